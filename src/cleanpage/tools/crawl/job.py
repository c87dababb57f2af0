"""What a run is to do, and the folder in which it keeps what it did.

    job.json                       what is read and how; a run that goes on must be the same
    part-<unit>-<number>.<ending>  rows
    done/part-<unit>-<number>.json what is in that part; it is written after the part, and says that it is whole
    done/unit-<unit>.json          says that all parts of a unit are there
    summary.json                   the figures of the whole, once it is done

A unit is a file that holds many pages, or some thousand files that hold one each.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import cleanpage
from cleanpage.tools import sources
from cleanpage.tools.atomic_files import write_json
from cleanpage.tools.rows import SCHEMA_VERSION

Form = Literal["parquet", "jsonl"]
_JOB, _DONE, _SUMMARY = "job.json", "done", "summary.json"


class CrawlError(Exception):
    """A run cannot begin or go on; the text says what is right."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read in one go, and is skipped in one go if it is done.

    Attributes:
        number: Its place in the order of the input.
        files: A file that holds many pages, or files that hold one each.
        names: What the rows call them.
        size: Bytes of the files.
    """

    number: int
    files: tuple[Path, ...]
    names: tuple[str, ...]
    size: int

    def scrapes(self) -> Iterator[tuple[str, float, sources.Scrape | sources.Unreadable]]:
        """Its pages, each with the name of its file, and how much of the unit, 0..1, is read with it."""
        for index, (file, name) in enumerate(zip(self.files, self.names, strict=True)):
            for scrape in sources.read(file):
                yield name, (index + scrape.progress) / len(self.files), scrape


@dataclass(frozen=True, slots=True)
class Job:
    """What to run.

    Attributes:
        inputs: Files and folders, as of `cleanpage.tools.sources.read`.
        output: The folder of the run.
        form: "parquet" or "jsonl".
        workers: How many processes; None for as many as there are cores. Another number gives the same rows.
        limit: Seconds that a page may take.
        part_pages: How many pages a part has, but for the last of a unit.
        options: Keywords of `cleanpage.extract`.
    """

    inputs: tuple[Path, ...]
    output: Path
    form: Form = "parquet"
    workers: int | None = None
    limit: float = 60.0
    part_pages: int = 5000
    options: Mapping[str, Any] = field(default_factory=dict)

    def units(self) -> list[Unit]:
        """The input in units, in an order that is always the same.

        Raises:
            SourceError: There is nothing to read.
        """
        found: list[Unit] = []
        for path in self.inputs:
            files = sources.find(path)
            for group in _grouped(files, self.part_pages):
                names = tuple(_name(file, path) for file in group)
                found.append(Unit(len(found), tuple(group), names, sum(file.stat().st_size for file in group)))
        return found

    def part(self, unit: int, number: int) -> Path:
        """The file of a part."""
        return self.output / f"part-{unit:05}-{number:04}.{self.form}"

    def done(self, unit: int, number: int | None = None) -> Path:
        """The file that says that a part, or without a number a whole unit, is there."""
        return self.output / _DONE / (f"unit-{unit:05}.json" if number is None else f"part-{unit:05}-{number:04}.json")

    def parts(self) -> list[Path]:
        """The parts that are whole, in order."""
        return [self.output / f"{done.stem}.{self.form}" for done in self.records()]

    def records(self) -> list[Path]:
        """The files that say what is in the parts, in order."""
        return sorted((self.output / _DONE).glob("part-*.json"))

    @property
    def summary(self) -> Path:
        """The file with the figures of the whole."""
        return self.output / _SUMMARY

    def begin(self, units: list[Unit]) -> None:
        """Make the folder of the run, or make sure that the run in it is this one.

        Raises:
            CrawlError: The folder holds another run, or something else.
            OSError: It cannot be written.
        """
        path, wanted = self.output / _JOB, self._settings(units)
        if path.exists():
            found = _read(path)
            changed = [name for name, value in wanted.items() if found.get(name) != value]
            if changed:
                told = ", ".join(changed)
                raise CrawlError(f"{str(self.output)!r} holds a run with other {told}; name another place, or empty it")
        elif self.output.is_dir() and any(self.output.iterdir()):
            raise CrawlError(f"{str(self.output)!r} holds something else than a run; name another place")
        (self.output / _DONE).mkdir(parents=True, exist_ok=True)
        (self.output / sources.OUTPUT_MARK).touch()
        if not path.exists():
            write_json(path, wanted)

    def _settings(self, units: list[Unit]) -> dict[str, Any]:
        """What must be the same for the rows to be the same, and in the same parts."""
        digest = hashlib.sha256()
        for unit in units:
            digest.update(repr((unit.names, unit.size)).encode())
        return {
            "input": digest.hexdigest()[:16],
            "form": self.form,
            "part_pages": self.part_pages,
            "limit": self.limit,
            "options": dict(self.options),
            "version": cleanpage.__version__,
            "schema": SCHEMA_VERSION,
        }


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found
    except ValueError:
        raise CrawlError(f"{str(path)!r} is no JSON; name another place, or empty it") from None


def _grouped(files: list[Path], most: int) -> Iterator[list[Path]]:
    """Files of one page together, files of many by themselves, in order."""
    group: list[Path] = []
    for file in files:
        single = sources.is_one_page(file)
        if group and (not single or len(group) == most):
            yield group
            group = []
        if single:
            group.append(file)
        else:
            yield [file]
    if group:
        yield group


def _name(file: Path, root: Path) -> str:
    return file.name if file == root else f"{Path(os.path.realpath(root)).name}/{file.relative_to(root).as_posix()}"
