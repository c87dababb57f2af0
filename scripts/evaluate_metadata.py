"""How often the metadata of labelled pages is right, what finding it costs, and how other tools do.

    python scripts/evaluate_metadata.py --data ../shared/data

Measures, as shares of the pages to which they apply:

- title: the gold title and the title found have a token F1 of .8 or more;
- author: the same names, whatever the case, spaces, punctuation and separators; no_author: none, where the gold has
  none;
- date: the same day; no_date: none, where the gold has none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

from cleanpage.decoding.decode import decode
from cleanpage.metadata import find_metadata
from cleanpage.metadata.values.dates import parse_date
from cleanpage.page import Metadata
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from corpus import DEFAULT_DATA
from tables import markdown_table

SETS = ("wcxb-dev", "zhweb-dev")
_TITLE_F1 = 0.8
_MEASURES = ("title", "author", "no_author", "date", "no_date")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure of one page.

    Attributes:
        measure: Its name.
        right: Whether the value found is right.
        gold: The value that the label has; "" for none.
        found: The value that was found; "" for none.
    """

    measure: str
    right: bool
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page of a data set.

    Attributes:
        name: Its name in the set.
        source: Its bytes.
        gold: Its label: what it says about itself.
    """

    name: str
    source: bytes
    gold: dict[str, Any]


Finder = Callable[[LabelledPage], Metadata]


def main() -> None:
    """Print the shares; with `--failures` the pages that fail as well, with `--against` the shares of other tools."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="folder with the data sets")
    parser.add_argument("--failures", metavar="MEASURE", help=f"list the pages that fail: {', '.join(_MEASURES)}")
    parser.add_argument("--against", action="store_true", help="compare with trafilatura and htmldate")
    args = parser.parse_args()
    folders = [args.data / dataset for dataset in SETS if (args.data / dataset).is_dir()]
    if not folders:
        raise SystemExit(f"{args.data} has none of the sets {', '.join(SETS)}; name a folder that has, with --data")
    for folder in folders:
        if args.against:
            print(f"{folder.name}\n", *table(read_pages(folder)), "", sep="\n")
        else:
            _report(folder, args.failures)


def table(pages: Iterable[LabelledPage]) -> list[str]:
    """A Markdown table: the measures of this library and of others on the same pages.

    The cost is the CPU time of all pages, as a multiple of that of parsing them. It includes a parse, since the other
    tools take nothing but HTML.
    """
    pages = list(pages)
    rows = []
    counts, parse = _counts(_nothing, pages)
    for tool, find in {"cleanpage": _cleanpage, **_others()}.items():
        by_measure, seconds = _counts(find, pages)
        # htmldate finds days alone, so that other measures of it mean nothing.
        measured = ("date", "no_date") if tool.startswith("htmldate") else _MEASURES
        cells = []
        for measure in _MEASURES:
            has_figure = measure in measured and by_measure[measure].total()
            cells.append(f"{_share(by_measure[measure]):.3f}" if has_figure else "")
        rows.append([tool, *cells, f"{seconds / parse:.1f}"])
    return markdown_table(["tool", *(f"{m} ({counts[m].total()})" for m in _MEASURES), "cost, × parse"], rows)


def _nothing(page: LabelledPage) -> Metadata:
    """Find nothing: for the number of pages that each measure applies to, and the cost of the parse alone."""
    lxml.html.document_fromstring(page.source)
    return Metadata()


def _counts(find: Finder, pages: list[LabelledPage]) -> tuple[dict[str, Counter[bool]], float]:
    """How many values of each measure are right and wrong, and the CPU time in seconds that finding them took."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    seconds = 0.0
    for page in pages:
        start = time.process_time()
        metadata = find(page)
        seconds += time.process_time() - start
        for outcome in outcomes(metadata, page.gold):
            counts[outcome.measure][outcome.right] += 1
    return counts, seconds


def _share(counts: Counter[bool]) -> float:
    return counts[True] / max(1, counts.total())


def _cleanpage(page: LabelledPage) -> Metadata:
    return find_metadata(_parse(page))


def _others() -> dict[str, Finder]:
    """Other finders of metadata, each in its default use, by the name of the distribution; they are optional."""
    import htmldate
    import trafilatura

    def with_trafilatura(page: LabelledPage) -> Metadata:
        document = trafilatura.extract_metadata(page.source, default_url=page.gold.get("url"))
        return Metadata(title=document.title, author=document.author, date=document.date) if document else Metadata()

    def with_htmldate(page: LabelledPage) -> Metadata:
        # The day of publication, as this library gives it; the default of htmldate is the day of the last change.
        return Metadata(date=htmldate.find_date(page.source, original_date=True, url=page.gold.get("url")))

    def with_htmldate_default(page: LabelledPage) -> Metadata:
        return Metadata(date=htmldate.find_date(page.source, url=page.gold.get("url")))

    return {
        "trafilatura": with_trafilatura,
        "htmldate": with_htmldate,
        "htmldate, last change": with_htmldate_default,
    }


def _report(folder: Path, failures: str | None) -> None:
    totals: dict[str, Counter[bool]] = defaultdict(Counter)
    seconds, pages = 0.0, 0
    for page in read_pages(folder):
        document = _parse(page)
        start = time.process_time()
        metadata = find_metadata(document)
        seconds += time.process_time() - start
        pages += 1
        for outcome in outcomes(metadata, page.gold):
            totals[outcome.measure][outcome.right] += 1
            if outcome.measure == failures and not outcome.right:
                print(f"{page.name} {page.gold.get('page_type')} gold: {outcome.gold!r} found: {outcome.found!r}")
    print(f"{folder.name}: {pages} pages, {1000 * seconds / max(1, pages):.3f} ms per page")
    for measure, counts in sorted(totals.items()):
        print(f"  {measure:10} {_share(counts):.3f}  of {counts.total()}")


def read_pages(folder: Path) -> Iterator[LabelledPage]:
    """Every labelled page of a data set."""
    for path in sorted((folder / "gold").glob("*.json")):
        source = gzip.decompress((folder / "pages" / f"{path.stem}.html.gz").read_bytes())
        yield LabelledPage(path.stem, source, json.loads(path.read_text("utf-8")))


def _parse(page: LabelledPage) -> Document:
    return parse_html(decode(page.source).utf8, url=page.gold.get("url") or None)


def outcomes(metadata: Metadata, gold: dict[str, Any]) -> Iterator[Outcome]:
    """What is right and wrong about the metadata of one page, by the measures that apply to it."""
    if gold.get("title"):
        title = metadata.title or ""
        yield Outcome("title", token_f1(title, gold["title"]) >= _TITLE_F1, gold["title"], title)
    author = metadata.author or ""
    if gold.get("author"):
        yield Outcome("author", _people(author) == _people(gold["author"]), gold["author"], author)
    elif "author" in gold:
        yield Outcome("no_author", not author, "", author)
    day = parse_date(gold.get("date") or "")
    if day:
        yield Outcome("date", metadata.date == day, day, metadata.date or "")
    elif not gold.get("date"):
        yield Outcome("no_date", not metadata.date, "", metadata.date or "")


def token_f1(first: str, second: str) -> float:
    """F1 of the bags of words of two texts; a Han character is a word."""
    a, b = (Counter(re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text.lower())) for text in (first, second))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _people(text: str) -> str:
    """Names without case, spaces, punctuation and separators, in alphabetical order."""
    parts = re.split(r"[;,、]|\s+(?:and|&)\s+", text.lower())
    return "".join(sorted(re.sub(r"[\W_]", "", part) for part in parts))


if __name__ == "__main__":
    main()
