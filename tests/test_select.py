"""The choice of blocks, held against every other choice there is."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanpage.select import select

# Above the first a page is clear, and every block from the second on is taken instead of the optimum.
CLEAR, THRESHOLD = 0.90, 0.6

PAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), max_size=9)


def expected_f1(chosen: tuple[int, ...], probabilities: list[float], tokens: list[int]) -> float:
    hits = sum(probabilities[i] * tokens[i] for i in chosen)
    size = sum(tokens[i] for i in chosen) + sum(p * n for p, n in zip(probabilities, tokens, strict=True))
    return 2 * hits / size if size else 0.0


def best_of_all(probabilities: list[float], tokens: list[int]) -> float:
    indices = range(len(tokens))
    subsets = chain.from_iterable(combinations(indices, size) for size in range(len(tokens) + 1))
    return max(expected_f1(chosen, probabilities, tokens) for chosen in subsets)


def unzip(page: list[tuple[float, int]]) -> tuple[list[float], list[int]]:
    return [p for p, _ in page], [n for _, n in page]


@settings(deadline=None, max_examples=200)
@given(PAGES)
def test_no_subset_has_a_better_expectation(page: list[tuple[float, int]]) -> None:
    probabilities, tokens = unzip(page)
    found = select(probabilities, tokens)
    best = best_of_all(probabilities, tokens)
    if best <= CLEAR - 1e-9:
        assert expected_f1(found.chosen, probabilities, tokens) == pytest.approx(best)
    elif best > CLEAR + 1e-9:
        assert found.chosen == tuple(i for i, p in enumerate(probabilities) if p >= THRESHOLD)


@settings(deadline=None, max_examples=200)
@given(PAGES)
@example([(0.99, 500), (0.55, 100)])
def test_the_expectation_told_is_that_of_the_choice_made(page: list[tuple[float, int]]) -> None:
    probabilities, tokens = unzip(page)
    found = select(probabilities, tokens)
    assert found.expected_f1 == pytest.approx(expected_f1(found.chosen, probabilities, tokens))


@settings(deadline=None)
@given(PAGES)
def test_the_choice_is_of_the_most_probable_blocks(page: list[tuple[float, int]]) -> None:
    probabilities, tokens = unzip(page)
    found = select(probabilities, tokens)
    assert list(found.chosen) == sorted(set(found.chosen))
    assert 0 <= found.expected_f1 <= 1 + 1e-9
    left_out = [p for i, p in enumerate(probabilities) if i not in found.chosen]
    assert min((probabilities[i] for i in found.chosen), default=1.0) >= max(left_out, default=0.0)


@pytest.mark.parametrize(("probabilities", "tokens"), [([], []), ([0.0, 0.0], [5, 9])])
def test_where_nothing_is_likely_nothing_is_chosen(probabilities: list[float], tokens: list[int]) -> None:
    found = select(probabilities, tokens)
    assert (found.chosen, found.expected_f1) == ((), 0.0)


def test_certainty_is_taken_as_it_is() -> None:
    found = select([1.0, 0.0, 1.0], [10, 99, 1])
    assert (found.chosen, found.expected_f1) == ((0, 2), 1.0)


def test_one_unlikely_block_is_still_the_best_there_is() -> None:
    assert select([0.2], [10]).chosen == (0,)


def test_on_a_clear_page_a_doubtful_block_stays_out() -> None:
    assert select([0.99, 0.99, 0.55], [500, 500, 5]).chosen == (0, 1)


def test_a_number_is_needed_for_every_block() -> None:
    with pytest.raises(ValueError, match="zip"):
        select([0.5], [1, 2])
