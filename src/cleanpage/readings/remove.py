"""Injected readings taken out of a page, or noted in it. Which they are is decided in `judge`."""

from __future__ import annotations

from dataclasses import replace

from cleanpage.parsing.document import Document, Head, Segment
from cleanpage.readings.injected import InjectedReadings, cut


def repair(document: Document, readings: InjectedReadings) -> Document:
    """A copy of a page without its injected readings; blocks that had none are the same objects.

    Blocks that had some keep their text in `original`. Raw pieces are cut and none is dropped, so marks stay valid.
    """
    return replace(
        document,
        segments=[_repaired(block, readings) for block in document.segments],
        head=_repaired_head(document.head, readings),
    )


def note(document: Document, readings: InjectedReadings) -> Document:
    """A copy of a page with its readings in place, whose blocks know what they would be without them."""
    segments = []
    for block in document.segments:
        text = readings.remove(block.text)
        segments.append(block if text == block.text else replace(block, repaired=text))
    return replace(document, segments=segments)


def _repaired(block: Segment, readings: InjectedReadings) -> Segment:
    text = readings.remove(block.text)
    if text == block.text:
        return block
    pieces = cut(block.pieces, readings.found_in("".join(block.pieces)))
    # It is not known here where in the text the links are, so their share of it is taken to be the same.
    link_chars = round(block.link_chars * len(text) / len(block.text))
    return replace(block, text=text, original=block.text, pieces=tuple(pieces), link_chars=link_chars)


def _repaired_head(head: Head, readings: InjectedReadings) -> Head:
    remove = readings.remove
    return replace(
        head,
        titles=[remove(title) for title in head.titles],
        metas=[(name, remove(content)) for name, content in head.metas],
        json_ld=[remove(script) for script in head.json_ld],
        front_matter={key: remove(value) for key, value in head.front_matter.items()},
    )
