"""Why each block got its label, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from cleanpage.page import Block, Page

_TEXT_CHARS = 60
_REASONS = 4


def write(page: Page) -> str:
    """One line per block with label, score and text, and one with its strongest reasons; then the findings."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    for block in page.blocks:
        yield f"{block.label.value:11} {block.score:4.2f}  {_short(block)}"
        reasons = block.reasons[:_REASONS]
        if reasons:
            yield " " * 18 + ", ".join(f"{reason.name} {reason.amount:+.1f}" for reason in reasons)
    for finding in page.findings:
        yield f"{finding.kind.value}: {finding.message}"


def _short(block: Block) -> str:
    text = " ".join(block.text.split())
    return text if len(text) <= _TEXT_CHARS else text[: _TEXT_CHARS - 1] + "…"
