"""The body as Markdown (CommonMark)."""

from __future__ import annotations

import re

from cleanpage.page import Block, Kind, Label, Page

# Characters that would be read as markup anywhere, and `&` where it begins an entity.
_INLINE = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)")
# What at the start of a line would be read as a heading, a list item, a rule, an underline or a fence. Digits cannot
# be escaped, so in a numbered item the backslash goes after the number.
_LINE_START = re.compile(
    r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-\s]*$|=+$|~{3}))", re.MULTILINE
)
# A run of number signs at the end of a heading would be read as its closing.
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
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
    if block.kind is Kind.HEADING:
        line = _CLOSING.sub(r"\\", _INLINE.sub(r"\\\g<0>", " ".join(block.text.split())))
        return f"{'#' * (block.level or _DEFAULT_HEADING_LEVEL)} {line}"
    text = escape(block.text)
    if block.kind is Kind.LIST_ITEM:
        return "- " + text.replace("\n", "\\\n  ")
    if block.kind is Kind.QUOTE:
        return "> " + text.replace("\n", "\\\n> ")
    return text.replace("\n", "\\\n")


def escape(text: str) -> str:
    """Escape what Markdown would read as markup in a paragraph.

    Example:
        >>> print(escape("1. 2 * 3 < 7"))
        1\\. 2 \\* 3 \\< 7
    """
    return _LINE_START.sub(r"\1\\", _INLINE.sub(r"\\\g<0>", text))
