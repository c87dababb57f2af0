"""What a group of features reads, the `View` of a page, and what it adds to, the `FeatureTable`.

Terms of this folder:

- A *feature* is a number that is known of each block; it has a name, and a fitted weight for each stage of scoring.
- The *signature* of a block says which template made it: its element, the names of that, and the names of the parent.
- The *mass* of a block is its weight outside links if it is a paragraph, and 0 if it is none (`measures`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.scoring.word_scores import NameScores, word_scores

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class View:
    """One page as the groups of features see it.

    Attributes:
        document: The blocks that are scored, and the outline.
        measures: Counts per block and per element.
        own_names: Of each element the `own` score of its names, in logits.
        path_names: Of each element the `path` scores of its names and those of its ancestors, summed, in logits.
        word_scores: Of each block the score of its words, in logits; 0 for a long one.
        elements: Element of each block.
        parents: Parent of that element.
        signatures: A number for the signature of each block, counted from 0.
    """

    document: Document
    measures: Measures
    own_names: Sequence[float]
    path_names: Sequence[float]
    word_scores: Sequence[float]
    elements: Sequence[int]
    parents: Sequence[int]
    signatures: Sequence[int]


def view_of(document: Document, measures: Measures, names: NameScores, words: Mapping[str, float]) -> View:
    """Put together what the groups of features read.

    Args:
        document: The blocks that are to be scored.
        measures: Their counts.
        names: Scores of the words in the names of elements.
        words: Scores of the words of short blocks.
    """
    outline, segments = document.outline, document.segments
    elements = [segment.element for segment in segments]
    parents = [outline.parents[element] for element in elements]
    templates = [
        (outline.tags[element], outline.names[element], outline.names[parent])
        for element, parent in zip(elements, parents, strict=True)
    ]
    signature_of = number(templates)
    return View(
        document=document,
        measures=measures,
        own_names=names.own_scores(outline.names, measures.carriers),
        path_names=names.path_scores(outline.names, outline.parents, measures.carriers),
        word_scores=word_scores([segment.text for segment in segments], measures.tokens, words),
        elements=elements,
        parents=parents,
        signatures=[signature_of[template] for template in templates],
    )


def number(keys: Iterable[K]) -> dict[K, int]:
    """Number the distinct keys, from 0, in the order in which they first occur.

    Example:
        >>> number(["p", "li", "p"])
        {'p': 0, 'li': 1}
    """
    return {key: code for code, key in enumerate(dict.fromkeys(keys))}


@dataclass(frozen=True, slots=True)
class CodedGroup:
    """Features that all follow from one code of the block, such as its kind: few codes, and many blocks of each.

    Attributes:
        codes: The code of each block, counted from 0.
        columns: By name of the feature, its value for each code.
    """

    codes: Sequence[int]
    columns: Mapping[str, Sequence[float]]

    @property
    def size(self) -> int:
        """Number of codes."""
        return len(next(iter(self.columns.values())))


@dataclass(slots=True)
class FeatureTable:
    """The features of the blocks of one page, in three parts. A feature is in one part, and has one name.

    The parts differ in how many values they hold, and so in what a weighted sum of them costs. The groups of features
    fill the table one after the other; after that it is only read.

    Attributes:
        size: Number of blocks.
        page_values: Features that have one value for all blocks of the page.
        columns: Features that have a value for each block.
        groups: Features that have a value for each code.

    Example:
        >>> table = FeatureTable(size=3)
        >>> table.add_page_values({"page: headings": 1.0})
        >>> table.add_columns({"length": [2.0, 5.0, 3.0]})
        >>> table.add_group(codes=[0, 1, 0], columns={"in nav": [1.0, 0.0], "in list": [1.0, 1.0]})
        >>> table.names()
        ['page: headings', 'length', 'in nav', 'in list']
        >>> table.column("in nav")
        [1.0, 0.0, 1.0]
        >>> table.values_of(1)
        {'page: headings': 1.0, 'length': 5.0, 'in nav': 0.0, 'in list': 1.0}
    """

    size: int
    page_values: dict[str, float] = field(default_factory=dict)
    columns: dict[str, Sequence[float]] = field(default_factory=dict)
    groups: list[CodedGroup] = field(default_factory=list)

    def add_page_values(self, values: Mapping[str, float]) -> None:
        """Add features by name, with the value for all blocks."""
        self.page_values.update(values)

    def add_columns(self, columns: Mapping[str, Sequence[float]]) -> None:
        """Add features by name, with a value for each block."""
        self.columns.update(columns)

    def add_group(self, codes: Sequence[int], columns: Mapping[str, Sequence[float]]) -> None:
        """Add features that follow from a code: the code of each block, and by name the value for each code."""
        self.groups.append(CodedGroup(codes, columns))

    def joined(self, other: FeatureTable) -> FeatureTable:
        """A table with the features of this one and those of another, of the same blocks."""
        return FeatureTable(
            self.size,
            {**self.page_values, **other.page_values},
            {**self.columns, **other.columns},
            [*self.groups, *other.groups],
        )

    def names(self) -> list[str]:
        """The names of all features, in the order of the parts."""
        names = [*self.page_values, *self.columns]
        for group in self.groups:
            names.extend(group.columns)
        return names

    def column(self, name: str) -> Sequence[float]:
        """The values of one feature, block by block, whichever part it is in.

        Raises:
            KeyError: There is no such feature.
        """
        if name in self.page_values:
            return [self.page_values[name]] * self.size
        for group in self.groups:
            if name in group.columns:
                values = group.columns[name]
                return [values[code] for code in group.codes]
        return self.columns[name]

    def values_of(self, block: int) -> dict[str, float]:
        """The values of all features for one block, by name."""
        values = dict(self.page_values)
        for name, column in self.columns.items():
            values[name] = column[block]
        for group in self.groups:
            code = group.codes[block]
            for name, column in group.columns.items():
                values[name] = column[code]
        return values
