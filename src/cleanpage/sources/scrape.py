"""One page as it was scraped."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
    """

    id: str
    data: bytes | str
    url: str | None = None
    charset: str | None = None

    def renamed(self, name: str) -> Scrape:
        """The same page under another id."""
        return replace(self, id=name)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in the place of a page that cannot be read.

    Attributes:
        id: As that of the page.
        reason: Why.
    """

    id: str
    reason: str

    def renamed(self, name: str) -> Unreadable:
        """The same under another id."""
        return replace(self, id=name)
