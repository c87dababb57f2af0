"""Scores and reasons of the blocks of some fixtures, written down as tables, so that an unwanted change is seen.

Written anew after a fit of the weights, or when a reason gets another name:

    PYTHONPATH=src:tests python -m support.pinned_scores
"""

from __future__ import annotations

from math import isnan, nan
from pathlib import Path

import cleanpage
from support.paths import FIXTURES, PROJECT

PINNED = PROJECT / "tests" / "scoring" / "pinned"
# A page with comments, one in Chinese, and two scrapes.
SLUGS = (
    "en-html-news-with-comments",
    "zh-html-gbk-declared-gb2312",
    "de-text-housing-market-news",
    "zh-text-toned-readings",
)
# The line of the probabilities. The other lines are reasons, whose names never begin with an asterisk.
SCORE = "*score"


def measured(slug: str) -> dict[str, list[float]]:
    """The score of each block of a fixture, and each reason's amount; NaN in a block without the reason."""
    (source,) = (FIXTURES / slug).glob("source.*")
    blocks = cleanpage.extract(source.read_bytes()).blocks
    table: dict[str, list[float]] = {SCORE: [block.score for block in blocks]}
    for index, block in enumerate(blocks):
        for reason in block.reasons:
            table.setdefault(reason.name, [nan] * len(blocks))[index] = reason.amount
    return table


def pinned(slug: str) -> dict[str, list[float]]:
    """What was written down for a fixture."""
    table: dict[str, list[float]] = {}
    for line in path_of(slug).read_text("utf-8").splitlines():
        name, *cells = line.split("\t")
        table[name] = [float(cell) if cell else nan for cell in cells]
    return table


def path_of(slug: str) -> Path:
    """The table of a fixture: a line for each name, a column for each block."""
    return PINNED / f"{slug}.tsv"


def main() -> None:
    """Write all tables."""
    PINNED.mkdir(exist_ok=True)
    for slug in SLUGS:
        lines = []
        for name, amounts in sorted(measured(slug).items()):
            cells = ["" if isnan(amount) else f"{amount:.9f}" for amount in amounts]
            lines.append("\t".join([name, *cells]))
        path_of(slug).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
