"""Features of the page as a whole: one value for all its blocks, so that the rest is read in its light."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log1p

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Head
from cleanpage.scoring.features.table import FeatureTable, View

# Types in structured data. They are read by pattern: whether the JSON is well-formed does not matter for the type.
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')
# schema.org, version 29: the types that publishers of articles, and forums, give their pages.
_ARTICLES = frozenset({"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"})
_THREADS = frozenset({"DiscussionForumPosting", "QAPage"})


def add_page(view: View, table: FeatureTable) -> None:
    """Size, link density, share of running text, and the Open Graph type."""
    measures, segments = view.measures, view.document.segments
    weight = sum(measures.weights) or 1.0
    mass = sum(measures.masses)
    linked = sum([w * density for w, density in zip(measures.weights, measures.link_densities, strict=True)])
    headings = [segment for segment in segments if segment.kind is BlockKind.HEADING]
    open_graph_type = og_type(view.document.head)
    table.add_page_values(
        {
            "page: mass": log1p(mass),
            "page: share of mass": mass / weight,
            "page: link density": linked / weight,
            "page: longest": log1p(max(measures.masses, default=0.0)),
            "page: headings": log1p(len(headings)),
            "page: article": float(open_graph_type.startswith("article")),
            "page: product": float("product" in open_graph_type),
            "page: website": float(open_graph_type == "website"),
        }
    )


@dataclass(frozen=True, slots=True)
class Claims:
    """What the head of a page says that the page is. It may say both, or neither.

    Attributes:
        article: An article.
        thread: A thread of posts, or a question with answers.
    """

    article: bool
    thread: bool


def claims_of(head: Head) -> Claims:
    """What a page says that it is, in its Open Graph type or in its structured data.

    Example:
        >>> claims_of(Head(json_ld=['{"@type": "NewsArticle"}']))
        Claims(article=True, thread=False)
    """
    types: set[str] = set()
    for source in head.json_ld:
        types.update(_TYPE.findall(source))
    is_article = og_type(head).startswith("article") or not types.isdisjoint(_ARTICLES)
    return Claims(is_article, not types.isdisjoint(_THREADS))


def og_type(head: Head) -> str:
    """The page's `og:type` in lower case, or ""."""
    for name, content in head.metas:
        if name == "og:type":
            return content.lower()
    return ""
