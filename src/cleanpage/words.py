"""What short blocks say: words of page furniture ("share", "subscribe", "登录"), with fitted scores."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Longer blocks are prose, which mentions everything; in tokens.
SHORT_BLOCK = 20

_WORD = re.compile(r"[^\W\d_]+")
_MIN_LENGTH = 3


def furniture_words(text: str) -> set[str]:
    """The words of a short block that may have a score: lower case, bigrams where words are not spaced.

    Example:
        >>> sorted(furniture_words("Share on X: 登录"))
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


def word_score(text: str, scores: Mapping[str, float]) -> float:
    """The sum of the scores of a short block's words, in logits; negative for furniture."""
    # Words that are too short for a score have none, so that ASCII text needs no further look.
    words = set(_WORD.findall(text.lower())) if text.isascii() else furniture_words(text)
    return sum([scores[word] for word in words if word in scores])
