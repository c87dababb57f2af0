"""What is judged as one: paragraphs by themselves, and runs of short blocks of one list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.groups import group_blocks
from cleanpage.text.characters import SENTENCE_WEIGHT

PROSE = "The bakery in the lower street opens at five, and by six the first loaves are sold already."
LONG_ITEM = "a phrase that is as long as a sentence"


def groups_of(document: Document) -> list[list[str]]:
    return [[document.segments[i].text for i in group] for group in group_blocks(document, measure(document))]


def in_text(*lines: str) -> list[list[str]]:
    return groups_of(segment_lines("\n".join(lines)))


def in_html(body: str) -> list[list[str]]:
    return groups_of(read_tree(etree.HTML(f"<html><body>{body}</body></html>")))


def test_a_paragraph_is_a_group() -> None:
    assert in_text(PROSE, PROSE) == in_html(f"<p>{PROSE}<p>{PROSE}") == [[PROSE], [PROSE]]


def test_short_lines_between_paragraphs_are_one_group() -> None:
    assert in_text(PROSE, "bread", "rolls", "cake", PROSE) == [[PROSE], ["bread", "rolls", "cake"], [PROSE]]


def test_a_short_line_alone_is_none() -> None:
    assert in_text(PROSE, "bread", PROSE) == [[PROSE], [PROSE]]
    assert in_text("bread") == []
    assert in_text("") == []


def test_a_long_line_of_a_run_is_a_group_by_itself_as_well() -> None:
    longer = f"{LONG_ITEM}, and longer than that"
    assert len(LONG_ITEM) >= SENTENCE_WEIGHT
    assert in_text("bread", LONG_ITEM, "rolls") == [["bread", LONG_ITEM, "rolls"]]
    assert in_text("Bread", longer, "Rolls") == [["Bread", longer, "Rolls"], [longer]]


def test_a_paragraph_that_ends_with_a_colon_introduces_and_is_not_part_of_the_list() -> None:
    introduction = PROSE.rstrip(".") + ":"
    assert in_text(introduction, "bread", "rolls") == [[introduction], ["bread", "rolls"]]


def test_a_long_line_without_an_end_is_part_of_the_list() -> None:
    line = PROSE.rstrip(".")
    assert in_text(line, "Bread", "Rolls") == [[line, "Bread", "Rolls"], [line]]


def test_the_items_of_a_list_are_one_group() -> None:
    assert in_html(f"<p>{PROSE}</p><ul><li>bread<li>rolls</ul><p>{PROSE}</p>") == [[PROSE], ["bread", "rolls"], [PROSE]]


def test_two_lists_with_nothing_else_around_them_are_one_group() -> None:
    assert in_html("<div><ul><li>bread<li>rolls</ul><ol><li>cake</ol></div>") == [["bread", "rolls", "cake"]]


def test_two_lists_beside_prose_are_two_groups() -> None:
    lists = "<ul><li>bread<li>rolls</ul><ul><li>cake<li>tarts</ul>"
    assert in_html(f"<div>{lists}<p>{PROSE}</p></div>") == [["bread", "rolls"], ["cake", "tarts"], [PROSE]]


def test_two_lists_right_in_the_body_are_two_groups() -> None:
    assert in_html("<ul><li>bread<li>rolls</ul><ul><li>cake<li>tarts</ul>") == [["bread", "rolls"], ["cake", "tarts"]]


def test_children_of_one_element_with_one_block_each_are_one_group_even_beside_prose() -> None:
    assert in_html(f"<p>{PROSE}</p><p>bread</p><p>rolls</p><div>cake</div>") == [[PROSE], ["bread", "rolls", "cake"]]


def test_parts_of_one_paragraph_are_one_group() -> None:
    assert in_html(f"<p>{PROSE}</p><p>bread<br><br>rolls<br><br>cake</p>") == [[PROSE], ["bread", "rolls", "cake"]]


@pytest.mark.parametrize("heading", ["<h2>Baker's news</h2>", "<p><b>Baker's news</b></p>"])
def test_a_heading_is_in_no_group_with_anything_else(heading: str) -> None:
    assert in_html(f"<div>{heading}<p>bread</p><p>rolls</p></div>") == [["bread", "rolls"]]
    assert in_html(f"<div><p>bread</p><p>rolls</p>{heading}</div>") == [["bread", "rolls"]]


def test_headings_in_a_row_are_one_group() -> None:
    assert in_html("<div><h3>Bread</h3><h3>Rolls</h3><p>cake</p></div>") == [["Bread", "Rolls"]]


HTML_PARTS = st.lists(
    st.sampled_from(
        ["<p>bread</p>", f"<p>{PROSE}</p>", "<ul><li>a<li>b</ul>", "<h2>News</h2>", f"<li>{LONG_ITEM}", "<div>"]
    ),
    max_size=9,
).map("".join)


@settings(deadline=None)
@given(HTML_PARTS)
def test_groups_are_in_order_and_every_long_block_is_in_one(markup: str) -> None:
    document = read_tree(etree.HTML(f"<html><body>{markup}</body></html>"))
    measures = measure(document)
    groups = group_blocks(document, measures)
    assert [group.start for group in groups] == sorted(group.start for group in groups)
    assert all(len(group) > 1 or measures.weights[group.start] >= SENTENCE_WEIGHT for group in groups)
    covered = {i for group in groups for i in group}
    assert {i for i, weight in enumerate(measures.weights) if weight >= SENTENCE_WEIGHT} <= covered
    for group in groups:
        assert len({document.segments[i].kind is BlockKind.HEADING for i in group}) == 1
