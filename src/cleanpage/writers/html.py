"""The body as minimal HTML that is safe to show: all text is escaped, attributes are safe URLs, numbers and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from cleanpage.page.nodes import (
    Cell,
    CodeBlock,
    Container,
    ContainerKind,
    Heading,
    Image,
    Inline,
    Node,
    Paragraph,
    Run,
    Style,
    Table,
)
from cleanpage.structure.inline import Span, nest

_ITEMS = (ContainerKind.LIST_ITEM, ContainerKind.TERM, ContainerKind.DESCRIPTION)
_ELEMENTS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.STRUCK: "s", Style.CODE: "code"}


def write(nodes: Sequence[Node]) -> str:
    """The tree of a body, an element to a line.

    Example:
        >>> write([Heading(2, (Run("Tea & milk"),)), Paragraph((Run("Hot", Style.EMPHASIS), Run(" tea")))])
        '<h2>Tea &amp; milk</h2>\\n<p><em>Hot</em> tea</p>'
    """
    return "\n".join(line for node in nodes for line in _lines(node))


def _lines(node: Node) -> Iterator[str]:
    if isinstance(node, Container):
        yield from _container(node)
    elif isinstance(node, Heading):
        yield f"<h{node.level}>{_inline(node.content)}</h{node.level}>"
    elif isinstance(node, Paragraph):
        yield f"<p>{_inline(node.content)}</p>"
    elif isinstance(node, CodeBlock):
        language = f' class="language-{escape(node.language)}"' if node.language else ""
        yield f"<pre><code{language}>{escape(node.text)}</code></pre>"
    else:
        yield from _table(node)


def _container(node: Container) -> Iterator[str]:
    start = f' start="{node.start}"' if node.start != 1 else ""
    opening, closing = f"<{node.kind}{start}>", f"</{node.kind}>"
    first, *others = node.children or (None,)
    # The text of an item needs no paragraph around it if it is the only one.
    if node.kind in _ITEMS and isinstance(first, Paragraph) and not any(isinstance(c, Paragraph) for c in others):
        opening += _inline(first.content)
        children: Sequence[Node] = others
    else:
        children = node.children
    if not children:
        yield f"{opening}{closing}"
        return
    yield opening
    for child in children:
        yield from _lines(child)
    yield closing


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    for row in table.rows:
        yield f"<tr>{''.join(map(_cell, row.cells))}</tr>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    name = "th" if cell.is_header else "td"
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{name}{colspan}{rowspan}>{_inline(cell.content)}</{name}>"


def _inline(content: Inline) -> str:
    return "".join(map(_part, nest(content)))


def _part(part: Span | Run | Image) -> str:
    if isinstance(part, Image):
        return f'<img src="{escape(part.url)}" alt="{escape(part.alt)}">'
    if isinstance(part, Run):
        return escape(part.text, quote=False).replace("\n", "<br>")
    text = "".join(map(_part, part.parts))
    if part.link:
        return f'<a href="{escape(part.link)}">{text}</a>'
    name = _ELEMENTS[part.style]
    return f"<{name}>{text}</{name}>"
