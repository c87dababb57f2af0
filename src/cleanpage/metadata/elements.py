"""Finds elements by what a template calls them or what their links hold, and the segments that stand in them.

Templates name the element that holds the author or the day: `class="post-author"`. Every look-up is a search in one
string, so that a page without such elements costs next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from cleanpage.lexicon import tags
from cleanpage.parsing.document import Document, Segment

# Stands between the joined names. A parser never leaves it in an attribute, so that no match crosses two elements.
_BORDER = "\0"
_OUTSIDE = tags.NAV | tags.DIALOG | tags.COMMENT
# Elements that are found by one word. Where more have it, the word names the repeated parts of a list.
_MAX_HITS = 60
# Segments of one element that are looked at, and levels of nesting between an element and a segment in it.
_MAX_SEGMENTS, _MAX_DEPTH = 4, 24
# Elements around one whose names tell what it belongs to; those farther up describe the whole page.
_MAX_AROUND = 6


class Elements:
    """Finds the elements of a page, given by their indices into its outline.

    Args:
        document: The page; it is only read.
    """

    def __init__(self, document: Document) -> None:
        self._outline = document.outline
        self._segments = document.segments
        # For each segment the highest element index so far: ascending, though the indices themselves are not.
        self._highest: list[int] | None = None

    def near(self, headline: int, before: int, after: int) -> range:
        """The elements around a headline.

        Args:
            headline: Index of its segment; the whole page is taken if it is -1.
            before: How many segments before the headline the range begins.
            after: How many segments after the headline it ends.
        """
        if headline < 0:
            return range(len(self._outline.names))
        first = self._segments[max(0, headline - before)].element
        last = headline + after
        end = self._segments[last].element if last < len(self._segments) else len(self._outline.names)
        return range(max(0, first - _MAX_AROUND), max(first, end))

    def named(self, words: Iterable[str], within: range) -> list[int]:
        """Elements whose class, id, role or itemprop holds one of the words (lower case), in document order."""
        names = _BORDER.join(self._outline.names[within.start : within.stop]).lower()
        hits: set[int] = set()
        for word in words:
            hits.update(_hits(names, word))
        return [within.start + hit for hit in sorted(hits) if hit < len(within)]

    def linking_to(self, parts: Iterable[str], headline: int, before: int, after: int) -> list[int]:
        """Links around a headline whose URL holds one of the parts (lower case), in document order.

        Args:
            parts: What the URL holds.
            headline: Index of its segment; the links of the whole page are looked at if it is -1.
            before: How many segments before the headline the first link stands at most.
            after: How many segments after the headline the last link stands at most.
        """
        segments = self._segments[max(0, headline - before) : headline + after] if headline >= 0 else self._segments
        targets = self._outline.targets
        links = sorted({link for segment in segments for link in segment.links if link in targets})
        urls = _BORDER.join([targets[link] for link in links]).lower()
        hits: set[int] = set()
        for part in parts:
            hits.update(_hits(urls, part))
        return [links[hit] for hit in sorted(hits) if hit < len(links)]

    def segments_in(self, element: int) -> list[int]:
        """Indices of the first segments of an element: those inside it, or the one around it if it is inline."""
        first = self._first_segment(element)
        inside: list[int] = []
        for index in range(first, min(first + _MAX_SEGMENTS, len(self._segments))):
            if not self._holds(element, self._segments[index].element):
                break
            inside.append(index)
        if inside or first == 0:
            return inside
        return self._segments_around(element, first)

    def names_around(self, element: int) -> str:
        """Names of an element and of the nearest around it in lower case, joined by spaces."""
        names = []
        for _ in range(_MAX_AROUND):
            parent = self._outline.parents[element]
            if parent == element or self._outline.tags[element] == "body":
                break
            names.append(self._outline.names[element])
            element = parent
        return " ".join(names).lower()

    def _first_segment(self, element: int) -> int:
        """Index of the first segment that stands in the element or after it."""
        if self._highest is None:
            self._highest = list(accumulate([segment.element for segment in self._segments], max))
        return bisect_left(self._highest, element)

    def _segments_around(self, element: int, first: int) -> list[int]:
        """The segments near `first` that an inline element is a part of."""
        near = range(max(0, first - _MAX_SEGMENTS), min(first + 1, len(self._segments)))
        if self._outline.tags[element] == "a":
            return [index for index in near if element in self._segments[index].links]
        blocks = {index: self._segments[index].element for index in near}
        return [index for index, block in blocks.items() if block and self._holds(block, element)][-1:]

    def _holds(self, outer: int, inner: int) -> bool:
        """Whether an element is another or holds it."""
        parents = self._outline.parents
        for _ in range(_MAX_DEPTH):
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

    Allowed are the footer of an article, which may hold its byline; a form, as old templates wrap the whole page in
    one; and `noscript` and hidden elements, in which forums put a copy of the byline.
    """
    flags = segment.flags
    return bool(flags & _OUTSIDE or (flags & tags.FOOTER and not flags & tags.ARTICLE))


def text_inside(segment: Segment, element: int) -> str:
    """The text of an inline element in a segment; "" if the segment has no mark of it.

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
    """Which of the joined strings hold the word. Borders are counted between hits only, so that the cost is linear."""
    hits: list[int] = []
    index = counted_to = 0
    at = joined.find(word)
    while at >= 0 and len(hits) < _MAX_HITS:
        index += joined.count(_BORDER, counted_to, at)
        counted_to = at
        hits.append(index)
        border = joined.find(_BORDER, at)
        at = joined.find(word, border) if border >= 0 else -1
    return hits
