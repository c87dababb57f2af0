"""The page as a whole: one value for all its blocks, so that the rest is read in its light."""

from __future__ import annotations

from math import log1p

from cleanpage.page import BlockKind
from cleanpage.scoring.features.view import Columns, View
from cleanpage.scoring.page_claims import og_type


def columns(view: View) -> Columns:
    """Size, link density, share of running text, and what the head calls the page."""
    measures, segments = view.measures, view.document.segments
    weight = sum(measures.weights) or 1.0
    mass = sum(measures.masses)
    linked = sum(w * d for w, d in zip(measures.weights, measures.link_densities, strict=True))
    kind = og_type(view.document.head)
    return {
        "page: mass": log1p(mass),
        "page: share of mass": mass / weight,
        "page: link density": linked / weight,
        "page: longest": log1p(max(measures.masses, default=0.0)),
        "page: headings": log1p(sum(segment.kind is BlockKind.HEADING for segment in segments)),
        "page: article": float(kind.startswith("article")),
        "page: product": float("product" in kind),
        "page: website": float(kind == "website"),
    }
