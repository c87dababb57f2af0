"""A tree for pages that nest deeper than libxml2 builds trees: what is too deep is laid side by side.

libxml2 stops reading a page at 2,048 open elements. Browsers read on: below their own limit they attach every
element to the one at the limit, so that no text is lost and the tree stays shallow. So does this builder, which
gets the parser's events instead of its tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

# Levels of the tree, as in Blink and WebKit (`maximumHTMLParserDOMTreeDepth`).
LEVELS = 512


class TooDeepError(Exception):
    """Reading on would cost too much."""


class FlatTreeBuilder:
    """A parser target that builds a tree of at most `LEVELS` levels with all text of the page in order.

    Args:
        deepest: Number of open elements from which `TooDeepError` is raised.

    Example:
        >>> parser = etree.HTMLParser(target=FlatTreeBuilder(9_999))
        >>> root = etree.fromstring("<b>" * 5_000 + "deep", parser)
        >>> "".join(root.itertext()), max(len(list(leaf.iterancestors())) for leaf in root.iter())
        ('deep', 511)
    """

    def __init__(self, deepest: int) -> None:
        self._deepest = deepest
        self._builder = etree.TreeBuilder()
        # Open elements of the page, and those of the tree: the same down to the last level.
        self._open: list[str] = []
        self._built: list[str] = []
        # Whether the element at the last level has ended, and one around it that has no place of its own goes on.
        self._ended = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self._open.append(tag)
        if len(self._open) > self._deepest:
            raise TooDeepError
        self._build(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element; the root only at the end, as text after an early `</html>` opens a second one."""
        self._open.pop()
        if len(self._open) >= LEVELS:
            self._ended = True
        elif 0 < len(self._open) < len(self._built):
            self._builder.end(self._built.pop())

    def data(self, text: str) -> None:
        """Add text; where it goes on after a deeper element, in an element of its own."""
        if self._ended:
            self._build(self._open[-1], {})
        self._builder.data(text)

    def close(self) -> etree._Element:
        """Finish and give the root."""
        while self._built:
            self._builder.end(self._built.pop())
        return self._builder.close()

    def _build(self, tag: str, attributes: Mapping[Any, Any]) -> None:
        if len(self._built) == LEVELS:
            self._builder.end(self._built.pop())
        self._builder.start(tag, dict(attributes))
        self._built.append(tag)
        self._ended = False
