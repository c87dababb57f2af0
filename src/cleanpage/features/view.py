"""What every group of features reads: one page, measured, with the scores of its element names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cleanpage.document import Document
from cleanpage.measures import Measures

# Columns by name: one value per block, or a single one that holds for all blocks of the page.
Columns = dict[str, Sequence[float] | float]


@dataclass(frozen=True, slots=True)
class View:
    """One page as the feature groups see it.

    Attributes:
        document: The blocks and the outline.
        measures: Counts per block and per element.
        near: Name score of each element, in logits.
        path: Name scores summed from the root down to each element, in logits.
        words: Score of the furniture words of each block, in logits; 0 for a long one.
        elements: Element of each block.
        parents: Its parent.
    """

    document: Document
    measures: Measures
    near: Sequence[float]
    path: Sequence[float]
    words: Sequence[float]
    elements: Sequence[int]
    parents: Sequence[int]


Group = Callable[[View], Columns]
