"""Telling HTML from text scrapes, and front matter from both; a document from each of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.decoding.decode import from_text
from cleanpage.page import WarningCode
from cleanpage.parsing.source import is_html, read_document, split_front_matter

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


@pytest.mark.parametrize("tag", ["style", "script", "STYLE", "title"])
def test_styles_and_scripts_of_a_fragment_are_no_text(tag: str) -> None:
    code = f"<{tag} type=x>{'.x1 { color: red }' * 30}</{tag}>"
    assert is_html(f"{code}<p>{SENTENCE}</p>")
    assert is_html(f"<p>{SENTENCE}</p>{code}")
    assert not is_html(f"{code}{SENTENCE}")


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


URL = "https://example.org/tides"
MARKUP = f"<html><body><h1>Tides</h1><p>{SENTENCE}</p></body></html>"
SCRAPE = f"Tides\n\n{SENTENCE}"
FRONT_MATTER = "---\ntitle: T\n---\n"


@pytest.mark.parametrize(
    ("text", "is_markup", "keys", "lines"),
    [
        (MARKUP, True, [], []),
        (f"<p>Tides</p><p>{SENTENCE}</p>", True, [], []),
        (SCRAPE, False, [], []),
        (FRONT_MATTER + MARKUP, True, ["title"], [1, 2, 3]),
        (FRONT_MATTER + SCRAPE, False, ["title"], [1, 2, 3]),
    ],
)
def test_a_document_knows_what_it_was_read_from(text: str, is_markup: bool, keys: list[str], lines: list[int]) -> None:
    document = read_document(from_text(text), url=URL)
    assert [block.text for block in document.segments] == ["Tides", SENTENCE]
    assert (document.is_html, document.url) == (is_markup, URL)
    assert list(document.head.front_matter) == keys
    assert [line.line for line in document.front_matter] == lines


def test_the_lines_below_front_matter_are_numbered_from_the_top_of_the_file() -> None:
    assert [block.line for block in read_document(from_text(FRONT_MATTER + SCRAPE)).segments] == [4, 6]


def test_a_tree_is_read_as_its_markup_is() -> None:
    root = etree.HTML(MARKUP)
    read = read_document(from_text(MARKUP), url=URL)
    assert read_document(root, url=URL).segments == read.segments
    assert read_document(root.getroottree(), url=URL).segments == read.segments


@pytest.mark.parametrize("text", [MARKUP, SCRAPE, FRONT_MATTER + SCRAPE])
def test_a_limit_that_is_met_is_told_and_one_that_is_not_changes_nothing(text: str) -> None:
    whole = read_document(from_text(text))
    assert read_document(from_text(text), max_depth=100, max_elements=100, max_chars=1_000) == whole
    assert whole.warnings == ()
    cut = read_document(from_text(text), max_chars=8)
    assert [block.text for block in cut.segments] == ["Tides", "The"]
    assert cut.warnings == (WarningCode.TRUNCATED,)
