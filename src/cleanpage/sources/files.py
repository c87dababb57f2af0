"""A page in a file of its own, perhaps compressed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from cleanpage.sources.scrape import Scrape, Unreadable

_PLAIN = (".html", ".htm", ".xhtml", ".txt", ".md")
_GZIP = ".gz"
ENDINGS = (*_PLAIN, *(name + _GZIP for name in _PLAIN))
# Three times what `extract` reads of a page, so that it sees that there is more; gzip can unfold a thousandfold.
_MOST_BYTES = 64 << 20


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The page in a file.

    Raises:
        OSError, EOFError: It cannot be read.
    """
    data = read_bytes(path)
    yield Scrape(name, data) if data.strip() else Unreadable(name, "is empty")


def read_bytes(path: Path) -> bytes:
    """The bytes of a page, unfolded if they are compressed; no more of them than are ever used.

    Raises:
        OSError, EOFError: It cannot be read.
    """
    with gzip.open(path) if path.name.lower().endswith(_GZIP) else path.open("rb") as file:
        return file.read(_MOST_BYTES)
