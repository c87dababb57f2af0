"""The body as Markdown (CommonMark)."""

from __future__ import annotations

import re

from cleanpage.page import Block, Kind, Label, Page

# Characters that would be read as markup inside a paragraph, and openings that would be at its start.
_INLINE = re.compile(r"([\\`*_\[\]<>])")
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|\d{1,9}(?=[.)]\s))")
_DEFAULT_HEADING_LEVEL = 2


def write(page: Page) -> str:
    """Headings, list items, quotes and code as CommonMark; markup characters in the text are escaped."""
    parts: list[str] = []
    previous: Kind | None = None
    for block in page.blocks:
        if block.label is Label.BODY:
            tight = block.kind is Kind.LIST_ITEM and previous is Kind.LIST_ITEM
            parts += ["\n" if tight else "\n\n" if parts else "", _render(block)]
            previous = block.kind
    return "".join(parts)


def _render(block: Block) -> str:
    if block.kind is Kind.CODE:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    text = escape(block.text)
    if block.kind is Kind.HEADING:
        return f"{'#' * (block.level or _DEFAULT_HEADING_LEVEL)} {' '.join(text.split())}"
    if block.kind is Kind.LIST_ITEM:
        return "- " + text.replace("\n", "\\\n  ")
    if block.kind is Kind.QUOTE:
        return "> " + text.replace("\n", "\\\n> ")
    return text.replace("\n", "\\\n")


def escape(text: str) -> str:
    """Escape what Markdown would read as markup.

    Example:
        >>> escape("2 * 3 < 7")
        '2 \\\\* 3 \\\\< 7'
    """
    return _OPENING.sub(r"\1\\\2", _INLINE.sub(r"\\\1", text))
