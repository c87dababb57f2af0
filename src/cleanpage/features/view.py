"""What every group of features reads: one page, measured, with the scores of its element names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from cleanpage.document import Document
from cleanpage.measures import Measures

K = TypeVar("K", bound=Hashable)


class Coded(Sequence[float]):
    """A column that follows from a key with few values, such as the kind of the block.

    Columns with the same key share `codes`, so that a weighted sum of all of them is one look-up per block.

    Attributes:
        codes: The key of each block, as an index into `values`.
        values: The value of the column for each key.

    Example:
        >>> list(Coded([0, 1, 0], (2.5, 0.0)))
        [2.5, 0.0, 2.5]
    """

    __slots__ = ("codes", "values")

    def __init__(self, codes: Sequence[int], values: Sequence[float]) -> None:
        self.codes = codes
        self.values = values

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> float: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[float]: ...
    def __getitem__(self, index: int | slice) -> float | Sequence[float]:
        if isinstance(index, slice):
            return [self.values[code] for code in self.codes[index]]
        return self.values[self.codes[index]]


# Columns by name: one value per block, or a single one that holds for all blocks of the page.
Columns = dict[str, Sequence[float] | float]


def coded(names: Sequence[str], keys: Sequence[K], spell: Callable[[K], Sequence[float]]) -> Columns:
    """Columns that follow from a key of each block; each distinct key is spelled out once.

    Args:
        names: Names of the columns.
        keys: The key of each block.
        spell: The values of all columns for a key.
    """
    index = {key: code for code, key in enumerate(dict.fromkeys(keys))}
    codes = [index[key] for key in keys]
    values = zip(*map(spell, index), strict=True)
    return {name: Coded(codes, column) for name, column in zip(names, values, strict=True)}


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
        signatures: Element name, its names and its parent's names, for each block: what was made by one template.
    """

    document: Document
    measures: Measures
    near: Sequence[float]
    path: Sequence[float]
    words: Sequence[float]
    elements: Sequence[int]
    parents: Sequence[int]
    signatures: Sequence[tuple[str, str, str]]


Group = Callable[[View], Columns]
