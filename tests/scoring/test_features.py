"""Every group of features gives one number per block of any page."""

from __future__ import annotations

from math import isfinite

import pytest

from cleanpage.scoring.features import HTML_GROUPS, TEXT_GROUPS, FeatureTable, Group, feature_table
from support.views import SENTENCE, table_of, view

PAGES = {
    "one block": "<p>x</p>",
    "no paragraphs": "<ul><li>One<li>Two</ul><button>Go</button><select><option>3</select>",
    "only links": "<nav><a href=/a>One</a><br><br><a href=/b>Two</a></nav>",
    "an article": f"<header>Site</header><article class='story'><h1>Ships</h1><p>{SENTENCE}<p>{SENTENCE}"
    f"<h2>More</h2><p>{SENTENCE} {SENTENCE}</article><footer>© The Site</footer>",
    "code and tables": "<pre>a\n  b</pre><table><tr><th>Price<td>$ 5</table><blockquote>Quote.</blockquote>",
    "chinese": "<div id=content><p>灯塔看守人三十年来记下了每一艘经过的船，还有当时的天气。</p></div>",
    "late end": "<html><body><p>One</body></html><p>Two",
    "metas": "<head><meta property='og:type' content='product'></head><p>Text",
}
SCRAPES = {
    "one line": "x",
    "no sentences": "Home\nNews\nSport\nHome",
    "an article": f"Home > News\nBy Jane Doe\n{SENTENCE}\n{SENTENCE}\nSubscribe to the newsletter\n© 2024 Us",
    "ads": "Flat, 95 sqm, 1200\nFlat, 80 sqm, 1100\nFlat, 60 sqm, 900",
    "tags": "<p>\n</div>\nText.",
    "chinese": "首页 > 新闻\n灯塔看守人三十年来记下了每一艘经过的船，还有当时的天气。",
}


def assert_sound(table: FeatureTable, blocks: int) -> None:
    """One finite number per block, in each feature."""
    assert table.size == blocks
    columns = {name: table.column(name) for name in table.names()}
    assert {name: len(column) for name, column in columns.items() if len(column) != blocks} == {}
    assert [name for name, column in columns.items() if not all(map(isfinite, column))] == []


def group_name(group: Group) -> str:
    return group.__name__


@pytest.mark.parametrize("group", HTML_GROUPS, ids=group_name)
@pytest.mark.parametrize("name", PAGES)
def test_a_group_gives_one_finite_number_per_block_of_a_page(group: Group, name: str) -> None:
    page = view(PAGES[name])
    assert page.document.segments
    assert_sound(table_of(group, page), len(page.document.segments))


@pytest.mark.parametrize("group", TEXT_GROUPS, ids=group_name)
@pytest.mark.parametrize("name", SCRAPES)
def test_a_group_gives_one_finite_number_per_block_of_a_scrape(group: Group, name: str) -> None:
    page = view(SCRAPES[name], html=False)
    assert page.document.segments
    assert_sound(table_of(group, page), len(page.document.segments))


@pytest.mark.parametrize(("html", "pages", "groups"), [(True, PAGES, HTML_GROUPS), (False, SCRAPES, TEXT_GROUPS)])
def test_no_two_groups_share_a_name(html: bool, pages: dict[str, str], groups: tuple[Group, ...]) -> None:
    page = view(pages["an article"], html=html)
    names = [name for group in groups for name in table_of(group, page).names()]
    assert len(set(names)) == len(names)
    assert sorted(feature_table(page).names()) == sorted(names)


@pytest.mark.parametrize(("html", "pages"), [(True, PAGES), (False, SCRAPES)])
def test_every_page_has_the_same_columns(html: bool, pages: dict[str, str]) -> None:
    first, *others = (feature_table(view(source, html=html)).names() for source in pages.values())
    assert all(names == first for names in others)


@pytest.mark.parametrize(("html", "pages"), [(True, PAGES), (False, SCRAPES)])
def test_groups_change_nothing_that_they_read(html: bool, pages: dict[str, str]) -> None:
    page = view(pages["an article"], html=html)
    assert feature_table(page) == feature_table(page)
