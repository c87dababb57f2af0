"""Injected readings taken out of a page, or noted in it. What they are is decided in `readings`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from cleanpage.parsing.document import Document, Head, Segment


class Span(Protocol):
    """A stretch of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Verdict(Protocol):
    """What was decided about the readings of a page."""

    def remove(self, text: str) -> str:
        """A text without its injected readings."""

    def found_in(self, text: str) -> Sequence[Span]:
        """The injected readings of a text."""


def repair(document: Document, readings: Verdict) -> Document:
    """A copy of a page without its injected readings; blocks that had none are the same objects.

    Blocks that had some keep their text in `original`. Raw pieces are cut, none dropped: marks stay valid.
    """
    return replace(
        document,
        segments=[_repaired(block, readings) for block in document.segments],
        head=_repaired_head(document.head, readings),
    )


def note(document: Document, readings: Verdict) -> Document:
    """A copy of a page with its readings in place, whose blocks know what they would be without them."""
    changed = ((block, readings.remove(block.text)) for block in document.segments)
    segments = [block if text == block.text else replace(block, repaired=text) for block, text in changed]
    return replace(document, segments=segments)


def cut(pieces: Sequence[str], spans: Sequence[Span]) -> list[str]:
    """Take spans of the joined pieces out of them; as many pieces remain. Linear."""
    result, start, upcoming = [], 0, 0
    for piece in pieces:
        end, at, kept = start + len(piece), start, []
        while upcoming < len(spans) and spans[upcoming].start < end:
            span = spans[upcoming]
            kept.append(piece[at - start : max(at, span.start) - start])
            at = min(end, span.end)
            if span.end > end:
                break
            upcoming += 1
        result.append("".join([*kept, piece[at - start :]]))
        start = end
    return result


def _repaired(block: Segment, readings: Verdict) -> Segment:
    text = readings.remove(block.text)
    if text == block.text:
        return block
    pieces = cut(block.pieces, readings.found_in("".join(block.pieces)))
    # Where in the text the links are is no longer known here: their share of it stays.
    link_chars = round(block.link_chars * len(text) / len(block.text))
    return replace(block, text=text, original=block.text, pieces=tuple(pieces), link_chars=link_chars)


def _repaired_head(head: Head, readings: Verdict) -> Head:
    clean = readings.remove
    return replace(
        head,
        titles=[clean(title) for title in head.titles],
        metas=[(name, clean(content)) for name, content in head.metas],
        json_ld=[clean(source) for source in head.json_ld],
        front_matter={key: clean(value) for key, value in head.front_matter.items()},
    )
