"""Sums of trees, what each feature adds to them, and the model that is shipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.spam.clues import NAMES
from cleanpage.spam.trees import CLASSIFIED, FARM, KINDS, Forest, Split, load_model

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
    assert Forest([]).amounts((1.0,)) == {None: 0}


def test_each_fork_gives_its_feature_the_change_of_the_mean() -> None:
    assert Forest([TREE]).amounts((2, 6)) == {None: -0.5, 0: 2.5, 1: 2.0}
    assert Forest([TREE]).amounts((0, 6)) == {None: -0.5, 0: -1.5}


def test_a_tree_without_a_fork_is_what_the_sum_starts_from() -> None:
    assert Forest([0.75, TREE]).amounts((0, 0))[None] == 0.25


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=2))
def test_amounts_sum_to_the_score(values: list[float]) -> None:
    forest = Forest([TREE, 0.5, TREE])
    assert sum(forest.amounts(values).values()) == pytest.approx(forest.score(values))


@pytest.mark.parametrize("kind", KINDS)
@given(values=st.lists(st.floats(-2, 12), min_size=len(NAMES), max_size=len(NAMES)))
def test_amounts_of_the_shipped_trees_sum_to_their_score(kind: str, values: list[float]) -> None:
    forest = load_model()[kind]
    # From a start so high no group is given up.
    assert sum(forest.amounts(values).values()) == pytest.approx(forest.score(values, 1000.0) - 1000, abs=1e-6)


def test_a_sum_without_hope_is_given_up_and_one_with_hope_is_not() -> None:
    forest = Forest([-0.5] * 100 + [60.0])
    assert -50 < forest.score(()) < -3
    assert forest.score((), 100.0) == 110


def test_the_model_has_trees_for_both_kinds_that_tell_groups_apart() -> None:
    model = load_model()
    assert set(model) == {FARM, CLASSIFIED} == set(KINDS)
    zero, high = [0.0] * len(NAMES), [9.0] * len(NAMES)
    assert all(forest.score(zero) != forest.score(high) for forest in model.values())


def test_the_model_is_read_once() -> None:
    assert load_model() is load_model()
