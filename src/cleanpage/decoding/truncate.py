"""The beginning of a page that is too long, cut where no character is broken, nor a tag or a word if possible."""

from __future__ import annotations

import codecs

# How far back from the limit a place to cut is looked for.
_CUT_BYTES = 65_536
# UTF-16 and UTF-32 show by their byte order mark, or by NULs among their first bytes.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_BYTES = 400
# Bytes of a character of UTF-32, and of the longest one of UTF-16.
_WIDEST_CHARACTER = 4


def first_bytes(data: bytes, max_bytes: int) -> bytes:
    """The beginning of a page in any encoding.

    The last character may be broken in a legacy encoding of several bytes, if the page has neither tags nor spaces for
    64 kB.

    Example:
        >>> first_bytes(b"<p>one <b class=x>two", 12), first_bytes("雪山".encode(), 4).decode()
        (b'<p>one ', '雪')
    """
    if len(data) <= max_bytes:
        return data
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:_WIDE_BYTES]:
        return _first_units(data, max_bytes - max_bytes % _WIDEST_CHARACTER)
    return data[: clean_end(data, max_bytes)]


def clean_end(data: bytes, end: int) -> int:
    """The last place up to `end` where bytes can be cut without breaking a tag, a word or a character of UTF-8."""
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
    """The beginning of a page in UTF-16 or UTF-32, without what may be the first half of a surrogate pair."""
    while end and any(0xD8 <= byte <= 0xDB for byte in data[end - 2 : end]):
        end -= 2
    return data[:end]
