"""Why each block got its label, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanpage.page import Block, Label, Page, Reason

_TEXT_CHARS = 60
_REASONS = 4
_METADATA = (Label.TITLE, Label.METADATA)


def write(page: Page) -> str:
    """One line per block with label, score and text, and one with its strongest reasons; then the findings."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    for block in page.blocks:
        yield f"{block.label.value:11} {block.score:4.2f}  {shortened(block.text, _TEXT_CHARS)}"
        if told := why(block):
            yield " " * 18 + told
    for finding in page.findings:
        yield f"{finding.kind.value}: {finding.message}"


def why(block: Block) -> str:
    """Why a block has its label, on one line; "" for spam, which its finding tells about."""
    says = ["says what the page is, and is not repeated in the text"] if block.label in _METADATA else []
    return "; ".join([*says, *([strongest(block.reasons)] if block.reasons else [])])


def strongest(reasons: Sequence[Reason]) -> str:
    """The first reasons with their amounts, on one line; a block has its strongest first.

    Example:
        >>> strongest([Reason("length", 1.25), Reason("in nav", -0.5)])
        'length +1.2, in nav -0.5'
    """
    return ", ".join(f"{reason.name} {reason.amount:+.1f}" for reason in reasons[:_REASONS])


def shortened(text: str, most: int) -> str:
    """The beginning of a text on one line, of so many characters at most.

    Example:
        >>> shortened("It rained all day.", 10)
        'It rained…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
