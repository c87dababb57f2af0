"""Features of the second stage: the first probability of each block, and of the blocks around it.

A block is likely body where the blocks around it are: those with the same signature, in the same container, in the
window around it, under the same heading. Means of their probabilities are features beside those of the first stage.
Smoothing the sequence of labels instead would cut an article where something else interrupts it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log, log1p, sqrt

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind
from cleanpage.scoring.features.blocks import after, before
from cleanpage.scoring.features.page import claims_of
from cleanpage.scoring.features.table import FeatureTable, View
from cleanpage.scoring.features.tree import main_containers
from cleanpage.scoring.measures import sum_up_tree, window_sums

# Probabilities are cut to .01 and .99 before their logit is taken: what lies beyond is certainty enough.
_FLOOR = 0.01
_LOGIT_BOUND = log((1 - _FLOOR) / _FLOOR)
# A block with a first probability above this is a likely one.
_LIKELY = 0.5
# Blocks on either side of a block over which means are taken; in text scrapes there are two windows more.
_WINDOW = 3
_LINE_WINDOWS = (1, 10)


class FirstStage:
    """The page with its first probabilities, and what all groups of features compute from them.

    Attributes:
        view: The page.
        probabilities: First probability of each block.
        logits: The same as logits, cut at .01 and .99.
        weights: What each block counts in a mean: the square root of its tokens, so that one long block does not
            decide for all blocks beside it.
        weighted: Probability times weight, of each block.
        expected: Tokens of each block that are expected to be body: probability times tokens.
    """

    def __init__(self, view: View, probabilities: Sequence[float]) -> None:
        tokens = view.measures.tokens
        self.view = view
        self.probabilities = probabilities
        self.logits = [_logit(p) for p in probabilities]
        self.weights = [sqrt(n) for n in tokens]
        self.weighted = [p * weight for p, weight in zip(probabilities, self.weights, strict=True)]
        self.expected = [p * n for p, n in zip(probabilities, tokens, strict=True)]

    def mean_by(self, keys: Sequence[int]) -> list[float]:
        """The weighted mean probability of all blocks with the block's key, as a logit; keys count from 0."""
        parts, wholes = [0.0] * (max(keys) + 1), [0.0] * (max(keys) + 1)
        for key, part, weight in zip(keys, self.weighted, self.weights, strict=True):
            parts[key] += part
            wholes[key] += weight
        return [_logit(parts[key] / wholes[key]) for key in keys]

    def mean_in_window(self, reach: int) -> list[float]:
        """The weighted mean probability of the block and so many on either side, as a logit."""
        parts, wholes = window_sums(self.weighted, reach), window_sums(self.weights, reach)
        return [_logit(part / whole) for part, whole in zip(parts, wholes, strict=True)]


_Group = Callable[[FirstStage, FeatureTable], None]


def context_table(view: View, probabilities: Sequence[float]) -> FeatureTable:
    """The features that the second stage has beside those of the first.

    Args:
        view: The page, of at least one block.
        probabilities: First probability of each block.
    """
    first_stage = FirstStage(view, probabilities)
    table = FeatureTable(size=len(probabilities))
    for add_group in _HTML_GROUPS if view.document.is_html else _TEXT_GROUPS:
        add_group(first_stage, table)
    return table


def first_logit_factors(table: FeatureTable) -> dict[str, float]:
    """By name of each feature that holds the block's own first logit, what that logit is multiplied with.

    Args:
        table: The page values of the second stage.
    """
    return {
        "first": 1.0,
        "first, by page share": table.page_values["page: expected share"],
        "first, by page size": table.page_values["page: expected size"],
    }


def _logit(p: float) -> float:
    if p < _FLOOR:
        return -_LOGIT_BOUND
    return log(p / (1 - p)) if p < 1 - _FLOOR else _LOGIT_BOUND


def _add_own(first_stage: FirstStage, table: FeatureTable) -> None:
    """The block's own first logit; as it is, and weighted by how much of the page is expected to be body."""
    expected = sum(first_stage.expected)
    table.add_page_values(
        {
            "page: expected share": expected / sum(first_stage.view.measures.tokens),
            "page: expected size": log1p(expected),
            "page: best": max(first_stage.probabilities),
        }
    )
    for name, factor in first_logit_factors(table).items():
        table.add_columns({name: [logit * factor for logit in first_stage.logits]})


def _add_neighbours(first_stage: FirstStage, table: FeatureTable) -> None:
    probabilities = first_stage.probabilities
    n = len(probabilities)
    first = next((index for index, p in enumerate(probabilities) if p > _LIKELY), 0)
    table.add_columns(
        {
            f"window of {2 * _WINDOW + 1}": first_stage.mean_in_window(_WINDOW),
            "block before": before(first_stage.logits),
            "block after": after(first_stage.logits),
            "from the first": [(index - first) / n for index in range(n)],
        }
    )


def _add_heading_below(first_stage: FirstStage, table: FeatureTable) -> None:
    """The logit of the next heading below the block; without one, the lowest logit."""
    segments, logits = first_stage.view.document.segments, first_stage.logits
    below = [0.0] * len(logits)
    heading = -_LOGIT_BOUND
    for index in range(len(logits) - 1, -1, -1):
        below[index] = heading
        if segments[index].kind is BlockKind.HEADING:
            heading = logits[index]
    table.add_columns({"heading below": below})


def _add_same_signature(first_stage: FirstStage, table: FeatureTable) -> None:
    table.add_columns({"mean of same signature": first_stage.mean_by(first_stage.view.signatures)})


def _add_comments(first_stage: FirstStage, table: FeatureTable) -> None:
    """Comments in the light of the page: under an article they are not its body, the posts of a thread are.

    Where an article claims to be one, 7 % of what its comments say is gold if it has a body besides, and 87 % if it
    has none; where a page says that it is a thread, 73 % and more (labelled pages of `docs/data.md`).
    """
    document = first_stage.view.document
    codes = [int(segment.flags & t.COMMENT > 0) for segment in document.segments]
    outside, share_outside, of_article, of_thread = 0.0, 0.0, 0.0, 0.0
    if 1 in codes:
        expected = sum(first_stage.expected)
        outside = expected - sum([tokens for tokens, code in zip(first_stage.expected, codes, strict=True) if code])
        share_outside = outside / (expected or 1.0)
        claims = claims_of(document.head)
        of_article, of_thread = float(claims.article), float(claims.thread)
    table.add_group(
        codes=codes,
        columns={
            "in comments, by text outside": [0.0, log1p(outside)],
            "in comments, by share outside": [0.0, share_outside],
            "in comments of an article": [0.0, of_article],
            "in comments of a thread": [0.0, of_thread],
        },
    )


def _add_containers(first_stage: FirstStage, table: FeatureTable) -> None:
    """Mean probabilities in the containers of the block, and their shares of the expected body.

    Means and shares of other levels added nothing under cross-validation.
    """
    view = first_stage.view
    parents, last = view.document.outline.parents, view.measures.last
    weighted, weights, expected = sum_up_tree(
        view.document, view.measures, first_stage.weighted, first_stage.weights, first_stage.expected
    )

    def means_in(elements: Sequence[int]) -> list[float]:
        mean_of = {element: _logit(weighted[element] / weights[element]) for element in set(elements)}
        return [mean_of[element] for element in elements]

    whole = expected[0] or 1.0
    shares = [tokens / whole for tokens in expected]
    half, most = main_containers(view, shares)
    grandparents = [parents[p] for p in view.parents]
    fourth_ancestors = [parents[parents[g]] for g in grandparents]
    table.add_columns(
        {
            "in expected half": [float(half <= e <= last[half]) for e in view.elements],
            "in expected most": [float(most <= e <= last[most]) for e in view.elements],
            "mean of element": means_in(view.elements),
            "share of element": [shares[e] for e in view.elements],
            "mean of parent": means_in(view.parents),
            "share of parent": [shares[p] for p in view.parents],
            "share of grandparent": [shares[g] for g in grandparents],
            "mean of great-great-grandparent": means_in(fourth_ancestors),
        }
    )


def _add_lines(first_stage: FirstStage, table: FeatureTable) -> None:
    """What a text scrape has in place of a tree: more windows, sections, and where the likely lines begin and end."""
    segments, probabilities = first_stage.view.document.segments, first_stage.probabilities
    n = len(segments)
    likely = [index for index, p in enumerate(probabilities) if p > _LIKELY]
    first, last = (likely[0], likely[-1]) if likely else (0, n - 1)
    is_heading = [segment.kind is BlockKind.HEADING for segment in segments]
    heading, above = -_LOGIT_BOUND, []
    for index, logit in enumerate(first_stage.logits):
        if is_heading[index]:
            heading = logit
        above.append(heading)
    for reach in _LINE_WINDOWS:
        table.add_columns({f"window of {2 * reach + 1}": first_stage.mean_in_window(reach)})
    table.add_columns(
        {
            "section": first_stage.mean_by(list(accumulate(map(int, is_heading)))),
            "heading above": above,
            "before the first": [float(index < first) for index in range(n)],
            "after the last": [float(index > last) for index in range(n)],
            "to the last": [(last - index) / n for index in range(n)],
        }
    )


_HTML_GROUPS: tuple[_Group, ...] = (
    _add_own,
    _add_neighbours,
    _add_heading_below,
    _add_same_signature,
    _add_comments,
    _add_containers,
)
_TEXT_GROUPS: tuple[_Group, ...] = (_add_own, _add_neighbours, _add_heading_below, _add_lines)
