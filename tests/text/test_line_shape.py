"""Shapes of lines: what is folded, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.text.line_shape import line_shape


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("", ""),
        ("Flat, 95 sqm", "a, 9 a"),
        ("1.234,50 €", "9 €"),
        ("Tel. 030-123 45", "a. 9-9 9"),
        ("two words here", "a"),
        ("don't", "a"),
        ("房屋出租：三室", "a：a"),
        ("снять 2-комн.", "a 9-a."),
        ("a\t \u3000b", "a a"),
        ("snake_case", "a_a"),
        ("(*)", "(*)"),
    ],
)
def test_digits_and_letters_are_folded_and_punctuation_stays(text: str, shape: str) -> None:
    assert line_shape(text) == shape


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Van 2009, 88 000 km, 1 900", "Kombi 2014, 12 500 km, 15 300"),
        ("转让餐馆 138-0000-1111", "出租铺面 139-2222-3333"),
    ],
)
def test_ads_of_one_form_have_one_shape(one: str, other: str) -> None:
    assert line_shape(one) == line_shape(other)


def test_ads_of_two_forms_have_two() -> None:
    assert line_shape("Van, 1900") != line_shape("Van: 1900")


@given(st.text())
def test_no_digit_and_no_letter_is_left_of_a_line(text: str) -> None:
    shape = line_shape(text)
    assert [character for character in shape if character.isalpha() and character != "a"] == []
    assert [character for character in shape if character.isdecimal() and character != "9"] == []
