"""The second look: means over what surrounds a block."""

from __future__ import annotations

from math import isfinite, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.context import context_columns
from cleanpage.features import feature_columns, view_of
from cleanpage.features.view import View
from cleanpage.measures import measure
from cleanpage.names import NameScores
from cleanpage.parse import read_tree
from cleanpage.text_blocks import segment_lines

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
    for name, found in context_columns(page, [p] * n).items():
        values = [found] * n if isinstance(found, float) else list(found)
        assert len(values) == n, name
        assert all(map(isfinite, values)), name


@pytest.mark.parametrize(("source", "html"), [(PAGE, True), (SCRAPE, False)])
def test_names_differ_from_those_of_the_features(source: str, html: bool) -> None:
    page = view(source, html=html)
    n = len(page.document.segments)
    means = {name for name in context_columns(page, [0.5] * n) if name in feature_columns(page)}
    assert means == set()


@pytest.mark.parametrize("html", [True, False])
def test_every_page_has_the_same_columns(html: bool) -> None:
    sources = [PAGE, "<p>x", "<ul><li>a<li>b</ul>"] if html else [SCRAPE, "x"]
    pages = [view(source, html=html) for source in sources]
    first, *others = (list(context_columns(page, [0.5] * len(page.document.segments))) for page in pages)
    assert all(names == first for names in others)


MEANS = [
    "window of 3",
    "window of 7",
    "window of 21",
    "section",
    "mean of alike",
    "mean of loosely alike",
    "mean of element",
    "mean of parent",
]


@pytest.mark.parametrize("name", MEANS)
@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_the_mean_of_equals_is_their_own(name: str, p: float) -> None:
    found = context_columns(view(PAGE), [p] * BLOCKS)
    assert list(found[name]) == pytest.approx([logit(p)] * BLOCKS)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.02, 0.98), min_size=BLOCKS, max_size=BLOCKS))
def test_a_mean_lies_between_the_least_and_the_greatest(probabilities: list[float]) -> None:
    found = context_columns(view(PAGE), probabilities)
    low, high = logit(min(probabilities)) - 1e-9, logit(max(probabilities)) + 1e-9
    for name in MEANS:
        assert all(low <= value <= high for value in found[name]), name


def test_a_first_probability_is_passed_on_as_a_logit() -> None:
    probabilities = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    found = context_columns(view(PAGE), probabilities)
    assert list(found["first"]) == pytest.approx([logit(p) for p in probabilities])
    assert list(found["block before"])[1:] == pytest.approx([logit(p) for p in probabilities[:-1]])
    assert list(found["block after"])[:-1] == pytest.approx([logit(p) for p in probabilities[1:]])


def test_blocks_with_one_signature_share_a_mean() -> None:
    found = list(context_columns(view(PAGE), [0.5, 0.5, 0.9, 0.1, 0.5, 0.5, 0.5])["mean of alike"])
    assert found[2] == found[3] == pytest.approx(logit(0.5))


def test_a_longer_block_weighs_more_in_a_mean() -> None:
    html = "<div><p class=a>One.<p class=a>" + "word " * 50 + "</div>"
    found = list(context_columns(view(html), [0.1, 0.9])["mean of alike"])
    assert found[0] == found[1] > logit(0.5)


def test_a_heading_is_seen_from_its_section() -> None:
    html = "<p>a<h2>b</h2><p>c<h2>d</h2><p>e"
    found = context_columns(view(html), [0.5, 0.9, 0.5, 0.2, 0.5])
    assert list(found["heading above"])[1:] == pytest.approx([logit(0.9)] * 2 + [logit(0.2)] * 2)
    assert list(found["heading below"])[:3] == pytest.approx([logit(0.9), logit(0.2), logit(0.2)])


def test_the_extent_reaches_from_the_first_to_the_last_likely_block() -> None:
    found = context_columns(view(PAGE), [0.1, 0.1, 0.9, 0.1, 0.9, 0.1, 0.1])
    assert list(found["before the first"]) == [1, 1, 0, 0, 0, 0, 0]
    assert list(found["after the last"]) == [0, 0, 0, 0, 0, 1, 1]


def test_the_container_of_the_expected_text_is_found() -> None:
    found = context_columns(view(PAGE), [0.01, 0.9, 0.9, 0.9, 0.9, 0.01, 0.01])
    assert list(found["in expected most"]) == [0, 1, 1, 1, 1, 0, 0]
