"""Every attack by name: a clean page in, a contaminated one out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random

from attacks import development, evaluation, places, readings, scrapes
from attacks.lexis import DEVELOPMENT, Lexis, read_lexis
from attacks.shape import Hiding, Shape, Spam
from cleanpage.decoding.decode import decode
from corpus import GoldPage

_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Target:
    """A clean page.

    Attributes:
        html: Its markup.
        gold: Its body.
        language: "zh", or "en" for anything else.
        name: Its name, the seed of chance.
    """

    html: str
    gold: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Attacked:
    """A contaminated page.

    Attributes:
        source: Markup or lines.
        gold: The body that a clean result has.
        planted: What must not be in the result.
        title: A hijacked title, which must not be the page's title; "" if the title was left alone.
        readings: Number of readings that were injected; what is left of them is counted instead of phrases.
        clean: The page without the contamination where it is not `Target.html` but made for the attack.
    """

    source: str
    gold: str
    planted: tuple[str, ...] = ()
    title: str = ""
    readings: int = 0
    clean: str = ""


def target_of(page: GoldPage) -> Target:
    """A labelled page as a target."""
    chinese = 3 * len(_HAN.findall(page.text)) > len(page.text)
    return Target(decode(page.html).text, page.text, "zh" if chinese else "en", f"{page.dataset}/{page.name}")


Attack = Callable[[Target, Random], Attacked | None]


def _lexis(split: str, target: Target, rng: Random) -> Lexis:
    """Often the language of the page, otherwise any other: farms are in the language of their customers."""
    lexes = read_lexis(split)
    if target.language in lexes and rng.random() < 0.4:
        return lexes[target.language]
    return lexes[rng.choice(sorted(lexes))]


def _in_html(
    split: str,
    shapes: tuple[Shape, ...],
    spots: tuple[places.Place, ...],
    hiding: Hiding | None,
    target: Target,
    rng: Random,
) -> Attacked | None:
    spam = rng.choice(shapes)(_lexis(split, target, rng), rng)
    if hiding:
        spam = hiding(spam, rng)
    html = rng.choice(spots)(target.html, target.gold, spam, rng)
    return Attacked(html, target.gold, spam.planted) if html else None


def _hijacked(split: str, target: Target, rng: Random) -> Attacked | None:
    title = rng.choice(_lexis(split, target, rng).titles)
    html = places.retitled(target.html, title)
    return Attacked(html, target.gold, title=title) if html else None


def _annotated(kind: str, as_text: bool, target: Target, rng: Random) -> Attacked | None:
    if target.language != "zh":
        return None
    found = readings.annotate(target.gold if as_text else target.html, kind, rng, markup=not as_text)
    if not found:
        return None
    source, clean, count = found
    gold = clean if as_text else target.gold if kind == "toneless" else readings.converted(target.gold)
    return Attacked(source, gold, readings=count, clean=clean)


def _in_text(split: str, shape: Shape, spots: tuple[str, ...], target: Target, rng: Random) -> Attacked | None:
    lexes = read_lexis(split)
    scrape = scrapes.build(target.gold, lexes[target.language], rng)
    spam = shape(_lexis(split, target, rng), rng)
    source = scrape.text(tuple(spam.source.split("\n")), rng.choice(spots), rng)
    return Attacked(source, scrape.gold, spam.planted, clean=scrape.text())


def html_attacks(split: str) -> dict[str, Attack]:
    """The attacks on HTML pages."""
    made = development if split == DEVELOPMENT else evaluation
    farms = (*made.FARMS, *made.LINES)
    attack = partial(partial, _in_html, split)
    return {
        "farm at top": attack(farms, (places.top,), None),
        "farm at end": attack(farms, (places.end, places.below), None),
        "farm inside": attack(farms, (places.inside,), None),
        "farm, a line each": attack(made.LINES, (places.top, places.inside, places.end), None),
        "farm, no separators": attack(made.RUN_TOGETHER, (places.top, places.inside, places.end), None),
        **{
            f"farm hidden: {name}": attack(farms, (places.top, places.inside, places.end), hiding)
            for name, hiding in made.HIDINGS.items()
        },
        "stuffed prose": attack(made.STUFFED, (places.inside, places.below, places.end), None),
        "random tags": attack(made.NOISE, (places.top, places.inside, places.end), None),
        "classified inside": attack(made.ADS, (places.inside,), None),
        "classified below": attack(made.ADS, (places.below, places.end), None),
        "hijacked title": partial(_hijacked, split),
        **{f"readings: {kind}": partial(_annotated, kind, False) for kind in readings.KINDS},
    }


def text_attacks(split: str) -> dict[str, Attack]:
    """The attacks on text scrapes."""
    made = development if split == DEVELOPMENT else evaluation
    attack = partial(partial, _in_text, split)
    return {
        "text: clean": attack(lambda lexis, rng: Spam("", ()), ("last",)),
        "text: farm first": attack(made.farm_line, ("first",)),
        "text: farm inside": attack(made.farm_line, ("inside",)),
        "text: farm last": attack(made.farm_line, ("below", "last")),
        "text: farm, a line each": attack(scrapes.line_by_line, ("first", "inside", "last")),
        "text: farm, no separators": attack(scrapes.run_together, ("first", "inside", "last")),
        "text: stuffed prose": attack(scrapes.stuffed, ("inside", "below", "last")),
        "text: classified": attack(scrapes.small_ads, ("inside", "below", "last")),
        **{f"text: readings: {kind}": partial(_annotated, kind, True) for kind in readings.KINDS},
    }
