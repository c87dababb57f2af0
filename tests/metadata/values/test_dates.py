"""Dates in all their forms."""

from __future__ import annotations

import pytest

from cleanpage.metadata.values.dates import (
    DateKind,
    are_neighbours,
    find_dates,
    label_at_end,
    parse_date,
    prints_day_first,
)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-01-11T23:59:00-08:00", "2024-01-11"),
        ("20240111", "2024-01-11"),
        ("Tue, 08 Jun 2021 00:39:00 GMT", "2021-06-08"),
        ("2024年1月11日", "2024-01-11"),
        ("2024. 1. 11.", "2024-01-11"),
        ("January 5, 2024", "2024-01-05"),
        ("Sept. 5th, 2024", "2024-09-05"),
        ("5 janvier 2024", "2024-01-05"),
        ("1er mai 2024", "2024-05-01"),
        ("5. Januar 2024", "2024-01-05"),
        ("5 de enero de 2024", "2024-01-05"),
        ("11 января 2024", "2024-01-11"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("05.06.2024", "2024-06-05"),
        ("NewsDecember 3, 2025", "2025-12-03"),
        ("2024-Jan-05", "2024-01-05"),
        ("2024. január 5.", "2024-01-05"),
        ("5. 1. 2024", "2024-01-05"),
        ("5 tháng 1, 2024", "2024-01-05"),
        ("ngày 5 tháng 11 năm 2024", "2024-11-05"),
        ("5 Tháng Mười Một, 2024", "2024-11-05"),
        ("令和6年1月11日", "2024-01-11"),
        ("令和元年(2019年)5月1日", "2019-05-01"),
        ("中華民國113年1月11日", "2024-01-11"),
        ("11 जनवरी 2024", "2024-01-11"),
        ("Best of 2024 May 12, 2025", "2025-05-12"),
        ("05/06/2024", None),
        ("2024-02-30", None),
        ("2023-02-29", None),
        ("2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_formats(value: str, iso: str | None) -> None:
    assert parse_date(value) == iso


def test_prints_day_first_follows_the_language() -> None:
    assert parse_date("05/06/2024", prints_day_first("en-US")) == "2024-05-06"
    assert parse_date("05/06/2024", prints_day_first("fr")) == "2024-06-05"


def test_several_dates_in_a_line() -> None:
    spans = find_dates("Published March 3, 2024, updated 5 April 2024")
    assert [span.iso for span in spans] == ["2024-03-03", "2024-04-05"]


@pytest.mark.parametrize(
    ("before", "kind", "start"),
    [
        ("Published: ", DateKind.PUBLICATION, 0),
        ("By Jane Doe, updated on Monday, ", DateKind.CHANGE, 13),
        ("Joined ", DateKind.OTHER, 7),
        ("更新时间：", DateKind.PUBLICATION, 5),  # bylines are searched with half-width colons
        ("更新时间:", DateKind.CHANGE, 0),
        ("", DateKind.PUBLICATION, 0),
    ],
)
def test_the_label_before_a_date(before: str, kind: DateKind, start: int) -> None:
    label = label_at_end(before)
    assert (label.kind, label.start) == (kind, start)


def test_neighbours_are_one_day_apart() -> None:
    assert are_neighbours("2023-12-31", "2024-01-01")
    assert are_neighbours("2024-01-01", "2023-12-31")
    assert not are_neighbours("2024-01-01", "2024-01-03")
