"""Which encoding bytes are in: the one in which their text takes the fewest bits to write down.

The bytes are decoded in each encoding that pages of the web are found in. Each candidate decoding is priced in each
language that is written in the encoding: a character costs the logarithm of how rare it is there, and an undecodable
byte costs more than any character. The right decoding is made of common characters, a wrong one of rare ones: Chinese
takes about 11 bits a character if it is decoded rightly, and more than 18 if not. The price is that of the whole
sample, so encodings that take one, two or three bytes for a character can be compared (minimum description length;
Rissanen 1978).

Left alone: encodings that hardly any page is in, such as those of Macintosh; which of two encodings a text is in if it
is the same text in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple
from unicodedata import category

from cleanpage.decoding.codec_gaps import lenient
from cleanpage.lexicon import characters as known
from cleanpage.lexicon.encodings import LANGUAGES

# Bytes of a page that are priced. With 200 characters the result is sure; more is for pages in several languages.
SAMPLE_BYTES = 2048
# Bytes of a page among which the sample is looked for.
_SEARCHED_BYTES = 1 << 18

# All prices are bits of a character: the logarithm of the number of characters of its kind, over their share in running
# text.
_ASCII = 5.0
# An undecodable byte, a control character, a private or unassigned character. Pages practically never have one, so it
# is a sign of the wrong encoding more often than a mistake of the page.
_IMPOSSIBLE = 26.0
# A character that the language has hardly ever: a symbol, a letter of a foreign word, a letter of a loanword.
_FOREIGN = 20.0
_FOREIGN_LETTER = 15.0
_LOAN = 12.0
# The commonest Han take 8 bits, those at the end of the list 11.
_HAN_FIRST, _HAN_STEP = 7.5, 0.006
# Han and Hangul that are in the list of common ones of their national standard.
_STANDARD = 14.0
# Letters of an alphabet: the commonest is a tenth of the text, the thirtieth a five-hundredth.
_LETTER_FIRST, _LETTER_STEP = 3.3, 0.16
# Letters of a Latin alphabet beyond ASCII: the commonest is a fiftieth of the text.
_ACCENT_FIRST, _ACCENT_STEP = 6.0, 0.4
# What a capital costs beyond its small letter.
_CAPITAL = 2.5
# Tiers of signs, of hiragana and of katakana, the common tier first; and punctuation of East Asia.
_SIGNS = (7.5, 9.0, 12.0)
_HIRAGANA = (5.5, 9.0)
_KATAKANA = (7.5, 9.5)
_WIDE_PUNCTUATION = 7.5

# What languages hardly do, as patterns in a text. Each match costs the same. The ranges are those of alphabets with an
# encoding of one byte, not of whole scripts, so they are not among `text.characters`.
_BREAK = 6.0
_ALPHABETIC = "\u0370-\u06ff\u0e00-\u0e7f"
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_BREAKS = re.compile(
    # Letters of two alphabets in one word, in an alphabet other than Latin a word of one letter or a letter twice.
    rf"[A-Za-z](?=[{_ALPHABETIC}])|[{_ALPHABETIC}](?=[A-Za-z])|(?<![{_ALPHABETIC}])[{_ALPHABETIC}](?![{_ALPHABETIC}])"
    rf"|([{_ALPHABETIC}])(?=\1)"
    # One Han or Hangul after a Latin letter.
    r"|(?<=[A-Za-z])[\u3041-\ud7a3](?=[\x00-\x7f])"
    # A capital after a small letter, a sign between letters, a letter beside a digit.
    r"|[a-zß-öø-ÿа-џα-ώ](?=[À-ÖØ-ÞЀ-ЯΑ-Ω])|[a-zà-ÿ](?=[¡-©«-´¶-¹»-¿×÷][a-zà-ÿ])"
    rf"|[{_ALPHABETIC}{_ACCENTED}](?=\d)|(?<=\d)[{_ALPHABETIC}{_ACCENTED}]"
)

# The encoding that is left if nothing speaks for another.
_LIKELIEST = "cp1252"

# A character of text in UTF-16 takes fewer bits than this: 5 in markup to 11 in Chinese, 15 in an alphabet of which
# nothing is known here. Bytes in other encodings take 16 and more.
_MAX_UTF16_BITS, _MAX_UTF16_BITS_ANY = 13.0, 16.0
# Bytes that are priced of text without NULs.
_UTF16_BYTES = 512
# Fewer characters may be anything.
_MIN_UTF16_CHARS = 8


class _Standard(NamedTuple):
    """The national standard of a language, and the lead bytes of its common characters there."""

    codec: str
    first: int
    last: int


# GB 2312 and JIS X 0208 level 1, the common plane of Big5, the Hangul of KS X 1001.
_STANDARDS = {
    "zh-Hans": _Standard("gb2312", 0xB0, 0xD7),
    "zh-Hant": _Standard("big5", 0xA4, 0xC6),
    "ja": _Standard("euc_jp", 0xB0, 0xCF),
    "ko": _Standard("euc_kr", 0xB0, 0xC8),
}
_ALL = (*_STANDARDS, *known.ALPHABETS, *known.ACCENTS)

_ASCII_BYTES = bytes(range(128))
# What ends a word in every encoding of a byte or more: no character has these as its second byte.
_SEPARATORS = b"\t\n\x0b\x0c\r <>\"'"
_ONE_SEPARATOR = bytes.maketrans(_SEPARATORS, b"\n" * len(_SEPARATORS))
# Bytes of a word that count; a word of Chinese may be a whole paragraph.
_WORD_BYTES = 256
_NON_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a sample costs if it is in one encoding.

    Attributes:
        codec: Python's name of the codec.
        bits: The price of the sample in the language that suits it best, beyond what its ASCII would cost anyway.
        language: That language; "" if it was not looked for.
        characters: Number of characters beyond ASCII.
    """

    codec: str
    bits: float
    language: str = ""
    characters: int = 0


def detect(sample: bytes) -> Candidate:
    """The encoding in which a sample takes the fewest bits.

    Example:
        >>> detect("Улица, фонарь, аптека".encode("koi8-r")).codec
        'koi8-u'
    """
    best = price(sample, _LIKELIEST)
    for codec in LANGUAGES:
        candidate = price(sample, codec, best.bits)
        if candidate.bits < best.bits:
            best = candidate
    return best


def price(sample: bytes, codec: str, max_bits: float = float("inf")) -> Candidate:
    """What a sample costs in an encoding. Beyond `max_bits` the price is not worked out to the end.

    Example:
        >>> sample = "Улица, фонарь, аптека".encode("cp1251")
        >>> price(sample, "cp1251").bits < price(sample, "cp1252").bits
        True
    """
    text = sample.decode(codec, lenient(codec))
    prior, languages = LANGUAGES.get(codec, (0.0, _ALL))
    bits = prior - _ASCII * (len(sample) - count_non_ascii(sample))
    errors = bits + _IMPOSSIBLE * text.count("\ufffd")
    if errors > max_bits:
        return Candidate(codec, errors)
    counts = Counter(text)
    prices = {language: _price_in(counts, language) for language in languages}
    language = min(prices, key=prices.__getitem__)
    bits += prices[language]
    if bits <= max_bits:
        bits += _BREAK * len(_BREAKS.findall(text))
    return Candidate(codec, bits, language, sum(n for char, n in counts.items() if char > "\x7f"))


def bits_per_byte(sample: bytes, candidate: Candidate) -> float:
    """Bits for each byte beyond ASCII: 4 to 7 in the right encoding, more than 8 in most wrong ones."""
    return candidate.bits / max(1, count_non_ascii(sample))


def count_non_ascii(sample: bytes) -> int:
    """The number of bytes beyond ASCII."""
    return len(sample.translate(None, _ASCII_BYTES))


def detect_utf16(data: bytes, has_nuls: bool = False) -> str | None:
    """The codec of text in UTF-16 without a byte order mark, or None if it is in no such encoding.

    Args:
        data: The bytes of the page.
        has_nuls: Whether NULs speak for UTF-16. Then the text may be in any language; otherwise only in one that does
            without spaces, and so without NULs.

    Example:
        >>> detect_utf16("山路を登りながら、こう考えた。".encode("utf-16-be"))
        'utf-16-be'
    """
    if has_nuls:
        size, lowest, languages = SAMPLE_BYTES, _MAX_UTF16_BITS_ANY, _ALL
    else:
        size, lowest, languages = _UTF16_BYTES, _MAX_UTF16_BITS, tuple(_STANDARDS)
    head = data[: min(len(data), size) // 2 * 2]
    codec = None
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "replace")
        if len(text) >= _MIN_UTF16_CHARS:
            counts = Counter(text)
            bits = min(_price_in(counts, language) for language in languages) / len(text)
            if bits < lowest:
                lowest, codec = bits, name
    return codec


def sample_of(data: bytes) -> bytes:
    """The words of a page that hold bytes beyond ASCII: those with most of them first, repeats last.

    Words end at bytes that are part of no other character: white space, quotation marks, ends of tags. Text, attributes
    and scripts are in one encoding, so all of them count. Words with many such bytes tell most, repeated ones hardly
    anything.

    Example:
        >>> sample_of(b"<p>Caf\\xe9 at noon</p><img alt='\\xe9t\\xe9'><p>Caf\\xe9")
        b'\\xe9t\\xe9\\nCaf\\xe9\\nCaf\\xe9'
    """
    first = _NON_ASCII.search(data)
    if first is None:
        return b""
    start = first.start() if first.start() > _SEARCHED_BYTES // 2 else 0
    words = data[start : start + _SEARCHED_BYTES].translate(_ONE_SEPARATOR).split(b"\n")
    counts = Counter(word[:_WORD_BYTES] for word in words if not word.isascii())
    telling = sorted(counts, key=count_non_ascii, reverse=True)
    repeats = (word for word in telling for _ in range(counts[word] - 1))
    sample, size = [], 0
    for word in chain(telling, repeats):
        sample.append(word)
        size += len(word) + 1
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(sample)


def _price_in(counts: Mapping[str, int], language: str) -> float:
    listed = _prices_of(language)
    total = 0.0
    for char, n in counts.items():
        if "\x08" < char < "\x80":
            total += n * _ASCII
        else:
            bits = listed.get(char)
            total += n * (_price_of_unlisted(char, language) if bits is None else bits)
    return total


def _price_of_unlisted(char: str, language: str) -> float:
    kind = category(char)
    if kind[0] == "C" or char == "\ufffd":
        return _IMPOSSIBLE
    if language in _STANDARDS:
        return _STANDARD if _is_standard(char, language) else _FOREIGN
    return _FOREIGN_LETTER if kind[0] == "L" else _FOREIGN


def _is_standard(char: str, language: str) -> bool:
    standard = _STANDARDS[language]
    if language == "ja" and "\uff61" <= char <= "\uff9f":
        return True
    try:
        return standard.first <= char.encode(standard.codec)[0] <= standard.last
    except UnicodeEncodeError:
        return False


@cache
def _prices_of(language: str) -> dict[str, float]:
    """The price of each character that a language has in its lists; if it is in two, that of the later one."""
    prices = dict.fromkeys(known.LOANED, _LOAN)
    _add_tiers(prices, known.SIGNS, _SIGNS)
    if language in known.COMMON:
        prices |= dict.fromkeys(known.WIDE_PUNCTUATION, _WIDE_PUNCTUATION)
        # Half of Japanese is kana, so each kanji has one bit more.
        first = _HAN_FIRST + (1.0 if language == "ja" else 0.0)
        for rank, char in enumerate(known.COMMON[language]):
            prices[char] = first + _HAN_STEP * rank
        if language == "ja":
            _add_tiers(prices, known.HIRAGANA, _HIRAGANA)
            _add_tiers(prices, known.KATAKANA, _KATAKANA)
    elif language in known.ACCENTS:
        _add_letters(prices, known.ACCENTS[language], _ACCENT_FIRST, _ACCENT_STEP)
    else:
        _add_letters(prices, known.ALPHABETS[language], _LETTER_FIRST, _LETTER_STEP)
    return prices


def _add_tiers(prices: dict[str, float], tiers: Sequence[str], bits_of_tiers: Sequence[float]) -> None:
    for characters, bits in zip(tiers, bits_of_tiers, strict=True):
        prices |= dict.fromkeys(characters, bits)


def _add_letters(prices: dict[str, float], letters: str, first: float, step: float) -> None:
    for rank, letter in enumerate(letters):
        bits = first + step * rank
        prices[letter] = bits
        if letter.upper() != letter:
            prices[letter.upper()] = bits + _CAPITAL
