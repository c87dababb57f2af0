"""Every group of features gives one number per block of any page, and columns mean what they are called."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, log1p

import pytest
from lxml import etree

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.class_names import NameScores
from cleanpage.scoring.features import (
    HTML_GROUPS,
    TEXT_GROUPS,
    feature_columns,
    lines,
    mass,
    neighbours,
    own_text,
    place,
    repeats,
    view_of,
)
from cleanpage.scoring.features.view import Columns, Group, View
from cleanpage.scoring.measures import measure

SENTENCE = "The lighthouse keeper wrote down every ship that passed, and the weather it passed in, for thirty years."
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


def document_of(source: str, *, html: bool = True) -> Document:
    return read_tree(etree.HTML(source)) if html else segment_lines(source)


def view(source: str, *, html: bool = True, scores: NameScores | None = None) -> View:
    document = document_of(source, html=html)
    return view_of(document, measure(document), scores or NameScores({}, {}), {})


def column(group: Group, source: str, name: str, *, html: bool = True) -> list[float]:
    return list(group(view(source, html=html))[name])


def assert_sound(columns: Columns, blocks: int) -> None:
    """One number per block, or one that holds for all blocks of the page."""
    spelled = {name: [found] if isinstance(found, float) else list(found) for name, found in columns.items()}
    lengths = {name: len(spelled[name]) for name, found in columns.items() if not isinstance(found, float)}
    assert {name: length for name, length in lengths.items() if length != blocks} == {}
    assert [name for name, values in spelled.items() if not all(map(isfinite, values))] == []


def group_name(group: Callable[..., object]) -> str:
    return group.__module__.rpartition(".")[2]


@pytest.mark.parametrize("group", HTML_GROUPS, ids=group_name)
@pytest.mark.parametrize("name", PAGES)
def test_a_group_gives_one_finite_number_per_block_of_a_page(group: Group, name: str) -> None:
    page = view(PAGES[name])
    assert page.document.segments
    assert_sound(group(page), len(page.document.segments))


@pytest.mark.parametrize("group", TEXT_GROUPS, ids=group_name)
@pytest.mark.parametrize("name", SCRAPES)
def test_a_group_gives_one_finite_number_per_block_of_a_scrape(group: Group, name: str) -> None:
    page = view(SCRAPES[name], html=False)
    assert page.document.segments
    assert_sound(group(page), len(page.document.segments))


@pytest.mark.parametrize(("html", "pages", "groups"), [(True, PAGES, HTML_GROUPS), (False, SCRAPES, TEXT_GROUPS)])
def test_no_two_groups_share_a_name(html: bool, pages: dict[str, str], groups: tuple[Group, ...]) -> None:
    page = view(pages["an article"], html=html)
    names = [name for group in groups for name in group(page)]
    assert len(set(names)) == len(names)
    assert list(feature_columns(page)) == names


@pytest.mark.parametrize(("html", "pages"), [(True, PAGES), (False, SCRAPES)])
def test_every_page_has_the_same_columns(html: bool, pages: dict[str, str]) -> None:
    first, *others = (list(feature_columns(view(source, html=html))) for source in pages.values())
    assert all(names == first for names in others)


@pytest.mark.parametrize(("html", "pages"), [(True, PAGES), (False, SCRAPES)])
def test_groups_change_nothing_that_they_read(html: bool, pages: dict[str, str]) -> None:
    page = view(pages["an article"], html=html)
    assert feature_columns(page) == feature_columns(page)


def test_a_view_knows_the_element_of_each_block_and_its_parent() -> None:
    page = view("<div><p>one</p></div>")
    tags = page.document.outline.tags
    assert [(tags[e], tags[p]) for e, p in zip(page.elements, page.parents, strict=True)] == [("p", "div")]


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        ("<p>abc", "length in all", [log1p(3)]),
        ("<p>One is told. Two are told! Three? Four.<p>One. Two! Three?", "sentences", [log1p(3), 0.0]),
        ("<p>一个人来了。两个人走了！三个人？四。", "sentences", [log1p(4)]),
        ("<p>Apples, pears, plums and cherries<p>a, b, c", "commas", [log1p(2), 0.0]),
        ("<p>苹果，梨、李子和樱桃都卖完了，明天<p>一，二、三", "commas", [log1p(3), 0.0]),
        ("<p>Names:<p>Names", "ends with colon", [1.0, 0.0]),
        ("<p>Please enable JavaScript<p>Learn Java", "about scripts", [1.0, 0.0]),
        ("<p>javascript is off<p>Javascript is off", "about scripts", [1.0, 1.0]),
        ("<p>© me<p>me", "rights", [1.0, 0.0]),
        ("<p><a href=x>one</a><p>two", "all link", [1.0, 0.0]),
        ("<p><a href=x>one</a><p>two", "no link", [0.0, 1.0]),
        ("<h1>one</h1><p>two", "heading 1", [1.0, 0.0]),
        ("<h1>one</h1><h5>two</h5>", "heading 4 and below", [0.0, 1.0]),
        ("<h1>one</h1><p>two", "kind heading", [1.0, 0.0]),
        ("<p>one<div>two</div>", "in <div>", [0.0, 1.0]),
        ("<p>one<br>two<p>three", "several lines", [1.0, 0.0]),
    ],
)
def test_columns_of_the_own_text(html: str, name: str, values: list[float]) -> None:
    assert column(own_text.columns, html, name) == pytest.approx(values)


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        ("<nav>one</nav><p>two", "in nav", [1.0, 0.0]),
        ("<footer>one</footer><p>two", "in footer", [1.0, 0.0]),
        ("<article>one</article><p>two", "outside article", [0.0, 1.0]),
        ("<p>one<p>two", "outside article", [0.0, 0.0]),
        ("<main>one</main><p>two", "outside main", [0.0, 1.0]),
        ("<article><header>one</header>two</article>", "header in article", [1.0, 0.0]),
    ],
)
def test_columns_of_the_place(html: str, name: str, values: list[float]) -> None:
    assert column(place.columns, html, name) == pytest.approx(values)


def test_names_score_on_the_element_its_parent_and_the_path() -> None:
    scores = NameScores({"story": 1.0, "para": 0.5}, {"story": 4.0, "page": 2.0})
    found = place.columns(view("<div class=page><div class=story><p class=para>text</div></div>", scores=scores))
    assert list(found["own names"]) == [1.5]
    assert list(found["path names"]) == [6.0]


def test_mass_gathers_where_the_paragraphs_are() -> None:
    html = f"<div id=a><p>{SENTENCE}<p>{SENTENCE}</div><div id=b><p>Menu</div>"
    found = mass.columns(view(html))
    assert list(found["mass of element"]) == pytest.approx([0.5, 0.5, 0.0])
    assert list(found["mass of parent"]) == pytest.approx([1.0, 1.0, 0.0])
    assert list(found["mass: in most"]) == [1.0, 1.0, 0.0]
    assert list(found["mass: after half"])[2] == 1.0


def test_named_mass_leaves_out_the_footer_and_what_is_repeated() -> None:
    html = f"<div><p>{SENTENCE}</div><footer><p>{SENTENCE[::-1]}.</footer><div><p>{SENTENCE}</div>"
    found = mass.columns(view(html))
    plain, named = list(found["mass of element"]), list(found["named mass of element"])
    assert named[0] > 0.7 > plain[0]
    assert max(named[1], named[2]) < 0.15


def test_a_page_without_paragraphs_has_no_mass_anywhere() -> None:
    found = mass.columns(view("<ul><li>One<li>Two</ul>"))
    assert list(found["mass of element"]) == list(found["mass of great-grandparent"]) == [0.0, 0.0]


def test_what_comes_after_the_container_of_half_the_mass_is_told() -> None:
    found = mass.columns(view(f"<p>Menu</p><div><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}</div><p>More</p>"))
    assert list(found["mass: in half"]) == [0.0, 1.0, 1.0, 1.0, 0.0]
    assert list(found["mass: after half"]) == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_the_containers_of_half_and_of_most_are_the_deepest_that_hold_so_much() -> None:
    # document, html, body, div, p, p, p
    page = view("<html><body><div><p>a</p><p>b</p></div><p>c</p></body></html>")
    assert mass.main_containers(page, [1.0, 1.0, 1.0, 0.7, 0.4, 0.3, 0.3]) == (3, 2)
    assert mass.main_containers(page, [1.0, 1.0, 1.0, 0.9, 0.9, 0.0, 0.1]) == (4, 4)
    assert mass.main_containers(page, [0.0] * 7) == (0, 0)


def test_likes_share_a_signature() -> None:
    html = "<ul><li class=a>one<li class=a>two<li class=b>three</ul>"
    assert column(repeats.columns, html, "alike") == pytest.approx([log1p(2), log1p(2), log1p(1)])


def test_repeats_are_counted() -> None:
    html = f"<p>{SENTENCE}<p>Other<p>{SENTENCE}<p>Other"
    assert column(repeats.columns, html, "repeated text") == pytest.approx([log1p(1)] * 4)
    assert column(repeats.columns, html, "repeated paragraph") == [1.0, 0.0, 1.0, 0.0]


def test_neighbours_are_those_before_and_after_and_at_the_ends_the_block_itself() -> None:
    html = "<p><a href=x>one</a><p>two<p><a href=x>three</a> four"
    assert column(neighbours.columns, html, "links before") == pytest.approx([1.0, 1.0, 0.0])
    assert column(neighbours.columns, html, "links after") == pytest.approx([0.0, 0.5, 0.5])


def test_the_wide_window_reaches_six_blocks_on_either_side() -> None:
    html = "<p>x" * 7 + f"<p>{SENTENCE}" + "<p>x" * 7
    inside = [log1p(len(SENTENCE))] * 13
    assert column(neighbours.columns, html, "wide mass") == pytest.approx([0.0, *inside, 0.0])


def test_headings_are_seen_from_below() -> None:
    html = "<p>a<h1>b</h1><p>c<h3>d</h3><p>e"
    assert column(neighbours.columns, html, "since heading") == pytest.approx([1.0, 0.0, 0.05, 0.0, 0.05])
    assert column(neighbours.columns, html, "level above") == pytest.approx([0.0, 1 / 6, 1 / 6, 0.5, 0.5])
    assert column(neighbours.columns, html, "after h1") == [0.0, 1.0, 1.0, 1.0, 1.0]


def test_a_short_block_between_paragraphs_is_told() -> None:
    html = f"<p>{SENTENCE}<p>short<p>{SENTENCE}" + "<p>x" * 30
    assert column(neighbours.columns, html, "between paragraphs")[1] == 1.0
    assert column(neighbours.columns, html, "between paragraphs")[-1] == 0.0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 The Site", "phrase: copyright"),
        ("We use cookies on this site", "phrase: consent"),
        ("Newsletter abonnieren", "phrase: call to act"),
        ("相关阅读：", "phrase: pointer"),
        ("Leave a comment", "phrase: comment prompt"),
        ("Advertisement", "phrase: advertising"),
        ("Free shipping over $ 50", "phrase: commerce"),
        ("By Jane Doe", "byline"),
        ("Home > News > Town", "trail"),
        ("</div class='x'>", "tag"),
    ],
)
def test_a_line_of_boilerplate_is_known_and_prose_is_not(line: str, name: str) -> None:
    assert column(lines.columns, f"{line}\n{SENTENCE}", name, html=False) == [1.0, 0.0]


def test_prose_may_mention_everything() -> None:
    prose = f"{SENTENCE} Nobody thought of cookies, a newsletter, or advertising then. {SENTENCE}"
    assert column(lines.columns, prose, "phrase: consent", html=False) == [0.0]


def test_lines_of_one_shape_are_counted() -> None:
    text = "Flat, 95 sqm\nHouse, 120 sqm\nA tower"
    assert column(lines.columns, text, "same shape", html=False) == pytest.approx([log1p(1), log1p(1), 0.0])
    assert column(lines.columns, text, "digits", html=False) == pytest.approx([2 / 12, 3 / 14, 0.0])
