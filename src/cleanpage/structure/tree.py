"""The blocks of a body, and the images between them, as a tree."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cleanpage.page import BlockKind
from cleanpage.page.nodes import CodeBlock, Container, ContainerKind, Heading, Inline, Node, Paragraph, Run, Style
from cleanpage.parsing.document import Document, Outline, Segment
from cleanpage.structure.images import BlockImage, BlockTest, images_between
from cleanpage.structure.inline import InlineReader
from cleanpage.structure.surroundings import Origin, Step, Surroundings, valid_path
from cleanpage.structure.tables import DataTable, TableReader, find_data_tables
from cleanpage.structure.urls import UrlResolver
from cleanpage.text.characters import BULLETS

# Level of a heading that has none of its own.
_HEADING_LEVEL = 2
# What opens a heading and a list item in a text scrape.
_HASHES = re.compile(r"#{1,6}\s+")
_MARKER = re.compile(rf"(?:[{BULLETS}]|\(?(?P<number>\d{{1,3}})[.)])\s+")

# Classes that highlighters and Markdown converters write: Prism, highlight.js and CommonMark ("language-x"), GitHub
# ("highlight-source-x"), SyntaxHighlighter ("brush: x"), Pandoc ("sourceCode x"), Sphinx ("highlight-x").
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-source-|sourceCode\s+|brush:\s*|highlight-(?!text\b|wrapper\b|default\b))"
    r"([A-Za-z][\w+#.-]{0,19})"
)
_NO_LANGUAGE = frozenset({"none", "plain", "plaintext", "text", "nohighlight", "default"})
# How many elements are asked for a language: the element of the code, and those around it.
_LANGUAGE_LEVELS = 3


def build(document: Document, body: Sequence[int], is_beside: BlockTest = lambda index: False) -> tuple[Node, ...]:
    """The tree of a body.

    Args:
        document: The page.
        body: Indices of the blocks of its body, ascending.
        is_beside: Whether a block belongs to the text without being in its body: its headline, its byline.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> page = parse_html(b"<ul><li>One<li>Two")
        >>> [(node.kind.value, len(node.children)) for node in build(page, [0, 1])]
        [('ul', 2)]
    """
    leaves = _html_leaves(document, body, is_beside) if document.is_html else _text_leaves(document, body)
    tree = _Tree(document.outline)
    for leaf in leaves:
        tree.add(leaf)
    return tree.nodes()


class _Leaf(NamedTuple):
    """A node without children, and the containers around it, outermost first."""

    path: Sequence[Step]
    node: Node


def _text_leaves(document: Document, body: Sequence[int]) -> Iterator[_Leaf]:
    open_list: Step | None = None
    next_number = 0  # of the item that would continue the open list; items with bullets have the number 0
    for index in body:
        segment = document.segments[index]
        marker = _MARKER.match(segment.text) if segment.kind is BlockKind.LIST_ITEM else None
        if not marker:
            open_list = None
            text = _HASHES.sub("", segment.text, count=1) if segment.kind is BlockKind.HEADING else segment.text
            yield _Leaf((), _node(segment, (Run(text),)))
            continue
        number = int(marker["number"] or 0)
        if open_list is None or number != next_number:
            kind = ContainerKind.ORDERED_LIST if marker["number"] else ContainerKind.UNORDERED_LIST
            open_list = Step(kind, index, Origin.COUNTED, number or 1)
        next_number = number + 1 if number else 0
        content = (Run(segment.text[marker.end() :]),)
        yield _Leaf((open_list, Step(ContainerKind.LIST_ITEM, index)), _node(segment, content))


def _html_leaves(document: Document, body: Sequence[int], is_beside: BlockTest) -> Iterator[_Leaf]:
    surroundings = Surroundings(document.outline)
    reader = _LeafReader(document, surroundings)
    tables = find_data_tables(document, body, surroundings)
    images = images_between(document, frozenset(body), is_beside)
    waiting = deque(_outside_tables(images, tables, surroundings))
    table_at = {table.start: table for table in tables}
    table_reader = TableReader(document, surroundings, reader.inline) if tables else None
    position = 0
    while position < len(body):
        first = position
        table = table_at.get(first)
        position = table.stop if table else first + 1
        # An image that is in a table, but in no cell of it, comes before the table, like those in its caption.
        while waiting and waiting[0].blocks_before <= body[position - 1]:
            yield from reader.image(waiting.popleft())
        if table and table_reader:
            yield _Leaf(surroundings.of(table.element).path, table_reader.read(table))
        else:
            yield reader.block(body[first])
    for image in waiting:
        yield from reader.image(image)


def _outside_tables(
    images: Iterable[BlockImage], tables: Sequence[DataTable], surroundings: Surroundings
) -> Iterator[BlockImage]:
    """The images that are in no cell of a table of data."""
    elements = {table.element for table in tables}
    for image in images:
        around = surroundings.of(image.element)
        if not around.cell or around.table not in elements:
            yield image


class _LeafReader:
    """Makes leaves of the blocks and images of one page."""

    def __init__(self, document: Document, surroundings: Surroundings) -> None:
        self._document, self._surroundings = document, surroundings
        self.inline = InlineReader(document.outline, UrlResolver(document))

    def block(self, index: int) -> _Leaf:
        """A block that is in no table of data."""
        segment = self._document.segments[index]
        path = self._surroundings.of(segment.element).path
        if segment.kind is BlockKind.CODE:
            return _Leaf(path, CodeBlock(segment.text, language_of(self._document.outline, segment.element)))
        return _Leaf(path, _node(segment, self.inline.read(segment)))

    def image(self, image: BlockImage) -> Iterator[_Leaf]:
        """An image between blocks; nothing if its URL is not known."""
        content = self.inline.image(image.element, image.link)
        if content:
            yield _Leaf(self._surroundings.of(image.element).path, Paragraph((content,)))


def language_of(outline: Outline, element: int) -> str:
    """The language of the code in an element; "" if neither it, the element inside it, nor one around it tells.

    Example:
        >>> page = Outline(["#document", "pre", "code"], [0, 0, 1], ["", "", "hljs language-python"])
        >>> language_of(page, 1)
        'python'
    """
    inside = element + 1
    asked = [inside] if inside < len(outline.tags) and outline.parents[inside] == element else []
    for _ in range(_LANGUAGE_LEVELS):
        asked.append(element)
        element = outline.parents[element]
    for candidate in asked:
        match = _LANGUAGE.search(outline.names[candidate])
        if match:
            language = match[1].lower()
            return "" if language in _NO_LANGUAGE else language
    return ""


def _node(segment: Segment, content: Inline) -> Node:
    if segment.kind is BlockKind.HEADING:
        # A heading is bold anyway.
        plain = (replace(run, style=run.style & ~Style.STRONG) if isinstance(run, Run) else run for run in content)
        return Heading(segment.level or _HEADING_LEVEL, tuple(plain))
    return CodeBlock(segment.text) if segment.kind is BlockKind.CODE else Paragraph(content)


@dataclass(frozen=True, slots=True)
class _OpenContainer:
    """A container that may still get children."""

    step: Step
    children: list[_OpenContainer | Node] = field(default_factory=list)


class _Tree:
    """Grows a tree from its leaves. A container that two neighbouring leaves have in common is opened once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._top: list[_OpenContainer | Node] = []
        self._open: list[_OpenContainer] = []  # the containers around the last leaf, outermost first
        self._leaves = 0

    def add(self, leaf: _Leaf) -> None:
        """Add a leaf at the end."""
        self._leaves += 1
        steps = valid_path(leaf.path, self._outline, self._leaves)
        common = 0
        while common < min(len(steps), len(self._open)) and self._open[common].step == steps[common]:
            common += 1
        del self._open[common:]
        for step in steps[common:]:
            self._enter(step)
        self._innermost().append(leaf.node)

    def nodes(self) -> tuple[Node, ...]:
        """The finished tree."""
        return _closed(self._top)

    def _innermost(self) -> list[_OpenContainer | Node]:
        return self._open[-1].children if self._open else self._top

    def _enter(self, step: Step) -> None:
        siblings = self._innermost()
        last = siblings[-1] if siblings else None
        is_implied_item = step.kind is ContainerKind.LIST_ITEM and step.origin is not Origin.MARKED
        if is_implied_item and isinstance(last, _OpenContainer):
            container = last  # what stands between two items belongs to the first
        else:
            container = _OpenContainer(step)
            siblings.append(container)
        self._open.append(container)


def _closed(children: Sequence[_OpenContainer | Node]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for child in children:
        if isinstance(child, _OpenContainer):
            nodes.append(Container(child.step.kind, _closed(child.children), child.step.start))
        else:
            nodes.append(child)
    return tuple(nodes)
