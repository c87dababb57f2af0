"""What stands around the block: lengths and links beside it, its container, the heading above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import log1p

from cleanpage.page import BlockKind
from cleanpage.scoring.features.view import Columns, View
from cleanpage.scoring.measures import sum_up_tree, window_sums

# Blocks on either side.
_WIDE, _FEW = 6, 4


def columns(view: View) -> Columns:
    """Windows in source order, sums over the container, headings above, paragraphs around."""
    measures = view.measures
    weights, masses = measures.weights, measures.masses
    links = [w * d for w, d in zip(weights, measures.link_densities, strict=True)]
    return {
        "links before": before(measures.link_densities),
        "links after": after(measures.link_densities),
        "wide mass": [log1p(max(0.0, mass)) for mass in window_sums(masses, _WIDE)],
        "wide links": _ratio(window_sums(links, _WIDE), window_sums(weights, _WIDE)),
        **_containers(view, links),
        **_headings(view),
        "between paragraphs": _between_paragraphs(masses),
    }


def before(values: Sequence[float]) -> list[float]:
    """The value of the block before each; the first block stands for what is before it, of which nothing is known."""
    return [*values[:1], *values[:-1]]


def after(values: Sequence[float]) -> list[float]:
    """The value of the block after each; the last block stands for what comes after it."""
    return [*values[1:], *values[-1:]]


def _ratio(parts: Sequence[float], wholes: Sequence[float]) -> list[float]:
    return [part / whole if whole else 0.0 for part, whole in zip(parts, wholes, strict=True)]


def _containers(view: View, links: Sequence[float]) -> Columns:
    document = view.document
    ones = [1.0] * len(links)
    weights, linked, blocks = sum_up_tree(document, view.measures, view.measures.weights, links, ones)
    parents = document.outline.parents
    density = _ratio(linked, weights)
    grandparents = [parents[p] for p in view.parents]
    return {
        "parent: link density": [density[p] for p in view.parents],
        "parent: blocks": [log1p(blocks[p]) for p in view.parents],
        "parent: mean length": [log1p(weights[p] / blocks[p]) for p in view.parents],
        "grandparent: mean length": [log1p(weights[g] / blocks[g]) for g in grandparents],
    }


def _headings(view: View) -> Columns:
    segments = view.document.segments
    after_first = 0.0
    level, distance = 0.0, 20
    since, levels, after = [], [], []
    for segment in segments:
        if segment.kind is BlockKind.HEADING:
            level, distance = float(segment.level), 0
            after_first = after_first or float(segment.level == 1)
        since.append(distance / 20)
        levels.append(level / 6)
        after.append(after_first)
        distance = min(20, distance + 1)
    return {"since heading": since, "level above": levels, "after h1": after}


def _between_paragraphs(masses: Sequence[float]) -> list[float]:
    """Whether there is a paragraph among the few blocks before, and one among those after."""
    totals = list(accumulate(masses, initial=0.0))
    n = len(masses)
    return [
        float(totals[i] > totals[max(0, i - _FEW)] and totals[min(n, i + 1 + _FEW)] > totals[i + 1]) for i in range(n)
    ]
