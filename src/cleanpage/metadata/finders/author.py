"""The author: from `<meta>`, and from elements and links that are named after authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.finders.site import key
from cleanpage.metadata.page_context import find_headline, find_regions, find_sites, is_settled
from cleanpage.metadata.regions import Regions, holds_any, is_outside, text_inside
from cleanpage.metadata.values.bylines import read_line
from cleanpage.metadata.values.person_names import is_byline_name, join_names, parse_names
from cleanpage.parsing.document import Document

# `<meta>` names that hold an author. All values of the first one that names anybody are taken together.
_META_NAMES = (
    "author", "sailthru.author", "parsely-author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "dc.creator.name", "citation_author", "article:author", "og:article:author", "book:author", "creator",
    "byl", "article:author_name", "authors", "article.author", "dc.author", "og:author", "dc:creator",
    "dc.contributor.author", "article_author", "article-author", "mediator_author", "dable:author",
    "shareaholic:article_author_name", "bepress_citation_author", "eprints.creators_name", "twitter:data1",
)  # fmt: skip
_META_NAME_SET = frozenset(_META_NAMES)
# The label that makes `twitter:data1` an author, in the languages of the SEO plugins that write it.
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skrevet av|"
    r"skriven av|"
    r"автор|napisane przez|作者|撰文|投稿者|執筆者|author|autor|^by$",
    re.IGNORECASE,
)
# What templates call the element that names the author, the most telling first.
_NAMED = (
    "author",
    "byline",
    "writer",
    "username",
    "user-info",
    "contributor",
    "message-name",
    "postprofile",
    "postleft",
)
# What the addresses of people's own pages hold.
_LINKED = ("/author", "/member", "/user", "/u/", "/contributor", "/writer", "member.php", "viewprofile")
# Words in the names of an element or of those around it, which make its names those of other people or no
# names.
_ELSEWHERE = (
    "comment", "review", "testimonial", "related", "recent", "popular", "reply", "replies", "similar",
    "recommend", "carousel", "newsletter", "trending", "latest", "site-footer", "quote",
)  # fmt: skip
# Words in the name of an element itself, which make its text no name.
_NO_NAME = (
    "authoris", "authoriz", "authorit", "avatar", "image", "img", "photo", "share", "social", "bio ", "-bio",
    "desc", "excerpt", "date",
)  # fmt: skip
# How far before and after the headline, in segments, an author stands who is the text's own.
_BEFORE, _AFTER = 12, 30
# Longest text of an element that names an author, in characters; longer ones are his life.
_TEXT_CHARS = 160
# How many named elements are read before giving up.
_TRIES = 24


def find(document: Document) -> Iterator[Candidate]:
    """Authors of an HTML page, from its `<meta>` elements and from what its elements are called.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Document([], Outline(), Head(metas=[("author", "Jane Doe"), ("author", "John Roe")]))
        >>> [candidate.value for candidate in find(page)]
        ['Jane Doe; John Roe']
    """
    stated = list(_from_metas(document))
    yield from stated
    if not document.is_html or is_settled(document, Field.AUTHOR, Trust.NAMED) or _is_product(document):
        return
    if all(candidate.trust is Trust.FALLBACK for candidate in stated):
        yield from _from_elements(document)


def _from_metas(document: Document) -> Iterator[Candidate]:
    values: dict[str, list[str]] = {}
    labels = ""
    for name, content in document.head.metas:
        if name in _META_NAME_SET:
            values.setdefault(name, []).append(content)
        elif name == "twitter:label1":
            labels = content
    if not _WRITTEN_BY.search(labels):
        values.pop("twitter:data1", None)
    if not values:
        return
    sites = find_sites(document)
    for name in _META_NAMES:
        names = [person for content in values.get(name, ()) for person in parse_names(content)]
        if names:
            trust = Trust.META if any(key(person) not in sites for person in names) else Trust.FALLBACK
            yield Candidate(Field.AUTHOR, join_names(names), trust, f"meta {name}")


def _is_product(document: Document) -> bool:
    """Whether the page sells a thing: the people named on it are its reviewers."""
    return any(name == "og:type" and content.startswith("product") for name, content in document.head.metas)


def _from_elements(document: Document) -> Iterator[Candidate]:
    """Names in elements around the headline, or farther on in those that the word "author" names."""
    regions = find_regions(document)
    headline = find_headline(document).index
    window = regions.window(headline, _BEFORE, _AFTER)
    near = set(regions.named(_NAMED, window)).union(regions.linking_to(_LINKED, headline, _BEFORE, _AFTER))
    found = _first_names(document, regions, sorted(near), Trust.NAMED)
    if found is None and not is_settled(document, Field.AUTHOR, Trust.FALLBACK):
        rest = range(window.stop, len(document.outline.names))
        found = _first_names(document, regions, regions.named(_NAMED[:1], rest), Trust.FALLBACK)
    if found:
        yield found


def _first_names(document: Document, regions: Regions, elements: list[int], trust: Trust) -> Candidate | None:
    for element in elements[:_TRIES]:
        names = _names_in(document, regions, element)
        if names:
            return Candidate(Field.AUTHOR, join_names(names), trust, f"element {element}")
    return None


def _names_in(document: Document, regions: Regions, element: int) -> tuple[str, ...]:
    """The names in the first segments of an element that hold any."""
    if holds_any(document.outline.names[element].lower(), _NO_NAME):
        return ()
    if holds_any(regions.context(element), _ELSEWHERE):
        return ()
    for index in regions.within(element):
        segment = document.segments[index]
        if is_outside(segment) or segment.level in (1, 2) or len(segment.text) > _TEXT_CHARS:
            continue
        names = _printed_names(text_inside(segment, element) or segment.text)
        if names:
            return names
    return ()


def _printed_names(text: str) -> tuple[str, ...]:
    """The names in the text of an element that is named after authors: after a label, or all that is left."""
    reading = read_line(text)
    if reading is None:
        return ()
    if reading.authors:
        return tuple(reading.authors)
    if reading.checkers or reading.editors:
        return ()
    for rest in reading.rest:
        names = parse_names(rest)
        if names and all(map(is_byline_name, names)):
            return names
    return ()
