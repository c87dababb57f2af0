"""Days of publication and change: from `<meta>`, `<time>`, elements named after dates, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.page_context import Survey, find_headline, find_regions, is_settled
from cleanpage.metadata.regions import Regions, holds_any, is_outside
from cleanpage.metadata.values.bylines import Reading, read_line
from cleanpage.metadata.values.date_labels import labelled_text
from cleanpage.metadata.values.date_parsing import date_in_address, order_of_numbers, parse_date
from cleanpage.parsing.document import Document

_PUBLISHED = {
    **dict.fromkeys(
        """
        article:published_time og:article:published_time datepublished published_time article:published
        og:publish_date parsely-pub-date sailthru.date cxenseparse:publishtime publishdate publish_date
        publish-date pubdate published og:published_time publication_date article_date_original
        publisheddate published_at rnews:datepublished bt:pubdate apub:time dc.date.issued dcterms.issued
        citation_publication_date citation_online_date bepress_citation_online_date dc.date.published
        dc:date.issued mediator_published_time pubtime
        """.split(),
        Trust.META,
    ),
    **dict.fromkeys(
        """
        date dc.date dcterms.date dc.date.created dcterms.created datecreated created uploaddate citation_date
        og:release_date og:pubdate displaydate date-pub ms.date article.published article.created eprints.date
        dc:date dc.date.available dcterms.available dcterms.datesubmitted bepress_citation_date prism.publicationdate
        weibo:article:create_at og:regdate release_date
        """.split(),
        Trust.NAMED,
    ),
}
_MODIFIED = frozenset(
    """
    article:modified_time og:updated_time og:article:modified_time datemodified last-modified modified
    lastmod article:modified dcterms.modified dc.date.modified updated_at updated revised date-revision_date
    dateupdate
    """.split()
)
# Any other name that says the same: "w-published-date", "article-publish-time".
_SAYS_PUBLISHED = re.compile(r"publi(?:sh|shed|cation)?[-_.:]?(?:date|time|at)|(?:date|time)[-_.:]?publish")
# What templates call the element that prints a day.
_NAMED = ("date", "publish", "posted", "time")
# The one of them that is believed as much as a `<meta>`.
_STATED = ("datepublished",)
_UPDATED = re.compile(r"modif|updat|edit|revis", re.IGNORECASE)
_ELSEWHERE = (
    "comment", "review", "related", "recent", "popular", "sidebar", "reply", "replies", "similar",
    "recommend", "footer", "copyright", "event", "carousel", "archive",
)  # fmt: skip
# How far before and after the headline, in segments, the text's own day stands.
_BEFORE, _AFTER = 10, 24
# Longest text of an element that prints a day, in characters.
_TEXT_CHARS = 200
# How many named elements are read before giving up.
_TRIES = 24


def find(document: Document) -> Iterator[Candidate]:
    """Days of publication and of the last change.

    A change stands in for the publication only where nothing else is said, and the address comes after that;
    but a day off from a `<meta>`, it is the day where the site is, and the `<meta>` that in Greenwich.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Document([], Outline(), Head(metas=[("article:published_time", "2024-05-17T08:00:00Z")]))
        >>> [(candidate.field.value, candidate.value) for candidate in find(page)]
        [('date', '2024-05-17')]
    """
    stated = list(_from_metas(document))
    yield from stated
    if document.is_html and not any(c.field is Field.DATE and c.trust is Trust.META for c in stated):
        yield from _from_elements(document)
    iso = date_in_address(document.url) if document.url else None
    if iso:
        is_local = _is_neighbour(document, iso, "meta")
        yield Candidate(Field.DATE, iso, Trust.STRUCTURED if is_local else Trust.ADDRESS, "address")


def _from_metas(document: Document) -> Iterator[Candidate]:
    order = order_of_numbers(document.head.language)
    for name, content in document.head.metas:
        trust = _PUBLISHED.get(name)
        if trust is not None and (iso := parse_date(content, order)):
            yield Candidate(Field.DATE, iso, trust, f"meta {name}")
        elif "publi" in name and _SAYS_PUBLISHED.search(name) and (iso := parse_date(content, order)):
            yield Candidate(Field.DATE, iso, Trust.NAMED, f"meta {name}")
        elif name in _MODIFIED and (iso := parse_date(content, order)):
            yield Candidate(Field.MODIFIED, iso, Trust.META, f"meta {name}")


def _from_elements(document: Document) -> Iterator[Candidate]:
    """Days of `<time>` elements and of elements named after dates, around the headline."""
    regions = find_regions(document)
    window = regions.window(find_headline(document).index, _BEFORE, _AFTER)
    times = {
        element: stated for element, stated in document.head.times if element in window and _is_shown(document, element)
    }
    if all(is_settled(document, field, Trust.NAMED) for field in (Field.DATE, Field.MODIFIED)):
        elements = regions.named(_STATED, window)
    else:
        elements = sorted(set(regions.named(_NAMED, window)).union(times))
    order = order_of_numbers(document.head.language)
    for element in elements[:_TRIES]:
        if not holds_any(regions.context(element), _ELSEWHERE):
            yield from _from_element(document, regions, element, times.get(element, ""), order)


def _is_shown(document: Document, element: int) -> bool:
    """Whether an element is part of the page: a `<meta>` of the head has no name that the outline knows."""
    return document.outline.tags[element] != "meta" or bool(document.outline.names[element].strip())


def _from_element(
    document: Document, regions: Regions, element: int, stated: str, order: bool | None
) -> Iterator[Candidate]:
    """The day in an element's `datetime`, or else those that it prints."""
    names = document.outline.names[element]
    trust = Trust.META if "datePublished" in names else Trust.NAMED
    changed = bool(_UPDATED.search(names))
    if iso := (parse_date(stated, order) if stated else None):
        reading = _printed_days(document, regions.within(element), order)
        changed = changed or (reading is not None and reading.modified == iso != reading.date)
        if trust is Trust.NAMED and _is_neighbour(document, iso, "json-ld"):
            trust = Trust.LOCAL
        yield Candidate(Field.MODIFIED if changed else Field.DATE, iso, trust, f"element {element}")
        return
    reading = _printed_days(document, regions.within(element), order)
    if reading:
        published = None if changed else reading.date
        modified = reading.modified or (reading.date if changed else None)
        if published:
            yield Candidate(
                Field.DATE, published, trust if trust is Trust.META else Trust.GUESSED, f"element {element}"
            )
        if modified:
            yield Candidate(Field.MODIFIED, modified, Trust.GUESSED, f"element {element}")


def _is_neighbour(document: Document, iso: str, source: str) -> bool:
    """Whether a day is the one before or after the day of a source of data, which may be in another time zone."""
    held = document.held.get(Field.DATE) if isinstance(document, Survey) else None
    if held is None or not held.source.startswith(source):
        return False
    return abs((date.fromisoformat(held.value) - date.fromisoformat(iso)).days) == 1


def _printed_days(document: Document, indices: list[int], order: bool | None) -> Reading | None:
    for index in indices:
        segment = document.segments[index]
        if is_outside(segment) or len(segment.text) > _TEXT_CHARS or "20" not in segment.text:
            continue
        reading = read_line(labelled_text(document, index), order)
        if reading and (reading.date or reading.modified):
            return reading
    return None
