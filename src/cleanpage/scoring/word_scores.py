"""Words with fitted scores: those that authors call their elements by, and those of short blocks.

Authors name the parts of a page in `class`, `id`, `role` and `itemprop`: "entry-content", "sidebar". And boilerplate
has words of its own: "share", "subscribe", "登录". The fit gives each such word a score in logits; the scores are in
`weights/`. Words without a score count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from cleanpage.text.characters import LETTERS

# Words in the name of an element: small letters, a capital with the small letters after it, or capitals.
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Lengths in letters. Shorter words are abbreviations of grid frameworks and minifiers; longer ones are hashes.
_MIN_NAME_WORD, _MAX_NAME_WORD = 3, 18

# A block of more tokens is prose, which mentions everything, and gets no score.
SHORT_BLOCK = 20
# Letters of the shortest word that has a score, where words are spaced.
_MIN_WORD = 3
# From Hiragana to Han, in one range: words are not spaced there. The range takes in Bopomofo and the compatibility
# forms of Hangul, which HAN and KANA of `text.characters` leave out, since the scores were fitted with it.
_FIRST_UNSPACED, _LAST_UNSPACED = "\u3040", "\u9fff"
# What `LETTERS` and `_MIN_WORD` find in a text in ASCII; most texts are, and this is faster.
_ASCII_WORD = re.compile(r"[a-z]{3,}")


def name_tokens(names: str) -> tuple[str, ...]:
    """The distinct words in an element's names, lower case, in order.

    Example:
        >>> name_tokens("entryContent post_body col-md-8")
        ('entry', 'content', 'post', 'body', 'col')
    """
    words = (word.lower() for word in _NAME_WORD.findall(names))
    return tuple(dict.fromkeys(word for word in words if _MIN_NAME_WORD <= len(word) <= _MAX_NAME_WORD))


class _Sums(NamedTuple):
    """Scores of the words in one name, summed."""

    own: float
    path: float


class NameScores:
    """Scores of the words in the names of elements, in logits. A block gets two sums, by different scores.

    Args:
        own: Scores of the words on the block's own element and on the parent of that.
        path: Scores of the words on the block's own element and on all ancestors.
    """

    # Names whose scores are remembered; a crawl meets the same ones on page after page.
    _MAX_REMEMBERED = 65_536

    def __init__(self, own: Mapping[str, float], path: Mapping[str, float]) -> None:
        self.own = own
        self.path = path
        self._remembered: dict[str, _Sums] = {}

    def own_scores(self, names: Sequence[str], wanted: Sequence[int]) -> list[float]:
        """The `own` score of the names of each element.

        Args:
            names: What each element is called.
            wanted: Indices of the elements that are looked at; the others get 0.
        """
        remembered = self._remembered
        scores = [0.0] * len(names)
        for index in wanted:
            name = names[index]
            scores[index] = (remembered.get(name) or self._remember(name)).own
        return scores

    def path_scores(self, names: Sequence[str], parents: Sequence[int], wanted: Sequence[int]) -> list[float]:
        """The `path` scores of the names of each element and of all its ancestors, summed.

        Args:
            names: What each element is called.
            parents: The parent of each element.
            wanted: Indices of the elements that are looked at, ascending; with each element its parent. The others
                get 0.
        """
        remembered = self._remembered
        sums = [0.0] * len(names)
        for index in wanted:
            name = names[index]
            score = (remembered.get(name) or self._remember(name)).path
            # A parent stands before its children, so its sum is there already.
            sums[index] = sums[parents[index]] + score
        return sums

    def _remember(self, name: str) -> _Sums:
        if len(self._remembered) > self._MAX_REMEMBERED:
            self._remembered.clear()
        words = name_tokens(name)
        sums = self._remembered[name] = _Sums(_sum_of(words, self.own), _sum_of(words, self.path))
        return sums


def _sum_of(words: Sequence[str], scores: Mapping[str, float]) -> float:
    return sum([scores.get(word, 0.0) for word in words])


def boilerplate_words(text: str) -> set[str]:
    """The words of a short block that may have a score: lower case, bigrams where words are not spaced.

    Example:
        >>> sorted(boilerplate_words("Share on X: 登录"))
        ['share', '登录']
    """
    words: set[str] = set()
    for word in LETTERS.findall(text.lower()):
        if _FIRST_UNSPACED <= word[0] <= _LAST_UNSPACED:
            words.update([word[i : i + 2] for i in range(len(word) - 1)])
        elif len(word) >= _MIN_WORD:
            words.add(word)
    return words


def word_scores(texts: Sequence[str], tokens: Sequence[int], scores: Mapping[str, float]) -> list[float]:
    """For each block the sum of its words' scores, in logits; negative for boilerplate, 0 for a long block.

    Args:
        texts: The text of each block.
        tokens: Tokens of each block.
        scores: Score of each word. A word counts once in a block.

    Example:
        >>> word_scores(["Share this, share that", "雪", "A day out"], [4, 1, 3], {"share": -1.0, "day": 0.5})
        [-1.0, 0.0, 0.5]
    """
    sums = [0.0] * len(texts)
    for index, text in enumerate(texts):
        if tokens[index] > SHORT_BLOCK:
            continue
        words = set(_ASCII_WORD.findall(text.lower())) if text.isascii() else boilerplate_words(text)
        # The order of a set differs between processes, and the result of `fsum` does not depend on it.
        sums[index] = fsum([scores[word] for word in words if word in scores])
    return sums
