"""Bytes and trees to blocks: what the parser is asked for, pages without a bottom, and that both ways agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.page import WarningCode
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import LEVELS, parse_html, read_tree
from cleanpage.parsing.xpath import ElementPaths

SETTINGS = settings(deadline=None, max_examples=150)


def texts_of(document: Document) -> list[str]:
    return [block.text for block in document.segments]


def test_comments_and_instructions_do_not_part_text() -> None:
    assert texts_of(parse_html(b"<p>one<!-- not me -->two<?nor me?>three</p>")) == ["onetwothree"]


@pytest.mark.parametrize("data", [b"", b"   ", b"\n", b"<!-- nothing -->", b"<!doctype html>"])
def test_nothing_has_no_blocks(data: bytes) -> None:
    assert texts_of(parse_html(data)) == []


def test_bytes_are_utf8_whatever_the_page_declares() -> None:
    assert texts_of(parse_html("<meta charset=gbk><p>雪</p>".encode())) == ["雪"]


def test_no_entity_is_fetched_or_expanded() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>a&x;b</p>'
    assert "&x;" in "".join(texts_of(parse_html(page)))


def test_the_characters_of_a_link_do_not_depend_on_how_its_text_is_written() -> None:
    page = parse_html(b"<p><a href=x>Bread &amp; <b>salt</b> &lt;here&gt;</a></p>")
    assert [(block.text, block.link_chars) for block in page.segments] == [("Bread & salt <here>", 19)]


@pytest.mark.parametrize("depth", [3_000, 10_000, 200_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_open_elements_of_any_depth_are_read(depth: int, tag: str) -> None:
    page = parse_html(f"<p>first</p>{f'<{tag}>' * depth}deep".encode())
    assert texts_of(page) == ["first", "deep"]
    assert page.warnings == (WarningCode.PARSER_RECOVERED,)


def test_a_page_that_is_too_deep_becomes_flat_and_keeps_its_order() -> None:
    source = "".join(f"<div class=c{n}>a{n} <i>x</i>" for n in range(3_000)) + "</div> b" * 3_000 + "<p>end"
    page = parse_html(source.encode())
    wanted = texts_of(parse_html(source.replace("<div", "<hr").replace("</div>", "<hr>").encode()))
    assert texts_of(page) == wanted
    assert [name for name in page.outline.names if name] == [f"c{n}" for n in range(3_000)]
    assert depth_of(page) == LEVELS - 1


def depth_of(page: Document) -> int:
    depths = [0]
    for parent in page.outline.parents[1:]:
        depths.append(depths[parent] + 1)
    return max(depths)


def test_text_after_a_deep_element_does_not_run_into_it() -> None:
    page = parse_html(("<div>" * 3_000 + "<p>one</p>two<p>three</p>four" + "</div>five" * 3_000).encode())
    assert texts_of(page)[:4] == ["one", "two", "three", "four"]
    assert len(page.segments) == 3_004


def test_text_after_an_early_end_is_read_on_a_deep_page_as_well() -> None:
    page = "<p>one</body></html>" + "<div>" * 3_000 + "two" + "</div>" * 3_000 + "</html><p>three"
    assert texts_of(parse_html(page.encode())) == ["one", "two", "three"]


def test_what_would_take_too_long_to_read_is_cut_and_told() -> None:
    page = parse_html(b"<p>first</p>" + b"<div>" * 60_000 + b"deep</i>" * 60_000)
    assert texts_of(page) == ["first"]
    assert WarningCode.TRUNCATED in page.warnings


def test_a_page_that_was_read_as_it_is_has_no_warnings() -> None:
    for source in (b"", b"<p>one", b"</b></i>" * 500, b"<p>one</html><p>two", b"<div>" * 1_000):
        assert parse_html(source).warnings == ()


@SETTINGS
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(parse_html(data), Document)


PARTS = st.sampled_from(
    "one |two |&amp; |<p>|</p>|<div class='a b' id=c>|</div>|<a href=x>|</a>|<b>|</b>|<br>|<li>|<ul>|</ul>|<h2>|</h2>|"
    "<script>x</script>|<title>t</title>|<pre>\n a</pre>|<table><tr><td>|</table>|<span hidden>|</span>|</html>|"
    "<meta itemprop=d content=2020-01-01>|<time datetime=2021-02-03>|</time>|<!-- c -->|<svg><title>s</title></svg>|"
    "<img src=y>|<nav role=navigation>|</nav>".split("|")
)


@SETTINGS
@given(st.lists(PARTS, max_size=25).map("".join))
def test_a_page_reads_the_same_parsed_here_and_parsed_before(markup: str) -> None:
    source = f"<html lang=en><body>x{markup}"
    parsed, read = parse_html(source.encode()), read_tree(etree.HTML(source))
    assert parsed.head == read.head
    assert [path_of(parsed, i) for i in range(len(parsed.segments))] == [
        path_of(read, i) for i in range(len(read.segments))
    ]
    for ours, theirs in zip(parsed.segments, read.segments, strict=True):
        assert "".join(ours.pieces) == "".join(theirs.pieces)
        assert (ours.text, ours.kind, ours.flags, ours.level, ours.link_chars, ours.links) == (
            theirs.text, theirs.kind, theirs.flags, theirs.level, theirs.link_chars, theirs.links,
        )  # fmt: skip


def path_of(page: Document, index: int) -> str:
    return ElementPaths(page.outline).of(page.segments[index].element)


def test_the_language_of_an_element_that_a_caller_gives_is_that_of_the_page() -> None:
    article = etree.fromstring("<body><article lang='fr'><p>Un bateau.</p></article></body>")[0]
    assert read_tree(article).head.language == "fr"


@pytest.mark.parametrize("source", ["<p>one<p>two", "<p>one</body></html><p>two", "<!-- first --><p>one"])
def test_an_element_tree_is_read_from_its_root(source: str) -> None:
    root = etree.HTML(source)
    tree = root.getroottree()
    assert read_tree(tree) == read_tree(root)
    assert texts_of(read_tree(tree)) == texts_of(parse_html(source.encode()))


def test_an_element_tree_may_begin_below_the_root() -> None:
    body = etree.HTML("<p>one</p><div><p>two</p></div>")[0]
    tree = etree.ElementTree(body[1])
    assert texts_of(read_tree(tree)) == ["two"]


def test_an_empty_element_tree_has_no_blocks() -> None:
    assert texts_of(read_tree(etree.ElementTree())) == []


def test_a_page_knows_its_url() -> None:
    url = "https://example.org/tides"
    assert parse_html(b"<p>one", url=url).url == url
    assert read_tree(etree.HTML("<p>one"), url=url).url == url
    assert parse_html(b"<p>one").url is None


def test_an_element_with_a_namespace_is_told() -> None:
    tree = etree.fromstring("<html><body><p xmlns='http://www.w3.org/1999/xhtml'>one</p></body></html>")
    assert read_tree(tree).outline.namespaced
    assert not parse_html(b"<p>one").outline.namespaced
