"""What is read of the elements that are not drawn, and what is passed over."""

from __future__ import annotations

import pytest
from lxml import etree

from cleanpage.parsing.document import Head
from cleanpage.parsing.head_elements import HeadBuilder
from cleanpage.parsing.html_parser import read_tree


def read(tag: str, text: str, **attributes: str) -> Head:
    builder = HeadBuilder()
    texts = builder.list_for_text_of(tag, attributes)
    if texts is not None:
        texts.append(text)
    return builder.finish()


def read_meta(attributes: dict[str, str]) -> Head:
    builder = HeadBuilder()
    builder.read_meta(attributes)
    return builder.finish()


def read_link(attributes: dict[str, str]) -> Head:
    builder = HeadBuilder()
    builder.read_link(attributes)
    return builder.finish()


def test_a_title_is_read_with_its_white_space_normalised() -> None:
    assert read("title", "\n  The  tide\t tables ").titles == ["The tide tables"]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_an_empty_title_is_none(text: str) -> None:
    assert read("title", text).titles == []


def test_a_style_sheet_is_read_as_it_stands() -> None:
    assert read("style", " .x1 { display: none }\n").styles == [" .x1 { display: none }\n"]


@pytest.mark.parametrize(
    "kind",
    ["application/ld+json", "APPLICATION/LD+JSON", " application/ld+json ", "application/ld+json; charset=utf-8"],
)
def test_structured_data_is_read(kind: str) -> None:
    assert read("script", '{"a": 1}', type=kind).json_ld == ['{"a": 1}']


@pytest.mark.parametrize("attributes", [{}, {"type": "text/javascript"}, {"type": "application/json"}, {"src": "x.js"}])
def test_other_scripts_are_passed_over(attributes: dict[str, str]) -> None:
    assert HeadBuilder().list_for_text_of("script", attributes) is None
    assert read("script", "var x = 1", **attributes) == Head()


@pytest.mark.parametrize("tag", ["svg", "template", "iframe", "canvas", "noembed", "p"])
def test_drawings_and_frames_are_passed_over(tag: str) -> None:
    assert read(tag, "text") == Head()


@pytest.mark.parametrize("name", ["name", "property", "itemprop", "http-equiv"])
def test_a_meta_is_noted_by_whatever_names_it(name: str) -> None:
    head = read_meta({name: " Author ", "content": " Jane Doe "})
    assert head.metas == [("author", "Jane Doe")]


def test_a_property_names_a_meta_before_its_name() -> None:
    head = read_meta({"name": "title", "property": "og:title", "content": "T"})
    assert head.metas == [("og:title", "T")]


@pytest.mark.parametrize("attributes", [{}, {"name": "author"}, {"content": "Jane"}, {"name": "author", "content": ""}])
def test_a_meta_without_a_name_or_a_content_is_none(attributes: dict[str, str]) -> None:
    assert read_meta(attributes).metas == []


def test_a_link_is_noted_with_where_it_leads() -> None:
    head = read_link({"rel": "Canonical", "href": " https://www.example.org/Tides "})
    assert head.links == [("canonical", "https://www.example.org/Tides")]


@pytest.mark.parametrize("attributes", [{}, {"rel": "canonical"}, {"href": "/x"}, {"rel": "", "href": "/x"}])
def test_a_link_that_says_half_is_none(attributes: dict[str, str]) -> None:
    assert read_link(attributes).links == []


def test_sheets_are_read_wherever_they_stand_and_shown_nowhere() -> None:
    html = "<head><style>.a{color:red}</style></head><body><p>one<style>.b{}</style>two</p><style></style></body>"
    page = read_tree(etree.HTML(html))
    assert page.head.styles == [".a{color:red}", ".b{}"]
    assert [block.text for block in page.segments] == ["onetwo"]


def test_titles_inside_drawings_are_not_the_pages() -> None:
    page = read_tree(etree.HTML("<title>Tides</title><svg><title>An arrow</title></svg><p>text</p>"))
    assert page.head.titles == ["Tides"]
