"""Everything `extract` says about the labelled pages, in one file; and what differs between two such files.

For changes that must not change a result: write one before, write one after, compare.

    python scripts/snapshot.py write before.jsonl.gz
    python scripts/snapshot.py compare before.jsonl.gz after.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import cleanpage

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DATA = ROOT.parent / "shared" / "data"
# Documents that the repository holds, beside the labelled pages.
_OWN_INPUTS = ("tests/fixtures", "tests/quality/controls", "tests/structure/pages")
# So many differences of one field are printed.
_MAX_EXAMPLES = 3
_EXCERPT = 160

Record = dict[str, Any]
Source = tuple[str, Path]


def sources(data: Path) -> Iterator[Source]:
    """The name and the file of every page."""
    for path in sorted(data.glob("*/pages/*.html.gz")):
        yield f"{path.parts[-3]}/{path.name.removesuffix('.html.gz')}", path
    for path in sorted((data / "lines-dev").glob("*.json")):
        yield f"lines-dev/{path.stem}", path
    for folder in _OWN_INPUTS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".html", ".txt", ".md") and path.is_file():
                yield str(path.relative_to(ROOT / "tests")), path


def describe(source: Source) -> list[Record]:
    """What is said about a page, and about its text without the markup."""
    name, path = source
    content = _read(path)
    page = cleanpage.extract(content)
    lines = "\n".join(block.text for block in page.blocks)
    return [_record(name, page), _record(f"{name} as text", cleanpage.extract(lines))]


def _read(path: Path) -> bytes | str:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".json":
        return "\n".join(line["text"] for line in json.loads(path.read_text("utf-8"))["lines"])
    return path.read_bytes()


def _record(name: str, page: cleanpage.Page) -> Record:
    return {
        "name": name,
        "text": page.text,
        "metadata": asdict(page.metadata),
        "warnings": [warning.value for warning in page.warnings],
        "encoding": page.encoding,
        "confidence": round(page.confidence, 9),
        "contamination": round(page.contamination, 9),
        "findings": [
            {
                "kind": finding.kind.value,
                "blocks": finding.blocks,
                "score": round(finding.score, 6),
                "count": finding.count,
                "characters": finding.characters,
                "amounts": sorted(round(reason.amount, 6) for reason in finding.reasons),
            }
            for finding in page.findings
        ],
        "texts": [[block.text, block.original, block.repaired] for block in page.blocks],
        "forms": [[block.kind.value, block.level, block.line, block.path] for block in page.blocks],
        "labels": [block.label.value for block in page.blocks],
        "scores": [round(block.score, 9) for block in page.blocks],
        # Their names are prose, which may be put better.
        "reasons": [sorted(round(reason.amount, 6) for reason in block.reasons) for block in page.blocks],
        "markdown": page.markdown(),
        "html": page.html(),
    }


def write(output: Path, data: Path, every: int) -> None:
    """Write what is said about every page, or about every so many."""
    wanted = list(islice(sources(data), 0, None, every))
    with Pool() as pool, gzip.open(output, "wt", encoding="utf-8", errors="surrogatepass", compresslevel=3) as file:
        for records in pool.imap(describe, wanted, chunksize=4):
            file.writelines(json.dumps(record, ensure_ascii=True) + "\n" for record in records)
    print(f"{len(wanted)} pages in {output}")


def compare(before: Path, after: Path) -> bool:
    """Print what differs on the pages that both files have, and say whether anything does."""
    differing: Counter[str] = Counter()
    by_set: Counter[str] = Counter()
    compared = 0
    for old, new in _pairs(before, after):
        compared += 1
        for field in old:
            if old[field] == new.get(field):
                continue
            by_set[old["name"].partition("/")[0]] += 1
            differing[field] += 1
            if differing[field] <= _MAX_EXAMPLES:
                print(f"{field}: {old['name']}\n  before {_excerpt(old[field], new.get(field))}")
                print(f"  after  {_excerpt(new.get(field), old[field])}")
    result = f"{dict(differing)}, in {dict(by_set)}" if differing else "no difference"
    print(f"{compared} records compared: {result}")
    return bool(differing)


def _pairs(before: Path, after: Path) -> Iterator[tuple[Record, Record]]:
    """The records of both files that have one name. Both are in one order; either may leave pages out."""
    old, waiting = _records(before), dict[str, Record]()
    for new in _records(after):
        while new["name"] not in waiting and (record := next(old, None)):
            waiting[record["name"]] = record
        if new["name"] in waiting:
            yield waiting.pop(new["name"]), new


def _records(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _excerpt(value: Any, other: Any) -> str:
    """What stands where two values begin to differ."""
    text, against = json.dumps(value, ensure_ascii=False), json.dumps(other, ensure_ascii=False)
    start = next((i for i, (a, b) in enumerate(zip(text, against, strict=False)) if a != b), 0)
    return ascii(text[max(0, start - 40) : start + _EXCERPT])


def main() -> int:
    """Write a file, or compare two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="describe the pages")
    writing.add_argument("output", type=Path)
    writing.add_argument("--data", type=Path, default=DEFAULT_DATA)
    writing.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th page")
    comparing = commands.add_parser("compare", help="print what differs; exit code 1 if anything does")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "write":
        write(arguments.output, arguments.data, arguments.every)
        return 0
    return int(compare(arguments.before, arguments.after))


if __name__ == "__main__":
    raise SystemExit(main())
