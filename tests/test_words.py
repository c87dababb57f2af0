"""The words of short blocks and their scores."""

from __future__ import annotations

import pytest

from cleanpage.words import furniture_words, word_score


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
    assert furniture_words(text) == words


def test_each_word_counts_once_and_unknown_ones_nothing() -> None:
    scores = {"share": -0.5, "menu": -1.0}
    assert word_score("Share, share and share alike: MENU", scores) == pytest.approx(-1.5)
