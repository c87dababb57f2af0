"""Bytes to text, with the evidence for the encoding.

Order of evidence: a byte order mark; bytes that are valid UTF-8 (other encodings practically never are, by chance);
what the header, the markup or the XML declaration name, unless the bytes contradict it; UTF-8 with a few bad bytes;
chardet's guess; windows-1252. Labels are read as the WHATWG Encoding Standard has it (`lexicon.encodings`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleanpage.lexicon.encodings import CODECS, DETECTED, WIDE_CODECS
from cleanpage.page import WarningCode

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Where a declaration may stand: the HTML standard asks for the first 1,024 bytes; many pages are late.
_DECLARATION_BYTES = 4096
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,30})""", re.IGNORECASE)
_ESCAPED_JAPANESE = re.compile(rb"\x1b\$[@B]|\x1b\(J")

# A text counts as UTF-8 with some bad bytes if it has so many good sequences for each bad byte. In legacy encodings
# valid sequences come about by chance, fewer than one for each bad byte.
_GOOD_PER_BAD = 4
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NON_ASCII = re.compile(rb"[\x80-\xff]+")

_MARKUP = re.compile(rb"^[^<>]{0,64}>|<[^<>]{0,999}>")

# A declared encoding stands up to this share of characters that it cannot decode.
_TOLERATED = 0.005

# Bytes that chardet reads: enough for it to be sure, and a bound on its cost.
_SAMPLE_BYTES = 8192

_PIECE_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read.

    Attributes:
        utf8: The text as UTF-8 bytes, without a byte order mark: what the parser reads. For most pages these are the
            bytes as they came.
        encoding: Python's name of the codec.
        evidence: Why this encoding: "byte order mark", "valid", "header", "declared", "guessed" or "fallback".
        warnings: What went wrong on the way.
    """

    utf8: bytes
    encoding: str
    evidence: str
    warnings: tuple[WarningCode, ...] = ()

    @property
    def text(self) -> str:
        """The text, made anew each time: with one rare character it takes four bytes for every other."""
        return self.utf8.decode("utf-8")


def decode(data: bytes, header: str | None = None) -> Decoded:
    """Decode the bytes of a page; never raises.

    Args:
        data: The bytes as they came.
        header: The charset of the HTTP `Content-Type`, if known.

    Example:
        >>> decode("<meta charset=gb2312>镕".encode("gbk")).text
        '<meta charset=gb2312>镕'
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], codec, "byte order mark")
    wide = _wide_codec(data)
    if wide:
        return _replacing(data, wide, "guessed")
    declared = list(_declared(data, header))
    is_utf8 = _is_utf8(data)
    # ISO-2022-JP is ASCII to the byte, so it is valid UTF-8; escapes alone may be the residue of a terminal.
    escaped = any(codec != "utf-8" for codec, _ in declared) and _ESCAPED_JAPANESE.search(data)
    if is_utf8 and not escaped:
        return Decoded(data, "utf-8", "valid")
    return _legacy(data, declared)


def _legacy(data: bytes, declared: list[tuple[str, str]]) -> Decoded:
    contradicted: tuple[WarningCode, ...] = ()
    mostly_utf8 = _is_mostly_utf8(data)
    for codec, evidence in declared:
        if codec == "utf-8" or mostly_utf8:
            continue
        found = _replacing(data, codec, evidence)
        text = found.text
        if text.count("\ufffd") <= _TOLERATED * len(text):
            return found
        contradicted = (WarningCode.ENCODING_CONTRADICTED,)
    if mostly_utf8:
        return _replacing(data, "utf-8", "valid", contradicted)
    guess = _guess(data)
    warnings = (*contradicted, WarningCode.ENCODING_GUESSED)
    return _replacing(data, guess or "cp1252", "guessed" if guess else "fallback", warnings)


def _declared(data: bytes, header: str | None) -> Iterator[tuple[str, str]]:
    """(codec, evidence) of each charset that is named and known, the header first."""
    labels = [(header, "header")] if header else []
    labels += [(m.decode("ascii"), "declared") for m in _DECLARATION.findall(data[:_DECLARATION_BYTES])]
    for label, evidence in labels:
        codec = codec_of(label)
        if codec and codec not in WIDE_CODECS:
            yield codec, evidence


def codec_of(label: str) -> str | None:
    """The text codec that a charset label stands for, or None if the web does not know it.

    Example:
        >>> codec_of("GB2312"), codec_of("no-such-thing")
        ('gb18030', None)
    """
    return CODECS.get(label.strip().lower())


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as NULs at every other byte of its markup."""
    head = data[:400]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and odd > 4 * even:
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and even > 4 * odd:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8, found out in pieces, as the text may take four times their room."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE_BYTES):
            decoder.decode(data[start : start + _PIECE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    good = sum(len(match) for match in _MULTIBYTE.findall(data))
    all_high = sum(len(match) for match in _NON_ASCII.findall(data))
    return good > _GOOD_PER_BAD * (all_high - good)


def _guess(data: bytes) -> str | None:
    import chardet  # takes longer to import than a page to extract, and few pages need it

    high = _NON_ASCII.search(data)
    start = max(0, high.start() - 64) if high else 0
    # Without tags: chardet would believe the declaration in them, which has been found wrong.
    label = chardet.detect(_MARKUP.sub(b" ", data[start : start + _SAMPLE_BYTES]))["encoding"]
    return (DETECTED.get(label.lower()) or codec_of(label)) if label else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, codec: str, evidence: str, warnings: tuple[WarningCode, ...] = ()) -> Decoded:
    text = _strict(data, codec)
    if text is None:
        text = data.decode(codec, "replace")
        warnings = (*warnings, WarningCode.UNDECODABLE_BYTES)
    utf8 = (
        data if codec == "utf-8" and WarningCode.UNDECODABLE_BYTES not in warnings else text.encode("utf-8", "replace")
    )
    return Decoded(utf8, codec, evidence, warnings)


def from_text(text: str) -> Decoded:
    """Take text that a caller has decoded already; lone surrogates, which no encoding has, become question marks.

    Example:
        >>> from_text("a\\ud800b").text
        'a?b'
    """
    text = text.removeprefix("\ufeff")
    utf8 = text.encode("utf-8", "replace")
    clean = utf8.decode("utf-8")
    return Decoded(utf8, "utf-8", "text", () if clean == text else (WarningCode.UNDECODABLE_BYTES,))
