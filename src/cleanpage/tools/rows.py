"""A page as a row of plain values, the same in every engine and file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cleanpage.page import Page
from cleanpage.pipeline import extract

__all__ = ["SCHEMA_VERSION", "FindingRow", "Row", "extract_row", "row_of"]

# Increased when a column changes its name, its type or its meaning; a new column does not increase it.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding without its clues; see `Finding`."""

    kind: str
    message: str
    count: int
    score: float


@dataclass(frozen=True, slots=True)
class Row:
    """A page as a row. The row of a page that could not be read has an `error` and nothing else.

    Attributes:
        text: The body; "" if there is none.
        title: The headline.
        author: Names, joined by "; ".
        date: Day of publication, ISO 8601.
        language: BCP 47 primary tag.
        site_name: The site or source.
        contamination: Share, 0..1, of the visible characters that is spam or injected.
        confidence: Expected word F1, 0..1, of the selection.
        findings: The findings of contamination.
        warnings: The codes of the warnings.
        error: Why there is no page; None if there is one.
    """

    text: str = ""
    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    site_name: str | None = None
    contamination: float = 0.0
    confidence: float = 0.0
    findings: tuple[FindingRow, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str | None = None


def row_of(page: Page) -> Row:
    """The row of a page.

    Example:
        >>> import cleanpage
        >>> row_of(cleanpage.extract("<title>Rain</title><p>It rained all day, and the river rose.</p>")).title
        'Rain'
    """
    return Row(
        text=page.text,
        title=page.title,
        author=page.author,
        date=page.date,
        language=page.language,
        site_name=page.site_name,
        contamination=page.contamination,
        confidence=page.confidence,
        findings=tuple(
            FindingRow(str(finding.kind), finding.message, finding.count, finding.score) for finding in page.findings
        ),
        warnings=tuple(map(str, page.warnings)),
    )


def extract_row(source: object, url: object, options: Mapping[str, Any]) -> Row:
    """Extract a page from a cell of a table. If there is no page, or it fails, the `error` of the row says why.

    Args:
        source: The page, as bytes or text, or whatever the table holds in its place.
        url: The URL of the page, as bytes or text, or None.
        options: Keywords of `cleanpage.extract`.

    Example:
        >>> extract_row("<title>Rain</title><p>It rained all day, and the river rose.</p>", None, {}).title
        'Rain'
        >>> extract_row(None, None, {}).error
        'no page: null'
    """
    page_url = url.decode("utf-8", "replace") if isinstance(url, bytes) else url
    if not isinstance(source, bytes | str):
        return Row(error=f"no page: {_type_name(source)}")
    if not isinstance(page_url, str | None):
        return Row(error=f"no URL: {_type_name(page_url)}")
    try:
        return row_of(extract(source, url=page_url, **options))
    except Exception as error:  # one page must not cost the others
        return Row(error=f"{type(error).__name__}: {error}")


def _type_name(value: object) -> str:
    return "null" if value is None else type(value).__name__
