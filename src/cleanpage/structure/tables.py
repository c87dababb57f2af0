"""Tables: which of them hold data and which only lay out a page, for every writer; and the nodes of those with data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from cleanpage.lexicon import tags
from cleanpage.page import BlockKind
from cleanpage.page.nodes import Cell, Image, Row, Run, Table
from cleanpage.parsing.document import Document, Outline, Segment
from cleanpage.structure.inline import InlineReader
from cleanpage.structure.surroundings import Surroundings

# A cell of data holds one block. At most one cell in so many may hold several.
_CELLS_PER_FULL_CELL = 5
# Longest block in a cell of data, in characters; the cells of a layout hold whole articles.
_MAX_CELL_CHARS = 1_000
# What the cells of data are made of; figures and quotations are in the cells of layouts.
_CELL_KINDS = frozenset(
    {BlockKind.TABLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CODE, BlockKind.CONTROL}
)
# Columns or rows that a cell can cover at most. More is a slip, or an attack that would make a table of gigabytes out
# of a page of a megabyte.
_MAX_SPAN = 40


class DataCell(NamedTuple):
    """A cell with the blocks of the body that are in it.

    Attributes:
        element: The cell, as an index into the outline.
        blocks: Indices of the blocks.
    """

    element: int
    blocks: tuple[int, ...]


class DataRow(NamedTuple):
    """A row of a table, with those of its cells that hold blocks of the body.

    Attributes:
        element: The row, as an index into the outline.
        cells: The cells, in order.
    """

    element: int
    cells: tuple[DataCell, ...]


class DataTable(NamedTuple):
    """Neighbouring blocks of a body that are the cells of one table of data.

    Attributes:
        element: The table, as an index into the outline.
        start: Position in the body of the first block.
        stop: Position in the body after the last block.
        rows: The rows that hold the blocks, in order.
    """

    element: int
    start: int
    stop: int
    rows: tuple[DataRow, ...]


def find_data_tables(document: Document, body: Sequence[int], surroundings: Surroundings) -> list[DataTable]:
    """The tables of data in a body, in order.

    A table holds data if its cells are short, almost all of them hold one block, and half of its rows or more have
    several cells. Any other table only lays out the page, and its blocks are like those outside tables. Only blocks of
    the body count, and a table in another table is judged by itself.

    Args:
        document: The page.
        body: Indices of the blocks of its body, ascending.
        surroundings: What is around the elements of the page.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> page = parse_html(b"<p>Prices</p><table><tr><td>Tea<td><p>2.10<tr><td>Coffee<td><p>3.20</table>")
        >>> (table,) = find_data_tables(page, range(5), Surroundings(page.outline))
        >>> [[cell.blocks for cell in row.cells] for row in table.rows]
        [[(1,), (2,)], [(3,), (4,)]]
    """
    segments = document.segments
    if not any(segments[index].flags & tags.TABLE for index in body):
        return []
    tables = []
    start = 0
    for table, stretch in groupby(body, key=lambda index: _table_of(segments[index], surroundings)):
        blocks = list(stretch)
        stop = start + len(blocks)
        if table:
            rows = _rows(segments, blocks, surroundings)
            if _is_data(segments, rows):
                tables.append(DataTable(table, start, stop, rows))
        start = stop
    return tables


def _table_of(segment: Segment, surroundings: Surroundings) -> int:
    """The table in whose cell a block is; 0 if it is in no cell."""
    if not segment.flags & tags.TABLE:
        return 0
    around = surroundings.of(segment.element)
    return around.table if around.cell else 0


def _rows(segments: Sequence[Segment], blocks: Sequence[int], surroundings: Surroundings) -> tuple[DataRow, ...]:
    """Blocks of one table by row and cell; a cell that is interrupted by another one is there twice."""
    rows = []
    for row, in_row in groupby(blocks, key=lambda index: surroundings.of(segments[index].element).row):
        cells = []
        for cell, in_cell in groupby(in_row, key=lambda index: surroundings.of(segments[index].element).cell):
            cells.append(DataCell(cell, tuple(in_cell)))
        rows.append(DataRow(row, tuple(cells)))
    return tuple(rows)


def _is_data(segments: Sequence[Segment], rows: Sequence[DataRow]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    full_cells = sum(len(cell.blocks) > 1 for cell in cells)
    wide_rows = sum(len(row.cells) > 1 for row in rows)
    return (
        2 * wide_rows >= len(rows)
        and full_cells * _CELLS_PER_FULL_CELL <= len(cells)
        and all(_is_short(segments[index]) for cell in cells for index in cell.blocks)
        and _is_in_order([row.element for row in rows])
        and _is_in_order([cell.element for cell in cells])
    )


def _is_in_order(elements: Sequence[int]) -> bool:
    """Whether no row or cell is inside another one, as in bad markup; a table of such would change the text's order."""
    return all(before < after for before, after in pairwise(elements))


def _is_short(segment: Segment) -> bool:
    """Whether a block can stand in a cell of data: it is short, and has no lines that must stay lines."""
    if segment.kind is BlockKind.CODE and "\n" in segment.text:
        return False
    return segment.kind in _CELL_KINDS and len(segment.text) <= _MAX_CELL_CHARS


class TableReader:
    """Reads the content of the tables of one page.

    Args:
        document: The page.
        surroundings: What is around its elements.
        inline: Reads the content of its blocks.
    """

    def __init__(self, document: Document, surroundings: Surroundings, inline: InlineReader) -> None:
        self._document, self._inline = document, inline
        self._cells = _cells_by_row(document.outline, surroundings)

    def read(self, table: DataTable) -> Table:
        """The table with the content of its cells, and with the empty cells between them."""
        return Table(tuple(self._row(row) for row in table.rows))

    def _row(self, row: DataRow) -> Row:
        blocks = {cell.element: cell.blocks for cell in row.cells}
        last = row.cells[-1].element
        cells = [self._cell(cell, blocks.get(cell, ())) for cell in self._cells[row.element] if cell <= last]
        return Row(tuple(cells))

    def _cell(self, element: int, blocks: Sequence[int]) -> Cell:
        outline = self._document.outline
        return Cell(
            content=tuple(self._content(blocks)),
            colspan=_span(outline, element, "colspan"),
            rowspan=_span(outline, element, "rowspan"),
            is_header=outline.tags[element] == "th",
        )

    def _content(self, blocks: Sequence[int]) -> Iterator[Run | Image]:
        for number, index in enumerate(blocks):
            if number:
                yield Run("\n")
            yield from self._inline.read(self._document.segments[index])


def _cells_by_row(outline: Outline, surroundings: Surroundings) -> Mapping[int, Sequence[int]]:
    """The cells of every row, empty ones with them."""
    cells: dict[int, list[int]] = {}
    for element, tag in enumerate(outline.tags):
        if tag in ("td", "th"):
            cells.setdefault(surroundings.of(element).row, []).append(element)
    return cells


def _span(outline: Outline, cell: int, name: str) -> int:
    span = outline.details.get((cell, name), "").strip()[:6]
    return min(_MAX_SPAN, max(1, int(span))) if span.isascii() and span.isdigit() else 1
