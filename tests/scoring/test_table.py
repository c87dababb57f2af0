"""The view of a page, and the table that groups of features add to."""

from __future__ import annotations

import pytest

from cleanpage.scoring.features.table import CodedGroup, FeatureTable
from support.views import view


def table() -> FeatureTable:
    """Two blocks with a feature in each part."""
    return FeatureTable(2, {"page": 3.0}, {"own": [1.0, 2.0]}, [CodedGroup([1, 0], {"kind": [5.0, 7.0]})])


def test_a_view_knows_the_element_of_each_block_and_its_parent() -> None:
    page = view("<div><p>one</p></div>")
    tags = page.document.outline.tags
    assert [(tags[e], tags[p]) for e, p in zip(page.elements, page.parents, strict=True)] == [("p", "div")]


def test_a_feature_has_a_value_for_each_block_whichever_part_it_is_in() -> None:
    found = {name: list(table().column(name)) for name in table().names()}
    assert found == {"page": [3.0, 3.0], "own": [1.0, 2.0], "kind": [7.0, 5.0]}


def test_the_values_of_a_block_are_those_of_the_columns() -> None:
    assert table().values_of(0) == {"page": 3.0, "own": 1.0, "kind": 7.0}
    assert table().values_of(1) == {"page": 3.0, "own": 2.0, "kind": 5.0}


def test_an_unknown_feature_is_an_error() -> None:
    with pytest.raises(KeyError):
        table().column("other")


def test_tables_are_joined_part_by_part_and_stay_as_they_were() -> None:
    one, other = table(), FeatureTable(2, {"more": 1.0}, {"links": [0.0, 1.0]}, [CodedGroup([0, 0], {"tag": [9.0]})])
    joined = one.joined(other)
    assert joined.names() == ["page", "more", "own", "links", "kind", "tag"]
    assert joined.values_of(1) == {**one.values_of(1), **other.values_of(1)}
    assert one == table()
