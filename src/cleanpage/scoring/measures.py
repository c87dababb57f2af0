"""Counts that several stages need, each computed once: per block from its text, per element summed up the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleanpage.parsing.document import Document, Outline

# One Han, Kana or Hangul character says about as much as this many Latin letters: the ratio of lengths of the same
# text in both, between 2 and 3 in parallel corpora.
CJK_WEIGHT = 2.5

# A block counts as a paragraph, whose text betrays the main content, from this weight on; with a sentence's final
# punctuation from the lower one on. Units are Latin letters; an average English sentence has about 100.
PARAGRAPH_WEIGHT = 80.0
SENTENCE_WEIGHT = 30.0

SENTENCE_FINAL = '.!?。！？…．؟।։”"»」』）'

# Han, Kana and Hangul by range: the standard library's `re` scans ranges faster than `regex` scans properties.
_CJK = re.compile(
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(slots=True)
class Measures:
    """Counts of one page.

    The first group has one entry per block, the second one per element of the outline; there only the entries of
    `carriers` mean anything.

    Attributes:
        weights: Length of the text in Latin letters' worth.
        tokens: Words, or single Han, Kana and Hangul characters.
        link_densities: Share of the characters that are inside links, 0..1.
        final: Whether the text ends with a sentence's final punctuation.
        masses: Weight outside links if the block is a paragraph, else 0.
        depths: Ancestors of the element.
        last: Index of the last carrier inside the element; itself if it holds none.
        carriers: The elements that hold a block, themselves or further down, in document order; the first is 0.
    """

    weights: list[float]
    tokens: list[int]
    link_densities: list[float]
    final: list[bool]
    masses: list[float]
    depths: list[int]
    last: list[int]
    carriers: list[int]

    def keeping(self, indices: Sequence[int]) -> Measures:
        """The measures of the document as it would be with these blocks only."""
        kept = ([values[i] for i in indices] for values in (self.weights, self.link_densities, self.masses))
        weights, densities, masses = kept
        tokens, final = [self.tokens[i] for i in indices], [self.final[i] for i in indices]
        return Measures(weights, tokens, densities, final, masses, self.depths, self.last, self.carriers)


def weight_of(text: str) -> float:
    """Length of a text in Latin letters' worth.

    Example:
        >>> weight_of("Rain"), weight_of("雨")
        (4.0, 2.5)
    """
    return len(text) + (CJK_WEIGHT - 1) * len(_CJK.findall(text))


def measure(document: Document) -> Measures:
    """Measure every block and element of a page."""
    texts = [segment.text for segment in document.segments]
    cjk = [0 if text.isascii() else len(_CJK.findall(text)) for text in texts]
    weights = [len(text) + (CJK_WEIGHT - 1) * n for text, n in zip(texts, cjk, strict=True)]
    densities = [segment.link_chars / len(segment.text) for segment in document.segments]
    final = [text[-1] in SENTENCE_FINAL for text in texts]
    masses = [
        weight * (1 - density) if weight >= PARAGRAPH_WEIGHT or (weight >= SENTENCE_WEIGHT and ends) else 0.0
        for weight, density, ends in zip(weights, densities, final, strict=True)
    ]
    carriers = _carriers(document)
    return Measures(
        weights=weights,
        tokens=[_count_tokens(text, n) for text, n in zip(texts, cjk, strict=True)],
        link_densities=densities,
        final=final,
        masses=masses,
        depths=_depths(document.outline, carriers),
        last=_last_descendants(document.outline, carriers),
        carriers=carriers,
    )


def _count_tokens(text: str, cjk: int) -> int:
    if not cjk:
        return text.count(" ") + text.count("\n") + 1
    return cjk + len(_CJK.sub(" ", text).split())


def _depths(outline: Outline, carriers: Sequence[int]) -> list[int]:
    parents, depths = outline.parents, [0] * len(outline.parents)
    for index in carriers[1:]:
        depths[index] = depths[parents[index]] + 1
    return depths


def _last_descendants(outline: Outline, carriers: Sequence[int]) -> list[int]:
    parents, last = outline.parents, list(range(len(outline.parents)))
    for index in reversed(carriers[1:]):
        parent = parents[index]
        if last[index] > last[parent]:
            last[parent] = last[index]
    return last


def _carriers(document: Document) -> list[int]:
    parents = document.outline.parents
    found = {0}
    for element in {segment.element for segment in document.segments}:
        while element not in found:
            found.add(element)
            element = parents[element]
    return sorted(found)


def sum_up_tree(document: Document, measures: Measures, *amounts: Sequence[float]) -> tuple[list[float], ...]:
    """Give each block's amount to its element and all ancestors of that.

    Returns:
        For each sequence of amounts, one total per element of the outline.
    """
    parents = document.outline.parents
    elements = [segment.element for segment in document.segments]
    upwards = measures.carriers[:0:-1]
    found = []
    for each in amounts:
        totals = [0.0] * len(parents)
        for element, amount in zip(elements, each, strict=True):
            totals[element] += amount
        for element in upwards:
            totals[parents[element]] += totals[element]
        found.append(totals)
    return tuple(found)


def window_sums(amounts: Sequence[float], reach: int) -> list[float]:
    """For each block the sum over itself and `reach` blocks on either side, as far as there are any.

    Example:
        >>> window_sums([1.0, 2.0, 4.0, 8.0], 1)
        [3.0, 7.0, 14.0, 12.0]
    """
    totals = list(accumulate(amounts, initial=0.0))
    padded = [0.0] * reach + totals + [totals[-1]] * reach
    return [right - left for left, right in zip(padded, padded[2 * reach + 1 :], strict=False)]
