"""The tree of a body: what was nested stays nested, what was apart stays apart, whatever the markup is like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleanpage
from cleanpage import structure
from cleanpage.parsing.document import Document, Outline
from cleanpage.parsing.html_parser import parse_html
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.structure.tree import language_of
from cleanpage.structure.urls import UrlResolver
from cleanpage.writers import markdown
from support.markdown_reading import read_markdown
from support.random_trees import leaves

PAGES = Path(__file__).parent / "pages"
URL = "https://example.org/a/b.html"


def parsed(source: str, url: str | None = URL) -> Document:
    document = parse_html(source.encode())
    document.url = url
    return document


def write(source: str, url: str | None = URL) -> str:
    """The Markdown of a page if all of it is the body."""
    document = parsed(source, url)
    return markdown.write(structure.build(document, range(len(document.segments))))


@pytest.mark.parametrize("source", sorted(PAGES.glob("*.html")) + sorted(PAGES.glob("*.txt")), ids=lambda p: p.name)
def test_pages_come_out_as_expected(source: Path) -> None:
    if source.name.endswith(".out.html"):
        return
    page = cleanpage.extract(source.read_bytes(), url=URL, focus="recall")
    assert f"{page.markdown()}\n" == source.with_suffix(".md").read_text("utf-8")
    if source.suffix == ".html":
        assert f"{page.html()}\n" == source.with_suffix(".out.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<li>a<li>b<p>after", "- a\n\n- b\n\n  after"),
        ("<ul>a<li>b</ul>", "- a\n- b"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "- a\n  - b\n\n  c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<ol start=7><li>a<li>b</ol>", "7. a\n8. b"),
        ("<ol start=x><li>a</ol>", "1. a"),
        ("<ol start=-3><li>a</ol>", "1. a"),
        ("<ol start=99999999999><li>a</ol>", "1. a"),
        ("<dl><dt>a<dd>b<dd>c</dl>", "**a**\n\nb\n\nc"),
        ("<dd>b", "b"),
        ("<dl>a<dd>b</dl>", "a\n\nb"),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b"),
        ("<ul><li><h3>a</h3>b</ul>", "- ### a\n\n  b"),
        ("<ul><li><pre>a\n\n b</pre></ul>", "- ```\n  a\n\n   b\n  ```"),
    ],
)
def test_lists_of_good_and_bad_markup(source: str, written: str) -> None:
    assert write(source) == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("a<b>b</b>c", "a**b**c"),
        ("a <b> b </b> c", "a **b** c"),
        ("a<b> b</b>c", "a **b**c"),
        ("a<br>b", "a\\\nb"),
        ("<i>a<br>b</i>", "*a\\\nb*"),
        ("a <a href=x>b <i>c</i></a>", "a [b *c*](https://example.org/a/x)"),
        ("a <a>b</a>", "a b"),
        ("a <a href='#x'>b</a>", "a [b](https://example.org/a/b.html#x)"),
        ("a <a href=' java\nscript:x'>b</a>", "a b"),
        ("a <a href='JavaScript:x'>b</a>", "a b"),
        ("a <a href='data:text/html,x'>b</a>", "a b"),
        ("a <a href='http://[x'>b</a>", "a b"),
        ("a <a href='mailto:jane@example.org'>b</a>", "a [b](mailto:jane@example.org)"),
        ("a <del>b</del> <s>c</s>", "a ~~b c~~"),
        ("a <code>b  c</code>", "a `b c`"),
        ("<p>a <b>b<p>c</b> d", "a **b**\n\nc d"),
        ("a<b></b>b", "ab"),
        ("<h2><b>a</b> <i>b</i></h2>", "## a *b*"),
        ("a <img src=x.png alt='b c'> d", "a ![b c](https://example.org/a/x.png) d"),
        ("a<img src=x.png>", "a![](https://example.org/a/x.png)"),
        ("a <img> b", "a b"),
    ],
)
def test_words_and_styles(source: str, written: str) -> None:
    assert write(f"<p>{source}</p>" if "<h2>" not in source and "<p>" not in source else source) == written


def test_urls_stay_relative_if_that_of_the_page_is_unknown() -> None:
    assert write("<p>a <a href='x y'>b</a>", None) == "a [b](x%20y)"


@pytest.mark.parametrize(
    ("base", "url", "resolved"),
    [
        ("/c/", "x", "https://example.org/c/x"),
        ("https://example.com/", "x", "https://example.com/x"),
        ("http://[", "x", "x"),
        ("javascript:alert(1)//", "x", "x"),
    ],
)
def test_a_base_counts(base: str, url: str, resolved: str) -> None:
    assert UrlResolver(parsed(f"<base href='{base}'>")).link(url) == resolved


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


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("<table><tr><td>x</table>", True),
        ("<table><tr><th><p>x</table>", True),
        ("<table><caption>x</caption></table>", False),
        ("<table><tr><td><table><caption>x</caption></table></table>", False),
        ("<p>x", False),
    ],
)
def test_a_place_in_a_table_is_that_of_the_innermost_cell(source: str, place: bool) -> None:
    document = parsed(source)
    (segment,) = document.segments
    assert (structure.table_place(document.outline, segment.element) is not None) is place


def test_the_widest_spans_are_cut() -> None:
    written = write("<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c<td>d</table>")
    assert len(written) < 2_000


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ("language-python", "python"), ("hljs lang-JS", "js"), ("highlight-source-c++", "c++"),
        ("brush: bash;", "bash"), ("sourceCode haskell", "haskell"), ("highlight-rust notranslate", "rust"),
        ("language-none", ""), ("highlight-text", ""), ("code", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_code_block_is_read_from_its_class(names: str, language: str) -> None:
    assert language_of(Outline(["#document", "pre"], [0, 0], ["", names]), 1) == language


def write_body(source: str, body: list[int], beside: list[int] | None = None) -> str:
    document = parsed(source)
    return markdown.write(structure.build(document, body, (beside or []).__contains__))


def test_images_between_blocks_of_the_body_are_shown() -> None:
    assert write_body("<p>a<p><img src=/x.png><p>b", [0, 1]) == "a\n\n![](https://example.org/x.png)\n\nb"


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("<p>a<p><img src=/x.png><p>not the body", [0]),
        ("<p>a<p><img src=/x.png width=1 height=1><p>b", [0, 1]),
        ("<p>a<p><img src='data:image/png;base64,x'><p>b", [0, 1]),
        ("<img src=/x.png><p>a", [0]),
    ],
)
def test_other_images_are_not(source: str, body: list[int]) -> None:
    assert "![" not in write_body(source, body)


def test_an_image_below_the_headline_and_one_with_a_caption_are_shown() -> None:
    assert write_body("<h1>t</h1><img src=/x.png><p>a", [1], [0]).startswith("![]")
    figure = "<p>a</p><figure><img src=/x.png><figcaption>c</figcaption></figure><p>no body</p>"
    assert write_body(figure, [0, 1]) == "a\n\n![](https://example.org/x.png)\n\nc"


def test_images_that_are_loaded_late_have_their_url() -> None:
    assert write("<p>a <img src='data:x' data-src=/x.png alt=b> c") == "a ![b](https://example.org/x.png) c"
    assert write("<p>a <img srcset='/x.png 1x, /y.png 2x'> c") == "a ![](https://example.org/x.png) c"


def test_lists_of_a_text_scrape() -> None:
    document = segment_lines("## One\n\n- a\n- b\n\nText that is a paragraph.\n\n1. c\n2. d\n\n5) e\n")
    written = markdown.write(structure.build(document, range(len(document.segments))))
    assert written == "## One\n\n- a\n- b\n\nText that is a paragraph.\n\n1. c\n2. d\n\n5) e"


def test_a_paragraph_between_two_items_of_a_text_scrape_does_not_change_their_numbers() -> None:
    document = segment_lines("1. The first of the two.\n\nA paragraph that says more about it.\n\n2. The second.\n")
    written = markdown.write(structure.build(document, range(len(document.segments))))
    assert written == "1. The first of the two.\n\nA paragraph that says more about it.\n\n2. The second."


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "dl><dd", "table><tr><td", "b", "div", "a href=x"])
def test_depth_costs_no_recursion(tag: str) -> None:
    assert "text" in write(f"<{tag}>" * 20_000 + "text")


TAGS = st.sampled_from(
    """
    <p> </p> <ul> </ul> <ol> <li> </li> <dl> <dt> <dd> </dl> <blockquote> </blockquote> <table> <tr> <td> <th> </table>
    <b> </b> <i> </i> <code> </code> <a_href=/x> </a> <br> <pre> </pre> <h2> </h2> <img_src=/y_alt=z> <div> </div>
    """.split()
).map(lambda tag: tag.replace("_", " "))
SOUP = st.lists(TAGS | st.sampled_from(["word", " ", "*", "1.", "\n", "|", "# x", "`"]), max_size=30).map("".join)


@settings(deadline=None, max_examples=500)
@given(SOUP)
def test_every_text_is_in_the_tree_once_and_reads_as_it_was(source: str) -> None:
    document = parsed(source)
    nodes = structure.build(document, range(len(document.segments)))
    expected = list(leaves(nodes))
    assert "".join(letters(leaf.text) for leaf in expected) == "".join(letters(s.text) for s in document.segments)
    assert read_markdown(markdown.write(nodes)) == expected


def letters(text: str) -> str:
    return "".join(text.split())
