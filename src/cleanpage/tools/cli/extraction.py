"""`cleanpage extract`: pages in, their bodies out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import track

from cleanpage.page import Page, WarningCode
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.inputs import CommandError, Input, Options, UsageError, find_inputs

Format = Literal["text", "markdown", "html", "json", "jsonl"]
_WRITERS: dict[str, Callable[[Page], str]] = {
    "text": lambda page: page.text, "markdown": Page.markdown, "html": Page.html, "json": Page.to_json,
}  # fmt: skip
# JSON has them in it.
_TOLD = {WarningCode.NO_BODY, WarningCode.TRUNCATED, WarningCode.UNDECODABLE_BYTES}
_ENDINGS = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}


def run(names: Sequence[str], form: Format, output: Path | None, options: Options) -> int:
    """Extract the pages and write them; 1 if any could not be read."""
    inputs = find_inputs(names)
    if options.url and len(inputs) > 1:
        raise UsageError("--url is the address of one page, and there are several")
    if output and any(one.is_file(output) for one in inputs):
        raise UsageError(f"{str(output)!r} is an input, and would be overwritten")
    if form == "jsonl":
        with outputs.opened(output) as file:
            return _each(inputs, lambda one: file.write(_line(one, options.extract(one.read()))))
    if output and (output.is_dir() or len(inputs) > 1):
        return _into_folder(inputs, form, output, options)
    if len(inputs) > 1:
        raise UsageError("several pages need a folder (-o FOLDER/) or one line for each (--format jsonl)")
    return _each(inputs, lambda one: outputs.write(_text(one, form, options), output))


def _each(inputs: Sequence[Input], act: Callable[[Input], object]) -> int:
    """Do something with each input; what cannot be read is told and passed over."""
    stderr = Console(stderr=True)
    code = 0
    many = len(inputs) > 1 and stderr.is_terminal
    for one in track(inputs, "pages", console=stderr, transient=True, disable=not many):
        try:
            act(one)
        except CommandError as error:
            stderr.print(f"cleanpage: {error}", markup=False, highlight=False, soft_wrap=True)
            code = error.code
    return code


def _text(one: Input, form: Format, options: Options) -> str:
    """The page as text; of what a reader of the text alone cannot see, a line on standard error."""
    page = options.extract(one.read())
    told = [str(code).replace("_", " ") for code in page.warnings if code in _TOLD]
    if told and form != "json":
        print(f"cleanpage: {one.name}: {', '.join(told)}", file=sys.stderr)
    return _WRITERS[form](page)


def _line(one: Input, page: Page) -> bytes:
    told = {"source": one.name, **page.to_dict()}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _into_folder(inputs: Sequence[Input], form: Format, folder: Path, options: Options) -> int:
    if folder.is_file():
        raise UsageError(f"{str(folder)!r} is a file; several pages need a folder, or --format jsonl")
    paths = outputs.targets([one.name for one in inputs], folder, _ENDINGS[form])
    places = dict(zip(inputs, paths, strict=True))
    return _each(inputs, lambda one: _save(one, form, places[one], options))


def _save(one: Input, form: Format, path: Path, options: Options) -> None:
    text = _text(one, form, options)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"cannot make the folder {str(path.parent)!r}: {error.strerror or error}") from None
    outputs.write(text, path)
