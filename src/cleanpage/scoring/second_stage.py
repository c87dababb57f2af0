"""The second look: each block's first probability, seen through what surrounds it.

A block is likely body where its like are: blocks with the same signature, in the same container, in the window
around it, under the same heading. These means replace smoothing of the label sequence, which would cut where an
article is interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log, log1p, sqrt

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind
from cleanpage.scoring.features.mass import main_containers
from cleanpage.scoring.features.neighbours import after, before
from cleanpage.scoring.features.view import Columns, View
from cleanpage.scoring.measures import sum_up_tree, window_sums
from cleanpage.scoring.page_claims import claims_of

# Probabilities are cut to this range before their logit is taken: what lies beyond is certainty enough.
_FLOOR = 0.01
_LOGIT_BOUND = log((1 - _FLOOR) / _FLOOR)
# Blocks on either side; in text scrapes more than one window.
_WINDOW, _LINE_WINDOWS = 3, (1, 10)
_LEVELS = ("element", "parent", "grandparent", "great-grandparent", "fifth ancestor")
# Of which ancestors the second stage hears the mean probability, and which share of the expected body they hold. The
# ones left out added nothing under cross-validation.
_MEANS, _SHARES = frozenset({"element", "parent", "fifth ancestor"}), frozenset({"element", "parent", "grandparent"})
# The columns that hold the block's own first logit.
FIRST_LOGIT = ("first", "first, by page share", "first, by page size")
_COMMENTS = (
    "in comments, by text outside",
    "in comments, by share outside",
    "in comments of an article",
    "in comments of a thread",
)


class _Look:
    """The page with its first probabilities, and the weight that each block has in a mean."""

    def __init__(self, view: View, probabilities: Sequence[float]) -> None:
        self.view = view
        self.p = probabilities
        self.logits = [_logit(p) for p in probabilities]
        # The square root keeps one long block from deciding for all that stands beside it.
        self.weights = [sqrt(n) for n in view.measures.tokens]
        self.parts = [p * w for p, w in zip(probabilities, self.weights, strict=True)]
        # Tokens of each block that are expected to be body.
        self.expected = [p * n for p, n in zip(probabilities, view.measures.tokens, strict=True)]

    def mean_by(self, keys: Sequence[int]) -> list[float]:
        """The weighted mean probability of all blocks with the block's key, as a logit; keys count from 0."""
        parts, wholes = [0.0] * (max(keys) + 1), [0.0] * (max(keys) + 1)
        for key, part, weight in zip(keys, self.parts, self.weights, strict=True):
            parts[key] += part
            wholes[key] += weight
        return [_logit(parts[key] / wholes[key]) for key in keys]


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
    expected = sum(look.expected)
    page: Columns = {
        "page: expected share": expected / sum(look.view.measures.tokens),
        "page: expected size": log1p(expected),
        "page: best": max(look.p),
    }
    own: Columns = {
        name: [logit * factor for logit in look.logits] for name, factor in first_logit_factors(page).items()
    }
    return {**own, **page}


def first_logit_factors(page: Columns) -> dict[str, float]:
    """What the first logit is multiplied with in each of the columns that hold it."""
    share, size = page["page: expected share"], page["page: expected size"]
    assert isinstance(share, float)
    assert isinstance(size, float)
    return dict(zip(FIRST_LOGIT, (1.0, share, size), strict=True))


def _windows(look: _Look) -> Columns:
    likely = [i for i, p in enumerate(look.p) if p > 0.5]
    first, n = (likely[0] if likely else 0), len(look.p)
    return {
        f"window of {2 * _WINDOW + 1}": _window(look, _WINDOW),
        "block before": before(look.logits),
        "block after": after(look.logits),
        "from the first": [(i - first) / n for i in range(n)],
    }


def _window(look: _Look, reach: int) -> list[float]:
    parts, wholes = window_sums(look.parts, reach), window_sums(look.weights, reach)
    return [_logit(part / whole) for part, whole in zip(parts, wholes, strict=True)]


def _headings(look: _Look) -> Columns:
    """The logit of the next heading below the block."""
    current, found = _logit(0.0), []
    for segment, logit in zip(reversed(look.view.document.segments), reversed(look.logits), strict=True):
        found.append(current)
        current = logit if segment.kind is BlockKind.HEADING else current
    return {"heading below": found[::-1]}


def _lines(look: _Look) -> Columns:
    """What a text scrape is read by in place of a tree: wider and narrower windows, sections, the body's extent."""
    segments, n = look.view.document.segments, len(look.p)
    sections = list(accumulate(int(segment.kind is BlockKind.HEADING) for segment in segments))
    likely = [i for i, p in enumerate(look.p) if p > 0.5]
    first, last = (likely[0], likely[-1]) if likely else (0, n - 1)
    columns: Columns = {f"window of {2 * reach + 1}": _window(look, reach) for reach in _LINE_WINDOWS}
    return {
        **columns,
        "section": look.mean_by(sections),
        "heading above": _heading_above(look),
        "before the first": [float(i < first) for i in range(n)],
        "after the last": [float(i > last) for i in range(n)],
        "to the last": [(last - i) / n for i in range(n)],
    }


def _heading_above(look: _Look) -> list[float]:
    current, found = _logit(0.0), []
    for segment, logit in zip(look.view.document.segments, look.logits, strict=True):
        current = logit if segment.kind is BlockKind.HEADING else current
        found.append(current)
    return found


def _alike(look: _Look) -> Columns:
    return {"mean of alike": look.mean_by(look.view.signatures)}


def _comments(look: _Look) -> Columns:
    """Comments in the light of the page: under an article they are not its body, the posts of a thread are.

    Where an article claims to be one, 7 % of what its comments say is gold if it has a body besides, and 87 % if it
    has none; where a page says that it is a thread, 73 % and more (labelled pages of `docs/data.md`).
    """
    document = look.view.document
    inside = [float(segment.flags & t.COMMENT > 0) for segment in document.segments]
    if not any(inside):
        return dict.fromkeys(_COMMENTS, 0.0)
    expected = sum(look.expected)
    outside = expected - sum(amount for amount, is_inside in zip(look.expected, inside, strict=True) if is_inside)
    claims = claims_of(document.head)
    kinds = (log1p(outside), outside / (expected or 1.0), float(claims.article), float(claims.thread))
    return {name: [flag * amount for flag in inside] for name, amount in zip(_COMMENTS, kinds, strict=True)}


def _containers(look: _Look) -> Columns:
    view = look.view
    parents, last = view.document.outline.parents, view.measures.last
    parts, wholes, expected = sum_up_tree(view.document, view.measures, look.parts, look.weights, look.expected)
    shares = [amount / (expected[0] or 1.0) for amount in expected]
    half, most = main_containers(view, shares)
    columns: Columns = {
        "in expected half": [float(half <= e <= last[half]) for e in view.elements],
        "in expected most": [float(most <= e <= last[most]) for e in view.elements],
    }
    ancestors = list(view.elements)
    for level in _LEVELS:
        if level in _MEANS:
            means = {a: _logit(parts[a] / wholes[a]) for a in set(ancestors)}
            columns[f"mean of {level}"] = [means[a] for a in ancestors]
        if level in _SHARES:
            columns[f"share of {level}"] = [shares[a] for a in ancestors]
        ancestors = [parents[a] for a in ancestors]
    return columns


_HTML_GROUPS: tuple[_Group, ...] = (_own, _windows, _headings, _alike, _comments, _containers)
_TEXT_GROUPS: tuple[_Group, ...] = (_own, _windows, _headings, _lines)
