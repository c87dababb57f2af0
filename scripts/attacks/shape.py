"""What every shape of spam gives back, and the tools that they are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from attacks.lexis import Lexis

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True)
class Spam:
    """A piece of foreign matter.

    Attributes:
        source: Markup, or for a text scrape its lines.
        planted: The phrases or lines in it that a clean text must not hold.
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
    """An address on some other site."""
    prefix, zone = rng.choice(("www.", "", "shop.")), rng.choice(("com", "net", "xyz", "top", "de", "cn"))
    path = rng.choice(("", token(rng), f"{token(rng)}.html"))
    return f"http{rng.choice(('', 's'))}://{prefix}{token(rng, rng.randint(5, 12))}.{zone}/{path}"


def own_url(rng: Random) -> str:
    """An address on the page's own site, as where the site itself was filled with pages."""
    name, number = token(rng), rng.randint(100, 99999)
    return rng.choice((f"/{name}/{number}.html", f"/?{name[:3]}={number}", f"{name}/"))


def some_url(rng: Random) -> str:
    """An address elsewhere three times in four, else one of the site."""
    return alien_url(rng) if rng.random() < 0.75 else own_url(rng)
