"""The names of months and weekdays."""

from __future__ import annotations

import pytest

from cleanpage.lexicon.calendar_names import MONTH_NAMES, WEEKDAY_NAMES
from cleanpage.lexicon.months import MONTHS, WEEKDAYS


@pytest.mark.parametrize("names", MONTH_NAMES)
def test_a_year_has_twelve_months(names: str) -> None:
    assert len(names.split()) == 12


@pytest.mark.parametrize("names", WEEKDAY_NAMES)
def test_a_week_has_seven_days(names: str) -> None:
    assert len([name for name in names.split() if name != "feira"]) == 7


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("january", 1),
        ("февруари", 2),
        ("févr", 2),
        ("fév", 2),
        ("mac", None),
        ("-", None),
        ("listopada", 11),
        ("lipca", 7),
        ("lipnja", 6),
        ("setiembre", 9),
        ("נובמבר", 11),
        ("בנובמבר", 11),
        ("kesäkuuta", 6),
    ],
)
def test_the_number_of_a_month(name: str, number: int | None) -> None:
    assert MONTHS.get(name) == number


def test_weekdays_are_single_words() -> None:
    assert {"monday", "tues", "feira", "terça", "п'ятниця"} <= WEEKDAYS
    assert not any(" " in name or "-" in name for name in WEEKDAYS)
