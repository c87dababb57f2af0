"""Parquet files with a page in each row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage.tools.sources.scrape import FIELDS, Scrape, SourceError, Unreadable, scrape_of

if TYPE_CHECKING:
    import pyarrow as pa

ENDINGS = (".parquet",)
_NEEDS = "Parquet files need pyarrow, which is not installed; install it with: pip install 'cleanpage[arrow]'"
_OTHER_FIELDS = ("id", "url", "encoding")
# Rows that are in memory at once; pages of some megabytes are not rare.
_ROWS = 32
_BUFFER_BYTES = 1 << 20


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The pages of a file; see `scrape_of` for its columns.

    Raises:
        SourceError: pyarrow is missing.
        OSError: It cannot be read, or is not a Parquet file.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise SourceError(_NEEDS) from error
    try:
        # With `pre_buffer` pyarrow keeps what it reads ahead until the end of the file; without a buffer size it reads
        # a whole row group at once.
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER_BYTES) as file:
            columns = [column for column in file.schema_arrow.names if column in (*FIELDS, *_OTHER_FIELDS)]
            rows = max(1, file.metadata.num_rows)
            # Without any of these columns the first one is read: each row is then a page that is missing.
            batches = file.iter_batches(_ROWS, columns=columns or file.schema_arrow.names[:1])
            records = (record for batch in batches for record in _records(batch))
            for number, record in enumerate(records, 1):
                yield scrape_of(record, f"{name}:{number}", number / rows)
    except pa.ArrowException as error:
        raise OSError(str(error)) from None


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    from cleanpage.tools.arrow import cell_value

    for cells in zip(*batch.columns, strict=True):
        yield dict(zip(batch.schema.names, map(cell_value, cells), strict=True))
