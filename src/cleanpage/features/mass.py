"""Paragraph mass: where in the tree the running text gathers, and whether the block stands there.

The idea of scoring the containers of paragraphs is Readability's (Arc90, 2009); here it is a share of the page's
paragraph text, at several levels, and in a second pass each block's mass is weighted by what its path is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from cleanpage.features.view import Columns, View
from cleanpage.lexicon import tags as t
from cleanpage.measures import sum_up_tree

_DISCOUNTED = t.HIDDEN | t.NAV | t.FOOTER | t.ASIDE | t.DIALOG | t.FORM | t.SELECT
# What is left of the mass of a block under such an element, or of one whose text the page repeats.
_DISCOUNT = 0.1


def columns(view: View) -> Columns:
    """Both passes: plain paragraph mass, and mass weighted by names, landmarks and repeats."""
    plain = view.measures.masses
    weighted = _weighted_masses(view)
    return {**_pass("mass", view, plain), **_pass("named mass", view, weighted)}


def _weighted_masses(view: View) -> list[float]:
    seen: set[str] = set()
    masses = []
    for segment, mass in zip(view.document.segments, view.measures.masses, strict=True):
        if mass:
            mass /= 1.0 + exp(-max(-30.0, min(30.0, view.path[segment.element] + view.near[segment.element])))
            if segment.flags & _DISCOUNTED or segment.text in seen:
                mass *= _DISCOUNT
            seen.add(segment.text)
        masses.append(mass)
    return masses


def _pass(name: str, view: View, masses: Sequence[float]) -> Columns:
    totals = sum_up_tree(view.document, view.measures, masses)
    whole = totals[0] or 1.0
    shares = [total / whole for total in totals]
    parents = view.document.outline.parents
    grandparents = [parents[p] for p in view.parents]
    half, most = deepest_with(shares, 0.5), deepest_with(shares, 0.8)
    last = view.measures.last
    return {
        f"{name} of element": [shares[e] for e in view.elements],
        f"{name} of parent": [shares[p] for p in view.parents],
        f"{name} of grandparent": [shares[g] for g in grandparents],
        f"{name} of great-grandparent": [shares[parents[g]] for g in grandparents],
        f"{name}: in half": [float(half <= e <= last[half]) for e in view.elements],
        f"{name}: in most": [float(most <= e <= last[most]) for e in view.elements],
        f"{name}: after half": [float(e > last[half]) for e in view.elements],
    }


def deepest_with(shares: Sequence[float], share: float) -> int:
    """The deepest element that holds at least this share: the last in document order, as they form a chain."""
    return next((index for index in range(len(shares) - 1, 0, -1) if shares[index] >= share), 0)
