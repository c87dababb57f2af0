"""All attacks by name. An attack takes a clean page and makes a contaminated one of it."""

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
# A page is Chinese if more than one character in so many is Han.
_CHINESE = 3
# How often phrases are taken in the language of the page.
_OWN_LANGUAGE = 0.4


def fold(text: str) -> str:
    """A text in lower case and without white space, so that spam is found again however a tool writes it."""
    return "".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Target:
    """A clean page.

    Attributes:
        html: The markup.
        gold: The text of the body.
        language: "zh", or "en" for any other language.
        name: The name of the page. Random numbers are drawn from it.
    """

    html: str
    gold: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Attacked:
    """A contaminated page.

    Attributes:
        source: Markup, or the lines of a text scrape.
        gold: The text that a perfect result has.
        planted: Phrases that must not be in the result.
        title: A hijacked title, which must not be the title of the result; "" if the title was not changed.
        readings: How many readings were injected. If there are any, those left are counted instead of phrases.
        clean: The page without the contamination, if that is not `Target.html`; else "".
    """

    source: str
    gold: str
    planted: tuple[str, ...] = ()
    title: str = ""
    readings: int = 0
    clean: str = ""


def target_of(page: GoldPage) -> Target:
    """A labelled page as a target."""
    is_chinese = _CHINESE * len(_HAN.findall(page.text)) > len(page.text)
    return Target(decode(page.html).text, page.text, "zh" if is_chinese else "en", f"{page.dataset}/{page.name}")


Attack = Callable[[Target, Random], Attacked | None]


def _lexis(split: str, target: Target, rng: Random) -> Lexis:
    """Phrases in the language of the page, or else in any other: link farms are in the language of their customers."""
    lexes = read_lexis(split)
    if target.language in lexes and rng.random() < _OWN_LANGUAGE:
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
    annotated = readings.annotate(target.gold if as_text else target.html, kind, rng, markup=not as_text)
    if not annotated:
        return None
    if as_text:
        gold = annotated.clean
    elif kind == "toneless":
        gold = target.gold
    else:
        gold = readings.converted(target.gold)
    return Attacked(annotated.source, gold, readings=annotated.readings, clean=annotated.clean)


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

    def attack(shapes: tuple[Shape, ...], spots: tuple[places.Place, ...], hiding: Hiding | None) -> Attack:
        return partial(_in_html, split, shapes, spots, hiding)

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

    def attack(shape: Shape, spots: tuple[str, ...]) -> Attack:
        return partial(_in_text, split, shape, spots)

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
