"""Text scrapes: the lines of a frame, a gold body and spam, as a crawler that drops the markup writes them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from attacks.lexis import Lexis
from attacks.shape import Spam


@dataclass(frozen=True, slots=True)
class Scrape:
    """Lines above an article, its paragraphs, and lines below."""

    top: tuple[str, ...]
    body: tuple[str, ...]
    tail: tuple[str, ...]

    @property
    def gold(self) -> str:
        """The body alone."""
        return "\n".join(self.body)

    def text(self, spam: tuple[str, ...] = (), place: str = "last", rng: Random | None = None) -> str:
        """The scrape with spam at a place: "first", "inside", "below" the body or "last"."""
        middle = rng.randint(1, max(1, len(self.body) - 1)) if rng else len(self.body) // 2
        parts: dict[str, tuple[tuple[str, ...], ...]] = {
            "first": (spam, self.top, self.body, self.tail),
            "inside": (self.top, self.body[:middle], spam, self.body[middle:], self.tail),
            "below": (self.top, self.body, spam, self.tail),
            "last": (self.top, self.body, self.tail, spam),
        }
        return "\n".join(line for part in parts[place] for line in part)


def build(gold: str, lexis: Lexis, rng: Random) -> Scrape:
    """A scrape around a gold body, with a frame in the language of the lexis."""
    body = tuple(" ".join(line.split()) for line in gold.splitlines() if line.strip())
    return Scrape(rng.choice(lexis.tops), body, rng.choice(lexis.tails))


# Shapes of spam in lines. Each takes a lexis and makes lines.


def in_one_line(lexis: Lexis, rng: Random, separators: tuple[str, ...]) -> Spam:
    """A farm in one line, or two."""
    phrases = lexis.some(rng, 6, 40)
    line = rng.choice(separators).join(phrases)
    lead = rng.choice(("", "", f"{rng.choice(phrases)}: "))
    return Spam(lead + line, tuple(phrases))


def line_by_line(lexis: Lexis, rng: Random) -> Spam:
    """A phrase on each line."""
    phrases = lexis.some(rng, 5, 30)
    return Spam("\n".join(phrases), tuple(phrases))


def run_together(lexis: Lexis, rng: Random) -> Spam:
    """No separators."""
    phrases = lexis.some(rng, 6, 40)
    return Spam((rng.choice((" ", "")) if not lexis.space else " ").join(phrases), tuple(phrases))


def stuffed(lexis: Lexis, rng: Random) -> Spam:
    """Keyword prose, of templates or finished."""
    if rng.random() < 0.5:
        text = rng.choice(lexis.stuffed)
        return Spam(text, (text,))
    phrases = lexis.some(rng, 1, 4)
    picked = rng.sample(lexis.stuffing, rng.randint(3, 6))
    sentences = [line.replace("{a}", rng.choice(phrases)).replace("{b}", rng.choice(phrases)) for line in picked]
    return Spam(lexis.space.join(sentences), tuple(sentences))


def small_ads(lexis: Lexis, rng: Random) -> Spam:
    """A column of classified ads, a line for each of their lines or for each ad."""
    ads = [lexis.ad(rng) for _ in range(rng.randint(3, 10))]
    glue = rng.choice((", ", ". ", " - ", " "))
    lines = [glue.join(ad) for ad in ads] if rng.random() < 0.4 else [line for ad in ads for line in ad]
    return Spam("\n".join(lines), tuple(lines))
