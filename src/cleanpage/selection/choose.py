"""Probabilities to the selection with the best expected F-score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from cleanpage.config import Focus
from cleanpage.scoring.measures import Measures

# What the expected F-score weighs recall with against precision: the usual F1, F0.5 and F2.
_BETA = {"balanced": 1.0, "precision": 0.5, "recall": 2.0}
# Where the expected F1 is above the first number the page is clear, and a plain threshold gives the same F1 with
# fewer stray blocks (.6, measured on news articles).
_CLEAR = 0.90
_CLEAR_THRESHOLD = {"balanced": 0.6, "precision": 0.8, "recall": 0.35}
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


def select(probabilities: Sequence[float], tokens: Sequence[int], focus: Focus = "balanced") -> tuple[int, ...]:
    """Choose the blocks whose expected F-score is best.

    With p the probability and n the tokens of a block, the expected F1 of a set is about
    2 * sum_set(p * n) / (sum_set(n) + sum_all(p * n)), and the best set is a prefix of the blocks sorted by p.

    Args:
        probabilities: That each block is body, 0..1.
        tokens: Number of tokens of each block.
        focus: "precision" and "recall" weigh one more than the other: F0.5 and F2 instead of F1.

    Returns:
        The indices of the chosen blocks, ascending.

    Example:
        >>> select([0.9, 0.1, 0.8], [100, 50, 20])
        (0, 2)
        >>> select([0.5, 0.9, 0.3], [10, 20, 10], "precision"), select([0.5, 0.9, 0.3], [10, 20, 10], "recall")
        ((1,), (0, 1, 2))
    """
    order = sorted(range(len(tokens)), key=lambda i: -probabilities[i])
    best, size = _best_prefix(order, probabilities, tokens, _BETA["balanced"])
    if best > _CLEAR:
        return tuple(i for i, p in enumerate(probabilities) if p >= _CLEAR_THRESHOLD[focus])
    if focus != "balanced":
        _, size = _best_prefix(order, probabilities, tokens, _BETA[focus])
    return tuple(sorted(order[:size]))


def _best_prefix(
    order: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int], beta: float
) -> tuple[float, int]:
    """The best expected F-score of the first blocks of an order, and how many they are."""
    best, best_count = 0.0, 0
    hits, size = 0.0, 0
    offset = beta * beta * sum(map(mul, probabilities, tokens))
    for count, i in enumerate(order, start=1):
        hits += probabilities[i] * tokens[i]
        size += tokens[i]
        expected = hits / (size + offset)
        if expected > best:
            best, best_count = expected, count
    return (1 + beta * beta) * best, best_count


def round_off(chosen: Sequence[int], probabilities: Sequence[float], measures: Measures) -> tuple[int, ...]:
    """Take in what an article runs through or ends with.

    That is a block that stands alone between two of the body, a sentence or a heading, and a paragraph right beside
    the body. Both need some probability of their own.
    """
    found = set(chosen)
    between = [i for i, p in enumerate(probabilities) if p >= _BETWEEN and i not in found and {i - 1, i + 1} <= found]
    found.update(between)
    beside = [
        i
        for i, p in enumerate(probabilities)
        if p >= _BESIDE and i not in found and measures.masses[i] and measures.final[i] and {i - 1, i + 1} & found
    ]
    found.update(beside)
    return tuple(sorted(found))


def expected_f1(chosen: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int]) -> float:
    """The expected word F1 of a choice, 0..1, if the probabilities are right."""
    if not chosen:
        return 0.0
    total: float = sum(map(mul, probabilities, tokens))
    hits = sum(probabilities[i] * tokens[i] for i in chosen)
    return 2 * hits / (sum(tokens[i] for i in chosen) + total)
