"""What a text scrape has instead of a tree: the phrases and the shapes of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from cleanpage.lexicon import phrases
from cleanpage.metadata.values.bylines import parse_byline
from cleanpage.scoring.features.neighbours import after, before
from cleanpage.scoring.features.view import Columns, View
from cleanpage.scoring.measures import window_sums
from cleanpage.text.line_shape import line_shape

_PHRASES = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in phrases.CATEGORIES.items()}
# Phrases of boilerplate tell something in lines up to this length, in Latin letters; prose mentions everything.
_SHORT_LINE = 120.0
# Lines on either side, and how far away a paragraph is as good as not there.
_NEAR, _FAR = 2, 20
_TRAIL = re.compile(r"\S\s*(?:>|»|›|/|\|)\s*\S")


def columns(view: View) -> Columns:
    """Boilerplate phrases, bylines, trails, how often a line's text and shape recur, and what surrounds it."""
    texts = [segment.text for segment in view.document.segments]
    weights = view.measures.weights
    short = [text if weight <= _SHORT_LINE else "" for text, weight in zip(texts, weights, strict=True)]
    shapes = [line_shape(text) for text in texts]
    shape_counts, text_counts = Counter(shapes), Counter(texts)
    digits = [sum(map(str.isdigit, text)) / len(text) for text in texts]
    columns: Columns = {
        f"phrase: {name}": [float(bool(text and pattern.search(text))) for text in short]
        for name, pattern in _PHRASES.items()
    }
    columns["rights, long"] = [float(bool(_PHRASES["copyright"].search(text))) for text in texts]
    columns["byline"] = [float(bool(text and parse_byline(text))) for text in short]
    columns["trail"] = [float(bool(text and _TRAIL.search(text))) for text in short]
    columns["digits"] = digits
    columns["same shape"] = [log1p(shape_counts[shape] - 1) for shape in shapes]
    columns["same text"] = [log1p(text_counts[text] - 1) for text in texts]
    columns |= _surroundings(view)
    columns["starts small"] = [float(text[0].islower()) for text in texts]
    columns["capitals"] = [float(text.isupper()) for text in texts]
    columns["one word"] = [float(n == 1) for n in view.measures.tokens]
    columns["number"] = [float(text[0].isdigit()) for text in texts]
    columns["tag"] = [float(text[0] == "<" and text[-1] == ">") for text in texts]
    return columns


def _surroundings(view: View) -> Columns:
    """Lengths and paragraphs nearby, at more distances than a page in HTML is read by."""
    lengths, masses = [log1p(weight) for weight in view.measures.weights], view.measures.masses
    return {
        "length before": before(lengths),
        "length after": after(lengths),
        "near mass": [log1p(max(0.0, mass)) for mass in window_sums(masses, _NEAR)],
        "since paragraph": _distances(masses),
        "until paragraph": _distances(masses[::-1])[::-1],
    }


def _distances(masses: Sequence[float]) -> list[float]:
    """How many lines ago the last paragraph was, up to `_FAR`, as a share of that."""
    distance, found = _FAR, []
    for mass in masses:
        found.append(distance / _FAR)
        distance = 1 if mass else min(_FAR, distance + 1)
    return found
