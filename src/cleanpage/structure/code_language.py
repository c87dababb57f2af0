"""The language of a listing, as the page calls it."""

from __future__ import annotations

import re

from cleanpage.parsing.document import Outline

# Classes that highlighters and Markdown converters write: Prism, highlight.js and CommonMark ("language-x"), GitHub
# ("highlight-source-x"), SyntaxHighlighter ("brush: x"), Pandoc ("sourceCode x"), Sphinx ("highlight-x").
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-source-|sourceCode\s+|brush:\s*|highlight-(?!text\b|wrapper\b|default\b))"
    r"([A-Za-z][\w+#.-]{0,19})"
)
_NO_LANGUAGE = frozenset({"none", "plain", "plaintext", "text", "nohighlight", "default"})
_LEVELS = 3


def language_of(outline: Outline, element: int) -> str:
    """The language of the code in an element; "" if neither it, the element inside it, nor one around it tells.

    Example:
        >>> page = Outline(["#document", "pre", "code"], [0, 0, 1], ["", "", "hljs language-python"])
        >>> language_of(page, 1)
        'python'
    """
    inside = element + 1
    near = [inside] if inside < len(outline.tags) and outline.parents[inside] == element else []
    for _ in range(_LEVELS):
        near.append(element)
        element = outline.parents[element]
    for each in near:
        found = _LANGUAGE.search(outline.names[each])
        if found:
            return "" if found[1].lower() in _NO_LANGUAGE else found[1].lower()
    return ""
