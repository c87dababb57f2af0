"""Where pages come from: files and folders of them, WARC and WET files, JSON lines, Parquet. Each is read as a stream.

Every module here has `ENDINGS`, the file names that it reads, and `read`, from such a file to its pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from cleanpage.tools.sources import files, json_lines, parquet, warc
from cleanpage.tools.sources.files import BROKEN
from cleanpage.tools.sources.scrape import Scrape, SourceError, Unreadable

__all__ = ["OUTPUT_MARK", "Scrape", "SourceError", "Unreadable", "ending", "find", "is_one_page", "read"]

_READERS = (files, warc, json_lines, parquet)
# A folder that holds a file of this name was made here, and is no source of pages for what stands above it.
OUTPUT_MARK = ".cleanpage-output"
ENDINGS = tuple(chain.from_iterable(reader.ENDINGS for reader in _READERS))


def read(path: Path, without: Sequence[Path] = ()) -> Iterator[Scrape | Unreadable]:
    """Read the pages of a file, or of all files below a folder, one by one, in an order that is always the same.

    Args:
        path: A page, a WARC file, JSON lines, or a folder that holds some of these.
        without: Folders below it that are passed over, as are those that this library made (`OUTPUT_MARK`).

    Yields:
        A page, or in the place of one that cannot be read the reason why. No two have the same id.

    Raises:
        SourceError: The path does not exist or is of no kind that is read here, or the folder holds nothing that is.

    Example:
        >>> [page.id for page in read(Path("tests/fixtures/zh-text-toned-readings"))]
        ['expected.txt', 'source.txt']
    """
    taken: set[str] = set()
    for one in _read(path, without):
        free = one.id if one.id not in taken else next(n for n in (f"{one.id}#{n}" for n in count(2)) if n not in taken)
        taken.add(free)
        yield one if free == one.id else replace(one, id=free)


def ending(name: str) -> str | None:
    """The ending by which a file is known as a source of pages; None if it is none.

    Example:
        >>> ending("crawl/page.html.gz"), ending("notes.pdf")
        ('.html.gz', None)
    """
    lowered = name.lower()
    return max((known for known in ENDINGS if lowered.endswith(known)), key=len, default=None)


def find(path: Path, without: Sequence[Path] = ()) -> list[Path]:
    """The files that `read` reads of a path, in its order.

    Raises:
        SourceError: As `read`.
    """
    if not path.is_dir():
        if not path.exists():
            raise SourceError(f"cannot read {str(path)!r}: no such file or folder")
        return [path]
    passed_over = {*without, *(mark.parent for mark in path.rglob(OUTPUT_MARK) if mark.parent != path)}
    folders = {os.path.realpath(folder) for folder in passed_over}
    found = [
        file
        for file in sorted(path.rglob("*"))
        if ending(file.name) and _is_file(file) and folders.isdisjoint(map(str, Path(os.path.realpath(file)).parents))
    ]
    if not found:
        raise SourceError(f"no pages in {str(path)!r}: none of its files ends in {', '.join(ENDINGS)}")
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # reading it will tell why
        return True


def is_one_page(path: Path) -> bool:
    """Whether a file is a page, and not many of them."""
    return ending(path.name) in (*files.ENDINGS, None)


def _read(path: Path, without: Sequence[Path]) -> Iterator[Scrape | Unreadable]:
    for file in find(path, without):
        yield from _read_file(file, file.relative_to(path).as_posix() if file != path else path.name)


def _read_file(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    known = ending(name)
    # A single file of another name was asked for by that name: it is taken for a page.
    reader = next((reader for reader in _READERS if known in reader.ENDINGS), files)
    try:
        yield from reader.read(path, name)
    except BROKEN as error:
        yield Unreadable(name, str(getattr(error, "strerror", None) or error))
