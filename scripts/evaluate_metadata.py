"""How often the metadata finders are right, on labelled pages; and what they cost.

Title: share of pages with a token F1 of .8 or more. Author: share of pages with the same names, whatever the
case, spaces, punctuation and separators, where the gold names one; share without any where it does not. Date:
share with the same day, where the gold has one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleanpage.decode import decode
from cleanpage.document import Document
from cleanpage.metadata import find_metadata
from cleanpage.metadata.dates import parse_date
from cleanpage.page import Metadata
from cleanpage.parse import parse_html

SETS = ("wcxb-dev", "zhweb-dev")
DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_TITLE_F1 = 0.8


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of one page: what was measured, what was right, what was given."""

    measure: str
    right: bool
    gold: str
    given: str


def main() -> None:
    """Print the shares, and with `--failures` the pages behind them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DEFAULT_DATA, help="folder with the data sets")
    parser.add_argument(
        "--failures", metavar="MEASURE", help="list the pages that fail: title, author, no_author, date"
    )
    args = parser.parse_args()
    for dataset in SETS:
        if (args.data / dataset).is_dir():
            _report(args.data / dataset, args.failures)


def _report(folder: Path, failures: str | None) -> None:
    totals: dict[str, Counter[bool]] = defaultdict(Counter)
    seconds, pages = 0.0, 0
    for name, document, gold in read_documents(folder):
        start = time.perf_counter()
        found = find_metadata(document)
        seconds += time.perf_counter() - start
        pages += 1
        for outcome in outcomes(found, gold):
            totals[outcome.measure][outcome.right] += 1
            if outcome.measure == failures and not outcome.right:
                print(f"{name} {gold.get('page_type')} gold: {outcome.gold!r} given: {outcome.given!r}")
    print(f"{folder.name}: {pages} pages, {1000 * seconds / max(1, pages):.3f} ms per page")
    for measure, counts in sorted(totals.items()):
        print(f"  {measure:10} {counts[True] / counts.total():.3f}  of {counts.total()}")


def read_documents(folder: Path) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Every labelled page of a data set, parsed and cut into blocks, with its gold."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        data = gzip.decompress((folder / "pages" / f"{path.stem}.html.gz").read_bytes())
        document = parse_html(decode(data).utf8)
        document.url = gold.get("url") or None
        yield path.stem, document, gold


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
