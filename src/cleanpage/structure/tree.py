"""The chosen blocks of a page, and the pictures between them, to a tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Outline, Segment
from cleanpage.structure.code_language import language_of
from cleanpage.structure.images import Picture, Test, pictures_between
from cleanpage.structure.inline import InlineReader
from cleanpage.structure.links import Addresses
from cleanpage.structure.nodes import Code, Container, Heading, Inline, Node, Paragraph, Run, Style
from cleanpage.structure.surroundings import Step, Surroundings, valid_path
from cleanpage.structure.tables import TableReader, is_data

_HEADING_LEVEL = 2
# What opens a heading and a list item in a text scrape.
_HASHES = re.compile(r"#{1,6}\s+")
_MARKER = re.compile(r"(?:[-*•◦▪‣·]|\(?(?P<number>\d{1,3})[.)])\s+")


def build(document: Document, body: Sequence[int], is_beside: Test = lambda index: False) -> tuple[Node, ...]:
    """The tree of a body.

    Args:
        document: The page.
        body: Indices of the blocks of its body, ascending.
        is_beside: Whether a block belongs to the text without being in its body: its headline, its byline.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> page = parse_html(b"<ul><li>One<li>Two")
        >>> [(node.name, len(node.children)) for node in build(page, [0, 1])]
        [('ul', 2)]
    """
    leaves = _html_leaves(document, body, is_beside) if document.is_html else _text_leaves(document, body)
    tree = _Tree(document.outline)
    for path, node in leaves:
        tree.add(path, node)
    return tree.nodes()


# The containers that a node without children stands in, and the node.
_Leaf = tuple[Sequence[Step], Node]


def _text_leaves(document: Document, body: Iterable[int]) -> Iterator[_Leaf]:
    lists, following = 0, 0  # how many lists there were, and the number of the next item of the last
    for index in body:
        segment = document.segments[index]
        text = segment.text
        path: Sequence[Step] = ()
        marker = _MARKER.match(text) if segment.kind is BlockKind.LIST_ITEM else None
        if segment.kind is BlockKind.HEADING:
            text = _HASHES.sub("", text, count=1)
        elif marker:
            text = text[marker.end() :]
            number = int(marker["number"] or 0)
            lists += number != following
            following = number and number + 1
            path = (Step("ol" if marker["number"] else "ul", ~lists, number or 1), Step("li", index + 1))
        yield path, _node(segment, (Run(text),))


def _html_leaves(document: Document, body: Sequence[int], is_beside: Test) -> Iterator[_Leaf]:
    outline, segments = document.outline, document.segments
    surroundings = Surroundings(outline)
    inline = InlineReader(outline, Addresses(document))
    tables = TableReader(outline, inline)
    placed = ((surroundings.of(element), item) for element, item in _in_order(document, body, is_beside))
    for table, members in groupby(placed, key=lambda one: one[0].place.table):
        found = list(members)
        cells = [(segments[item], a.place) for a, item in found if isinstance(item, int) and a.place.cell]
        is_table = bool(table) and is_data(cells)
        # A caption of a table stands before it.
        for around, item in [one for one in found if not one[0].place.cell] if is_table else found:
            if isinstance(item, Picture):
                image = inline.image(item.element, item.link)
                if image:
                    yield around.path, Paragraph((image,))
            elif segments[item].kind is BlockKind.CODE:
                yield around.path, Code(segments[item].text, language_of(outline, segments[item].element))
            else:
                yield around.path, _node(segments[item], inline.read(segments[item]))
        if is_table:
            yield surroundings.of(table).path, tables.read(cells)


def _in_order(document: Document, body: Sequence[int], is_beside: Test) -> list[tuple[int, int | Picture]]:
    """The blocks and the pictures of a body with their elements, in the order of the page."""
    pictures = pictures_between(document, frozenset(body), is_beside)
    # A picture comes before the block of the same number.
    found: list[tuple[int, int, int, int | Picture]] = []
    found += [(picture.position, 0, picture.element, picture) for picture in pictures]
    found += [(index, 1, document.segments[index].element, index) for index in body]
    return [(element, item) for _, _, element, item in sorted(found, key=itemgetter(0, 1))]


def _node(segment: Segment, content: Inline) -> Node:
    if segment.kind is BlockKind.HEADING:
        # It is set in bold by being one.
        plain = (replace(run, style=run.style & ~Style.STRONG) if isinstance(run, Run) else run for run in content)
        return Heading(segment.level or _HEADING_LEVEL, tuple(plain))
    return Code(segment.text) if segment.kind is BlockKind.CODE else Paragraph(content)


@dataclass(slots=True)
class _Open:
    """A container that may still get children."""

    step: Step
    children: list[_Open | Node] = field(default_factory=list)


class _Tree:
    """Grows a tree from its leaves: what two of them have around them in common is opened once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._open = [_Open(Step("", 0))]
        self._leaves = 0

    def add(self, path: Sequence[Step], node: Node) -> None:
        """Add a leaf at the end."""
        self._leaves += 1
        steps = valid_path(path, self._outline, self._leaves)
        common = 0
        for one, step in zip(self._open[1:], steps, strict=False):
            if one.step.element != step.element:
                break
            common += 1
        del self._open[common + 1 :]
        for step in steps[common:]:
            self._enter(step)
        self._open[-1].children.append(node)

    def nodes(self) -> tuple[Node, ...]:
        """The children of the root."""
        return _closed(self._open[0])

    def _enter(self, step: Step) -> None:
        siblings = self._open[-1].children
        last = siblings[-1] if siblings else None
        if step.name == "li" and step.is_implied and isinstance(last, _Open):
            entered = last  # what stands between two items belongs to the first
        else:
            entered = _Open(step)
            siblings.append(entered)
        self._open.append(entered)


def _closed(container: _Open) -> tuple[Node, ...]:
    return tuple(
        Container(child.step.name, _closed(child), child.step.start) if isinstance(child, _Open) else child
        for child in container.children
    )
