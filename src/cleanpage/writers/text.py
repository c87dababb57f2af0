"""The body as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cleanpage.page import Block, Kind, Label, Page


def write(page: Page) -> str:
    """Paragraphs separated by blank lines; the items of a list on lines of their own."""
    return join(block for block in page.blocks if block.label is Label.BODY)


def join(blocks: Iterable[Block]) -> str:
    """Join blocks as `write` does.

    Example:
        >>> items = [Block(text, Kind.LIST_ITEM, Label.BODY, 1.0) for text in ("one", "two")]
        >>> join([Block("Two things:", Kind.PARAGRAPH, Label.BODY, 1.0), *items])
        'Two things:\\n\\none\\ntwo'
    """
    return "\n\n".join(_groups(blocks))


def _groups(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [block.text for block in group]
        if kind is Kind.LIST_ITEM:
            yield "\n".join(texts)
        else:
            yield from texts
