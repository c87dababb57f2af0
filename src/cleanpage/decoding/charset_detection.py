"""Which encoding bytes are in, by which reading of them is the shortest to write down.

Bytes are read in each encoding that pages of the web are found in, and each reading is priced in each language that
is written in the encoding: a character costs the logarithm of how rare it is there, an undecodable byte more than any
character. The true reading is made of common characters, a false one of rare ones: Chinese takes about 11 bits a
character where it is read as what it is, and more than 18 where not. As the price is of the whole sample, readings
that take one, two or three bytes for a character compare (minimum description length; Rissanen 1978).

Left alone: encodings that pages are hardly ever in, such as those of Macintosh; which of two encodings a text
is in that reads the same in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from unicodedata import category

from cleanpage.decoding.codec_gaps import lenient
from cleanpage.lexicon import characters as known
from cleanpage.lexicon.encodings import LANGUAGES

# What is read of a page, in bytes. With 200 characters a reading is sure; more is for pages in several languages.
SAMPLE_BYTES = 2048
# Where it is looked for, in bytes.
_SEARCHED_BYTES = 1 << 18

# Bits of a character, the logarithm of the number of characters of its kind over their share in running text.
_ASCII = 5.0
# An undecodable byte, a control character, a private or unassigned character: practically never, and more often a
# sign of the wrong reading than a mistake on the page.
_IMPOSSIBLE = 26.0
# A character that the language does not have or hardly ever: a foreign word, a symbol.
_FOREIGN = 20.0
_FOREIGN_LETTER = 15.0
_LOAN = 12.0
# The commonest Han take 8 bits, those at the end of the list 11.
_HAN_FIRST, _HAN_STEP = 7.5, 0.006
# Han and Hangul that are in the list of common ones of their national standard.
_STANDARD = 14.0
# Letters of an alphabet: the first is a tenth of the text, the thirtieth a five-hundredth.
_LETTER_FIRST, _LETTER_STEP = 3.3, 0.16
# Letters of a Latin alphabet beyond ASCII: the first is a fiftieth of the text.
_ACCENT_FIRST, _ACCENT_STEP = 6.0, 0.4
_CAPITAL = 2.5
_SIGNS = 7.5, 9.0, 12.0
_WIDE_PUNCTUATION = 7.5
_KANA = 5.5, 9.0, 7.5, 9.5

# What languages hardly do, as patterns in a text; each finding costs the same.
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

# A character of text in UTF-16 takes fewer bits than this: 5 of mark-up to 11 of Chinese, 15 in an alphabet of which
# nothing is known here; of bytes in other encodings 16 and more.
_WIDE_BITS, _WIDE_BITS_ANY = 13.0, 16.0
# What is read of text without NULs, in bytes.
_WIDE_BYTES = 512
# Fewer characters may be anything.
_MIN_WIDE = 8

# The standard of a language, and the first bytes of its common characters there: GB 2312 and JIS X 0208 level 1, the
# common plane of Big5, the Hangul of KS X 1001.
_STANDARDS = {
    "zh-Hans": ("gb2312", 0xB0, 0xD7),
    "zh-Hant": ("big5", 0xA4, 0xC6),
    "ja": ("euc_jp", 0xB0, 0xCF),
    "ko": ("euc_kr", 0xB0, 0xC8),
}
_ALL = (*_STANDARDS, *known.ALPHABETS, *known.ACCENTS)

_ASCII_BYTES = bytes(range(128))
# What ends a word in every encoding of a byte or more: no character has these as its second byte.
_SEPARATORS = b"\t\n\x0b\x0c\r <>\"'"
_ONE_SEPARATOR = bytes.maketrans(_SEPARATORS, b"\n" * len(_SEPARATORS))
# What is read of a word, in bytes; a word of Chinese may be a whole paragraph.
_WORD_BYTES = 256
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes as one encoding has them.

    Attributes:
        codec: Python's name of the codec.
        bits: The price of the sample in the language that suits it best, beyond what its ASCII would cost anyway.
        language: That language; "" if it was not looked for.
        characters: Characters beyond ASCII.
    """

    codec: str
    bits: float
    language: str = ""
    characters: int = 0


def detect(sample: bytes) -> Reading:
    """The reading of a sample that takes the fewest bits.

    Example:
        >>> detect("Улица, фонарь, аптека".encode("koi8-r")).codec
        'koi8-u'
    """
    best = read(sample, _LIKELIEST)
    for codec in LANGUAGES:
        found = read(sample, codec, best.bits)
        if found.bits < best.bits:
            best = found
    return best


def read(sample: bytes, codec: str, limit: float = float("inf")) -> Reading:
    """A sample as a codec has it. Beyond the limit the price is not worked out to the end.

    Example:
        >>> sample = "Улица, фонарь, аптека".encode("cp1251")
        >>> read(sample, "cp1251").bits < read(sample, "cp1252").bits
        True
    """
    text = sample.decode(codec, lenient(codec))
    prior, languages = LANGUAGES.get(codec, (0.0, _ALL))
    bits = prior - _ASCII * (len(sample) - beyond_ascii(sample))
    errors = bits + _IMPOSSIBLE * text.count("\ufffd")
    if errors > limit:
        return Reading(codec, errors)
    counts = Counter(text)
    prices = {language: _price(counts, language) for language in languages}
    language = min(prices, key=prices.__getitem__)
    bits += prices[language]
    if bits <= limit:
        bits += _BREAK * len(_BREAKS.findall(text))
    return Reading(codec, bits, language, sum(n for char, n in counts.items() if char > "\x7f"))


def surprise(sample: bytes, reading: Reading) -> float:
    """Bits of a reading for each byte beyond ASCII: 4 to 7 of a true one; more than 8 of most false ones."""
    return reading.bits / max(1, beyond_ascii(sample))


def beyond_ascii(sample: bytes) -> int:
    """How many bytes are none of ASCII."""
    return len(sample.translate(None, _ASCII_BYTES))


def wide_reading(data: bytes, certain: bool = False) -> str | None:
    """The codec of text in UTF-16 without a byte order mark, or None if it is in no such encoding.

    Args:
        data: The bytes of the page.
        certain: Whether other signs speak for UTF-16, so that text in any language may be taken for it, not only
            that of languages which do without spaces and so without NULs.

    Example:
        >>> wide_reading("山路を登りながら、こう考えた。".encode("utf-16-be"))
        'utf-16-be'
    """
    size, best, languages = (SAMPLE_BYTES, _WIDE_BITS_ANY, _ALL) if certain else (_WIDE_BYTES, _WIDE_BITS, _STANDARDS)
    head = data[: min(len(data), size) // 2 * 2]
    codec = None
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "replace")
        if len(text) >= _MIN_WIDE:
            counts = Counter(text)
            price = min(_price(counts, language) for language in languages) / len(text)
            if price < best:
                best, codec = price, name
    return codec


def sample_of(data: bytes) -> bytes:
    """The words of a page that hold bytes beyond ASCII: those with most of them first, repeats last.

    Words end at bytes that are part of no other character: white space, quotation marks, ends of tags. Text, attributes
    and scripts are in one encoding, so all count. Words with many such bytes say most, repeated ones hardly anything.

    Example:
        >>> sample_of(b"<p>Caf\\xe9 at noon</p><img alt='\\xe9t\\xe9'><p>Caf\\xe9")
        b'\\xe9t\\xe9\\nCaf\\xe9\\nCaf\\xe9'
    """
    first = _BEYOND_ASCII.search(data)
    if first is None:
        return b""
    start = first.start() if first.start() > _SEARCHED_BYTES // 2 else 0
    words = data[start : start + _SEARCHED_BYTES].translate(_ONE_SEPARATOR).split(b"\n")
    counts = Counter(word[:_WORD_BYTES] for word in words if not word.isascii())
    telling = sorted(counts, key=beyond_ascii, reverse=True)
    repeats = (word for word in telling for _ in range(counts[word] - 1))
    found, size = [], 0
    for word in chain(telling, repeats):
        found.append(word)
        size += len(word) + 1
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(found)


def _price(counts: Mapping[str, int], language: str) -> float:
    listed = _listed(language)
    total = 0.0
    for char, n in counts.items():
        if "\x08" < char < "\x80":
            total += n * _ASCII
        else:
            price = listed.get(char)
            total += n * (_unlisted(char, language) if price is None else price)
    return total


def _unlisted(char: str, language: str) -> float:
    kind = category(char)
    if kind[0] == "C" or char == "\ufffd":
        return _IMPOSSIBLE
    if language in _STANDARDS:
        return _STANDARD if _is_standard(char, language) else _FOREIGN
    return _FOREIGN_LETTER if kind[0] == "L" else _FOREIGN


def _is_standard(char: str, language: str) -> bool:
    codec, first, last = _STANDARDS[language]
    if language == "ja" and "\uff61" <= char <= "\uff9f":
        return True
    try:
        return first <= char.encode(codec)[0] <= last
    except UnicodeEncodeError:
        return False


@cache
def _listed(language: str) -> dict[str, float]:
    """The price of each character that a language has in its lists."""
    prices = dict.fromkeys(known.LOANED, _LOAN)
    prices |= {char: bits for signs, bits in zip(known.SIGNS, _SIGNS, strict=True) for char in signs}
    if language in _STANDARDS:
        prices |= dict.fromkeys(known.WIDE_PUNCTUATION, _WIDE_PUNCTUATION)
        common = {
            "zh-Hans": known.HAN_SIMPLIFIED,
            "zh-Hant": known.HAN_TRADITIONAL,
            "ja": known.KANJI,
            "ko": known.HANGUL,
        }[language]
        # Half of Japanese is kana, so each kanji has one bit more.
        first = _HAN_FIRST + (language == "ja")
        prices |= {char: first + _HAN_STEP * i for i, char in enumerate(common)}
        if language == "ja":
            prices |= {c: b for chars, b in zip((*known.HIRAGANA, *known.KATAKANA), _KANA, strict=True) for c in chars}
        return prices
    accents = known.ACCENTS.get(language)
    first, step = (_LETTER_FIRST, _LETTER_STEP) if accents is None else (_ACCENT_FIRST, _ACCENT_STEP)
    letters = known.ALPHABETS[language] if accents is None else accents
    for i, letter in enumerate(letters):
        prices[letter] = first + step * i
        if letter.upper() != letter:
            prices[letter.upper()] = prices[letter] + _CAPITAL
    return prices
