"""Features of the lines of a text scrape, which has no tree: phrases, shapes, and what stands near."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from cleanpage.lexicon import phrases
from cleanpage.metadata.values.bylines import parse_byline
from cleanpage.scoring.features.blocks import after, before
from cleanpage.scoring.features.table import FeatureTable, View
from cleanpage.scoring.measures import window_sums
from cleanpage.text.line_shape import line_shape

_PHRASES = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in phrases.CATEGORIES.items()}
# Phrases of boilerplate tell something in lines up to this weight, in Latin letters; prose mentions everything.
_SHORT_LINE = 120.0
# Lines on either side over which mass is summed.
_NEAR = 2
# A paragraph that is further away than this, in lines, is as good as none.
_MAX_DISTANCE = 20
# Words with a sign between them, as in the path to a page: "Home > News".
_BREADCRUMB = re.compile(r"\S\s*(?:>|»|›|/|\|)\s*\S")


def add_lines(view: View, table: FeatureTable) -> None:
    """Boilerplate phrases, bylines, breadcrumbs, how often a line's text and shape recur, and what surrounds it."""
    texts = [segment.text for segment in view.document.segments]
    weights = view.measures.weights
    short_texts = [text if weight <= _SHORT_LINE else "" for text, weight in zip(texts, weights, strict=True)]
    shapes = [line_shape(text) for text in texts]
    shape_counts, text_counts = Counter(shapes), Counter(texts)
    for name, pattern in _PHRASES.items():
        matches = [float(pattern.search(text) is not None) if text else 0.0 for text in short_texts]
        table.add_columns({f"phrase: {name}": matches})
    copyright_notice = _PHRASES["copyright"]
    table.add_columns(
        {
            "copyright notice": [float(copyright_notice.search(text) is not None) for text in texts],
            "byline": [float(parse_byline(text) is not None) if text else 0.0 for text in short_texts],
            "breadcrumb": [float(_BREADCRUMB.search(text) is not None) for text in short_texts],
            "digits": [sum(map(str.isdigit, text)) / len(text) for text in texts],
            "same shape": [log1p(shape_counts[shape] - 1) for shape in shapes],
            "same text": [log1p(text_counts[text] - 1) for text in texts],
            "starts lower case": [float(text[0].islower()) for text in texts],
            "all capitals": [float(text.isupper()) for text in texts],
            "one word": [float(count == 1) for count in view.measures.tokens],
            "starts with digit": [float(text[0].isdigit()) for text in texts],
            "looks like a tag": [float(text[0] == "<" and text[-1] == ">") for text in texts],
        }
    )
    _add_surroundings(view, table)


def _add_surroundings(view: View, table: FeatureTable) -> None:
    """Lengths and paragraphs nearby, at more distances than those of a page in HTML."""
    lengths, masses = [log1p(weight) for weight in view.measures.weights], view.measures.masses
    table.add_columns(
        {
            "length before": before(lengths),
            "length after": after(lengths),
            "near mass": [log1p(mass) for mass in window_sums(masses, _NEAR)],
            "since paragraph": _distances(masses),
            "until paragraph": _distances(masses[::-1])[::-1],
        }
    )


def _distances(masses: Sequence[float]) -> list[float]:
    """How many lines ago the last paragraph was, as a share of the largest distance that counts."""
    distance, distances = _MAX_DISTANCE, []
    for mass in masses:
        distances.append(distance / _MAX_DISTANCE)
        distance = 1 if mass else min(_MAX_DISTANCE, distance + 1)
    return distances
