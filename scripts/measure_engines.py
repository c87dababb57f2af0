"""What a crawl costs on an engine: the programs of the how-to, each on the labelled pages repeated.

    python scripts/measure_engines.py --data ../shared/data --curators .venv-curators/bin/python

Writes the pages to a folder of Parquet files, runs `cleanpage run` and then each program of docs/how-to/engines.md on
it, compares their rows, and writes docs/engines-benchmark.md. Memory is that of all processes of an engine together,
each counted with its share of what several have in common, looked at every two seconds.
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
_LOOK_EVERY = 2.0
# Those that have an environment of their own; see the Makefile.
_CURATORS = ("nemo_curator", "data_juicer")
_GIGABYTE = 1024**3
_STDERR = Console(stderr=True)

Digests = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine: how long it took, the most memory it had, and how many of its rows differ from those of the first."""

    name: str
    seconds: float
    memory: float
    rows: int
    different: int


def write_folder(data: Path, pages: int, folder: Path) -> None:
    """Write the pages as some files of about the same number of pages."""
    folder.mkdir()
    repeated = cycle(list(read_pages(data)))
    for number in range(_FILES):
        first, last = (pages * edge // _FILES for edge in (number, number + 1))
        write_parquet(islice(repeated, last - first), folder / f"{number}.parquet", first)


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a program; the seconds that it took, and the most memory, in GB, that it and its children had."""
    told = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0"}
    start = time.perf_counter()
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **told}, stdout=log, stderr=log)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(_LOOK_EVERY)
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
    """The digest of a row, be it one of Data-Juicer's, which have no nulls and no lists."""
    told = {name: None if value == "" else value for name, value in (row | row.get("cleanpage", {})).items()}
    if "cleanpage" in row:
        told |= {"findings": json.loads(told["findings"]), "warnings": (told["warnings"] or "").split()}
    return hashlib.sha256(json.dumps([told[name] for name in COLUMNS]).encode()).digest()


def measure(engine: str, command: list[str], folder: Path, expected: Digests) -> tuple[Measured, Digests]:
    """Run an engine, hold its rows against those that are expected, if any are, and clear them away."""
    seconds, memory = run(command, folder)
    found = digests(folder / "rows")
    shutil.rmtree(folder / "rows")
    wanted = expected or found
    different = sum(found.get(name) != wanted.get(name) for name in found.keys() | wanted.keys())
    measured = Measured(engine, seconds, memory, len(found), different)
    _STDERR.print(measured)
    return measured, found


def report(runs: list[Measured], pages: int) -> str:
    """The page of the documentation."""
    head = ["engine", "pages a second", "memory, GB", "rows with a text", "different or missing"]
    rows = [
        [one.name, f"{pages / one.seconds:.1f}", f"{one.memory:.1f}", f"{one.rows:,}", f"{one.different:,}"]
        for one in runs
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
                measured, found = measure(engine, command, folder, expected)
                runs.append(measured)
                expected = expected or found
    if not options.only:
        OUTPUT.write_text(report(runs, options.pages), "utf-8")
        print(OUTPUT.read_text("utf-8"))


_PAGE = """# Engines benchmark

Made by `make scale-engines` on {date} with Python {python} on {machine}.

Each program of [the how-to](how-to/engines.md), as it stands there, on {pages} pages in eight Parquet files, from start
to end; beside them `cleanpage run`. The rows of all are held against those of the run, value by value; pages without a
text are left out, as datatrove drops them. Memory is the most that all processes of an engine had together.

{table}
"""

if __name__ == "__main__":
    main()
