"""What stands around each element of a page: the lists, quotes and tables that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleanpage.parsing.document import Outline
from cleanpage.structure.tables import Place

_CONTAINERS = {
    "ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd",
    "blockquote": "blockquote",
}  # fmt: skip
# Containers in containers that are told apart. Deeper ones are laid side by side; nobody reads so far in.
MAX_NESTED = 24
_LISTS, _TERMS = ("ul", "ol"), ("dt", "dd")
# What a list holds by itself.
_HOLDERS = {"ul": "li", "ol": "li", "dl": "dd"}
_START_DIGITS = 9  # of what CommonMark takes for the number of an item


class Step(NamedTuple):
    """A container around an element.

    Attributes:
        name: As in `nodes.Container`.
        element: Its element; negative if there is none, as the markup leaves it to be understood.
        start: Number of its first item.
    """

    name: str
    element: int
    start: int = 1

    @property
    def is_implied(self) -> bool:
        """Whether no element stands for it."""
        return self.element < 0


class Around(NamedTuple):
    """What is around an element.

    Attributes:
        path: The containers, outermost first, with the element itself if it is one.
        place: Its place in the innermost table.
    """

    path: tuple[Step, ...]
    place: Place


class Surroundings:
    """Looks up what is around the elements of an outline; every element is looked at once.

    Example:
        >>> outline = Outline(["#document", "ul", "li", "p"], [0, 0, 1, 2], [""] * 4)
        >>> [step.name for step in Surroundings(outline).of(3).path]
        ['ul', 'li']
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known = {0: Around((), Place(0, 0, 0))}

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

    def _inside(self, around: Around, element: int) -> Around:
        tag = self._outline.tags[element]
        path, place = around
        if tag in _CONTAINERS:
            step = Step(_CONTAINERS[tag], element, self._start(element) if tag == "ol" else 1)
            return Around((*path, step) if len(path) < MAX_NESTED else path, place)
        if tag == "table":
            return Around(path, Place(element, 0, 0))
        if tag == "tr" and place.table:
            return Around(path, Place(place.table, element, 0))
        if tag in ("td", "th") and place.row:
            return Around(path, Place(place.table, place.row, element))
        return around

    def _start(self, element: int) -> int:
        told = self._outline.details.get((element, "start"), "").strip()
        return int(told) if told.isascii() and told.isdigit() and len(told) <= _START_DIGITS else 1


def valid_path(path: Sequence[Step], outline: Outline, leaf: int) -> list[Step]:
    """A path in which every item is in a list and every list holds items, as bad markup has them anywhere.

    Args:
        path: The containers as they were found, outermost first.
        outline: The elements of the page.
        leaf: A number of what stands at the end of the path.

    Example:
        >>> outline = Outline(["#document", "li"], [0, 0], ["", ""])
        >>> [step.name for step in valid_path([Step("li", 1)], outline, 7)]
        ['ul', 'li']
    """
    found: list[Step] = []
    for step in path:
        if step.name in _TERMS and found and found[-1].name in _TERMS:
            found.pop()  # the parser puts a term without an end tag around the next
        holder = found[-1].name if found else ""
        if step.name == "li" and holder not in _LISTS:
            _enter(found, Step("ul", ~outline.parents[step.element]))
        elif step.name in _TERMS and holder != "dl":
            _enter(found, Step("dl", ~outline.parents[step.element]))
        _enter(found, step)
    if found and found[-1].name in _HOLDERS:
        found.append(Step(_HOLDERS[found[-1].name], ~leaf))
    return found


def _enter(path: list[Step], step: Step) -> None:
    """Go one step further in, over an item if the step is from a list to what is none."""
    holder = path[-1].name if path else ""
    if (holder in _LISTS and step.name != "li") or (holder == "dl" and step.name not in _TERMS):
        path.append(Step(_HOLDERS[holder], ~step.element))
    path.append(step)
