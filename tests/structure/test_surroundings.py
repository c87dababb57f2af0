"""What stands around an element: its cell of a table, and containers to any depth."""

from __future__ import annotations

import pytest

from cleanpage.structure.surroundings import Surroundings
from support.whole_body import parsed, write


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("<table><tr><td>x</table>", True),
        ("<table><tr><th><p>x</table>", True),
        ("<table><caption>x</caption></table>", False),
        ("<table><tr><td><table><caption>x</caption></table></table>", False),
        ("<p>x", False),
    ],
)
def test_a_place_in_a_table_is_that_of_the_innermost_cell(source: str, place: bool) -> None:
    document = parsed(source)
    (segment,) = document.segments
    assert (Surroundings(document.outline).table_place(segment.element) is not None) is place


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "dl><dd", "table><tr><td", "b", "div", "a href=x"])
def test_depth_costs_no_recursion(tag: str) -> None:
    assert "text" in write(f"<{tag}>" * 20_000 + "text")
