"""Probabilities to the selection with the best expected F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleanpage.measures import Measures

# Where the expected F1 is above the first number the page is clear, and a plain threshold at the second one gives
# the same F1 with fewer stray blocks (measured on news articles).
_CLEAR = 0.90
_CLEAR_THRESHOLD = 0.6
# A single block between two chosen ones needs the first probability only, a paragraph beside a chosen one the second.
# Together they cost nothing on HTML pages, gain .001 on flattened ones (cross-validated), and keep articles whole.
_BETWEEN = 0.2
_BESIDE = 0.4


@dataclass(frozen=True, slots=True)
class Selection:
    """The blocks of the body.

    Attributes:
        chosen: Indices, ascending.
        expected_f1: Expected word F1 of this choice, 0..1, if the probabilities are right.
    """

    chosen: tuple[int, ...]
    expected_f1: float


def select(probabilities: Sequence[float], tokens: Sequence[int]) -> Selection:
    """Choose the blocks whose expected F1 is best.

    With p the probability and n the tokens of a block, the expected F1 of a set is about
    2 * sum_set(p * n) / (sum_set(n) + sum_all(p * n)), and the best set is a prefix of the blocks sorted by p.

    Example:
        >>> select([0.9, 0.1, 0.8], [100, 50, 20]).chosen
        (0, 2)
    """
    total = sum(p * n for p, n in zip(probabilities, tokens, strict=True))
    if not total:
        return Selection((), 0.0)
    order = sorted(range(len(tokens)), key=lambda i: -probabilities[i])
    best, best_size = 0.0, 0
    hits, size = 0.0, 0
    for count, i in enumerate(order, start=1):
        hits += probabilities[i] * tokens[i]
        size += tokens[i]
        expected = 2 * hits / (size + total)
        if expected > best:
            best, best_size = expected, count
    if best > _CLEAR:
        chosen = [i for i, p in enumerate(probabilities) if p >= _CLEAR_THRESHOLD]
    else:
        chosen = sorted(order[:best_size])
    return _selection(chosen, probabilities, tokens)


def round_off(selection: Selection, probabilities: Sequence[float], measures: Measures) -> Selection:
    """Take in what an article runs through or ends with.

    That is a block that stands alone between two of the body, a sentence or a heading, and a paragraph right beside
    the body. Both need some probability of their own.
    """
    chosen = set(selection.chosen)
    between = [i for i, p in enumerate(probabilities) if p >= _BETWEEN and i not in chosen and {i - 1, i + 1} <= chosen]
    chosen.update(between)
    beside = [
        i
        for i, p in enumerate(probabilities)
        if p >= _BESIDE and i not in chosen and measures.masses[i] and measures.final[i] and {i - 1, i + 1} & chosen
    ]
    chosen.update(beside)
    return _selection(sorted(chosen), probabilities, measures.tokens)


def _selection(chosen: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int]) -> Selection:
    if not chosen:
        return Selection((), 0.0)
    total = sum(p * n for p, n in zip(probabilities, tokens, strict=True))
    hits = sum(probabilities[i] * tokens[i] for i in chosen)
    return Selection(tuple(chosen), 2 * hits / (sum(tokens[i] for i in chosen) + total))
