"""One page as it was scraped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# The first of these fields that holds something holds the page; `text` is a plain-text scrape in most collections.
FIELDS = ("html", "raw_html", "content", "body", "text")


class SourceError(Exception):
    """There are no pages where they were looked for, or what reads them is missing; its text says what is right."""


@dataclass(frozen=True, slots=True)
class Scrape:
    """A page, and what its source knows about it.

    Attributes:
        id: What tells it from the others: the path of its file, its address, its number.
        data: The page, or its text.
        url: Its address.
        charset: The charset that came with it, as in an HTTP header.
        progress: How much of its file, 0..1, has been read when it is there.
    """

    id: str
    data: bytes | str
    url: str | None = None
    charset: str | None = None
    progress: float = field(default=1.0, compare=False)

    def keywords(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """What `extract` is given beside the page: what its source knows, and options, which win."""
        return {"url": self.url, "encoding": self.charset, **options}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in the place of a page that cannot be read.

    Attributes:
        id: As that of the page.
        reason: Why.
        progress: As that of the page.
    """

    id: str
    reason: str
    progress: float = field(default=1.0, compare=False)


def scrape_of(found: Mapping[str, Any], place: str, progress: float) -> Scrape | Unreadable:
    """The page in a record of named fields: the page in one of `FIELDS`, perhaps `id`, `url` and `encoding`.

    Example:
        >>> scrape_of({"html": "<p>Rain", "url": "https://example.org/"}, "pages.jsonl:1", 0.5).id
        'https://example.org/'
    """
    url = _text(found.get("url"))
    name = next(_text(one) or str(one) for one in (found.get("id"), url, place) if one is not None)
    values = [found[one] for one in FIELDS if found.get(one) is not None]
    pages = [value for value in values if isinstance(value, str | bytes)]
    if pages:
        data = next((page for page in pages if page), pages[0])
        return Scrape(name, data, url, _text(found.get("encoding")), progress)
    if values:
        return Unreadable(name, f"no page: {type(values[0]).__name__}", progress)
    return Unreadable(name, f"no page in any of the fields {', '.join(FIELDS)}", progress)


def _text(value: object) -> str | None:
    value = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return value if isinstance(value, str) and value else None
