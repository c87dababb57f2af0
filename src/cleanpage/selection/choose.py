"""The choice of the body: which blocks are looked at, which of them are the body, and when a page has none.

In call order, with the reason for each position:

1. `outside_frame`, before anything is scored: a third of the blocks need no score of their own.
2. `choose_body`, when every other block has a probability:
   a. `select` takes the blocks with the best expected F1.
   b. `has_no_body` looks at that choice, before an option changes it: no option gives a body to a page without one.
   c. `select` again, if the caller wants another balance of precision and recall.
   d. `round_off` closes gaps in the choice.
   e. Comments come in or go out if the caller says so. This is after d, which would take single comments in again.
   f. `without_copies`, at last, so that nothing brings a copy back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from cleanpage.config import Config, Focus
from cleanpage.lexicon import tags as t
from cleanpage.lexicon.phrases import ERROR_TITLES
from cleanpage.page import BlockKind, Metadata
from cleanpage.parsing.document import Document, Segment
from cleanpage.scoring.measures import Measures

# 1. The frame of the page.

# The frame of a page is what stands around the main content on every page of a site: navigation, footers, and lists of
# options to select from.
_FRAME = t.NAV | t.FOOTER | t.SELECT
# Inside these, navigation and footers are the article's own, and hold more body than the page's.
_MAIN_CONTENT = t.ARTICLE | t.MAIN
# Share of the page's text, by weight, that stands outside the frame on any sound page. Where it is less, an element of
# the frame was never closed.
_MIN_OUTSIDE = 0.1


def outside_frame(document: Document, measures: Measures) -> Sequence[int]:
    """Indices of the blocks that may belong to the body; all others are in the frame of the page.

    A block is in the frame if it stands in navigation, in a footer or in a list of options, outside the main content,
    and is no paragraph. Such blocks are 31 % of the blocks of the labelled pages and hold .2 % of their bodies. All
    other blocks are scored as if these were not there.
    """
    outside = []
    for index, segment in enumerate(document.segments):
        is_in_frame = segment.flags & _FRAME and not segment.flags & _MAIN_CONTENT
        if measures.masses[index] or not is_in_frame:
            outside.append(index)
    weights = measures.weights
    if sum([weights[index] for index in outside]) < _MIN_OUTSIDE * sum(weights):
        return range(len(weights))
    return outside


# 2. The choice among the blocks outside the frame.


@dataclass(frozen=True, slots=True)
class Selection:
    """The blocks of the body.

    Attributes:
        chosen: Indices, ascending.
        expected_f1: Expected word F1 of this choice, 0..1, if the probabilities are right. If the page has no body,
            that of the choice that was rejected.
    """

    chosen: tuple[int, ...]
    expected_f1: float


def choose_body(
    document: Document, measures: Measures, probabilities: Sequence[float], metadata: Metadata, config: Config
) -> Selection:
    """Choose the blocks of the body.

    Args:
        document: The scored blocks.
        measures: Their counts.
        probabilities: That each block is body, 0..1.
        metadata: What the page says about itself.
        config: What the caller wants: `focus` and `comments`.

    Returns:
        The selection. It is empty if the best one would be an error message, a menu, or nothing that is likely.
    """
    tokens = measures.tokens
    chosen: Sequence[int] = select(probabilities, tokens)
    if has_no_body(measures, chosen, probabilities, metadata):
        return Selection((), expected_f1(chosen, probabilities, tokens))
    if config.focus != "balanced":
        chosen = select(probabilities, tokens, config.focus)
    if config.focus != "precision":
        chosen = round_off(chosen, probabilities, measures)
    if config.comments != "auto":
        chosen = _with_comments(document, measures, chosen, config.comments)
    chosen = without_copies(document.segments, tokens, chosen)
    return Selection(tuple(chosen), expected_f1(chosen, probabilities, tokens))


# 2a and 2c. The best expected F-score.


class _Balance(NamedTuple):
    """What a focus means.

    Attributes:
        beta: Weight of recall against precision in the F-score: the usual F1, F0.5 and F2.
        threshold: Lowest probability of a block that is taken on a clear page.
    """

    beta: float
    threshold: float


# A page is clear if the expected F1 is above this. There a plain threshold gives the same F1 as the best prefix, with
# fewer stray blocks (.6, measured on news articles).
_CLEAR = 0.90
_BALANCES: dict[Focus, _Balance] = {
    "balanced": _Balance(1.0, 0.6),
    "precision": _Balance(0.5, 0.8),
    "recall": _Balance(2.0, 0.35),
}


def select(probabilities: Sequence[float], tokens: Sequence[int], focus: Focus = "balanced") -> tuple[int, ...]:
    """Choose the blocks whose expected F-score is best.

    With p the probability and n the tokens of a block, the expected F1 of a set is about
    2 * sum_set(p * n) / (sum_set(n) + sum_all(p * n)), and the best set is a prefix of the blocks sorted by p.

    Args:
        probabilities: That each block is body, 0..1.
        tokens: Number of tokens of each block.
        focus: "precision" and "recall" weigh one more than the other: F0.5 and F2 instead of F1.

    Returns:
        The indices of the chosen blocks, ascending.

    Example:
        >>> select([0.9, 0.1, 0.8], [100, 50, 20])
        (0, 2)
        >>> select([0.5, 0.9, 0.3], [10, 20, 10], "precision"), select([0.5, 0.9, 0.3], [10, 20, 10], "recall")
        ((1,), (0, 1, 2))
    """
    balance = _BALANCES[focus]
    order = sorted(range(len(tokens)), key=lambda index: -probabilities[index])
    best = _best_prefix(order, probabilities, tokens, _BALANCES["balanced"].beta)
    if best.score > _CLEAR:
        return tuple(index for index, p in enumerate(probabilities) if p >= balance.threshold)
    if focus != "balanced":
        best = _best_prefix(order, probabilities, tokens, balance.beta)
    return tuple(sorted(order[: best.size]))


class _Prefix(NamedTuple):
    """The first `size` blocks of an order, and the expected F-score of that choice, 0..1."""

    score: float
    size: int


def _best_prefix(order: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int], beta: float) -> _Prefix:
    best, best_size = 0.0, 0
    hits, length = 0.0, 0
    offset = beta * beta * sum(map(mul, probabilities, tokens))
    for size, index in enumerate(order, start=1):
        hits += probabilities[index] * tokens[index]
        length += tokens[index]
        expected = hits / (length + offset)
        if expected > best:
            best, best_size = expected, size
    return _Prefix((1 + beta * beta) * best, best_size)


def expected_f1(chosen: Sequence[int], probabilities: Sequence[float], tokens: Sequence[int]) -> float:
    """The expected word F1 of a choice, 0..1, if the probabilities are right."""
    if not chosen:
        return 0.0
    total: float = sum(map(mul, probabilities, tokens))
    hits = sum([probabilities[index] * tokens[index] for index in chosen])
    return 2 * hits / (sum([tokens[index] for index in chosen]) + total)


# 2b. Pages without a body.

_ERROR_TITLE = re.compile("|".join(ERROR_TITLES), re.IGNORECASE)
# An error page apologises in a few sentences; an article about errors has more running text. In Latin letters.
_MAX_APOLOGY = 700.0

# A hub page consists of links, at least this share of its text, and the links are labels: fewer tokens on average than
# the second number. Listings, which are a body, have longer titles. With these bounds the mean F1 of the labelled
# collection pages rises by .009 and no other falls.
_MIN_LINKED = 0.8
_MAX_LABEL = 4.0

# Nothing is likely on a page whose best block has a lower probability than the first number. Nor is it where fewer
# tokens are expected to be body than the second number, unless the chosen blocks have at least the third as their mean
# probability, as those of a short note have. Eight of the labelled pages are concerned, seven of them rightly, and the
# next page is far off.
_MIN_BEST = 0.15
_MIN_EXPECTED = 12.0
_MIN_MEAN = 0.6


def has_no_body(measures: Measures, chosen: Sequence[int], probabilities: Sequence[float], metadata: Metadata) -> bool:
    """Whether what was chosen is an error message, a menu, or unlikely altogether.

    Args:
        measures: Counts of the blocks.
        chosen: The blocks selected for the body.
        probabilities: That each block is body, 0..1.
        metadata: What the page says about itself; an error page says so in its title.
    """
    if not chosen:
        return False
    if _is_unlikely(measures, chosen, probabilities):
        return True
    return _is_error(measures, chosen, metadata) or _is_hub(measures, chosen)


def _is_unlikely(measures: Measures, chosen: Sequence[int], probabilities: Sequence[float]) -> bool:
    if max(probabilities) < _MIN_BEST:
        return True
    mean = sum([probabilities[index] for index in chosen]) / len(chosen)
    return mean < _MIN_MEAN and sum(map(mul, probabilities, measures.tokens)) < _MIN_EXPECTED


def _is_error(measures: Measures, chosen: Sequence[int], metadata: Metadata) -> bool:
    has_error_title = _ERROR_TITLE.search(metadata.title or "") is not None
    return has_error_title and sum([measures.masses[index] for index in chosen]) < _MAX_APOLOGY


def _is_hub(measures: Measures, chosen: Sequence[int]) -> bool:
    weight, linked, tokens = 0.0, 0.0, 0
    for index in chosen:
        if measures.masses[index]:
            return False
        weight += measures.weights[index]
        linked += measures.weights[index] * measures.link_densities[index]
        tokens += measures.tokens[index]
    return linked > _MIN_LINKED * weight and tokens < _MAX_LABEL * len(chosen)


# 2d. Gaps in the choice.

# Lowest probability of a single block between two chosen ones, and of a paragraph beside a chosen one. Together they
# cost nothing on HTML pages, gain .001 on flattened ones (cross-validated), and keep articles whole.
_MIN_BETWEEN = 0.2
_MIN_BESIDE = 0.4


def round_off(chosen: Sequence[int], probabilities: Sequence[float], measures: Measures) -> tuple[int, ...]:
    """Take in what an article runs through or ends with.

    That is a block that stands alone between two of the body, a sentence or a heading, and a paragraph right beside
    the body. Both need some probability of their own.
    """
    body = set(chosen)
    between = []
    for index, p in enumerate(probabilities):
        is_between = index not in body and index - 1 in body and index + 1 in body
        if p >= _MIN_BETWEEN and is_between:
            between.append(index)
    body.update(between)
    beside = []
    for index, p in enumerate(probabilities):
        is_beside = index not in body and (index - 1 in body or index + 1 in body)
        if p >= _MIN_BESIDE and is_beside and measures.masses[index] and measures.final[index]:
            beside.append(index)
    body.update(beside)
    return tuple(sorted(body))


# 2e. Comments.

# Comments are the body where there are fewer tokens of text besides them.
_MIN_BESIDES = 20
# Controls and navigation among comments: "reply", "report", "next page".
_NO_COMMENT = t.FORM | t.BUTTON | t.SELECT | t.NAV


def _with_comments(document: Document, measures: Measures, chosen: Sequence[int], wanted: bool) -> Sequence[int]:
    """Take comments in, or leave them out unless they are all the text of the page."""
    segments = document.segments
    if wanted:
        body = set(chosen)
        for index, segment in enumerate(segments):
            # Names and dates among comments end no sentence.
            if segment.flags & t.COMMENT and not segment.flags & _NO_COMMENT and measures.final[index]:
                body.add(index)
        return sorted(body)
    besides = [index for index in chosen if not segments[index].flags & t.COMMENT]
    return besides if sum([measures.tokens[index] for index in besides]) >= _MIN_BESIDES else chosen


# 2f. Copies: what the page has a second time, as in a layout of its own for small screens.

# The fewest tokens of a run of several blocks, and of a single block, that is dropped as a copy. Sentences recur on
# purpose in refrains and forms, and a line of code by its nature. Together worth .0035 of F1 on the labelled pages.
_MIN_RUN, _MIN_SINGLE = 15, 25


def without_copies(segments: Sequence[Segment], tokens: Sequence[int], chosen: Sequence[int]) -> list[int]:
    """The chosen blocks without those that repeat earlier ones, word for word and in the same order.

    Args:
        segments: The blocks of the page.
        tokens: Tokens of each.
        chosen: Indices of the selected ones, ascending.

    Example:
        >>> blocks = [Segment(text, BlockKind.PARAGRAPH) for text in ("one", "two", "one", "two", "three")]
        >>> without_copies(blocks, [20] * 5, range(5))
        [0, 1, 4]
    """
    copies: set[int] = set()
    for run in _repeated_runs(segments, chosen):
        min_tokens = _MIN_RUN if len(run) > 1 else _MIN_SINGLE
        if sum([tokens[index] for index in run]) >= min_tokens:
            copies.update(run)
    return [index for index in chosen if index not in copies]


def _repeated_runs(segments: Sequence[Segment], chosen: Sequence[int]) -> list[list[int]]:
    """Stretches of chosen blocks that all occurred before, in the order in which they did."""
    first_places: dict[str, int] = {}
    runs: list[list[int]] = []
    run: list[int] = []
    last_original = -1
    for place, index in enumerate(chosen):
        segment = segments[index]
        original = first_places.setdefault(segment.text, place)
        is_copy = original < place and segment.kind is not BlockKind.CODE
        if not is_copy or original <= last_original:
            # The run ends here, or another one begins.
            if run:
                runs.append(run)
            run = []
        if is_copy:
            run.append(index)
            last_original = original
    if run:
        runs.append(run)
    return runs
