"""One written syllable of Mandarin, and how a character sounds."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from cleanpage.lexicon import syllables as s

_BOPOMOFO_SYLLABLE = re.compile(
    rf"(?=.*[\u3105-\u3129])˙?[{s.BOPOMOFO_INITIALS}]?[{s.BOPOMOFO_MEDIALS}]?[{s.BOPOMOFO_FINALS}]?"
    rf"[{s.BOPOMOFO_TONES}]?"
)
_RUN_STARTS = [first.encode("gb2312") for first in s.LEVEL_1_RUNS]
_RUN_SOUNDS = [sound.translate(s.LETTER_VARIANTS) for sound in s.LEVEL_1_RUNS.values()]
_SYLLABLES = frozenset(_RUN_SOUNDS) | s.OTHER_SYLLABLES


class ReadingKind(StrEnum):
    """How a reading is written."""

    TONED = "toned"
    BOPOMOFO = "bopomofo"
    TONELESS = "toneless"


@dataclass(frozen=True, slots=True)
class Sound:
    """A written syllable.

    Attributes:
        kind: How it is written.
        syllable: The syllable in plain letters, ü as u; "" for Bopomofo.
        spelling: The same with a combining tone mark; for Bopomofo, as written.
    """

    kind: ReadingKind
    syllable: str
    spelling: str


@lru_cache(maxsize=4096)
def parse_syllable(written: str) -> Sound | None:
    """Read one syllable of Mandarin in lower case; None if it is not one, or is several.

    Example:
        >>> parse_syllable("wǎng") == parse_syllable("wa\u0306ng") == parse_syllable("wang3")
        True
        >>> parse_syllable("ㄨㄤˇ").kind.value, parse_syllable("shi").kind.value
        ('bopomofo', 'toneless')
        >>> parse_syllable("xuéxí"), parse_syllable("is")
        (None, None)
    """
    if _BOPOMOFO_SYLLABLE.fullmatch(written):
        return Sound(ReadingKind.BOPOMOFO, "", written)
    letters, digit = (written[:-1], written[-1]) if written[-1].isdecimal() else (written, "")
    decomposed = normalize("NFD", letters)
    marks = [c for c in decomposed if c in s.TONE_MARKS] + ([s.DIGIT_TONES[digit]] if digit else [])
    plain = "".join(c for c in decomposed if c not in s.TONE_MARKS and c != s.DIAERESIS)
    syllable = plain.translate(s.LETTER_VARIANTS)
    if syllable not in _SYLLABLES or len(marks) > 1:
        return None
    tone = marks[0].replace("\u0306", "\u030c") if marks else ""
    return Sound(ReadingKind.TONED if marks else ReadingKind.TONELESS, syllable, syllable + tone)


@lru_cache(maxsize=4096)
def sounds_of(character: str) -> frozenset[str]:
    """The sounds of a common simplified character in plain letters; empty for any other.

    Example:
        >>> sorted(sounds_of("长")), sorted(sounds_of("烟")), sorted(sounds_of("網"))
        (['chang', 'zhang'], ['yan'], [])
    """
    code = _encoded(character, "gb2312")
    if not _in_level_1(code, s.GB2312_LEVEL_1):
        return frozenset()
    first = _RUN_SOUNDS[bisect_right(_RUN_STARTS, code) - 1]
    return frozenset((first, *s.OTHER_SOUNDS.get(character, ())))


def conversion(character: str) -> float:
    """How much a character looks like the outcome of a conversion to traditional script, 0..1.

    Example:
        >>> [conversion(character) for character in "網鯁网的"]
        [1.0, 0.5, 0.0, 0.0]
    """
    if _encoded(character, "gb2312"):
        return 0.0
    code = _encoded(character, "big5")
    if _in_level_1(code, s.BIG5_LEVEL_1):
        return 1.0
    return 0.5 if code else 0.0


def is_rare(character: str) -> bool:
    """Whether a person might well gloss a character: it is common in neither script.

    Example:
        >>> [is_rare(character) for character in "龘喆網网"]
        [True, True, False, False]
    """
    simplified, traditional = _encoded(character, "gb2312"), _encoded(character, "big5")
    return not (_in_level_1(simplified, s.GB2312_LEVEL_1) or _in_level_1(traditional, s.BIG5_LEVEL_1))


def _encoded(character: str, codec: str) -> bytes:
    return character.encode(codec, "ignore")


def _in_level_1(code: bytes, level: tuple[bytes, bytes]) -> bool:
    return level[0] <= code <= level[1]
