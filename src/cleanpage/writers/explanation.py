"""Why each block got its label, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanpage.page import Block, Label, Page, Reason

_TEXT_CHARS = 60
_MAX_REASONS = 4
_INDENT = 18  # of the reasons below a block, in characters
_METADATA = (Label.TITLE, Label.METADATA)


def write(page: Page) -> str:
    """One line per block with label, score and text, and one with its strongest reasons; then the findings."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    for block in page.blocks:
        yield f"{block.label.value:11} {block.score:4.2f}  {shortened(block.text, _TEXT_CHARS)}"
        reasons = why(block)
        if reasons:
            yield " " * _INDENT + reasons
    for finding in page.findings:
        yield f"{finding.kind.value}: {finding.message}"


def why(block: Block) -> str:
    """Why a block has its label, on one line; "" for spam, whose reasons are those of its finding."""
    parts = []
    if block.label in _METADATA:
        parts.append("says what the page is, and is not repeated in the text")
    if block.reasons:
        parts.append(strongest(block.reasons))
    return "; ".join(parts)


def strongest(reasons: Sequence[Reason]) -> str:
    """The first reasons with their amounts, on one line; a block has its strongest first.

    Example:
        >>> strongest([Reason("length", 1.25), Reason("in nav", -0.5)])
        'length +1.2, in nav -0.5'
    """
    return ", ".join(f"{reason.name} {reason.amount:+.1f}" for reason in reasons[:_MAX_REASONS])


def shortened(text: str, max_chars: int) -> str:
    """The beginning of a text on one line, `max_chars` characters long at most.

    Example:
        >>> shortened("It rained all day.", 10)
        'It rained…'
    """
    line = " ".join(text.split())
    return line if len(line) <= max_chars else line[: max_chars - 1] + "…"
