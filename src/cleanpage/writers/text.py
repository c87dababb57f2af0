"""The body as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cleanpage.page import Block, BlockKind, Label, Page


def write(page: Page) -> str:
    """Paragraphs separated by blank lines; list items and table rows on lines, cells separated by tabs."""
    return join(block for block in page.blocks if block.label is Label.BODY)


def join(blocks: Iterable[Block]) -> str:
    """Join blocks as `write` does.

    Example:
        >>> items = [Block(text, BlockKind.LIST_ITEM, Label.BODY, 1.0) for text in ("one", "two")]
        >>> join([Block("Two things:", BlockKind.PARAGRAPH, Label.BODY, 1.0), *items])
        'Two things:\\n\\none\\ntwo'
    """
    return "\n\n".join(_groups(blocks))


def _groups(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind is BlockKind.LIST_ITEM:
            yield "\n".join(block.text for block in group)
        elif kind is BlockKind.TABLE:
            yield from _tables(list(group))
        else:
            yield from (block.text for block in group)


def _tables(blocks: list[Block]) -> Iterator[str]:
    """Tables of data by rows; what stands in the cells of a layout table as paragraphs."""
    places = [block.table_place for block in blocks]
    for _, table in groupby(zip(places, blocks, strict=True), key=lambda item: item[0] and item[0].table):
        members = list(table)
        cells = {place.cell for place, _ in members if place}
        if len(cells) < max(2, len(members)):
            yield from (block.text for _, block in members)
        else:
            rows = groupby(members, key=lambda item: item[0] and item[0].row)
            yield "\n".join("\t".join(block.text for _, block in row) for _, row in rows)
