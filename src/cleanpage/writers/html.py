"""The body as minimal HTML: text only, every character escaped, no attribute of the source."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from cleanpage.page import Block, Kind, Label, Page

_ELEMENTS = {Kind.CODE: "pre", Kind.QUOTE: "blockquote", Kind.LIST_ITEM: "li"}
_DEFAULT_HEADING_LEVEL = 2


def write(page: Page) -> str:
    """One element per block; the items of a list stand in one `<ul>`."""
    return "\n".join(_lines(block for block in page.blocks if block.label is Label.BODY))


def _lines(blocks: Iterator[Block]) -> Iterator[str]:
    for is_list, group in groupby(blocks, key=lambda block: block.kind is Kind.LIST_ITEM):
        rendered = [_render(block) for block in group]
        yield from ["<ul>", *rendered, "</ul>"] if is_list else rendered


def _render(block: Block) -> str:
    element = _ELEMENTS.get(block.kind, "p")
    if block.kind is Kind.HEADING:
        element = f"h{block.level or _DEFAULT_HEADING_LEVEL}"
    text = escape(block.text)
    if block.kind is not Kind.CODE:
        text = text.replace("\n", "<br>")
    return f"<{element}>{text}</{element}>"
