"""Sums of small decision trees, and what each feature has to do with the sum.

Whether a group of blocks is spam hangs on clues that mean little by themselves: foreign words in a footer are none,
foreign words between two paragraphs are. Trees say such things; see docs/decisions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

# Link farms and keyword prose; classified ads.
FARM, CLASSIFIED = KINDS = ("farm", "classified")


class Split(NamedTuple):
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


# So many trees are asked about every group; the others only where these, with what the score starts from, leave more
# than the bound. Of 10,000 groups below it on clean pages not one came out above -1.9.
_FIRST, _HOPELESS = 40, -3.5


class Forest:
    """Trees whose amounts are summed."""

    def __init__(self, trees: Sequence[Split | float]) -> None:
        self._trees = trees

    def score(self, values: Sequence[float], start: float = 0.0) -> float:
        """The sum for one group, in logits, and what it starts from; of the first trees alone if they leave no hope."""
        total = start + _sum(self._trees[:_FIRST], values)
        return total if total < _HOPELESS else total + _sum(self._trees[_FIRST:], values)

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


def _sum(trees: Sequence[Split | float], values: Sequence[float]) -> float:
    total = 0.0
    for node in trees:
        while isinstance(node, Split):
            node = node[2] if values[node[0]] <= node[1] else node[3]
        total += node
    return total


def _mean(node: Split | float) -> float:
    return node.mean if isinstance(node, Split) else node


@cache
def load_model() -> dict[str, Forest]:
    """The fitted trees for each kind of spam."""
    told = json.loads(resources.files("cleanpage.spam.weights").joinpath("trees.json").read_text("utf-8"))
    return {kind: Forest([_tree(node) for node in told[kind]]) for kind in KINDS}


def _tree(node: list[Any] | float) -> Split | float:
    if not isinstance(node, list):
        return float(node)
    feature, threshold, left, right, mean = node
    return Split(feature, threshold, _tree(left), _tree(right), mean)
