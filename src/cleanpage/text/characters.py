"""Characters and what they are for: the ranges, marks and word patterns that every other room builds on.

Ranges are given as they stand inside the brackets of a pattern, since the standard library's `re` scans ranges several
times faster than `regex` scans Unicode properties. Source: Unicode 15.1, Blocks.txt.
"""

from __future__ import annotations

import re
from typing import Final

# Scripts of East Asia. HAN leaves out compatibility forms and the planes beyond the first. HAN_ALL has them, as names
# and ancient texts do, and leaves out the hexagrams between the blocks of Han.
HAN: Final = "\u3400-\u9fff"
HAN_ALL: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
KANA: Final = "\u3040-\u30ff"
# Kana that only Japanese has: the middle dot and the length mark stand in names in Chinese text too.
KANA_LETTERS: Final = "\u3041-\u30fa"
HANGUL: Final = "\uac00-\ud7a3"
# Scripts of letters. LATIN has the letters with accents and those of Vietnamese; INDIC is Devanagari to Sinhala.
LATIN: Final = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
GREEK: Final = "\u0370-\u03ff"
CYRILLIC: Final = "\u0400-\u052f"
HEBREW: Final = "\u0590-\u05ff"
ARABIC: Final = "\u0600-\u06ff"
INDIC: Final = "\u0900-\u0dff"
THAI: Final = "\u0e00-\u0e7f"
# What is counted by the character, as words are not told apart by spaces (Hangul is, but a syllable says as much).
CJK: Final = f"{KANA}{HAN}{HANGUL}"
# The same for lengths and tokens: with jamo, Bopomofo, compatibility forms and the planes beyond the first.
_WIDE: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)

# Runs of letters, without digits and underscores.
LETTERS: Final = re.compile(r"[^\W\d_]+")
# A word with its digits, or a single character of CJK.
WORD_OR_CHARACTER: Final = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
HAN_ALL_CHARACTER: Final = re.compile(f"[{HAN_ALL}]")
CJK_CHARACTER: Final = re.compile(f"[{_WIDE}]")

# What a sentence ends with; quotation marks and brackets may stand after the stop.
SENTENCE_FINAL: Final = '.!?。！？…．؟।։”"»」』）'
# The ends of sentences inside a text, where a stop of the Latin kind must be followed by white space.
SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)|[。！？।។]")

# What marks an item of a list where no markup does; numbers and letters are for the patterns that use this.
BULLETS: Final = "-*•◦▪‣·"

# One Han, Kana or Hangul character says about as much as this many Latin letters: the ratio of lengths of the same
# text in both, between 2 and 3 in parallel corpora.
CJK_WEIGHT: Final = 2.5

# A block counts as a paragraph, whose text betrays the main content, from this weight on; with a sentence's final
# punctuation from the lower one on. Units are Latin letters; an average English sentence has about 100.
PARAGRAPH_WEIGHT: Final = 80.0
SENTENCE_WEIGHT: Final = 30.0


def is_han(character: str) -> bool:
    """Whether a character is Han.

    Example:
        >>> is_han("雨"), is_han("あ"), is_han("a")
        (True, False, False)
    """
    return HAN[0] <= character <= HAN[-1]


def count_cjk(text: str) -> int:
    """How many characters of a text are Han, Kana or Hangul."""
    return 0 if text.isascii() else len(CJK_CHARACTER.findall(text))


def weight_of(text: str) -> float:
    """Length of a text in Latin letters' worth.

    Example:
        >>> weight_of("Rain"), weight_of("雨")
        (4.0, 2.5)
    """
    return len(text) + (CJK_WEIGHT - 1) * count_cjk(text)
