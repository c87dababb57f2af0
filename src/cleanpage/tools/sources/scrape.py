"""One page as it was scraped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cleanpage.errors import CleanpageError

# The page is in the first of these fields that is not empty; in most collections `text` is a plain-text scrape.
FIELDS = ("html", "raw_html", "content", "body", "text")


class SourceError(CleanpageError, ValueError):
    """A path holds no pages, or the package that reads its files is missing. The message says what is right."""


@dataclass(frozen=True, slots=True)
class Scrape:
    """A page, and what its source knows about it.

    Attributes:
        id: The path of its file, its URL or its number. No other page of the source has the same.
        data: The page as bytes or text.
        url: Its URL.
        charset: The charset that came with it, as in an HTTP header.
        progress: The share of its file, 0..1, that has been read with it.
    """

    id: str
    data: bytes | str
    url: str | None = None
    charset: str | None = None
    progress: float = field(default=1.0, compare=False)

    def keywords(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The keywords for `extract`: what the source knows, and the options, which win."""
        return {"url": self.url, "encoding": self.charset, **options}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands in the place of a page that cannot be read.

    Attributes:
        id: The id that the page would have.
        reason: Why it cannot be read.
        progress: The share of its file, 0..1, that has been read with it.
    """

    id: str
    reason: str
    progress: float = field(default=1.0, compare=False)


def scrape_of(record: Mapping[str, Any], place: str, progress: float) -> Scrape | Unreadable:
    """The page in a record of named fields: one of `FIELDS`, and perhaps `id`, `url` and `encoding`.

    Args:
        record: The fields.
        place: The id of a page that has neither `id` nor `url`.
        progress: The share of the file, 0..1, that has been read.

    Example:
        >>> scrape_of({"html": "<p>Rain", "url": "https://example.org/"}, "pages.jsonl:1", 0.5).id
        'https://example.org/'
    """
    url = _text(record.get("url"))
    name = next(_text(value) or str(value) for value in (record.get("id"), url, place) if value is not None)
    values = [record[key] for key in FIELDS if record.get(key) is not None]
    pages = [value for value in values if isinstance(value, str | bytes)]
    if pages:
        data = next((page for page in pages if page), pages[0])
        return Scrape(name, data, url, _text(record.get("encoding")), progress)
    if values:
        return Unreadable(name, f"no page: {type(values[0]).__name__}", progress)
    return Unreadable(name, f"no page in any of the fields {', '.join(FIELDS)}", progress)


def _text(value: object) -> str | None:
    value = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return value if isinstance(value, str) and value else None
