"""The commands, and the way from what was typed to the modules that do it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from cleanpage.cli import extraction, pinning, viewing
from cleanpage.cli.inputs import CommandError, Options
from cleanpage.select import Focus

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

Inputs = Annotated[
    list[str] | None, typer.Argument(help="Files, folders, patterns like 'pages/*.html', or - for standard input.")
]
Page = Annotated[str, typer.Argument(help="A file, or - for standard input.")]
Url = Annotated[str | None, typer.Option(help="Address of the page, if there is only one.")]
FocusOption = Annotated[Focus, typer.Option(help="What to do with doubtful blocks.")]
Comments = Annotated[
    Literal["auto", "yes", "no"], typer.Option(help="Readers' comments: in, out, or in where they are the page.")
]
Encoding = Annotated[str | None, typer.Option(help="Charset that an HTTP header named; bytes that contradict it win.")]
Repair = Annotated[bool, typer.Option("--repair/--no-repair", help="Take injected readings out of the text.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File, or for several pages a folder.")]


@app.command(epilog="Examples: `cleanpage extract page.html` · `cleanpage extract crawl/ --format jsonl -o out.jsonl`")
def extract(
    inputs: Inputs = None,
    format_: Annotated[extraction.Format, typer.Option("--format", "-f", help="What to write.")] = "text",
    output: Output = None,
    url: Url = None,
    focus: FocusOption = "balanced",
    comments: Comments = "auto",
    encoding: Encoding = None,
    repair: Repair = True,
) -> None:
    """Write the body of pages as text, Markdown or HTML, or all that is known of them as JSON."""
    options = Options(url, focus, comments, encoding, repair)
    raise typer.Exit(extraction.run(inputs or ["-"], format_, output, options))


@app.command(epilog="Example: `cleanpage explain page.html | less -R`")
def explain(
    page: Page = "-",
    url: Url = None,
    focus: FocusOption = "balanced",
    comments: Comments = "auto",
    encoding: Encoding = None,
    repair: Repair = True,
    label: Annotated[
        str | None, typer.Option(help="Only blocks with this label: body, boilerplate, linkfarm...")
    ] = None,
) -> None:
    """Show every block of a page with its label, its score and its strongest reasons."""
    raise typer.Exit(viewing.explain(page, Options(url, focus, comments, encoding, repair), label))


@app.command(epilog="Example: `cleanpage inspect page.html -o report.html`")
def inspect(
    page: Page = "-",
    output: Output = None,
    url: Url = None,
    focus: FocusOption = "balanced",
    comments: Comments = "auto",
    encoding: Encoding = None,
    repair: Repair = True,
) -> None:
    """Write a page with its blocks, verdicts and reasons as one HTML file to look at in a browser."""
    raise typer.Exit(viewing.inspect(page, output, Options(url, focus, comments, encoding, repair)))


@fixtures.command(epilog="Example: `cleanpage fixture add page.html --into tests/fixtures --why 'lost its last list'`")
def add(
    page: Page,
    into: Annotated[Path, typer.Option(help="Folder of the cases.")] = Path("tests/fixtures"),
    slug: Annotated[str | None, typer.Option(help="Name of the case; one is made from the title.")] = None,
    why: Annotated[str, typer.Option(help="What is hard about the page.")] = "",
    url: Url = None,
    focus: FocusOption = "balanced",
    comments: Comments = "auto",
    encoding: Encoding = None,
    repair: Repair = True,
) -> None:
    """Make a folder with a page and the text that it gives now, for pytest to hold it to."""
    raise typer.Exit(pinning.add(page, into, slug, why, Options(url, focus, comments, encoding, repair)))


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
