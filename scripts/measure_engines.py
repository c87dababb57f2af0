"""The cost of a crawl on each engine: the programs of the how-to run on the labelled pages, repeated.

    python scripts/measure_engines.py --data ../shared/data --curators .venv-curators/bin/python

It writes the pages to a folder of Parquet files, runs `cleanpage run` and then each program of docs/how-to/engines.md
on it, compares their rows, and writes docs/engines-benchmark.md. Memory is the sum over all processes of an engine,
where memory that several share is divided among them. It is measured every two seconds.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import pyarrow.dataset as ds
from rich.console import Console

from cleanpage.tools import batch
from cleanpage.tools.arrow import COLUMNS
from corpus import DEFAULT_DATA, read_pages
from measure_scale import in_own_process, write_parquet
from tables import markdown_table

_DOCS = Path(__file__).resolve().parents[1] / "docs"
OUTPUT = _DOCS / "engines-benchmark.md"
_PROGRAM = re.compile(r'^```python title="(\w+)\.py"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
_ENGINE_PREFIX = "on_"  # of the programs; what they import has other names
_FILES = 8
# Seconds between two measurements of memory.
_INTERVAL = 2.0
# The engines that have their own environment; see the Makefile.
_CURATORS = ("nemo_curator", "data_juicer")
_GIGABYTE = 1024**3
_STDERR = Console(stderr=True)

Digests = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of an engine: seconds, peak memory in GB, how many rows it gave, and how many of them differ."""

    name: str
    seconds: float
    memory: float
    rows: int
    different: int


def write_folder(data: Path, pages: int, folder: Path) -> None:
    """Write the pages to files with about the same number of pages each."""
    folder.mkdir()
    repeated = cycle(list(read_pages(data)))
    for number in range(_FILES):
        first, last = (pages * edge // _FILES for edge in (number, number + 1))
        write_parquet(islice(repeated, last - first), folder / f"{number}.parquet", first)


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a program; returns the seconds that it took, and the peak memory, in GB, of it and its children."""
    settings = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0"}
    start = time.perf_counter()
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(_INTERVAL)
    if process.returncode:
        raise SystemExit((folder / "log").read_text()[-3000:])
    return time.perf_counter() - start, peak


def _memory(pid: int) -> float:
    total = 0
    try:
        parent = psutil.Process(pid)
        for process in [parent, *parent.children(recursive=True)]:
            total += process.memory_full_info().pss
    except psutil.NoSuchProcess:  # it has just ended
        pass
    return total / _GIGABYTE


def digests(folder: Path) -> Digests:
    """A digest of each row that has a text, by the id of its page; datatrove drops the others."""
    return {name: _digest(row) for name, row in _rows(folder) if row["text"]}


def _rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path) as file:
            for document in map(json.loads, file):
                yield document["id"], {"text": document["text"], "error": None, **document["metadata"]["cleanpage"]}
    files = sorted(folder.glob("*.parquet"))
    for part in ds.dataset(files, format="parquet").to_batches() if files else ():
        for row in part.to_pylist():
            yield row["id"], row


def _digest(row: dict[str, Any]) -> bytes:
    """The digest of a row. Rows of Data-Juicer have no nulls and no lists, and are converted first."""
    values = {name: None if value == "" else value for name, value in (row | row.get("cleanpage", {})).items()}
    if "cleanpage" in row:
        values |= {"findings": json.loads(values["findings"]), "warnings": (values["warnings"] or "").split()}
    return hashlib.sha256(json.dumps([values[name] for name in COLUMNS]).encode()).digest()


def measure(engine: str, command: list[str], folder: Path, expected: Digests) -> tuple[Measured, Digests]:
    """Run an engine, compare its rows with the expected ones, if there are any, and remove them."""
    seconds, memory = run(command, folder)
    actual = digests(folder / "rows")
    shutil.rmtree(folder / "rows")
    expected = expected or actual
    different = sum(actual.get(name) != expected.get(name) for name in actual.keys() | expected.keys())
    measured = Measured(engine, seconds, memory, len(actual), different)
    _STDERR.print(measured)
    return measured, actual


def report(runs: list[Measured], pages: int) -> str:
    """The page of the documentation."""
    head = ["engine", "pages a second", "memory, GB", "rows with a text", "different or missing"]
    rows = [
        [run.name, f"{pages / run.seconds:.1f}", f"{run.memory:.1f}", f"{run.rows:,}", f"{run.different:,}"]
        for run in runs
    ]
    return _PAGE.format(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        python=platform.python_version(),
        machine=f"{platform.machine()}, {batch.cores()} cores",
        pages=f"{pages:,}",
        table="\n".join(markdown_table(head, rows)),
    )


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--curators", type=Path, required=True, help="the Python that has NeMo Curator and Data-Juicer")
    parser.add_argument("--only", help="the name of one engine; nothing is written")
    options = parser.parse_args()
    programs = _PROGRAM.findall((_DOCS / "how-to" / "engines.md").read_text("utf-8"))
    with TemporaryDirectory() as directory:
        folder = Path(directory)
        in_own_process(write_folder, options.data, options.pages, folder / "pages")
        commands = {"cleanpage run": [sys.executable, "-m", "cleanpage", "run", "pages", "-o", "rows"]}
        for name, text in programs:
            (folder / f"{name}.py").write_text(text, "utf-8")
            if name.startswith(_ENGINE_PREFIX):
                engine = name.removeprefix(_ENGINE_PREFIX)
                python = options.curators.absolute() if engine in _CURATORS else sys.executable
                commands[engine] = [str(python), f"{name}.py"]
        runs: list[Measured] = []
        expected: Digests = {}
        for engine, command in commands.items():
            if not runs or options.only in (None, engine):
                measured, actual = measure(engine, command, folder, expected)
                runs.append(measured)
                expected = expected or actual
    if not options.only:
        OUTPUT.write_text(report(runs, options.pages), "utf-8")
        print(OUTPUT.read_text("utf-8"))


_PAGE = """# Engines benchmark

Made by `make scale-engines` on {date} with Python {python} on {machine}.

Each program of [the how-to](how-to/engines.md) ran as it is on {pages} pages in eight Parquet files; `cleanpage run`
ran on the same pages. The time is that of the whole program. The rows of each engine are compared with those of
`cleanpage run`, value by value, without the pages that have no text, as datatrove drops them. Memory is the peak of
the sum over all processes of an engine.

{table}
"""

if __name__ == "__main__":
    main()
