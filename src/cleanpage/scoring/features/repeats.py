"""Repetition: how many blocks have the same signature (the element and its names), and the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log1p

from cleanpage.scoring.features.view import Columns, View, coded

_ALIKE = ("alike", "alike: mean length", "alike: link density", "alike: share of text", "alike: share of mass")


def columns(view: View) -> Columns:
    """Statistics over the blocks that share the block's signature, and over repeats of its text."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, key in enumerate(view.signatures):
        groups[key].append(index)
    measures = view.measures
    page_weight = sum(measures.weights) or 1.0
    page_mass = sum(measures.masses) or 1.0

    def spell(key: int) -> tuple[float, ...]:
        members = groups[key]
        weight = sum(measures.weights[i] for i in members)
        return (
            log1p(len(members)),
            log1p(weight / len(members)),
            sum(measures.link_densities[i] for i in members) / len(members),
            weight / page_weight,
            sum(measures.masses[i] for i in members) / page_mass,
        )

    counts = Counter(segment.text for segment in view.document.segments)
    repeats = [counts[segment.text] for segment in view.document.segments]
    return {
        **coded(_ALIKE, view.signatures, spell),
        "repeated text": [log1p(n - 1) for n in repeats],
        "repeated paragraph": [float(n > 1 and mass > 0) for n, mass in zip(repeats, measures.masses, strict=True)],
    }
