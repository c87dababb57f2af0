"""The second look: means over what surrounds a block."""

from __future__ import annotations

from math import isfinite, log, log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.features import View, feature_table, view_of
from cleanpage.scoring.measures import measure
from cleanpage.scoring.second_stage import context_table
from cleanpage.scoring.word_scores import NameScores

PAGE = (
    "<nav><a href=/>Home</a></nav><main><h1>Ships</h1><p class=a>One two three.<p class=a>Four five six."
    "<p>x</main><footer><p>y<p>z</footer>"
)
SCRAPE = "Home\nOne two three.\nFour five six.\n- x\nz"
BLOCKS = 7


def view(source: str, *, html: bool = True) -> View:
    document = read_tree(etree.HTML(source)) if html else segment_lines(source)
    return view_of(document, measure(document), NameScores({}, {}), {})


def logit(p: float) -> float:
    return log(p / (1 - p))


def test_the_page_of_these_tests_has_the_blocks_that_they_assume() -> None:
    assert len(view(PAGE).document.segments) == BLOCKS


@pytest.mark.parametrize(("source", "html"), [(PAGE, True), (SCRAPE, False), ("<p>x", True), ("x", False)])
@pytest.mark.parametrize("p", [0.0, 1e-12, 0.3, 0.5, 1.0])
def test_there_is_one_finite_number_per_block(source: str, html: bool, p: float) -> None:
    page = view(source, html=html)
    n = len(page.document.segments)
    table = context_table(page, [p] * n)
    for name in table.names():
        values = table.column(name)
        assert len(values) == n, name
        assert all(map(isfinite, values)), name


@pytest.mark.parametrize(("source", "html"), [(PAGE, True), (SCRAPE, False)])
def test_names_differ_from_those_of_the_features(source: str, html: bool) -> None:
    page = view(source, html=html)
    n = len(page.document.segments)
    means = set(context_table(page, [0.5] * n).names()).intersection(feature_table(page).names())
    assert means == set()


@pytest.mark.parametrize("html", [True, False])
def test_every_page_has_the_same_columns(html: bool) -> None:
    sources = [PAGE, "<p>x", "<ul><li>a<li>b</ul>"] if html else [SCRAPE, "x"]
    pages = [view(source, html=html) for source in sources]
    first, *others = (context_table(page, [0.5] * len(page.document.segments)).names() for page in pages)
    assert all(names == first for names in others)


MEANS = [
    "window of 7",
    "mean of same signature",
    "mean of element",
    "mean of parent",
    "mean of great-great-grandparent",
]


@pytest.mark.parametrize("name", MEANS)
@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_the_mean_of_equals_is_their_own(name: str, p: float) -> None:
    found = context_table(view(PAGE), [p] * BLOCKS)
    assert list(found.column(name)) == pytest.approx([logit(p)] * BLOCKS)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.02, 0.98), min_size=BLOCKS, max_size=BLOCKS))
def test_a_mean_lies_between_the_least_and_the_greatest(probabilities: list[float]) -> None:
    found = context_table(view(PAGE), probabilities)
    low, high = logit(min(probabilities)) - 1e-9, logit(max(probabilities)) + 1e-9
    for name in MEANS:
        assert all(low <= value <= high for value in found.column(name)), name


def test_a_first_probability_is_passed_on_as_a_logit() -> None:
    probabilities = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    found = context_table(view(PAGE), probabilities)
    assert list(found.column("first")) == pytest.approx([logit(p) for p in probabilities])
    assert list(found.column("block before"))[1:] == pytest.approx([logit(p) for p in probabilities[:-1]])
    assert list(found.column("block after"))[:-1] == pytest.approx([logit(p) for p in probabilities[1:]])


def test_blocks_with_one_signature_share_a_mean() -> None:
    found = context_table(view(PAGE), [0.5, 0.5, 0.9, 0.1, 0.5, 0.5, 0.5]).column("mean of same signature")
    assert found[2] == found[3] == pytest.approx(logit(0.5))


def test_a_longer_block_weighs_more_in_a_mean() -> None:
    html = "<div><p class=a>One.<p class=a>" + "word " * 50 + "</div>"
    found = context_table(view(html), [0.1, 0.9]).column("mean of same signature")
    assert found[0] == found[1] > logit(0.5)


def test_a_heading_is_seen_from_above() -> None:
    html = "<p>a<h2>b</h2><p>c<h2>d</h2><p>e"
    found = context_table(view(html), [0.5, 0.9, 0.5, 0.2, 0.5])
    assert list(found.column("heading below")) == pytest.approx([logit(p) for p in (0.9, 0.2, 0.2, 0.01, 0.01)])


def test_the_window_reaches_three_blocks_on_either_side() -> None:
    found = context_table(view("<p>x" * 9), [0.9, *[0.5] * 8])
    assert [value > 1e-9 for value in found.column("window of 7")] == [True] * 4 + [False] * 5


def test_places_are_told_from_the_first_likely_block_on() -> None:
    found = context_table(view(PAGE), [0.1, 0.1, 0.9, 0.1, 0.9, 0.1, 0.1])
    assert list(found.column("from the first")) == pytest.approx([(i - 2) / BLOCKS for i in range(BLOCKS)])


def test_the_container_of_the_expected_text_is_found() -> None:
    found = context_table(view(PAGE), [0.01, 0.9, 0.9, 0.9, 0.9, 0.01, 0.01])
    assert list(found.column("in expected most")) == [0, 1, 1, 1, 1, 0, 0]


def test_containers_share_the_expected_text() -> None:
    found = context_table(view("<div><p>one<p>two</div><p>three four"), [0.4, 0.6, 0.5])
    assert list(found.column("share of element")) == pytest.approx([0.2, 0.3, 0.5])
    assert list(found.column("share of parent")) == pytest.approx([0.5, 0.5, 1.0])


COMMENTED = "<p>One two three four.</p><div class=comments><p>Five six.</p><p>Seven eight.</p></div>"
ARTICLE_HEAD = "<meta property='og:type' content='article'>"
THREAD_HEAD = """<script type='application/ld+json'>{"@type": "QAPage"}</script>"""


@pytest.mark.parametrize(
    ("head", "name", "amount"),
    [
        ("", "in comments, by text outside", log1p(2.0)),
        ("", "in comments, by share outside", 2 / 3),
        ("", "in comments of an article", 0.0),
        ("", "in comments of a thread", 0.0),
        (ARTICLE_HEAD, "in comments of an article", 1.0),
        (ARTICLE_HEAD, "in comments of a thread", 0.0),
        (THREAD_HEAD, "in comments of an article", 0.0),
        (THREAD_HEAD, "in comments of a thread", 1.0),
    ],
)
def test_comments_are_seen_in_the_light_of_the_page(head: str, name: str, amount: float) -> None:
    found = context_table(view(f"<head>{head}</head>{COMMENTED}"), [0.5, 0.25, 0.25]).column(name)
    assert list(found) == pytest.approx([0.0, amount, amount])


def test_without_comments_nothing_is_said_about_them() -> None:
    found = context_table(view(f"<head>{ARTICLE_HEAD}{THREAD_HEAD}</head><p>One."), [0.5])
    said = {name: list(found.column(name)) for name in found.names() if name.startswith("in comments")}
    assert len(said) == 4
    assert all(values == [0.0] for values in said.values())


def test_comments_alone_have_no_text_outside() -> None:
    found = context_table(view("<div class=comments><p>One.<p>Two.</div>"), [0.5, 0.5])
    assert list(found.column("in comments, by text outside")) == pytest.approx([0.0, 0.0])
    assert list(found.column("in comments, by share outside")) == pytest.approx([0.0, 0.0])


def test_a_scrape_has_no_columns_of_elements() -> None:
    found = context_table(view(SCRAPE, html=False), [0.5] * 5)
    assert [name for name in found.names() if "comments" in name or "mean of" in name or "share of" in name] == []
