"""Repetition: how many blocks have the same signature (the element and its names), and the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log1p

from cleanpage.features.view import Columns, View


def columns(view: View) -> Columns:
    """Statistics over the blocks that share the block's signature, and over repeats of its text."""
    keys = signatures(view)
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        groups[key].append(index)
    measures = view.measures
    page_weight = sum(measures.weights) or 1.0
    page_mass = sum(measures.masses) or 1.0
    stats = {}
    for key, members in groups.items():
        weight = sum(measures.weights[i] for i in members)
        stats[key] = (
            log1p(len(members)),
            log1p(weight / len(members)),
            sum(measures.link_densities[i] for i in members) / len(members),
            weight / page_weight,
            sum(measures.masses[i] for i in members) / page_mass,
        )
    counts = Counter(segment.text for segment in view.document.segments)
    repeats = [counts[segment.text] for segment in view.document.segments]
    return {
        "alike": [stats[key][0] for key in keys],
        "alike: mean length": [stats[key][1] for key in keys],
        "alike: link density": [stats[key][2] for key in keys],
        "alike: share of text": [stats[key][3] for key in keys],
        "alike: share of mass": [stats[key][4] for key in keys],
        "repeated text": [log1p(n - 1) for n in repeats],
        "repeated paragraph": [float(n > 1 and mass > 0) for n, mass in zip(repeats, measures.masses, strict=True)],
    }


def signatures(view: View) -> list[tuple[str, str, str]]:
    """The element, its names and its parent's names, for each block."""
    outline = view.document.outline
    return [
        (outline.tags[e], outline.names[e], outline.names[p]) for e, p in zip(view.elements, view.parents, strict=True)
    ]
