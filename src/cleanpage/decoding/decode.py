"""Bytes to text, with the evidence for the encoding.

Order of evidence: a byte order mark; NULs as UTF-16 has them; bytes that are valid UTF-8 (other encodings practically
never are, by chance; ISO-2022-JP shows by its escapes); UTF-8 with a few bad bytes; what the header, the XML
declaration or the markup name, unless another reading of the bytes is far more likely; UTF-16 without any ASCII; the
likeliest reading (`detect`); chardet's guess; windows-1252. Labels are read as the WHATWG Encoding Standard
has it (`lexicon.encodings`).

Left alone: a page in several encodings is read in one; encodings that browsers refuse (HZ, ISO-2022-KR, UTF-7).
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cleanpage.decoding.charset_detection import SAMPLE_BYTES, Reading, detect, read, sample_of, surprise, wide_reading
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

# Where a declaration may stand: the HTML standard asks for the first 1,024 bytes; many pages are late.
_DECLARATION_BYTES = 1 << 14
# Comments are no mark-up; scripts, styles and texts in them quote declarations of other pages.
_NO_MARKUP = re.compile(rb"<!--|<(?:script|style|textarea)\b")
_XML_DECLARATION = re.compile(rb"""\s*<\?xml[^<>?]*\sencoding\s*=\s*["']?\s*([^\s"'<>?]{2,40})""", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/][^<>]*", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"'<>;/]{2,40})""", re.IGNORECASE)
# A tag that describes the page may quote a declaration too.
_DESCRIBES = re.compile(rb"\s(?:name|property|itemprop)\s*=", re.IGNORECASE)

# Text in ISO-2022-JP is ASCII but for what stands between two escapes, in pairs.
_ESCAPED = "iso2022_jp_ext"
_ESCAPED_JAPANESE = re.compile(rb"\x1b\$[@B](?:[\x21-\x7e]{2})+(?:\x1b[($]|[\x21-\x7e]?\Z)")

# A text counts as UTF-8 with some bad bytes if it has so many good sequences for each bad byte. In legacy encodings
# valid sequences come about by chance, fewer than one for each bad byte.
_GOOD_PER_BAD = 4
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_REPLACEMENT = "\ufffd".encode()
_NON_ASCII = re.compile(rb"[\x80-\xff]+")

# Bits for each byte beyond ASCII (`detect.surprise`): text in what it declares takes 4 to 6, in Latin alphabets up to
# 9. With fewer than this no other reading is looked for.
_UNSURPRISING = 5.5
# Bits for each character beyond ASCII: 5 of Russian to 11 of Chinese, 12 of Vietnamese; 18 of noise. A guess that takes
# more than this is none.
_IMPLAUSIBLE = 14.0
# A declared encoding loses to another that takes so many bits fewer, and so large a share fewer. On labelled pages the
# best other reading of what is declared rightly leads by .01 of the bits (.14 on one page of broken characters), the
# true one of what is declared wrongly by .19 and more, but where windows-1252 and another encoding of one byte differ
# in a few signs. No character does alone.
_LEAD_BITS, _LEAD_SHARE = 16.0, 0.15

# Text in UTF-16 has NULs in more than one of so many places: those of spaces, at least.
_NULS = 100
# So many may be stray ones.
_MIN_NULS = 3

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
            return _replacing(data[len(bom) :], codec, "byte order mark")
    # Text in UTF-16 that is ASCII for the most part is valid UTF-8 as well, with NULs.
    wide = wide_reading(data, certain=True) if _alternates(data[:SAMPLE_BYTES]) else None
    if wide:
        return _replacing(data, wide, "guessed", (WarningCode.ENCODING_GUESSED,))
    if _is_utf8(data):
        # ISO-2022-JP is ASCII to the byte, so it is valid UTF-8; escapes alone may be the residue of a terminal.
        if data.isascii() and _ESCAPED_JAPANESE.search(data):
            return _escaped(data, header)
        return Decoded(data, "utf-8", "valid")
    return _legacy(data, header)


def _escaped(data: bytes, header: str | None) -> Decoded:
    declared = list(_declared(data, header))
    for codec, evidence in declared:
        if codec == _ESCAPED:
            return _replacing(data, codec, evidence)
    warnings = (WarningCode.ENCODING_CONTRADICTED,) if declared else ()
    return _replacing(data, _ESCAPED, "guessed", (*warnings, WarningCode.ENCODING_GUESSED))


def _legacy(data: bytes, header: str | None) -> Decoded:
    if _is_mostly_utf8(data):
        return _replacing(data, "utf-8", "valid")
    sample = sample_of(data)
    declared = dict.fromkeys(_declared(data, header))
    best: Reading | None = None
    for codec, evidence in declared:
        claimed = read(sample, codec)
        if surprise(sample, claimed) > _UNSURPRISING:
            best = best or detect(sample)
            lead = claimed.bits - best.bits
            if lead > _LEAD_BITS and lead > _LEAD_SHARE * claimed.bits:
                continue
        return _replacing(data, codec, evidence)
    best = best or detect(sample)
    warnings = (WarningCode.ENCODING_CONTRADICTED,) if declared else ()
    wide = wide_reading(data) if surprise(sample, best) > _UNSURPRISING else None
    guess = wide or _plausible(best) or _ask_chardet(sample)
    return _replacing(
        data, guess or "cp1252", "guessed" if guess else "fallback", (*warnings, WarningCode.ENCODING_GUESSED)
    )


def _plausible(reading: Reading) -> str | None:
    # What reads best as UTF-8 is UTF-8 with bad bytes: good sequences do not come about by chance.
    is_text = reading.bits < _IMPLAUSIBLE * reading.characters or reading.codec == "utf-8"
    return reading.codec if is_text else None


def _declared(data: bytes, header: str | None) -> Iterator[tuple[str, str]]:
    """(codec, evidence) of each charset that is named and known, the header first."""
    head = data[:_DECLARATION_BYTES]
    labels = [(header, "header")] if header else []
    xml = _XML_DECLARATION.match(head)
    found = [xml[1]] if xml else []
    for tag in _META.findall(b" ".join(_markup(head))):
        charset = _CHARSET.search(tag)
        if charset and not _DESCRIBES.search(tag):
            found.append(charset[1])
    labels += [(label.decode("latin-1"), "declared") for label in found]
    for label, evidence in labels:
        codec = codec_of(label)
        if codec and codec not in WIDE_CODECS:
            yield codec, evidence


def _markup(head: bytes) -> Iterator[bytes]:
    """What is outside comments and elements that hold no mark-up; an open one goes to the end.

    Each search starts where the last one ended, so the cost is linear whatever the bytes are.
    """
    folded, start = head.lower(), 0
    while start < len(head):
        found = _NO_MARKUP.search(folded, start)
        if found is None:
            yield head[start:]
            return
        yield head[start : found.start()]
        end = folded.find(b"-->" if found[0] == b"<!--" else b"</" + found[0][1:], found.end())
        start = end if end >= 0 else len(head)


def codec_of(label: str) -> str | None:
    """The text codec that a charset label stands for, or None if the web does not know it.

    Example:
        >>> codec_of("GB2312"), codec_of("no-such-thing")
        ('gb18030', None)
    """
    return CODECS.get(label.strip().lower())


def _alternates(head: bytes) -> bool:
    """Whether NULs stand in every other place, as in UTF-16: in some of the even places or of the odd ones alone."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > max(4 * min(even, odd), _MIN_NULS, len(head) // _NULS)


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
    # Whatever lost characters in a conversion wrote replacement characters, on pages in any encoding.
    data = data.replace(_REPLACEMENT, b"")
    good = sum(len(match) for match in _MULTIBYTE.findall(data))
    all_high = sum(len(match) for match in _NON_ASCII.findall(data))
    return good > _GOOD_PER_BAD * (all_high - good)


def _ask_chardet(sample: bytes) -> str | None:
    """What chardet makes of text that is in none of the encodings that `detect` knows."""
    import chardet  # takes longer to import than a page to extract, and few pages need it

    label = chardet.detect(sample)["encoding"]
    return (DETECTED.get(label.lower()) or codec_of(label)) if label else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, codec: str, evidence: str, warnings: tuple[WarningCode, ...] = ()) -> Decoded:
    text = _strict(data, codec)
    if text is None:
        text = data.decode(codec, lenient(codec))
        if "\ufffd" in text:
            warnings = (*warnings, WarningCode.UNDECODABLE_BYTES)
    utf8 = data if codec == "utf-8" and "\ufffd" not in text else text.encode("utf-8", "replace")
    return Decoded(utf8, codec, evidence, warnings)


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
    decoded = Decoded(utf8, "utf-8", "text", () if clean == text else (WarningCode.UNDECODABLE_BYTES,))
    return decoded if max_bytes is None or len(utf8) <= max_bytes else _truncated(decoded, max_bytes)


def _truncated(decoded: Decoded, max_bytes: int = sys.maxsize) -> Decoded:
    """The same text without what may be incomplete at its end, with a warning."""
    utf8 = decoded.utf8[: clean_end(decoded.utf8, min(max_bytes, len(decoded.utf8)))]
    return replace(decoded, utf8=utf8, warnings=(*decoded.warnings, WarningCode.TRUNCATED))
