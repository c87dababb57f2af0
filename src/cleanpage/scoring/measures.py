"""Counts that several stages need, each computed once: per block from its text, per element summed up the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleanpage.parsing.document import Document, Outline
from cleanpage.text.characters import (
    CJK_CHARACTER,
    CJK_WEIGHT,
    PARAGRAPH_WEIGHT,
    SENTENCE_FINAL,
    SENTENCE_WEIGHT,
    count_cjk,
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


def measure(document: Document) -> Measures:
    """Measure every block and element of a page."""
    texts = [segment.text for segment in document.segments]
    cjk = [count_cjk(text) for text in texts]
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
    return cjk + len(CJK_CHARACTER.sub(" ", text).split())


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
