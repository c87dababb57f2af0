"""The body as Markdown: CommonMark, with the tables and the strikethrough of GitHub's dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanpage.page.nodes import (
    CodeBlock,
    Container,
    ContainerKind,
    Heading,
    Node,
    Paragraph,
    Run,
    Style,
    Table,
)
from cleanpage.writers import markdown_inline as inline

_LISTS = (ContainerKind.UNORDERED_LIST, ContainerKind.ORDERED_LIST)
# Two neighbouring lists have different markers, or they would be read as one.
_BULLETS, _NUMBER_ENDS = "-*", ".)"
# How a list begins that can follow the text of its item without a blank line (CommonMark 0.31, section 5.3).
_FOLLOWS_TEXT = re.compile(r"(?:[-*]|1[.)]) \S")
_BACKTICKS = re.compile(r"`+")
# A run of number signs at the end of a heading would be read as its closing.
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
_ESCAPE = r"\\"


class _Written(NamedTuple):
    """A node and its Markdown."""

    node: Node
    text: str


def write(nodes: Sequence[Node]) -> str:
    """Headings, nested lists, tables, quotes, code, links and images; what only looks like markup is escaped.

    Example:
        >>> write([Heading(2, (Run("Tea"),)), Paragraph((Run("Not *too* hot", Style.STRONG),))])
        '## Tea\\n\\n**Not \\\\*too\\\\* hot**'
    """
    return "\n\n".join(written.text for written in _written(nodes))


def _written(nodes: Sequence[Node]) -> Iterator[_Written]:
    """The nodes in order. A container that Markdown does not have is left out, and its children are not."""
    is_other_marker = False  # whether the last list has the second of the two markers
    previous: ContainerKind | None = None
    for node in nodes:
        if not isinstance(node, Container):
            previous = None
            text = _leaf(node)
            if text:
                yield _Written(node, text)
            continue
        if node.kind in _LISTS:
            is_other_marker = node.kind is previous and not is_other_marker
            yield _Written(node, _list(node, is_other_marker))
        elif node.kind is ContainerKind.QUOTE:
            yield _Written(node, _prefixed(write(node.children), "> ", "> "))
        elif node.kind is ContainerKind.TERM:
            yield from _written([_strong(child) for child in node.children])
        else:
            yield from _written(node.children)
        previous = node.kind


def _leaf(node: Paragraph | Heading | CodeBlock | Table) -> str:
    if isinstance(node, Heading):
        line = inline.line(node.content)
        return f"{'#' * node.level} {_CLOSING.sub(_ESCAPE, line)}" if line else ""
    if isinstance(node, CodeBlock):
        fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(node.text)), default=0))
        return f"{fence}{node.language}\n{node.text}\n{fence}"
    if isinstance(node, Table):
        return _table(node)
    return inline.paragraph(node.content)


def _strong(node: Node) -> Node:
    """A part of a term in bold, as Markdown has no element for terms."""
    if not isinstance(node, Paragraph):
        return node
    content = [
        replace(part, style=part.style | Style.STRONG) if isinstance(part, Run) else part for part in node.content
    ]
    return Paragraph(tuple(content))


def _list(node: Container, is_other_marker: bool) -> str:
    items = []
    for number, item in enumerate(node.children, start=node.start):
        if node.kind is ContainerKind.ORDERED_LIST:
            marker = f"{number}{_NUMBER_ENDS[is_other_marker]}"
        else:
            marker = _BULLETS[is_other_marker]
        text = _item(item.children if isinstance(item, Container) else [item])
        items.append(_prefixed(text, f"{marker} ", " " * (len(marker) + 1)) if text else marker)
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _item(nodes: Sequence[Node]) -> str:
    text = ""
    previous: Node | None = None
    for node, written in _written(nodes):
        is_list_after_text = isinstance(previous, Paragraph) and isinstance(node, Container) and node.kind in _LISTS
        between = "\n" if is_list_after_text and _FOLLOWS_TEXT.match(written) else "\n\n"
        text = f"{text}{between}{written}" if previous else written
        previous = node
    return text


def _prefixed(text: str, first: str, others: str) -> str:
    """The lines of a text behind prefixes, without white space at the ends of empty ones."""
    lines = text.split("\n")
    rest = [f"{others}{line}" if line else others.rstrip() for line in lines[1:]]
    return "\n".join([f"{first}{lines[0]}", *rest])


def _table(table: Table) -> str:
    rows = [row for row in _grid(table) if any(row)]
    width = max(map(len, rows), default=0)
    is_header = all(cell.is_header for cell in table.rows[0].cells)
    head, body = (rows[0], rows[1:]) if is_header and rows else ([], rows)
    lines = [[*head, *[""] * (width - len(head))], ["---"] * width, *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _grid(table: Table) -> Iterator[list[str]]:
    """The rows, with the text of a cell in the first of the places that it covers."""
    below: dict[int, int] = {}  # by column, in how many rows from this one on a cell that began above covers it
    for row in table.rows:
        texts: list[str] = []
        for cell in row.cells:
            _skip(texts, below)
            first = len(texts)
            texts += [inline.cell(cell.content), *[""] * (cell.colspan - 1)]
            if cell.rowspan > 1:
                below |= dict.fromkeys(range(first, len(texts)), cell.rowspan)
        below = {column: rows - 1 for column, rows in below.items() if rows > 1}
        while texts and not texts[-1]:
            texts.pop()
        yield texts


def _skip(texts: list[str], below: dict[int, int]) -> None:
    while len(texts) in below:
        texts.append("")
