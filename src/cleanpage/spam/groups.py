"""Blocks to the groups that are judged as one: a paragraph, or a run of short lines of one list."""

from __future__ import annotations

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures, sum_up_tree
from cleanpage.text.characters import SENTENCE_WEIGHT

# The least weight of a block that is judged by itself though it stands in a list, in Latin letters' worth.
_ALONE = 60.0
# A paragraph that ends so introduces a list, and is not a part of it.
_INTRODUCES = ":："


def group_blocks(document: Document, measures: Measures) -> list[range]:
    """Every group of a page that may be foreign to it, in order.

    A block that weighs as much as a sentence may be so by itself, one in a list if it is longer. Neighbours that are no
    running text may be so together, if they are one list: in HTML if what holds both holds no paragraph, or if each of
    them is a child of it; in a text scrape if nothing is between them. A heading is never in a group with what is none.
    """
    segments, weights = document.segments, measures.weights
    running = [
        mass > 0 and (final or segment.text[-1] in _INTRODUCES)
        for segment, mass, final in zip(segments, measures.masses, measures.final, strict=True)
    ]
    headings = [segment.kind is BlockKind.HEADING for segment in segments]
    tree = _Tree(document, measures) if document.is_html else None
    groups: list[range] = []
    start = 0
    for index in range(1, len(segments) + 1):
        if (
            index == len(segments)
            or running[index]
            or running[index - 1]
            or headings[index] != headings[index - 1]
            or (tree and not tree.is_one_list(index - 1, index))
        ):
            run = range(start, index)
            least = SENTENCE_WEIGHT
            if len(run) > 1:
                groups.append(run)
                least = _ALONE
            groups.extend(range(i, i + 1) for i in run if weights[i] >= least)
            start = index
    return groups


class _Tree:
    """Answers whether two neighbouring blocks stand in one list."""

    def __init__(self, document: Document, measures: Measures) -> None:
        self._outline = document.outline
        self._elements = [segment.element for segment in document.segments]
        self._depths = measures.depths
        ones = [1.0] * len(self._elements)
        self._mass, self._count = sum_up_tree(document, measures, measures.masses, ones)

    def is_one_list(self, one: int, other: int) -> bool:
        """Whether two neighbours belong together."""
        common, branches = self._common(self._elements[one], self._elements[other])
        if not self._mass[common] and self._outline.tags[common] not in ("body", "html", "#document"):
            return True
        return all(not branch or self._count[branch] == 1 for branch in branches)

    def _common(self, one: int, other: int) -> tuple[int, tuple[int, int]]:
        """The innermost element that holds both, and its children on the way to each; 0 for the element itself."""
        parents, depths = self._outline.parents, self._depths
        left = right = 0
        while one != other:
            if depths[one] >= depths[other]:
                left, one = one, parents[one]
            else:
                right, other = other, parents[other]
        return one, (left, right)
