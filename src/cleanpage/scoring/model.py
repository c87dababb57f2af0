"""Features and fitted weights to probabilities, in two stages; and the same sums as named reasons.

Stage one is a logistic regression on the features of a block. Stage two is another one, on the same features and on
the first probabilities of the block and of those around it (`second_stage`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import Any

from cleanpage.page import Reason
from cleanpage.scoring.features import FeatureTable, View, feature_table
from cleanpage.scoring.second_stage import context_table, first_logit_factors
from cleanpage.scoring.word_scores import NameScores

# Features that measure one thing in several ways become one reason: their amounts balance each other.
_FAMILIES = ("length", "mass", "named mass", "same signature", "page", "in comments")

# Logits beyond this are certainty in any case; the bound keeps `exp` in range.
_MAX_LOGIT = 30.0


@dataclass(frozen=True)
class Linear:
    """A weighted sum of named features.

    Attributes:
        weights: Logits per unit of each feature.
        centres: Mean of each feature over the pages of the fit; reasons are relative to it.
        bias: Logit of a block that has the mean in every feature.
    """

    weights: Mapping[str, float]
    centres: Mapping[str, float]
    bias: float

    def logits(self, table: FeatureTable) -> list[float]:
        """The sum for each block. Features without a weight count nothing.

        Raises:
            KeyError: A feature with a weight is not in the table.
        """
        weights = self.weights
        missing = weights.keys() - table.names()
        if missing:
            raise KeyError(f"no such feature: {', '.join(sorted(missing))}")

        # What is the same for all blocks is summed once.
        offset = self._offset
        for name, value in table.page_values.items():
            offset += weights.get(name, 0.0) * value

        # A row at a time, as `map` over a row is the fastest sum of products without an array library.
        names = [name for name in table.columns if name in weights]
        if names:
            row_weights = [weights[name] for name in names]
            rows = zip(*[table.columns[name] for name in names], strict=True)
            logits = [offset + sum(map(mul, row_weights, row)) for row in rows]
        else:
            logits = [offset] * table.size

        # What follows from a code is summed once for each code.
        for group in table.groups:
            amounts = [0.0] * group.size
            for name, column in group.columns.items():
                weight = weights.get(name, 0.0)
                amounts = [amount + weight * value for amount, value in zip(amounts, column, strict=True)]
            logits = [logit + amounts[code] for logit, code in zip(logits, group.codes, strict=True)]
        return logits

    @cached_property
    def _offset(self) -> float:
        """The sum of a block with 0 in every feature."""
        return self.bias - sum(weight * self.centres[name] for name, weight in self.weights.items())

    def amounts(self, table: FeatureTable, block: int) -> dict[str, float]:
        """What each feature adds to the logit of one block, relative to a block that has the mean in it."""
        values = table.values_of(block)
        return {name: weight * (values[name] - self.centres[name]) for name, weight in self.weights.items()}


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted numbers of one input format.

    Attributes:
        names: Scores of the words in the names of elements.
        words: Scores of the words of short blocks.
        first: Weights of the first stage.
        second: Weights of the second stage.
        frame: Logit of a block that stands in the frame of the page and is not scored.
        record: How the fit was made and what it reached.
    """

    names: NameScores
    words: Mapping[str, float]
    first: Linear
    second: Linear
    frame: float
    record: Mapping[str, Any]


@lru_cache(maxsize=2)
def load_model(input_format: str) -> Model:
    """Read the shipped weights of an input format, "html" or "text"."""
    data = json.loads((files("cleanpage.scoring.weights") / f"{input_format}.json").read_text("utf-8"))
    return model_from(data)


def model_from(data: Mapping[str, Any]) -> Model:
    """Build a model from the JSON that `scripts/fit.py` writes; `cleanpage.scoring.weights` describes it."""
    return Model(
        names=NameScores(data["names"]["own"], data["names"]["path"]),
        words=data["words"],
        first=_linear_from(data["first"]),
        second=_linear_from(data["second"]),
        frame=data["frame"],
        record=data["record"],
    )


def _linear_from(stage: Mapping[str, Any]) -> Linear:
    weights = {name: feature["weight"] for name, feature in stage["features"].items()}
    centres = {name: feature["centre"] for name, feature in stage["features"].items()}
    return Linear(weights, centres, stage["bias"])


def probabilities(model: Model, view: View) -> list[float]:
    """The probability of each block that it belongs to the body."""
    if not view.document.segments:
        return []
    return [sigmoid(logit) for logit in model.second.logits(_second_table(model, view))]


def reasons(model: Model, view: View) -> list[tuple[Reason, ...]]:
    """For each block the named amounts that sum to its logit, the largest first.

    What the second stage makes of the first logit is given as what it makes of the features behind that logit, and
    features that measure one thing in several ways as one amount.
    """
    if not view.document.segments:
        return []
    table = _second_table(model, view)
    return [_block_reasons(model, table, block) for block in range(table.size)]


def _second_table(model: Model, view: View) -> FeatureTable:
    """The features of both stages."""
    features = feature_table(view)
    first = [sigmoid(logit) for logit in model.first.logits(features)]
    return features.joined(context_table(view, first))


def _block_reasons(model: Model, table: FeatureTable, block: int) -> tuple[Reason, ...]:
    second_amounts = model.second.amounts(table, block)
    # What the second stage counts a logit of the first one, on this page; and what it makes of all of it.
    gain, of_first_logit = 0.0, 0.0
    for name, factor in first_logit_factors(table).items():
        gain += model.second.weights.get(name, 0.0) * factor
        of_first_logit += second_amounts.pop(name, 0.0)
    first_amounts = {name: gain * amount for name, amount in model.first.amounts(table, block).items()}
    # What is the same for all blocks, and what was cut off an enormous first logit.
    by_reason = {"average block": model.second.bias + of_first_logit - sum(first_amounts.values())}
    for amounts in (second_amounts, first_amounts):
        for name, amount in amounts.items():
            reason = _family(name)
            by_reason[reason] = by_reason.get(reason, 0.0) + amount
    unsorted = [Reason(name, amount) for name, amount in by_reason.items() if amount]
    return tuple(sorted(unsorted, key=lambda reason: (-abs(reason.amount), reason.name)))


@cache
def _family(name: str) -> str:
    """The name of the reason that a feature becomes.

    Example:
        >>> _family("named mass: in half"), _family("length over e^2.3"), _family("link density")
        ('named mass', 'length', 'link density')
    """
    for family in _FAMILIES:
        if name.startswith((f"{family} ", f"{family}:", f"{family},")):
            return family
    return name


def sigmoid(logit: float) -> float:
    """The probability that a logit stands for."""
    return 1.0 / (1.0 + exp(-max(-_MAX_LOGIT, min(_MAX_LOGIT, logit))))
