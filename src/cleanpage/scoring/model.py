"""Features and fitted weights to probabilities, in two stages; and the same sums as named reasons.

Stage one is a logistic regression on the features of a block. Stage two is another one, on the same features and on
the first probabilities seen through the block's surroundings (`context`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import Any

from cleanpage.page import Reason
from cleanpage.scoring.class_names import NameScores
from cleanpage.scoring.features import feature_columns
from cleanpage.scoring.features.view import Code, Coded, Columns, View
from cleanpage.scoring.second_stage import FIRST_LOGIT, context_columns, first_logit_factors

# Columns that say one thing in several ways are told as one reason: their amounts balance each other.
_FAMILIES = ("length", "mass", "named mass", "alike", "page", "in comments")

# Logits beyond this are certainty in any case; the bound keeps `exp` in range.
_MAX_LOGIT = 30.0


@dataclass(frozen=True)
class Linear:
    """A weighted sum of named columns.

    Attributes:
        weights: Logits per unit of each column.
        centres: Mean of each column over the pages of the fit; reasons are told relative to it.
        bias: Logit of a block that is average in every column.
    """

    weights: Mapping[str, float]
    centres: Mapping[str, float]
    bias: float

    def logits(self, columns: Columns) -> list[float]:
        """The sum for each block; `columns` holds at least the columns of the weights."""
        offset = self._offset
        weights: list[float] = []
        varying: list[Sequence[float]] = []
        by_code: dict[int, tuple[Code, list[float]]] = {}
        for name, weight in self.weights.items():
            column = columns[name]
            if isinstance(column, float):
                offset += weight * column
            elif isinstance(column, Coded):
                code = column.code
                if id(code) not in by_code:
                    by_code[id(code)] = code, [0.0] * len(code.rows[0])
                by_code[id(code)][1][column.position] = weight
            else:
                weights.append(weight)
                varying.append(column)
        sums = [offset + sum(map(mul, weights, row)) for row in zip(*varying, strict=True)]
        for code, of_code in by_code.values():
            amounts = [sum(map(mul, of_code, row)) for row in code.rows]
            sums = [total + amounts[key] for total, key in zip(sums, code.codes, strict=True)]
        return sums

    @cached_property
    def _offset(self) -> float:
        """The sum of a block with 0 in every column."""
        return self.bias - sum(weight * self.centres[name] for name, weight in self.weights.items())

    def amounts(self, columns: Columns, index: int) -> dict[str, float]:
        """What each column adds to the logit of one block."""
        return {
            name: weight * (_value(columns[name], index) - self.centres[name]) for name, weight in self.weights.items()
        }


def _value(column: Sequence[float] | float, index: int) -> float:
    return column if isinstance(column, float) else column[index]


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted numbers of one input format.

    Attributes:
        names: Scores of element names.
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
    """Build a model from the JSON that `scripts/fit.py` writes."""
    return Model(
        names=NameScores(data["names"]["near"], data["names"]["far"]),
        words=data["words"],
        first=Linear(**data["first"]),
        second=Linear(**data["second"]),
        frame=data["frame"],
        record=data["record"],
    )


def probabilities(model: Model, view: View) -> list[float]:
    """The probability of each block that it belongs to the body."""
    if not view.document.segments:
        return []
    features = feature_columns(view)
    first = [sigmoid(logit) for logit in model.first.logits(features)]
    columns = {**features, **context_columns(view, first)}
    return [sigmoid(logit) for logit in model.second.logits(columns)]


def reasons(model: Model, view: View) -> list[tuple[Reason, ...]]:
    """For each block the named amounts that sum to its logit, the largest first.

    What the second stage makes of the first one's logit is told as what it makes of the features behind that logit,
    and columns that say one thing in several ways as one amount.
    """
    if not view.document.segments:
        return []
    features = feature_columns(view)
    logits = model.first.logits(features)
    columns = {**features, **context_columns(view, [sigmoid(logit) for logit in logits])}
    return [_block_reasons(model, columns, index) for index in range(len(logits))]


def _block_reasons(model: Model, columns: Columns, index: int) -> tuple[Reason, ...]:
    amounts = model.second.amounts(columns, index)
    first = [amounts.pop(name) for name in FIRST_LOGIT if name in amounts]
    gain = sum(model.second.weights.get(name, 0.0) * factor for name, factor in first_logit_factors(columns).items())
    behind = {name: gain * amount for name, amount in model.first.amounts(columns, index).items()}
    # What is the same for all blocks, and what was cut off an enormous first logit.
    found = {"average block": model.second.bias + sum(first) - sum(behind.values())}
    for name, amount in (*amounts.items(), *behind.items()):
        family = _family(name)
        found[family] = found.get(family, 0.0) + amount
    told = [Reason(name, amount) for name, amount in found.items() if amount]
    return tuple(sorted(told, key=lambda reason: (-abs(reason.amount), reason.name)))


@cache
def _family(name: str) -> str:
    """The name that a column is told by.

    Example:
        >>> _family("named mass: in half"), _family("length over e^2.3"), _family("link density")
        ('named mass', 'length', 'link density')
    """
    same = (family for family in _FAMILIES if name.startswith((f"{family} ", f"{family}:", f"{family},")))
    return next(same, name)


def sigmoid(logit: float) -> float:
    """The probability that a logit stands for."""
    return 1.0 / (1.0 + exp(-max(-_MAX_LOGIT, min(_MAX_LOGIT, logit))))
