"""What each HTML element means for segmentation. Knowledge only, no logic.

Source: the HTML Living Standard, sections 4 (elements) and 15.3 (rendering), and WAI-ARIA 1.2 landmark roles; compiled
by hand on 2026-11-21. Elements that the standard calls obsolete are here too, as scraped pages use them.
"""

from __future__ import annotations

from typing import Final

# Elements that start and end a block of text: `display: block`, list items, table parts, and form controls whose
# labels a browser draws apart from the text around them.
BLOCK_TAGS: Final = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main marquee menu nav
    noframes noscript ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot
    th thead tr ul xmp
    """.split()
)

# Elements whose content a browser does not draw: code, drawings with their own text, and fallbacks for old browsers.
SKIPPED_TAGS: Final = frozenset(
    "script style svg template iframe object embed applet canvas audio video datalist noembed title".split()
)

PREFORMATTED_TAGS: Final = frozenset("pre listing xmp plaintext textarea".split())

HEADING_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}

# Inline elements that the writers render, or whose share of a block's text is a feature.
BOLD_TAGS: Final = frozenset({"b", "strong"})
INLINE_MARKUP: Final = frozenset({"a", "b", "strong", "i", "em", "code", "kbd", "samp", "img", "del", "s"})

# Where a block stands: bits that an element hands down to all that it holds.
NAV: Final = 1 << 0
HEADER: Final = 1 << 1
FOOTER: Final = 1 << 2
ASIDE: Final = 1 << 3
FORM: Final = 1 << 4
DIALOG: Final = 1 << 5
HIDDEN: Final = 1 << 6
NOSCRIPT: Final = 1 << 7
SELECT: Final = 1 << 8
BUTTON: Final = 1 << 9
ARTICLE: Final = 1 << 10
MAIN: Final = 1 << 11
LIST: Final = 1 << 12
TABLE: Final = 1 << 13
FIGURE: Final = 1 << 14
QUOTE: Final = 1 << 15
CODE: Final = 1 << 16
DETAILS: Final = 1 << 17
SECTION: Final = 1 << 18
DEFINITION: Final = 1 << 19
MARQUEE: Final = 1 << 20
COMMENT: Final = 1 << 21
# Drawn where or how nobody sees it: off screen, without size, in the colour of the paper.
CLOAKED: Final = 1 << 22

TAG_FLAGS: Final = {
    "nav": NAV,
    "menu": NAV,
    "header": HEADER,
    "footer": FOOTER,
    "aside": ASIDE,
    "form": FORM,
    "search": FORM,
    "textarea": FORM,
    "fieldset": FORM,
    "dialog": DIALOG,
    "noscript": NOSCRIPT,
    "noframes": NOSCRIPT,
    "select": SELECT,
    "option": SELECT,
    "button": BUTTON,
    "article": ARTICLE,
    "main": MAIN,
    "ul": LIST,
    "ol": LIST,
    "table": TABLE,
    "figure": FIGURE,
    "blockquote": QUOTE,
    "pre": CODE,
    "listing": CODE,
    "xmp": CODE,
    "details": DETAILS,
    "section": SECTION,
    "dl": DEFINITION,
    "marquee": MARQUEE,
}

ROLE_FLAGS: Final = {
    "navigation": NAV,
    "menu": NAV,
    "menubar": NAV,
    "banner": HEADER,
    "contentinfo": FOOTER,
    "complementary": ASIDE,
    "search": FORM,
    "form": FORM,
    "dialog": DIALOG,
    "alertdialog": DIALOG,
    "button": BUTTON,
    "article": ARTICLE,
    "main": MAIN,
}
