"""What every group of features reads: one page, measured, with the scores of its element names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Code:
    """What several columns follow from, such as the kind of the block: each kind is spelled out once.

    Attributes:
        codes: For each block, the index of its row.
        rows: The values of all those columns, for each code.
    """

    codes: Sequence[int]
    rows: Sequence[Sequence[float]]


class Coded(Sequence[float]):
    """One of the columns that follow from a code. A weighted sum of all of them is one look-up per block.

    Example:
        >>> list(Coded(Code([0, 1, 0], [(7.0, 2.5), (8.0, 0.0)]), 1))
        [2.5, 0.0, 2.5]
    """

    __slots__ = ("code", "position")

    def __init__(self, code: Code, position: int) -> None:
        self.code = code
        self.position = position

    def __len__(self) -> int:
        return len(self.code.codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> float: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[float]: ...
    def __getitem__(self, index: int | slice) -> float | Sequence[float]:
        if isinstance(index, slice):
            return [self.code.rows[code][self.position] for code in self.code.codes[index]]
        return self.code.rows[self.code.codes[index]][self.position]


# Columns by name: one value per block, or a single one that holds for all blocks of the page.
Columns = dict[str, Sequence[float] | float]


def coded(names: Sequence[str], keys: Sequence[K], spell: Callable[[K], Sequence[float]]) -> Columns:
    """Columns that follow from a key of each block; each distinct key is spelled out once.

    Args:
        names: Names of the columns.
        keys: The key of each block.
        spell: The values of all columns for a key.
    """
    index = number(keys)
    code = Code([index[key] for key in keys], [spell(key) for key in index])
    return {name: Coded(code, position) for position, name in enumerate(names)}


def number(keys: Iterable[K]) -> dict[K, int]:
    """Number the distinct keys in the order in which they first occur."""
    return {key: code for code, key in enumerate(dict.fromkeys(keys))}


@dataclass(frozen=True, slots=True)
class View:
    """One page as the feature groups see it.

    Attributes:
        document: The blocks and the outline.
        measures: Counts per block and per element.
        near: Name score of each element, in logits.
        path: Name scores summed from the root down to each element, in logits.
        words: Score of the boilerplate words of each block, in logits; 0 for a long one.
        elements: Element of each block.
        parents: Its parent.
        signatures: A number for each block, the same for blocks with the same element name, names and parent's names:
            what was made by one template. Counted from 0.
    """

    document: Document
    measures: Measures
    near: Sequence[float]
    path: Sequence[float]
    words: Sequence[float]
    elements: Sequence[int]
    parents: Sequence[int]
    signatures: Sequence[int]


Group = Callable[[View], Columns]
