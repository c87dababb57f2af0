"""`cleanpage bench`: pages of one's own measured, as a table, as JSON and as a report."""

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
from cleanpage.tools.cli import UNREADABLE, outputs
from cleanpage.tools.cli.inputs import STDIN, CommandError, Input, Options, UsageError
from cleanpage.tools.sources import SourceError
from cleanpage.tools.word_f1 import Overlap

# A narrow terminal wraps rows, where Rich would cut what stands in them.
_WIDTH = 160
_NEEDS = "the report needs {}, which is not installed; try: pip install 'cleanpage[bench]'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure and where it goes, as typed."""

    paths: Annotated[
        list[Path], typer.Argument(help="Folders, pages, WARC or WET files, JSON lines, or -; each is a set.")
    ]
    gold: Annotated[
        list[Path] | None, typer.Option(help="Folder of gold texts, for all paths or one for each of them.")
    ] = None
    against: Annotated[
        str, typer.Option(metavar="NAMES", help=f"Other extractors, with commas between: {', '.join(NAMES)}.")
    ] = ""
    baseline: Annotated[Path | None, typer.Option(help="Folder of an earlier run to compare with.")] = None
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of this run.")] = Path("cleanpage-bench")
    most: Annotated[int | None, typer.Option(min=1, help="How many pages of each path are read.")] = None
    limit: Annotated[float, typer.Option(min=0.1, max=86400, help="Seconds that an extractor may take for a page.")] = (
        60.0
    )


def bench(wanted: Wanted, options: Options) -> int:
    """Measure, store and show; 1 if some page had no result."""
    _check(wanted, options)
    try:
        with _sources(wanted.paths) as paths:
            return _bench(wanted, options, paths)
    except benchmark.PeerError as error:
        raise UsageError(str(error)) from None
    except (benchmark.BenchmarkError, SourceError) as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"cannot write {str(error.filename)!r}: {error.strerror or error}") from None


def _bench(wanted: Wanted, options: Options, paths: tuple[Path, ...]) -> int:
    before = benchmark.load(wanted.baseline) if wanted.baseline else None
    against = tuple(filter(None, map(str.strip, wanted.against.split(","))))
    keywords = options.keywords()
    plan = benchmark.Plan(paths, tuple(wanted.gold or ()), against, keywords, wanted.most, wanted.limit)
    wanted.output.mkdir(parents=True, exist_ok=True)
    run = replace(_measured(plan), sources=tuple(map(str, wanted.paths)))
    if plan.gold and not any(page.score for page in run.pages):
        raise benchmark.BenchmarkError(f"none of the pages has gold in {', '.join(map(str, plan.gold))}")
    summary = benchmark.summarise(run)
    comparison = benchmark.compare(run, before) if before else None
    benchmark.save(run, wanted.output, summary)
    report = benchmark.write_report(plan, run, summary, wanted.output, comparison)
    outputs.write(_shown(run, summary, comparison), None)
    print(f"cleanpage: the report is {report}", file=sys.stderr)
    return UNREADABLE if any(page.error for page in run.pages) else 0


@contextmanager
def _sources(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The paths; standard input, as pages are read twice, as a file: a page, or JSON lines."""
    if Path(STDIN) not in paths:
        yield tuple(paths)
        return
    with TemporaryDirectory() as folder:
        data = Input(STDIN).read()
        file = Path(folder) / ("stdin.jsonl" if data.lstrip().startswith(b"{") else "stdin.html")
        file.write_bytes(data)
        yield tuple(file if path == Path(STDIN) else path for path in paths)


def _check(wanted: Wanted, options: Options) -> None:
    """Complain before the work and not after it."""
    for module, name in (("jinja2", "Jinja2"), ("matplotlib", "matplotlib")):
        if not find_spec(module):
            raise CommandError(_NEEDS.format(name))
    if options.url:
        raise UsageError("--url is the address of one page; a benchmark takes those that its pages come with")
    output = wanted.output
    if output.is_file() or (output.is_dir() and any(output.iterdir()) and not benchmark.is_run(output)):
        raise UsageError(f"{str(output)!r} holds something else than a benchmark; name another place with -o")
    if wanted.baseline and wanted.baseline.resolve() == output.resolve():
        raise UsageError("the run would replace its baseline; name another place with -o")


def _measured(plan: benchmark.Plan) -> benchmark.Run:
    stderr = Console(stderr=True)
    measured = track(
        benchmark.measure(plan), "pages", console=stderr, transient=True, disable=not stderr.is_terminal, total=None
    )
    *_, run = measured
    if not isinstance(run, benchmark.Run) or not run.pages:
        raise SourceError("there are no pages to measure")
    return run


def _shown(run: benchmark.Run, summary: benchmark.Summary, comparison: benchmark.Comparison | None) -> str:
    out = StringIO()
    console = Console(file=out, force_terminal=sys.stdout.isatty() or None, width=_WIDTH, highlight=False)
    console.print(_sets(summary))
    console.print()
    console.print(_extractors(summary))
    console.print()
    if comparison:
        console.print(
            f"since {outputs.plain(comparison.before)}: {len(comparison.changes)} changed, {comparison.same} did not, "
            f"{len(comparison.added)} new, {len(comparison.removed)} gone"
        )
    for worth in benchmark.look_first(run.pages, 5):
        console.print(
            f"look at {outputs.plain(worth.page.id)}: {outputs.plain(worth.concerns[0].message)}", soft_wrap=True
        )
    return out.getvalue()


def _sets(summary: benchmark.Summary) -> Table:
    own = any(one.scores for one in summary.sets)
    others = any(one.agreement is not None for one in summary.sets)
    heads = ["pages", "failed", "empty", *(["gold", "P", "R", "F1"] if own else []), "coverage", "confid."]
    table = _table("set", [*heads, *(["agreem."] if others else []), "foreign"])
    for one in summary.sets:
        score = [str(one.with_gold), *_parts(one.scores.get("cleanpage"))] if own else []
        table.add_row(
            outputs.plain(one.name), str(one.pages), str(one.failed), str(one.empty), *score, f"{one.coverage:.3f}",
            f"{one.confidence:.3f}", *([_told(one.agreement)] if others else []), str(one.contaminated),
        )  # fmt: skip
    return table


def _extractors(summary: benchmark.Summary) -> Table:
    scored = any(one.score for one in summary.extractors)
    heads = [
        "failed",
        "empty",
        *(["P", "R", "F1"] if scored else []),
        "agreement",
        "ms",
        "95%",
        "× parse",
        "MB",
    ]
    table = _table("extractor", heads)
    for one in summary.extractors:
        table.add_row(
            f"{one.name} {one.version}", str(one.failed), str(one.empty),
            *(_parts(one.score) if scored else ()), _told(one.agreement), f"{1000 * one.median:.1f}",
            f"{1000 * one.slow:.1f}", "–" if one.multiple is None else f"{one.multiple:.1f}", f"{one.memory:.0f}",
        )  # fmt: skip
    return table


def _table(first: str, heads: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(first, overflow="fold", min_width=12)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _parts(score: Overlap | None) -> tuple[str, str, str]:
    return (_told(score.precision), _told(score.recall), _told(score.f1)) if score else ("–", "–", "–")


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
