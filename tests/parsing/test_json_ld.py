"""JSON-LD to objects: broken scripts are passed over, references are found, nothing is read without end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.parsing.json_ld import read_graph, types_of


def test_objects_come_breadth_first_and_by_their_names() -> None:
    graph = read_graph(['{"@id": "a", "name": "A", "author": {"@id": "b", "name": "B"}}', '{"name": "C"}'])
    assert [item["name"] for item in graph.objects] == ["A", "C", "B"]
    assert graph.by_id["b"]["name"] == "B"


@pytest.mark.parametrize("source", ["", "{", "[[[", "null", '"text"', "<!-- x -->", "[" * 100_000])
def test_what_is_no_object_is_passed_over(source: str) -> None:
    assert [item["name"] for item in read_graph([source, '{"name": "A"}']).objects] == ["A"]


@pytest.mark.parametrize("source", ['{"name": "A",}', '{"name": "A"};', '<![CDATA[{"name": "A"}]]>', '{"name": "A\n"}'])
def test_the_common_errors_are_forgiven(source: str) -> None:
    assert [item["name"].strip() for item in read_graph([source]).objects] == ["A"]


def test_teasers_and_comments_are_other_things_than_the_page() -> None:
    source = json.dumps({"name": "A", "comment": {"name": "B"}, "itemListElement": [{"name": "C"}]})
    assert [item["name"] for item in read_graph([source]).objects] == ["A"]


def test_a_catalogue_is_not_read_to_its_end() -> None:
    assert len(read_graph([json.dumps([{"name": "A"}] * 2_000)]).objects) == 400


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("Article", {"Article"}),
        (["http://schema.org/Article", "Thing"], {"Article", "Thing"}),
        (None, set()),
        (7, set()),
    ],
)
def test_types_lose_their_vocabulary(kind: object, types: set[str]) -> None:
    assert types_of({"@type": kind}) == types


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@id", "@type", "name", "x"]), inner),
)


@settings(deadline=None)
@given(JSON)
def test_any_json_can_be_read(value: object) -> None:
    assert all(isinstance(item, dict) for item in read_graph([json.dumps(value)]).objects)
