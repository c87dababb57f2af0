"""The cost of a crawl: pages a second, memory and overhead of `cleanpage run`, on the labelled pages, repeated.

    python scripts/measure_scale.py --data ../shared/data --pages 20000

It makes a WARC file and a Parquet file of the pages, runs each with one and with two workers, compares the rows, and
writes docs/scale-benchmark.md. Memory is what is resident in each process, measured every 500 pages.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import psutil
import pyarrow as pa
from pyarrow import parquet
from rich.console import Console

from cleanpage import extract
from cleanpage.tools import batch, crawl
from cleanpage.tools.workers import Worker
from corpus import DEFAULT_DATA, GoldPage, read_pages
from tables import markdown_table

OUTPUT = Path(__file__).resolve().parents[1] / "docs" / "scale-benchmark.md"
# Pages between two measurements of memory, and the pages after which memory no longer grows.
_INTERVAL, _FLAT_FROM = 500, 2000
_PART_PAGES = 1000
# Rows of a group of the Parquet files.
_GROUP_ROWS = 200
# Pages whose bare extraction is timed beside that through the batch layer.
_OVERHEAD_PAGES = 600
_STDERR = Console(stderr=True)
# A monthly dump of Common Crawl: CC-MAIN-2024-10 has 3.16 billion pages, 424.7 TiB unpacked (commoncrawl.org, its
# announcement).
_DUMP, _DUMP_BYTES = 3.16e9, 424.7 * 1024**4
_HOUR = 3600
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of a run: times in seconds, and resident memory of the parent and the largest worker, in MB."""

    name: str
    workers: int
    pages: int
    seconds: float
    parent_seconds: float
    parent: list[float]
    worker: list[float]

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def write_warc(pages: Iterator[GoldPage], path: Path) -> None:
    """Write pages as a compressed WARC file, as Common Crawl does: one gzip member per record."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.html
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 1))


def write_parquet(pages: Iterator[GoldPage], path: Path, first: int = 0) -> None:
    """Write the same pages, with the same URLs, as a Parquet file; `first` is the number of the first page."""
    schema = pa.schema([("id", pa.string()), ("url", pa.string()), ("html", pa.binary())])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = (
            {"id": f"page {number}", "url": f"https://example.org/{number}", "html": page.html}
            for number, page in enumerate(pages, first)
        )
        while group := list(islice(rows, _GROUP_ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def measure(source: Path, output: Path, workers: int) -> Measured:
    """Run a crawl, and measure the memory of its processes from time to time."""
    job = crawl.Job((source,), output, crawl.RowFormat.JSONL, workers, part_pages=_PART_PAGES)
    start, own, parent, worker, pages = time.perf_counter(), time.process_time(), [], [], 0
    for progress in crawl.run(job):
        if progress.pages > pages and progress.pages % _INTERVAL == 0:
            pages = progress.pages
            parent.append(resident(psutil.Process()))
            worker.append(max(map(resident, psutil.Process().children())))
    seconds, own = time.perf_counter() - start, time.process_time() - own
    return Measured(source.name, workers, progress.pages, seconds, own, parent, worker)


def resident(process: psutil.Process) -> float:
    """The resident memory of a process, in MB; 0 if it has just ended."""
    try:
        return process.memory_info().rss / _MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


def overhead(pages: Sequence[GoldPage]) -> float:
    """The time that the batch layer with one worker adds to a page, as a share of the time of `extract`: 0.05 is 5%."""
    sources = [page.html for page in pages]
    list(batch.extract_many(sources[:20], workers=1))
    best_bare = best_batch = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for html in sources:
            page = extract(html)
            _ = page.text, page.findings
        best_bare = min(best_bare, time.perf_counter() - start)
        outcomes = batch.extract_many(iter(sources), workers=1)
        next(outcomes)  # the process is there
        start = time.perf_counter()
        for _ in outcomes:
            pass
        best_batch = min(best_batch, (time.perf_counter() - start) * len(sources) / (len(sources) - 1))
    return best_batch / best_bare - 1


def same_rows(folders: Sequence[Path]) -> bool:
    """Whether runs have the same rows, without the name of the file and the id, which differ."""
    texts = (b"".join(part.read_bytes() for part in sorted(folder.glob("part-*"))) for folder in folders)
    rows = [[line.partition(b'"url"')[2] for line in text.splitlines()] for text in texts]
    return all(rows_of_run == rows[0] for rows_of_run in rows)


def report(runs: Sequence[Measured], added: float, same: bool, size: float) -> str:
    """The page of the documentation."""
    rows = [
        [
            run.name, str(run.workers), f"{run.pages:,}", f"{run.rate:.1f}",
            f"{run.parent_seconds / run.pages * 1000:.1f}",
            _range(run.parent), _range(run.worker), f"{1e6 / run.rate * run.workers / _HOUR:.1f}",
        ]
        for run in runs
    ]  # fmt: skip
    head = [
        "input", "workers", "pages", "pages a second", "parent, ms a page", "parent, MB", "largest worker, MB",
        "core hours a million",
    ]  # fmt: skip
    alone = {run.name: run.rate for run in runs if run.workers == 1}
    speedups = [f"{run.name} {run.rate / alone[run.name]:.2f}" for run in runs if run.workers > 1]
    core_hours = _DUMP * min(run.workers / run.rate for run in runs) / _HOUR
    by_bytes = core_hours * _DUMP_BYTES / _DUMP / size
    return _PAGE.format(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        python=platform.python_version(),
        machine=f"{platform.machine()}, {batch.cores()} cores",
        table="\n".join(markdown_table(head, rows)),
        speedups=", ".join(speedups),
        same="The rows of all runs are the same, byte for byte." if same else "The rows differ.",
        overhead=f"{1 + added:.1%}",
        dump=f"{_DUMP / 1e9:.2f}",
        dump_size=f"{_DUMP_BYTES / _DUMP / 1000:.0f}",
        size=f"{size / 1000:.0f}",
        hours=f"{core_hours:,.0f}",
        hours_by_bytes=f"{by_bytes:,.0f}",
        days=f"{by_bytes / 24 / 1000:.1f}",
    )


def in_own_process(function: Callable[..., None], *arguments: object) -> None:
    """Call a function in another process, so that its pages do not count as memory of this one."""
    worker = Worker(partial(partial, function), timeout=_HOUR)
    answer = worker.ask(*arguments)
    worker.stop()
    if answer.failure:
        raise SystemExit(answer.failure)


def _write(data: Path, pages: int, path: Path) -> None:
    repeated = islice(cycle(list(read_pages(data))), pages)
    (write_warc if path.name.endswith(".warc.gz") else write_parquet)(repeated, path)


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--pages", type=int, default=20_000)
    options = parser.parse_args()
    size = mean(len(page.html) for page in read_pages(options.data))
    added = overhead(list(islice(read_pages(options.data), _OVERHEAD_PAGES)))
    _STDERR.print(f"overhead {added:.1%}")
    with TemporaryDirectory() as name:
        folder, runs, outputs = Path(name), [], []
        for file in ("pages.warc.gz", "pages.parquet"):
            in_own_process(_write, options.data, options.pages, folder / file)
            for workers in (1, 2):
                outputs.append(folder / f"{file}-{workers}")
                runs.append(measure(folder / file, outputs[-1], workers))
                _STDERR.print(runs[-1].name, workers, f"{runs[-1].rate:.1f} pages a second", _range(runs[-1].worker))
        same = same_rows(outputs)
    OUTPUT.write_text(report(runs, added, same, size), "utf-8")
    print(OUTPUT.read_text("utf-8"))


def _range(values: Sequence[float]) -> str:
    flat = values[_FLAT_FROM // _INTERVAL - 1 :]
    return f"{min(flat):.0f} to {max(flat):.0f}" if flat else "–"


_PAGE = """# Scale benchmark

Made by `make scale` on {date} with Python {python} on {machine}. The pages are the labelled ones, repeated; they have
{size} kB each on average.

{table}

Memory is the resident memory from page 2,000 on, from the lowest value to the highest. Two workers extract more pages
than one: {speedups} times as many. {same} With one worker the batch layer needs {overhead} of the time of `extract`
alone.

A monthly dump of Common Crawl has some {dump} billion pages (CC-MAIN-2024-10). At the best rate above they take
{hours} core hours. Those pages have {dump_size} kB each on average; calculated by bytes they take {hours_by_bytes}
core hours, which is {days} days on a thousand cores.
"""

if __name__ == "__main__":
    main()
