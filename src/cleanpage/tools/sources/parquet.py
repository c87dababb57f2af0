"""Parquet files, each row of them a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage.tools.cells import value_of
from cleanpage.tools.sources.scrape import FIELDS, Scrape, SourceError, Unreadable, scrape_of

if TYPE_CHECKING:
    import pyarrow as pa

ENDINGS = (".parquet",)
_NEEDS = "Parquet files need pyarrow, which is not installed; install it with: pip install 'cleanpage[arrow]'"
_BESIDE = ("id", "url", "encoding")
# Rows that are in memory at once; pages of some megabytes are not rare.
_ROWS = 32
_BUFFER = 1 << 20


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The pages of a file; see `scrape_of` for its columns.

    Raises:
        SourceError: pyarrow is missing.
        OSError: It cannot be read, or is no Parquet file.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise SourceError(_NEEDS) from error
    try:
        # What pyarrow reads ahead it keeps until the file is done; without a buffer it reads a row group as a whole.
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER) as file:
            columns = [column for column in file.schema_arrow.names if column in (*FIELDS, *_BESIDE)]
            rows = max(1, file.metadata.num_rows)
            # Read even if there are none of these columns, as each row is a page that is missing.
            batches = file.iter_batches(_ROWS, columns=columns or file.schema_arrow.names[:1])
            found = (row for batch in batches for row in _rows_of(batch))
            for number, row in enumerate(found, 1):
                yield scrape_of(row, f"{name}:{number}", number / rows)
    except pa.ArrowException as error:
        raise OSError(str(error)) from None


def _rows_of(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    for cells in zip(*batch.columns, strict=True):
        yield dict(zip(batch.schema.names, map(value_of, cells), strict=True))
