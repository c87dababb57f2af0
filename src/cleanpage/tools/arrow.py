"""Pages in Arrow tables: one function from a batch of pages to a batch of rows, for every engine that speaks Arrow.

It needs pyarrow, which is the extra `arrow`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import repeat
from typing import Any, TypeVar

import pyarrow as pa

from cleanpage.config import Config
from cleanpage.tools.cells import value_of
from cleanpage.tools.rows import SCHEMA_VERSION, Row, extract_row

__all__ = ["COLUMNS", "SCHEMA", "extract_batch", "extract_batches", "rows_to_batch"]

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
#: The columns of a result, in their order; those of `cleanpage.tools.rows.Row`.
COLUMNS = tuple(field.name for field in fields(Row))
#: Their types; the metadata tell the version of the schema.
SCHEMA = pa.schema(
    [pa.field(name, _TYPES[name]) for name in COLUMNS], metadata={"cleanpage_schema": str(SCHEMA_VERSION)}
)

# Rows of a table that are made in one go.
_PART_ROWS = 1024
_NULL = pa.scalar(None)

Batch = TypeVar("Batch", bound="pa.RecordBatch | pa.Table")


def extract_batch(
    batch: Batch,
    html: str = "html",
    url: str | None = None,
    columns: Sequence[str] = COLUMNS,
    keep: Sequence[str] = (),
    options: Mapping[str, Any] | None = None,
) -> Batch:
    """Extract the pages of a batch, row by row.

    A cell that is null or no page, and whatever goes wrong with a single page, is told in the column `error` of its
    row; nothing is raised for it. The function pickles, also inside `functools.partial`.

    Args:
        batch: A record batch or a table.
        html: The column with the pages: bytes, or text.
        url: The column with their addresses, if there is one.
        columns: Which columns the result has, of `COLUMNS`.
        keep: Columns of the batch that go before them as they are, such as an id.
        options: Keywords of `cleanpage.extract`.

    Returns:
        A batch of the same kind with as many rows. Its schema is a part of `SCHEMA`, behind the columns that are kept.

    Raises:
        KeyError: The batch has no such column, or several, or the result has none.
        ValueError: The result would have no column, or two of the same name.
        ConfigError: An option is unknown or has a wrong value.

    Example:
        >>> pages = ["<title>Rain</title><p>It rained all day, and the river rose by a metre.</p>", None]
        >>> found = extract_batch(pa.table({"id": [1, 2], "html": pages}), columns=["title", "error"], keep=["id"])
        >>> found.to_pylist()
        [{'id': 1, 'title': 'Rain', 'error': None}, {'id': 2, 'title': None, 'error': 'no page: null'}]
    """
    keywords = dict(options or {})
    Config.from_options(keywords)
    _check(columns, COLUMNS)
    _check([html, *([url] if url else []), *keep], batch.schema.names)
    check_distinct([*keep, *columns])
    schema = pa.schema([*map(batch.schema.field, keep), *map(SCHEMA.field, columns)], metadata=SCHEMA.metadata)
    # A table in parts, as one column of a record batch holds 2 GB of text at most.
    parts = batch.to_batches(_PART_ROWS) if isinstance(batch, pa.Table) else [batch]
    made = [
        pa.RecordBatch.from_arrays(
            [*part.select(list(keep)).columns, *_rows_of(part, html, url, keywords).select(list(columns)).columns],
            schema=schema,
        )
        for part in parts
    ]
    result: Batch = pa.Table.from_batches(made, schema) if isinstance(batch, pa.Table) else made[0]
    return result


def extract_batches(batches: Iterable[Batch], **keywords: Any) -> Iterable[Batch]:
    """Extract batch after batch, as Spark's `mapInArrow` has it; the keywords are those of `extract_batch`.

    Example:
        >>> batch = pa.record_batch({"html": ["<title>Rain</title><p>It rained all day, and the river rose.</p>"]})
        >>> [found["title"].to_pylist() for found in extract_batches([batch, batch], columns=["title"])]
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


def _rows_of(part: pa.RecordBatch, html: str, url: str | None, keywords: Mapping[str, Any]) -> pa.RecordBatch:
    """All columns of the rows; cell by cell, as all pages as Python objects would be the memory of the batch again."""
    addresses = part.column(url) if url else repeat(_NULL, part.num_rows)
    cells = zip(part.column(html), addresses, strict=True)
    return rows_to_batch(extract_row(value_of(cell), value_of(address), keywords) for cell, address in cells)


def _check(names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if known.count(name) != 1:
            number = "two columns" if name in known else "no column"
            raise KeyError(f"{number} {name!r}; there are {', '.join(known)}")


def check_distinct(names: Sequence[str]) -> None:
    """Make sure that a result can have these columns.

    Raises:
        ValueError: There is none, or one twice.

    Example:
        >>> check_distinct(["id", "text", "id"])
        Traceback (most recent call last):
        ValueError: 'id' would be there twice; leave it out of `keep` or `columns`
    """
    if not names:
        raise ValueError("there would be no columns; name some in `keep` or `columns`")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{name!r} would be there twice; leave it out of `keep` or `columns`")


def values_of(row: Row) -> dict[str, Any]:
    """A row as plain values: what `rows_to_batch` holds of it.

    Example:
        >>> values_of(Row(text="a", warnings=("no_body",)))["warnings"]
        ['no_body']
    """
    found: dict[str, Any] = rows_to_batch([row]).to_pylist()[0]
    return found


def printable(value: Any) -> Any:
    """The same without lone surrogates, which Arrow cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: printable(inner) for name, inner in value.items()}
    return [printable(inner) for inner in value] if isinstance(value, list | tuple) else value
