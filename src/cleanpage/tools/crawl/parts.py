"""One part: rows go to a hidden file, which gets its name when it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol, Self

from cleanpage.tools.batch import Outcome
from cleanpage.tools.crawl.job import Form

# Rows that are in memory at once.
_ROWS = 500
_BINS = 10
_SLOWEST, _NAMED = 5, 100


@dataclass(slots=True)
class Tally:
    """What is in some rows.

    Attributes:
        pages: How many there are.
        empty: Of these, how many have no body and no error.
        contaminated: How many have a finding.
        characters: Of their texts.
        seconds: Time that workers took.
        failures: How many failed for which kind of reason.
        failed: The first that failed: source, id, reason.
        contamination: How many have which share of foreign characters, in ten steps; those with a finding.
        slowest: Those that took longest: seconds, source, id.
    """

    pages: int = 0
    empty: int = 0
    contaminated: int = 0
    characters: int = 0
    seconds: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    contamination: list[int] = field(default_factory=lambda: [0] * _BINS)
    slowest: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, source: str, outcome: Outcome) -> None:
        """Count one more row."""
        row = outcome.row
        self.pages += 1
        self.characters += len(row.text)
        self.seconds += outcome.seconds
        self.empty += not row.text and not row.error
        if row.findings:
            self.contaminated += 1
            self.contamination[min(_BINS - 1, int(row.contamination * _BINS))] += 1
        if row.error:
            self._count_failure(kind_of(row.error), 1)
            self.failed = [*self.failed, (source, outcome.id, row.error)][:_NAMED]
        self._keep_slowest([(round(outcome.seconds, 3), source, outcome.id)])

    def merge(self, other: Mapping[str, Any]) -> None:
        """Add what another tally, as it is stored, has counted."""
        for name in ("pages", "empty", "contaminated", "characters", "seconds"):
            setattr(self, name, getattr(self, name) + other[name])
        for kind, count in other["failures"].items():
            self._count_failure(kind, count)
        self.failed = [*self.failed, *map(tuple, other["failed"])][:_NAMED]
        self.contamination = [a + b for a, b in zip(self.contamination, other["contamination"], strict=True)]
        self._keep_slowest([(seconds, source, name) for seconds, source, name in other["slowest"]])

    def _count_failure(self, kind: str, count: int) -> None:
        self.failures[kind] = self.failures.get(kind, 0) + count

    def _keep_slowest(self, more: list[tuple[float, str, str]]) -> None:
        self.slowest = sorted([*self.slowest, *more], reverse=True)[:_SLOWEST]


def kind_of(error: str) -> str:
    """The kind of an error, without what is particular to one page.

    Example:
        >>> kind_of("no JSON: Expecting value: line 1"), kind_of("took longer than 60 seconds")
        ('no JSON', 'took longer than 60 seconds')
    """
    return error.split(":", 1)[0][:80]


class _Writer(Protocol):
    def write(self, rows: list[dict[str, Any]]) -> None:
        """Write some rows."""

    def close(self) -> None:
        """Write what is left."""


class Part:
    """A part that is being written.

    Args:
        path: Where it will be once it is whole.
        form: What it is written as.
    """

    def __init__(self, path: Path, form: Form) -> None:
        self._path = path
        self._hidden = path.with_name(f".{path.name}.new")
        self._rows: list[dict[str, Any]] = []
        self._writer: _Writer = _WRITERS[form](self._hidden)
        self.tally = Tally()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Drop it, unless it has been finished."""
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
        """Give the file its name.

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
    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        from cleanpage.tools.arrow import SCHEMA

        before = [pa.field(name, pa.string()) for name in ("source", "id", "url")]
        self._schema = pa.schema([*before, *SCHEMA], metadata=SCHEMA.metadata)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: list[dict[str, Any]]) -> None:
        import pyarrow as pa

        from cleanpage.tools.arrow import printable

        if rows:
            self._writer.write_table(pa.Table.from_pylist([printable(row) for row in rows], schema=self._schema))

    def close(self) -> None:
        self._writer.close()


_WRITERS: dict[Form, Callable[[Path], _Writer]] = {"jsonl": _JsonLines, "parquet": _Parquet}
