"""Which styles hide an element from readers while its text stays in the markup.

`display: none` hides what a script will show: menus, tabs, answers. Other styles draw the element where or how nobody
sees it. Labels for screen readers are hidden like that. Other text that is hidden like that is spam as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleanpage.lexicon import tags as t

_HIDING = ("display:none", "visibility:hidden", "visibility:collapse")
# A negative length of 500 and more, too far out to be seen; a length too small to be seen; the colour of the paper.
_FAR = r"[^;]*-(?:[5-9]\d\d|\d{4,})"
_NOTHING = r"(?:0+(?:\.0*)?(?:px|pt|em|rem|%)?|0*1px)(?:!important)?(?:;|$)"
_WHITE = r"(?:#fff(?:fff)?|#fefefe|white|transparent|rgba?\(255,255,255[^)]*\)|rgba\([^)]*,0\))(?:!important)?(?:;|$)"
_CLOAKING = re.compile(
    rf"(?:^|;)(?:opacity:{_NOTHING}|(?:left|right|top|bottom|text-indent|margin(?:-\w+)?|transform):{_FAR}"
    rf"|font-size:{_NOTHING}|(?:max-)?(?:height|width):{_NOTHING}|clip:rect|clip-path:inset|color:{_WHITE}"
    r"|transform:scale\(0+(?:\.0*)?[,)])"
)
# Every cloaking style has one of these. Most styles have none and need no search by pattern.
_SUSPICIOUS = ("opacity", "-", "font-size", "height", "width", "clip", "color", "scale")
# A selector of nothing but a class or an id, with or without the name of the element.
_BARE = re.compile(r"\s*(?:<!--\s*)?[A-Za-z]*[.#]([^\s.#:()\[\]>+~*\"']+)\s*")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def hiding_flags(style: str) -> int:
    """The flags that a `style` attribute, or the declarations of a rule, set: `HIDDEN`, `CLOAKED` or none.

    Example:
        >>> hiding_flags("Display: none") == t.HIDDEN, hiding_flags("position:absolute; left:-9999px") == t.CLOAKED
        (True, True)
        >>> hiding_flags("color: #333; margin-left: -20px")
        0
    """
    folded = style.replace(" ", "").lower()
    if any(hiding in folded for hiding in _HIDING):
        return t.HIDDEN
    if any(word in folded for word in _SUSPICIOUS) and _CLOAKING.search(folded):
        return t.CLOAKED
    return 0


def hidden_names(sheets: Iterable[str]) -> frozenset[str]:
    """The classes and ids that the style sheets of a page hide.

    Only rules for a bare name are understood (`.name`, `div#name`, alone or in a list of selectors), and only outside
    of `@media` and its like.

    Example:
        >>> sorted(hidden_names(["p{margin:0} .x1, .x2 {position:absolute; left:-3000px}"]))
        ['x1', 'x2']
        >>> sorted(hidden_names([".menu .x2{display:none} @media print{.x2{display:none}}"]))
        []
    """
    names: set[str] = set()
    for sheet in sheets:
        names.update(_hidden_by(_COMMENT.sub("", sheet)))
    return frozenset(names)


def _hidden_by(sheet: str) -> Iterator[str]:
    depth = 0
    for chunk in sheet.split("}"):
        opened = chunk.count("{")
        if opened == 1 and not depth:
            selectors, _, declarations = chunk.partition("{")
            # A rule such as `@import` that ends in a semicolon may stand before the selectors.
            matches = [_BARE.fullmatch(selector) for selector in selectors.rpartition(";")[2].split(",")]
            names = [match[1] for match in matches if match]
            if names and hiding_flags("".join(declarations.split())):
                yield from names
        depth = max(0, depth + opened - 1)
