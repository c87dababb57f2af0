"""The best expected F-score, held against every other choice there is; and what is taken in beside it."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanpage.config import FOCUSES, Focus
from cleanpage.scoring.measures import Measures
from cleanpage.selection.choose import expected_f1, round_off, select

# Above the first a page is clear, and every block from the second on is taken instead of the optimum.
CLEAR = 0.90
THRESHOLDS: dict[Focus, float] = {"balanced": 0.6, "precision": 0.8, "recall": 0.35}
BETAS: dict[Focus, float] = {"balanced": 1.0, "precision": 0.5, "recall": 2.0}

PAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), max_size=9)


def expected_f(chosen: tuple[int, ...], probabilities: list[float], tokens: list[int], beta: float = 1.0) -> float:
    hits = sum(probabilities[i] * tokens[i] for i in chosen)
    body = sum(p * n for p, n in zip(probabilities, tokens, strict=True))
    size = sum(tokens[i] for i in chosen) + beta**2 * body
    return (1 + beta**2) * hits / size if size else 0.0


def best_of_all(probabilities: list[float], tokens: list[int], beta: float = 1.0) -> float:
    indices = range(len(tokens))
    subsets = chain.from_iterable(combinations(indices, size) for size in range(len(tokens) + 1))
    return max(expected_f(chosen, probabilities, tokens, beta) for chosen in subsets)


def unzip(page: list[tuple[float, int]]) -> tuple[list[float], list[int]]:
    return [p for p, _ in page], [n for _, n in page]


def measures(masses: list[float], final: list[bool]) -> Measures:
    n = len(masses)
    return Measures([100.0] * n, [20] * n, [0.0] * n, final, masses, [], [], [])


@pytest.mark.parametrize("focus", FOCUSES)
@settings(deadline=None, max_examples=200)
@given(PAGES)
def test_no_subset_has_a_better_expectation(focus: Focus, page: list[tuple[float, int]]) -> None:
    probabilities, tokens = unzip(page)
    chosen = select(probabilities, tokens, focus)
    clearness, best = best_of_all(probabilities, tokens), best_of_all(probabilities, tokens, BETAS[focus])
    if clearness <= CLEAR - 1e-9:
        assert expected_f(chosen, probabilities, tokens, BETAS[focus]) == pytest.approx(best)
    elif clearness > CLEAR + 1e-9:
        assert chosen == tuple(i for i, p in enumerate(probabilities) if p >= THRESHOLDS[focus])


@settings(deadline=None, max_examples=200)
@given(PAGES, st.sets(st.integers(0, 8)))
@example([(0.99, 500), (0.55, 100)], {0})
def test_the_expectation_told_is_that_of_the_choice_made(page: list[tuple[float, int]], wanted: set[int]) -> None:
    probabilities, tokens = unzip(page)
    chosen = tuple(i for i in range(len(page)) if i in wanted)
    told = expected_f1(chosen, probabilities, tokens)
    assert told == pytest.approx(expected_f(chosen, probabilities, tokens))
    assert 0 <= told <= 1 + 1e-9


@pytest.mark.parametrize("focus", FOCUSES)
@settings(deadline=None)
@given(PAGES)
def test_the_choice_is_of_the_most_probable_blocks(focus: Focus, page: list[tuple[float, int]]) -> None:
    probabilities, tokens = unzip(page)
    chosen = select(probabilities, tokens, focus)
    assert list(chosen) == sorted(set(chosen))
    left_out = [p for i, p in enumerate(probabilities) if i not in chosen]
    assert min((probabilities[i] for i in chosen), default=1.0) >= max(left_out, default=0.0)


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_precision_chooses_of_what_is_balanced_and_that_is_of_recall(page: list[tuple[float, int]]) -> None:
    precision, balanced, recall = (set(select(*unzip(page), focus)) for focus in ("precision", "balanced", "recall"))
    assert precision <= balanced <= recall


@pytest.mark.parametrize(("focus", "chosen"), [("precision", (0,)), ("balanced", (0, 1)), ("recall", (0, 1, 2))])
@pytest.mark.parametrize(
    ("probabilities", "tokens"),
    [([0.9, 0.5, 0.3, 0.05], [20, 10, 10, 10]), ([0.99, 0.7, 0.4, 0.3], [500, 5, 5, 5])],
    ids=["doubtful", "clear"],
)
def test_the_focus_decides_about_doubtful_blocks(
    probabilities: list[float], tokens: list[int], focus: Focus, chosen: tuple[int, ...]
) -> None:
    assert select(probabilities, tokens, focus) == chosen


def test_the_usual_focus_is_balanced() -> None:
    assert select([0.9, 0.5, 0.3, 0.05], [20, 10, 10, 10]) == (0, 1)


@pytest.mark.parametrize("focus", FOCUSES)
@pytest.mark.parametrize(("probabilities", "tokens"), [([], []), ([0.0, 0.0], [5, 9])])
def test_where_nothing_is_likely_nothing_is_chosen(probabilities: list[float], tokens: list[int], focus: Focus) -> None:
    assert select(probabilities, tokens, focus) == ()
    assert expected_f1((), probabilities, tokens) == 0.0


@pytest.mark.parametrize("focus", FOCUSES)
def test_certainty_is_taken_as_it_is(focus: Focus) -> None:
    assert select([1.0, 0.0, 1.0], [10, 99, 1], focus) == (0, 2)
    assert expected_f1((0, 2), [1.0, 0.0, 1.0], [10, 99, 1]) == 1.0


def test_one_unlikely_block_is_still_the_best_there_is() -> None:
    assert select([0.2], [10]) == (0,)


def test_on_a_clear_page_a_doubtful_block_stays_out() -> None:
    assert select([0.99, 0.99, 0.55], [500, 500, 5]) == (0, 1)


@pytest.mark.parametrize(
    ("probabilities", "chosen"),
    [([0.9, 0.2, 0.9], (0, 1, 2)), ([0.9, 0.19, 0.9], (0, 2)), ([0.9, 0.3, 0.3, 0.9], (0, 3))],
    ids=["alone", "unlikely", "in company"],
)
def test_a_block_alone_between_two_of_the_body_belongs_to_it(
    probabilities: list[float], chosen: tuple[int, ...]
) -> None:
    n = len(probabilities)
    assert round_off((0, n - 1), probabilities, measures([0.0] * n, [False] * n)) == chosen


@pytest.mark.parametrize(
    ("probability", "mass", "final", "chosen"),
    [
        (0.4, 90.0, True, (1, 2)),
        (0.39, 90.0, True, (1,)),
        (0.4, 0.0, True, (1,)),
        (0.4, 90.0, False, (1,)),
    ],
    ids=["paragraph", "unlikely", "short", "no sentence"],
)
def test_a_paragraph_beside_the_body_belongs_to_it(
    probability: float, mass: float, final: bool, chosen: tuple[int, ...]
) -> None:
    found = measures([90.0, 90.0, mass, 90.0], [True, True, final, True])
    assert round_off((1,), [0.1, 0.9, probability, 0.1], found) == chosen


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.booleans(), st.booleans()), max_size=9))
def test_rounding_off_takes_nothing_out(blocks: list[tuple[float, bool, bool, bool]]) -> None:
    chosen = [i for i, (_, _, _, is_chosen) in enumerate(blocks) if is_chosen]
    found = measures([90.0 * is_long for _, is_long, _, _ in blocks], [final for _, _, final, _ in blocks])
    rounded = round_off(chosen, [p for p, _, _, _ in blocks], found)
    assert set(chosen) <= set(rounded)
    assert list(rounded) == sorted(set(rounded))
