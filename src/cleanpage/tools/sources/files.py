"""Files that hold one page each, perhaps compressed with gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from cleanpage.tools.sources.scrape import Scrape, Unreadable

_PLAIN = (".html", ".htm", ".xhtml", ".txt", ".md")
_GZIP = ".gz"
# The first bytes of everything that gzip compressed.
MAGIC = b"\x1f\x8b"
ENDINGS = (*_PLAIN, *(name + _GZIP for name in _PLAIN))
# The exceptions of reading a file that is cut short or broken.
BROKEN = (OSError, EOFError, zlib.error)
# Bytes that are read of a page: three times what `extract` uses, so that it sees that there is more. A bound is needed,
# as gzip can unfold a file a thousandfold.
MAX_BYTES = 64 << 20


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The page in a file.

    Raises:
        OSError, EOFError, zlib.error: It cannot be read.
    """
    data = read_bytes(path)
    yield Scrape(name, data) if data.strip() else Unreadable(name, "is empty")


def read_bytes(path: Path) -> bytes:
    """The bytes of a page, unfolded if they are compressed, and not more than are ever used.

    Raises:
        OSError, EOFError, zlib.error: It cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    if path.name.lower().endswith(_GZIP) and not data.startswith(MAGIC):
        raise OSError("not compressed, although its name ends in .gz")
    return unfolded(data)


def unfolded(data: bytes) -> bytes:
    """Unfold bytes that gzip compressed; return all others as they are.

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
