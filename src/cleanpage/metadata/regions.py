"""From what a template calls its elements to the segments that they hold.

Not a finder: `author` and `date` look for elements named after them. Every look-up costs a search in one
string, so that a page without such elements costs next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from cleanpage.lexicon import tags
from cleanpage.parsing.document import Document, Segment

# A parser never leaves it in an attribute, so no match crosses two elements.
_BORDER = "\0"
_OUTSIDE = tags.NAV | tags.DIALOG | tags.COMMENT
# Hits of one word that are followed, per page; beyond that the word names the repeated parts of a list.
_HITS = 60
# Segments of one element that are looked at, and how deep below it they may stand.
_SEGMENTS, _DEPTH = 4, 24
# How many elements around one tell by their names what it belongs to; farther ones describe the whole page.
_CONTEXT = 6


class Regions:
    """Finds elements by name or address, and the segments that stand in them.

    Args:
        document: The page; it is read only.
    """

    def __init__(self, document: Document) -> None:
        self.outline = document.outline
        self.segments = document.segments
        # For each segment the highest element index so far: ascending, though the indices themselves are not.
        self._reached: list[int] | None = None

    def window(self, headline: int, before: int, after: int) -> range:
        """The elements around a headline.

        Args:
            headline: Index of its segment; where it is -1 the window is the whole page.
            before: How many segments before the headline the window begins.
            after: How many after it the window ends.
        """
        if headline < 0:
            return range(len(self.outline.names))
        first = self.segments[max(0, headline - before)].element
        last = headline + after
        end = self.segments[last].element if last < len(self.segments) else len(self.outline.names)
        return range(max(0, first - _CONTEXT), max(first, end))

    def named(self, words: Iterable[str], window: range) -> list[int]:
        """Elements whose class, id, role or itemprop holds one of the words (lower case), in order."""
        names = _BORDER.join(self.outline.names[window.start : window.stop]).lower()
        hits: set[int] = set()
        for word in words:
            hits.update(_hits(names, word))
        return [window.start + hit for hit in sorted(hits) if hit < len(window)]

    def linking_to(self, parts: Iterable[str], headline: int, before: int, after: int) -> list[int]:
        """Links around a headline whose address holds one of the parts (lower case), in document order.

        Args:
            parts: What the address holds.
            headline: Index of its segment; where it is -1 the links of the whole page are looked at.
            before: How many segments before the headline the first link stands at most.
            after: How many after it the last one stands.
        """
        segments = self.segments[max(0, headline - before) : headline + after] if headline >= 0 else self.segments
        targets = self.outline.targets
        elements = sorted({link for segment in segments for link in segment.links if link in targets})
        addresses = _BORDER.join([targets[element] for element in elements]).lower()
        hits: set[int] = set()
        for part in parts:
            hits.update(elements[i] for i in _hits(addresses, part) if i < len(elements))
        return sorted(hits)

    def position(self, element: int) -> int:
        """Index of the first segment that stands in the element or after it."""
        if self._reached is None:
            self._reached = list(accumulate([segment.element for segment in self.segments], max))
        return bisect_left(self._reached, element)

    def within(self, element: int) -> list[int]:
        """Indices of the first segments of an element: those inside it, or the one around it if inline."""
        first = self.position(element)
        found = []
        for i in range(first, min(first + _SEGMENTS, len(self.segments))):
            if not self._holds(element, self.segments[i].element):
                break
            found.append(i)
        if found or first == 0:
            return found
        return self._around(element, first)

    def context(self, element: int) -> str:
        """Names of an element and of the nearest around it in lower case, joined by spaces."""
        parents, found = self.outline.parents, []
        for _ in range(_CONTEXT):
            if parents[element] == element or self.outline.tags[element] == "body":
                break
            found.append(self.outline.names[element])
            element = parents[element]
        return " ".join(found).lower()

    def _around(self, element: int, first: int) -> list[int]:
        """The segments before `first` whose own element holds an inline one."""
        near = range(max(0, first - _SEGMENTS), min(first + 1, len(self.segments)))
        if self.outline.tags[element] == "a":
            return [i for i in near if element in self.segments[i].links]
        return [i for i in near if self.segments[i].element and self._holds(self.segments[i].element, element)][-1:]

    def _holds(self, outer: int, inner: int) -> bool:
        parents = self.outline.parents
        for _ in range(_DEPTH):
            if inner <= outer:
                break
            inner = parents[inner]
        return inner == outer


def holds_any(names: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words is in the names, both in lower case.

    Example:
        >>> holds_any("post-author vcard", ("author", "byline"))
        True
    """
    return any(word in names for word in words)


def is_outside(segment: Segment) -> bool:
    """Whether a segment stands where no byline does: in a menu, a dialog, a comment, the page's footer.

    An article's own footer may hold its byline, old templates wrap the whole page in a form, and forums put a
    copy of it in a `noscript` or in a hidden element.
    """
    flags = segment.flags
    return bool(flags & _OUTSIDE or (flags & tags.FOOTER and not flags & tags.ARTICLE))


def text_inside(segment: Segment, element: int) -> str:
    """The text of an inline element in a segment; "" if the walk did not mark it.

    Example:
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Mark
        >>> marks = (Mark(1, 7), Mark(2, 7, closes=True))
        >>> segment = Segment("By Jane", BlockKind.PARAGRAPH, pieces=("By ", "Jane"), marks=marks)
        >>> text_inside(segment, 7), text_inside(segment, 8)
        ('Jane', '')
    """
    start = end = None
    for mark in segment.marks:
        if mark.element == element and mark.closes:
            end = mark.position
        elif mark.element == element:
            start = mark.position
    return " ".join("".join(segment.pieces[start:end]).split()) if start is not None else ""


def _hits(joined: str, word: str) -> list[int]:
    """Which of the joined strings hold the word. Counts borders only between hits, so the cost is linear."""
    found: list[int] = []
    index = seen = 0
    at = joined.find(word)
    while at >= 0 and len(found) < _HITS:
        index += joined.count(_BORDER, seen, at)
        seen = at
        found.append(index)
        border = joined.find(_BORDER, at)
        at = joined.find(word, border) if border >= 0 else -1
    return found
