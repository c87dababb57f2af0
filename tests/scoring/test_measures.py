"""Counts per block and per element, held against slow and plain ways to count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import read_tree
from cleanpage.scoring.measures import (
    CJK_WEIGHT,
    PARAGRAPH_WEIGHT,
    SENTENCE_WEIGHT,
    Measures,
    measure,
    sum_up_tree,
    window_sums,
)

SETTINGS = settings(deadline=None, max_examples=100)


def measured(html: str) -> Measures:
    return measure(read_tree(etree.HTML(html)))


def tree(parents: list[int], elements: list[int]) -> Document:
    """A document of which only the shape matters: one block at each of the elements."""
    outline = Outline(["x"] * len(parents), parents, [""] * len(parents))
    return Document([Segment("text", BlockKind.PARAGRAPH, element) for element in elements], outline, Head())


def ancestors(parents: list[int], element: int) -> set[int]:
    """The element, and everything that holds it."""
    found = {element}
    while element:
        element = parents[element]
        found.add(element)
    return found


# A parent for every element after the document: preorder numbering, as the walk gives it.
@st.composite
def preorder(draw: st.DrawFn) -> list[int]:
    parents, path = [0], [0]
    for index in range(1, draw(st.integers(1, 20))):
        path = path[: draw(st.integers(1, len(path)))]
        parents.append(path[-1])
        path.append(index)
    return parents


@pytest.mark.parametrize(
    ("text", "weight", "tokens"),
    [
        ("word", 4, 1),
        ("two words", 9, 2),
        ("雪山", 2 * CJK_WEIGHT, 2),
        ("かなカナ", 4 * CJK_WEIGHT, 4),
        ("한국", 2 * CJK_WEIGHT, 2),
        ("雪 and ice", 8 + CJK_WEIGHT, 3),
        ("雪, 山", 2 + 2 * CJK_WEIGHT, 3),
        ("élan vital", 10, 2),
    ],
)
def test_weights_and_tokens(text: str, weight: float, tokens: int) -> None:
    found = measured(f"<p>{text}</p>")
    assert found.weights == [weight]
    assert found.tokens == [tokens]


def test_lines_of_a_block_are_counted_apart() -> None:
    assert measured("<p>one<br>two three</p>").tokens == [3]


@pytest.mark.parametrize(
    ("html", "density"),
    [("<p>text</p>", 0.0), ("<p><a href=x>text</a></p>", 1.0), ("<p>text<a href=x>text</a></p>", 0.5)],
)
def test_link_density_is_a_share_of_the_characters(html: str, density: float) -> None:
    assert measured(html).link_densities == [density]


@pytest.mark.parametrize("end", [".", "!", "?", "。", "！", "？", "…", "”", "؟", "।"])
def test_final_punctuation_is_known_in_many_scripts(end: str) -> None:
    assert measured(f"<p>text{end}</p><p>text</p>").final == [True, False]


def test_mass_begins_at_the_weight_of_a_paragraph() -> None:
    long, short = int(PARAGRAPH_WEIGHT), int(PARAGRAPH_WEIGHT) - 1
    assert measured(f"<p>{'x' * long}</p><p>{'x' * short}</p>").masses == [float(long), 0.0]


def test_mass_of_a_sentence_begins_lower() -> None:
    long, short = int(SENTENCE_WEIGHT), int(SENTENCE_WEIGHT) - 1
    html = f"<p>{'x' * (long - 1)}.</p><p>{'x' * (short - 1)}.</p>"
    assert measured(html).masses == [float(long), 0.0]


def test_links_have_no_mass() -> None:
    text = "x" * int(PARAGRAPH_WEIGHT)
    assert measured(f"<p><a href=y>{text}</a></p>").masses == [0.0]
    assert measured(f"<p>{text}<a href=y>{text}</a></p>").masses == [float(len(text))]


def test_depths_and_last_descendants_of_a_small_tree() -> None:
    found = measured("<html><body><div><p>a</p><p>b</p></div><p>c</p></body></html>")
    # document, html, body, div, p, p, p
    assert found.depths == [0, 1, 2, 3, 4, 4, 3]
    assert found.last == [6, 6, 6, 5, 4, 5, 6]


def test_an_empty_page_can_be_measured() -> None:
    found = measured("<html><body></body></html>")
    assert found.weights == found.tokens == found.masses == []
    assert len(found.depths) == len(found.last) == 3


@SETTINGS
@given(preorder())
def test_last_and_depth_on_any_tree(parents: list[int]) -> None:
    found = measure(tree(parents, list(range(len(parents)))))
    holders = [ancestors(parents, index) for index in range(len(parents))]
    for index in range(len(parents)):
        assert found.last[index] == max(other for other, above in enumerate(holders) if index in above)
        assert found.depths[index] - found.depths[0] == len(holders[index]) - 1


@SETTINGS
@given(preorder(), st.data())
def test_sums_go_to_every_ancestor_once(parents: list[int], data: st.DataObject) -> None:
    at = st.integers(0, len(parents) - 1)
    blocks = data.draw(st.lists(st.tuples(at, st.integers(0, 9)), max_size=12))
    page = tree(parents, [element for element, _ in blocks])
    (totals,) = sum_up_tree(page, measure(page), [float(amount) for _, amount in blocks])
    expected = [
        sum(amount for element, amount in blocks if index in ancestors(parents, element))
        for index in range(len(parents))
    ]
    assert totals == expected


def test_sums_need_one_amount_per_block() -> None:
    with pytest.raises(ValueError, match="zip"):
        sum_up_tree(page := tree([0, 0], [1, 1]), measure(page), [1.0])


@SETTINGS
@given(st.lists(st.integers(0, 99).map(float)), st.data())
def test_window_sums_are_those_of_the_slices(amounts: list[float], data: st.DataObject) -> None:
    reach = data.draw(st.integers(0, 8))
    sums = [sum(amounts[max(0, i - reach) : i + reach + 1]) for i in range(len(amounts))]
    assert window_sums(amounts, reach) == sums


@SETTINGS
@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=40), st.integers(0, 10))
def test_no_window_of_amounts_above_zero_sums_to_less(amounts: list[float], reach: int) -> None:
    assert all(total >= 0 for total in window_sums(amounts, reach))
