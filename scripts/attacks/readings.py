"""Readings in brackets after the characters of Chinese text, as two kinds of converters put them there.

The toned kind converts the text to traditional script. Then it annotates some of the characters that changed, at every
occurrence and always in the same way. The toneless kind annotates characters at random. OpenCC converts characters, and
pypinyin reads them. Both are the standard in their field, and the attack does not use the tables of the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

import opencc
from pypinyin import Style, pinyin

_HAN = re.compile("[\u4e00-\u9fff]")
# A tag, or a script or a style with all it holds: what is not text.
_MARKUP = re.compile(r"(<(script|style|title|textarea)\b.*?</\2\s*>|<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_STYLES = {"toned": Style.TONE, "toneless": Style.NORMAL, "bopomofo": Style.BOPOMOFO}
KINDS = tuple(_STYLES)
# Readings per Han character of the toneless kind.
_RATE = 0.14
_BRACKETS = (("(", ")"), ("(", ")"), ("（", "）"), ("(", " )"))
# Share of the readings that have an inline element of their own.
_INLINE = 0.1
# How many different characters the toned kind annotates.
_MIN_MARKED, _MAX_MARKED = 6, 60


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _sound(character: str, kind: str) -> str:
    return pinyin(character, style=_STYLES[kind])[0][0]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text or page with readings.

    Attributes:
        source: The text with readings.
        clean: The text that a clean result has: converted, without readings.
        readings: How many readings there are.
    """

    source: str
    clean: str
    readings: int


def annotate(text: str, kind: str, rng: Random, markup: bool) -> Annotated | None:
    """Put readings into a Chinese text or page.

    Args:
        text: Simplified or traditional text, or HTML.
        kind: "toned", "toneless" or "bopomofo".
        rng: Source of chance.
        markup: Whether `text` is HTML. Its tags, scripts and title stay as they are.

    Returns:
        The annotated text; None if the text has too little to annotate.
    """
    if kind == "toneless":
        clean, rate, marked = text, _RATE, None
    else:
        clean, rate = _convert(text, markup), 1.0
        marked = _marked(_visible(text, markup), _visible(clean, markup), rng)
        if len(marked) < _MIN_MARKED:
            return None
    left, right = rng.choice(_BRACKETS)
    count = 0

    def read(match: re.Match[str]) -> str:
        nonlocal count
        character = match[0]
        if (marked is not None and character not in marked) or rng.random() >= rate:
            return character
        count += 1
        bracketed = f"{left}{_sound(character, kind)}{right}"
        if markup and rng.random() < _INLINE:
            bracketed = f"<span>{bracketed}</span>"
        return character + bracketed

    annotated = "".join(
        part if markup and part.startswith("<") else _HAN.sub(read, part) for part in _parts(clean, markup)
    )
    return Annotated(annotated, clean, count) if count else None


def _parts(text: str, markup: bool) -> list[str]:
    if not markup:
        return [text]
    ends = [0, *(end for match in _MARKUP.finditer(text) for end in match.span()), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _convert(text: str, markup: bool) -> str:
    return "".join(
        part if markup and part.startswith("<") else _converter().convert(part) for part in _parts(text, markup)
    )


def _visible(text: str, markup: bool) -> str:
    return "".join(part for part in _parts(text, markup) if not (markup and part.startswith("<")))


def _marked(before: str, after: str, rng: Random) -> frozenset[str]:
    """A quarter to a third of the characters that the conversion changed."""
    if len(before) != len(after):
        return frozenset()
    changed = sorted({new for old, new in zip(before, after, strict=True) if old != new and _HAN.match(new)})
    wanted = min(_MAX_MARKED, max(_MIN_MARKED, round(len(changed) * rng.uniform(0.25, 0.35))))
    return frozenset(rng.sample(changed, min(wanted, len(changed))))


def converted(text: str) -> str:
    """A text in traditional script."""
    return _converter().convert(text)
