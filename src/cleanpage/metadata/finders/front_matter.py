"""What the front matter of a text scrape says: the writer of the scrape put it there for this."""

from __future__ import annotations

from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.values.date_parsing import order_of_numbers, parse_date
from cleanpage.metadata.values.person_names import join_names, parse_names
from cleanpage.parsing.document import Document

_KEYS = {
    "title": Field.TITLE,
    "headline": Field.TITLE,
    "author": Field.AUTHOR,
    "authors": Field.AUTHOR,
    "byline": Field.AUTHOR,
    "creator": Field.AUTHOR,
    "editor": Field.EDITOR,
    "date": Field.DATE,
    "published": Field.DATE,
    "publish_date": Field.DATE,
    "pubdate": Field.DATE,
    "created": Field.DATE,
    "updated": Field.MODIFIED,
    "modified": Field.MODIFIED,
    "lastmod": Field.MODIFIED,
    "source": Field.SITE_NAME,
    "site": Field.SITE_NAME,
    "sitename": Field.SITE_NAME,
    "site_name": Field.SITE_NAME,
    "publisher": Field.SITE_NAME,
    "lang": Field.LANGUAGE,
    "language": Field.LANGUAGE,
    "description": Field.DESCRIPTION,
    "summary": Field.DESCRIPTION,
    "excerpt": Field.DESCRIPTION,
    "url": Field.CANONICAL_URL,
    "canonical": Field.CANONICAL_URL,
    "canonical_url": Field.CANONICAL_URL,
    "permalink": Field.CANONICAL_URL,
    "image": Field.IMAGE,
    "thumbnail": Field.IMAGE,
    "headimg": Field.IMAGE,
    "cover": Field.IMAGE,
}
_ADDRESSES = frozenset({Field.CANONICAL_URL, Field.IMAGE})
# Longest value that is taken, in characters.
_VALUE_CHARS = 1000


def find(document: Document) -> Iterator[Candidate]:
    """One candidate for every key that is known and holds a usable value, in the order of the keys.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> head = Head(front_matter={"title": "'A day out'", "date": "Tue, 08 Jun 2021 00:39:00 GMT"})
        >>> [candidate.value for candidate in find(Document([], Outline(), head, is_html=False))]
        ['A day out', '2021-06-08']
    """
    order = order_of_numbers(document.head.language)
    for key, content in document.head.front_matter.items():
        field = _KEYS.get(key)
        if field is None or len(content) > _VALUE_CHARS:
            continue
        value = _value(field, " ".join(content.split()).strip("'\"[]"), order)
        if value:
            yield Candidate(field, value, Trust.FRONT_MATTER, f"front matter {key}")


def _value(field: Field, text: str, order: bool | None) -> str:
    """The value in its final form; "" where it is not usable."""
    if field in (Field.DATE, Field.MODIFIED):
        return parse_date(text, order) or ""
    if field in (Field.AUTHOR, Field.EDITOR):
        return join_names(parse_names(text))
    if field is Field.LANGUAGE:
        tag = text.replace("_", "-").split("-")[0].lower()
        return tag if tag.isalpha() and len(tag) in (2, 3) else ""
    if field in _ADDRESSES:
        return text if text.startswith(("http:", "https:", "/")) else ""
    return text
