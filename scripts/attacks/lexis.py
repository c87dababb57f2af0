"""The phrases that attacks put into pages, by split and language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

PHRASES = Path(__file__).resolve().parents[2] / "tests" / "quality" / "phrases"
DEVELOPMENT, EVALUATION = "development", "evaluation"
SPLITS = (DEVELOPMENT, EVALUATION)


@dataclass(frozen=True, slots=True)
class Lexis:
    """The phrases of a spammer in one language, and the lines of sites that are attacked.

    Attributes:
        language: Two-letter code.
        phrases: Search phrases of link farms.
        stuffing: Templates of keyword prose, with the slots `{a}` and `{b}` for phrases.
        stuffed: Whole paragraphs of keyword prose.
        titles: Titles of hijacked pages.
        ads: Classified ads as lists of lines, with slots for values.
        tops: Lines that stand above an article in a text scrape, one list per site.
        tails: Lines that stand below it.
    """

    language: str
    phrases: tuple[str, ...]
    stuffing: tuple[str, ...]
    stuffed: tuple[str, ...]
    titles: tuple[str, ...]
    ads: tuple[tuple[str, ...], ...]
    tops: tuple[tuple[str, ...], ...]
    tails: tuple[tuple[str, ...], ...]

    @property
    def space(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in ("zh", "ja") else " "

    def some(self, rng: Random, min_number: int, max_number: int) -> list[str]:
        """A random number of phrases, each once."""
        return rng.sample(self.phrases, min(len(self.phrases), rng.randint(min_number, max_number)))

    def ad(self, rng: Random) -> list[str]:
        """One classified ad, its slots filled."""
        return [line.format(**_values(rng)) for line in rng.choice(self.ads)]


def _values(rng: Random) -> dict[str, str]:
    phone = "".join(rng.choice("0123456789") for _ in range(8))
    phones = (f"0{phone[:3]} {phone[3:]}11", f"{phone[:4]}-{phone[4:]}", f"1{phone}35", f"+44 20 {phone}")
    return {
        "price": f"{rng.randint(2, 99) * 10 ** rng.randint(1, 3)}",
        "phone": rng.choice(phones),
        "area": str(rng.randint(18, 240)),
        "number": str(rng.randint(1, 9)),
        "date": f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.2024",
        "ref": f"{rng.choice('ABCDEF')}{rng.randint(1000, 99999)}",
    }


@cache
def read_lexis(split: str) -> dict[str, Lexis]:
    """The languages of a split, by code."""
    lexes = {}
    for path in sorted((PHRASES / split).glob("*.json")):
        stored = json.loads(path.read_text("utf-8"))
        lexes[path.stem] = Lexis(
            language=stored["language"],
            phrases=tuple(stored["phrases"]),
            stuffing=tuple(stored["stuffing"]),
            stuffed=tuple(stored["stuffed"]),
            titles=tuple(stored["titles"]),
            ads=tuple(map(tuple, stored["ads"])),
            tops=tuple(map(tuple, stored["tops"])),
            tails=tuple(map(tuple, stored["tails"])),
        )
    return lexes
