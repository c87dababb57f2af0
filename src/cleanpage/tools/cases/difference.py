"""A difference between what a case expects and what its page gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cleanpage.page import Block, FindingKind, Label, Page
from cleanpage.writers.explanation import shortened, strongest

_QUOTED_CHARS = 72
# A snippet may stand in every row of a table; the first blocks are enough to see why.
_MAX_BLOCKS = 3


class Aspect(StrEnum):
    """What a difference is about.

    `MISSING` and `EXTRA` are about lines of the text, `ORDER` about their order, and `STATUS` about a draft.
    """

    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"
    METADATA = "metadata"
    LABEL = "label"
    KIND = "kind"
    FINDING = "finding"
    LINE = "line"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between what a case expects and what its page gives.

    Attributes:
        aspect: What it is about.
        message: One line for a person.
        why: A line for each block concerned, with its label, score, place and strongest reasons.
        line: The line of a text scrape that the case names; None for anything else.

    Example:
        >>> print(Difference(Aspect.METADATA, "author: expected 'Ada', got None"))
        author: expected 'Ada', got None
    """

    aspect: Aspect
    message: str
    why: tuple[str, ...] = ()
    line: int | None = None

    def __str__(self) -> str:
        return "\n    ".join((self.message, *self.why))


def quoted(text: str) -> str:
    """The beginning of a text on one line, in quotes."""
    return repr(shortened(text, _QUOTED_CHARS))


def explain(page: Page, indices: Iterable[int]) -> tuple[str, ...]:
    """A line for each of the first blocks: its label, score, place, and strongest reasons."""
    chosen = list(indices)
    more = (f"and {len(chosen) - _MAX_BLOCKS} more blocks",) if len(chosen) > _MAX_BLOCKS else ()
    return (*(_explained(page, index) for index in chosen[:_MAX_BLOCKS]), *more)


def _explained(page: Page, index: int) -> str:
    block = page.blocks[index]
    place = f"line {block.line}" if block.line is not None else block.path
    return f"{block.label}, score {block.score:.2f}, {place or 'no place'}: {'; '.join(_reasons(page, index, block))}"


def _reasons(page: Page, index: int, block: Block) -> Iterator[str]:
    for finding in page.findings:
        if index in finding.blocks and finding.kind is not FindingKind.READINGS:
            yield f"{finding.kind}: {finding.message}"
    # Only the reasons for the label; some reasons always speak against it.
    in_body = block.label is Label.BODY
    agreeing = [reason for reason in block.reasons if (reason.amount > 0) == in_body] or block.reasons
    # Spam and lines of front matter have no reasons.
    yield strongest(agreeing) or "not scored"
