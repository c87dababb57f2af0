"""The record that every shape of spam returns, and the tools for making shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from attacks.lexis import Lexis

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True)
class Spam:
    """A piece of spam.

    Attributes:
        source: Markup, or the lines of a text scrape.
        planted: The phrases or lines in it that must not be in a clean text.
        style: Rules for a `<style>` element in the head, if it needs any.
    """

    source: str
    planted: tuple[str, ...]
    style: str = ""


Shape = Callable[[Lexis, Random], Spam]
Hiding = Callable[[Spam, Random], Spam]


def token(rng: Random, length: int = 6) -> str:
    """A random name, as generated class names, ids and paths are."""
    return rng.choice(_LETTERS[:26]) + "".join(rng.choice(_LETTERS) for _ in range(length - 1))


def alien_url(rng: Random) -> str:
    """A URL on another site."""
    prefix, zone = rng.choice(("www.", "", "shop.")), rng.choice(("com", "net", "xyz", "top", "de", "cn"))
    path = rng.choice(("", token(rng), f"{token(rng)}.html"))
    return f"http{rng.choice(('', 's'))}://{prefix}{token(rng, rng.randint(5, 12))}.{zone}/{path}"


def own_url(rng: Random) -> str:
    """A URL on the page's own site, as if spammers had put pages into the site."""
    name, number = token(rng), rng.randint(100, 99999)
    return rng.choice((f"/{name}/{number}.html", f"/?{name[:3]}={number}", f"{name}/"))


def some_url(rng: Random) -> str:
    """A URL on another site three times in four, else one on the page's own site."""
    return alien_url(rng) if rng.random() < 0.75 else own_url(rng)
