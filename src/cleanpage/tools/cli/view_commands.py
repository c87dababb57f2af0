"""`cleanpage explain` and `cleanpage inspect`: why each block of a page was kept or not."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cleanpage.decoding.decode import decode
from cleanpage.page import Block, Label, Page
from cleanpage.tools import inspector
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.errors import ExitCode, UsageError
from cleanpage.tools.cli.inputs import Input, Options
from cleanpage.writers.explanation import why

_COLOURS = {
    Label.BODY: "bold green", Label.TITLE: "bold cyan", Label.METADATA: "cyan", Label.COMMENT: "blue",
    Label.BOILERPLATE: "yellow", Label.LINK_FARM: "bold red", Label.CLASSIFIED: "bold magenta",
}  # fmt: skip
_TEXT_CHARS = 200


def explain(name: str, options: Options, label: str | None) -> int:
    """Print the blocks of a page, in colours if standard output is a terminal."""
    if label is not None and label not in list(Label):
        raise UsageError(f"no label {label!r}; labels are {', '.join(map(str, Label))}")
    page = options.extract(Input(name).read())
    out = StringIO()
    console = Console(file=out, force_terminal=sys.stdout.isatty() or None, highlight=False, soft_wrap=True)
    for block in page.blocks:
        if label in (None, block.label):
            _show(console, block)
    _show_findings(console, page)
    outputs.write(out.getvalue(), None)
    return ExitCode.DONE


def inspect(name: str, output: Path | None, options: Options) -> int:
    """Write the report to a file; to standard output if none is named."""
    data = Input(name).read()
    report = inspector.write(options.extract(data), decode(data, options.encoding).text, name)
    outputs.write(report, output)
    return ExitCode.DONE


def _show(console: Console, block: Block) -> None:
    text = " ".join(outputs.printable(block.text).split())
    short = text if len(text) <= _TEXT_CHARS else f"{text[:_TEXT_CHARS]}…"
    console.print(Text.assemble((f"{block.label:11} {block.score:4.2f}  ", _COLOURS[block.label]), short))
    reasons = why(block)
    if reasons:
        console.print(Text(f"{'':18}{reasons}", "dim"))


def _show_findings(console: Console, page: Page) -> None:
    for finding in page.findings:
        message = outputs.printable(finding.message)
        console.print(Text.assemble((f"{finding.kind}: ", "bold red"), message))
