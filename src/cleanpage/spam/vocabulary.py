"""The words of a page, folded so that two of its texts can be compared in any language and script.

Spam uses words that its page uses nowhere else. So the words of a group of blocks are looked up among those of the
title, the description and the reference blocks. Reference blocks say what the page is about: they are its paragraphs
and headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from cleanpage.lexicon import spam_topics
from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.text.characters import LETTERS

# On lower-case ASCII this finds what `LETTERS` finds, in half the time.
_ASCII_LETTERS = re.compile("[a-z]+")
# From Devanagari to Khmer vowels are marks, which `re` takes for the end of a word.
_MARKED = re.compile("[\u0900-\u17ff]")
_MARKED_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Words are compared by this many first letters, since most languages inflect at the end.
STEM_LETTERS = 6
# Words of fewer letters are mostly function words, which tell a language. Longer ones tell a subject.
MIN_CONTENT_LETTERS = 5
# Scripts without spaces, and Hangul, are compared by pairs of characters. They are in two ranges: from Thai to Khmer,
# and from the end of Greek on. A few scripts with spaces are in the first range as well, such as Georgian. Between the
# two ranges are the Vietnamese letters and the Greek letters with marks, which are compared by stems.
_THAI, _KHMER_END, _GREEK_END = "\u0e00", "\u17ff", "\u1fff"
# A group is not compared with this many reference blocks on either side of it: spam often stands in several blocks.
_NEAR = 3
# The title is before all reference blocks.
_TITLE_POSITION = -1
_TOPIC_WORDS = spam_topics.TOPIC_STEMS | spam_topics.TOPIC_PAIRS
# The longest block that is read in full, in characters. What follows in longer ones hardly adds a word.
_MAX_CHARS = 8_000


class Words(NamedTuple):
    """The folded words of a text, in its order.

    Attributes:
        all: All words.
        content: The content words among them, which tell the subject.
    """

    all: list[str]
    content: list[str]

    def first(self, number: int) -> Words:
        """The first so many of the words."""
        if len(self.all) <= number:
            return self
        words = self.all[:number]
        return Words(words, [word for word in words if is_content_word(word)])


def words_of(text: str) -> list[str]:
    """The words of a text, folded: short ones as they are, long ones by their first letters.

    Example:
        >>> words_of("The harbour, the ships")
        ['the', 'harbou', 'the', 'ships']
        >>> words_of("北京市")
        ['北京', '京市']
    """
    folded = text.lower()
    if text.isascii():
        return [word[:STEM_LETTERS] for word in _ASCII_LETTERS.findall(folded)]
    pattern = _MARKED_WORD if _MARKED.search(folded) else LETTERS
    words: list[str] = []
    for word in pattern.findall(folded):
        # Most words are in scripts before Thai; the comparison saves them the call.
        if word[0] < _THAI or not _is_unspaced(word[0]):
            words.append(word[:STEM_LETTERS])
        elif len(word) == 1:
            words.append(word)
        else:
            words.extend(first + second for first, second in pairwise(word))
    return words


def is_content_word(word: str) -> bool:
    """Whether a folded word tells a subject rather than a language.

    Example:
        >>> is_content_word("harbou"), is_content_word("the"), is_content_word("北京")
        (True, False, True)
    """
    return len(word) >= MIN_CONTENT_LETTERS or _is_unspaced(word[0])


def _is_unspaced(letter: str) -> bool:
    """Whether a letter belongs to a script that is compared by pairs of characters."""
    return _THAI <= letter <= _KHMER_END or letter > _GREEK_END


def fold(text: str) -> Words:
    """The words of a text, and the content words among them.

    Example:
        >>> fold("The harbour, the ships").content
        ['harbou', 'ships']
    """
    words = words_of(text)
    content = [
        word
        for word in words
        if len(word) >= MIN_CONTENT_LETTERS or (word[0] >= _THAI and is_content_word(word))  # as above
    ]
    return Words(words, content)


class Vocabulary:
    """The words of a page, and where among its reference blocks each of them occurs.

    A position below is an index into the reference blocks.

    Args:
        document: The page.
        measures: Counts of its blocks.

    Example:
        >>> from cleanpage.parsing.text_blocks import segment_lines
        >>> from cleanpage.scoring.measures import measure
        >>> page = segment_lines("The keeper lights the lantern every evening.\\ncasino bonus for the keeper")
        >>> vocabulary = Vocabulary(page, measure(page))
        >>> sorted(vocabulary.out_of_page_words([1], vocabulary.words(1).all))
        ['bonus', 'casino', 'for']
    """

    def __init__(self, document: Document, measures: Measures) -> None:
        segments, masses = document.segments, measures.masses
        self._segments = segments
        self._words = [fold(segment.text[:_MAX_CHARS]) for segment in segments]
        self._reference = [
            index for index, segment in enumerate(segments) if masses[index] or segment.kind is BlockKind.HEADING
        ]
        self._positions = {block: position for position, block in enumerate(self._reference)}

        descriptions = [content for name, content in document.head.metas if name == "description"]
        in_title = words_of(" ".join([*document.head.titles, *descriptions]))
        words = [self._words[block].all for block in self._reference]
        # The last and the first position of every word.
        self._last = dict.fromkeys(in_title, _TITLE_POSITION)
        for position, of_block in enumerate(words):
            self._last.update(dict.fromkeys(of_block, position))
        self._first: dict[str, int] = {}
        for position in reversed(range(len(words))):
            self._first.update(dict.fromkeys(words[position], position))
        self._first.update(dict.fromkeys(in_title, _TITLE_POSITION))

        # By position: whether the block is a sentence or a heading, which link farms are not; and whether it is one and
        # has a word of a spam topic.
        self._is_sentence = [
            measures.final[block] or segments[block].kind is BlockKind.HEADING for block in self._reference
        ]
        self._has_topic = [
            is_sentence and not _TOPIC_WORDS.isdisjoint(of_block)
            for is_sentence, of_block in zip(self._is_sentence, words, strict=True)
        ]
        self._sentences = sum(self._is_sentence)
        self._sentences_with_topic = sum(self._has_topic)

    def words(self, block: int) -> Words:
        """The words of a block."""
        return self._words[block]

    def first_words(self, blocks: Sequence[int], max_words: int) -> Words:
        """The first words of a group of blocks."""
        if len(blocks) == 1:
            return self._words[blocks[0]].first(max_words)
        words: list[str] = []
        content: list[str] = []
        for block in blocks:
            words.extend(self._words[block].all)
            content.extend(self._words[block].content)
            if len(words) > max_words:
                break
        return Words(words, content).first(max_words)

    def size_elsewhere(self, blocks: Sequence[int]) -> float:
        """How many words the page has but for a group and what is near it, estimated from the number of all words."""
        return len(self._last) * (1 - len(self._near(blocks)) / max(1, len(self._reference)))

    def out_of_page_words(self, blocks: Sequence[int], words: Iterable[str]) -> set[str]:
        """Those of the words of a group that the page uses nowhere but in the group and near it."""
        near = self._near(blocks)
        if not near:
            return {word for word in words if word not in self._last}
        first, last, start, end = self._first.get, self._last.get, near[0], near[-1]
        return {word for word in words if first(word, start) >= start and last(word, end) <= end}

    def own_spam_topics(self, blocks: Sequence[int]) -> float:
        """Share of the page's sentences and headings that have a word of a spam topic, but for a group and near it."""
        sentences, with_topic = self._sentences, self._sentences_with_topic
        for position in self._near(blocks):
            sentences -= self._is_sentence[position]
            with_topic -= self._has_topic[position]
        return with_topic / sentences if sentences else 0.0

    def text(self) -> str:
        """The text of the reference blocks, joined."""
        return "".join(self._segments[block].text for block in self._reference)

    def _near(self, blocks: Sequence[int]) -> range:
        """The positions of a group and of the nearest reference blocks on either side; none if it has no such block."""
        positions = [self._positions[block] for block in blocks if block in self._positions]
        if not positions:
            return range(0)
        return range(max(0, positions[0] - _NEAR), min(len(self._reference), positions[-1] + _NEAR + 1))
