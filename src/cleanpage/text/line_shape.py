"""The shape of a line: digits and letters folded, so that lines of one form look the same whatever stands in them."""

from __future__ import annotations

import re

from cleanpage.text.characters import LETTERS

# Numbers, runs of words, white space.
_RUNS = re.compile(rf"(\d+(?:[.,]\d+)*)|({LETTERS.pattern}(?:[ '’]{LETTERS.pattern})*)|(\s+)")


def line_shape(text: str) -> str:
    """Fold runs of digits to `9`, of letters to `a`, of white space to one space; punctuation stays.

    Example:
        >>> line_shape("Price: 95.5 k"), line_shape("Area: 120 sqm")
        ('a: 9 a', 'a: 9 a')
    """
    return _RUNS.sub(lambda run: "9" if run[1] else "a" if run[2] else " ", text)
