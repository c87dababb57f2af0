"""Probabilities to the selection with the best expected F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Where the expected F1 is above the first number the page is clear, and a plain threshold at the second one gives
# the same F1 with fewer stray blocks (measured on news articles).
_CLEAR = 0.90
_CLEAR_THRESHOLD = 0.6
# A single block between two chosen ones needs this probability only. Costs nothing on HTML pages, gains .001 on
# flattened ones (cross-validated), and keeps short lines inside articles.
_GAP_THRESHOLD = 0.2


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


def fill_gaps(selection: Selection, probabilities: Sequence[float], tokens: Sequence[int]) -> Selection:
    """Take in blocks that stand alone between two of the body: a sentence or a heading that an article runs through.

    Example:
        >>> fill_gaps(Selection((0, 2), 0.97), [0.9, 0.3, 0.8], [100, 5, 120]).chosen
        (0, 1, 2)
    """
    chosen = set(selection.chosen)
    gaps = [
        i
        for i, p in enumerate(probabilities)
        if p >= _GAP_THRESHOLD and i not in chosen and i - 1 in chosen and i + 1 in chosen
    ]
    return _selection(sorted(chosen.union(gaps)), probabilities, tokens) if gaps else selection


def _selection(chosen: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int]) -> Selection:
    total = sum(p * n for p, n in zip(probabilities, tokens, strict=True))
    hits = sum(probabilities[i] * tokens[i] for i in chosen)
    return Selection(tuple(chosen), 2 * hits / (sum(tokens[i] for i in chosen) + total))
