"""A file with one JSON object per line, each of them a page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from cleanpage.sources.scrape import Scrape, Unreadable

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
# The first of these fields that is there holds the page; `text` is a plain-text scrape in most collections.
FIELDS = ("html", "raw_html", "content", "body", "text")


def read(path: Path, name: str) -> Iterator[Scrape | Unreadable]:
    """The pages of a file: `html` (or another of `FIELDS`), and if they are there `id`, `url` and `encoding`.

    Raises:
        OSError, EOFError: It cannot be read.
    """
    with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _page(line, f"{name}:{number}")


def _page(line: bytes, place: str) -> Scrape | Unreadable:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(place, f"no JSON: {error}")
    if not isinstance(found, dict):
        return Unreadable(place, "no JSON object")
    data = next((found[field] for field in FIELDS if isinstance(found.get(field), str)), None)
    name = str(found.get("id") or found.get("url") or place)
    if data is None:
        return Unreadable(name, f"no page in any of the fields {', '.join(FIELDS)}")
    return Scrape(name, data, _text(found.get("url")), _text(found.get("encoding")))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
