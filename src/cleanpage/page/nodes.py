"""The nodes of a body's tree: frozen records, which the public module `cleanpage.structure` offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum
from typing import TypeAlias


class Style(IntFlag):
    """How a run of text is set: `PLAIN`, or any of `STRONG`, `EMPHASIS`, `STRUCK` and `CODE` together."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    STRUCK = 4
    CODE = 8


class ContainerKind(StrEnum):
    """What a container is. Each value is the name of the HTML element.

    Attributes:
        UNORDERED_LIST: A list with bullets; its children are list items.
        ORDERED_LIST: A list with numbers; its children are list items.
        LIST_ITEM: An item of either list.
        DESCRIPTION_LIST: A list of terms with their descriptions, as in a glossary.
        TERM: A term in a description list.
        DESCRIPTION: What a description list says about the term before it.
        QUOTE: A quotation that stands by itself.
    """

    UNORDERED_LIST = "ul"
    ORDERED_LIST = "ol"
    LIST_ITEM = "li"
    DESCRIPTION_LIST = "dl"
    TERM = "dt"
    DESCRIPTION = "dd"
    QUOTE = "blockquote"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    Attributes:
        text: The text; "\\n" is a line break, any other white space a single space.
        style: How it is set.
        link: URL that the text links to, or "".
        link_id: The same number in all runs and images of one link: two links to one URL differ in it.
    """

    text: str
    style: Style = Style.PLAIN
    link: str = ""
    link_id: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """An image.

    Attributes:
        url: URL of the image.
        alt: The text that stands for it where it is not shown.
        link: URL that the image links to, or "".
        link_id: As in `Run`.
    """

    url: str
    alt: str = ""
    link: str = ""
    link_id: int = 0


Inline: TypeAlias = tuple[Run | Image, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that stands by itself: a paragraph, a caption, a line, or an image between paragraphs."""

    content: Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1..6."""

    level: int
    content: Inline


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code with its lines and indentation.

    Attributes:
        text: The code.
        language: Its programming language as the page names it, in lower case, or "".
    """

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        content: What is in it; () if it is empty.
        colspan: Number of columns that it covers.
        rowspan: Number of rows that it covers.
        is_header: Whether it is a header cell (`th`).
    """

    content: Inline = ()
    colspan: int = 1
    rowspan: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells that begin in it."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data. The parts of a layout table are nodes of their own instead."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """A list, an item or a quotation: what holds other nodes.

    Attributes:
        kind: What it is.
        children: The nodes in it.
        start: Number of the first item of an ordered list; 1 for any other container.
    """

    kind: ContainerKind
    children: tuple[Node, ...]
    start: int = 1


Node: TypeAlias = Paragraph | Heading | CodeBlock | Table | Container
