"""What the page's structured data (JSON-LD, schema.org) says about the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.finders.site import key
from cleanpage.metadata.page_context import find_sites, without_own_name
from cleanpage.metadata.values.date_parsing import order_of_numbers, parse_date
from cleanpage.metadata.values.person_names import join_names, parse_names
from cleanpage.parsing.document import Document
from cleanpage.parsing.json_ld import Graph, read_graph, types_of

# Longest value that is taken, in characters.
_VALUE_CHARS = 1000
# Most authors of one work that are read.
_AUTHORS = 50
# Deepest reference from an author to a name: a list of objects with a name.
_DEPTH = 4
# A day beside the headline is right more often than that of an article's structured data, which many sites
# fill with the day of the page's creation (18 of 24 where they differ).
_DAY_TRUST = {Trust.STRUCTURED: Trust.NAMED, Trust.PRINTED: Trust.NAMED, Trust.NAMED: Trust.GUESSED}

# Types whose author and day are the page's own, with how far they are trusted.
_ARTICLES = frozenset(
    """
    Article NewsArticle BlogPosting TechArticle ScholarlyArticle Report ReportageNewsArticle
    AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle AdvertiserContentArticle
    SocialMediaPosting DiscussionForumPosting LiveBlogPosting MedicalScholarlyArticle SatiricalArticle
    Recipe HowTo
    """.split()
)
_QUESTIONS = frozenset({"Question", "QAPage"})
_PAGES = frozenset({"WebPage", "ItemPage", "MedicalWebPage", "AboutPage", "Course", "CreativeWork", "Blog"})
_ORGANISATIONS = frozenset({"Organization", "NewsMediaOrganization", "WebSite", "Corporation", "Blog", "OnlineStore"})


def find(document: Document) -> Iterator[Candidate]:
    """Title, authors, days, site, description and image of the page's article.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> source = '{"@type": "Article", "headline": "A day out", "author": [{"name": "Jane Doe"}]}'
        >>> [c.value for c in find(Document([], Outline(), Head(json_ld=[source])))]
        ['A day out', 'Jane Doe']
    """
    if not document.head.json_ld:
        return
    graph, sites = read_graph(document.head.json_ld), find_sites(document)
    order = order_of_numbers(document.head.language)
    for item in graph.objects:
        types = types_of(item)
        if types & _ARTICLES:
            yield from _from_work(item, graph, Trust.STRUCTURED, order, sites)
        elif types & _QUESTIONS:
            yield from _from_work(item, graph, Trust.PRINTED, order, sites)
        elif types & _PAGES:
            yield from _from_work(item, graph, Trust.NAMED, order, sites)
        elif types & _ORGANISATIONS and "WebSite" in types:
            yield from _named(item, Field.SITE_NAME, Trust.PRINTED)
        elif types & _ORGANISATIONS:
            yield from _named(item, Field.SITE_NAME, Trust.GUESSED)


def _from_work(
    item: dict[str, Any], graph: Graph, trust: Trust, order: bool | None, sites: frozenset[str]
) -> Iterator[Candidate]:
    """What a creative work says about itself."""
    source = "json-ld"
    headline = _text(item.get("headline")) or (_text(item.get("name")) if trust < Trust.STRUCTURED else "")
    if headline and (headline := without_own_name(headline, sites)):
        yield Candidate(Field.TITLE, headline, trust, source)
    yield from _authors(item.get("author") or item.get("creator"), graph, trust, sites)
    for name in ("datePublished", "dateCreated", "uploadDate"):
        iso = parse_date(_text(item.get(name)), order)
        if iso:
            yield Candidate(Field.DATE, iso, _DAY_TRUST[trust], source)
            break
    if iso := parse_date(_text(item.get("dateModified")), order):
        yield Candidate(Field.MODIFIED, iso, trust, source)
    yield from _circumstances(item, graph, source)


def _authors(value: Any, graph: Graph, trust: Trust, sites: frozenset[str]) -> Iterator[Candidate]:
    """People first; an organisation is the publisher again, and gives way to any person named elsewhere."""
    authors = value if isinstance(value, list) else [value]
    people = [author for author in authors[:_AUTHORS] if not _is_organisation(author, graph)]
    people = [name for name in _names(people, graph) if key(name) not in sites]
    for group, group_trust in ((people, trust), (authors[:_AUTHORS], Trust.FALLBACK)):
        names = [name for text in _names(group, graph) for name in parse_names(text)]
        if names:
            yield Candidate(Field.AUTHOR, join_names(names), group_trust, "json-ld")
            break


def _is_organisation(author: Any, graph: Graph) -> bool:
    if not isinstance(author, dict):
        return False
    reference = author.get("@id")
    types = types_of(author) or (
        types_of(graph.by_id.get(reference, {})) if isinstance(reference, str) else frozenset()
    )
    return "Person" not in types and bool(types & _ORGANISATIONS)


def _circumstances(item: dict[str, Any], graph: Graph, source: str) -> Iterator[Candidate]:
    """Publisher, summary, picture and language of a work: less careful than the same in `<meta>`."""
    for publisher in _names(item.get("publisher"), graph)[:1]:
        yield Candidate(Field.SITE_NAME, publisher, Trust.PRINTED, source)
    if description := _text(item.get("description")):
        yield Candidate(Field.DESCRIPTION, description, Trust.NAMED, source)
    if image := _address(item.get("image")):
        yield Candidate(Field.IMAGE, image, Trust.NAMED, source)


def _named(item: dict[str, Any], target: Field, trust: Trust) -> Iterator[Candidate]:
    name = _text(item.get("name"))
    if name:
        yield Candidate(target, name, trust, "json-ld")


def _names(value: Any, graph: Graph, depth: int = _DEPTH) -> list[str]:
    """Names of a person or an organisation, of several, or of what an "@id" refers to."""
    if depth == 0:
        return []
    if isinstance(value, str):
        return [_text(value)] if value and not value.startswith(("http:", "https:", "#", "/")) else []
    if isinstance(value, list):
        return [name for one in value[:50] for name in _names(one, graph, depth - 1)]
    if not isinstance(value, dict):
        return []
    if value.get("name"):
        return _names(value["name"], graph, depth - 1)
    reference = value.get("@id")
    other = graph.by_id.get(reference) if isinstance(reference, str) else None
    return _names(other.get("name"), graph, depth - 1) if other else []


def _address(value: Any) -> str:
    """The address of a picture: a string, an object with `url`, or the first of a list."""
    for _ in range(_DEPTH):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("url") or value.get("contentUrl")
        else:
            break
    text = _text(value)
    return text if text.startswith(("http:", "https:", "/")) else ""


def _text(value: Any) -> str:
    """A string in one line; "" for anything else, and for what is too long to be a value."""
    if not isinstance(value, str) or len(value) > _VALUE_CHARS:
        return ""
    return " ".join(value.split())
