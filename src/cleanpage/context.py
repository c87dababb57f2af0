"""The second look: each block's first probability, seen through what surrounds it.

A block is likely body where its like are: blocks with the same signature, in the same container, in the window
around it, under the same heading. These means replace smoothing of the label sequence, which would cut where an
article is interrupted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from math import log, log1p, sqrt

from cleanpage.features.mass import deepest_with
from cleanpage.features.neighbours import after, before
from cleanpage.features.view import Columns, View
from cleanpage.measures import sum_up_tree, window_sums
from cleanpage.page import Kind

# Probabilities are cut to this range before their logit is taken: what lies beyond is certainty enough.
_FLOOR = 0.01
_LOGIT_BOUND = log((1 - _FLOOR) / _FLOOR)
_WINDOWS = (1, 3, 10)


class _Look:
    """The page with its first probabilities, and the weight that each block has in a mean."""

    def __init__(self, view: View, probabilities: Sequence[float]) -> None:
        self.view = view
        self.p = probabilities
        self.logits = [_logit(p) for p in probabilities]
        # The square root keeps one long block from deciding for all that stands beside it.
        self.weights = [sqrt(n) for n in view.measures.tokens]
        self.parts = [p * w for p, w in zip(probabilities, self.weights, strict=True)]

    def mean_by(self, keys: Sequence[Hashable]) -> list[float]:
        """The weighted mean probability of all blocks with the block's key, as a logit."""
        parts: dict[Hashable, float] = defaultdict(float)
        wholes: dict[Hashable, float] = defaultdict(float)
        for key, part, weight in zip(keys, self.parts, self.weights, strict=True):
            parts[key] += part
            wholes[key] += weight
        means = {key: _logit(part / wholes[key]) for key, part in parts.items()}
        return [means[key] for key in keys]


_Group = Callable[[_Look], Columns]


def context_columns(view: View, probabilities: Sequence[float]) -> Columns:
    """Features of the second stage.

    Args:
        view: The page.
        probabilities: First-stage probability of each block.

    Returns:
        Named columns with one value per block.
    """
    look = _Look(view, probabilities)
    groups = _HTML_GROUPS if view.document.is_html else _TEXT_GROUPS
    columns: Columns = {}
    for group in groups:
        columns.update(group(look))
    return columns


def _logit(p: float) -> float:
    if p < _FLOOR:
        return -_LOGIT_BOUND
    return log(p / (1 - p)) if p < 1 - _FLOOR else _LOGIT_BOUND


def _own(look: _Look) -> Columns:
    tokens = look.view.measures.tokens
    expected = sum(p * n for p, n in zip(look.p, tokens, strict=True))
    share = expected / sum(tokens)
    size = log1p(expected)
    best = max(look.p)
    logits = look.logits
    return {
        "first": logits,
        "first, by page share": [logit * share for logit in logits],
        "first, by page size": [logit * size for logit in logits],
        "page: expected share": share,
        "page: expected size": size,
        "page: best": best,
    }


def _windows(look: _Look) -> Columns:
    columns: Columns = {
        f"window of {2 * reach + 1}": [
            _logit(part / whole)
            for part, whole in zip(window_sums(look.parts, reach), window_sums(look.weights, reach), strict=True)
        ]
        for reach in _WINDOWS
    }
    return {
        **columns,
        "block before": before(look.logits),
        "block after": after(look.logits),
        **_extent(look.p),
    }


def _extent(p: Sequence[float]) -> Columns:
    """How the block stands to the first and the last block that is probably body."""
    likely = [i for i, value in enumerate(p) if value > 0.5]
    first, last = (likely[0], likely[-1]) if likely else (0, len(p) - 1)
    n = len(p)
    return {
        "before the first": [float(i < first) for i in range(n)],
        "after the last": [float(i > last) for i in range(n)],
        "from the first": [(i - first) / n for i in range(n)],
        "to the last": [(last - i) / n for i in range(n)],
    }


def _sections(look: _Look) -> Columns:
    heading = [segment.kind is Kind.HEADING for segment in look.view.document.segments]
    sections, section = [], 0
    above, current = [], _logit(0.0)
    for i, is_heading in enumerate(heading):
        if is_heading:
            section, current = section + 1, look.logits[i]
        sections.append(section)
        above.append(current)
    below, current = [], _logit(0.0)
    for i in range(len(heading) - 1, -1, -1):
        below.append(current)
        if heading[i]:
            current = look.logits[i]
    return {"section": look.mean_by(sections), "heading above": above, "heading below": below[::-1]}


def _alike(look: _Look) -> Columns:
    outline = look.view.document.outline
    tags, names, parents = outline.tags, outline.names, outline.parents
    loose = [
        (tags[e], tags[p], names[p] or names[parents[p]])
        for e, p in zip(look.view.elements, look.view.parents, strict=True)
    ]
    return {"mean of alike": look.mean_by(look.view.signatures), "mean of loosely alike": look.mean_by(loose)}


def _containers(look: _Look) -> Columns:
    view = look.view
    parents, last = view.document.outline.parents, view.measures.last
    parts = sum_up_tree(view.document, view.measures, look.parts)
    wholes = sum_up_tree(view.document, view.measures, look.weights)
    expected = sum_up_tree(
        view.document, view.measures, [p * n for p, n in zip(look.p, view.measures.tokens, strict=True)]
    )
    shares = [amount / (expected[0] or 1.0) for amount in expected]
    half, most = deepest_with(shares, 0.5), deepest_with(shares, 0.8)
    columns: Columns = {
        "in expected half": [float(half <= e <= last[half]) for e in view.elements],
        "in expected most": [float(most <= e <= last[most]) for e in view.elements],
    }
    ancestors = list(view.elements)
    for level in ("element", "parent", "grandparent", "great-grandparent", "fifth ancestor"):
        means = {a: _logit(parts[a] / wholes[a]) for a in set(ancestors)}
        columns[f"mean of {level}"] = [means[a] for a in ancestors]
        if level != "fifth ancestor":
            columns[f"share of {level}"] = [shares[a] for a in ancestors]
        ancestors = [parents[a] for a in ancestors]
    return columns


_HTML_GROUPS: tuple[_Group, ...] = (_own, _windows, _sections, _alike, _containers)
_TEXT_GROUPS: tuple[_Group, ...] = (_own, _windows, _sections)
