"""Sums of trees, what each feature adds to them, and the model that is shipped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.spam.clues import FEATURE_NAMES
from cleanpage.spam.model import HAND_SET, Amounts, Forest, SpamKind, Split, load_models
from support.paths import PROJECT

# Feature 0 up to 1: -2; above, feature 1 up to 5: 1, else 4.
TREE = Split(0, 1.0, -2.0, Split(1, 5.0, 1.0, 4.0, 2.0), -0.5)


@pytest.mark.parametrize(
    ("values", "score"), [((0, 0), -2), ((1.0, 9), -2), ((1.1, 5.0), 1), ((2, 5.1), 4), ((-9, -9), -2)]
)
def test_values_up_to_the_threshold_go_left(values: tuple[float, float], score: float) -> None:
    assert Forest([TREE]).score(values) == score


def test_trees_are_summed() -> None:
    assert Forest([TREE, TREE, 0.25]).score((2, 6)) == 8.25


def test_no_trees_say_nothing() -> None:
    assert Forest([]).score((1.0,)) == 0
    assert Forest([]).amounts((1.0,)) == Amounts(0, {})


def test_each_fork_gives_its_feature_the_change_of_the_mean() -> None:
    assert Forest([TREE]).amounts((2, 6)) == Amounts(-0.5, {0: 2.5, 1: 2.0})
    assert Forest([TREE]).amounts((0, 6)) == Amounts(-0.5, {0: -1.5})


def test_a_tree_without_a_fork_is_what_the_sum_starts_from() -> None:
    assert Forest([0.75, TREE]).amounts((0, 0)).base == 0.25


def total(amounts: Amounts) -> float:
    return amounts.base + sum(amounts.by_feature.values())


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=2))
def test_amounts_sum_to_the_score(values: list[float]) -> None:
    forest = Forest([TREE, 0.5, TREE])
    assert total(forest.amounts(values)) == pytest.approx(forest.score(values))


@pytest.mark.parametrize("kind", SpamKind)
@given(features=st.lists(st.floats(-2, 12), min_size=len(FEATURE_NAMES), max_size=len(FEATURE_NAMES)))
def test_amounts_of_the_shipped_trees_sum_to_their_score(kind: SpamKind, features: list[float]) -> None:
    forest = load_models()[kind].forest
    # From a start so high no group is given up.
    assert total(forest.amounts(features)) == pytest.approx(forest.score(features, 1000.0) - 1000, abs=1e-6)


def test_a_sum_without_hope_is_given_up_and_one_with_hope_is_not() -> None:
    forest = Forest([-0.5] * 100 + [60.0])
    assert -50 < forest.score(()) < -3
    assert forest.score((), 100.0) == 110


def test_there_are_trees_for_both_kinds_that_tell_groups_apart() -> None:
    models = load_models()
    assert set(models) == {SpamKind.FARM, SpamKind.CLASSIFIED} == set(SpamKind)
    zero, high = [0.0] * len(FEATURE_NAMES), [9.0] * len(FEATURE_NAMES)
    assert all(model.forest.score(zero) != model.forest.score(high) for model in models.values())


def test_the_shipped_trees_were_fitted_on_the_clues_that_there_are() -> None:
    stored = json.loads((PROJECT / "src/cleanpage/spam/weights/trees.json").read_text("utf-8"))
    assert tuple(stored["features"]) == FEATURE_NAMES


def test_what_is_set_by_hand_is_no_feature_of_a_tree() -> None:
    by_hand = {FEATURE_NAMES.index(name) for amounts in HAND_SET.values() for name in amounts}
    for model in load_models().values():
        used = set().union(*(features_of(tree) for tree in model.forest.trees))
        assert used
        assert used.isdisjoint(by_hand)
        assert {amount.feature for amount in model.hand_set} <= by_hand


def features_of(node: Split | float) -> set[int]:
    return {node.feature} | features_of(node.left) | features_of(node.right) if isinstance(node, Split) else set()


def test_the_models_are_read_once() -> None:
    assert load_models() is load_models()
