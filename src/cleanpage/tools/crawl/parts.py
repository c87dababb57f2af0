"""One part: rows are written to a hidden file, which is renamed when it is whole."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Protocol, Self

from cleanpage.tools.batch import Outcome
from cleanpage.tools.crawl.job import RowFormat
from cleanpage.tools.crawl.tally import Tally
from cleanpage.tools.extras import needs

# Rows that are in memory at once.
_ROWS = 500


class _Writer(Protocol):
    def write(self, rows: list[dict[str, Any]]) -> None:
        """Write some rows."""

    def close(self) -> None:
        """Write what is left, and close the file."""


class Part:
    """A part that is being written.

    Args:
        path: The file that it becomes when it is whole.
        row_format: What its rows are written as.
    """

    def __init__(self, path: Path, row_format: RowFormat) -> None:
        self._path = path
        self._hidden = path.with_name(f".{path.name}.new")
        self._rows: list[dict[str, Any]] = []
        self._writer: _Writer = _JsonLines(self._hidden) if row_format == RowFormat.JSONL else _Parquet(self._hidden)
        self.tally = Tally()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the hidden file, unless it was finished."""
        with suppress(OSError):
            self._writer.close()
        self._hidden.unlink(missing_ok=True)

    def add(self, source: str, url: str | None, outcome: Outcome) -> None:
        """Add a row.

        Raises:
            OSError: It cannot be written.
        """
        self.tally.add(source, outcome)
        self._rows.append({"source": source, "id": outcome.id, "url": url, **asdict(outcome.row)})
        if len(self._rows) >= _ROWS:
            self._flush()

    def finish(self) -> None:
        """Write what is left, and rename the file.

        Raises:
            OSError: It cannot be written.
        """
        self._flush()
        self._writer.close()
        self._hidden.replace(self._path)

    def _flush(self) -> None:
        self._writer.write(self._rows)
        self._rows = []


class _JsonLines:
    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("w", encoding="utf-8", errors="replace")

    def write(self, rows: list[dict[str, Any]]) -> None:
        self._file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def close(self) -> None:
        self._file.close()


class _Parquet:
    """It imports pyarrow when a file is written, as JSON lines do not need it."""

    def __init__(self, path: Path) -> None:
        with needs("arrow"):
            import pyarrow as pa
            from pyarrow import parquet

            from cleanpage.tools.arrow import SCHEMA

        first_fields = [pa.field(name, pa.string()) for name in ("source", "id", "url")]
        self._schema = pa.schema([*first_fields, *SCHEMA], metadata=SCHEMA.metadata)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: list[dict[str, Any]]) -> None:
        import pyarrow as pa

        from cleanpage.tools.arrow import printable

        if rows:
            self._writer.write_table(pa.Table.from_pylist([printable(row) for row in rows], schema=self._schema))

    def close(self) -> None:
        self._writer.close()
