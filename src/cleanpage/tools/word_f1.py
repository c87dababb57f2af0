"""Word F1 of an extracted text against a gold text, as the benchmark and the fit measure it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

__all__ = ["Overlap", "tokenise", "word_overlap"]

# One token per word, and one per Han, Kana or Hangul character, so that languages without spaces count alike. These are
# whole scripts of Unicode, not the ranges of `text.characters`: the measure must not change when the extraction does.
_TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]|[^\W_\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Agreement of two bags of tokens; each figure lies in 0..1."""

    precision: float
    recall: float
    f1: float


def tokenise(text: str) -> list[str]:
    """The tokens that word F1 counts, in order, in lower case.

    Example:
        >>> tokenise("Two words, 三个字")
        ['two', 'words', '三', '个', '字']
    """
    tokens: list[str] = _TOKEN.findall(text.lower())
    return tokens


def word_overlap(text: str, gold: str) -> Overlap:
    """Precision, recall and F1 of `text` as a bag of tokens. For an empty gold only an empty text scores 1.

    Example:
        >>> word_overlap("a b c d", "a b").precision
        0.5
    """
    tokens, gold_tokens = Counter(tokenise(text)), Counter(tokenise(gold))
    if not gold_tokens or not tokens:
        score = float(gold_tokens == tokens)
        return Overlap(score, score, score)
    common = (tokens & gold_tokens).total()
    precision, recall = common / tokens.total(), common / gold_tokens.total()
    f1 = 2 * precision * recall / (precision + recall) if common else 0.0
    return Overlap(precision, recall, f1)
