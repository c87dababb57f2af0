"""Blocks to features: what scoring sees of each block.

A group of features is a function that reads the `View` of a page and adds to a `FeatureTable`. A new group is written
in the module of what it looks at (`blocks`, `tree`, `page`, `lines`) and named in one of the lists below, or in both.
"""

from __future__ import annotations

from collections.abc import Callable

from cleanpage.scoring.features import blocks, lines, page, tree
from cleanpage.scoring.features.table import FeatureTable, View, view_of

__all__ = ["HTML_GROUPS", "TEXT_GROUPS", "FeatureTable", "Group", "View", "feature_table", "view_of"]

Group = Callable[[View, FeatureTable], None]

HTML_GROUPS: tuple[Group, ...] = (
    blocks.add_own_text,
    tree.add_place,
    tree.add_mass,
    tree.add_signature,
    blocks.add_repeats,
    blocks.add_neighbours,
    tree.add_containers,
    page.add_page,
)
# A text scrape has one element, which holds all lines: of the tree only sums over that element say anything.
TEXT_GROUPS: tuple[Group, ...] = (
    blocks.add_own_text,
    blocks.add_neighbours,
    tree.add_containers,
    lines.add_lines,
    page.add_page,
)


def feature_table(view: View) -> FeatureTable:
    """The features of the first stage."""
    table = FeatureTable(size=len(view.document.segments))
    for add_group in HTML_GROUPS if view.document.is_html else TEXT_GROUPS:
        add_group(view, table)
    return table
