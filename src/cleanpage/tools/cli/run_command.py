"""`cleanpage run`: extract a whole crawl into files of rows, in several processes. A stopped run can be resumed."""

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
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.errors import CommandError, ExitCode, UsageError
from cleanpage.tools.cli.inputs import Options

# Lines of each list that are printed, and characters of the longest bar.
_MAX_LINES, _BAR_WIDTH = 10, 40


@dataclass(frozen=True, slots=True)
class Settings:
    """The arguments and options of `run`."""

    paths: Annotated[list[Path], typer.Argument(help="Folders, WARC, WET, Parquet or JSON lines files, pages.")]
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the run; a stopped run is resumed.")]
    format: Annotated[crawl.RowFormat, typer.Option("--format", "-f", help="What the rows are written as.")] = (
        crawl.RowFormat.PARQUET
    )
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes; as many as there are cores without it.")
    ] = None
    timeout: Annotated[float, typer.Option(min=0.1, max=86400, help="Seconds that a page may take.")] = 60.0
    part_pages: Annotated[int, typer.Option(min=1, help="How many pages a file of rows has.")] = 5000


def run(settings: Settings, options: Options) -> int:
    """Run it and print the figures; the exit code says whether a page failed."""
    if options.url:
        raise UsageError("--url is for one page; a run takes the URLs that come with its pages")
    if settings.format is crawl.RowFormat.PARQUET and not find_spec("pyarrow"):
        raise CommandError("Parquet needs pyarrow, which is not installed; try: pip install 'cleanpage[arrow]'")
    job = crawl.Job(
        inputs=tuple(settings.paths), output=settings.output, format=settings.format, workers=settings.workers,
        timeout=settings.timeout, part_pages=settings.part_pages, options=options.keywords(),
    )  # fmt: skip
    try:
        _show_progress(crawl.run(job))
        tally = crawl.summarise(job)
    except OSError as error:
        place = str(error.filename or settings.output)
        raise CommandError(f"cannot write {place!r}: {error.strerror or error}; what is done is kept") from None
    except KeyboardInterrupt:
        print("cleanpage: stopped; the same command resumes the run", file=sys.stderr)
        return ExitCode.INTERRUPTED
    outputs.write(_figures(tally, job), None)
    return ExitCode.INCOMPLETE if tally.failures else ExitCode.DONE


def _show_progress(steps: Iterator[crawl.Progress]) -> None:
    stderr = Console(stderr=True)
    columns = (
        TextColumn("{task.fields[counts]}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as bar:
        task: TaskID | None = None
        for step in steps:
            if task is None:
                task = bar.add_task("", total=step.size, completed=step.read, counts="")
            pace = step.pages / max(bar.tasks[0].elapsed or 0.0, 0.1)
            counts = f"{step.pages:,} pages, {step.failed:,} failed, {pace:.0f} a second"
            bar.update(task, completed=step.read, counts=counts)


def _figures(tally: crawl.Tally, job: crawl.Job) -> str:
    """The figures of the whole run, to be printed."""
    out = StringIO()
    console = Console(file=out, force_terminal=sys.stdout.isatty() or None, highlight=False, soft_wrap=True)
    failed = sum(tally.failures.values())
    console.print(f"{tally.pages:,} pages in {len(job.parts()):,} files below {outputs.plain(str(job.output))}")
    console.print(f"{tally.empty:,} without a body, {tally.contaminated:,} with findings, {failed:,} failed")
    for kind, count in sorted(tally.failures.items(), key=lambda failure: -failure[1])[:_MAX_LINES]:
        console.print(f"  {count:,} × {outputs.plain(kind)}")
    for page in tally.failed[:_MAX_LINES]:
        console.print(f"  {outputs.plain(f'{page.source} {page.id}: {page.error}')}")
    if tally.contaminated:
        console.print("contamination of the pages with findings")
        for step, count in enumerate(tally.contamination):
            bar = "█" * round(_BAR_WIDTH * count / tally.contaminated)
            console.print(f"  {step * 10:2}–{step * 10 + 10:3}% {count:8,} {bar}")
    console.print("slowest pages, seconds")
    for slow in tally.slowest:
        console.print(f"  {slow.seconds:7.3f} {outputs.plain(f'{slow.source} {slow.id}')}")
    return out.getvalue()
