"""What a CommonMark reader makes of Markdown: the leaves of the page, and the containers around them."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_CONTAINERS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote"}
_LEAVES = {"paragraph": "p", "th": "cell", "td": "cell"}


class Leaf(NamedTuple):
    """A text of a page.

    Attributes:
        path: Names of the containers around it.
        kind: "p", "h1" to "h6", "pre" or "cell".
        text: Its text; images have none.
    """

    path: tuple[str, ...]
    kind: str
    text: str


def read_markdown(source: str) -> list[Leaf]:
    """The leaves of a page in Markdown; cells without text are left out."""
    path: list[str] = []
    kinds = ["p"]
    leaves = []
    for token in READER.parse(source):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            if token.content or kinds[-1] != "cell":
                leaves.append(Leaf(tuple(path), kinds[-1], read_inline(token)))
        elif token.type == "fence":
            leaves.append(Leaf(tuple(path), "pre", token.content.removesuffix("\n")))
        elif name in _CONTAINERS:
            path.append(_CONTAINERS[name]) if token.nesting > 0 else path.pop()
        elif name in _LEAVES or name == "heading":
            kinds.append(_LEAVES.get(name, token.tag)) if token.nesting > 0 else kinds.pop()
        else:
            assert name in ("table", "thead", "tbody", "tr"), f"{token.type} in {source!r}"
    return leaves


def read_inline(token: Token) -> str:
    """The text of a paragraph; line breaks are ends of lines."""
    texts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            texts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            texts.append("\n")
        else:
            assert child.type != "html_inline", f"markup {child.content!r} in {token.content!r}"
    return "".join(texts)
