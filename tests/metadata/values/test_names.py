"""Names of people in fields."""

from __future__ import annotations

import pytest

from cleanpage.metadata.values.names import fold_name, parse_names


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Jane Doe, MD, and John Roe, Senior Editor", ("Jane Doe, MD", "John Roe")),
        ("By Jane Doe & John Roe", ("Jane Doe", "John Roe")),
        ("Doe, Jane", ("Jane Doe",)),
        ("Jane Doe, March 3, 2024, 5 min read", ("Jane Doe",)),
        ("徐 畅、周慧敏", ("徐畅", "周慧敏")),
        ("山田 太郎", ("山田太郎",)),
        ("刘国 周炜", ("刘国", "周炜")),
        ("周思博 (Joel Example)", ("周思博 (Joel Example)",)),
    ],
)
def test_names_in_a_field(field: str, names: tuple[str, ...]) -> None:
    assert parse_names(field) == names


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Daily Example", "dailyexample"),
        ("The", "the"),
        ("example.org", "exampleorg"),
        ("某某网", "某某网"),
        ("—", ""),
    ],
)
def test_names_are_folded_for_comparison(name: str, folded: str) -> None:
    assert fold_name(name) == folded
