"""Counts that several stages need, each made once: of blocks from their texts, of elements from the tree.

The *weight* of a text is its length in Latin letters; a Han, Kana or Hangul character counts as several. A block is a
*paragraph* if it has the weight of one (`PARAGRAPH_WEIGHT`), or ends a sentence and has the weight of one
(`SENTENCE_WEIGHT`). The *mass* of a paragraph is its weight outside links.
"""

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


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of one page.

    `weights` to `masses` have one entry per block. `depths` and `last` have one per element of the outline, which means
    something only if the element is one of the `carriers`.

    Attributes:
        weights: Length of the text, in Latin letters.
        tokens: Words, or single Han, Kana and Hangul characters.
        link_densities: Share of the characters that are inside links, 0..1.
        final: Whether the text ends with a sentence's final punctuation.
        masses: Weight outside links if the block is a paragraph, else 0.
        depths: Ancestors of the element.
        last: Index of the last carrier inside the element; its own index if there is none.
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
        return Measures(
            weights=[self.weights[index] for index in indices],
            tokens=[self.tokens[index] for index in indices],
            link_densities=[self.link_densities[index] for index in indices],
            final=[self.final[index] for index in indices],
            masses=[self.masses[index] for index in indices],
            depths=self.depths,
            last=self.last,
            carriers=self.carriers,
        )


def measure(document: Document) -> Measures:
    """Measure every block and element of a page."""
    weights, tokens, densities, final, masses = [], [], [], [], []
    for segment in document.segments:
        text = segment.text
        cjk = count_cjk(text)
        weight = len(text) + (CJK_WEIGHT - 1) * cjk
        density = segment.link_chars / len(text)
        is_final = text[-1] in SENTENCE_FINAL
        is_paragraph = weight >= PARAGRAPH_WEIGHT or (weight >= SENTENCE_WEIGHT and is_final)
        weights.append(weight)
        tokens.append(_count_tokens(text, cjk))
        densities.append(density)
        final.append(is_final)
        masses.append(weight * (1 - density) if is_paragraph else 0.0)
    carriers = _carriers(document)
    return Measures(
        weights=weights,
        tokens=tokens,
        link_densities=densities,
        final=final,
        masses=masses,
        depths=_depths(document.outline, carriers),
        last=_last_descendants(document.outline, carriers),
        carriers=carriers,
    )


def _count_tokens(text: str, cjk: int) -> int:
    """Tokens of a text of which so many characters are Han, Kana or Hangul."""
    if not cjk:
        # The parser has left single spaces and line breaks only, but for code.
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
    carriers = {0}
    for segment in document.segments:
        element = segment.element
        while element not in carriers:
            carriers.add(element)
            element = parents[element]
    return sorted(carriers)


def sum_up_tree(document: Document, measures: Measures, *amounts: Sequence[float]) -> list[list[float]]:
    """Give each block's amount to its element and all ancestors of that.

    Args:
        document: The page.
        measures: Its counts.
        *amounts: Sequences with an amount for each block.

    Returns:
        For each sequence a list with the sum of each element of the outline.
    """
    parents = document.outline.parents
    elements = [segment.element for segment in document.segments]
    # All carriers but the document itself; each before its parent.
    upwards = measures.carriers[:0:-1]
    sums_of_all = []
    for amounts_of_blocks in amounts:
        sums = [0.0] * len(parents)
        for element, amount in zip(elements, amounts_of_blocks, strict=True):
            sums[element] += amount
        for element in upwards:
            sums[parents[element]] += sums[element]
        sums_of_all.append(sums)
    return sums_of_all


def window_sums(amounts: Sequence[float], reach: int) -> list[float]:
    """For each block the sum over itself and `reach` blocks on either side, as far as there are any.

    A sum is the difference of two running sums, so that the reach costs nothing. Where no amount is below 0, no sum is.

    Example:
        >>> window_sums([1.0, 2.0, 4.0, 8.0], 1)
        [3.0, 7.0, 14.0, 12.0]
    """
    running = list(accumulate(amounts, initial=0.0))
    # Before the first block the running sum is 0, and after the last it stays what it is.
    padded = [0.0] * reach + running + [running[-1]] * reach
    return [end - start for start, end in zip(padded, padded[2 * reach + 1 :], strict=False)]
