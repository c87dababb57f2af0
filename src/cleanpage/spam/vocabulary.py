"""The words of a page, folded so that two texts of it can be compared in any language and script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from cleanpage.lexicon import spam_topics
from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures

_WORD = re.compile(r"[^\W\d_]+")
# From Devanagari to Khmer vowels are marks, which `re` takes for the end of a word.
_MARKED = re.compile("[\u0900-\u17ff]")
_MARKED_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Words are compared by so many first letters, since most languages inflect at the end.
STEM = 6
# Shorter words are mostly grammar and tell a language; longer ones tell a subject.
LONG = 5
# Scripts that are written without spaces, and Hangul, are compared by pairs of characters: Thai to Khmer, and all
# from Hangul on but Vietnamese and Greek with marks.
_THAI, _KHMER, _HANGUL, _LATIN_EXTENDED, _GREEK_END = "\u0e00", "\u17ff", "\u1100", "\u1e00", "\u1fff"
# Telling blocks on either side of a group that are not its witnesses: what was put into a page often has several.
_WITNESSES_FROM = 3
_IN_TITLE = -1
# The longest block that is read in full, in characters; more of the same adds nothing.
_MAX_CHARS = 8_000


def words_of(text: str) -> list[str]:
    """The words of a text, folded; short ones as they are, long ones by their first letters.

    Example:
        >>> words_of("The harbour, the ships")
        ['the', 'harbou', 'the', 'ships']
        >>> words_of("北京市")
        ['北京', '京市']
    """
    folded = text.lower()
    if text.isascii():
        return [word[:STEM] for word in _WORD.findall(folded)]
    found = (_MARKED_WORD if _MARKED.search(folded) else _WORD).findall(folded)
    return [part for word in found for part in (_pairs(word) if _is_unspaced(word[0]) else (word[:STEM],))]


def is_long(word: str) -> bool:
    """Whether a folded word tells a subject rather than a language."""
    return len(word) >= LONG or _is_unspaced(word[0])


def _is_unspaced(letter: str) -> bool:
    if letter < _THAI:
        return False
    return letter <= _KHMER if letter < _LATIN_EXTENDED else letter > _GREEK_END


def _pairs(word: str) -> Iterable[str]:
    return map("".join, pairwise(word)) if len(word) > 1 else (word,)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a block, folded, in its order.

    Attributes:
        all: All of them.
        long: Those that tell a subject.
    """

    all: list[str]
    long: list[str]


class Vocabulary:
    """In how many blocks that tell what the page is about each word occurs: its paragraphs, headings and title.

    Args:
        document: The page.
        measures: Counts of its blocks.
    """

    def __init__(self, document: Document, measures: Measures) -> None:
        segments, masses = document.segments, measures.masses
        self._segments, self._final = segments, measures.final
        self._words: dict[int, Words] = {}
        self._telling = [i for i, s in enumerate(segments) if masses[i] or s.kind is BlockKind.HEADING]
        self._places = {block: place for place, block in enumerate(self._telling)}
        described = [content for name, content in document.head.metas if name == "description"]
        titles = words_of(" ".join([*document.head.titles, *described]))
        # The first and the last place of every word among the telling blocks; the title is before all of them.
        places = [self.words(block).all for block in self._telling]
        self._last = dict.fromkeys(titles, _IN_TITLE)
        for place, words in enumerate(places):
            self._last.update(dict.fromkeys(words, place))
        self._first: dict[str, int] = {}
        for place in reversed(range(len(places))):
            self._first.update(dict.fromkeys(places[place], place))
        self._first.update(dict.fromkeys(titles, _IN_TITLE))

    def size(self, group: Sequence[int]) -> float:
        """How many words the page has elsewhere, reckoned from all of them."""
        return len(self._last) * (1 - len(self._near(group)) / max(1, len(self._telling)))

    def words(self, block: int) -> Words:
        """The words of a block."""
        if block not in self._words:
            text = self._segments[block].text[:_MAX_CHARS]
            found = words_of(text)
            long = [w for w in found if len(w) >= LONG] if text.isascii() else [w for w in found if is_long(w)]
            self._words[block] = Words(found, long)
        return self._words[block]

    def strangers(self, group: Sequence[int], words: Iterable[str]) -> set[str]:
        """Those of the words that occur nowhere on the page but in a group and in the telling blocks near it."""
        near = self._near(group)
        if not near:
            return {word for word in words if word not in self._last}
        first, last, start, end = self._first.get, self._last.get, near[0], near[-1]
        return {word for word in words if first(word, start) >= start and last(word, end) <= end}

    def own_trades(self, group: Sequence[int]) -> float:
        """Share of the page's sentences and headings, but for those near a group, that use words of spam's trades."""
        near = [
            self._speaks_of_trades[block]
            for place in self._near(group)
            if (block := self._telling[place]) in self._speaks_of_trades
        ]
        others = len(self._speaks_of_trades) - len(near)
        return (sum(self._speaks_of_trades.values()) - sum(near)) / others if others else 0.0

    @cached_property
    def _speaks_of_trades(self) -> dict[int, bool]:
        """For the telling blocks that are sentences or headings, which farms are not, whether they use such words."""
        words = spam_topics.STEMS | spam_topics.PAIRS
        sentences = (i for i in self._telling if self._final[i] or self._segments[i].kind is BlockKind.HEADING)
        return {i: not words.isdisjoint(self.words(i).all) for i in sentences}

    def text(self) -> str:
        """The telling blocks, joined."""
        return "".join(self._segments[i].text for i in self._telling)

    def _near(self, group: Sequence[int]) -> range:
        """The places, among the telling blocks, of a group and of the nearest on either side."""
        places = [self._places[i] for i in group if i in self._places]
        if not places:
            return range(0)
        return range(max(0, places[0] - _WITNESSES_FROM), min(len(self._telling), places[-1] + _WITNESSES_FROM + 1))
