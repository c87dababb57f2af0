"""The commands, and the way from what was typed to the modules that do it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from cleanpage.cli import extraction, pinning, viewing
from cleanpage.cli.inputs import CommandError, Options

app = typer.Typer(
    name="cleanpage",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Cleans scraped pages, HTML or plain text: the body, and a verdict with reasons for everything else.",
    epilog="Exit codes: 0 all was read, 1 some input could not be read, 2 the command was not understood.",
)

fixtures = typer.Typer(no_args_is_help=True, help="Pages as regression tests, which pytest runs.")
app.add_typer(fixtures, name="fixture")

Page = Annotated[str, typer.Argument(help="A file, or - for standard input.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File, or for several pages a folder.")]


def _with_options(command: Callable[..., int]) -> Callable[..., None]:
    """A command for Typer: in the place of its parameter `options` it has one for each field of `Options`."""

    @wraps(command)
    def run_command(**given: Any) -> None:
        options = Options(**{field.name: given.pop(field.name) for field in fields(Options)})
        raise typer.Exit(command(**given, options=options))

    own, shared = (get_type_hints(source, include_extras=True) for source in (command, Options))
    parameters = [
        parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=own[name])
        for name, parameter in signature(command).parameters.items()
        if name != "options"
    ]
    parameters += [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=shared[field.name])
        for field in fields(Options)
    ]
    run_command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run_command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run_command


@app.command(epilog="Examples: `cleanpage extract page.html` · `cleanpage extract crawl/ --format jsonl -o out.jsonl`")
@_with_options
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
@_with_options
def explain(
    options: Options,
    page: Page = "-",
    label: Annotated[str | None, typer.Option(help="Only the blocks of one label, such as boilerplate.")] = None,
) -> int:
    """Show every block of a page with its label, its score and its strongest reasons."""
    return viewing.explain(page, options, label)


@app.command(epilog="Example: `cleanpage inspect page.html -o report.html`")
@_with_options
def inspect(options: Options, page: Page = "-", output: Output = None) -> int:
    """Write a page with its blocks, verdicts and reasons as one HTML file to look at in a browser."""
    return viewing.inspect(page, output, options)


@fixtures.command(epilog="Example: `cleanpage fixture add page.html --into tests/fixtures --why 'lost its last list'`")
@_with_options
def add(
    options: Options,
    page: Page,
    into: Annotated[Path, typer.Option(help="Folder of the cases.")] = Path("tests/fixtures"),
    slug: Annotated[str | None, typer.Option(help="Name of the case; one is made from the title.")] = None,
    why: Annotated[str, typer.Option(help="What is hard about the page.")] = "",
) -> int:
    """Make a folder with a page and the text that it gives now, for pytest to hold it to."""
    return pinning.add(page, into, slug, why, options)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. Only a mistake in this program ends in a traceback."""
    try:
        app(None if arguments is None else list(arguments))
    except SystemExit as done:  # how Typer ends, with the exit code of the command or of its own complaint
        return done.code if isinstance(done.code, int) else 0
    except CommandError as error:
        print(f"cleanpage: {error}", file=sys.stderr)
        return error.code
    return 0
