"""Pictures that stand between the paragraphs of a body."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from cleanpage.parsing.document import Document, Outline

# How far up a picture's link and its figure are looked for.
_NEAR = 5
# Smaller pictures, by their own account in pixels, are icons and counters.
_MIN_PIXELS = 48


# Whether a block is of some kind.
Test = Callable[[int], bool]


class Picture(NamedTuple):
    """A picture that is a block of its own.

    Attributes:
        position: How many blocks of the page stand before it.
        element: Its `img` element.
        link: The link around it, 0 for none.
    """

    position: int
    element: int
    link: int


def pictures_between(document: Document, body: Collection[int], is_beside: Test) -> Iterator[Picture]:
    """The pictures of a body, in order: those that have its blocks on either side, or one of them for a caption.

    Args:
        document: The page.
        body: Indices of the blocks of the body.
        is_beside: Whether a block may stand on the other side of a picture at the edge of the body.
    """
    outline, segments = document.outline, document.segments
    for position, element in outline.images:
        before, after = position - 1, position
        if before not in body and after not in body:
            continue
        if after < len(segments) and any(mark.element == element and not mark.closes for mark in segments[after].marks):
            continue  # in the middle of a paragraph
        is_inside = (before in body or (before >= 0 and is_beside(before))) and (
            after in body or (after < len(segments) and is_beside(after))
        )
        if not _is_small(outline, element) and (is_inside or _is_captioned(document, element, body, position)):
            yield Picture(position, element, _ancestor(outline, element, "a"))


def _is_captioned(document: Document, element: int, body: Collection[int], position: int) -> bool:
    """Whether a block of the body that stands beside a picture is in one figure with it."""
    figure = _ancestor(document.outline, element, "figure")
    return figure > 0 and any(
        _ancestor(document.outline, document.segments[block].element, "figure", itself=True) == figure
        for block in (position - 1, position)
        if block in body
    )


def _is_small(outline: Outline, element: int) -> bool:
    told = (outline.details.get((element, name), "").strip().removesuffix("px") for name in ("width", "height"))
    return any(size.isascii() and size.isdigit() and int(size[:6]) < _MIN_PIXELS for size in told)


def _ancestor(outline: Outline, element: int, tag: str, itself: bool = False) -> int:
    """The nearest element of a kind around one, a few levels up at most; 0 if there is none."""
    if itself and outline.tags[element] == tag:
        return element
    for _ in range(_NEAR):
        element = outline.parents[element]
        if outline.tags[element] == tag:
            return element
    return 0
