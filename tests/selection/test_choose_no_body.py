"""Pages that have no body come out empty; their look-alikes do not."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.page import Metadata
from cleanpage.scoring.measures import Measures
from cleanpage.selection import choose


def measures(tokens: list[int], density: float, mass: float = 0.0) -> Measures:
    n = len(tokens)
    weights = [6.0 * count for count in tokens]
    return Measures(weights, tokens, [density] * n, [False] * n, [mass] * n, [], [], [])


def has_no_body(found: Measures, title: str | None = None) -> bool:
    """The verdict on a page of which every block is likely and chosen."""
    n = len(found.tokens)
    return choose.has_no_body(found, range(n), [0.9] * n, Metadata(title=title))


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404: Not Found",
        "Page not found",
        "403 Forbidden",
        "页面不存在",
        "Seite nicht gefunden",
        "Page introuvable",
    ],
)
def test_an_apology_under_an_error_title_is_no_body(title: str) -> None:
    assert has_no_body(measures([20, 12], 0.0, 110.0), title)


@pytest.mark.parametrize("title", ["How 404 pages became an art", "Room 404", "The page that was found", None])
def test_other_titles_that_hold_the_words_are_no_errors(title: str | None) -> None:
    assert not has_no_body(measures([20, 12], 0.0, 110.0), title)


def test_an_article_about_errors_has_more_to_say() -> None:
    assert not has_no_body(measures([200, 120], 0.0, 1000.0), "404 Not Found: a history")


def test_link_labels_are_no_body() -> None:
    assert has_no_body(measures([2, 3, 1, 4], 1.0))


@pytest.mark.parametrize(
    "found",
    [measures([9, 12, 8, 10], 1.0), measures([2, 3, 1, 4], 0.3), measures([2, 3, 1, 4], 1.0, 40.0)],
    ids=["headlines", "labels without links", "running text"],
)
def test_listings_and_texts_are_a_body(found: Measures) -> None:
    assert not has_no_body(found)


def test_nothing_chosen_is_nothing_to_judge() -> None:
    assert not has_no_body(measures([], 0.0), "404")
    assert not choose.has_no_body(measures([20], 0.0), [], [0.01], Metadata(title="404"))


@pytest.mark.parametrize(("best", "expected"), [(0.14, True), (0.15, False)])
def test_where_even_the_best_block_is_unlikely_there_is_no_body(best: float, expected: bool) -> None:
    found = measures([200, 120], 0.0, 1000.0)
    assert choose.has_no_body(found, [0], [best, 0.1], Metadata()) is expected


@pytest.mark.parametrize(
    ("tokens", "chosen", "probabilities", "expected"),
    [
        ([10, 10], [0, 1], [0.5, 0.5], True),
        ([14, 14], [0, 1], [0.5, 0.5], False),
        ([5, 5], [0, 1], [0.6, 0.6], False),
        ([5, 5], [0, 1], [0.8, 0.3], True),
        ([5, 5], [0], [0.8, 0.3], False),
        ([10, 100], [0], [0.5, 0.08], False),
    ],
    ids=["few and unlikely", "more", "short note", "unlikely in the mean", "likely choice", "more besides"],
)
def test_few_expected_tokens_are_a_body_only_if_they_are_likely(
    tokens: list[int], chosen: list[int], probabilities: list[float], expected: bool
) -> None:
    assert choose.has_no_body(measures(tokens, 0.0), chosen, probabilities, Metadata()) is expected


def test_an_error_page_says_that_it_has_no_body() -> None:
    page = cleanpage.extract(
        "<title>Page not found</title><h1>Page not found</h1><p>We could not find what you asked for.</p>"
    )
    assert page.text == ""
    assert cleanpage.WarningCode.NO_BODY in page.warnings
