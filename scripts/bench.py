"""Quality and cost side by side with other extractors, on the same pages in one run.

    python scripts/bench.py --data ../shared/data

Cost is CPU time as a multiple of `lxml.html.document_fromstring` on the same bytes, measured in the same run; F1 is
mean word F1. The figures for this library's own weights are in sample here: its weights were fitted on these pages.
The row "cleanpage, cross-validated" is the one to compare; it comes from models that saw no page of the same host.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import matplotlib
from matplotlib import pyplot
from rich.console import Console
from rich.progress import track

import contamination
import evaluate_metadata
from attacks.lexis import EVALUATION
from cleanpage import __version__, extract
from cleanpage.decoding.decode import decode
from cleanpage.tools.benchmark import peers
from cleanpage.tools.word_f1 import word_overlap
from corpus import DEFAULT_DATA, GoldPage, read_pages
from costs import multiple, peak_memory, sample, stages
from fit import fit_format
from tables import markdown_table

matplotlib.rcParams["svg.hashsalt"] = "cleanpage"  # the same file for the same figures

OUTPUT = Path(__file__).resolve().parents[1] / "docs" / "benchmark.md"
PLOT = OUTPUT.with_suffix(".svg")
CONTAMINATION = OUTPUT.with_name("contamination-benchmark.md")
# The peers whose leaks are measured; they are measured on one page in so many.
_ATTACKED = ("trafilatura", "readability-lxml", "resiliparse")
_PEERS_EVERY = 4
_STDERR = Console(stderr=True)
EXTRACTORS: dict[str, peers.Peer] = {"cleanpage": lambda html, _: extract(html).text}
EXTRACTORS |= {name: peers.load(name) for name in peers.NAMES}

Scores = dict[str, float]


def quality(extractor: peers.Peer, pages: Sequence[GoldPage], name: str) -> Scores:
    """Mean word F1 per set and page type; a page on which an extractor raises counts as empty."""
    found: dict[str, list[float]] = defaultdict(list)
    for page in track(pages, description=f"{name:18}", console=_STDERR):
        try:
            text = extractor(page.html, decode(page.html).text)
        except Exception:  # a peer's failure is its score, not the end of the benchmark
            text = ""
        for group in page.groups:
            found[group].append(word_overlap(text, page.text).f1)
    return {group: sum(values) / len(values) for group, values in found.items()}


def multiples_of_parse(pages: Sequence[GoldPage], names: Sequence[str]) -> Scores:
    """Cost of each extractor as a multiple of the parse alone."""
    sources = [(page.html, decode(page.html).text) for page in pages]
    runs = track(names, description="cost              ", console=_STDERR)
    return {name: multiple(EXTRACTORS[name], sources, [html for html, _ in sources]) for name in runs}


def table(rows: dict[str, Scores], multiples: Scores, groups: Sequence[str]) -> str:
    """A Markdown table: one row per extractor."""
    cells = [
        [name, f"{multiples[name.split(',')[0]]:.1f}", *(f"{scores.get(group, 0):.3f}" for group in groups)]
        for name, scores in rows.items()
    ]
    return "\n".join(markdown_table(["extractor", "cost, × parse", *groups], cells))


def stage_table(stages: Scores) -> str:
    """A Markdown table of what each stage costs."""
    cells = [[name, f"{cost:.2f}"] for name, cost in stages.items()]
    return "\n".join(markdown_table(["stage", "cost, × parse"], cells))


def plot(rows: dict[str, Scores], multiples: Scores, dataset: str) -> None:
    """Draw F1 against cost: the upper left corner is where an extractor wants to be."""
    figure, axes = pyplot.subplots(figsize=(7, 4.2), layout="constrained")
    for name, scores in rows.items():
        package = name.split(",")[0]
        own = package == "cleanpage"
        if name != package or not own:  # the row of our own that is in sample is no measurement
            axes.plot(multiples[package], scores[dataset], "D" if own else "o", color="#b3261e" if own else "#3b5b92")
            axes.annotate(name, (multiples[package], scores[dataset]), xytext=(7, 4), textcoords="offset points")
    axes.set(xscale="log", xlabel="cost, multiples of the lxml parse (log scale)", ylabel=f"mean word F1, {dataset}")
    axes.margins(x=0.25, y=0.12)
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(PLOT, metadata={"Date": None})


def main() -> None:
    """Measure and write docs/benchmark.md and its plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--cost-only", action="store_true", help="print the costs and stop")
    options = parser.parse_args()
    pages = list(read_pages(options.data))
    priced = sample(pages)
    multiples = multiples_of_parse(priced, list(EXTRACTORS))
    staged = stage_table(stages(priced))
    memory = peak_memory("extract", priced), peak_memory("parse", priced)
    if options.cost_only:
        print(", ".join(f"{name} {multiple:.1f}" for name, multiple in multiples.items()), staged, memory, sep="\n")
        return
    rows: dict[str, Scores] = {"cleanpage, cross-validated": fit_format(pages, "html").scores}
    rows |= {name: quality(extractor, pages, name) for name, extractor in EXTRACTORS.items()}
    groups = list(dict.fromkeys(group for page in pages for group in page.groups))
    body = table(rows, multiples, sorted(groups, key=lambda group: (group.count("/"), group)))
    plot(rows, multiples, "wcxb-dev")
    versions = {"cleanpage": __version__, **peers.check(peers.NAMES)}
    found = {
        "table": body,
        "stages": staged,
        "memory": f"{memory[0]:.0f} MB, that of the parse {memory[1]:.0f} MB",
        "metadata": metadata_tables(options.data),
        "versions": ", ".join(f"{name} {number}" for name, number in versions.items()),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": sys.version.split()[0],
    }
    OUTPUT.write_text(_PAGE.format(**found), "utf-8")
    print(body)
    write_contamination(pages)


def metadata_tables(data: Path) -> str:
    """A Markdown table for each set: the metadata that this library and others find."""
    tables = [
        f"{name}:\n\n" + "\n".join(evaluate_metadata.table(evaluate_metadata.read_pages(data / name)))
        for name in track(evaluate_metadata.SETS, description="metadata          ", console=_STDERR)
    ]
    return "\n\n".join(tables)


def write_contamination(pages: Sequence[GoldPage]) -> None:
    """Measure every attack of the evaluation split, beside three others, and write the tables."""
    attacked = contamination.targets(pages)
    own = contamination.measure_all(contamination.own, EVALUATION, attacked)
    others = {
        name: contamination.measure_all(partial(_peer, name), EVALUATION, attacked[::_PEERS_EVERY])
        for name in _ATTACKED
    }
    harm = contamination.measure_harm(pages)
    means = [[group, f"{mean:.2%}"] for group, mean in contamination.leaks_by_group(own).items()]
    found = {
        "means": "\n".join(markdown_table(["attacks", "mean leak"], means)),
        "table": contamination.table(own, others),
        "harm": f"{len(harm.false)} of {harm.pages} pages have a finding; {harm.body:.3%} of the body",
        "every": _PEERS_EVERY,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }
    CONTAMINATION.write_text(_CONTAMINATION.format(**found), "utf-8")


def _peer(name: str, source: str) -> contamination.Extracted:
    try:
        return contamination.Extracted(EXTRACTORS[name](source.encode(), source))
    except Exception:  # a peer's failure is its score
        return contamination.Extracted("")


_PAGE = """# Benchmark

Made by `make bench` on {date} with Python {python}: {versions}.

Word F1 (a bag of tokens: one per word, one per Han, Kana or Hangul character; mean over pages; a page without a
body scores 1 only for an empty text) on the labelled pages described in [data.md](data.md). Cost is CPU time
of the whole call, bytes to text, as a multiple of `lxml.html.document_fromstring` on the same 200 pages, each timed
right before the call, the best of three rounds. Each extractor is in its default use; jusText has no stop list for
Chinese, so it has the English one.

The row *cleanpage, cross-validated* comes from models that saw no page of the host that they are measured on; the row
*cleanpage* is the shipped model, which was fitted on all of these pages.

{table}

![Word F1 against cost](benchmark.svg)

## Metadata

Share of the pages, in brackets their number, on which a field is right: a title that has a token F1 of .8 or more with
the gold one, the same people as authors, the same day; *no_author* and *no_date* are pages on which gold has none and
none is given. None of it was fitted; the rules were made by looking at one half of the hosts of wcxb-dev.

{metadata}

## Cost by stage

Each stage alone, on the same pages. In a process that holds all their blocks at once the parse itself takes longer, so
these multiples are somewhat smaller than those above; read them beside each other.

{stages}

Peak memory that a process adds for these pages, one by one: {memory}.
"""

_CONTAMINATION = """# Contamination benchmark

Made by `make bench` on {date}. Attacks of the *evaluation* split (phrases and shapes that nothing was built or
fitted on) are made on clean labelled pages; [contamination.md](contamination.md) says how.

*Leak* is the share of the injected phrases that is still in the text, or of a hijacked title in the title; of
injected readings, the share that is left. *Collateral* is the word F1 of the same pages clean less that of the
attacked ones. *Found* is the share of the pages with a finding. The others are measured on every {every}th of the
pages, by their text only; a text scrape they are given as it is.

{means}

{table}

Pages that nobody attacked: {harm} is labelled link farm or classified.
"""

if __name__ == "__main__":
    main()
