"""What a page says that it is, in whichever way it says it."""

from __future__ import annotations

import pytest

from cleanpage.parsing.document import Head
from cleanpage.parsing.html_parser import parse_html
from cleanpage.scoring.features.page import Claims, claims_of, og_type

NOTHING, ARTICLE, THREAD = Claims(False, False), Claims(True, False), Claims(False, True)


def typed(name: str) -> str:
    return f'{{"@context": "https://schema.org", "@type": "{name}", "headline": "x"}}'


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("Article", ARTICLE),
        ("NewsArticle", ARTICLE),
        ("BlogPosting", ARTICLE),
        ("ReportageNewsArticle", ARTICLE),
        ("DiscussionForumPosting", THREAD),
        ("QAPage", THREAD),
        ("WebPage", NOTHING),
        ("Comment", NOTHING),
        ("ArticleList", NOTHING),
        ("article", NOTHING),
    ],
)
def test_structured_data_claim_by_their_type(name: str, claims: Claims) -> None:
    assert claims_of(Head(json_ld=[typed(name)])) == claims


@pytest.mark.parametrize(
    "source",
    [
        '{"@type":"Article"}',
        '{"@type" \n : \t "Article"}',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "Article"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article"}}',
        '{"@type": "Article", "headline": "cut o',
    ],
    ids=["dense", "spaced", "graph", "nested", "broken"],
)
def test_where_and_how_well_a_type_is_written_does_not_matter(source: str) -> None:
    assert claims_of(Head(json_ld=[source])) == ARTICLE


@pytest.mark.parametrize("source", ['{"type": "Article"}', '{"headline": "Article"}', "Article", ""])
def test_what_is_not_a_type_claims_nothing(source: str) -> None:
    assert claims_of(Head(json_ld=[source])) == NOTHING


@pytest.mark.parametrize(
    ("content", "claims"),
    [("article", ARTICLE), ("Article", ARTICLE), ("article:news", ARTICLE), ("website", NOTHING), ("", NOTHING)],
)
def test_open_graph_claims_an_article(content: str, claims: Claims) -> None:
    assert claims_of(Head(metas=[("og:type", content)])) == claims


def test_a_page_may_claim_to_be_both() -> None:
    assert claims_of(Head(json_ld=[typed("QAPage"), typed("Article")])) == Claims(True, True)
    assert claims_of(Head(json_ld=[typed("QAPage")], metas=[("og:type", "article")])) == Claims(True, True)


def test_a_page_may_claim_nothing() -> None:
    assert claims_of(Head()) == NOTHING


def test_the_first_open_graph_type_counts_in_lower_case() -> None:
    metas = [("og:title", "article"), ("og:type", "Website"), ("og:type", "article")]
    assert og_type(Head(metas=metas)) == "website"
    assert og_type(Head(metas=[("og:title", "article")])) == ""


@pytest.mark.parametrize(
    ("markup", "claims"),
    [
        ('<meta property="og:type" content="article">', ARTICLE),
        ('<META PROPERTY="OG:TYPE" CONTENT=" Article ">', ARTICLE),
        ('<script type="application/ld+json">{"@type": "QAPage"}</script>', THREAD),
        ('<script>{"@type": "QAPage"}</script>', NOTHING),
    ],
)
def test_claims_are_read_from_the_markup(markup: str, claims: Claims) -> None:
    page = f"<html><head>{markup}</head><body><p>x</p></body></html>"
    assert claims_of(parse_html(page.encode()).head) == claims
