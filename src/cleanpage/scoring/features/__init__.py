"""Blocks to features: what the first stage of scoring sees of each block.

Each group is a module with one function, `columns(view)`, which gives named columns with a value per block.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleanpage.parsing.document import Document
from cleanpage.scoring.boilerplate_words import word_scores
from cleanpage.scoring.class_names import NameScores
from cleanpage.scoring.features import lines, mass, neighbours, own_text, page_level, place, repeats
from cleanpage.scoring.features.view import Columns, Group, View, number
from cleanpage.scoring.measures import Measures

HTML_GROUPS: tuple[Group, ...] = (
    own_text.columns,
    place.columns,
    mass.columns,
    repeats.columns,
    neighbours.columns,
    page_level.columns,
)
TEXT_GROUPS: tuple[Group, ...] = (own_text.columns, neighbours.columns, lines.columns, page_level.columns)


def view_of(document: Document, measures: Measures, names: NameScores, words: Mapping[str, float]) -> View:
    """Put a measured page and the scores of its names and words together for the feature groups."""
    outline = document.outline
    near, path = names.of_elements(outline.names, outline.parents, measures.carriers)
    elements = [segment.element for segment in document.segments]
    parents = [outline.parents[e] for e in elements]
    tags, called = outline.tags, outline.names
    templates = [(tags[e], called[e], called[p]) for e, p in zip(elements, parents, strict=True)]
    numbers = number(templates)
    return View(
        document,
        measures,
        near,
        path,
        word_scores([segment.text for segment in document.segments], measures.tokens, words),
        elements,
        parents,
        [numbers[template] for template in templates],
    )


def feature_columns(view: View) -> Columns:
    """Every feature of every block, by name, in the order of the groups."""
    columns: Columns = {}
    for group in HTML_GROUPS if view.document.is_html else TEXT_GROUPS:
        columns.update(group(view))
    return columns
