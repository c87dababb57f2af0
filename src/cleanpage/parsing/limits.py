"""What is read of a page that goes beyond a limit: its beginning, cut where nothing is broken."""

from __future__ import annotations

import codecs
from dataclasses import replace

from cleanpage.decoding.decode import Decoded
from cleanpage.page import WarningCode
from cleanpage.parsing.document import Document

# How far back a page that is cut is searched for a place to cut it.
_CUT_BYTES = 65_536
# Encodings of two and four bytes show by their mark, or by NULs near the start.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_BYTES = 400
_WIDEST_UNIT = 4


def first_bytes(data: bytes, most: int) -> bytes:
    """The beginning of a page of any encoding, cut where no character is broken, nor a tag if they can be told.

    Where a page of an old encoding has neither tags nor spaces for 64 kB, its last character may be.

    Example:
        >>> first_bytes(b"<p>one <b class=x>two", 12), first_bytes("雪山".encode(), 4).decode()
        (b'<p>one ', '雪')
    """
    if len(data) <= most:
        return data
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:_WIDE_BYTES]:
        return _first_units(data, most - most % _WIDEST_UNIT)
    return data[: clean_end(data, most)]


def clean_end(data: bytes, end: int) -> int:
    """The last place up to `end` where a page can be cut without breaking a tag, a word or a character."""
    start = max(0, end - _CUT_BYTES)
    opened, closed = data.rfind(b"<", start, end), data.rfind(b">", start, end)
    if opened > closed:
        return opened
    after_space = 1 + max(closed, *(data.rfind(space, start, end) for space in (b" ", b"\n")))
    if after_space:
        return after_space
    while 0 < end < len(data) and data[end] & 0xC0 == 0x80:  # inside a sequence of UTF-8
        end -= 1
    return end


def _first_units(data: bytes, end: int) -> bytes:
    """The same for UTF-16 and UTF-32: what may be the first half of a pair is left out."""
    while end and any(0xD8 <= byte <= 0xDB for byte in data[end - 2 : end]):
        end -= 2
    return data[:end]


def cut(decoded: Decoded, end: int) -> Decoded:
    """The same text up to a place near its end, with a warning."""
    utf8 = decoded.utf8[: clean_end(decoded.utf8, end)]
    return replace(decoded, utf8=utf8, warnings=(*decoded.warnings, WarningCode.TRUNCATED))


def first_chars(document: Document, most: int | None) -> Document:
    """The document with so many characters of text; the block that goes beyond them keeps no markup."""
    if most is None:
        return document
    kept = []
    for segment in document.segments:
        if len(segment.text) > most:
            break
        most -= len(segment.text)
        kept.append(segment)
    else:
        return document
    text = segment.text[:most].rstrip()
    if text:
        link_chars = min(segment.link_chars, len(text))
        kept.append(replace(segment, text=text, pieces=(text,), marks=(), link_chars=link_chars))
    images = [image for image in document.outline.images if image[0] <= len(kept)]
    outline = replace(document.outline, images=images)
    return replace(document, segments=kept, outline=outline, warnings=(*document.warnings, WarningCode.TRUNCATED))
