"""A page in a file of its own, perhaps compressed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from cleanpage.tools.sources.scrape import Scrape, Unreadable

_PLAIN = (".html", ".htm", ".xhtml", ".txt", ".md")
_GZIP = ".gz"
# What everything that gzip compressed begins with.
MAGIC = b"\x1f\x8b"
ENDINGS = (*_PLAIN, *(name + _GZIP for name in _PLAIN))
# What reading a file raises that is cut short or broken.
BROKEN = (OSError, EOFError, zlib.error)
# Three times what `extract` reads of a page, so that it sees that there is more; gzip can unfold a thousandfold.
MAX_BYTES = 64 << 20


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The page in a file.

    Raises:
        OSError, EOFError, zlib.error: It cannot be read.
    """
    data = read_bytes(path)
    yield Scrape(name, data) if data.strip() else Unreadable(name, "is empty")


def read_bytes(path: Path) -> bytes:
    """The bytes of a page, unfolded if they are compressed; no more of them than are ever used.

    Raises:
        OSError, EOFError, zlib.error: It cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    if path.name.lower().endswith(_GZIP) and not data.startswith(MAGIC):
        raise OSError("it is not compressed, in spite of its name")
    return unfolded(data)


def unfolded(data: bytes) -> bytes:
    """Bytes that gzip has compressed as they were, and all others as they are.

    Raises:
        OSError, EOFError, zlib.error: They are compressed and broken.

    Example:
        >>> unfolded(gzip.compress(b"<p>Rain")), unfolded(b"<p>Rain")
        (b'<p>Rain', b'<p>Rain')
    """
    if not data.startswith(MAGIC):
        return data
    with gzip.GzipFile(fileobj=BytesIO(data)) as file:
        return file.read(MAX_BYTES)
