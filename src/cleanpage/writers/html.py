"""The body as minimal HTML that is safe to show: every character escaped, no attribute but addresses and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from cleanpage.page import Page
from cleanpage.structure import (
    Cell,
    Code,
    Container,
    Heading,
    Image,
    Inline,
    Node,
    Paragraph,
    Run,
    Span,
    Style,
    Table,
    nest,
)

_ITEMS = ("li", "dt", "dd")
_ELEMENTS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.STRUCK: "s", Style.CODE: "code"}


def write(page: Page) -> str:
    """The tree of the body, an element to a line."""
    return "\n".join(line for node in page.structure() for line in _lines(node))


def _lines(node: Node) -> Iterator[str]:
    if isinstance(node, Container):
        yield from _container(node)
    elif isinstance(node, Heading):
        yield f"<h{node.level}>{_inline(node.content)}</h{node.level}>"
    elif isinstance(node, Paragraph):
        yield f"<p>{_inline(node.content)}</p>"
    elif isinstance(node, Code):
        language = f' class="language-{escape(node.language)}"' if node.language else ""
        yield f"<pre><code{language}>{escape(node.text)}</code></pre>"
    else:
        yield from _table(node)


def _container(node: Container) -> Iterator[str]:
    start = f' start="{node.start}"' if node.start != 1 else ""
    opening, children = f"<{node.name}{start}>", node.children
    first = children[0] if children else None
    # The text of an item needs no paragraph around it if it is the only one.
    if node.name in _ITEMS and isinstance(first, Paragraph) and not any(isinstance(c, Paragraph) for c in children[1:]):
        opening, children = f"{opening}{_inline(first.content)}", children[1:]
    if not children:
        yield f"{opening}</{node.name}>"
        return
    yield opening
    for child in children:
        yield from _lines(child)
    yield f"</{node.name}>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    for row in table.rows:
        yield f"<tr>{''.join(map(_cell, row.cells))}</tr>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    name = "th" if cell.is_heading else "td"
    spans = [("colspan", cell.columns), ("rowspan", cell.rows)]
    told = "".join(f' {attribute}="{number}"' for attribute, number in spans if number > 1)
    return f"<{name}{told}>{_inline(cell.content)}</{name}>"


def _inline(content: Inline) -> str:
    return "".join(map(_part, nest(content)))


def _part(part: Span | Run | Image) -> str:
    if isinstance(part, Image):
        return f'<img src="{escape(part.address)}" alt="{escape(part.text)}">'
    if isinstance(part, Run):
        return escape(part.text, quote=False).replace("\n", "<br>")
    text = "".join(map(_part, part.parts))
    if part.link:
        return f'<a href="{escape(part.link)}">{text}</a>'
    name = _ELEMENTS[part.style]
    return f"<{name}>{text}</{name}>"
