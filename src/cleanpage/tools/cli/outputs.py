"""Where results go: files, and standard output, whose reader may leave early."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rich.markup import escape

from cleanpage.tools.cli.errors import CommandError
from cleanpage.tools.cli.inputs import STDIN

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Open the file to write to; standard output if there is none.

    Raises:
        CommandError: The file cannot be written.
        SystemExit: The reader of standard output has gone. This ends the command, and is not an error.
    """
    try:
        if output is None:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with output.open("wb") as file:
                yield file
    except BrokenPipeError:
        # Otherwise what is still in the buffer would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:
        where = repr(str(output)) if output else "to standard output"
        raise CommandError(f"cannot write {where}: {error.strerror or error}") from None


def write(text: str, output: Path | None) -> None:
    """Write a text as UTF-8, whatever the locale."""
    with opened(output) as file:
        file.write(text.encode("utf-8", "replace") + (b"\n" if text and not text.endswith("\n") else b""))


def targets(names: Sequence[str], folder: Path, ending: str) -> list[Path]:
    """A file in the output folder for each input. Folders of the inputs are kept; no two files are the same.

    Example:
        >>> [path.as_posix() for path in targets(["in/a/1.html", "in/b/1.html", "in/b/1.txt"], Path("out"), ".md")]
        ['out/a/1.md', 'out/b/1.html.md', 'out/b/1.txt.md']
    """
    absolute = [Path(os.path.abspath("page" if name == STDIN else name)) for name in names]
    base = os.path.commonpath([path.parent for path in absolute])
    relative = [path.relative_to(base) for path in absolute]
    short = [path.with_suffix(ending) for path in relative]
    long = [Path(f"{path}{ending}") for path in relative]
    shared = Counter(short)
    chosen = [name if shared[name] == 1 else full for name, full in zip(short, long, strict=True)]
    return [folder / path for path in (chosen if len(set(chosen)) == len(chosen) else long)]


def printable(text: str) -> str:
    """A text without control characters, which a terminal would take for commands."""
    return text.translate(_CONTROLS)


def plain(text: str) -> str:
    """A text for a Rich console: printable, and escaped so that Rich takes nothing for markup."""
    return escape(printable(text))
