"""The body as Markdown: CommonMark, with the tables and the strikethrough of GitHub's dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleanpage.page import Page
from cleanpage.structure import Code, Container, Heading, Node, Paragraph, Run, Style, Table
from cleanpage.writers import markdown_inline as inline

_LISTS = ("ul", "ol")
# Two lists in a row differ in their markers, or they would be read as one.
_BULLETS, _POINTS = "-*", ".)"
# A list that begins otherwise cannot follow the text of its item without a blank line (CommonMark 0.31, section 5.3).
_FOLLOWS_TEXT = re.compile(r"(?:[-*]|1[.)]) \S")
_BACKTICKS = re.compile(r"`+")
# A run of number signs at the end of a heading would be read as its closing.
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
_ESCAPE = r"\\"


def write(page: Page) -> str:
    """Headings, nested lists, tables, quotes, listings, links and pictures; what only looks like markup is escaped."""
    return "\n\n".join(text for _, text in _written(page.structure()))


def _written(nodes: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    """Every node without containers that Markdown does not have, and its text."""
    alternate, previous = False, ""
    for node in nodes:
        name = node.name if isinstance(node, Container) else ""
        if isinstance(node, Container) and name in _LISTS:
            alternate = name == previous and not alternate
            yield node, _list(node, alternate)
        elif isinstance(node, Container) and name == "blockquote":
            yield node, _prefixed("\n\n".join(text for _, text in _written(node.children)), "> ", "> ")
        elif isinstance(node, Container):
            yield from _written([_strong(child) if name == "dt" else child for child in node.children])
        else:
            text = _leaf(node)
            if text:
                yield node, text
        previous = name


def _leaf(node: Paragraph | Heading | Code | Table) -> str:
    if isinstance(node, Heading):
        line = inline.line(node.content)
        return f"{'#' * node.level} {_CLOSING.sub(_ESCAPE, line)}" if line else ""
    if isinstance(node, Code):
        fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(node.text)), default=0))
        return f"{fence}{node.language}\n{node.text}\n{fence}"
    if isinstance(node, Table):
        return _table(node)
    return inline.paragraph(node.content)


def _strong(node: Node) -> Node:
    """A defined term: Markdown has no element for it."""
    if not isinstance(node, Paragraph):
        return node
    return Paragraph(tuple(replace(p, style=p.style | Style.STRONG) if isinstance(p, Run) else p for p in node.content))


def _list(node: Container, alternate: bool) -> str:
    items = []
    for number, item in enumerate(node.children, start=node.start):
        marker = f"{number}{_POINTS[alternate]}" if node.name == "ol" else _BULLETS[alternate]
        text = _item(item.children if isinstance(item, Container) else [item])
        items.append(_prefixed(text, f"{marker} ", " " * (len(marker) + 1)) if text else marker)
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _item(nodes: Sequence[Node]) -> str:
    text = ""
    previous: Node | None = None
    for node, written in _written(nodes):
        follows = isinstance(previous, Paragraph) and isinstance(node, Container) and node.name in _LISTS
        between = "\n" if follows and _FOLLOWS_TEXT.match(written) else "\n\n"
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
    is_headed = all(cell.is_heading for cell in table.rows[0].cells)
    head, body = (rows[0], rows[1:]) if is_headed and rows else ([], rows)
    lines = [[*head, *[""] * (width - len(head))], ["---"] * width, *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _grid(table: Table) -> Iterator[list[str]]:
    """The rows, with the text of a cell in the first of the places that it spans."""
    below: dict[int, int] = {}  # by column, in how many more rows a cell above reaches into it
    for row in table.rows:
        texts: list[str] = []
        for cell in row.cells:
            _skip(texts, below)
            first = len(texts)
            texts += [inline.cell(cell.content), *[""] * (cell.columns - 1)]
            below |= {column: cell.rows for column in range(first, len(texts)) if cell.rows > 1}
        below = {column: rows - 1 for column, rows in below.items() if rows > 1}
        while texts and not texts[-1]:
            texts.pop()
        yield texts


def _skip(texts: list[str], below: dict[int, int]) -> None:
    while len(texts) in below:
        texts.append("")
