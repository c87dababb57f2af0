"""The nodes of a body. Frozen, and free of everything that was not its content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import TypeAlias


class Style(IntFlag):
    """How a run of text is set: `PLAIN`, or any of `STRONG`, `EMPHASIS`, `STRUCK` and `CODE` together."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    STRUCK = 4
    CODE = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    Attributes:
        text: The text; "\\n" is a line break, any other white space a single space.
        style: How it is set.
        link: Address that it leads to, or "".
        number: Tells two links to one address apart.
    """

    text: str
    style: Style = Style.PLAIN
    link: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture.

    Attributes:
        address: Where it is.
        text: What stands in for it.
        link: Address that it leads to, or "".
        number: As in `Run`.
    """

    address: str
    text: str = ""
    link: str = ""
    number: int = 0


Inline: TypeAlias = tuple[Run | Image, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that stands by itself: a paragraph, a caption, a line, a picture between paragraphs."""

    content: Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1..6."""

    level: int
    content: Inline


@dataclass(frozen=True, slots=True)
class Code:
    """A listing with its lines and indentation; its language as the page calls it, or ""."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, as wide and as high as it was; empty ones are kept."""

    content: Inline = ()
    columns: int = 1
    rows: int = 1
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells that begin in it."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data; tables that only lay out a page are none."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """What holds other nodes.

    Attributes:
        name: "blockquote", "ul", "ol", "li", "dl", "dt" or "dd".
        children: What it holds.
        start: Number of the first item of an "ol".
    """

    name: str
    children: tuple[Node, ...]
    start: int = 1


Node: TypeAlias = Paragraph | Heading | Code | Table | Container
