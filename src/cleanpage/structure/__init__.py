"""The body as a tree of paragraphs, lists, tables and the like, which the Markdown and HTML writers write."""

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
    Row,
    Run,
    Style,
    Table,
)
from cleanpage.structure.inline import Nested, Span, nest

__all__ = [
    "Cell",
    "CodeBlock",
    "Container",
    "ContainerKind",
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
    "nest",
]
