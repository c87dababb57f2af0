"""Trees to write, by hand and at random, and the leaves that a reader should find in what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from cleanpage.structure import (
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
from support.markdown_reading import Leaf


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def items(
    *nodes: Node | Sequence[Node], kind: ContainerKind = ContainerKind.UNORDERED_LIST, start: int = 1
) -> Container:
    """A list with an item for each node or sequence of nodes."""
    children = [node if isinstance(node, Sequence) else (node,) for node in nodes]
    return Container(kind, tuple(Container(ContainerKind.LIST_ITEM, tuple(child)) for child in children), start)


def text_in(content: Inline, line_break: str = "\n") -> str:
    """The text of a leaf; code has no line breaks."""
    runs = [part for part in content if isinstance(part, Run)]
    return "".join(run.text.replace("\n", " " if run.style & Style.CODE else line_break) for run in runs)


def leaves(nodes: Sequence[Node], path: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """The leaves of a tree; terms and their definitions are paragraphs, cells without text are left out."""
    for node in nodes:
        if isinstance(node, Container):
            is_known = node.kind in ("ul", "ol", "li", "blockquote")
            yield from leaves(node.children, (*path, node.kind.value) if is_known else path)
        elif isinstance(node, Table):
            yield from (
                Leaf(path, "cell", text_in(cell.content, " "))
                for row in node.rows
                for cell in row.cells
                if cell.content
            )
        elif isinstance(node, CodeBlock):
            yield Leaf(path, "pre", node.text)
        elif isinstance(node, Heading):
            yield Leaf(path, f"h{node.level}", text_in(node.content, " "))
        else:
            yield Leaf(path, "p", text_in(node.content))


TOKENS = ("&amp;", "&copy;", "1.", "---", "===", "~~~", "-", "+", "#", "# a", "<b>", ">", "```", "a", "b", "[x](y)")
WORD = st.text(st.sampled_from("#-+*_`~<>[]()!&;=.:1a|\\é雪“”$"), min_size=1, max_size=6) | st.sampled_from(TOKENS)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
STYLES = st.sampled_from([*Style, Style.PLAIN, Style.STRONG | Style.EMPHASIS])
LINKS = st.sampled_from(["", "", "https://example.org/a_(b)?x=1&copy=2 c"])
IMAGE = st.just(Image("https://example.org/a.png", "a [b]"))
PARTS = st.builds(Run, LINES, STYLES, LINKS) | st.builds(Run, TEXT) | IMAGE
CONTENT = st.lists(PARTS, min_size=1, max_size=4).map(tuple).filter(text_in)
CODE = st.text(st.sampled_from("`~a \n\t<"), min_size=1).map(lambda t: t.strip("\n")).filter(str.strip).map(CodeBlock)
CELLS = st.builds(Cell, CONTENT | st.just(()), st.integers(1, 3), st.integers(1, 2), st.booleans())
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(tuple).map(Row)
TABLES = (
    st.lists(ROWS, min_size=1, max_size=4)
    .filter(lambda rows: any(cell.content for row in rows for cell in row.cells))
    .map(lambda rows: Table(tuple(rows)))
)
LEAVES = st.builds(Paragraph, CONTENT) | st.builds(Heading, st.integers(1, 6), CONTENT) | CODE | TABLES


def _containers(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    inside = st.lists(children, min_size=1, max_size=3)
    some = st.lists(inside, min_size=1, max_size=3)
    numbered = st.builds(
        lambda nodes, start: items(*nodes, kind=ContainerKind.ORDERED_LIST, start=start), some, st.integers(0, 12)
    )
    quotes = inside.map(lambda nodes: Container(ContainerKind.QUOTE, tuple(nodes)))
    return some.map(lambda nodes: items(*nodes)) | numbered | quotes


def _nodes() -> st.SearchStrategy[Node]:
    """Leaves, and containers inside one another. `st.recursive` draws as deep trees in three times the time."""
    nodes = LEAVES
    for _ in range(3):
        nodes = nodes | _containers(nodes)
    return nodes


TREES = st.lists(_nodes(), min_size=1, max_size=4)
