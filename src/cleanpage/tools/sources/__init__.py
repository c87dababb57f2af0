"""Where pages come from: files and folders of pages, WARC and WET files, JSON lines, Parquet. All are read as streams.

Each reader is a module with `ENDINGS`, the file names that it reads, and `read`, which yields the pages of such a file.
The names in `__all__` are public; the modules of this package are private.
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
# The name of the file that marks a folder as output of this library. Reading a folder above it passes over that folder.
OUTPUT_MARK = ".cleanpage-output"
ENDINGS = tuple(chain.from_iterable(reader.ENDINGS for reader in _READERS))


def read(path: Path, without: Sequence[Path] = ()) -> Iterator[Scrape | Unreadable]:
    """Read the pages of a file, or of all files below a folder, one by one, always in the same order.

    Args:
        path: A page, a WARC file, a Parquet file, JSON lines, or a folder that holds some of these.
        without: Folders below it that are passed over. Folders that this library made (`OUTPUT_MARK`) always are.

    Yields:
        A page. For a page that cannot be read: the reason, in its place. No two have the same id.

    Raises:
        SourceError: The path does not exist, the folder holds no pages, or the package that reads a file is missing.

    Example:
        >>> [page.id for page in read(Path("tests/fixtures/zh-text-toned-readings"))]
        ['expected.txt', 'source.txt']
    """
    taken: set[str] = set()
    for scrape in _read(path, without):
        name = _free_id(scrape.id, taken)
        taken.add(name)
        yield scrape if name == scrape.id else replace(scrape, id=name)


def _free_id(name: str, taken: set[str]) -> str:
    """The id, or if it is taken, the id with the first number behind it that makes one that is not."""
    if name not in taken:
        return name
    return next(numbered for number in count(2) if (numbered := f"{name}#{number}") not in taken)


def ending(name: str) -> str | None:
    """The ending by which a file is known as a source of pages, or None.

    Example:
        >>> ending("crawl/page.html.gz"), ending("notes.pdf")
        ('.html.gz', None)
    """
    lowered = name.lower()
    return max((known for known in ENDINGS if lowered.endswith(known)), key=len, default=None)


def find(path: Path, without: Sequence[Path] = ()) -> list[Path]:
    """The files that `read` reads for a path, in the same order.

    Raises:
        SourceError: The path does not exist, or the folder holds no pages.
    """
    if not path.is_dir():
        if not path.exists():
            raise SourceError(f"cannot read {str(path)!r}: no such file or folder")
        return [path]
    outputs = [mark.parent for mark in path.rglob(OUTPUT_MARK) if mark.parent != path]
    passed_over = {os.path.realpath(folder) for folder in (*without, *outputs)}
    sources = []
    for file in sorted(path.rglob("*")):
        if ending(file.name) and _is_file(file):
            folders = map(str, Path(os.path.realpath(file)).parents)
            if passed_over.isdisjoint(folders):
                sources.append(file)
    if not sources:
        raise SourceError(f"no pages in {str(path)!r}: none of its files ends in {', '.join(ENDINGS)}")
    return sources


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # reading it reports the reason
        return True


def is_one_page(path: Path) -> bool:
    """Whether a file is one page, and not a file of many."""
    return ending(path.name) in (*files.ENDINGS, None)


def _read(path: Path, without: Sequence[Path]) -> Iterator[Scrape | Unreadable]:
    for file in find(path, without):
        yield from _read_file(file, file.relative_to(path).as_posix() if file != path else path.name)


def _read_file(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    known = ending(name)
    # A file with any other ending is read only if it is named itself; it is then taken for a page.
    reader = next((reader for reader in _READERS if known in reader.ENDINGS), files)
    try:
        yield from reader.read(path, name)
    except BROKEN as error:
        yield Unreadable(name, str(getattr(error, "strerror", None) or error))
