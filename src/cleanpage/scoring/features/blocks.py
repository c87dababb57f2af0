"""Features of the list of blocks: the text of a block, what repeats it, and what stands before and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from cleanpage.page import BlockKind
from cleanpage.scoring.features.table import FeatureTable, View, number
from cleanpage.scoring.measures import window_sums
from cleanpage.text.characters import SENTENCE_WEIGHT

# Logarithms of the weights between which a block grows from a label to a paragraph: 10, 30, 80 and 200 Latin letters.
# The sum of these features is a line with a bend at each.
_KNEES = (2.3, 3.4, 4.4, 5.3)
# From this share of characters inside links on, a block is a link.
_ALL_LINK = 0.9
_ENDS = (". ", "! ", "? ", "。", "！", "？")
_COMMAS = (",", "，", "、")
_COLONS = ":：—"
# A line of a scrape has no other kind than LINE, so that kind tells nothing.
_KINDS = tuple(kind for kind in BlockKind if kind is not BlockKind.LINE)
_TAGS = ("p", "div", "dd")

# Blocks on either side of a block over which mass and links are summed.
_WIDE = 6
# Blocks before, and blocks after, among which a paragraph is looked for.
_FEW = 4
# A heading further above than this, in blocks, is as good as none.
_MAX_DISTANCE = 20


class _Form(NamedTuple):
    """What the markup makes of a block."""

    kind: BlockKind
    level: int
    tag: str
    has_lines: bool


def add_own_text(view: View, table: FeatureTable) -> None:
    """How long the block is, how much of it is links, how it is punctuated, and its kind."""
    measures = view.measures
    segments, densities = view.document.segments, measures.link_densities
    texts = [segment.text for segment in segments]
    lengths = [log1p(weight) for weight in measures.weights]
    # Short texts are labels; what they are punctuated with says nothing.
    long_texts = [
        text if weight >= SENTENCE_WEIGHT else "" for text, weight in zip(texts, measures.weights, strict=True)
    ]
    table.add_columns(
        {
            "length in all": lengths,
            **{f"length over e^{knee}": [max(0.0, length - knee) for length in lengths] for knee in _KNEES},
            "link density": densities,
            "all link": [float(density > _ALL_LINK) for density in densities],
            "no link": [float(not density) for density in densities],
            "ends a sentence": [float(is_final) for is_final in measures.final],
            "sentences": [_log_count(text, _ENDS) for text in long_texts],
            "commas": [_log_count(text, _COMMAS) for text in long_texts],
            "ends with colon": [float(text[-1] in _COLONS) for text in texts],
            "mentions JavaScript": [float("avascript" in text or "avaScript" in text) for text in texts],
            "copyright sign": [float("©" in text) for text in texts],
            "boilerplate words": view.word_scores,
        }
    )
    tags = view.document.outline.tags
    forms = [_Form(segment.kind, segment.level, tags[segment.element], "\n" in segment.text) for segment in segments]
    codes = number(forms)
    table.add_group(
        codes=[codes[form] for form in forms],
        columns={
            **{f"kind {kind.value}": [float(form.kind is kind) for form in codes] for kind in _KINDS},
            "heading 1": [float(form.level == 1) for form in codes],
            "heading 2": [float(form.level == 2) for form in codes],
            "heading 4 and below": [float(form.level >= 4) for form in codes],
            **{f"in <{tag}>": [float(form.tag == tag) for form in codes] for tag in _TAGS},
            "several lines": [float(form.has_lines) for form in codes],
        },
    )


def _log_count(text: str, marks: Sequence[str]) -> float:
    return log1p(sum(map(text.count, marks))) if text else 0.0


def add_repeats(view: View, table: FeatureTable) -> None:
    """How often the page has the same text."""
    texts = [segment.text for segment in view.document.segments]
    counts = Counter(texts)
    repeats = [counts[text] for text in texts]
    masses = view.measures.masses
    table.add_columns(
        {
            "repeated text": [log1p(count - 1) for count in repeats],
            "repeated paragraph": [float(n > 1 and mass > 0) for n, mass in zip(repeats, masses, strict=True)],
        }
    )


def add_neighbours(view: View, table: FeatureTable) -> None:
    """Links and mass around the block, in source order, and the heading above it."""
    measures = view.measures
    weights, densities, masses = measures.weights, measures.link_densities, measures.masses
    linked = [weight * density for weight, density in zip(weights, densities, strict=True)]
    linked_around, weights_around = window_sums(linked, _WIDE), window_sums(weights, _WIDE)
    table.add_columns(
        {
            "links before": before(densities),
            "links after": after(densities),
            "wide mass": [log1p(mass) for mass in window_sums(masses, _WIDE)],
            "wide links": [
                part / whole if whole else 0.0 for part, whole in zip(linked_around, weights_around, strict=True)
            ],
            "between paragraphs": _between_paragraphs(masses),
        }
    )
    _add_headings(view, table)


def before(values: Sequence[float]) -> list[float]:
    """The value of the block before each; the first block stands for what is before it, of which nothing is known."""
    return [*values[:1], *values[:-1]]


def after(values: Sequence[float]) -> list[float]:
    """The value of the block after each; the last block stands for what comes after it."""
    return [*values[1:], *values[-1:]]


def _add_headings(view: View, table: FeatureTable) -> None:
    level, distance, is_after_first = 0, _MAX_DISTANCE, False
    levels, distances, after_first = [], [], []
    for segment in view.document.segments:
        if segment.kind is BlockKind.HEADING:
            level, distance = segment.level, 0
            is_after_first = is_after_first or level == 1
        levels.append(level / 6)
        distances.append(distance / _MAX_DISTANCE)
        after_first.append(float(is_after_first))
        distance = min(_MAX_DISTANCE, distance + 1)
    table.add_columns({"since heading": distances, "heading level above": levels, "after h1": after_first})


def _between_paragraphs(masses: Sequence[float]) -> list[float]:
    """Whether there is a paragraph among the few blocks before, and one among those after."""
    totals = list(accumulate(masses, initial=0.0))
    n = len(masses)
    is_between = []
    for index in range(n):
        is_before = totals[index] > totals[max(0, index - _FEW)]
        is_after = totals[min(n, index + 1 + _FEW)] > totals[index + 1]
        is_between.append(float(is_before and is_after))
    return is_between
