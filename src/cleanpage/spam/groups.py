"""The groups of blocks that are judged as one: a paragraph, or a run of short lines that is one list."""

from __future__ import annotations

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures, sum_up_tree
from cleanpage.text.characters import SENTENCE_WEIGHT

# A block in a list is judged by itself as well from this weight on, in Latin letters' worth.
_MIN_WEIGHT_IN_LIST = 60.0
# A paragraph that ends with one of these introduces a list, and is not a part of it.
_COLONS = ":："
# Elements that are around all blocks are no list.
_WHOLE_PAGE = ("body", "html", "#document")


def group_blocks(document: Document, measures: Measures) -> list[range]:
    """All groups of a page that may be spam, in the order of their first blocks.

    - A block with the weight of a sentence is a group by itself. A block in a list must be longer for that.
    - Neighbouring blocks that are no running text are a group if they are one list. In a text scrape neighbours always
      are. In HTML they are if the innermost element around both has no paragraph, or if both are in children of it
      that have no other block.
    - A heading is in no group with a block that is no heading.

    Example:
        >>> from cleanpage.parsing.text_blocks import segment_lines
        >>> from cleanpage.scoring.measures import measure
        >>> page = segment_lines("The keeper lights the lantern every evening.\\nOpening hours\\nHow to find us")
        >>> group_blocks(page, measure(page))
        [range(0, 1), range(1, 3)]
    """
    segments, weights = document.segments, measures.weights
    is_running_text = [
        mass > 0 and (ends_sentence or segment.text[-1] in _COLONS)
        for segment, mass, ends_sentence in zip(segments, measures.masses, measures.final, strict=True)
    ]
    is_heading = [segment.kind is BlockKind.HEADING for segment in segments]
    lists = _Lists(document, measures) if document.is_html else None
    groups: list[range] = []
    start = 0
    for index in range(1, len(segments) + 1):
        if (
            index < len(segments)
            and not is_running_text[index]
            and not is_running_text[index - 1]
            and is_heading[index] == is_heading[index - 1]
            and (lists is None or lists.have_both(index - 1, index))
        ):
            continue  # the run goes on
        min_weight = SENTENCE_WEIGHT
        if index - start > 1:
            groups.append(range(start, index))
            min_weight = _MIN_WEIGHT_IN_LIST
        groups.extend(range(block, block + 1) for block in range(start, index) if weights[block] >= min_weight)
        start = index
    return groups


class _Lists:
    """Tells whether two neighbouring blocks of an HTML page are in one list."""

    def __init__(self, document: Document, measures: Measures) -> None:
        self._parents, self._tags = document.outline.parents, document.outline.tags
        self._elements = [segment.element for segment in document.segments]
        self._depths = measures.depths
        # By element: the weight of the paragraphs in it, and how many blocks it has.
        self._masses, self._counts = sum_up_tree(document, measures, measures.masses, [1.0] * len(document.segments))

    def have_both(self, first: int, second: int) -> bool:
        """Whether two neighbouring blocks are in one list."""
        # From the elements of both blocks up to the innermost element around both. `left` and `right` are its children
        # that have the blocks; 0 for a block that is in no child.
        parents, depths = self._parents, self._depths
        above_first, above_second = self._elements[first], self._elements[second]
        left = right = 0
        while above_first != above_second:
            if depths[above_first] >= depths[above_second]:
                left, above_first = above_first, parents[above_first]
            else:
                right, above_second = above_second, parents[above_second]
        around_both = above_first
        if not self._masses[around_both] and self._tags[around_both] not in _WHOLE_PAGE:
            return True
        return (not left or self._counts[left] == 1) and (not right or self._counts[right] == 1)
