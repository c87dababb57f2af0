"""Which script a text is in; for Chinese which of the two, by what the old national character sets can encode."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from cleanpage.text.characters import ARABIC, CYRILLIC, GREEK, HAN, HANGUL, HEBREW, INDIC, KANA, LATIN, THAI


@lru_cache(maxsize=32_768)
def han_script(character: str) -> int:
    """1 for a character of traditional script only, -1 for one of simplified script only, else 0.

    GB 2312 holds the simplified forms, Big5 the traditional ones. Most characters are in both and tell nothing.

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
    # The basic block of Han, U+4E00 to U+9FFF: both standards have characters of no other.
    scripts = [han_script(character) for character in text if "一" <= character <= "鿿"]
    return scripts.count(1), scripts.count(-1)


# Runs of letters, by script.
_SCRIPTS = re.compile(
    f"(?P<latin>[{LATIN}]+)|(?P<greek>[{GREEK}]+)|(?P<cyrillic>[{CYRILLIC}]+)|(?P<hebrew>[{HEBREW}]+)"
    f"|(?P<arabic>[{ARABIC}]+)|(?P<indic>[{INDIC}]+)|(?P<thai>[{THAI}]+)|(?P<hangul>[{HANGUL}]+)|(?P<kana>[{KANA}]+)"
    f"|(?P<han>[{HAN}]+)"
)
_LATIN = re.compile("[A-Za-z]")
# A letter of another script counts more than one of the Latin script, in which names and terms are written everywhere.
_LATIN_WEIGHT, _OTHER_WEIGHT = 1, 3
# If there are more kana than one for so many Han, the Han are Japanese.
_KANA_RATE = 6
# Characters of a text that are looked at.
_SAMPLE = 400


def main_script(text: str) -> str:
    """The script that most of a text is in; "" if it has no letters. Kana and the Han among it are one script, "kana".

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
