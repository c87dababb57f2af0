"""WARC files, and the WET files that Common Crawl makes of them."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanpage.tools.sources.files import MAGIC, MAX_BYTES
from cleanpage.tools.sources.scrape import Scrape, SourceError, Unreadable

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ENDINGS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4", ".wet", ".wet.gz", ".wet.zst")
_NEEDS = "WARC files need FastWARC, which is not installed; install it with: pip install 'cleanpage[warc]'"
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
# Makes zlib expect the header and the checksum of gzip.
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 1 << 16
# The end of a record. Files of these names, which are not compressed, must end with it.
_END, _PLAIN = b"\r\n\r\n", (".warc", ".wet")
_SUCCESS = range(200, 300)


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The pages of successful responses, and the texts of conversion records.

    Raises:
        SourceError: FastWARC is missing.
        OSError: The file cannot be read, or not beyond some record.
    """
    last, size = 0, max(1, path.stat().st_size)
    with path.open("rb") as file:
        for number, record in enumerate(_records(file), 1):
            last = record.stream_pos
            if _is_page(record):
                yield _page(record, f"{name}:{number}", last / size)
    if not _ends_whole(path, last):
        yield Unreadable(name, "is cut short")


def _ends_whole(path: Path, position: int) -> bool:
    """Whether the file is whole from a position on. FastWARC ignores a last member of which little is left.

    Raises:
        OSError: It is broken.
    """
    inflater = zlib.decompressobj(_GZIP)
    with path.open("rb") as file:
        if not path.name.lower().endswith(".gz"):
            file.seek(-min(len(_END), path.stat().st_size), os.SEEK_END)
            return not path.name.lower().endswith(_PLAIN) or file.read() == _END
        file.seek(position)
        # A file that is one gzip member as a whole, against the rules, has no member at the position.
        file.seek(position if file.read(len(MAGIC)) == MAGIC else 0)
        try:
            while data := inflater.unused_data or file.read(_CHUNK_BYTES):
                inflater = zlib.decompressobj(_GZIP) if inflater.eof else inflater
                inflater.decompress(data)
        except zlib.error as error:
            raise OSError(str(error)) from None
    return inflater.eof


def _records(file: Any) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise SourceError(_NEEDS) from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records: Iterator[WarcRecord] = iter(ArchiveIterator(file, record_types=wanted))
    return records


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http:
        return str(record.headers.get("Content-Type", "")).split(";")[0].strip().lower() in _PAGES
    status = record.http_headers.status_code if record.http_headers else None
    return status in _SUCCESS and (record.http_content_type or "text/html").lower() in _PAGES


def _page(record: WarcRecord, place: str, progress: float) -> Scrape | Unreadable:
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    name = url or place
    data = record.reader.read(MAX_BYTES)
    if len(data) < min(record.content_length, MAX_BYTES):
        return Unreadable(name, "is cut short", progress)
    try:
        data = _decoded(data, record)
    except OSError as error:
        return Unreadable(name, str(error), progress)
    if not data.strip():
        return Unreadable(name, "is empty", progress)
    return Scrape(name, data, url, record.http_charset if record.is_http else None, progress)


def _decoded(data: bytes, record: WarcRecord) -> bytes:
    """The body without its content and transfer codings. Some crawlers remove the codings and leave the headers.

    `ArchiveIterator` can do this too, but it gives up the file at the first broken body.

    Raises:
        OSError: The body is broken.
    """
    for header in ("Transfer-Encoding", "Content-Encoding"):
        codings = str(record.http_headers.get(header, "")) if record.http_headers else ""
        for coding in reversed(codings.lower().split(",")):
            if not data.lstrip().startswith(b"<"):  # no coded body begins so
                data = _without(coding.strip(), data)
    return data


def _without(coding: str, data: bytes) -> bytes:
    from fastwarc import stream_io

    if coding == "deflate":
        try:
            return zlib.decompressobj().decompress(data, MAX_BYTES)
        except zlib.error as error:
            raise OSError(str(error)) from None
    readers = {
        "chunked": stream_io.ChunkedReader, "gzip": stream_io.GzipReader, "x-gzip": stream_io.GzipReader,
        "br": stream_io.BrotliReader, "zstd": stream_io.ZstdReader,
    }  # fmt: skip
    reader = readers.get(coding)
    return reader(BytesIO(data)).read(MAX_BYTES) if reader else data
