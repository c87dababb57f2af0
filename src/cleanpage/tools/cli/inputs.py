"""What the names on a command line stand for: files, folders, patterns and standard input."""

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
from cleanpage.tools.cli import UNREADABLE
from cleanpage.tools.sources import files

STDIN = "-"
_COMMENTS: dict[str, Comments] = {"auto": "auto", "yes": True, "no": False}
_MAGIC = frozenset("*?[")


class CommandError(Exception):
    """The command cannot go on; its text is the line to show, `code` the exit code."""

    code = UNREADABLE


class UsageError(CommandError):
    """The command asks for what cannot be; its text says what is right."""

    code = 2


@dataclass(frozen=True, slots=True)
class Options:
    """What to extract with, as typed; every command that extracts has these options."""

    url: Annotated[str | None, typer.Option(help="Address of the page, if there is only one.")] = None
    focus: Annotated[Focus, typer.Option(help="What to do with doubtful blocks.")] = "balanced"
    comments: Annotated[
        Literal["auto", "yes", "no"], typer.Option(help="Readers' comments: in, out, or in where they are the page.")
    ] = "auto"
    encoding: Annotated[
        str | None, typer.Option(help="Charset that an HTTP header named; bytes that contradict it win.")
    ] = None
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Take injected readings out of the text.")] = True

    def extract(self, data: bytes) -> Page:
        """The page."""
        return extract(data, **self.keywords())

    def keywords(self) -> dict[str, Any]:
        """The keywords of `extract` that are not what they are anyway."""
        usual = asdict(Options())
        found = {name: value for name, value in asdict(self).items() if value != usual[name]}
        return found | ({"comments": _COMMENTS[self.comments]} if "comments" in found else {})


@dataclass(frozen=True, slots=True)
class Input:
    """A page to read.

    Attributes:
        name: The file's name, or "-".
    """

    name: str

    def is_file(self, path: Path) -> bool:
        """Whether it is the file at a path."""
        return self.name != STDIN and os.path.realpath(self.name) == os.path.realpath(path)

    def read(self) -> bytes:
        """The bytes.

        Raises:
            CommandError: They cannot be read, or there are none but white space.
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
    """The pages that names stand for: the pages below a folder, the matches of a pattern; in the order given.

    Raises:
        UsageError: A pattern matches nothing, or a folder holds no page.
    """
    return [found for name in names for found in _find(name)]


def _find(name: str) -> Iterator[Input]:
    path = Path(name) if "\0" not in name else None
    if name == STDIN:
        yield Input(STDIN)
    elif path and _is_folder(path):
        pages = sorted(p for p in path.rglob("*") if p.name.lower().endswith(files.ENDINGS) and p.is_file())
        if not pages:
            raise UsageError(f"no pages in {name!r}: none of its files ends in {', '.join(files.ENDINGS)}")
        yield from (Input(str(page)) for page in pages)
    elif path and _MAGIC.intersection(name) and not path.exists():
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            raise UsageError(f"nothing matches {name!r}")
        yield from (found for match in matches for found in _find(match))
    else:
        yield Input(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for any file
        return False
