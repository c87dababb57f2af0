"""`cleanpage run`: a whole crawl into files of rows, in several processes, and on from where it stopped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from cleanpage.tools import crawl
from cleanpage.tools.cli import UNREADABLE, outputs
from cleanpage.tools.cli.inputs import CommandError, Options, UsageError
from cleanpage.tools.crawl.job import Form
from cleanpage.tools.sources import SourceError

INTERRUPTED = 130
_SHOWN, _BAR = 10, 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to run and where its rows go, as typed."""

    paths: Annotated[list[Path], typer.Argument(help="Folders, WARC, WET, Parquet or JSON lines files, pages.")]
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the run; one that was stopped goes on.")]
    form: Annotated[Form, typer.Option("--format", "-f", help="What the rows are written as.")] = "parquet"
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; as many as there are cores.")] = None
    limit: Annotated[float, typer.Option(min=0.1, max=86400, help="Seconds that a page may take.")] = 60.0
    part_pages: Annotated[int, typer.Option(min=1, help="Pages in one file of rows.")] = 5000


def run(wanted: Wanted, options: Options) -> int:
    """Run it and show the figures; 1 if some page failed."""
    if options.url:
        raise UsageError("--url is the address of one page; a run takes those that its pages come with")
    if wanted.form == "parquet" and not find_spec("pyarrow"):
        raise CommandError("Parquet needs pyarrow, which is not installed; try: pip install 'cleanpage[arrow]'")
    job = crawl.Job(
        tuple(wanted.paths), wanted.output, wanted.form, wanted.workers, wanted.limit, wanted.part_pages,
        options.keywords(),
    )  # fmt: skip
    try:
        _show_progress(crawl.run(job))
        tally = crawl.summarise(job)
    except (crawl.CrawlError, SourceError) as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        where = str(error.filename or wanted.output)
        raise CommandError(f"cannot write {where!r}: {error.strerror or error}; what is done is kept") from None
    except KeyboardInterrupt:
        print("cleanpage: stopped; the same command goes on from here", file=sys.stderr)
        return INTERRUPTED
    outputs.write(_told(tally, job), None)
    return UNREADABLE if tally.failures else 0


def _show_progress(steps: Iterator[crawl.Progress]) -> None:
    stderr = Console(stderr=True)
    columns = (
        TextColumn("{task.fields[told]}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as bar:
        task: TaskID | None = None
        for step in steps:
            if task is None:
                task = bar.add_task("", total=step.size, completed=step.read, told="")
            pace = step.pages / max(bar.tasks[0].elapsed or 0.0, 0.1)
            told = f"{step.pages:,} pages, {step.failed:,} failed, {pace:.0f} a second"
            bar.update(task, completed=step.read, told=told)


def _told(tally: crawl.Tally, job: crawl.Job) -> str:
    """The figures for a person."""
    out = StringIO()
    console = Console(file=out, force_terminal=sys.stdout.isatty() or None, highlight=False, soft_wrap=True)
    failed = sum(tally.failures.values())
    console.print(f"{tally.pages:,} pages in {len(job.parts()):,} files below {outputs.plain(str(job.output))}")
    console.print(f"{tally.empty:,} without a body, {tally.contaminated:,} with findings, {failed:,} failed")
    for kind, count in sorted(tally.failures.items(), key=lambda one: -one[1])[:_SHOWN]:
        console.print(f"  {count:,} × {outputs.plain(kind)}")
    for source, name, error in tally.failed[:_SHOWN]:
        console.print(f"  {outputs.plain(f'{source} {name}: {error}')}")
    if tally.contaminated:
        console.print("share of foreign characters, pages with findings")
        for step, count in enumerate(tally.contamination):
            console.print(
                f"  {step * 10:2}–{step * 10 + 10:3}% {count:8,} {'█' * round(40 * count / tally.contaminated)}"
            )
    console.print("slowest pages, seconds")
    for seconds, source, name in tally.slowest:
        console.print(f"  {seconds:7.3f} {outputs.plain(f'{source} {name}')}")
    return out.getvalue()
