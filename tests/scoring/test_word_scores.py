"""Words with scores: those of names, summed along the path, and those of short blocks."""

from __future__ import annotations

import pytest

from cleanpage.scoring.word_scores import NameScores, boilerplate_words, name_tokens, word_scores


@pytest.mark.parametrize(
    ("names", "tokens"),
    [
        ("", ()),
        ("entry-content", ("entry", "content")),
        ("entryContent EntryContent", ("entry", "content")),
        ("post_body__text", ("post", "body", "text")),
        ("SIDEBAR", ("sidebar",)),
        ("col-md-8", ("col",)),
        ("nav nav-top", ("nav", "top")),
        ("ab x9 a1b2c3", ()),
        ("x" * 19, ()),
        ("x" * 18, ("x" * 18,)),
        ("h2-Überschrift", ("berschrift",)),
        ("正文 content", ("content",)),
    ],
)
def test_words_of_a_name(names: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(names) == tokens


def test_own_scores_belong_to_the_element_alone() -> None:
    scores = NameScores({"story": 1.0, "menu": -2.0}, {})
    assert scores.own_scores(["", "story", "story menu", ""], range(4)) == [0.0, 1.0, -1.0, 0.0]


def test_path_scores_are_summed_down_the_path() -> None:
    scores = NameScores({}, {"story": 1.0, "menu": -2.0})
    assert scores.path_scores(["", "story", "menu", "other", ""], [0, 0, 1, 1, 2], range(5)) == [
        0.0,
        1.0,
        -1.0,
        1.0,
        -1.0,
    ]


def test_a_word_counts_once_in_a_name() -> None:
    scores = NameScores({"post": 1.0}, {"post": 1.0})
    names = ["", "post post-1 postPost"]
    assert scores.own_scores(names, range(2)) == scores.path_scores(names, [0, 0], range(2)) == [0.0, 1.0]


def test_unknown_words_score_nothing() -> None:
    scores = NameScores({}, {})
    assert scores.own_scores(["", "story"], range(2)) == [0.0, 0.0]
    assert scores.path_scores(["", "story"], [0, 0], range(2)) == [0.0, 0.0]


def test_a_name_that_was_met_before_has_the_same_scores() -> None:
    scores = NameScores({"story": 1.0}, {"story": 4.0})
    for _ in range(2):
        assert scores.own_scores(["", "story"], [0, 1]) == [0.0, 1.0]
        assert scores.path_scores(["", "story"], [0, 0], [0, 1]) == [0.0, 4.0]


def test_elements_that_nobody_wants_have_no_score() -> None:
    scores = NameScores({"story": 1.0}, {"story": 4.0})
    assert scores.own_scores(["", "story", "story"], [0, 2]) == [0.0, 0.0, 1.0]
    assert scores.path_scores(["", "story", "story"], [0, 0, 0], [0, 2]) == [0.0, 0.0, 4.0]


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
