"""Bytes to text, and what tells their encoding.

The first of these decides: a byte order mark; NULs in every other place, as UTF-16 has them; valid UTF-8, which bytes
in other encodings practically never are by chance (ISO-2022-JP shows by its escapes); UTF-8 with a few bad bytes; what
the header, the XML declaration or the markup names, unless the bytes are far more likely in another encoding; UTF-16
without any ASCII; the likeliest encoding (`charset_detection`); chardet's guess; windows-1252. A label stands for what
the WHATWG Encoding Standard says (`lexicon.encodings`).

Left alone: a page in several encodings is decoded in one; encodings that browsers refuse (HZ, ISO-2022-KR, UTF-7).
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from cleanpage.decoding.charset_detection import (
    SAMPLE_BYTES,
    Candidate,
    bits_per_byte,
    detect,
    detect_utf16,
    price,
    sample_of,
)
from cleanpage.decoding.codec_gaps import lenient
from cleanpage.decoding.truncate import clean_end, first_bytes
from cleanpage.lexicon.encodings import CODECS, DETECTED, WIDE_CODECS
from cleanpage.page import WarningCode

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Bytes of a page among which a declaration is looked for. The HTML standard asks for the first 1,024, but many pages
# are late.
_DECLARATION_BYTES = 1 << 14
# Comments, scripts, styles and text fields may quote declarations of other pages.
_NO_MARKUP = re.compile(rb"<!--|<(?:script|style|textarea)\b")
_XML_DECLARATION = re.compile(rb"""\s*<\?xml[^<>?]*\sencoding\s*=\s*["']?\s*([^\s"'<>?]{2,40})""", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/][^<>]*", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"'<>;/]{2,40})""", re.IGNORECASE)
# A tag that describes the page may quote a declaration as well.
_DESCRIBES = re.compile(rb"\s(?:name|property|itemprop)\s*=", re.IGNORECASE)

# Text in ISO-2022-JP is ASCII, but for pairs of bytes between two escapes.
_ESCAPED = "iso2022_jp_ext"
_ESCAPED_JAPANESE = re.compile(rb"\x1b\$[@B](?:[\x21-\x7e]{2})+(?:\x1b[($]|[\x21-\x7e]?\Z)")

# A text counts as UTF-8 with some bad bytes if it has more than so many bytes in good sequences for each bad byte. In
# legacy encodings good sequences come about by chance, with fewer than one byte for each bad one.
_GOOD_PER_BAD = 4
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_REPLACEMENT = "\ufffd".encode()
_NON_ASCII = re.compile(rb"[\x80-\xff]+")

# Bits for each byte beyond ASCII. Text in the encoding that it declares takes 4 to 6, in Latin alphabets up to 9. With
# fewer than this no other encoding is tried.
_UNSURPRISING = 5.5
# Bits for each character beyond ASCII: 5 of Russian to 11 of Chinese, 12 of Vietnamese; 18 of noise. A guess that takes
# more than this is none.
_IMPLAUSIBLE = 14.0
# A declared encoding loses to another that takes so many bits fewer, and so large a share of them fewer. On labelled
# pages the best other encoding leads by .01 of the bits if the declaration is right (by .14 on one page of broken
# characters). If it is wrong, the right one leads by .19 and more, except where windows-1252 and another encoding of
# one byte differ in a few signs. One character alone never decides.
_LEAD_BITS, _LEAD_SHARE = 16.0, 0.15

# Text in UTF-16 has NULs in more than one of so many places, as its spaces alone have.
_NULS = 100
# So many NULs may be stray ones.
_MIN_NULS = 3

_PIECE_BYTES = 1 << 18


class EncodingSource(StrEnum):
    """Why a page is taken to be in an encoding."""

    TEXT = "text"
    BYTE_ORDER_MARK = "byte order mark"
    VALID = "valid"
    HEADER = "header"
    DECLARED = "declared"
    GUESSED = "guessed"
    FALLBACK = "fallback"


class Declaration(NamedTuple):
    """A charset that is named, by its codec, and where it is named."""

    codec: str
    source: EncodingSource


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was decoded.

    Attributes:
        utf8: The text as UTF-8 bytes, without a byte order mark: what the parser reads. For most pages these are the
            bytes as they came.
        encoding: Python's name of the codec.
        source: Why this encoding; `TEXT` for what the caller had decoded already.
        warnings: What went wrong on the way.
    """

    utf8: bytes
    encoding: str
    source: EncodingSource
    warnings: tuple[WarningCode, ...] = ()

    @property
    def text(self) -> str:
        """The text. It is made anew each time, as one rare character makes every other take four bytes of memory."""
        return self.utf8.decode("utf-8")


def decode(data: bytes | bytearray | memoryview, header: str | None = None, max_bytes: int | None = None) -> Decoded:
    """Decode the bytes of a page; never raises.

    Args:
        data: The bytes as they came.
        header: The charset of the HTTP `Content-Type`, if known.
        max_bytes: Number of bytes that are decoded, or None for all. If there are more, the text has the warning
            `TRUNCATED` and ends before the last tag, word or character that may be incomplete.

    Example:
        >>> decode("<meta charset=gb2312>镕".encode("gbk")).text
        '<meta charset=gb2312>镕'
        >>> decode(b"<p>one <b class=x>two", max_bytes=12).text
        '<p>one '
    """
    data = bytes(data)
    if max_bytes is None or len(data) <= max_bytes:
        return _decode(data, header)
    return _truncated(_decode(first_bytes(data, max_bytes), header))


def _decode(data: bytes, header: str | None) -> Decoded:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decode_as(codec, data[len(bom) :], EncodingSource.BYTE_ORDER_MARK)
    # Text in UTF-16 that is ASCII for the most part is valid UTF-8 as well, with NULs.
    utf16 = detect_utf16(data, has_nuls=True) if _alternates(data[:SAMPLE_BYTES]) else None
    if utf16:
        return _decode_as(utf16, data, EncodingSource.GUESSED, (WarningCode.ENCODING_GUESSED,))
    if _is_utf8(data):
        # All bytes of ISO-2022-JP are ASCII, so it is valid UTF-8. Escapes alone may be the residue of a terminal.
        if data.isascii() and _ESCAPED_JAPANESE.search(data):
            return _decode_escaped(data, header)
        return Decoded(data, "utf-8", EncodingSource.VALID)
    return _decode_legacy(data, header)


def _decode_escaped(data: bytes, header: str | None) -> Decoded:
    declared = _declared(data, header)
    for codec, source in declared:
        if codec == _ESCAPED:
            return _decode_as(codec, data, source)
    contradicted = (WarningCode.ENCODING_CONTRADICTED,) if declared else ()
    return _decode_as(_ESCAPED, data, EncodingSource.GUESSED, (*contradicted, WarningCode.ENCODING_GUESSED))


def _decode_legacy(data: bytes, header: str | None) -> Decoded:
    if _is_mostly_utf8(data):
        return _decode_as("utf-8", data, EncodingSource.VALID)
    sample = sample_of(data)
    declared = _declared(data, header)
    best: Candidate | None = None
    for codec, source in declared:
        claimed = price(sample, codec)
        if bits_per_byte(sample, claimed) > _UNSURPRISING:
            best = best or detect(sample)
            lead = claimed.bits - best.bits
            if lead > _LEAD_BITS and lead > _LEAD_SHARE * claimed.bits:
                continue
        return _decode_as(codec, data, source)
    best = best or detect(sample)
    contradicted = (WarningCode.ENCODING_CONTRADICTED,) if declared else ()
    warnings = (*contradicted, WarningCode.ENCODING_GUESSED)
    guess = detect_utf16(data) if bits_per_byte(sample, best) > _UNSURPRISING else None
    if guess is None:
        guess = best.codec if _is_plausible(best) else _ask_chardet(sample)
    if guess is None:
        return _decode_as("cp1252", data, EncodingSource.FALLBACK, warnings)
    return _decode_as(guess, data, EncodingSource.GUESSED, warnings)


def _is_plausible(candidate: Candidate) -> bool:
    # If UTF-8 suits a sample best, it is UTF-8 with bad bytes: good sequences do not come about by chance.
    return candidate.codec == "utf-8" or candidate.bits < _IMPLAUSIBLE * candidate.characters


def _declared(data: bytes, header: str | None) -> list[Declaration]:
    """Each charset that is named and known, once, the header's first."""
    head = data[:_DECLARATION_BYTES]
    xml = _XML_DECLARATION.match(head)
    labels = [xml[1]] if xml else []
    for tag in _META.findall(b" ".join(_markup(head))):
        charset = _CHARSET.search(tag)
        if charset and not _DESCRIBES.search(tag):
            labels.append(charset[1])
    named = [(label.decode("latin-1"), EncodingSource.DECLARED) for label in labels]
    if header:
        named.insert(0, (header, EncodingSource.HEADER))
    declarations = []
    for label, source in named:
        codec = codec_of(label)
        if codec and codec not in WIDE_CODECS:
            declarations.append(Declaration(codec, source))
    return list(dict.fromkeys(declarations))


def _markup(head: bytes) -> Iterator[bytes]:
    """What is outside comments and elements that hold no markup; one that lacks its end goes to the end of the head.

    Each search starts where the last one ended, so the cost is linear whatever the bytes are.
    """
    folded, start = head.lower(), 0
    while start < len(head):
        opening = _NO_MARKUP.search(folded, start)
        if opening is None:
            yield head[start:]
            return
        yield head[start : opening.start()]
        closing = b"-->" if opening[0] == b"<!--" else b"</" + opening[0][1:]
        end = folded.find(closing, opening.end())
        start = end if end >= 0 else len(head)


def codec_of(label: str) -> str | None:
    """The text codec that a charset label stands for, or None if the web does not know it.

    Example:
        >>> codec_of("GB2312"), codec_of("no-such-thing")
        ('gb18030', None)
    """
    return CODECS.get(label.strip().lower())


def _alternates(head: bytes) -> bool:
    """Whether NULs stand at even places alone or at odd places alone, as in UTF-16."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > max(4 * min(even, odd), _MIN_NULS, len(head) // _NULS)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8. They are decoded in pieces, as their text may take four times their memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE_BYTES):
            decoder.decode(data[start : start + _PIECE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    # Programs that lost characters in a conversion wrote replacement characters in UTF-8, on pages in any encoding.
    data = data.replace(_REPLACEMENT, b"")
    good = sum(len(match) for match in _MULTIBYTE.findall(data))
    all_high = sum(len(match) for match in _NON_ASCII.findall(data))
    return good > _GOOD_PER_BAD * (all_high - good)


def _ask_chardet(sample: bytes) -> str | None:
    """What chardet takes text for that is in none of the encodings that `detect` knows."""
    import chardet  # takes longer to import than a page to extract, and few pages need it

    label = chardet.detect(sample)["encoding"]
    return (DETECTED.get(label.lower()) or codec_of(label)) if label else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _decode_as(codec: str, data: bytes, source: EncodingSource, warnings: tuple[WarningCode, ...] = ()) -> Decoded:
    """Decode in one encoding; undecodable bytes become replacement characters, with a warning."""
    text = _strict(data, codec)
    if text is None:
        text = data.decode(codec, lenient(codec))
        if "\ufffd" in text:
            warnings = (*warnings, WarningCode.UNDECODABLE_BYTES)
    utf8 = data if codec == "utf-8" and "\ufffd" not in text else text.encode("utf-8", "replace")
    return Decoded(utf8, codec, source, warnings)


def from_text(text: str, max_bytes: int | None = None) -> Decoded:
    """Take text that a caller has decoded already; lone surrogates, which no encoding has, become question marks.

    Args:
        text: The text.
        max_bytes: Number of bytes in UTF-8 that are read, as for `decode`.

    Example:
        >>> from_text("a\\ud800b").text
        'a?b'
    """
    if max_bytes is not None:
        # Each character takes a byte or more, so that what is left out here is beyond the limit in any case.
        text = text[: max_bytes + 1]
    text = text.removeprefix("\ufeff")
    utf8 = text.encode("utf-8", "replace")
    clean = utf8.decode("utf-8")
    warnings = () if clean == text else (WarningCode.UNDECODABLE_BYTES,)
    decoded = Decoded(utf8, "utf-8", EncodingSource.TEXT, warnings)
    return decoded if max_bytes is None or len(utf8) <= max_bytes else _truncated(decoded, max_bytes)


def _truncated(decoded: Decoded, max_bytes: int = sys.maxsize) -> Decoded:
    """The same text without what may be incomplete at its end, with a warning."""
    utf8 = decoded.utf8[: clean_end(decoded.utf8, min(max_bytes, len(decoded.utf8)))]
    return replace(decoded, utf8=utf8, warnings=(*decoded.warnings, WarningCode.TRUNCATED))
