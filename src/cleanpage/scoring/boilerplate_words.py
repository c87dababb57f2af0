"""What short blocks say: words of boilerplate ("share", "subscribe", "登录"), with fitted scores."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import fsum

# Longer blocks are prose, which mentions everything; in tokens.
SHORT_BLOCK = 20

_WORD = re.compile(r"[^\W\d_]+")
_MIN_LENGTH = 3

# A mark of the end of a block, and a word of at least `_MIN_LENGTH` letters or that mark.
_END = "\0"
_PLAIN = re.compile(r"[a-z]{3,}|\0")


def boilerplate_words(text: str) -> set[str]:
    """The words of a short block that may have a score: lower case, bigrams where words are not spaced.

    Example:
        >>> sorted(boilerplate_words("Share on X: 登录"))
        ['share', '登录']
    """
    if text.isascii():
        return {word for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LENGTH}
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if "\u3040" <= word[0] <= "\u9fff":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) >= _MIN_LENGTH:
            found.add(word)
    return found


def word_scores(texts: Sequence[str], tokens: Sequence[int], scores: Mapping[str, float]) -> list[float]:
    """For each block the sum of its words' scores, in logits; negative for boilerplate, 0 for a long block.

    Example:
        >>> word_scores(["Share this, share that", "雪", "A day out"], [4, 1, 3], {"share": -1.0, "day": 0.5})
        [-1.0, 0.0, 0.5]
    """
    short = [i for i, count in enumerate(tokens) if count <= SHORT_BLOCK]
    plain = [i for i in short if texts[i].isascii() and _END not in texts[i]]
    found = [0.0] * len(texts)
    # All plain blocks are searched in one go. The order of a set differs between processes, and `fsum` does not care.
    index, counted = iter(plain), set[str]()
    for word in _PLAIN.findall("".join([texts[i] + _END for i in plain]).lower()):
        if word == _END:
            found[next(index)] = fsum([scores[word] for word in counted])
            counted = set()
        elif word in scores:
            counted.add(word)
    for i in set(short).difference(plain):
        found[i] = fsum([scores[word] for word in boilerplate_words(texts[i]) if word in scores])
    return found
