"""What a run has to do, and the folder that keeps what is done.

    job.json                       what is read and how; only a run with the same settings can be resumed
    part-<unit>-<number>.<ending>  rows
    done/part-<unit>-<number>.json the tally of that part; it is written after the part, and says that it is whole
    done/unit-<unit>.json          says that all parts of a unit are there
    summary.json                   the tally of the whole run, once it is done

A unit is a file that holds many pages, or some thousand files that hold one page each.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import cleanpage
from cleanpage.errors import CleanpageError, ConfigError
from cleanpage.tools import sources
from cleanpage.tools.atomic_files import write_json
from cleanpage.tools.rows import SCHEMA_VERSION

_JOB, _DONE, _SUMMARY = "job.json", "done", "summary.json"


class CrawlError(CleanpageError, ValueError):
    """A run cannot start or be resumed. The message says what is right."""


class RowFormat(StrEnum):
    """What rows are written as; the value is also the ending of the files."""

    PARQUET = "parquet"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a unit.

    Attributes:
        source: The name of its file, as in the rows.
        progress: The share of the unit, 0..1, that has been read with it.
        scrape: The page, or why it cannot be read.
    """

    source: str
    progress: float
    scrape: sources.Scrape | sources.Unreadable


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read together, and skipped together once it is done.

    Attributes:
        number: Its place in the order of the input.
        files: One file that holds many pages, or files that hold one page each.
        names: Their names in the rows.
        size: Bytes of the files.
    """

    number: int
    files: tuple[Path, ...]
    names: tuple[str, ...]
    size: int

    def pages(self) -> Iterator[SourcePage]:
        """Its pages, in order."""
        for index, (file, name) in enumerate(zip(self.files, self.names, strict=True)):
            for scrape in sources.read(file):
                yield SourcePage(name, (index + scrape.progress) / len(self.files), scrape)


@dataclass(frozen=True, slots=True)
class Job:
    """What to run.

    Attributes:
        inputs: Files and folders that `cleanpage.tools.sources.read` can read.
        output: The folder of the run.
        format: What the rows are written as.
        workers: How many processes; None for as many as there are cores. The rows do not depend on it.
        timeout: Seconds that a page may take.
        part_pages: How many pages a part has. The last part of a unit may have fewer.
        options: Keywords of `cleanpage.extract`.

    Raises:
        ConfigError: The format is unknown, or a part has no pages.
    """

    inputs: tuple[Path, ...]
    output: Path
    format: RowFormat = RowFormat.PARQUET
    workers: int | None = None
    timeout: float = 60.0
    part_pages: int = 5000
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.format not in list(RowFormat):
            raise ConfigError(f"format must be one of {', '.join(RowFormat)}, not {self.format!r}")
        if self.part_pages < 1:
            raise ConfigError(f"part_pages must be 1 or more, not {self.part_pages}")

    def units(self) -> list[Unit]:
        """The input in units, always in the same order.

        Raises:
            SourceError: There is nothing to read.
        """
        units: list[Unit] = []
        for path in self.inputs:
            for group in _grouped(sources.find(path), self.part_pages):
                names = tuple(_name(file, path) for file in group)
                units.append(Unit(len(units), tuple(group), names, sum(file.stat().st_size for file in group)))
        return units

    def part(self, unit: int, number: int) -> Path:
        """The file of a part."""
        return self.output / f"part-{unit:05}-{number:04}.{self.format}"

    def done(self, unit: int, number: int | None = None) -> Path:
        """The file that says that a part is done; without a number, that a whole unit is."""
        return self.output / _DONE / (f"unit-{unit:05}.json" if number is None else f"part-{unit:05}-{number:04}.json")

    def parts(self) -> list[Path]:
        """The parts that are whole, in order."""
        return [self.output / f"{done.stem}.{self.format}" for done in self.records()]

    def records(self) -> list[Path]:
        """The files with the tallies of these parts, in order."""
        return sorted((self.output / _DONE).glob("part-*.json"))

    @property
    def summary(self) -> Path:
        """The file with the tally of the whole run."""
        return self.output / _SUMMARY

    def begin(self, units: list[Unit]) -> None:
        """Make the folder of the run, or check that the run in it has the same settings.

        Raises:
            CrawlError: The folder holds another run, or something else.
            OSError: It cannot be written.
        """
        path, settings = self.output / _JOB, self._settings(units)
        if path.exists():
            stored = _read(path)
            changed = [name for name, value in settings.items() if stored.get(name) != value]
            if changed:
                raise CrawlError(
                    f"{str(self.output)!r} holds a run with other {', '.join(changed)}; name another place, or empty it"
                )
        elif self.output.is_dir() and any(self.output.iterdir()):
            raise CrawlError(f"{str(self.output)!r} holds something else than a run; name another place")
        (self.output / _DONE).mkdir(parents=True, exist_ok=True)
        (self.output / sources.OUTPUT_MARK).touch()
        if not path.exists():
            write_json(path, settings)

    def _settings(self, units: list[Unit]) -> dict[str, Any]:
        """What must be the same so that the rows, and the parts that they are in, are the same."""
        digest = hashlib.sha256()
        for unit in units:
            digest.update(repr((unit.names, unit.size)).encode())
        return {
            "input": digest.hexdigest()[:16],
            "format": self.format,
            "part_pages": self.part_pages,
            "timeout": self.timeout,
            "options": dict(self.options),
            "version": cleanpage.__version__,
            "schema": SCHEMA_VERSION,
        }


def _read(path: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return settings
    except ValueError:
        raise CrawlError(f"{str(path)!r} is not valid JSON; name another place, or empty it") from None


def _grouped(files: list[Path], max_files: int) -> Iterator[list[Path]]:
    """Files of one page in groups, files of many pages by themselves, in order."""
    group: list[Path] = []
    for file in files:
        is_single = sources.is_one_page(file)
        if group and (not is_single or len(group) == max_files):
            yield group
            group = []
        if is_single:
            group.append(file)
        else:
            yield [file]
    if group:
        yield group


def _name(file: Path, root: Path) -> str:
    return file.name if file == root else f"{Path(os.path.realpath(root)).name}/{file.relative_to(root).as_posix()}"
