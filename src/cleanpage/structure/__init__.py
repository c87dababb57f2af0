"""The body as a tree of paragraphs, lists, tables and the like: what the Markdown and HTML writers write."""

from cleanpage.structure.nesting import Nested, Span, nest
from cleanpage.structure.nodes import (
    Cell,
    Code,
    Container,
    Heading,
    Image,
    Inline,
    Node,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
)
from cleanpage.structure.tree import build

__all__ = [
    "Cell",
    "Code",
    "Container",
    "Heading",
    "Image",
    "Inline",
    "Nested",
    "Node",
    "Paragraph",
    "Row",
    "Run",
    "Span",
    "Style",
    "Table",
    "build",
    "nest",
]
