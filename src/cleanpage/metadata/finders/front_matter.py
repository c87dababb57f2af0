"""The front matter above a scrape: whoever scraped the page wrote it to say what the page is."""

from __future__ import annotations

from collections.abc import Iterator

from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.values.dates import parse_date
from cleanpage.metadata.values.names import join_names, parse_names

# The field that each key fills, in lower case.
_FIELDS = {
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
# Longest value that is taken, in characters.
_MAX_VALUE = 1000


def find(context: PageContext) -> Iterator[Candidate]:
    """One candidate for every known key with a usable value, in the order of the keys.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.parsing.document import Document, Head, Outline
        >>> head = Head(front_matter={"title": "'A day out'", "date": "Tue, 08 Jun 2021 00:39:00 GMT"})
        >>> [candidate.value for candidate in find(context_of(Document([], Outline(), head, is_html=False)))]
        ['A day out', '2021-06-08']
    """
    for key, content in context.document.head.front_matter.items():
        field = _FIELDS.get(key)
        if field is None or len(content) > _MAX_VALUE:
            continue
        value = _value(field, " ".join(content.split()).strip("'\"[]"), context.day_first)
        if value:
            yield Candidate(field, value, Trust.FRONT_MATTER, f"front matter {key}")


def _value(field: Field, text: str, day_first: bool | None) -> str:
    """The value in its final form; "" where it is not usable."""
    if field in (Field.DATE, Field.MODIFIED):
        return parse_date(text, day_first) or ""
    if field in (Field.AUTHOR, Field.EDITOR):
        return join_names(parse_names(text))
    if field is Field.LANGUAGE:
        tag = text.replace("_", "-").split("-")[0].lower()
        return tag if tag.isalpha() and len(tag) in (2, 3) else ""
    if field in (Field.CANONICAL_URL, Field.IMAGE):
        return text if text.startswith(("http:", "https:", "/")) else ""
    return text
