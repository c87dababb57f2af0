"""Words in the names of elements, and their scores along the path."""

from __future__ import annotations

import pytest

from cleanpage.scoring.class_names import NameScores, name_tokens


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


def test_near_scores_belong_to_the_element_alone() -> None:
    near, _ = NameScores({"story": 1.0, "menu": -2.0}, {}).of_elements(
        ["", "story", "story menu", ""], [0, 0, 1, 2], range(4)
    )
    assert near == [0.0, 1.0, -1.0, 0.0]


def test_far_scores_are_summed_down_the_path() -> None:
    scores = NameScores({}, {"story": 1.0, "menu": -2.0})
    _, path = scores.of_elements(["", "story", "menu", "other", ""], [0, 0, 1, 1, 2], range(5))
    assert path == [0.0, 1.0, -1.0, 1.0, -1.0]


def test_a_word_counts_once_in_a_name() -> None:
    near, path = NameScores({"post": 1.0}, {"post": 1.0}).of_elements(["", "post post-1 postPost"], [0, 0], range(2))
    assert (near[1], path[1]) == (1.0, 1.0)


def test_unknown_words_score_nothing() -> None:
    assert NameScores({}, {}).of_elements(["", "story"], [0, 0], range(2)) == ([0.0, 0.0], [0.0, 0.0])
