"""Tables of data are tables, and those that lay out a page are none."""

from __future__ import annotations

import pytest

from support.whole_body import write


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["| a | b |", "| c | d |"]),
        ("<tr><th>a<th>b<tr><td>c<td>d", ["| c | d |"]),
        ("<tr><td>a<td></td><td>b<tr><td><td><td>c", ["| a |  | b |", "|  |  | c |"]),
        ("<tr><td colspan=2>a<td>b", ["| a |  | b |"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", ["| a | b |", "|  | c |", "| d | e |"]),
        ("<tr><td><p>a</p><td><p>b</p>", ["| a | b |"]),
        ("<tr><td>a|b<td>c", ["| a\\|b | c |"]),
        ("<caption>x</caption><tr><td>a<td>b", ["| a | b |"]),
        ("<tr><form><td>a<td>b</form>", ["| a | b |"]),
        ("<tr><td>a<td><pre>b</pre>", ["| a | b |"]),
    ],
)
def test_tables_of_data(source: str, rows: list[str]) -> None:
    assert write(f"<table>{source}</table>").split("---|\n")[-1].split("--- |\n")[-1].splitlines() == rows


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>only one cell</table>",
        "<table><tr><td><p>a</p><p>b</p><td><p>c</p><p>d</p></table>",
        "<table><tr><td>a<tr><td>b<tr><td>c</table>",
        f"<table><tr><td>menu<td>{'The whole article. ' * 80}</table>",
        "<table><tr><td>a<td><blockquote>b</blockquote></table>",
        "<table><tr><td><pre>1\n2</pre><td><pre>a = 1\nb = 2</pre></table>",
    ],
)
def test_tables_of_layout_are_none(source: str) -> None:
    assert "---" not in write(source)


def test_a_table_in_a_layout_table_is_one() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    written = write(f"<table><tr><td><p>Text.</p><p>More text.</p>{inner}</table>")
    assert written == "Text.\n\nMore text.\n\n|  |  |\n| --- | --- |\n| a | b |"


def test_text_between_the_cells_of_a_table_stays_where_it_is() -> None:
    written = write("<table><tr><td>a<td>b<tr>between<tr><td>c<td>d</table>")
    assert written.index("| a | b |") < written.index("between") < written.index("| c | d |")


def test_an_image_between_the_cells_of_a_table_does_not_part_it() -> None:
    image = "<table><tr><td><img src=/x.png></table>"
    written = write(f"<table><tr><td>a<td>b<tr><td>{image}<td>c<tr><td>d<td>e</table>")
    assert written.startswith("![](https://example.org/x.png)\n\n|  |  |\n")
    assert written.count("---") == 2


def test_the_widest_spans_are_cut() -> None:
    written = write("<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c<td>d</table>")
    assert len(written) < 2_000
