"""What a finder of metadata hands over: one value for one field, and how far its source can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Field(StrEnum):
    """The fields of `page.Metadata`, and editors, who stand in where no author is named."""

    TITLE = "title"
    AUTHOR = "author"
    EDITOR = "editor"
    DATE = "date"
    MODIFIED = "modified"
    SITE_NAME = "site_name"
    LANGUAGE = "language"
    DESCRIPTION = "description"
    CANONICAL_URL = "canonical_url"
    IMAGE = "image"


class Trust(IntEnum):
    """How far a source is believed; the highest wins, and among equals the first found.

    The order follows the share of right authors and days by source on 1,497 labelled pages: structured data
    about the article (.92 of the authors), `<meta>` (.90 of the authors, .96 of the days), bylines near the
    headline (.80 and .89), elements that are named after authors (.71).
    """

    FRONT_MATTER = 100
    CONFIRMED = 90
    STRUCTURED = 80
    META = 70
    PRINTED = 60
    LOCAL = 55
    NAMED = 50
    GUESSED = 40
    DISTANT = 30
    FALLBACK = 20
    ADDRESS = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value for one field.

    Attributes:
        field: The field that it would fill.
        value: The value in its final form: a clean title, an ISO date, names joined by "; ".
        trust: How far the source is believed.
        source: What said so, for example `meta og:title`.
    """

    field: Field
    value: str
    trust: Trust
    source: str
