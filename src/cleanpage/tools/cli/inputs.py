"""The pages that a command reads (files, folders, patterns, standard input), and the options of every command."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cleanpage.config import Comments, Focus
from cleanpage.page import Page
from cleanpage.pipeline import extract
from cleanpage.tools.cli.errors import CommandError, UsageError
from cleanpage.tools.sources import files

STDIN = "-"
_COMMENTS: dict[str, Comments] = {"auto": "auto", "yes": True, "no": False}
_PATTERN_CHARACTERS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `extract`, which every command has that extracts."""

    url: Annotated[str | None, typer.Option(help="URL of the page, if there is only one.")] = None
    focus: Annotated[Focus, typer.Option(help="What to do with doubtful blocks.")] = "balanced"
    comments: Annotated[
        Literal["auto", "yes", "no"],
        typer.Option(help="Whether readers' comments are kept; auto keeps them where they are the body."),
    ] = "auto"
    encoding: Annotated[
        str | None, typer.Option(help="Charset from the HTTP header; bytes that contradict it win.")
    ] = None
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Remove injected readings from the text.")] = True

    def extract(self, data: bytes) -> Page:
        """The page."""
        return extract(data, **self.keywords())

    def keywords(self) -> dict[str, Any]:
        """The keywords for `extract` whose values are not the default."""
        defaults = asdict(Options())
        changed = {name: value for name, value in asdict(self).items() if value != defaults[name]}
        if "comments" in changed:
            changed["comments"] = _COMMENTS[self.comments]
        return changed


@dataclass(frozen=True, slots=True)
class Input:
    """A page to read.

    Attributes:
        name: The name of its file; "-" for standard input.
    """

    name: str

    def is_file(self, path: Path) -> bool:
        """Whether this is the file with that path."""
        return self.name != STDIN and os.path.realpath(self.name) == os.path.realpath(path)

    def read(self) -> bytes:
        """The bytes.

        Raises:
            CommandError: They cannot be read, or are nothing but white space.
        """
        try:
            stdin = self.name == STDIN
            data = files.unfolded(sys.stdin.buffer.read()) if stdin else files.read_bytes(Path(self.name))
        except (*files.BROKEN, ValueError) as error:  # ValueError: a NUL in the name
            reason = getattr(error, "strerror", None) or error
            raise CommandError(f"cannot read {self.name!r}: {reason}") from None
        if not data.strip():
            raise CommandError("standard input is empty" if self.name == STDIN else f"{self.name} is empty")
        return data


def find_inputs(names: Sequence[str]) -> list[Input]:
    """The pages that names stand for, in the order given. A folder stands for its pages, a pattern for its matches.

    Raises:
        UsageError: A pattern matches nothing, or a folder holds no pages.
    """
    return [page for name in names for page in _find(name)]


def _find(name: str) -> Iterator[Input]:
    path = Path(name) if "\0" not in name else None
    if name == STDIN:
        yield Input(STDIN)
    elif path and _is_folder(path):
        pages = sorted(p for p in path.rglob("*") if p.name.lower().endswith(files.ENDINGS) and p.is_file())
        if not pages:
            raise UsageError(f"no pages in {name!r}: none of its files ends in {', '.join(files.ENDINGS)}")
        yield from (Input(str(page)) for page in pages)
    elif path and _PATTERN_CHARACTERS.intersection(name) and not path.exists():
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            raise UsageError(f"nothing matches {name!r}")
        for match in matches:
            yield from _find(match)
    else:
        yield Input(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for any file
        return False
