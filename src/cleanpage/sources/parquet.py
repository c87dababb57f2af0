"""Parquet files, each row of them a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cleanpage.cells import value_of
from cleanpage.sources.scrape import FIELDS, Scrape, SourceError, Unreadable, scrape_of

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
            names = columns or file.schema_arrow.names[:1]
            batches = file.iter_batches(_ROWS, columns=names)
            found = (cells for batch in batches for cells in zip(*map(batch.column, names), strict=True))
            for number, cells in enumerate(found, 1):
                row = dict(zip(names, map(value_of, cells), strict=True))
                yield scrape_of(row, f"{name}:{number}", number / rows)
    except pa.ArrowException as error:
        raise OSError(str(error)) from None
