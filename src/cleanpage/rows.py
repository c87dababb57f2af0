"""What tables hold of a page: a row of plain values, the same in every engine and format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleanpage.page import Page

# Raised when a column changes its name, its type or its meaning; new columns do not raise it.
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
    """A page as a row; one that could not be read has an `error` and nothing else.

    Attributes:
        text: The body; "" if there is none.
        title: The headline.
        author: Names, joined by "; ".
        date: Day of publication, ISO 8601.
        language: BCP 47 primary tag.
        site_name: The site or source.
        contamination: Share, 0..1, of the visible characters that is foreign.
        confidence: Expected word F1, 0..1, of the selection.
        findings: What foreign matter was found.
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


def row_or_error(make: Callable[[], Page]) -> Row:
    """The row of a page that is made now; whatever is raised becomes its `error`.

    Content never raises; running out of memory, or an input of the wrong type, may.
    """
    try:
        return row_of(make())
    except Exception as error:  # one page must not cost the others
        return Row(error=f"{type(error).__name__}: {error}")
