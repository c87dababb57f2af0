"""How much spam stays in the text, what removing it costs the body, and what happens to clean pages.

    python scripts/contamination.py --split evaluation --data ../shared/data

Every attack of a split is made on clean labelled pages. *Leak* is the share of the injected phrases, or readings, that
is still in the text. *Collateral* is the mean word F1 of the clean pages less that of the attacked ones. *Found* is the
share of the attacked pages with a finding.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import track

import cleanpage
from attacks.catalogue import Attack, Attacked, Target, fold, html_attacks, target_of, text_attacks
from attacks.lexis import EVALUATION, SPLITS
from cleanpage.page import Label
from cleanpage.tools.word_f1 import word_overlap
from corpus import DEFAULT_DATA, LABELLED_SETS, GoldPage, gold_shares, read_pages
from tables import markdown_table

# The attack without spam: the F1 of its scrape is what that of the other scrapes is compared with.
CLEAN_SCRAPE = "text: clean"
# A block is body if this share of it is in the gold text.
_IN_GOLD = 0.5

_READING = re.compile(r"[(（]\s?[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ\u3105-\u312f\u02c7\u02ca\u02cb\u02d9]+\s?[)）]")
# One page in so many of each set is attacked. The mean over these varies by a tenth of a per cent.
_EVERY = {"wcxb-dev": 12, "magic-dev": 3, "zhweb-dev": 1}
# Pages with a shorter gold body, in characters, are not attacked.
_MIN_GOLD = 300
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor says about a page.

    Attributes:
        text: The text of the page.
        title: Its title, or "".
        has_finding: Whether contamination is reported.
    """

    text: str
    title: str = ""
    has_finding: bool = False


Extractor = Callable[[str], Extracted]


@dataclass(frozen=True, slots=True)
class Result:
    """The effect of one attack.

    Attributes:
        pages: How many pages were attacked.
        leak: Share of the injected phrases or readings that is left, mean over pages.
        collateral: Word F1 lost on the body, mean over pages.
        f1: Word F1 of the attacked pages.
        found: Share of the pages with a finding.
    """

    pages: int
    leak: float
    collateral: float
    f1: float
    found: float


def targets(pages: Iterable[GoldPage]) -> list[Target]:
    """The pages that are attacked."""
    seen = dict.fromkeys(LABELLED_SETS, 0)
    chosen = []
    for page in pages:
        if len(page.text) < _MIN_GOLD:
            continue
        if seen[page.dataset] % _EVERY[page.dataset] == 0:
            chosen.append(target_of(page))
        seen[page.dataset] += 1
    return chosen


def attacked(attack: Attack, name: str, pages: Sequence[Target]) -> list[tuple[Target, Attacked]]:
    """The pages on which an attack is possible, each with what the attack makes of it; the same every time."""
    cases = []
    for page in pages:
        spoilt = attack(page, Random(f"{name} {page.name}"))
        if spoilt:
            cases.append((page, spoilt))
    return cases


def leak(text: str, title: str, spoilt: Attacked, clean: str) -> float:
    """Share of what was injected that is left, 0..1; `clean` is what is extracted from the clean page."""
    if spoilt.title:
        return float(fold(spoilt.title) == fold(title))
    if spoilt.readings:
        return max(0, len(_READING.findall(text)) - len(_READING.findall(clean))) / spoilt.readings
    folded, before = fold(text), fold(clean)
    planted = [phrase for line in spoilt.planted if (phrase := fold(line)) and phrase not in before]
    return sum(phrase in folded for phrase in planted) / len(planted) if planted else 0.0


def measure(extract: Extractor, cases: Sequence[tuple[Target, Attacked]]) -> Result:
    """An extractor on the attacked pages."""
    leaks = losses = scores = 0.0
    with_finding = 0
    for page, spoilt in cases:
        clean, result = extract(spoilt.clean or page.html), extract(spoilt.source)
        score = word_overlap(result.text, spoilt.gold).f1
        leaks += leak(result.text, result.title, spoilt, clean.text)
        losses += word_overlap(clean.text, spoilt.gold).f1 - score
        scores += score
        with_finding += result.has_finding
    number = max(1, len(cases))
    return Result(
        pages=len(cases),
        leak=leaks / number,
        collateral=losses / number,
        f1=scores / number,
        found=with_finding / number,
    )


def own(source: str) -> Extracted:
    """This library."""
    page = cleanpage.extract(source)
    return Extracted(page.text, page.title or "", bool(page.findings))


def measure_all(extract: Extractor, split: str, pages: Sequence[Target], only: str = "") -> dict[str, Result]:
    """An extractor under every attack of a split whose name holds `only`."""
    names = [name for name in html_attacks(split) | text_attacks(split) if only in name]
    with Pool(PROCESSES) as pool:
        runs = pool.imap(partial(_measure_attack, extract, split, pages), names)
        return dict(zip(names, track(runs, split, total=len(names), console=Console(stderr=True)), strict=True))


def _measure_attack(extract: Extractor, split: str, pages: Sequence[Target], name: str) -> Result:
    attack = (html_attacks(split) | text_attacks(split))[name]
    return measure(extract, attacked(attack, name, pages))


@dataclass(frozen=True, slots=True)
class Harm:
    """The effect of the detectors on pages that nobody attacked.

    Attributes:
        pages: How many pages there are.
        false: Names of those with a finding.
        body: Share of the characters of their bodies that is labelled as spam.
    """

    pages: int
    false: tuple[str, ...]
    body: float


def measure_harm(pages: Sequence[GoldPage]) -> Harm:
    """The library on all labelled pages as they are."""
    with Pool(PROCESSES) as pool:
        runs = pool.imap(_harm_to, pages, chunksize=16)
        harms = list(track(runs, "clean pages", total=len(pages), console=Console(stderr=True)))
    false = [f"{page.dataset}/{page.name}" for page, harm in zip(pages, harms, strict=True) if harm.has_finding]
    return Harm(len(pages), tuple(false), sum(harm.lost for harm in harms) / sum(harm.body for harm in harms))


@dataclass(frozen=True, slots=True)
class _PageHarm:
    """The same for one page: whether it has a finding; characters of its body that are labelled as spam, and all."""

    has_finding: bool
    lost: int
    body: int


def _harm_to(page: GoldPage) -> _PageHarm:
    result = cleanpage.extract(page.html)
    shares = gold_shares([block.text for block in result.blocks], page.text)
    body = [block for block, share in zip(result.blocks, shares, strict=True) if share >= _IN_GOLD]
    lost = sum(len(block.text) for block in body if block.label in (Label.LINK_FARM, Label.CLASSIFIED))
    return _PageHarm(bool(result.findings), lost, sum(len(block.text) for block in body))


def group_of(name: str) -> str:
    """The group of attacks that an attack is in: "readings", "text scrapes" or "HTML pages"."""
    if "readings" in name:
        return "readings"
    return "text scrapes" if name.startswith("text") else "HTML pages"


def leaks_by_group(results: Mapping[str, Result]) -> dict[str, float]:
    """Mean leak over the attacks of each group."""
    by_group: dict[str, list[float]] = {}
    for name, result in results.items():
        if name != CLEAN_SCRAPE:
            by_group.setdefault(group_of(name), []).append(result.leak)
    return {group: sum(leaks) / len(leaks) for group, leaks in by_group.items()}


def table(results: Mapping[str, Result], peers: Mapping[str, Mapping[str, Result]] | None = None) -> str:
    """A Markdown table: one row per attack; of other extractors the leak."""
    others = peers or {}
    rows = []
    for name, result in results.items():
        figures = [f"{result.leak:.2%}", f"{result.collateral:+.4f}", f"{result.f1:.3f}", f"{result.found:.0%}"]
        leaks_of_others = [f"{other[name].leak:.0%}" for other in others.values()]
        rows.append([name, str(result.pages), *figures, *leaks_of_others])
    heads = ["attack", "pages", "leak", "collateral", "F1", "found", *(f"leak, {name}" for name in others)]
    return "\n".join(markdown_table(heads, rows))


def main() -> None:
    """Measure the library and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--split", choices=SPLITS, default=EVALUATION)
    parser.add_argument("--only", default="", help="attacks whose name holds this")
    options = parser.parse_args()
    pages = list(read_pages(options.data))
    results = measure_all(own, options.split, targets(pages), options.only)
    print(table(results))
    print({group: f"{mean:.2%}" for group, mean in leaks_by_group(results).items()})
    if not options.only:
        harm = measure_harm(pages)
        print(
            f"clean pages: {len(harm.false)} of {harm.pages} with a finding, {harm.body:.3%} of the body lost",
            *harm.false,
        )


if __name__ == "__main__":
    main()
