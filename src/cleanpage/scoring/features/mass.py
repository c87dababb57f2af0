"""Paragraph mass: where in the tree the running text gathers, and whether the block stands there.

The idea of scoring the containers of paragraphs is Readability's (Arc90, 2009); here it is a share of the page's
paragraph text, at several levels, and in a second pass each block's mass is weighted by what its path is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from cleanpage.lexicon import tags as t
from cleanpage.scoring.features.view import Columns, View
from cleanpage.scoring.measures import sum_up_tree

_DISCOUNTED = t.HIDDEN | t.NAV | t.FOOTER | t.ASIDE | t.DIALOG | t.FORM | t.SELECT
# What is left of the mass of a block under such an element, or of one whose text the page repeats.
_DISCOUNT = 0.1
_HALF, _MOST = 0.5, 0.8


def columns(view: View) -> Columns:
    """Both passes: plain paragraph mass, and mass weighted by names, landmarks and repeats."""
    return {**_pass("mass", view, view.measures.masses), **_pass("named mass", view, _weighted_masses(view))}


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
    (totals,) = sum_up_tree(view.document, view.measures, masses)
    whole = totals[0] or 1.0
    shares = [total / whole for total in totals]
    parents = view.document.outline.parents
    grandparents = [parents[p] for p in view.parents]
    half, most = main_containers(view, shares)
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


def main_containers(view: View, shares: Sequence[float]) -> tuple[int, int]:
    """The deepest element that holds half of the page's amount, and the deepest one that holds four fifths of it.

    Args:
        view: The page.
        shares: The share, 0..1, that each element holds of some amount.
    """
    # Elements with half or more form a chain, so that the deepest is the last of them in document order.
    half = next((element for element in reversed(view.measures.carriers) if shares[element] >= _HALF), 0)
    most = half
    while most and shares[most] < _MOST:
        most = view.document.outline.parents[most]
    return half, most
