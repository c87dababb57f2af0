"""`cleanpage extract`: write the bodies of pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from rich.console import Console
from rich.progress import track

from cleanpage.page import Page, WarningCode
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.errors import CommandError, ExitCode, UsageError
from cleanpage.tools.cli.inputs import Input, Options, find_inputs


class Format(StrEnum):
    """What is written of a page."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"


# JSON lines have one file for all pages and need no ending; they are written by `_json_line`.
_WRITERS: dict[Format, Callable[[Page], str]] = {
    Format.TEXT: lambda page: page.text, Format.MARKDOWN: Page.markdown, Format.HTML: Page.html,
    Format.JSON: Page.to_json,
}  # fmt: skip
_ENDINGS = {Format.TEXT: ".txt", Format.MARKDOWN: ".md", Format.HTML: ".html", Format.JSON: ".json"}
# Warnings that are printed on standard error, as the text does not show them; JSON has them.
_PRINTED_WARNINGS = {WarningCode.NO_BODY, WarningCode.TRUNCATED, WarningCode.UNDECODABLE_BYTES}


def run(names: Sequence[str], output_format: Format, output: Path | None, options: Options) -> int:
    """Extract the pages and write them; the exit code says whether one could not be read."""
    inputs = find_inputs(names)
    if options.url and len(inputs) > 1:
        raise UsageError("--url is for one page, and there are several")
    if output and any(page_input.is_file(output) for page_input in inputs):
        raise UsageError(f"{str(output)!r} is an input, and would be overwritten")
    if output_format is Format.JSONL:
        with outputs.opened(output) as file:
            return _for_each(inputs, lambda page_input: file.write(_json_line(page_input, options)))
    if output and (output.is_dir() or len(inputs) > 1):
        return _into_folder(inputs, output_format, output, options)
    if len(inputs) > 1:
        raise UsageError("several pages need a folder (-o FOLDER/) or --format jsonl, which has a line for each")
    return _for_each(inputs, lambda page_input: outputs.write(_text(page_input, output_format, options), output))


def _for_each(inputs: Sequence[Input], act: Callable[[Input], object]) -> int:
    """Do something with each input. An input that cannot be read is reported and passed over."""
    stderr = Console(stderr=True)
    code = ExitCode.DONE
    many = len(inputs) > 1 and stderr.is_terminal
    for page_input in track(inputs, "pages", console=stderr, transient=True, disable=not many):
        try:
            act(page_input)
        except CommandError as error:
            stderr.print(f"cleanpage: {error}", markup=False, highlight=False, soft_wrap=True)
            code = error.code
    return code


def _text(page_input: Input, output_format: Format, options: Options) -> str:
    """The page in a format. Warnings that it does not show are printed on standard error."""
    page = options.extract(page_input.read())
    warnings = [str(code).replace("_", " ") for code in page.warnings if code in _PRINTED_WARNINGS]
    if warnings and output_format is not Format.JSON:
        print(f"cleanpage: {page_input.name}: {', '.join(warnings)}", file=sys.stderr)
    return _WRITERS[output_format](page)


def _json_line(page_input: Input, options: Options) -> bytes:
    page = options.extract(page_input.read())
    values = {"source": page_input.name, **page.to_dict()}
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _into_folder(inputs: Sequence[Input], output_format: Format, folder: Path, options: Options) -> int:
    if folder.is_file():
        raise UsageError(f"{str(folder)!r} is a file; several pages need a folder, or --format jsonl")
    names = [page_input.name for page_input in inputs]
    paths = dict(zip(inputs, outputs.targets(names, folder, _ENDINGS[output_format]), strict=True))
    return _for_each(inputs, lambda page_input: _save(_text(page_input, output_format, options), paths[page_input]))


def _save(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"cannot make the folder {str(path.parent)!r}: {error.strerror or error}") from None
    outputs.write(text, path)
