"""Elements by name and by URL, and the segments that stand in them."""

from __future__ import annotations

import pytest

from cleanpage.metadata.elements import Elements, is_outside
from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Head, Outline, Segment
from support.metadata_pages import html

PAGE = """
<body>
  <header class="site-head"><p>Menu</p></header>
  <h1>A day out</h1>
  <div class="Post-Author"><p>Jane Doe</p><p>Editor</p></div>
  <p>By <a href="/Author/john">John Roe</a> on <span class="date">May 5, 2024</span></p>
  <div class="comments"><p class="author">Jill Poe</p></div>
</body>
"""


@pytest.fixture
def page() -> Document:
    return html(PAGE)


def texts(page: Document, element: int) -> list[str]:
    return [page.segments[index].text for index in Elements(page).segments_in(element)]


def test_elements_are_found_by_what_they_are_called(page: Document) -> None:
    elements = Elements(page)
    found = elements.named(("author",), elements.near(-1, 0, 0))
    assert [page.outline.names[element].strip() for element in found] == ["Post-Author", "author"]
    assert texts(page, found[0]) == ["Jane Doe", "Editor"]


def test_only_those_near_the_headline_are_searched(page: Document) -> None:
    elements = Elements(page)
    headline = next(index for index, segment in enumerate(page.segments) if segment.level == 1)
    found = elements.named(("author", "site-head"), elements.near(headline, 0, 2))
    assert [page.outline.names[element].strip() for element in found] == ["site-head", "Post-Author"]


def test_links_are_found_by_their_url(page: Document) -> None:
    elements = Elements(page)
    found = elements.linking_to(("/author",), -1, 0, 0)
    assert [page.outline.targets[element] for element in found] == ["/Author/john"]
    assert texts(page, found[0]) == ["By John Roe on May 5, 2024"]
    assert elements.linking_to(("/author",), 0, 0, 1) == []


def test_an_inline_element_stands_in_the_block_around_it(page: Document) -> None:
    elements = Elements(page)
    (date,) = elements.named(("date",), elements.near(-1, 0, 0))
    assert texts(page, date) == ["By John Roe on May 5, 2024"]


def test_the_names_around_an_element_tell_what_it_belongs_to(page: Document) -> None:
    elements = Elements(page)
    *_, last = elements.named(("author",), elements.near(-1, 0, 0))
    assert elements.names_around(last).split() == ["author", "comments"]


def test_of_a_word_that_names_everything_few_elements_are_followed() -> None:
    outline = Outline(["#document"] + ["p"] * 200_000, [0] * 200_001, [""] + ["author"] * 200_000)
    elements = Elements(Document([Segment("text", BlockKind.PARAGRAPH, 1)], outline, Head()))
    assert len(elements.named(("author",), elements.near(-1, 0, 0))) == 60


def test_a_byline_stands_in_no_menu_and_no_footer_but_that_of_an_article() -> None:
    page = html("<nav><p>a</p></nav><footer><p>b</p></footer><article><footer><p>c</p></footer></article><p>d</p>")
    assert [is_outside(segment) for segment in page.segments] == [True, True, False, False]
