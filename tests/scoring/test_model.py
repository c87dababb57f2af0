"""Weighted sums, their reasons, and that the shipped weights fit what the features give."""

from __future__ import annotations

from math import isfinite, log
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.features import FeatureTable, View, feature_table, view_of
from cleanpage.scoring.features.table import CodedGroup
from cleanpage.scoring.measures import measure
from cleanpage.scoring.model import Linear, Model, load_model, model_from, probabilities, reasons
from cleanpage.scoring.second_stage import context_table
from cleanpage.scoring.word_scores import name_tokens

SENTENCE = "The lighthouse keeper wrote down every ship that passed, and the weather it passed in, for thirty years."
SOURCES = {
    "html": f"<nav><a href=/>Home</a></nav><article><h1>Ships</h1><p>{SENTENCE}<p>{SENTENCE}</article>© Site",
    "text": f"Home\nShips\n{SENTENCE}\n{SENTENCE}\n© Site",
}
INPUT_FORMATS = sorted(SOURCES)

AMOUNTS = st.floats(-5, 5)
NAMES = ["a", "b", "c"]


def view(input_format: str, model: Model) -> View:
    document = (
        read_tree(etree.HTML(SOURCES[input_format])) if input_format == "html" else segment_lines(SOURCES[input_format])
    )
    return view_of(document, measure(document), model.names, model.words)


def named(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict.fromkeys(NAMES, values))


@settings(deadline=None)
@given(named(AMOUNTS), named(AMOUNTS), AMOUNTS, named(st.lists(AMOUNTS, min_size=3, max_size=3)))
def test_a_logit_is_the_sum_of_its_amounts_and_the_bias(
    weights: dict[str, float], centres: dict[str, float], bias: float, columns: dict[str, list[float]]
) -> None:
    linear, table = Linear(weights, centres, bias), FeatureTable(3, columns=dict(columns))
    sums = [bias + sum(linear.amounts(table, index).values()) for index in range(3)]
    assert linear.logits(table) == pytest.approx(sums, abs=1e-9)


def test_amounts_are_told_relative_to_the_average() -> None:
    linear = Linear({"a": 2.0, "b": -1.0}, {"a": 0.5, "b": 3.0}, 0.25)
    assert linear.amounts(FeatureTable(1, columns={"a": [1.5], "b": [3.0]}), 0) == {"a": 2.0, "b": 0.0}
    assert linear.logits(FeatureTable(1, columns={"a": [1.5], "b": [3.0], "unused": [9.0]})) == [2.25]


def test_a_column_may_be_one_number_for_the_whole_page() -> None:
    linear = Linear({"a": 2.0, "b": -1.0}, {"a": 0.5, "b": 3.0}, 0.25)
    page = FeatureTable(2, page_values={"b": 4.0}, columns={"a": [1.0, 2.0]})
    blocks = FeatureTable(2, columns={"a": [1.0, 2.0], "b": [4.0, 4.0]})
    assert linear.logits(page) == linear.logits(blocks)
    assert linear.amounts(page, 1) == linear.amounts(blocks, 1)


def test_a_column_may_follow_from_a_code_of_the_block() -> None:
    linear = Linear({"a": 2.0, "b": -1.0}, {"a": 0.5, "b": 3.0}, 0.25)
    coded = FeatureTable(3, groups=[CodedGroup([1, 0, 1], {"a": [1.0, 2.0], "unused": [9.0, 9.0], "b": [4.0, 8.0]})])
    blocks = FeatureTable(3, columns={"a": [2.0, 1.0, 2.0], "b": [8.0, 4.0, 8.0]})
    assert linear.logits(coded) == linear.logits(blocks)
    assert linear.amounts(coded, 1) == linear.amounts(blocks, 1)


def test_without_weights_every_block_has_the_bias() -> None:
    assert Linear({}, {}, 0.25).logits(FeatureTable(2, columns={"a": [1.0, 2.0]})) == [0.25, 0.25]


def test_a_weight_without_its_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        Linear({"a": 1.0}, {"a": 0.0}, 0.0).logits(FeatureTable(1, columns={"b": [1.0]}))


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
def test_every_weight_has_its_column(input_format: str) -> None:
    model = load_model(input_format)
    page = view(input_format, model)
    features = set(feature_table(page).names())
    context = set(context_table(page, [0.5] * len(page.document.segments)).names())
    assert set(model.first.weights) <= features
    assert set(model.second.weights) <= features | context


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
@pytest.mark.parametrize("stage", ["first", "second"])
def test_every_weight_has_its_centre_and_is_a_number(input_format: str, stage: str) -> None:
    linear: Linear = getattr(load_model(input_format), stage)
    assert linear.weights
    assert linear.weights.keys() <= linear.centres.keys()
    assert all(isfinite(number) for number in (*linear.weights.values(), *linear.centres.values(), linear.bias))


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
def test_weights_tell_how_they_were_fitted(input_format: str) -> None:
    assert {"date", "seed", "pages", "data"} <= load_model(input_format).record.keys()


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
def test_scores_of_names_are_scores_of_words_that_names_can_have(input_format: str) -> None:
    names = load_model(input_format).names
    tokens = {*names.own, *names.path}
    assert [token for token in tokens if score_of_name(token) == ()] == []
    assert all(isfinite(value) for value in (*names.own.values(), *names.path.values()))


def score_of_name(token: str) -> tuple[str, ...]:
    """The token, if it is what a name of that spelling is split into."""
    found = name_tokens(token)
    return found if found == (token,) else ()


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
def test_reasons_sum_to_the_logit_of_the_probability(input_format: str) -> None:
    model = load_model(input_format)
    page = view(input_format, model)
    found = probabilities(model, page)
    told = reasons(model, page)
    assert len(found) == len(told) == len(page.document.segments)
    for p, named_amounts in zip(found, told, strict=True):
        assert 0 < p < 1
        assert sum(reason.amount for reason in named_amounts) == pytest.approx(log(p / (1 - p)), abs=1e-6)


@pytest.mark.parametrize("input_format", INPUT_FORMATS)
def test_reasons_come_largest_first_and_once_each(input_format: str) -> None:
    model = load_model(input_format)
    for told in reasons(model, view(input_format, model)):
        sizes = [abs(reason.amount) for reason in told]
        assert sizes == sorted(sizes, reverse=True)
        assert len({reason.name for reason in told}) == len(told)
        assert all(sizes)


def test_an_enormous_sum_is_a_certainty_and_no_error() -> None:
    data = {
        "names": {"own": {}, "path": {}},
        "words": {},
        "frame": -5.0,
        "first": {"features": {"length in all": {"weight": 1e6, "centre": 0.0}}, "bias": 0.0},
        "second": {"features": {"first": {"weight": 1e6, "centre": 0.0}}, "bias": -1e9},
        "record": {},
    }
    model = model_from(data)
    found = probabilities(model, view("html", model))
    assert all(0 <= p < 1e-9 for p in found)


def test_the_second_stage_sees_the_first() -> None:
    def model(weight: float) -> Model:
        first = {"features": {"length in all": {"weight": weight, "centre": 4.0}}, "bias": 0.0}
        second = {"features": {"first": {"weight": 1.0, "centre": 0.0}}, "bias": 0.0}
        names = {"own": {}, "path": {}}
        return model_from({"names": names, "words": {}, "first": first, "second": second, "frame": -5.0, "record": {}})

    indifferent, by_length = model(0.0), model(1.0)
    page = view("html", indifferent)
    assert set(probabilities(indifferent, page)) == {0.5}
    found = probabilities(by_length, page)
    assert found.index(max(found)) == page.measures.weights.index(max(page.measures.weights))


def test_a_model_is_read_once() -> None:
    assert load_model("html") is load_model("html")
