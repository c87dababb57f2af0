"""Numbers to call among all the other numbers of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.spam.phones import phones_in


def count(text: str) -> int:
    (found,) = phones_in([text])
    return found


@pytest.mark.parametrize(
    "number",
    [
        "030 555 0110", "030/5550110", "(212) 555-0110", "1-800-555-0110", "+1 212 555 0110", "+49 30 5550110",
        "8-912-555-01-10", "8 (912) 555-01-10", "+7 (912) 555-01-10", "06 12 34 56 78", "13800000010", "0755-83010010",
        "010-1234-5610", "2012 3456", "0171.555.0110", "5550110", "55501100",
    ],
)  # fmt: skip
def test_a_number_to_call_is_known_in_many_forms(number: str) -> None:
    assert count(number) == count(f"Call {number}, ask for Jane") == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "no number", "2021", "12 34", "555 01", "2021-06-08", "08.06.2021", "8/6/2021", "2021年6月8日",
        "2019 2020", "1998 2004 2011", "1998 2004 2011 2017",
        "3.14159", "1,234,567", "11348-01-21G", "11348-01-2166G", "12345678901234567890",
        "4:30 and 5:15", "50 %", "10-20-30%", "1 000", "a1b2c3d4",
    ],
)  # fmt: skip
def test_other_numbers_are_none(text: str) -> None:
    assert count(text) == 0


def test_several_numbers_of_one_text_are_counted() -> None:
    assert count("Tel. 030 555 0110, 030 555 0120; 13800000010 or 13800000011") == 4


def test_each_text_has_its_own() -> None:
    assert phones_in(["030 555 0110", "", "none", "13800000010, 13800000011", "電話：0755-83010010"]) == [1, 0, 0, 2, 1]


def test_a_number_is_not_put_together_out_of_two_texts() -> None:
    assert phones_in(["030 555", "0110 22"]) == [0, 0]


def test_no_texts_have_no_numbers() -> None:
    assert phones_in([]) == []


@given(st.lists(st.text(st.sampled_from("0189 +-./()\nx電"), max_size=30), max_size=6))
def test_texts_searched_together_hold_what_each_holds_alone(texts: list[str]) -> None:
    assert phones_in(texts) == [count(text) for text in texts]
