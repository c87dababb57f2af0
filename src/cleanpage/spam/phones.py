"""Numbers to call."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

# A phone number: seven digits or more, in up to five groups after a country's or a trunk's single digit; a Chinese
# mobile number; or seven or eight digits in a row.
_PHONE = re.compile(
    r"(?<![\d.,/-])\+?(?:\d-)?\(?\d{2,}(?:[ \-./)(]{1,2}\d{2,}){1,4}(?![A-Za-z\d%-])"
    r"|(?<!\d)1\d{10}(?!\d)"
    r"|(?<!\d)\d{7,8}(?!\d)"
)
_DIGIT = re.compile(r"\d")
_PHONE_DIGITS = (7, 15)
# What every phone number holds, and few other texts, with all digits folded: a pattern that begins with a literal is
# searched for many times faster than one that begins with any digit.
_FOLD = bytes.maketrans(b"012345678", b"9" * 9)
_CALLABLE = re.compile(rb"99(?:9{5}|[ \-./)(]{1,2}99)")
# Not where a group of digits stands before it: that is the middle of a number to call.
_DATE_LIKE = re.compile(
    r"(?<![\d./-])(?:(?:19|20)\d\d(?:[-./年]| (?:19|20)\d\d(?!\d))|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)"
)


def phones_in(texts: list[str]) -> list[int]:
    """How many numbers to call each text holds; all are searched in one go for what may be one."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    folded = "\n".join(texts).encode("ascii", "replace").translate(_FOLD)
    promising = {bisect_right(ends, match.start()) for match in _CALLABLE.finditer(folded)}
    return [_count(text) if index in promising else 0 for index, text in enumerate(texts)]


def _count(text: str) -> int:
    return sum(1 for match in _PHONE.finditer(text) if _is_phone(match[0]))


def _is_phone(text: str) -> bool:
    digits = len(_DIGIT.findall(text))
    return _PHONE_DIGITS[0] <= digits <= _PHONE_DIGITS[1] and not _DATE_LIKE.search(text)
