"""`cleanpage bench`: measure your own pages; the results are tables, JSON and a report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from cleanpage.tools import benchmark
from cleanpage.tools.benchmark.peers import NAMES
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.errors import CommandError, ExitCode, UsageError
from cleanpage.tools.cli.inputs import STDIN, Input, Options
from cleanpage.tools.word_f1 import Overlap

# Characters of a row. A narrower terminal wraps the rows; Rich would cut their cells.
_WIDTH = 160
_PAGES_TO_CHECK = 5
_MILLISECONDS = 1000
_NEEDS = "the report needs {}, which is not installed; try: pip install 'cleanpage[bench]'"


@dataclass(frozen=True, slots=True)
class Settings:
    """The arguments and options of `bench`."""

    paths: Annotated[
        list[Path], typer.Argument(help="Folders, pages, WARC, WET, Parquet or JSON lines files, or -; each is a set.")
    ]
    gold: Annotated[
        list[Path] | None, typer.Option(help="Folder of gold texts, for all paths or one for each of them.")
    ] = None
    against: Annotated[
        str, typer.Option(metavar="NAMES", help=f"Other extractors, with commas between: {', '.join(NAMES)}.")
    ] = ""
    baseline: Annotated[Path | None, typer.Option(help="Folder of an earlier run to compare with.")] = None
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of this run.")] = Path("cleanpage-bench")
    max_pages: Annotated[int | None, typer.Option(min=1, help="How many pages of each path are read at most.")] = None
    timeout: Annotated[
        float, typer.Option(min=0.1, max=86400, help="Seconds that an extractor may take for a page.")
    ] = 60.0


def run(settings: Settings, options: Options) -> int:
    """Measure, store and print; the exit code says whether a page had no result."""
    _check(settings, options)
    try:
        with _sources(settings.paths) as paths:
            return _run(settings, options, paths)
    except benchmark.PeerError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise CommandError(f"cannot write {str(error.filename)!r}: {error.strerror or error}") from None


def _run(settings: Settings, options: Options, paths: tuple[Path, ...]) -> int:
    before = benchmark.load(settings.baseline) if settings.baseline else None
    plan = benchmark.Plan(
        sources=paths, gold=tuple(settings.gold or ()),
        against=tuple(filter(None, map(str.strip, settings.against.split(",")))),
        options=options.keywords(), max_pages=settings.max_pages, timeout=settings.timeout,
    )  # fmt: skip
    settings.output.mkdir(parents=True, exist_ok=True)
    run = replace(_measure(plan), sources=tuple(map(str, settings.paths)))
    if plan.gold and not any(page.score for page in run.pages):
        raise benchmark.BenchmarkError(f"none of the pages has gold in {', '.join(map(str, plan.gold))}")
    summary = benchmark.summarise(run)
    comparison = benchmark.compare(run, before) if before else None
    benchmark.save(run, settings.output, summary)
    report = benchmark.write_report(plan, run, summary, settings.output, comparison)
    outputs.write(_figures(run, summary, comparison), None)
    print(f"cleanpage: the report is {report}", file=sys.stderr)
    return ExitCode.INCOMPLETE if any(page.error for page in run.pages) else ExitCode.DONE


@contextmanager
def _sources(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The paths. Pages are read twice, so standard input is stored in a file: a page, or JSON lines."""
    if Path(STDIN) not in paths:
        yield tuple(paths)
        return
    with TemporaryDirectory() as folder:
        data = Input(STDIN).read()
        file = Path(folder) / ("stdin.jsonl" if data.lstrip().startswith(b"{") else "stdin.html")
        file.write_bytes(data)
        yield tuple(file if path == Path(STDIN) else path for path in paths)


def _check(settings: Settings, options: Options) -> None:
    """Find mistakes before the work begins."""
    for module, name in (("jinja2", "Jinja2"), ("matplotlib", "matplotlib")):
        if not find_spec(module):
            raise CommandError(_NEEDS.format(name))
    if options.url:
        raise UsageError("--url is for one page; a benchmark takes the URLs that come with its pages")
    output = settings.output
    if output.is_file() or (output.is_dir() and any(output.iterdir()) and not benchmark.is_run(output)):
        raise UsageError(f"{str(output)!r} holds something else than a benchmark; name another place with -o")
    if settings.baseline and settings.baseline.resolve() == output.resolve():
        raise UsageError("the run would replace its baseline; name another place with -o")


def _measure(plan: benchmark.Plan) -> benchmark.Run:
    stderr = Console(stderr=True)
    results = track(
        benchmark.measure(plan), "pages", console=stderr, transient=True, disable=not stderr.is_terminal, total=None
    )
    *_, run = results
    if not isinstance(run, benchmark.Run) or not run.pages:
        raise CommandError("there are no pages to measure")
    return run


def _figures(run: benchmark.Run, summary: benchmark.Summary, comparison: benchmark.Comparison | None) -> str:
    """The tables, what changed, and the pages to look at first, to be printed."""
    out = StringIO()
    console = Console(file=out, force_terminal=sys.stdout.isatty() or None, width=_WIDTH, highlight=False)
    console.print(_set_table(summary))
    console.print()
    console.print(_extractor_table(summary))
    console.print()
    if comparison:
        console.print(
            f"since {outputs.plain(comparison.before)}: {len(comparison.changes)} changed, {comparison.same} did not, "
            f"{len(comparison.added)} new, {len(comparison.removed)} gone"
        )
    for suspect in benchmark.look_first(run.pages, _PAGES_TO_CHECK):
        console.print(
            f"look at {outputs.plain(suspect.page.id)}: {outputs.plain(suspect.concerns[0].message)}", soft_wrap=True
        )
    return out.getvalue()


def _set_table(summary: benchmark.Summary) -> Table:
    has_gold = any(page_set.scores for page_set in summary.sets)
    has_peers = any(page_set.agreement is not None for page_set in summary.sets)
    heads = ["pages", "failed", "empty"]
    heads += ["gold", "P", "R", "F1"] if has_gold else []
    heads += ["coverage", "confid."]
    heads += ["agreem."] if has_peers else []
    heads += ["findings"]
    table = _table("set", heads)
    for page_set in summary.sets:
        cells = [outputs.plain(page_set.name), str(page_set.pages), str(page_set.failed), str(page_set.empty)]
        cells += [str(page_set.with_gold), *_score_cells(page_set.scores.get("cleanpage"))] if has_gold else []
        cells += [f"{page_set.coverage:.3f}", f"{page_set.confidence:.3f}"]
        cells += [_share(page_set.agreement)] if has_peers else []
        cells += [str(page_set.contaminated)]
        table.add_row(*cells)
    return table


def _extractor_table(summary: benchmark.Summary) -> Table:
    has_gold = any(extractor.score for extractor in summary.extractors)
    heads = ["failed", "empty"]
    heads += ["P", "R", "F1"] if has_gold else []
    heads += ["agreement", "ms", "95%", "× parse", "MB"]
    table = _table("extractor", heads)
    for extractor in summary.extractors:
        cells = [f"{extractor.name} {extractor.version}", str(extractor.failed), str(extractor.empty)]
        cells += _score_cells(extractor.score) if has_gold else []
        cells += [_share(extractor.agreement)]
        cells += [f"{_MILLISECONDS * seconds:.1f}" for seconds in (extractor.median, extractor.slow)]
        cells += ["–" if extractor.multiple is None else f"{extractor.multiple:.1f}", f"{extractor.memory:.0f}"]
        table.add_row(*cells)
    return table


def _table(first: str, heads: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(first, overflow="fold", min_width=12)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _score_cells(score: Overlap | None) -> list[str]:
    return [_share(score.precision), _share(score.recall), _share(score.f1)] if score else ["–", "–", "–"]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
