"""The score of a group of blocks as spam, and the reasons for it.

A score is the sum of many small decision trees, which are fitted, and of a few amounts that are set by hand. A weighted
sum of the clues would not do, as a clue means little by itself: out-of-page words in a footer are nothing unusual, but
between two paragraphs they are suspicious. See docs/decisions/0013-trees-for-spam.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from cleanpage.page import Reason
from cleanpage.spam.clues import FEATURE_NAMES, GroupClues


class SpamKind(StrEnum):
    """What a group is scored as. The values are keys of `trees.json`.

    Attributes:
        FARM: Search spam: link farms, keyword prose and hidden text.
        CLASSIFIED: Classified ads.
    """

    FARM = "farm"
    CLASSIFIED = "classified"

    __hash__ = str.__hash__  # that of `Enum` is a Python function, and a model is looked up twice for every group


# The amounts for clues that the labelled pages cannot teach, in logits for each unit. If a page quotes or introduces an
# example, the example is its own. If a page is about a spam topic, words of the topic are its own. A list in simplified
# script is not the own list of a page in traditional script; few of the labelled pages are in traditional script.
HAND_SET: dict[SpamKind, dict[str, float]] = {
    SpamKind.FARM: {"own_spam_topics": -10.0, "quoted": -6.0, "introduced": -4.0, "simplified": 2.5},
    SpamKind.CLASSIFIED: {"quoted": -6.0, "introduced": -4.0},
}

# The score as classified ads, in logits, of a group without a digit: it has neither a price nor a phone number.
_NO_AD = -9.0

# Every group is scored by this many trees first. The others are asked only if the score so far is above the bound, in
# logits. Of 10,000 groups below it on clean pages none had a final score above -1.9.
_FIRST_TREES, _HOPELESS = 40, -3.5


@dataclass(frozen=True, slots=True)
class Split:
    """A fork of a tree.

    Attributes:
        feature: Index of the feature that is looked at.
        threshold: Values up to this one go left, larger ones right.
        left: What is there: a fork, or an amount in logits.
        right: Likewise.
        mean: Mean amount of the examples of the fit below the fork, in logits.
    """

    feature: int
    threshold: float
    left: Split | float
    right: Split | float
    mean: float


class Amounts(NamedTuple):
    """What makes up the sum of the trees for one group, in logits.

    Attributes:
        base: The sum of the means of all trees, which every group starts from.
        by_feature: What each feature adds to it, by index.
    """

    base: float
    by_feature: dict[int, float]


class Forest:
    """Trees whose amounts are summed.

    Example:
        >>> forest = Forest([Split(feature=0, threshold=1.0, left=-2.0, right=3.0, mean=-0.5), 0.25])
        >>> forest.score([0.0]), forest.score([2.0])
        (-1.75, 3.25)
        >>> forest.amounts([2.0])
        Amounts(base=-0.25, by_feature={0: 3.5})
    """

    def __init__(self, trees: Sequence[Split | float]) -> None:
        self.trees = trees
        self._first, self._others = trees[:_FIRST_TREES], trees[_FIRST_TREES:]

    def score(self, features: Sequence[float], start: float = 0.0) -> float:
        """The sum for one group.

        Args:
            features: Its features.
            start: What is added to the sum, in logits.

        Returns:
            The sum in logits; that of the first trees if it is hopelessly low.
        """
        total = start + _sum(self._first, features)
        return total if total < _HOPELESS else total + _sum(self._others, features)

    def amounts(self, features: Sequence[float]) -> Amounts:
        """What each feature adds to the sum. At a fork it adds the mean of the branch taken less that of the fork."""
        base = 0.0
        by_feature: dict[int, float] = {}
        for tree in self.trees:
            node = tree
            base += _mean(node)
            while isinstance(node, Split):
                branch = node.left if features[node.feature] <= node.threshold else node.right
                by_feature[node.feature] = by_feature.get(node.feature, 0.0) + _mean(branch) - node.mean
                node = branch
        return Amounts(base, by_feature)


def _sum(trees: Sequence[Split | float], features: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        node = tree
        while isinstance(node, Split):
            node = node.left if features[node.feature] <= node.threshold else node.right
        total += node
    return total


def _mean(node: Split | float) -> float:
    return node.mean if isinstance(node, Split) else node


class HandSetAmount(NamedTuple):
    """An amount that is set by hand.

    Attributes:
        feature: Index of the feature.
        for_each: Logits for each unit of the feature.
    """

    feature: int
    for_each: float


class Model(NamedTuple):
    """What scores groups as spam of a kind.

    Attributes:
        forest: The fitted trees.
        hand_set: The amounts that are set by hand.
    """

    forest: Forest
    hand_set: tuple[HandSetAmount, ...]


@cache
def load_models() -> dict[SpamKind, Model]:
    """The models of all kinds of spam. They are read once."""
    stored = json.loads(resources.files("cleanpage.spam.weights").joinpath("trees.json").read_text("utf-8"))
    # The file numbers its features by its own list of their names.
    indices = [FEATURE_NAMES.index(name) for name in stored["features"]]
    models = {}
    for kind in SpamKind:
        forest = Forest([_tree(node, indices) for node in stored[kind.value]])
        hand_set = [HandSetAmount(FEATURE_NAMES.index(name), amount) for name, amount in HAND_SET[kind].items()]
        models[kind] = Model(forest, tuple(hand_set))
    return models


def _tree(node: list[Any] | float, indices: Sequence[int]) -> Split | float:
    """A tree out of nested lists: feature, threshold, left, right, mean."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, left, right, mean = node
    return Split(indices[feature], threshold, _tree(left, indices), _tree(right, indices), mean)


def score(kind: SpamKind, clues: GroupClues) -> float:
    """The score of a group as spam of a kind, in logits."""
    if kind is SpamKind.CLASSIFIED and not clues.ads.digits:
        return _NO_AD
    forest, hand_set = load_models()[kind]
    features = clues.features()
    by_hand = 0.0
    for amount in hand_set:
        by_hand += amount.for_each * features[amount.feature]
    return forest.score(features, by_hand)


def reasons(kind: SpamKind, clues: GroupClues) -> tuple[Reason, ...]:
    """The clues behind a score, the largest first. Their amounts sum to it."""
    forest, hand_set = load_models()[kind]
    features = clues.features()
    base, by_feature = forest.amounts(features)
    by_name = {"average group": base}
    for feature, amount in by_feature.items():
        by_name[_reason_name(feature)] = amount
    for by_hand in hand_set:
        by_name[_reason_name(by_hand.feature)] = by_hand.for_each * features[by_hand.feature]
    found = [Reason(name, amount) for name, amount in by_name.items() if amount]
    return tuple(sorted(found, key=lambda reason: -abs(reason.amount)))


def _reason_name(feature: int) -> str:
    return FEATURE_NAMES[feature].replace("_", " ")
