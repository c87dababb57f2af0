"""The words of short blocks and their scores."""

from __future__ import annotations

import pytest

from cleanpage.scoring.boilerplate_words import boilerplate_words, word_scores


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Share on X", {"share"}),
        ("SIGN IN or sign up", {"sign"}),
        ("Übersicht & Préférences", {"übersicht", "préférences"}),
        ("点击排行", {"点击", "击排", "排行"}),
        ("ログイン", {"ログ", "グイ", "イン"}),
        ("2024 | 17:30", set()),
        ("", set()),
    ],
)
def test_words_are_lower_case_and_bigrams_where_words_are_not_spaced(text: str, words: set[str]) -> None:
    assert boilerplate_words(text) == words


def test_each_word_counts_once_and_unknown_ones_nothing() -> None:
    scores = {"share": -0.5, "menu": -1.0}
    assert word_scores(["Share, share and share alike: MENU"], [6], scores) == pytest.approx([-1.5])


@pytest.mark.parametrize("between", ["plain", "雪", "a\0b", "", "two\nlines"])
def test_every_block_gets_its_own_score_whatever_stands_between(between: str) -> None:
    scores = {"menu": -1.0, "雪山": 2.0}
    assert word_scores(["menu", between, "menu 雪山"], [1, 1, 3], scores) == pytest.approx([-1.0, 0.0, 1.0])


def test_a_long_block_has_no_score() -> None:
    assert word_scores(["menu " * 30, "menu"], [30, 1], {"menu": -1.0}) == pytest.approx([0.0, -1.0])


@pytest.mark.parametrize("first", ["alpha", "雪山 alpha"])
def test_the_sum_does_not_depend_on_the_order_of_the_words(first: str) -> None:
    scores = {"alpha": 1e16, "beta": 1.0, "gamma": -1e16}
    assert word_scores([f"{first} beta gamma"], [3], scores) == [1.0]
