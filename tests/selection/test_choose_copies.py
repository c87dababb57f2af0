"""What a page shows twice is kept once; what recurs by its nature is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Segment
from cleanpage.selection.choose import without_copies


def kept(texts: str, tokens: int = 20, *, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    """Which of these blocks are kept, each called by one letter."""
    indices = without_copies([Segment(text, kind) for text in texts], [tokens] * len(texts), range(len(texts)))
    return "".join(texts[index] for index in indices)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("abc", "abc"),
        ("abcabc", "abc"),
        ("abab", "ab"),
        ("ababab", "ab"),
        ("abxcab", "abxc"),
        ("axbcab", "axbc"),
        ("abcxac", "abcx"),
        ("", ""),
    ],
    ids=["none", "all", "two", "thrice", "apart", "gap in the first", "gap in the copy", "nothing"],
)
def test_a_run_that_the_page_repeats_is_kept_once(texts: str, expected: str) -> None:
    assert kept(texts) == expected


@pytest.mark.parametrize("texts", ["abba", "aba", "aaa", "abcaxb"])
def test_a_short_block_that_recurs_alone_or_in_another_order_stays(texts: str) -> None:
    assert kept(texts) == texts


@pytest.mark.parametrize(
    ("texts", "tokens", "expected"),
    [
        ("axa", [25, 1, 25], "ax"),
        ("axa", [24, 1, 24], "axa"),
        ("abxab", [8, 7, 1, 8, 7], "abx"),
        ("abxab", [7, 7, 1, 7, 7], "abxab"),
    ],
    ids=["long block", "short block", "long run", "short run"],
)
def test_a_copy_is_told_by_its_length(texts: str, tokens: list[int], expected: str) -> None:
    segments = [Segment(text, BlockKind.PARAGRAPH) for text in texts]
    assert "".join(texts[index] for index in without_copies(segments, tokens, range(len(texts)))) == expected


def test_a_line_of_code_is_no_copy() -> None:
    assert kept("abab", 99, kind=BlockKind.CODE) == "abab"
    assert kept("abab", 99, kind=BlockKind.LIST_ITEM) == "ab"


def test_code_ends_a_run_of_copies() -> None:
    kinds = [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH] * 2
    segments = [Segment(text, kind) for text, kind in zip("abcabc", kinds, strict=True)]
    assert without_copies(segments, [10] * 6, range(6)) == [0, 1, 2, 3, 4, 5]
    assert without_copies(segments, [30] * 6, range(6)) == [0, 1, 2, 4]


def test_one_word_of_difference_is_no_copy() -> None:
    texts = ["The ferry was late again.", "The ferry was late once again."]
    assert without_copies([Segment(text, BlockKind.PARAGRAPH) for text in texts], [99, 99], [0, 1]) == [0, 1]


def test_what_was_not_chosen_has_no_copies() -> None:
    segments = [Segment(text, BlockKind.PARAGRAPH) for text in "abab"]
    assert without_copies(segments, [99] * 4, [2, 3]) == [2, 3]
    assert without_copies(segments, [99] * 4, [1, 2, 3]) == [1, 2]


@settings(deadline=None)
@given(st.text("abcd", max_size=14), st.integers(1, 40), st.sets(st.integers(0, 13)))
def test_no_text_is_lost_and_first_occurrences_stay(texts: str, tokens: int, wanted: set[int]) -> None:
    chosen = [index for index in range(len(texts)) if index in wanted]
    segments = [Segment(text, BlockKind.PARAGRAPH) for text in texts]
    found = without_copies(segments, [tokens] * len(texts), chosen)
    firsts = {texts[index]: index for index in reversed(chosen)}
    assert set(firsts.values()) <= set(found) <= set(chosen)
    assert found == sorted(found)


@settings(deadline=None)
@given(st.text("abcd", max_size=14))
def test_long_blocks_are_each_kept_once(texts: str) -> None:
    assert kept(texts, 25) == "".join(dict.fromkeys(texts))
