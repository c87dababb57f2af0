"""Which Chinese script a text is in, told by what the old national character sets can encode."""

from __future__ import annotations

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
