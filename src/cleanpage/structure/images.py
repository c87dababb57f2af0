"""Images that stand between the paragraphs of a body."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from cleanpage.parsing.document import Document, Outline

# How many levels up the link and the figure around an image are looked for.
_MAX_LEVELS = 5
# Images whose `width` or `height`, in pixels, is smaller are icons and tracking pixels.
_MIN_PIXELS = 48

# Whether the block with an index is of some kind.
BlockTest = Callable[[int], bool]


class BlockImage(NamedTuple):
    """An image that is in no block.

    Attributes:
        blocks_before: How many blocks of the page stand before it.
        element: Its `img` element.
        link: The link around it, 0 for none.
    """

    blocks_before: int
    element: int
    link: int


def images_between(document: Document, body: Collection[int], is_beside: BlockTest) -> Iterator[BlockImage]:
    """The images of a body, in order: those that have its blocks on either side, or one of them for a caption.

    Args:
        document: The page.
        body: Indices of the blocks of the body.
        is_beside: Whether a block may stand on the other side of an image at the edge of the body.
    """
    outline, segments = document.outline, document.segments
    for blocks_before, element in outline.images:
        before, after = blocks_before - 1, blocks_before
        if before not in body and after not in body:
            continue
        if after < len(segments) and any(mark.element == element and not mark.closes for mark in segments[after].marks):
            continue  # in the middle of a paragraph
        is_after_body = before in body or (before >= 0 and is_beside(before))
        is_before_body = after in body or (after < len(segments) and is_beside(after))
        if _is_small(outline, element):
            continue
        if (is_after_body and is_before_body) or _is_captioned(document, element, body, blocks_before):
            yield BlockImage(blocks_before, element, _ancestor(outline, element, "a"))


def _is_captioned(document: Document, element: int, body: Collection[int], blocks_before: int) -> bool:
    """Whether a block of the body that stands beside an image is in one figure with it."""
    outline = document.outline
    figure = _ancestor(outline, element, "figure")
    if not figure:
        return False
    for block in (blocks_before - 1, blocks_before):
        if block in body:
            holder = document.segments[block].element
            if outline.tags[holder] != "figure":
                holder = _ancestor(outline, holder, "figure")
            if holder == figure:
                return True
    return False


def _is_small(outline: Outline, element: int) -> bool:
    for name in ("width", "height"):
        size = outline.details.get((element, name), "").strip().removesuffix("px")
        if size.isascii() and size.isdigit() and int(size[:6]) < _MIN_PIXELS:
            return True
    return False


def _ancestor(outline: Outline, element: int, tag: str) -> int:
    """The nearest element of a kind around an element, a few levels up at most; 0 if there is none."""
    for _ in range(_MAX_LEVELS):
        element = outline.parents[element]
        if outline.tags[element] == tag:
            return element
    return 0
