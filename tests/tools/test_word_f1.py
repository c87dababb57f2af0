"""Word F1."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.tools.word_f1 import tokenise, word_overlap

WORDS = st.lists(st.sampled_from(["a", "b", "c", "雪", "山"]), max_size=12).map(" ".join)
SETTINGS = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("Two words", ["two", "words"]),
        ("雪山 snow", ["雪", "山", "snow"]),
        ("abc雪def", ["abc", "雪", "def"]),
        ("かなカナ한국", ["か", "な", "カ", "ナ", "한", "국"]),
        ("don't stop-gap", ["don", "t", "stop", "gap"]),
        ("snake_case 3.14", ["snake", "case", "3", "14"]),
        ("…—。!?", []),
        ("ÉCOLE", ["école"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert tokenise(text) == tokens


@pytest.mark.parametrize(
    ("text", "gold", "precision", "recall", "f1"),
    [
        ("", "", 1, 1, 1),
        ("a", "", 0, 0, 0),
        ("", "a", 0, 0, 0),
        ("...", "", 1, 1, 1),
        ("a b", "b a", 1, 1, 1),
        ("a", "b", 0, 0, 0),
        ("a b", "a", 0.5, 1, 2 / 3),
        ("a", "a b", 1, 0.5, 2 / 3),
        ("a a a", "a", 1 / 3, 1, 0.5),
    ],
)
def test_overlap(text: str, gold: str, precision: float, recall: float, f1: float) -> None:
    found = word_overlap(text, gold)
    assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))


@SETTINGS
@given(WORDS)
def test_a_text_meets_itself(text: str) -> None:
    assert word_overlap(text, text).f1 == 1.0


@SETTINGS
@given(WORDS, WORDS)
def test_swapping_text_and_gold_swaps_precision_and_recall(text: str, gold: str) -> None:
    one, other = word_overlap(text, gold), word_overlap(gold, text)
    assert (one.precision, one.recall, one.f1) == pytest.approx((other.recall, other.precision, other.f1))
    assert 0 <= one.f1 <= 1


@SETTINGS
@given(WORDS, WORDS)
def test_f1_lies_between_precision_and_recall(text: str, gold: str) -> None:
    found = word_overlap(text, gold)
    low, high = sorted((found.precision, found.recall))
    assert low - 1e-12 <= found.f1 <= high + 1e-12
