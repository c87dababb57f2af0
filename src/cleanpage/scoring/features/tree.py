"""Features of the element tree: where a block stands, what its containers are called, and what else they hold.

The idea to score the containers of paragraphs is Readability's (Arc90, 2009). Here it is the share of the page's mass
that containers of several levels hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import exp, log1p
from operator import or_
from typing import NamedTuple

from cleanpage.lexicon import tags as t
from cleanpage.scoring.features.table import FeatureTable, View, number
from cleanpage.scoring.measures import sum_up_tree

_LANDMARKS = {
    "in nav": t.NAV,
    "in header": t.HEADER,
    "in footer": t.FOOTER,
    "in aside": t.ASIDE,
    "in form": t.FORM,
    "in dialog": t.DIALOG,
    "hidden": t.HIDDEN,
    "in noscript": t.NOSCRIPT,
    "in select": t.SELECT,
    "in button": t.BUTTON,
    "in article": t.ARTICLE,
    "in main": t.MAIN,
    "in list": t.LIST,
    "in table": t.TABLE,
    "in figure": t.FIGURE,
    "in quote": t.QUOTE,
    "in details": t.DETAILS,
    "in section": t.SECTION,
    "in definition list": t.DEFINITION,
    "in comments": t.COMMENT,
}
# Blocks that are nested deeper than this are as deep as this.
_MAX_DEPTH = 30

# Landmarks and elements that seldom hold the body.
_DISCOUNTED = t.HIDDEN | t.NAV | t.FOOTER | t.ASIDE | t.DIALOG | t.FORM | t.SELECT
# What is left of the mass of a block in one of them, or of one whose text stands on the page before.
_DISCOUNT = 0.1
# Logits of a name beyond this are certainty in any case; the bound keeps `exp` in range.
_MAX_NAME_LOGIT = 30.0
# The shares of the page's mass by which containers are looked for.
_HALF, _MOST = 0.5, 0.8


class MainContainers(NamedTuple):
    """The deepest element that holds half of some amount of the page, and the deepest one that holds four fifths."""

    half: int
    most: int


def add_place(view: View, table: FeatureTable) -> None:
    """Landmarks around the block, scores of names, and depth."""
    flags = [segment.flags for segment in view.document.segments]
    flags_of_page = reduce(or_, flags, 0)
    has_article, has_main = flags_of_page & t.ARTICLE, flags_of_page & t.MAIN
    codes = number(flags)
    table.add_group(
        codes=[codes[flag] for flag in flags],
        columns={
            **{name: [float(flag & bit > 0) for flag in codes] for name, bit in _LANDMARKS.items()},
            "outside article": [float(has_article > 0 and not flag & t.ARTICLE) for flag in codes],
            "outside main": [float(has_main > 0 and not flag & t.MAIN) for flag in codes],
            "header in article": [float(flag & t.HEADER > 0 and flag & t.ARTICLE > 0) for flag in codes],
        },
    )
    own_names, path_names, depths = view.own_names, view.path_names, view.measures.depths
    table.add_columns(
        {
            "own names": [own_names[e] + own_names[p] for e, p in zip(view.elements, view.parents, strict=True)],
            "path names": [path_names[e] for e in view.elements],
            "depth": [min(depths[e], _MAX_DEPTH) / 10 for e in view.elements],
        }
    )


def add_mass(view: View, table: FeatureTable) -> None:
    """Where the running text gathers: plain mass, and mass weighted by names, landmarks and repeats."""
    _add_shares("mass", view.measures.masses, view, table)
    _add_shares("named mass", _weighted_masses(view), view, table)


def _weighted_masses(view: View) -> list[float]:
    seen: set[str] = set()
    weighted = []
    for segment, mass in zip(view.document.segments, view.measures.masses, strict=True):
        if mass:
            names = view.path_names[segment.element] + view.own_names[segment.element]
            mass /= 1.0 + exp(-max(-_MAX_NAME_LOGIT, min(_MAX_NAME_LOGIT, names)))
            if segment.flags & _DISCOUNTED or segment.text in seen:
                mass *= _DISCOUNT
            seen.add(segment.text)
        weighted.append(mass)
    return weighted


def _add_shares(name: str, masses: Sequence[float], view: View, table: FeatureTable) -> None:
    (totals,) = sum_up_tree(view.document, view.measures, masses)
    whole = totals[0] or 1.0
    shares = [total / whole for total in totals]
    parents, last = view.document.outline.parents, view.measures.last
    grandparents = [parents[p] for p in view.parents]
    half, most = main_containers(view, shares)
    table.add_columns(
        {
            f"{name} of element": [shares[e] for e in view.elements],
            f"{name} of parent": [shares[p] for p in view.parents],
            f"{name} of grandparent": [shares[g] for g in grandparents],
            f"{name} of great-grandparent": [shares[parents[g]] for g in grandparents],
            f"{name}: in half": [float(half <= e <= last[half]) for e in view.elements],
            f"{name}: in most": [float(most <= e <= last[most]) for e in view.elements],
            f"{name}: after half": [float(e > last[half]) for e in view.elements],
        }
    )


def main_containers(view: View, shares: Sequence[float]) -> MainContainers:
    """Find the two main containers of a page.

    Args:
        view: The page.
        shares: The share, 0..1, that each element holds of some amount.
    """
    # Elements with half or more form a chain, so that the deepest is the last of them in document order.
    half = next((element for element in reversed(view.measures.carriers) if shares[element] >= _HALF), 0)
    most = half
    while most and shares[most] < _MOST:
        most = view.document.outline.parents[most]
    return MainContainers(half, most)


def add_signature(view: View, table: FeatureTable) -> None:
    """Sums and means over the blocks with the same signature."""
    measures = view.measures
    n = max(view.signatures, default=-1) + 1
    blocks, weights, densities, masses = [0] * n, [0.0] * n, [0.0] * n, [0.0] * n
    for index, signature in enumerate(view.signatures):
        blocks[signature] += 1
        weights[signature] += measures.weights[index]
        densities[signature] += measures.link_densities[index]
        masses[signature] += measures.masses[index]
    mean_weights = [weight / count for weight, count in zip(weights, blocks, strict=True)]
    mean_densities = [density / count for density, count in zip(densities, blocks, strict=True)]
    page_weight = sum(measures.weights) or 1.0
    page_mass = sum(measures.masses) or 1.0
    table.add_group(
        codes=view.signatures,
        columns={
            "same signature: blocks": [log1p(count) for count in blocks],
            "same signature: mean length": [log1p(weight) for weight in mean_weights],
            "same signature: link density": mean_densities,
            "same signature: share of text": [weight / page_weight for weight in weights],
            "same signature: share of mass": [mass / page_mass for mass in masses],
        },
    )


def add_containers(view: View, table: FeatureTable) -> None:
    """How many blocks the parent and the grandparent hold, how long they are and how much of them is links."""
    measures, parents = view.measures, view.document.outline.parents
    linked = [weight * density for weight, density in zip(measures.weights, measures.link_densities, strict=True)]
    ones = [1.0] * len(linked)
    weights_of, linked_of, blocks_of = sum_up_tree(view.document, measures, measures.weights, linked, ones)
    density_of = [part / whole if whole else 0.0 for part, whole in zip(linked_of, weights_of, strict=True)]
    grandparents = [parents[p] for p in view.parents]
    table.add_columns(
        {
            "parent: link density": [density_of[p] for p in view.parents],
            "parent: blocks": [log1p(blocks_of[p]) for p in view.parents],
            "parent: mean length": [log1p(weights_of[p] / blocks_of[p]) for p in view.parents],
            "grandparent: mean length": [log1p(weights_of[g] / blocks_of[g]) for g in grandparents],
        }
    )
