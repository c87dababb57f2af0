"""The headline, and what is taken off a claimed title."""

from __future__ import annotations

import pytest

from cleanpage.metadata.headline import folded_site_names, without_site, word_f1, words_of


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("A day out | Example", "A day out"),
        ("一日游_旅游频道_某某网", "一日游"),
        ("Stop-motion basics", "Stop-motion basics"),
        ("What next? - Example News", "What next?"),
        ("Home - Example", "Home - Example"),
    ],
)
def test_site_is_taken_off(claim: str, title: str) -> None:
    assert without_site(claim, frozenset()) == title


def test_overlap_counts_han_characters() -> None:
    assert word_f1(words_of("一日游"), words_of("一日遊")) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://www.daily-example.com/a", {"dailyexample", "dailyexamplecom"}),
        ("https://www.daily-example.co.uk/a", {"dailyexample", "dailyexamplecouk"}),
        ("https://news.ex.com.cn/a", {"news", "excomcn", "newsexcomcn"}),
        ("https://localhost/a", set()),
        ("/a", set()),
        ("", set()),
    ],
)
def test_a_public_suffix_is_no_name_of_a_site(url: str, names: set[str]) -> None:
    assert folded_site_names([], url) == names


def test_the_names_in_the_markup_are_folded() -> None:
    assert folded_site_names(["The Daily Example", "Daily-Example!", "…"], "") == {"dailyexample"}
