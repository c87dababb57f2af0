"""The commands, and the way from what was typed to the modules that do it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from cleanpage import __version__
from cleanpage.tools.cli import benching, extraction, outputs, pinning, running, viewing
from cleanpage.tools.cli.inputs import CommandError, Options, UsageError

app = typer.Typer(
    name="cleanpage",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 all was read, 1 some input could not be read, 2 the command was not understood.",
)

fixtures = typer.Typer(no_args_is_help=True, help="Pages as regression tests, which pytest runs.")
app.add_typer(fixtures, name="fixture")

Page = Annotated[str, typer.Argument(help="A file, or - for standard input.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File, or for several pages a folder.")]
Report = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; standard output without it.")]


def _with_records(command: Callable[..., int]) -> Callable[..., None]:
    """A command for Typer: in the place of each parameter that is a record it has one for each field of it."""
    own = get_type_hints(command, include_extras=True)
    records = {name: kind for name, kind in own.items() if isinstance(kind, type) and is_dataclass(kind)}

    @wraps(command)
    def run_command(**given: Any) -> None:
        made = {
            name: kind(**{field.name: given.pop(field.name) for field in fields(kind)})
            for name, kind in records.items()
        }
        raise typer.Exit(command(**given, **made))

    parameters = [
        parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=own[name])
        for name, parameter in signature(command).parameters.items()
        if name not in records
    ]
    parameters += [parameter for kind in records.values() for parameter in _of_record(kind)]
    run_command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run_command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run_command


def _of_record(kind: type[Any]) -> list[Parameter]:
    types = get_type_hints(kind, include_extras=True)
    return [
        Parameter(
            field.name, Parameter.KEYWORD_ONLY, annotation=types[field.name],
            default=Parameter.empty if field.default is MISSING else field.default,
        )
        for field in fields(kind)
    ]  # fmt: skip


@app.command(epilog="Examples: `cleanpage extract page.html` · `cleanpage extract crawl/ --format jsonl -o out.jsonl`")
@_with_records
def extract(
    options: Options,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, patterns like 'pages/*.html', or - for standard input."),
    ] = None,
    format_: Annotated[extraction.Format, typer.Option("--format", "-f", help="What to write.")] = "text",
    output: Output = None,
) -> int:
    """Write the body of pages as text, Markdown or HTML, or all that is known of them as JSON."""
    return extraction.run(inputs or ["-"], format_, output, options)


@app.command(epilog="Example: `cleanpage explain page.html | less -R`")
@_with_records
def explain(
    options: Options,
    page: Page = "-",
    label: Annotated[str | None, typer.Option(help="Only the blocks of one label, such as boilerplate.")] = None,
) -> int:
    """Show every block of a page with its label, its score and its strongest reasons."""
    return viewing.explain(page, options, label)


@app.command(epilog="Example: `cleanpage inspect page.html -o report.html`")
@_with_records
def inspect(options: Options, page: Page = "-", output: Report = None) -> int:
    """Write a page with its blocks, verdicts and reasons as one HTML file to look at in a browser."""
    return viewing.inspect(page, output, options)


@app.command(
    epilog="Examples: `cleanpage bench crawl/ -o before` · `cleanpage bench crawl/ --baseline before -o after` · "
    "`cleanpage bench pages/ --gold gold/ --against trafilatura,resiliparse`"
)
@_with_records
def bench(wanted: benching.Wanted, options: Options) -> int:
    """Measure pages of your own: with gold or without, beside other extractors, against an earlier run.

    Prints tables, and writes `run.json`, `pages.jsonl` and `report.html` with the pages to look at first.
    """
    return benching.bench(wanted, options)


@app.command(
    name="run",
    epilog="Examples: `cleanpage run crawl.warc.gz -o rows/` · `cleanpage run pages/ more.parquet -o rows/ -f jsonl`",
)
@_with_records
def run_crawl(wanted: running.Wanted, options: Options) -> int:
    """Extract a whole crawl into Parquet files or JSON lines; a run that was stopped goes on where it was.

    Prints how many pages failed and why, how many are contaminated and by how much, and which took longest.
    """
    return running.run(wanted, options)


@fixtures.command(epilog="Example: `cleanpage fixture add page.html --into tests/fixtures --why 'lost its last list'`")
@_with_records
def add(page: Page, pin: pinning.Pin, options: Options) -> int:
    """Make a folder with a page and the text that it gives now, for pytest to hold it to once that is right."""
    return pinning.add(page, pin, options)


def _show_version(wanted: bool) -> None:
    if wanted:
        outputs.write(f"cleanpage {__version__}", None)
        raise typer.Exit


@app.callback()
def cleanpage(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Cleans scraped pages, HTML or plain text: the body, and a verdict with reasons for everything else."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. Only a mistake in this program ends in a traceback."""
    try:
        code = app(None if arguments is None else list(arguments), standalone_mode=False)
    except SystemExit as done:  # the reader of standard output has gone
        return done.code if isinstance(done.code, int) else 0
    except CommandError as error:
        print(f"cleanpage: {error}", file=sys.stderr)
        return error.code
    except Exception as error:
        message: Callable[[], str] | None = getattr(error, "format_message", None)
        if message is None:
            raise
        return _complain(message(), getattr(error, "exit_code", UsageError.code))
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    """Tell on one line what Typer complains of; the help that it gives for no arguments stays as it is."""
    if "Usage:" in message:
        print(message)
        return code
    print(f"cleanpage: {' '.join(message.split())}", file=sys.stderr)
    return code
