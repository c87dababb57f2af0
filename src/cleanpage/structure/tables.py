"""Tables of data among the blocks of a body; tables that lay out a page are told from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Outline, Segment
from cleanpage.structure.inline import InlineReader
from cleanpage.structure.nodes import Cell, Inline, Row, Run, Table

# A cell holds one block; of so many cells one may hold several.
_CELLS_FOR_ONE_FULL = 5
# Longest text in a cell of data, in characters; the cells of a layout hold whole articles.
_LONGEST_CELL = 1_000
_CELL_KINDS = frozenset(
    {BlockKind.TABLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CODE, BlockKind.CONTROL}
)
# Widest and highest cell: more is a slip, or an attack that would make a page of a megabyte a table of gigabytes.
_MAX_SPANNED = 40


class Place(NamedTuple):
    """Where a block stands in the innermost table around it; elements of the outline, 0 where there is none."""

    table: int
    row: int
    cell: int


def is_data(blocks: Sequence[tuple[Segment, Place]]) -> bool:
    """Whether the blocks of one table are data rather than the parts of a page laid out by it."""
    cells: dict[int, int] = {}
    rows: dict[int, set[int]] = {}
    for segment, place in blocks:
        if len(segment.text) > _LONGEST_CELL or segment.kind not in _CELL_KINDS:
            return False
        cells[place.cell] = cells.get(place.cell, 0) + 1
        rows.setdefault(place.row, set()).add(place.cell)
    full = sum(count > 1 for count in cells.values())
    wide = sum(len(members) > 1 for members in rows.values())
    return len(cells) > 1 and full * _CELLS_FOR_ONE_FULL <= len(cells) and 2 * wide >= len(rows)


class TableReader:
    """Reads the tables of one page.

    Args:
        outline: The elements of the page.
        inline: Reads the content of its blocks.
    """

    def __init__(self, outline: Outline, inline: InlineReader) -> None:
        self._outline, self._inline = outline, inline

    def read(self, blocks: Sequence[tuple[Segment, Place]]) -> Table:
        """The table that some blocks are the cells of, with the empty cells between them."""
        contents: dict[int, Inline] = {}
        for segment, place in blocks:
            before = contents.get(place.cell, ())
            contents[place.cell] = (*before, *([Run("\n")] if before else []), *self._inline.read(segment))
        rows = list(dict.fromkeys(place.row for _, place in blocks))
        return Table(tuple(self._row(row, contents) for row in rows))

    def _row(self, row: int, contents: Mapping[int, Inline]) -> Row:
        cells = [self._cell(cell, contents.get(cell, ())) for cell in self._cells.get(row, ())]
        while len(cells) > 1 and not cells[-1].content:
            cells.pop()
        return Row(tuple(cells))

    @cached_property
    def _cells(self) -> Mapping[int, Sequence[int]]:
        """The cells of every row, empty ones with them."""
        found: dict[int, list[int]] = {}
        for element, (tag, parent) in enumerate(zip(self._outline.tags, self._outline.parents, strict=True)):
            if tag in ("td", "th"):
                found.setdefault(parent, []).append(element)
        return found

    def _cell(self, cell: int, content: Inline) -> Cell:
        return Cell(content, self._span(cell, "colspan"), self._span(cell, "rowspan"), self._outline.tags[cell] == "th")

    def _span(self, cell: int, name: str) -> int:
        told = self._outline.details.get((cell, name), "").strip()[:6]
        return min(_MAX_SPANNED, max(1, int(told))) if told.isascii() and told.isdigit() else 1
