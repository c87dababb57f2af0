"""`cleanpage explain` and `cleanpage inspect`: why a page came out as it did."""

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
from cleanpage.tools.cli.inputs import CommandError, Input, Options, UsageError
from cleanpage.writers.explanation import why

_COLOURS = {
    Label.BODY: "bold green", Label.TITLE: "bold cyan", Label.METADATA: "cyan", Label.COMMENT: "blue",
    Label.BOILERPLATE: "yellow", Label.LINK_FARM: "bold red", Label.CLASSIFIED: "bold magenta",
}  # fmt: skip
_TEXT_CHARS = 200


def explain(name: str, options: Options, label: str | None) -> int:
    """Print the blocks of a page; coloured if a terminal is there to see it."""
    if label is not None and label not in [str(one) for one in Label]:
        raise UsageError(f"no label {label!r}; labels are {', '.join(map(str, Label))}")
    page = options.extract(Input(name).read())
    shown = StringIO()
    console = Console(file=shown, force_terminal=sys.stdout.isatty() or None, highlight=False, soft_wrap=True)
    for block in page.blocks:
        if label in (None, block.label):
            _show(console, block)
    _show_findings(console, page)
    outputs.write(shown.getvalue(), None)
    return 0


def inspect(name: str, output: Path | None, options: Options) -> int:
    """Write the report; to standard output if no file is named."""
    data = Input(name).read()
    try:
        report = inspector.write(options.extract(data), decode(data, options.encoding).text, name)
    except ImportError as error:
        raise CommandError(str(error)) from None
    outputs.write(report, output)
    return 0


def _show(console: Console, block: Block) -> None:
    text = " ".join(outputs.printable(block.text).split())
    short = text if len(text) <= _TEXT_CHARS else f"{text[:_TEXT_CHARS]}…"
    console.print(Text.assemble((f"{block.label:11} {block.score:4.2f}  ", _COLOURS[block.label]), short))
    if told := why(block):
        console.print(Text(f"{'':18}{told}", "dim"))


def _show_findings(console: Console, page: Page) -> None:
    for finding in page.findings:
        message = outputs.printable(finding.message)
        console.print(Text.assemble((f"{finding.kind}: ", "bold red"), message))
