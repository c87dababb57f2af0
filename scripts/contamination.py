"""What contamination gets through, what the cleaning costs the body, and what innocent pages suffer.

    python scripts/contamination.py --split evaluation --data ../shared/data

Every attack of a split is made on clean labelled pages. *Leak* is the share of the injected phrases that is still in
the text (of injected readings, the share that is left); *collateral* is the mean word F1 of the clean pages less that
of the attacked ones; *found* is the share of the attacked pages with a finding.
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
from attacks.catalogue import Attack, Attacked, Target, html_attacks, target_of, text_attacks
from attacks.lexis import EVALUATION, SPLITS
from cleanpage.evaluate import word_overlap
from corpus import DEFAULT_DATA, LABELLED_SETS, GoldPage, read_pages
from tables import markdown_table

Extractor = Callable[[str], str]

_READING = re.compile(r"[(（]\s?[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ\u3105-\u312f\u02c7\u02ca\u02cb\u02d9]+\s?[)）]")
# Every n-th page of a set is attacked: the mean over so many is steady to a tenth of a per cent.
_EVERY = {"wcxb-dev": 12, "magic-dev": 3, "zhweb-dev": 1}
# The shortest gold body that is worth attacking, in characters.
_LEAST_GOLD = 300
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Result:
    """What one attack did.

    Attributes:
        pages: Pages that it was made on.
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
    seen = dict.fromkeys(LABELLED_SETS, -1)
    found = []
    for page in pages:
        if len(page.text) < _LEAST_GOLD:
            continue
        seen[page.dataset] += 1
        if seen[page.dataset] % _EVERY[page.dataset] == 0:
            found.append(target_of(page))
    return found


def attacked(attack: Attack, name: str, pages: Sequence[Target]) -> list[tuple[Target, Attacked]]:
    """The pages on which an attack is possible, attacked; the same every time."""
    made = ((page, attack(page, Random(f"{name} {page.name}"))) for page in pages)
    return [(page, spoilt) for page, spoilt in made if spoilt]


def leak(text: str, title: str, spoilt: Attacked, clean: str) -> float:
    """Share of what was injected that is left, 0..1."""
    if spoilt.title:
        return float(_folded(spoilt.title) == _folded(title))
    if spoilt.readings:
        return max(0, len(_READING.findall(text)) - len(_READING.findall(clean))) / spoilt.readings
    folded, before = _folded(text), _folded(clean)
    planted = [phrase for line in spoilt.planted if (phrase := _folded(line)) and phrase not in before]
    return sum(phrase in folded for phrase in planted) / len(planted) if planted else 0.0


def _folded(text: str) -> str:
    return "".join(text.split()).lower()


def measure_own(cases: Sequence[tuple[Target, Attacked]]) -> Result:
    """The library on the attacked pages."""
    leaks, losses, scores, found = [], [], [], []
    for page, spoilt in cases:
        clean = cleanpage.extract(spoilt.clean or page.html)
        result = cleanpage.extract(spoilt.source)
        leaks.append(leak(result.text, result.title or "", spoilt, clean.text))
        score = word_overlap(result.text, spoilt.gold).f1
        losses.append(word_overlap(clean.text, spoilt.gold).f1 - score)
        scores.append(score)
        found.append(bool(result.findings))
    return _result(leaks, losses, scores, found)


def measure_peer(extract: Extractor, cases: Sequence[tuple[Target, Attacked]]) -> Result:
    """Another extractor on the attacked pages; where it raises, its text is empty."""
    leaks, losses, scores = [], [], []
    for page, spoilt in cases:
        clean, text = _text(extract, spoilt.clean or page.html), _text(extract, spoilt.source)
        leaks.append(leak(text, "", spoilt, clean))
        score = word_overlap(text, spoilt.gold).f1
        losses.append(word_overlap(clean, spoilt.gold).f1 - score)
        scores.append(score)
    return _result(leaks, losses, scores, [False] * len(scores))


def _text(extract: Extractor, source: str) -> str:
    try:
        return extract(source)
    except Exception:  # a peer's failure is its score
        return ""


def _result(leaks: list[float], losses: list[float], scores: list[float], found: list[bool]) -> Result:
    n = max(1, len(scores))
    return Result(len(scores), sum(leaks) / n, sum(losses) / n, sum(scores) / n, sum(found) / n)


def measure_all(split: str, pages: Sequence[Target], only: str = "") -> dict[str, Result]:
    """The library under every attack of a split whose name holds `only`."""
    names = [name for name in html_attacks(split) | text_attacks(split) if only in name]
    with Pool(PROCESSES) as pool:
        runs = pool.imap(partial(_measure_attack, split, pages), names)
        return dict(zip(names, track(runs, split, total=len(names), console=Console(stderr=True)), strict=True))


def _measure_attack(split: str, pages: Sequence[Target], name: str) -> Result:
    attack = (html_attacks(split) | text_attacks(split))[name]
    return measure_own(attacked(attack, name, pages))


def table(results: Mapping[str, Result]) -> str:
    """A Markdown table: one row per attack."""
    rows = [
        [name, str(r.pages), f"{r.leak:.2%}", f"{r.collateral:+.4f}", f"{r.f1:.3f}", f"{r.found:.0%}"]
        for name, r in results.items()
    ]
    return "\n".join(markdown_table(["attack", "pages", "leak", "collateral", "F1", "found"], rows))


def main() -> None:
    """Measure the library and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--split", choices=SPLITS, default=EVALUATION)
    parser.add_argument("--only", default="", help="attacks whose name holds this")
    options = parser.parse_args()
    print(table(measure_all(options.split, targets(read_pages(options.data)), options.only)))


if __name__ == "__main__":
    main()
