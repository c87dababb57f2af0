"""Pages in Arrow tables: one function makes a batch of rows from a batch of pages, for every engine that uses Arrow.

It needs pyarrow, which the extra `arrow` installs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import repeat
from typing import Any, TypeVar

from cleanpage.config import Config
from cleanpage.errors import CleanpageError, ConfigError
from cleanpage.tools.extras import needs
from cleanpage.tools.rows import SCHEMA_VERSION, Row, extract_row

with needs("arrow"):
    import pyarrow as pa

__all__ = ["COLUMNS", "SCHEMA", "ColumnError", "extract_batch", "extract_batches", "row_values", "rows_to_batch"]

_FINDING = pa.struct(
    [
        pa.field("kind", pa.string()),
        pa.field("message", pa.string()),
        pa.field("count", pa.int32()),
        pa.field("score", pa.float32()),
    ]
)
_TYPES = {
    "text": pa.string(), "title": pa.string(), "author": pa.string(), "date": pa.string(), "language": pa.string(),
    "site_name": pa.string(), "contamination": pa.float32(), "confidence": pa.float32(),
    "findings": pa.list_(_FINDING), "warnings": pa.list_(pa.string()), "error": pa.string(),
}  # fmt: skip
#: The columns of a result, in their order. They are the fields of `cleanpage.tools.rows.Row`.
COLUMNS = tuple(field.name for field in fields(Row))
#: Their types. The metadata hold the version of the schema.
SCHEMA = pa.schema(
    [pa.field(name, _TYPES[name]) for name in COLUMNS], metadata={"cleanpage_schema": str(SCHEMA_VERSION)}
)

# Rows of a table that are made at once.
_PART_ROWS = 1024
_NULL = pa.scalar(None)

Batch = TypeVar("Batch", bound="pa.RecordBatch | pa.Table")


class ColumnError(CleanpageError, KeyError):
    """A batch or a result has no column of a name, or a batch has two."""

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError would show it in quotes


def extract_batch(
    batch: Batch,
    html: str = "html",
    url: str | None = None,
    columns: Sequence[str] = COLUMNS,
    keep: Sequence[str] = (),
    options: Mapping[str, Any] | None = None,
) -> Batch:
    """Extract the pages of a batch, row by row.

    If a cell is null or holds no page, or a page fails, the column `error` of its row says why; nothing is raised. The
    function pickles, also inside `functools.partial`.

    Args:
        batch: A record batch or a table.
        html: The column with the pages: bytes, or text.
        url: The column with their URLs, if there is one.
        columns: The columns of the result, of `COLUMNS`.
        keep: Columns of the batch, such as an id, that the result has as they are, before the others.
        options: Keywords of `cleanpage.extract`.

    Returns:
        A batch of the same kind with as many rows. Its schema is a part of `SCHEMA`, after the columns that are kept.

    Raises:
        ColumnError: The batch has no column of that name, or two, or `columns` names one that does not exist.
        ConfigError: An option is unknown or has a wrong value, or the result would have no column or one twice.

    Example:
        >>> pages = ["<title>Rain</title><p>It rained all day, and the river rose by a metre.</p>", None]
        >>> rows = extract_batch(pa.table({"id": [1, 2], "html": pages}), columns=["title", "error"], keep=["id"])
        >>> rows.to_pylist()
        [{'id': 1, 'title': 'Rain', 'error': None}, {'id': 2, 'title': None, 'error': 'no page: null'}]
    """
    keywords = dict(options or {})
    Config.from_options(keywords)
    check_names(columns, COLUMNS)
    check_names([html, *([url] if url else []), *keep], batch.schema.names)
    _check_distinct([*keep, *columns])
    schema = pa.schema([*map(batch.schema.field, keep), *map(SCHEMA.field, columns)], metadata=SCHEMA.metadata)

    def extract_part(part: pa.RecordBatch) -> pa.RecordBatch:
        rows = _rows_of(part, html, url, keywords)
        arrays = [*part.select(list(keep)).columns, *rows.select(list(columns)).columns]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    result: Batch
    if isinstance(batch, pa.Table):
        # In parts, as one column of a record batch holds at most 2 GB of text.
        result = pa.Table.from_batches(map(extract_part, batch.to_batches(_PART_ROWS)), schema)
    else:
        result = extract_part(batch)
    return result


def extract_batches(batches: Iterable[Batch], **keywords: Any) -> Iterable[Batch]:
    """Extract batch after batch, as Spark's `mapInArrow` needs it. The keywords are those of `extract_batch`.

    Example:
        >>> batch = pa.record_batch({"html": ["<title>Rain</title><p>It rained all day, and the river rose.</p>"]})
        >>> [rows["title"].to_pylist() for rows in extract_batches([batch, batch], columns=["title"])]
        [['Rain'], ['Rain']]
    """
    for batch in batches:
        yield extract_batch(batch, **keywords)


def rows_to_batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """Rows as a record batch with the schema `SCHEMA`.

    Example:
        >>> rows_to_batch([Row(text="a"), Row(error="no page")])["error"].to_pylist()
        [None, 'no page']
    """
    return pa.RecordBatch.from_pylist([printable(asdict(row)) for row in rows], schema=SCHEMA)


def row_values(row: Row) -> dict[str, Any]:
    """A row as a dictionary of plain values: texts, numbers, lists, dictionaries and None.

    The values are those that an Arrow table has: numbers have 32 bits, and lone surrogates are replaced.

    Example:
        >>> row_values(Row(text="a", warnings=("no_body",)))["warnings"]
        ['no_body']
    """
    values: dict[str, Any] = rows_to_batch([row]).to_pylist()[0]
    return values


def cell_value(cell: pa.Scalar) -> object:
    """The Python value of a cell; the cell itself if Python has no such value.

    Text that is not UTF-8, which Parquet files of crawls do hold, is returned as its bytes.

    Example:
        >>> cell_value(pa.scalar("Rain")), cell_value(pa.scalar(None))
        ('Rain', None)
        >>> latin = pa.array([b"caf\\xe9"])
        >>> cell_value(pa.Array.from_buffers(pa.string(), 1, latin.buffers())[0])
        b'caf\\xe9'
    """
    try:
        return cell.as_py()
    except Exception:  # it is not UTF-8; or it is a time, or a value of an extension type, that Python cannot hold
        if hasattr(cell, "as_buffer"):
            return cell.as_buffer().to_pybytes()
        # A cell of a dictionary column, or of an extension type, holds another cell.
        return cell_value(cell.value) if hasattr(cell, "value") and hasattr(cell.value, "as_py") else cell


def printable(value: Any) -> Any:
    """The same value without lone surrogates, which Arrow cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: printable(inner) for name, inner in value.items()}
    return [printable(inner) for inner in value] if isinstance(value, list | tuple) else value


def _rows_of(part: pa.RecordBatch, html: str, url: str | None, keywords: Mapping[str, Any]) -> pa.RecordBatch:
    """All columns of the rows. It goes cell by cell, as all pages as Python objects would double the memory."""
    urls = part.column(url) if url else repeat(_NULL, part.num_rows)
    cells = zip(part.column(html), urls, strict=True)
    return rows_to_batch(extract_row(cell_value(cell), cell_value(url_cell), keywords) for cell, url_cell in cells)


def check_names(names: Sequence[str], known: Sequence[str]) -> None:
    """Make sure that each of the names is known, once.

    Raises:
        ColumnError: One is not known, or is there twice.
    """
    for name in names:
        if known.count(name) != 1:
            number = "two columns" if name in known else "no column"
            raise ColumnError(f"{number} {name!r}; there are {', '.join(known)}")


def _check_distinct(names: Sequence[str]) -> None:
    """Make sure that a result can have these columns.

    Raises:
        ConfigError: There is no column, or one is there twice.
    """
    if not names:
        raise ConfigError("there would be no columns; name some in `keep` or `columns`")
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{name!r} would be there twice; leave it out of `keep` or `columns`")
