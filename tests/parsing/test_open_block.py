"""What is noted of a block while its text is collected, and what the next one inherits."""

from __future__ import annotations

import pytest

from cleanpage.page import BlockKind
from cleanpage.parsing.document import LINE_BREAK, Mark, Segment
from cleanpage.parsing.open_block import OpenBlock


def finished(block: OpenBlock, kind: BlockKind = BlockKind.PARAGRAPH) -> Segment:
    return block.to_segment(block.text(), kind, element=1)


@pytest.mark.parametrize(
    ("pieces", "text", "code"),
    [
        ([], "", ""),
        (["  one", "\n\ttwo "], "one two", "  one\n\ttwo"),
        (["one", LINE_BREAK, " two", LINE_BREAK], "one\ntwo", "one\n two"),
        (["one", LINE_BREAK, LINE_BREAK, "two"], "one\ntwo", "one\n\ntwo"),
        (["\u200b", "\ufeff "], "", "\u200b\ufeff"),
    ],
)
def test_white_space_is_normalised_but_in_code(pieces: list[str], text: str, code: str) -> None:
    block = OpenBlock()
    block.pieces += pieces
    assert (block.text(), block.text(is_code=True)) == (text, code)


def test_a_line_of_code_ends_once() -> None:
    block = OpenBlock()
    block.end_line()
    assert block.pieces == []
    block.pieces.append("x = 1")
    block.end_line()
    block.end_line()
    block.pieces.append("y = 2\n")
    block.end_line()
    assert block.pieces == ["x = 1", LINE_BREAK, "y = 2\n"]


def test_an_open_link_goes_on_in_the_next_block() -> None:
    block = OpenBlock()
    block.open_markup("a", 5)
    block.open_markup("i", 6)
    block.pieces.append("one")
    first = finished(block)
    block.restart()
    block.pieces.append("two three")
    second = finished(block)
    assert (first.links, first.link_chars, first.marks) == ((5,), 3, (Mark(0, 5), Mark(0, 6)))
    assert (second.links, second.link_chars, second.marks) == ((5,), 9, (Mark(0, 5),))


def test_nested_links_and_bold_elements_count_their_text_once() -> None:
    block = OpenBlock()
    for tag, element in (("a", 1), ("a", 2), ("b", 3), ("strong", 4)):
        block.open_markup(tag, element)
    block.pieces.append("all of it")
    for tag, element in (("strong", 4), ("b", 3), ("a", 2), ("a", 1)):
        block.close_markup(tag, element)
    segment = finished(block)
    assert (segment.link_chars, segment.links, segment.kind) == (9, (1, 2), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [("All bold", BlockKind.HEADING, 3), ("A sentence.", BlockKind.PARAGRAPH, 0), ("x" * 81, BlockKind.PARAGRAPH, 0)],
)
def test_a_short_bold_paragraph_is_a_heading(text: str, kind: BlockKind, level: int) -> None:
    block = OpenBlock()
    block.open_markup("b", 2)
    block.pieces.append(text)
    block.close_markup("b", 2)
    segment = finished(block)
    assert (segment.kind, segment.level) == (kind, level)
