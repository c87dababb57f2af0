"""How often the metadata finders are right, on labelled pages; what they cost; and how others do.

Title: share of pages with a token F1 of .8 or more. Author: share of pages with the same names, whatever the
case, spaces, punctuation and separators, where the gold names one; share without any where it does not. Date:
share with the same day, where the gold has one; share without any where it has none.
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
    """One field of one page: what was measured, what was right, what was given."""

    measure: str
    right: bool
    gold: str
    given: str


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page of a data set: its name, its bytes, and what it is known to say."""

    name: str
    source: bytes
    gold: dict[str, Any]


Finder = Callable[[LabelledPage], Metadata]


def main() -> None:
    """Print the shares; with `--failures` the pages behind them, with `--against` those of other tools."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DEFAULT_DATA, help="folder with the data sets")
    parser.add_argument("--failures", metavar="MEASURE", help=f"list the pages that fail: {', '.join(_MEASURES)}")
    parser.add_argument("--against", action="store_true", help="compare with trafilatura and htmldate")
    args = parser.parse_args()
    for dataset in SETS:
        folder = args.data / dataset
        if folder.is_dir() and args.against:
            print(f"{dataset}\n", *table(read_pages(folder)), "", sep="\n")
        elif folder.is_dir():
            _report(folder, args.failures)


def table(pages: Iterable[LabelledPage]) -> list[str]:
    """A Markdown table: the measures of this library and of others on the same pages.

    Cost is that of all pages as a multiple of parsing them, the parse included, as the others have no other way in.
    """
    pages = list(pages)
    rows = []
    counts, parse = _counts(_nothing, pages)
    for tool, find in {"cleanpage": _cleanpage, **_others()}.items():
        found, seconds = _counts(find, pages)
        # htmldate knows of days alone: what it does not look for is no figure of its own.
        measured = [m for m in _MEASURES if not tool.startswith("htmldate") or m in ("date", "no_date")]
        cells = [f"{_share(found[m]):.3f}" if m in measured and found[m] else "" for m in _MEASURES]
        rows.append([tool, *cells, f"{seconds / parse:.1f}"])
    return markdown_table(["tool", *(f"{m} ({counts[m].total()})" for m in _MEASURES), "cost, × parse"], rows)


def _nothing(page: LabelledPage) -> Metadata:
    """What there is to measure, and the cost of the parse alone."""
    lxml.html.document_fromstring(page.source)
    return Metadata()


def _counts(find: Finder, pages: list[LabelledPage]) -> tuple[dict[str, Counter[bool]], float]:
    """Rights and wrongs of each measure, and the seconds of CPU that they took."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    seconds = 0.0
    for page in pages:
        start = time.process_time()
        found = find(page)
        seconds += time.process_time() - start
        for outcome in outcomes(found, page.gold):
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
        found = trafilatura.extract_metadata(page.source, default_url=page.gold.get("url"))
        return Metadata(title=found.title, author=found.author, date=found.date) if found else Metadata()

    def with_htmldate(page: LabelledPage) -> Metadata:
        # The day of publication, as this library gives it; its own default is that of the last change.
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
        start = time.perf_counter()
        found = find_metadata(document)
        seconds += time.perf_counter() - start
        pages += 1
        for outcome in outcomes(found, page.gold):
            totals[outcome.measure][outcome.right] += 1
            if outcome.measure == failures and not outcome.right:
                print(f"{page.name} {page.gold.get('page_type')} gold: {outcome.gold!r} given: {outcome.given!r}")
    print(f"{folder.name}: {pages} pages, {1000 * seconds / max(1, pages):.3f} ms per page")
    for measure, counts in sorted(totals.items()):
        print(f"  {measure:10} {_share(counts):.3f}  of {counts.total()}")


def read_pages(folder: Path) -> Iterator[LabelledPage]:
    """Every labelled page of a data set."""
    for path in sorted((folder / "gold").glob("*.json")):
        source = gzip.decompress((folder / "pages" / f"{path.stem}.html.gz").read_bytes())
        yield LabelledPage(path.stem, source, json.loads(path.read_text("utf-8")))


def read_documents(folder: Path) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Every labelled page of a data set, parsed and cut into blocks, with its gold."""
    for page in read_pages(folder):
        yield page.name, _parse(page), page.gold


def _parse(page: LabelledPage) -> Document:
    document = parse_html(decode(page.source).utf8)
    document.url = page.gold.get("url") or None
    return document


def outcomes(found: Metadata, gold: dict[str, Any]) -> Iterator[Outcome]:
    """What is right and wrong about the metadata of one page."""
    if gold.get("title"):
        title = found.title or ""
        yield Outcome("title", token_f1(title, gold["title"]) >= _TITLE_F1, gold["title"], title)
    author = found.author or ""
    if gold.get("author"):
        yield Outcome("author", _people(author) == _people(gold["author"]), gold["author"], author)
    elif "author" in gold:
        yield Outcome("no_author", not author, "", author)
    day = parse_date(gold.get("date") or "")
    if day:
        yield Outcome("date", found.date == day, day, found.date or "")
    elif not gold.get("date"):
        yield Outcome("no_date", not found.date, "", found.date or "")


def token_f1(first: str, second: str) -> float:
    """F1 of the bags of words of two texts; a Han character is a word."""
    a, b = (Counter(re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text.lower())) for text in (first, second))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _people(text: str) -> str:
    """Names without case, spaces, punctuation and what joins them, in any order of the whole."""
    parts = re.split(r"[;,、]|\s+(?:and|&)\s+", text.lower())
    return "".join(sorted(re.sub(r"[\W_]", "", part) for part in parts))


if __name__ == "__main__":
    main()
