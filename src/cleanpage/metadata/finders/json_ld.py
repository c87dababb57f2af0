"""What the JSON-LD of a page says about its article, in the vocabulary of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.headline import without_own_name
from cleanpage.metadata.values.dates import parse_date
from cleanpage.metadata.values.names import fold_name, join_names, parse_names
from cleanpage.parsing.json_ld import Graph, read_graph, types_of

# Longest value that is taken, in characters.
_MAX_VALUE = 1000
# Authors of one work that are read, and names of one list.
_MAX_AUTHORS, _MAX_NAMES = 50, 50
# Deepest reference from an author to a name: a list of objects with a name.
_MAX_DEPTH = 4
# The trust in a day by that in the other values of the same object. A day beside the headline is right more often than
# that in JSON-LD, which many sites fill with the day when the page was made (18 of 24 where they differ).
_DAY_TRUST = {Trust.STRUCTURED: Trust.NAMED, Trust.PRINTED: Trust.NAMED, Trust.NAMED: Trust.GUESSED}

# Types whose author and day are the page's own, the most trusted first.
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
SOURCE = "json-ld"


def find(context: PageContext) -> Iterator[Candidate]:
    """Title, authors, days, site, description and image of the page's article.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.parsing.document import Document, Head, Outline
        >>> source = '{"@type": "Article", "headline": "A day out", "author": [{"name": "Jane Doe"}]}'
        >>> page = Document([], Outline(), Head(json_ld=[source]))
        >>> [candidate.value for candidate in find(context_of(page))]
        ['A day out', 'Jane Doe']
    """
    graph = read_graph(context.document.head.json_ld)
    for item in graph.objects:
        types = types_of(item)
        if types & _ARTICLES:
            yield from _from_work(item, graph, Trust.STRUCTURED, context)
        elif types & _QUESTIONS:
            yield from _from_work(item, graph, Trust.PRINTED, context)
        elif types & _PAGES:
            yield from _from_work(item, graph, Trust.NAMED, context)
        elif types & _ORGANISATIONS:
            name = _text(item.get("name"))
            if name:
                yield Candidate(Field.SITE_NAME, name, Trust.PRINTED if "WebSite" in types else Trust.GUESSED, SOURCE)


def _from_work(item: dict[str, Any], graph: Graph, trust: Trust, context: PageContext) -> Iterator[Candidate]:
    """What a creative work says about itself."""
    headline = _text(item.get("headline"))
    if not headline and trust < Trust.STRUCTURED:
        headline = _text(item.get("name"))
    title = without_own_name(headline, context.site_names)
    if title:
        yield Candidate(Field.TITLE, title, trust, SOURCE)
    yield from _authors(item.get("author") or item.get("creator"), graph, trust, context.site_names)
    yield from _days(item, trust, context.day_first)
    # Publisher, summary and image are less careful than those in `<meta>`.
    for publisher in _names(item.get("publisher"), graph)[:1]:
        yield Candidate(Field.SITE_NAME, publisher, Trust.PRINTED, SOURCE)
    description = _text(item.get("description"))
    if description:
        yield Candidate(Field.DESCRIPTION, description, Trust.NAMED, SOURCE)
    image = _image_url(item.get("image"))
    if image:
        yield Candidate(Field.IMAGE, image, Trust.NAMED, SOURCE)


def _authors(value: Any, graph: Graph, trust: Trust, site_names: frozenset[str]) -> Iterator[Candidate]:
    """People first; an organisation is the publisher again, and gives way to any person named elsewhere."""
    authors = value if isinstance(value, list) else [value]
    authors = authors[:_MAX_AUTHORS]
    people = _names([author for author in authors if not _is_organisation(author, graph)], graph)
    names = _parsed([person for person in people if fold_name(person) not in site_names])
    if not names:
        names, trust = _parsed(_names(authors, graph)), Trust.FALLBACK
    if names:
        yield Candidate(Field.AUTHOR, join_names(names), trust, SOURCE)


def _parsed(texts: list[str]) -> list[str]:
    """The names of people in several texts."""
    return [name for text in texts for name in parse_names(text)]


def _is_organisation(author: Any, graph: Graph) -> bool:
    if not isinstance(author, dict):
        return False
    types = types_of(author)
    reference = author.get("@id")
    if not types and isinstance(reference, str):
        types = types_of(graph.by_id.get(reference, {}))
    return "Person" not in types and bool(types & _ORGANISATIONS)


def _days(item: dict[str, Any], trust: Trust, day_first: bool | None) -> Iterator[Candidate]:
    """Day of publication, by the first key that has one, and day of the last change."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        published = parse_date(_text(item.get(key)), day_first)
        if published:
            yield Candidate(Field.DATE, published, _DAY_TRUST[trust], SOURCE)
            break
    modified = parse_date(_text(item.get("dateModified")), day_first)
    if modified:
        yield Candidate(Field.MODIFIED, modified, trust, SOURCE)


def _names(value: Any, graph: Graph, depth: int = _MAX_DEPTH) -> list[str]:
    """Names of a person or an organisation, of several, or of what an "@id" refers to."""
    if depth == 0:
        return []
    if isinstance(value, str):
        return [_text(value)] if value and not value.startswith(("http:", "https:", "#", "/")) else []
    if isinstance(value, list):
        return [name for entry in value[:_MAX_NAMES] for name in _names(entry, graph, depth - 1)]
    if not isinstance(value, dict):
        return []
    if value.get("name"):
        return _names(value["name"], graph, depth - 1)
    reference = value.get("@id")
    referred = graph.by_id.get(reference) if isinstance(reference, str) else None
    return _names(referred.get("name"), graph, depth - 1) if referred else []


def _image_url(value: Any) -> str:
    """The URL of an image: a string, an object with `url`, or the first of a list; "" if there is none."""
    for _ in range(_MAX_DEPTH):
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
    if not isinstance(value, str) or len(value) > _MAX_VALUE:
        return ""
    return " ".join(value.split())
