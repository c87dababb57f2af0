"""The block's own text: how long it is, how much of it is links, how it is punctuated and set."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from cleanpage.page import BlockKind
from cleanpage.scoring.features.view import Columns, View, coded
from cleanpage.text.characters import SENTENCE_WEIGHT

# Logarithms of the weights, in Latin letters, between which a block grows from a label to a paragraph.
_KNEES = (2.3, 3.4, 4.4, 5.3)  # 10, 30, 80 and 200 letters

_ENDS = (". ", "! ", "? ", "。", "！", "？")
_COMMAS = (",", "，", "、")

_KINDS = tuple(kind for kind in BlockKind if kind is not BlockKind.LINE)
_TAGS = ("p", "div", "dd")
_KIND_NAMES = (
    *(f"kind {kind.value}" for kind in _KINDS),
    "heading 1",
    "heading 2",
    "heading 4 and below",
    *(f"in <{tag}>" for tag in _TAGS),
    "several lines",
)


def columns(view: View) -> Columns:
    """Length, link density, punctuation, case and digits of each block."""
    measures = view.measures
    texts = [segment.text for segment in view.document.segments]
    lengths = [log1p(weight) for weight in measures.weights]
    densities = measures.link_densities
    long = [text if weight >= SENTENCE_WEIGHT else "" for text, weight in zip(texts, measures.weights, strict=True)]
    return {
        "length in all": lengths,
        **{f"length over e^{knee}": [max(0.0, length - knee) for length in lengths] for knee in _KNEES},
        "link density": densities,
        "all link": [float(density > 0.9) for density in densities],
        "no link": [float(not density) for density in densities],
        "ends a sentence": [float(final) for final in measures.final],
        "sentences": [_log_count(text, _ENDS) for text in long],
        "commas": [_log_count(text, _COMMAS) for text in long],
        "ends with colon": [float(text[-1] in ":：—") for text in texts],
        "about scripts": [float("avascript" in text or "avaScript" in text) for text in texts],
        "rights": [float("©" in text) for text in texts],
        "boilerplate words": view.words,
        **_kinds(view),
    }


def _log_count(text: str, marks: Sequence[str]) -> float:
    return log1p(sum(map(text.count, marks))) if text else 0.0


def _kinds(view: View) -> Columns:
    tags = view.document.outline.tags
    keys = [(s.kind, s.level, tags[s.element], "\n" in s.text) for s in view.document.segments]
    return coded(_KIND_NAMES, keys, _spell)


def _spell(key: tuple[BlockKind, int, str, bool]) -> tuple[float, ...]:
    """The columns of a block of this kind, heading level and element, with one line or several."""
    kind, level, tag, several_lines = key
    return (
        *(float(kind is other) for other in _KINDS),
        float(level == 1),
        float(level == 2),
        float(level >= 4),
        *(float(tag == other) for other in _TAGS),
        float(several_lines),
    )
