"""Where the block stands: landmarks it is in, what its containers are called, how deep."""

from __future__ import annotations

from functools import reduce
from operator import or_

from cleanpage.lexicon import tags as t
from cleanpage.scoring.features.view import Columns, View, coded

_LANDMARKS = {
    "in nav": t.NAV,
    "in header": t.HEADER,
    "in footer": t.FOOTER,
    "in aside": t.ASIDE,
    "in form": t.FORM,
    "in dialog": t.DIALOG,
    "hidden": t.HIDDEN,
    "in noscript": t.NOSCRIPT,
    "in select": t.SELECT,
    "in button": t.BUTTON,
    "in article": t.ARTICLE,
    "in main": t.MAIN,
    "in list": t.LIST,
    "in table": t.TABLE,
    "in figure": t.FIGURE,
    "in quote": t.QUOTE,
    "in details": t.DETAILS,
    "in section": t.SECTION,
    "in definition list": t.DEFINITION,
    "in comments": t.COMMENT,
}

_NAMES = (*_LANDMARKS, "outside article", "outside main", "header in article")


def columns(view: View) -> Columns:
    """Landmark flags, name scores and depth."""
    flags = [segment.flags for segment in view.document.segments]
    depths = view.measures.depths
    page = reduce(or_, flags, 0)
    return {
        **coded(_NAMES, flags, lambda flag: _spell(flag, page)),
        "own names": [view.near[e] + view.near[p] for e, p in zip(view.elements, view.parents, strict=True)],
        "path names": [view.path[e] for e in view.elements],
        "depth": [min(depths[e], 30) / 10 for e in view.elements],
    }


def _spell(flag: int, page: int) -> tuple[float, ...]:
    """The landmark columns of a block with these flags, on a page that has those."""
    article, main = flag & t.ARTICLE, flag & t.MAIN
    return (
        *(float(bool(flag & bit)) for bit in _LANDMARKS.values()),
        float(bool(page & t.ARTICLE and not article)),
        float(bool(page & t.MAIN and not main)),
        float(bool(flag & t.HEADER and article)),
    )
