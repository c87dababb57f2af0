"""Which styles hide an element from readers while its text stays in the markup.

`display: none` hides what a script will show: menus, tabs, answers. The other ways leave the element on the page and
put it where nobody sees it; outside of labels for screen readers they are spammers' ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from cleanpage.lexicon import tags as t

_HIDING = ("display:none", "visibility:hidden", "visibility:collapse")
# A length too far out to be seen, and one too small.
_FAR = r"[^;]*-(?:[5-9]\d\d|\d{4,})"
_NOTHING = r"(?:0+(?:\.0*)?(?:px|pt|em|rem|%)?|0*1px)(?:!important)?(?:;|$)"
_WHITE = r"(?:#fff(?:fff)?|#fefefe|white|transparent|rgba?\(255,255,255[^)]*\)|rgba\([^)]*,0\))(?:!important)?(?:;|$)"
_CLOAKING = re.compile(
    rf"(?:^|;)(?:opacity:{_NOTHING}|(?:left|right|top|bottom|text-indent|margin(?:-\w+)?|transform):{_FAR}"
    rf"|font-size:{_NOTHING}|(?:max-)?(?:height|width):{_NOTHING}|clip:rect|clip-path:inset|color:{_WHITE}"
    r"|transform:scale\(0+(?:\.0*)?[,)])"
)
# Words that every cloaking style holds one of: most styles are told innocent by them.
_SUSPICIOUS = ("opacity", "-", "font-size", "height", "width", "clip", "color", "scale")
# What stands around the name in a rule for it alone: other selectors and the bracket; the end of a rule, a comma, or
# the name of an element.
_AFTER = re.compile(r"\s*(?:,[^{};]{0,500})?\{")
_BEFORE = re.compile(r"(?:^|[},;]|<!--)\s*[a-z]*$", re.IGNORECASE)
_ELEMENT_CHARS = 20
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def hiding_flags(style: str) -> int:
    """The flags that a `style` attribute, or the declarations of a rule, set.

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


class Sheets:
    """The style sheets of a page, asked whether they hide what has a name.

    Only rules for the bare name are understood (`.name`, `div#name`, in a list of selectors or alone), outside of
    `@media` and its like. A sheet is searched for names when asked, not parsed.

    Example:
        >>> Sheets(["p{margin:0} .x1, .x2 {position:absolute; left:-3000px}"]).hides("x2")
        True
        >>> Sheets([".menu .x2{display:none} @media print{.x2{display:none}}"]).hides("x2")
        False
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self._sources = list(sources)
        self._known: dict[str, bool] = {}

    def hides(self, name: str) -> bool:
        """Whether a rule hides what has this class or id."""
        if name not in self._known:
            self._known[name] = name in self._text and _hides(self._text, name)
        return self._known[name]

    @cached_property
    def _text(self) -> str:
        return "".join(_closed(_COMMENT.sub("", sheet)) for sheet in self._sources)


def _closed(sheet: str) -> str:
    """A sheet with all its brackets closed, so that another can follow."""
    return sheet + "}" * (sheet.count("{") - sheet.count("}"))


def _hides(sheet: str, name: str) -> bool:
    """Whether a rule for the bare name hides what has it as a class or an id."""
    return any(_selects_hiding(sheet, mark + name) for mark in ".#")


def _selects_hiding(sheet: str, selector: str) -> bool:
    at = sheet.find(selector)
    while at >= 0:
        end = at + len(selector)
        opening = _AFTER.match(sheet, end)
        if opening and _BEFORE.search(sheet, max(0, at - _ELEMENT_CHARS), at):
            declarations = sheet[opening.end() :].partition("}")[0]
            is_outermost = sheet.count("{", 0, at) == sheet.count("}", 0, at)
            if is_outermost and hiding_flags(" ".join(declarations.split())):
                return True
        at = sheet.find(selector, end)
    return False
