"""Quality and cost side by side with other extractors, on the same pages in one run.

    python scripts/bench.py --data ../shared/data

Cost is CPU time as a multiple of `lxml.html.document_fromstring` on the same bytes, measured in the same run; F1 is
mean word F1. The figures for this library's own weights are in sample here: its weights were fitted on these pages.
The row "cleanpage, cross-validated" is the one to compare; it comes from models that saw no page of the same host.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import lxml.html
from rich.console import Console
from rich.progress import track

from cleanpage.decode import decode
from cleanpage.evaluate import word_overlap
from corpus import DEFAULT_DATA, GoldPage, read_pages
from fit import fit_door
from peers import EXTRACTORS, Extractor, versions

OUTPUT = Path(__file__).resolve().parents[1] / "docs" / "benchmark.md"
COST_PAGES = 200
SEED = 20261121
_STDERR = Console(stderr=True)

Scores = dict[str, float]


def quality(extract: Extractor, pages: Sequence[GoldPage], name: str) -> Scores:
    """Mean word F1 per set and page type; a page on which an extractor raises counts as empty."""
    found: dict[str, list[float]] = defaultdict(list)
    for page in track(pages, description=f"{name:18}", console=_STDERR):
        try:
            text = extract(page.html, decode(page.html).text)
        except Exception:  # a peer's failure is its score, not the end of the benchmark
            text = ""
        for group in page.groups:
            found[group].append(word_overlap(text, page.text).f1)
    return {group: sum(values) / len(values) for group, values in found.items()}


def cost(run: Callable[[bytes, str], object], pages: Sequence[tuple[bytes, str]]) -> float:
    """CPU seconds for all pages: the best of three rounds."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for html, text in pages:
            try:
                run(html, text)
            except Exception:
                continue
        rounds.append(time.process_time() - start)
    return min(rounds)


def costs(pages: Sequence[GoldPage], names: Sequence[str]) -> Scores:
    """Cost of each extractor as a multiple of the parse alone."""
    sample = random.Random(SEED).sample([page for page in pages if page.dataset == "wcxb-dev"], COST_PAGES)
    sources = [(page.html, decode(page.html).text) for page in sample]
    parse = cost(lambda html, text: lxml.html.document_fromstring(html), sources)
    runs = track(names, description="cost              ", console=_STDERR)
    return {name: cost(EXTRACTORS[name], sources) / parse for name in runs}


def table(rows: dict[str, Scores], multiples: Scores, groups: Sequence[str]) -> str:
    """A Markdown table: one row per extractor."""
    head = ["extractor", "cost, × parse", *groups]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, scores in rows.items():
        multiple = multiples.get(name.split(",")[0])
        cells = [name, f"{multiple:.1f}" if multiple else "", *(f"{scores.get(group, 0):.3f}" for group in groups)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and write docs/benchmark.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--cost-only", action="store_true", help="print the costs and stop")
    options = parser.parse_args()
    pages = list(read_pages(options.data))
    multiples = costs(pages, list(EXTRACTORS))
    print("cost, × parse:", ", ".join(f"{name} {multiple:.1f}" for name, multiple in multiples.items()))
    if options.cost_only:
        return
    rows: dict[str, Scores] = {"cleanpage, cross-validated": fit_door(pages, "html").scores}
    rows |= {name: quality(extract, pages, name) for name, extract in EXTRACTORS.items()}
    groups = list(dict.fromkeys(group for page in pages for group in page.groups))
    body = table(rows, multiples, sorted(groups, key=lambda group: (group.count("/"), group)))
    versioned = ", ".join(f"{name} {number}" for name, number in versions().items())
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    python = sys.version.split()[0]
    OUTPUT.write_text(_PAGE.format(table=body, versions=versioned, date=date, python=python), "utf-8")
    print(body)


_PAGE = """# Benchmark

Made by `make bench` on {date} with Python {python}: {versions}.

Word F1 (a bag of tokens: one per word, one per Han, Kana or Hangul character; mean over pages; a page without a
body scores 1 only for an empty text) on the labelled pages described in [data.md](data.md). Cost is CPU time
of the whole call, bytes to text, as a multiple of `lxml.html.document_fromstring` on the same 200 pages in the
same run. Each extractor is in its default use; jusText has no stop list for Chinese, so it has the English one.

The row *cleanpage, cross-validated* comes from models that saw no page of the host that they are measured on; the row
*cleanpage* is the shipped model, which was fitted on all of these pages.

{table}
"""

if __name__ == "__main__":
    main()
