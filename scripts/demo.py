"""Clean five contaminated pages and show what was kept, what was thrown out, and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import cleanpage
from cleanpage import Block, Finding, Label, Page

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "fixtures"
PAGES = (
    "zh-text-spider-pool-tail",
    "zh-text-toned-readings",
    "zh-text-readings-and-stray-tags",
    "zh-front-matter-html",
    "zh-text-classified-columns",
)
WIDTH = 34  # characters of a block that are shown; Chinese ones take two columns of a terminal
PLAIN, BOLD, DIM, RED, GREEN = "\033[0m", "\033[1m", "\033[2m", "\033[31m", "\033[32m"


def paint(text: str, style: str) -> str:
    """Colour for a terminal, none for a pipe."""
    return f"{style}{text}{PLAIN}" if sys.stdout.isatty() else text


def short(text: str) -> str:
    """The beginning of a block on one line."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def report(slug: str, page: Page) -> Iterator[str]:
    """The lines about one page."""
    yield paint(slug, BOLD)
    yield f"  title   {page.title}"
    yield f"  date    {page.date or '-'}    source {page.site_name or '-'}    author {page.author or '-'}"
    kept = [block for block in page.blocks if block.label is Label.BODY]
    yield paint(f"  kept    {len(kept)} blocks, {len(page.text)} characters", GREEN)
    for block in (kept[0], kept[-1]) if len(kept) > 1 else kept:
        yield f"          {short(block.text)}"
    yield paint(f"  thrown out  {contents(page)}", RED)
    for label, group in groupby(enumerate(page.blocks), key=lambda item: item[1].label):
        if label is not Label.BODY:
            yield from thrown_out(label, list(group), page)
    for finding in page.findings:
        yield from evidence(finding)
    yield ""


def contents(page: Page) -> str:
    """How many blocks of each kind went."""
    counts = Counter(block.label.value for block in page.blocks if block.label is not Label.BODY)
    return ", ".join(f"{n} {label}" for label, n in counts.most_common()) + f"; contamination {page.contamination:.0%}"


def thrown_out(label: Label, group: list[tuple[int, Block]], page: Page) -> Iterator[str]:
    """A run of blocks with one label: the first of them, and why."""
    index, block = group[0]
    more = f" and {len(group) - 1} more" if len(group) > 1 else ""
    yield f"          {label.value:12}{short(block.text)}{more}"
    yield paint(f"                      {why(index, block, page)}", DIM)


def why(index: int, block: Block, page: Page) -> str:
    """The finding that claims the block, or the strongest reasons against it."""
    for finding in page.findings:
        if index in finding.blocks and finding.kind.value != "readings":
            return finding.message
    if block.label in (Label.TITLE, Label.METADATA):
        return "says what the page is, and goes to its metadata"
    against = [f"{reason.name} {reason.amount:+.1f}" for reason in block.reasons if reason.amount < 0]
    return f"score {block.score:.2f}: {', '.join(against[:3])}"


def evidence(finding: Finding) -> Iterator[str]:
    """A finding with its strongest clues."""
    clues = sorted(finding.reasons, key=lambda clue: -clue.amount)[:3]
    yield f"  found   {finding.kind.value}: {finding.message}"
    yield paint("          " + ", ".join(f"{clue.name} {clue.amount:+.1f}" for clue in clues), DIM)


def main() -> None:
    """Report on every page."""
    for slug in PAGES:
        (source,) = (FIXTURES / slug).glob("source.*")
        print("\n".join(report(slug, cleanpage.extract(source.read_bytes()))))


if __name__ == "__main__":
    main()
