"""The commands with their arguments and options, and the modules that each of them calls."""

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
from cleanpage.errors import CleanpageError
from cleanpage.tools.cli import bench_command, extract_command, fixture_command, outputs, run_command, view_commands
from cleanpage.tools.cli.errors import CommandError, ExitCode
from cleanpage.tools.cli.inputs import Options

app = typer.Typer(
    name="cleanpage",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 everything was read, 1 some input could not be read, 2 the command was not understood.",
)

fixtures = typer.Typer(no_args_is_help=True, help="Pages as regression tests for pytest.")
app.add_typer(fixtures, name="fixture")

PageArgument = Annotated[str, typer.Argument(help="A file, or - for standard input.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="A file; for several pages, a folder.")]
ReportOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write; standard output without it.")
]


def _with_records(command: Callable[..., int]) -> Callable[..., None]:
    """Make a function for Typer: each parameter whose type is a dataclass becomes one parameter for each field."""
    types = get_type_hints(command, include_extras=True)
    records = {name: kind for name, kind in types.items() if isinstance(kind, type) and is_dataclass(kind)}

    @wraps(command)
    def call(**given: Any) -> None:
        for name, kind in records.items():
            values = {field.name: given.pop(field.name) for field in fields(kind)}
            given[name] = kind(**values)
        raise typer.Exit(command(**given))

    parameters = [
        parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=types[name])
        for name, parameter in signature(command).parameters.items()
        if name not in records
    ]
    for kind in records.values():
        parameters += _field_parameters(kind)
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call


def _field_parameters(kind: type[Any]) -> list[Parameter]:
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
    format_: Annotated[
        extract_command.Format, typer.Option("--format", "-f", help="What to write.")
    ] = extract_command.Format.TEXT,
    output: OutputOption = None,
) -> int:
    """Write the body of pages as text, Markdown or HTML, or everything about them as JSON."""
    return extract_command.run(inputs or ["-"], format_, output, options)


@app.command(epilog="Example: `cleanpage explain page.html | less -R`")
@_with_records
def explain(
    options: Options,
    page: PageArgument = "-",
    label: Annotated[str | None, typer.Option(help="Only the blocks with this label, such as boilerplate.")] = None,
) -> int:
    """Show every block of a page with its label, its score and its strongest reasons."""
    return view_commands.explain(page, options, label)


@app.command(epilog="Example: `cleanpage inspect page.html -o report.html`")
@_with_records
def inspect(options: Options, page: PageArgument = "-", output: ReportOption = None) -> int:
    """Write a page with its blocks, labels and reasons as one HTML file for a browser."""
    return view_commands.inspect(page, output, options)


@app.command(
    epilog="Examples: `cleanpage bench crawl/ -o before` · `cleanpage bench crawl/ --baseline before -o after` · "
    "`cleanpage bench pages/ --gold gold/ --against trafilatura,resiliparse`"
)
@_with_records
def bench(settings: bench_command.Settings, options: Options) -> int:
    """Measure your own pages, with or without gold texts, beside other extractors, and against an earlier run.

    It prints tables and writes `run.json`, `pages.jsonl` and `report.html`, which has the pages to look at first.
    """
    return bench_command.run(settings, options)


@app.command(
    name="run",
    epilog="Examples: `cleanpage run crawl.warc.gz -o rows/` · `cleanpage run pages/ more.parquet -o rows/ -f jsonl`",
)
@_with_records
def run_crawl(settings: run_command.Settings, options: Options) -> int:
    """Extract a whole crawl into Parquet files or JSON lines. The same command resumes a run that was stopped.

    It prints how many pages failed and why, how many are contaminated and how much, and which took longest.
    """
    return run_command.run(settings, options)


@fixtures.command(epilog="Example: `cleanpage fixture add page.html --into tests/fixtures --why 'lost its last list'`")
@_with_records
def add(page: PageArgument, settings: fixture_command.Settings, options: Options) -> int:
    """Make a folder with a page and its present text. Once that text is right, pytest checks the page against it."""
    return fixture_command.add(page, settings, options)


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
    """Extracts the body of scraped pages, HTML or plain text, and gives every block a label with reasons."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code. Only a mistake in this program ends in a traceback."""
    try:
        code = app(None if arguments is None else list(arguments), standalone_mode=False)
    except SystemExit as stopped:  # the reader of standard output has gone
        return stopped.code if isinstance(stopped.code, int) else ExitCode.DONE
    except CleanpageError as error:
        print(f"cleanpage: {error}", file=sys.stderr)
        return error.code if isinstance(error, CommandError) else ExitCode.INCOMPLETE
    except Exception as error:
        message: Callable[[], str] | None = getattr(error, "format_message", None)
        if message is None:
            raise
        return _complain(message(), getattr(error, "exit_code", ExitCode.USAGE))
    return code if isinstance(code, int) else ExitCode.DONE


def _complain(message: str, code: int) -> int:
    """Print what Typer complains of on one line. The help that it shows for no arguments is printed as it is."""
    if "Usage:" in message:
        print(message)
        return code
    print(f"cleanpage: {' '.join(message.split())}", file=sys.stderr)
    return code
