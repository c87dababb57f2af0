"""Which script a text is in; for Chinese which of the two, told by what the old national character sets can encode."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache


@lru_cache(maxsize=32_768)
def han_script(character: str) -> int:
    """1 for a character of traditional script only, -1 for one of simplified script only, else 0.

    GB 2312 holds the simplified forms, Big5 the traditional ones; most characters are in both and tell nothing.

    Example:
        >>> han_script("國"), han_script("国"), han_script("人")
        (1, -1, 0)
    """
    return _encodes(character, "big5") - _encodes(character, "gb2312")


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def script_balance(text: str) -> tuple[int, int]:
    """How many characters of a text are traditional only, and how many simplified only.

    Example:
        >>> script_balance("中國人 and 中国人")
        (1, 1)
    """
    marks = [han_script(character) for character in text if "一" <= character <= "鿿"]
    return marks.count(1), marks.count(-1)


_SCRIPTS = re.compile(
    "(?P<latin>[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)|(?P<greek>[\u0370-\u03ff]+)|(?P<cyrillic>[\u0400-\u052f]+)"
    "|(?P<hebrew>[\u0590-\u05ff]+)|(?P<arabic>[\u0600-\u06ff]+)|(?P<indic>[\u0900-\u0dff]+)|(?P<thai>[\u0e00-\u0e7f]+)"
    "|(?P<hangul>[\uac00-\ud7af]+)|(?P<kana>[\u3040-\u30ff]+)|(?P<han>[\u3400-\u9fff]+)"
)
_LATIN = re.compile("[A-Za-z]")
# A letter of any other script says more than one of the Latin script, in which names and terms are written everywhere.
_LATIN_WEIGHT, _OTHER_WEIGHT = 1, 3
# Where one letter in so many is kana, Han is Japanese.
_KANA_RATE = 6
# How much of a text is looked at, in characters.
_SAMPLE = 400


def main_script(text: str) -> str:
    """The script that most of a text is in, counting kana and the Han among it as one; "" if it has no letters.

    Example:
        >>> main_script("Rain in Osaka"), main_script("大阪の雨"), main_script("Дождь в Osaka"), main_script("2024")
        ('latin', 'kana', 'cyrillic', '')
    """
    if text.isascii():
        return "latin" if _LATIN.search(text) else ""
    counts: Counter[str] = Counter()
    for match in _SCRIPTS.finditer(text[:_SAMPLE]):
        script = match.lastgroup or ""
        counts[script] += len(match[0]) * (_LATIN_WEIGHT if script == "latin" else _OTHER_WEIGHT)
    if counts["kana"] * _KANA_RATE > counts["han"]:
        counts["kana"] += counts.pop("han", 0)
    return max(counts, key=lambda script: counts[script]) if counts.total() else ""
