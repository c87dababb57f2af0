"""Plain text: paragraphs, lists, and rows of those tables that Markdown and HTML have for tables too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import parse_html
from cleanpage.structure import Container, Node, Table
from cleanpage.structure.tree import build
from cleanpage.writers.text import text_of
from support.random_trees import text_in


def write(source: str) -> str:
    """The text of a page if all of it is the body."""
    document = parse_html(source.encode())
    return text_of(document, range(len(document.segments)))


def test_a_table_of_data_is_written_by_rows() -> None:
    assert write("<table><tr><td>a<td>b<tr><td>c<td>d</table>") == "a\tb\nc\td"


def test_two_tables_are_two_paragraphs() -> None:
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert write(table * 2) == "a\tb\nc\td\n\na\tb\nc\td"


def test_what_stands_in_a_cell_of_a_layout_table_is_paragraphs() -> None:
    assert write("<table><tr><td>a<p>b</p>c</table>") == "a\n\nb\n\nc"


def test_table_cells_without_a_place_are_paragraphs() -> None:
    cells = [Segment(text, BlockKind.TABLE) for text in "ab"]
    assert text_of(Document(cells, Outline(), Head()), [0, 1]) == "a\n\nb"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<p>x<table><tr><td>a<td>b</table><p>y", "x\n\na\tb\n\ny"),
        ("<tr><th>a<th>b<tr><td><p>c</p><td><p>d</p>", "a\tb\nc\td"),
        ("<tr><td>a<td><ul><li>b</ul>", "a\tb"),
        ("<tr><td>a<br>b<td>c", "a b\tc"),
        ("<tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td><p>f</p><p>g</p>", "a\tb\nc\td\ne\tf g"),
        ("<caption>x</caption><tr><td>a<td>b", "x\n\na\tb"),
        ("<tr><td><td>a<td><td>b", "a\tb"),
        ("<tr><form><td>a<td>b</form>", "a\tb"),
    ],
)
def test_tables_of_data(source: str, written: str) -> None:
    assert write(source if "<table>" in source else f"<table>{source}</table>") == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<tr><td>a<tr><td>b<tr><td>c", "a\n\nb\n\nc"),
        ("<tr><td><p>a</p><p>b</p><td><p>c</p><p>d</p>", "a\n\nb\n\nc\n\nd"),
        ("<tr><td><ul><li>a<li>b</ul><td>c", "a\nb\n\nc"),
        ("<tr><td>a<td><blockquote>b</blockquote>", "a\n\nb"),
        ("<tr><td><pre>1\n2</pre><td><pre>a = 1\nb = 2</pre>", "1\n2\n\na = 1\nb = 2"),
    ],
)
def test_tables_of_layout(source: str, written: str) -> None:
    assert write(f"<table>{source}</table>") == written


def test_a_table_in_a_layout_table_is_one() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    assert write(f"<table><tr><td><p>Text.</p><p>More text.</p>{inner}</table>") == "Text.\n\nMore text.\n\na\tb"


def test_only_blocks_of_the_body_are_written() -> None:
    document = parse_html(b"<p>x<p>y<table><tr><td>a<td>b<td>c<tr><td>d<td>e</table>")
    assert text_of(document, [1, 2, 4, 6]) == "y\n\na\tc\ne"


TAGS = "<p> </p> <ul> </ul> <li> <table> </table> <tr> <td> <th> </td> <br> <pre> </pre> <div> </div> <form> <caption>"
SOUP = st.lists(st.sampled_from([*TAGS.split(), "<table><tr><td>", "a", "b ", "\n"]), max_size=30).map("".join)


@settings(deadline=None, max_examples=500)
@given(SOUP)
def test_text_and_tree_have_the_same_tables(source: str) -> None:
    document = parse_html(source.encode())
    body = range(len(document.segments))
    text = text_of(document, body)
    assert "".join(text.split()) == "".join("".join(segment.text.split()) for segment in document.segments)
    tables = list(tables_in(build(document, body)))
    assert text.count("\t") == sum(rows.count("\t") for rows in tables)
    paragraphs = iter(text.split("\n\n"))
    assert all(rows in paragraphs for rows in tables)


def tables_in(nodes: Sequence[Node]) -> Iterator[str]:
    """The tables of a tree as they are in text."""
    for node in nodes:
        if isinstance(node, Container):
            yield from tables_in(node.children)
        elif isinstance(node, Table):
            rows = [[text_in(cell.content, " ") for cell in row.cells if cell.content] for row in node.rows]
            yield "\n".join("\t".join(cells) for cells in rows)
