"""Files with one JSON object per line, each a page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from cleanpage.tools.sources.files import MAX_BYTES
from cleanpage.tools.sources.scrape import Scrape, Unreadable, scrape_of

# Bytes of a line: twice the longest page, as JSON writes some characters as two or more.
_MAX_LINE_BYTES = 2 * MAX_BYTES
ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The pages of a file; see `scrape_of` for their fields.

    Raises:
        OSError, EOFError: It cannot be read.
    """
    size = max(1, path.stat().st_size)
    compressed = path.name.lower().endswith(".gz")
    with path.open("rb") as raw, gzip.GzipFile(fileobj=raw) if compressed else nullcontext(raw) as lines:
        for number, line in enumerate(_lines(lines), 1):
            if line.strip():
                yield _page(line, f"{name}:{number}", raw.tell() / size)


def _lines(file: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    """The lines of a file. Of a line that is longer than any page, only the beginning, which is not valid JSON."""
    while line := file.readline(_MAX_LINE_BYTES):
        rest = line
        while len(rest) == _MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(_MAX_LINE_BYTES)
        yield line


def _page(line: bytes, place: str, progress: float) -> Scrape | Unreadable:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(place, f"no JSON: {error}", progress)
    if not isinstance(record, dict):
        return Unreadable(place, "no JSON object", progress)
    return scrape_of(record, place, progress)
