"""The body as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Segment
from cleanpage.structure.surroundings import Surroundings
from cleanpage.structure.tables import DataRow, find_data_tables


def text_of(document: Document, body: Sequence[int]) -> str:
    """Blank lines between paragraphs, one line for a list item or a row of a table of data, tabs between its cells.

    Args:
        document: The page.
        body: Indices of the blocks of its body, ascending.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> page = parse_html(b"<p>Prices<ul><li>in pounds<li>with milk</ul><table><tr><td>Tea<td><p>2.10</table>")
        >>> text_of(page, range(5))
        'Prices\\n\\nin pounds\\nwith milk\\n\\nTea\\t2.10'
    """
    segments = document.segments
    tables = find_data_tables(document, body, Surroundings(document.outline))
    paragraphs: list[str] = []
    position = 0
    for table in tables:
        paragraphs += _paragraphs([segments[index] for index in body[position : table.start]])
        paragraphs.append("\n".join(_row(row, segments) for row in table.rows))
        position = table.stop
    paragraphs += _paragraphs([segments[index] for index in body[position:]])
    return "\n\n".join(paragraphs)


def _paragraphs(blocks: Sequence[Segment]) -> Iterator[str]:
    """The text of blocks, with neighbouring list items together."""
    for is_list, group in groupby(blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM):
        texts = [block.text for block in group]
        if is_list:
            yield "\n".join(texts)
        else:
            yield from texts


def _row(row: DataRow, segments: Sequence[Segment]) -> str:
    """A row on one line: white space in its cells is neither a line break nor a tab."""
    cells = [" ".join([segments[index].text for index in cell.blocks]) for cell in row.cells]
    return "\t".join([cell.replace("\n", " ").replace("\t", " ") for cell in cells])
