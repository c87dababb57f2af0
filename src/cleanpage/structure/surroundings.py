"""What stands around each element of a page: the lists and quotations that it is in, and its cell of a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from cleanpage.page import TablePlace
from cleanpage.page.nodes import ContainerKind
from cleanpage.parsing.document import Outline

_CONTAINERS = {
    "ul": ContainerKind.UNORDERED_LIST,
    "menu": ContainerKind.UNORDERED_LIST,
    "dir": ContainerKind.UNORDERED_LIST,
    "ol": ContainerKind.ORDERED_LIST,
    "li": ContainerKind.LIST_ITEM,
    "dl": ContainerKind.DESCRIPTION_LIST,
    "dt": ContainerKind.TERM,
    "dd": ContainerKind.DESCRIPTION,
    "blockquote": ContainerKind.QUOTE,
}
# So many containers inside one another are kept. Deeper ones are laid side by side; nobody reads so far in.
MAX_NESTED = 24
_LISTS = (ContainerKind.UNORDERED_LIST, ContainerKind.ORDERED_LIST)
_TERMS = (ContainerKind.TERM, ContainerKind.DESCRIPTION)
# What a list holds directly. Where the markup has something else in it, this is put around it.
_ITEM_OF = {
    ContainerKind.UNORDERED_LIST: ContainerKind.LIST_ITEM,
    ContainerKind.ORDERED_LIST: ContainerKind.LIST_ITEM,
    ContainerKind.DESCRIPTION_LIST: ContainerKind.DESCRIPTION,
}
_START_DIGITS = 9  # of what CommonMark takes for the number of an item


class Origin(Enum):
    """Where a container comes from, which says what its number is.

    Attributes:
        MARKED: The page marks it. The number is the index of its element or, in a text scrape, of the block with the
            marker of an item.
        IMPLIED_INSIDE: Markup leaves it out. It holds children of the element with the number.
        IMPLIED_AROUND: Markup leaves it out. It holds the element with the number.
        COUNTED: No element belongs to it. The number only tells it from others.
    """

    MARKED = auto()
    IMPLIED_INSIDE = auto()
    IMPLIED_AROUND = auto()
    COUNTED = auto()


class Step(NamedTuple):
    """A container around a block. Two blocks are in one container if their steps are equal.

    Attributes:
        kind: What the container is.
        number: See `Origin`.
        origin: Where the container comes from.
        start: Number of its first item.
    """

    kind: ContainerKind
    number: int
    origin: Origin = Origin.MARKED
    start: int = 1


class Around(NamedTuple):
    """What is around an element; elements are indices into the outline, 0 where there is none.

    Attributes:
        path: The containers, outermost first. The element itself is the last if it is a container.
        table: The innermost table.
        row: Its row.
        cell: The cell in that row.
    """

    path: tuple[Step, ...]
    table: int
    row: int
    cell: int


class Surroundings:
    """Looks up what is around the elements of an outline. No element is looked at twice.

    Example:
        >>> outline = Outline(["#document", "ul", "li", "p"], [0, 0, 1, 2], [""] * 4)
        >>> [step.kind.value for step in Surroundings(outline).of(3).path]
        ['ul', 'li']
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known = {0: Around((), 0, 0, 0)}

    def of(self, element: int) -> Around:
        """What is around an element."""
        unknown = []
        while element not in self._known:
            unknown.append(element)
            element = self._outline.parents[element]
        around = self._known[element]
        for child in reversed(unknown):
            around = self._known[child] = self._inside(around, child)
        return around

    def table_place(self, element: int) -> TablePlace | None:
        """The innermost table around an element, with row and cell; None where the element is in no cell.

        Example:
            >>> outline = Outline(["#document", "table", "tr", "td", "p"], [0, 0, 1, 2, 3], [""] * 5)
            >>> Surroundings(outline).table_place(4)
            TablePlace(table=1, row=2, cell=3)
        """
        around = self.of(element)
        return TablePlace(around.table, around.row, around.cell) if around.cell else None

    def _inside(self, around: Around, element: int) -> Around:
        """What is around the content of an element, from what is around the element."""
        tag = self._outline.tags[element]
        if tag in _CONTAINERS:
            if len(around.path) >= MAX_NESTED:
                return around
            step = Step(_CONTAINERS[tag], element, start=self._start(element) if tag == "ol" else 1)
            return around._replace(path=(*around.path, step))
        if tag == "table":
            return Around(around.path, element, 0, 0)
        if tag == "tr" and around.table:
            return Around(around.path, around.table, element, 0)
        if tag in ("td", "th") and around.row:
            return Around(around.path, around.table, around.row, element)
        return around

    def _start(self, element: int) -> int:
        start = self._outline.details.get((element, "start"), "").strip()
        return int(start) if start.isascii() and start.isdigit() and len(start) <= _START_DIGITS else 1


def valid_path(path: Sequence[Step], outline: Outline, leaf: int) -> list[Step]:
    """A path in which every item is in a list and every list holds items, which bad markup does not keep to.

    Args:
        path: The containers as the markup has them, outermost first.
        outline: The elements of the page.
        leaf: A number of what stands at the end of the path.

    Example:
        >>> outline = Outline(["#document", "li"], [0, 0], ["", ""])
        >>> [step.kind.value for step in valid_path([Step(ContainerKind.LIST_ITEM, 1)], outline, 7)]
        ['ul', 'li']
    """
    valid: list[Step] = []
    for step in path:
        if step.kind in _TERMS and valid and valid[-1].kind in _TERMS:
            valid.pop()  # the parser puts a term without an end tag around the next
        parent = valid[-1].kind if valid else None
        if step.kind is ContainerKind.LIST_ITEM and parent not in _LISTS:
            _append(valid, _implied_list(ContainerKind.UNORDERED_LIST, step, outline))
        elif step.kind in _TERMS and parent is not ContainerKind.DESCRIPTION_LIST:
            _append(valid, _implied_list(ContainerKind.DESCRIPTION_LIST, step, outline))
        _append(valid, step)
    if valid and valid[-1].kind in _ITEM_OF:
        valid.append(Step(_ITEM_OF[valid[-1].kind], leaf, Origin.COUNTED))
    return valid


def _implied_list(kind: ContainerKind, item: Step, outline: Outline) -> Step:
    """The list that neighbouring items without one are in."""
    return Step(kind, outline.parents[item.number], Origin.IMPLIED_INSIDE)


def _append(path: list[Step], step: Step) -> None:
    """Add a step, and before it an item if a list would hold something else."""
    parent = path[-1].kind if path else None
    is_misplaced_in_list = parent in _LISTS and step.kind is not ContainerKind.LIST_ITEM
    is_misplaced_in_terms = parent is ContainerKind.DESCRIPTION_LIST and step.kind not in _TERMS
    if parent and (is_misplaced_in_list or is_misplaced_in_terms):
        path.append(Step(_ITEM_OF[parent], step.number, Origin.IMPLIED_AROUND))
    path.append(step)
