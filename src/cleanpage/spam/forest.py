"""Sums of small decision trees, and what each feature has to do with the sum.

Whether a group of blocks is spam hangs on clues that mean little by themselves: foreign words in a footer are none,
foreign words between two paragraphs are. Trees say such things; see docs/decisions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# Link farms and keyword prose; classified ads.
FARM, CLASSIFIED = KINDS = ("farm", "classified")


@dataclass(frozen=True, slots=True)
class Split:
    """A fork of a tree.

    Attributes:
        feature: Index of the value that is looked at.
        threshold: Values up to this one go left, larger ones right.
        left: What is there, a fork or an amount in logits.
        right: Likewise.
        mean: Mean amount below the fork.
    """

    feature: int
    threshold: float
    left: Split | float
    right: Split | float
    mean: float


class Forest:
    """Trees whose amounts are summed."""

    def __init__(self, trees: Sequence[Split | float]) -> None:
        self._trees = trees

    def score(self, values: Sequence[float]) -> float:
        """The sum for one group, in logits."""
        total = 0.0
        for node in self._trees:
            while isinstance(node, Split):
                node = node.left if values[node.feature] <= node.threshold else node.right
            total += node
        return total

    def amounts(self, values: Sequence[float]) -> dict[int | None, float]:
        """What each feature adds to the sum; under None what the trees start from. They sum to the score.

        At every fork the feature is given the difference between the mean of the branch taken and that of the fork.
        """
        found: dict[int | None, float] = {None: 0.0}
        for tree in self._trees:
            node = tree
            found[None] += _mean(node)
            while isinstance(node, Split):
                branch = node.left if values[node.feature] <= node.threshold else node.right
                found[node.feature] = found.get(node.feature, 0.0) + _mean(branch) - node.mean
                node = branch
        return found


def _mean(node: Split | float) -> float:
    return node.mean if isinstance(node, Split) else node


@cache
def load_model() -> dict[str, Forest]:
    """The fitted trees for each kind of spam."""
    told = json.loads(resources.files("cleanpage.weights").joinpath("spam.json").read_text("utf-8"))
    return {kind: Forest([_tree(node) for node in told[kind]]) for kind in KINDS}


def _tree(node: list[Any] | float) -> Split | float:
    if not isinstance(node, list):
        return float(node)
    feature, threshold, left, right, mean = node
    return Split(feature, threshold, _tree(left), _tree(right), mean)
