"""Authors and days in elements that are named after them."""

from __future__ import annotations

from cleanpage.metadata.find import context_of
from cleanpage.metadata.finder import Field, PageContext, Trust
from cleanpage.metadata.finders.named_elements import find_authors, find_days
from support.metadata_pages import TEXT, html


def context(byline: str, below: str = "") -> PageContext:
    return context_of(html(f"<body><h1>A day out</h1>{byline}<p>{TEXT}</p>{'<p>Words.</p>' * 40}{below}</body>"))


def test_the_rest_of_the_page_is_searched_on_demand() -> None:
    page = context("", '<p class="author">Jane Doe</p>')
    assert list(find_authors(page, whole_page=False)) == []
    assert [(c.value, c.trust) for c in find_authors(page, whole_page=True)] == [("Jane Doe", Trust.FALLBACK)]


def test_a_day_beside_that_of_json_ld_is_the_local_one() -> None:
    page = context('<time datetime="2024-05-18T04:25:00+0500">today</time>')
    trusts = [
        [(c.value, c.trust) for c in find_days(page, day, only_published=False)]
        for day in ("2024-05-17", "2024-05-16", None)
    ]
    assert trusts == [[("2024-05-18", Trust.LOCAL)], [("2024-05-18", Trust.NAMED)], [("2024-05-18", Trust.NAMED)]]


def test_only_elements_of_a_publication_are_searched_where_nothing_else_can_win() -> None:
    page = context('<p class="date">May 5, 2024</p><span itemprop="datePublished">May 6, 2024</span>')
    assert [(c.value, c.trust) for c in find_days(page, None, only_published=True)] == [("2024-05-06", Trust.META)]
    assert {c.value for c in find_days(page, None, only_published=False)} == {"2024-05-05", "2024-05-06"}


def test_a_name_that_says_changed_makes_the_day_one_of_a_change() -> None:
    page = context('<p class="date-updated">May 5, 2024</p>')
    assert [(c.field, c.value) for c in find_days(page, None, only_published=False)] == [(Field.MODIFIED, "2024-05-05")]
