"""Where the block stands: landmarks it is in, what its containers are called, how deep."""

from __future__ import annotations

from cleanpage.features.view import Columns, View
from cleanpage.lexicon import tags as t

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


def columns(view: View) -> Columns:
    """Landmark flags, name scores and depth."""
    flags = [segment.flags for segment in view.document.segments]
    depths = view.measures.depths
    article_page = any(flag & t.ARTICLE for flag in flags)
    main_page = any(flag & t.MAIN for flag in flags)
    return {
        **{name: [float(bool(flag & bit)) for flag in flags] for name, bit in _LANDMARKS.items()},
        "outside article": [float(article_page and not flag & t.ARTICLE) for flag in flags],
        "outside main": [float(main_page and not flag & t.MAIN) for flag in flags],
        "header in article": [float(flag & (t.HEADER | t.ARTICLE) == t.HEADER | t.ARTICLE) for flag in flags],
        "own names": [view.near[e] + view.near[p] for e, p in zip(view.elements, view.parents, strict=True)],
        "path names": [view.path[e] for e in view.elements],
        "depth": [min(depths[e], 30) / 10 for e in view.elements],
    }
