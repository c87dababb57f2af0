"""A whole crawl into files of rows: the same whatever stops it, kills it or stands in its way."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from cleanpage.errors import ConfigError
from cleanpage.tools import crawl
from cleanpage.tools.cli import main
from cleanpage.tools.crawl import CrawlError, Job, Progress, RowFormat
from cleanpage.tools.sources import SourceError
from support.warcs import http, record

SENTENCES = "The ferry was late that evening, so we walked home along the shore and counted the lights. "
PAGES = 60


def page(number: int) -> str:
    return f"<title>Page {number}</title><p>{SENTENCES * (1 + number % 5)}</p>"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of JSON lines."""
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps({"id": str(number), "html": page(number)}) + "\n" for number in range(PAGES)))
    return path


def finished(job: Job) -> list[Progress]:
    return list(crawl.run(job))


def rows(job: Job) -> list[dict[str, Any]]:
    """The rows of a run, in the order of its parts."""
    found: list[dict[str, Any]] = []
    for part in job.parts():
        if part.suffix == ".parquet":
            found += parquet.read_table(part).to_pylist()
        else:
            found += map(json.loads, part.read_text("utf-8").splitlines())
    return found


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("row_format", list(RowFormat))
def test_every_page_is_a_row_in_order(lines: Path, tmp_path: Path, row_format: RowFormat) -> None:
    job = Job((lines,), tmp_path / "rows", row_format, workers=2, part_pages=25)
    steps = finished(job)
    found = rows(job)
    assert [row["id"] for row in found] == [str(number) for number in range(PAGES)]
    assert [row["title"] for row in found] == [f"Page {number}" for number in range(PAGES)]
    assert len(job.parts()) == 3
    assert (steps[-1].pages, steps[-1].failed, steps[-1].read) == (PAGES, 0, steps[-1].size)
    assert all(one.read <= other.read for one, other in pairwise(steps))


def test_another_number_of_workers_gives_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    jobs = [Job((lines,), tmp_path / str(workers), RowFormat.PARQUET, workers, part_pages=25) for workers in (1, 2)]
    for job in jobs:
        finished(job)
    one, two = ([part.read_bytes() for part in job.parts()] for job in jobs)
    assert one == two


def test_files_of_all_kinds_are_read(lines: Path, tmp_path: Path) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    lines.rename(folder / "b.jsonl")
    (folder / "a.html").write_text(page(1))
    (folder / "c.warc.gz").write_bytes(gzip.compress(record("https://example.org/", http(page(2).encode()))))
    parquet.write_table(pa.table({"html": [page(3), None]}), folder / "d.parquet")
    (folder / "e.html.gz").write_bytes(gzip.compress(page(4).encode()))
    job = Job((folder,), tmp_path / "rows", RowFormat.JSONL, workers=1)
    finished(job)
    found = rows(job)
    assert [row["source"] for row in found if row["source"] != "input/b.jsonl"] == [
        "input/a.html", "input/c.warc.gz", "input/d.parquet", "input/d.parquet", "input/e.html.gz",
    ]  # fmt: skip
    assert {row["url"] for row in found} == {None, "https://example.org/"}
    assert [row["error"] for row in found if row["error"]] == [
        "no page in any of the fields html, raw_html, content, body, text"
    ]


def test_the_output_may_stand_in_the_input(lines: Path) -> None:
    for _ in range(2):
        job = Job((lines.parent,), lines.parent / "rows", RowFormat.JSONL, workers=1)
        finished(job)
        assert len(rows(job)) == PAGES


def test_a_run_that_is_done_does_nothing(lines: Path, tmp_path: Path) -> None:
    job = Job((lines,), tmp_path / "rows", RowFormat.JSONL, workers=1)
    finished(job)
    before = {path: path.stat().st_mtime_ns for path in job.parts()}
    assert finished(job)[-1].pages == 0
    assert {path: path.stat().st_mtime_ns for path in job.parts()} == before


def test_a_run_that_stops_goes_on(lines: Path, tmp_path: Path) -> None:
    job = Job((lines,), tmp_path / "rows", RowFormat.JSONL, workers=1, part_pages=10)
    steps = crawl.run(job)
    while next(steps).pages < 25:
        pass
    steps.close()
    assert len(job.parts()) == 2
    assert not [name for name in files(job.output) if name.endswith(".new")]
    assert finished(job)[-1].pages == PAGES - 20
    assert [row["id"] for row in rows(job)] == [str(number) for number in range(PAGES)]
    assert crawl.summarise(job).pages == PAGES


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "cleanpage", "run", *map(str, arguments)]


def test_a_run_that_is_killed_ten_times_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    source = tmp_path / "pages.jsonl"
    pages = 4000
    source.write_text("".join(json.dumps({"id": str(number), "html": page(number)}) + "\n" for number in range(pages)))
    job = Job((source,), tmp_path / "rows", RowFormat.JSONL, workers=2, part_pages=100)
    line = command(source, "-o", job.output, "-f", "jsonl", "--workers", "2", "--part-pages", "100")
    chance, kills = random.Random(7), 0
    while kills < 10:
        started = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        parts = len(job.parts())
        while started.poll() is None and len(job.parts()) == parts:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.3))
        started.send_signal(signal.SIGKILL)
        kills += started.wait() == -signal.SIGKILL
        assert len(job.parts()) < 40, "done before it was killed ten times"
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    assert [row["id"] for row in rows(job)] == [str(number) for number in range(pages)]
    assert crawl.summarise(job).pages == pages


def children(process: int) -> list[int]:
    """Processes that extract for a process."""
    listed = [path.read_text().split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    numbers = [int(number) for one in listed for number in one]
    return [number for number in numbers if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes()]


@pytest.mark.parametrize(
    ("what", "error"),
    [(signal.SIGKILL, "the process died of signal 9"), (signal.SIGSTOP, "took longer than 2 seconds")],
)
def test_a_worker_that_dies_or_hangs_costs_one_page(tmp_path: Path, what: signal.Signals, error: str) -> None:
    source = tmp_path / "pages.jsonl"
    pages = 1500
    source.write_text("".join(json.dumps({"id": str(number), "html": page(number)}) + "\n" for number in range(pages)))
    job = Job((source,), tmp_path / "rows", RowFormat.JSONL, workers=1, timeout=2)
    line = command(source, "-o", job.output, "-f", "jsonl", "--workers", "1", "--timeout", "2")
    started = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    hidden = job.output / f".{job.part(0, 0).name}.new"
    while not (hidden.exists() and hidden.stat().st_size):
        time.sleep(0.01)
    (worker,) = children(started.pid)
    os.kill(worker, what)
    out, _ = started.communicate(timeout=120)
    assert started.returncode == 1
    assert f"1 × {error}" in out.decode()
    found = rows(job)
    assert [row["id"] for row in found] == [str(number) for number in range(pages)]
    assert [row["error"] for row in found if row["error"]] == [error]


def test_a_poisoned_input_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cut = b"".join(gzip.compress(record(f"https://example.org/{n}", http(page(n).encode()))) for n in range(3))[:-60]
    (tmp_path / "cut.warc.gz").write_bytes(cut)
    parquet.write_table(pa.table({"html": pa.array([1, None])}), tmp_path / "numbers.parquet")
    latin = pa.array([page(8).replace("</p>", " caf\xe9</p>").encode("latin-1")])
    mislabelled = pa.Array.from_buffers(pa.string(), 1, latin.buffers())
    parquet.write_table(pa.table({"html": mislabelled}), tmp_path / "text.parquet")
    (tmp_path / "none.parquet").write_bytes(b"PAR1 nothing of the kind")
    (tmp_path / "whole.html").write_text(page(9))
    output = tmp_path / "rows"
    assert main(["run", str(tmp_path), "-o", str(output), "-f", "jsonl", "--workers", "1"]) == 1
    out = capsys.readouterr().out
    for name in ("cut.warc.gz", "numbers.parquet", "none.parquet"):
        assert f"{tmp_path.name}/{name}" in out
    found = rows(Job((tmp_path,), output, RowFormat.JSONL))
    assert [row["title"] for row in found if not row["error"]] == ["Page 0", "Page 1", "Page 8", "Page 9"]


def test_a_disk_that_is_full_ends_the_run_and_keeps_what_is_done(lines: Path, tmp_path: Path) -> None:
    job = Job((lines,), tmp_path / "rows", RowFormat.JSONL, workers=1, part_pages=10)
    line = command(lines, "-o", job.output, "-f", "jsonl", "--workers", "1", "--part-pages", "10")
    most = 7_000  # bytes of a file: enough for some parts and not for the one with the longest pages
    limited = subprocess.run(
        [*line[:-1], "30"], capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert limited.returncode == 1
    assert limited.stderr.decode().splitlines() == [limited.stderr.decode().strip()]
    assert b"File too large; what is done is kept" in limited.stderr
    assert not [name for name in files(job.output) if name.endswith(".new")]
    assert subprocess.run([*line[:-1], "30"], capture_output=True, check=False).returncode == 0
    assert len(rows(Job((lines,), job.output, RowFormat.JSONL, part_pages=30))) == PAGES


def test_another_run_is_not_mixed_in(lines: Path, tmp_path: Path) -> None:
    finished(Job((lines,), tmp_path / "rows", RowFormat.JSONL, workers=1))
    with pytest.raises(CrawlError, match="holds a run with other format, options; name another place"):
        finished(Job((lines,), tmp_path / "rows", RowFormat.PARQUET, options={"focus": "recall"}))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    with pytest.raises(CrawlError, match="holds something else than a run"):
        finished(Job((lines,), tmp_path / "other"))
    assert files(tmp_path / "other") == {"notes.txt"}


def test_a_job_that_cannot_be_is_an_error(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="format must be one of parquet, jsonl, not 'csv'"):
        Job((lines,), tmp_path / "rows", "csv")  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="part_pages must be 1 or more"):
        Job((lines,), tmp_path / "rows", part_pages=0)


def test_mistakes_are_reported_before_anything_is_written(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        finished(Job((tmp_path / "missing",), tmp_path / "rows"))
    with pytest.raises(ConfigError):
        finished(Job((lines,), tmp_path / "rows", options={"repare": True}))
    assert not (tmp_path / "rows").exists()


def test_the_figures_are_those_of_the_rows(lines: Path, tmp_path: Path) -> None:
    with lines.open("a") as file:
        file.write('{"id": "empty", "html": "<nav><a href=/>Home</a></nav>"}\n{"id": "none"}\n')
    job = Job((lines,), tmp_path / "rows", RowFormat.JSONL, workers=1, part_pages=20)
    finished(job)
    tally = crawl.summarise(job)
    assert (tally.pages, tally.empty, sum(tally.failures.values())) == (PAGES + 2, 1, 1)
    assert tally.characters == sum(len(row["text"]) for row in rows(job))
    assert [page.id for page in tally.failed] == ["none"]
    assert len(tally.slowest) == 5
    assert json.loads(job.summary.read_text("utf-8"))["pages"] == PAGES + 2
