"""Telling HTML from text scrapes, and front matter from both."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.flat_tree import LEVELS
from cleanpage.intake import is_html, parse, parse_page, split_front_matter
from cleanpage.page import WarningCode

SENTENCE = "The ferry leaves at noon and returns before the tide does."
SETTINGS = settings(deadline=None, max_examples=150)


@pytest.mark.parametrize(
    "text",
    [
        f"<!doctype html><p>{SENTENCE}",
        f"<HTML><BODY>{SENTENCE}",
        f"\n\n  <!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN'>{SENTENCE}",
        f"{SENTENCE}<html>",
        f"<div><p>{SENTENCE}</p></div>",
        f"<p>{SENTENCE}</p>\n<p>{SENTENCE}</p>",
        f"<ul><li>{SENTENCE}<li>{SENTENCE}</ul>",
        f"<P CLASS='a'>{SENTENCE}</P>",
        f"<font color=red>{SENTENCE}</font>",
        "One<br>two<br/>three<br><b>four</b>",
        f"<table><tr><td>{SENTENCE}</td></tr></table>",
    ],
)
def test_markup_that_holds_the_text_is_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        SENTENCE,
        f"{SENTENCE}\n" * 5 + '<tbody id="x9"></tbody>',
        f"{SENTENCE}\n<div></div>\n{SENTENCE}\n<p>\n</p>\n{SENTENCE}",
        "if a < b and b > c then d",
        "Write <br> for a break, <b> for bold. " + SENTENCE * 4,
        "From: Jane <jane@example.org>\nTo: John <john@example.org>\n" + SENTENCE,
        "template<int> vector<string> map<char, a>",
        "<3 is a heart and <- is an arrow",
    ],
)
def test_text_with_some_tags_left_over_is_text(text: str) -> None:
    assert not is_html(text)


def test_only_the_start_of_a_text_can_be_its_document_tag() -> None:
    assert not is_html(SENTENCE * 100 + " The <html> tag opens a page.")


@SETTINGS
@given(st.text(st.sampled_from("<>/ap dv\n\"'=!-html")))
def test_no_text_raises(text: str) -> None:
    assert is_html(text) in (True, False)
    assert split_front_matter(text).end <= len(text)


def test_front_matter_is_read_by_key() -> None:
    text = "---\ntitle: \"A day: at sea\"\nAuthor: 'Jane Doe'\ndate: 2021-06-08\nempty:\n---\nText"
    found = split_front_matter(text)
    assert found.values == {"title": "A day: at sea", "author": "Jane Doe", "date": "2021-06-08", "empty": ""}
    assert text[found.end :].strip() == "Text"


def test_the_items_of_a_list_are_joined() -> None:
    assert split_front_matter("---\nauthors:\n  - One\n  - 'Two'\n---\n").values == {"authors": "One; Two"}


def test_comments_and_nested_values_are_passed_over() -> None:
    text = "---\n# a comment\ntitle: T\nmeta:\n  deep: 1\n---\n"
    assert split_front_matter(text).values["title"] == "T"


@pytest.mark.parametrize(
    "text", ["---\r\ntitle: T\r\n---\r\nText", "\n\n---\ntitle: T\n...\nText", "--- \ntitle: T\n--- \nText"]
)
def test_line_ends_blank_lines_and_yaml_ends_do_not_matter(text: str) -> None:
    found = split_front_matter(text)
    assert found.values == {"title": "T"}
    assert text[found.end :].strip() == "Text"


@pytest.mark.parametrize(
    "text",
    [
        "Text",
        "---\nno fence closes this\ntitle: T\n",
        "---\nProse stands between two rules here\n---\nText",
        "---\n---\nText",
        "Text\n---\ntitle: T\n---\n",
        "----\ntitle: T\n----\n",
        "---title: T---",
    ],
)
def test_what_is_no_front_matter_is_left_in_the_text(text: str) -> None:
    found = split_front_matter(text)
    assert (found.values, found.lines, found.end) == ({}, (), 0)


def test_the_lines_of_front_matter_are_kept_with_their_numbers() -> None:
    found = split_front_matter("\n---\ntitle: T\n\nauthor: A\n---\nText")
    assert [(line.line, line.text) for line in found.lines] == [
        (2, "---"), (3, "title: T"), (5, "author: A"), (6, "---"),
    ]  # fmt: skip


def test_parse_gives_a_tree_with_the_text_around_comments() -> None:
    root = parse(b"<p>one<!-- not me -->two<?nor me?>three</p>")
    assert root is not None
    assert "".join(root.itertext()) == "onetwothree"


@pytest.mark.parametrize("data", [b"", b"   ", b"\n"])
def test_parse_of_nothing_is_none(data: bytes) -> None:
    root = parse(data)
    assert root is None or not "".join(root.itertext()).strip()


def test_parse_reads_utf8_whatever_the_page_declares() -> None:
    root = parse("<meta charset=gbk><p>雪</p>".encode())
    assert root is not None
    assert "".join(root.itertext()) == "雪"


def test_parse_fetches_and_expands_no_entity() -> None:
    root = parse(b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>a&x;b</p>')
    assert root is not None
    assert "&x;" in "".join(root.itertext())


@pytest.mark.parametrize("depth", [3_000, 10_000, 200_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_open_elements_of_any_depth_are_read(depth: int, tag: str) -> None:
    parsed = parse_page(f"<p>first</p>{f'<{tag}>' * depth}deep".encode())
    assert parsed.root is not None
    assert "".join(parsed.root.itertext()) == "firstdeep"
    assert parsed.warnings == (WarningCode.PARSER_RECOVERED,)


def test_a_page_that_is_too_deep_becomes_flat_and_keeps_its_order() -> None:
    source = "".join(f"<div class=c{n}>a{n} <i>x</i>" for n in range(3_000)) + "</div> b" * 3_000 + "<p>end"
    parsed = parse_page(source.encode())
    assert parsed.root is not None
    wanted = parse(source.replace("<div", "<br").replace("</div>", "").encode())
    assert wanted is not None
    assert "".join(parsed.root.itertext()) == "".join(wanted.itertext())
    assert max(sum(1 for _ in leaf.iterancestors()) for leaf in parsed.root.iter()) < LEVELS
    assert [e.get("class") for e in parsed.root.iter("div") if e.get("class")] == [f"c{n}" for n in range(3_000)]


def test_text_after_a_deep_element_does_not_run_into_it() -> None:
    root = parse(("<div>" * 3_000 + "<p>one</p>two<p>three</p>four" + "</div>five" * 3_000).encode())
    assert root is not None
    texts = [text for text in root.itertext() if text.strip()]
    assert texts[:4] == ["one", "two", "three", "four"]
    assert len(texts) == 3_004


def test_text_after_an_early_end_is_read_on_a_deep_page_as_well() -> None:
    root = parse(("<p>one</body></html>" + "<div>" * 3_000 + "two" + "</div>" * 3_000 + "</html><p>three").encode())
    assert root is not None
    assert "".join(root.itertext()) == "onetwothree"


def test_what_would_take_too_long_to_read_is_cut_and_told() -> None:
    start = time.perf_counter()
    parsed = parse_page(b"<p>first</p>" + b"<div>" * 60_000 + b"deep</i>" * 60_000)
    assert time.perf_counter() - start < 5.0
    assert parsed.root is not None
    assert "".join(parsed.root.itertext()) == "first"
    assert parsed.warnings == (WarningCode.TRUNCATED,)


def test_a_page_that_was_read_as_it_is_has_no_warnings() -> None:
    for source in (b"", b"<p>one", b"</b></i>" * 500, b"<p>one</html><p>two", b"<div>" * 1_000):
        assert parse_page(source).warnings == ()


@SETTINGS
@given(st.binary(max_size=300))
def test_parse_never_raises(data: bytes) -> None:
    root = parse(data)
    assert root is None or root.tag
