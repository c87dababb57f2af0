"""Authors and days in the elements and links that a template names after them, around the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanpage.metadata.elements import holds_any, is_outside, text_inside
from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.values.bylines import BylineParts, parse_parts
from cleanpage.metadata.values.dates import are_neighbours, parse_date, with_date_label
from cleanpage.metadata.values.names import is_byline_name, join_names, parse_names

# What templates call the element of the author, the clearest first.
_AUTHOR_NAMES = (
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
# What the URLs of people's own pages hold.
_AUTHOR_URLS = ("/author", "/member", "/user", "/u/", "/contributor", "/writer", "member.php", "viewprofile")
# Words in the names of an element or of those around it, which make its names those of other people or no names.
_NOT_THE_AUTHOR = (
    "comment", "review", "testimonial", "related", "recent", "popular", "reply", "replies", "similar",
    "recommend", "carousel", "newsletter", "trending", "latest", "site-footer", "quote",
)  # fmt: skip
# Words in the name of an element itself, which make its text no name.
_NOT_A_NAME = (
    "authoris", "authoriz", "authorit", "avatar", "image", "img", "photo", "share", "social", "bio ", "-bio",
    "desc", "excerpt", "date",
)  # fmt: skip
# How far before and after the headline, in segments, the author of the text stands.
_AUTHOR_BEFORE, _AUTHOR_AFTER = 12, 30
# Longest text of an element that names an author, in characters; longer ones are biographies.
_MAX_AUTHOR_TEXT = 160

# What templates call the element of a day, and the one name that is believed as much as a `<meta>` element.
_DAY_NAMES, _PUBLISHED_NAME = ("date", "publish", "posted", "time"), "datePublished"
_SAYS_CHANGED = re.compile(r"modif|updat|edit|revis", re.IGNORECASE)
# The same as `_NOT_THE_AUTHOR`, for days.
_NOT_THE_DAY = (
    "comment", "review", "related", "recent", "popular", "sidebar", "reply", "replies", "similar",
    "recommend", "footer", "copyright", "event", "carousel", "archive",
)  # fmt: skip
# How far before and after the headline, in segments, the day of the text stands.
_DAY_BEFORE, _DAY_AFTER = 10, 24
# Longest text of an element that prints a day, in characters.
_MAX_DAY_TEXT = 200

# Elements that are tried before giving up.
_MAX_TRIES = 24


def find_authors(context: PageContext, whole_page: bool) -> Iterator[Candidate]:
    """The first names in elements around the headline that are named after authors, or that link to their pages.

    Args:
        context: An HTML page.
        whole_page: Whether elements named "author" farther down are searched if those around the headline name nobody.

    Example:
        >>> from lxml import etree
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.parsing.html_parser import read_tree
        >>> page = read_tree(etree.HTML("<h1>A day out</h1><p class='post-author'>Jane Doe</p><p>It was fine.</p>"))
        >>> [candidate.value for candidate in find_authors(context_of(page), whole_page=False)]
        ['Jane Doe']
    """
    elements, headline = context.elements, context.headline.index
    near = elements.near(headline, _AUTHOR_BEFORE, _AUTHOR_AFTER)
    named = elements.named(_AUTHOR_NAMES, near)
    links = elements.linking_to(_AUTHOR_URLS, headline, _AUTHOR_BEFORE, _AUTHOR_AFTER)
    author = _first_author(context, sorted({*named, *links}), Trust.NAMED)
    if author is None and whole_page:
        rest = range(near.stop, len(context.document.outline.names))
        author = _first_author(context, elements.named(_AUTHOR_NAMES[:1], rest), Trust.FALLBACK)
    if author:
        yield author


def _first_author(context: PageContext, elements: Sequence[int], trust: Trust) -> Candidate | None:
    for element in elements[:_MAX_TRIES]:
        names = _names_in(context, element)
        if names:
            return Candidate(Field.AUTHOR, join_names(names), trust, f"element {element}")
    return None


def _names_in(context: PageContext, element: int) -> tuple[str, ...]:
    """The names in the first segment of an element that holds any."""
    if holds_any(context.document.outline.names[element].lower(), _NOT_A_NAME):
        return ()
    if holds_any(context.elements.names_around(element), _NOT_THE_AUTHOR):
        return ()
    for index in context.elements.segments_in(element):
        segment = context.document.segments[index]
        if is_outside(segment) or segment.level in (1, 2) or len(segment.text) > _MAX_AUTHOR_TEXT:
            continue
        names = _printed_names(text_inside(segment, element) or segment.text)
        if names:
            return names
    return ()


def _printed_names(text: str) -> tuple[str, ...]:
    """The names in the text of an element that is named after authors: after a label, or all that is left."""
    parts = parse_parts(text)
    if parts is None:
        return ()
    if parts.authors:
        return parts.authors
    if parts.others or parts.editors:
        return ()
    for rest in parts.rest:
        names = parse_names(rest)
        if names and all(map(is_byline_name, names)):
            return names
    return ()


def find_days(context: PageContext, json_ld_day: str | None, only_published: bool) -> Iterator[Candidate]:
    """Days in `<time>` elements and in elements that are named after dates, around the headline.

    Args:
        context: An HTML page.
        json_ld_day: The day of publication by JSON-LD, ISO 8601, if that is the best so far. Where an element says the
            day before or after it, the element has the day in the time zone of the site.
        only_published: Whether only elements named "datePublished" are searched: no other can say anything better.

    Example:
        >>> from lxml import etree
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.parsing.html_parser import read_tree
        >>> page = read_tree(etree.HTML("<h1>A day out</h1><time datetime='2024-05-17'>today</time><p>Fine.</p>"))
        >>> [candidate.value for candidate in find_days(context_of(page), None, only_published=False)]
        ['2024-05-17']
    """
    document = context.document
    near = context.elements.near(context.headline.index, _DAY_BEFORE, _DAY_AFTER)
    times = {element: stated for element, stated in document.head.times if element in near}
    if only_published:
        elements = context.elements.named((_PUBLISHED_NAME.lower(),), near)
    else:
        dated = [element for element in times if not _is_nameless_meta(context, element)]
        elements = sorted({*context.elements.named(_DAY_NAMES, near), *dated})
    for element in elements[:_MAX_TRIES]:
        if not holds_any(context.elements.names_around(element), _NOT_THE_DAY):
            yield from _days_of(context, element, times.get(element, ""), json_ld_day)


def _is_nameless_meta(context: PageContext, element: int) -> bool:
    """Whether an element is a `<meta>` without class, id, role and itemprop; `head_fields` reads those."""
    outline = context.document.outline
    return outline.tags[element] == "meta" and not outline.names[element].strip()


def _days_of(context: PageContext, element: int, stated: str, json_ld_day: str | None) -> Iterator[Candidate]:
    """The day in the `datetime` of an element, or else those that the element prints."""
    names = context.document.outline.names[element]
    is_published = _PUBLISHED_NAME in names
    is_changed = bool(_SAYS_CHANGED.search(names))
    source = f"element {element}"
    printed = _printed_days(context, element)
    day = parse_date(stated, context.day_first) if stated else None
    if day:
        trust = Trust.META if is_published else Trust.NAMED
        if not is_published and json_ld_day and are_neighbours(day, json_ld_day):
            trust = Trust.LOCAL
        if printed and printed.modified == day != printed.date:
            is_changed = True
        yield Candidate(Field.MODIFIED if is_changed else Field.DATE, day, trust, source)
    elif printed:
        published = None if is_changed else printed.date
        modified = printed.modified or (printed.date if is_changed else None)
        if published:
            yield Candidate(Field.DATE, published, Trust.META if is_published else Trust.GUESSED, source)
        if modified:
            yield Candidate(Field.MODIFIED, modified, Trust.GUESSED, source)


def _printed_days(context: PageContext, element: int) -> BylineParts | None:
    """The first segment of an element that prints a day, parsed."""
    segments = context.document.segments
    for index in context.elements.segments_in(element):
        segment = segments[index]
        if is_outside(segment) or len(segment.text) > _MAX_DAY_TEXT or "20" not in segment.text:
            continue
        parts = parse_parts(with_date_label(segments, index), context.day_first)
        if parts and (parts.date or parts.modified):
            return parts
    return None
