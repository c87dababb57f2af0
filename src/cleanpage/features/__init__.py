"""Blocks to features: what the first stage of scoring sees of each block.

Each group is a module with one function, `columns(view)`, which gives named columns with a value per block.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleanpage.document import Document
from cleanpage.features import lines, mass, neighbours, own_text, page_level, place, repeats
from cleanpage.features.view import Columns, Group, View
from cleanpage.measures import Measures
from cleanpage.names import NameScores
from cleanpage.words import SHORT_BLOCK, word_score

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
    scores = [
        word_score(segment.text, words) if tokens <= SHORT_BLOCK else 0.0
        for segment, tokens in zip(document.segments, measures.tokens, strict=True)
    ]
    parents = [outline.parents[e] for e in elements]
    tags, called = outline.tags, outline.names
    signatures = [(tags[e], called[e], called[p]) for e, p in zip(elements, parents, strict=True)]
    return View(document, measures, near, path, scores, elements, parents, signatures)


def feature_columns(view: View) -> Columns:
    """Every feature of every block, by name, in the order of the groups."""
    columns: Columns = {}
    for group in HTML_GROUPS if view.document.is_html else TEXT_GROUPS:
        columns.update(group(view))
    return columns
