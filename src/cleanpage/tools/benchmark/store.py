"""Runs on disk: `run.json` holds what was run, `pages.jsonl` a result per line.

They are ASCII, with all else escaped: names of files and texts of pages may hold what UTF-8 cannot.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from cleanpage.tools.benchmark.records import BenchmarkError, PageResult, PeerResult, Run
from cleanpage.tools.benchmark.summary import Summary
from cleanpage.tools.sources import OUTPUT_MARK
from cleanpage.tools.word_f1 import Overlap

# Raised when a stored run can no longer be read.
SCHEMA = 1
_RUN, _PAGES = "run.json", "pages.jsonl"


def save(run: Run, folder: Path, summary: Summary) -> None:
    """Store a run, and its summary beside what was run.

    Raises:
        OSError: The files cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / OUTPUT_MARK).touch()
    with (folder / _PAGES).open("w", encoding="ascii") as file:
        for page in run.pages:
            file.write(json.dumps(asdict(page)) + "\n")
    told = {"schema": SCHEMA, **{one.name: getattr(run, one.name) for one in fields(run) if one.name != "pages"}}
    (folder / _RUN).write_text(json.dumps({**told, "summary": asdict(summary)}, indent=2) + "\n", "ascii")


def load(folder: Path) -> Run:
    """Read a run that was stored.

    Raises:
        BenchmarkError: There is none in the folder, or another version of this library stored it in another form.
    """
    try:
        told = json.loads((folder / _RUN).read_text("utf-8"))
        if told.pop("schema") != SCHEMA:
            raise BenchmarkError(f"the run in {str(folder)!r} is of another version of cleanpage: measure it again")
        del told["summary"]
        with (folder / _PAGES).open(encoding="utf-8") as file:
            pages = tuple(_page(json.loads(line)) for line in file)
        return Run(**{**told, "sources": tuple(told["sources"])}, pages=pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise BenchmarkError(f"no benchmark run in {str(folder)!r}: {reason}") from None


def is_run(folder: Path) -> bool:
    """Whether a run is stored in a folder."""
    return (folder / _RUN).is_file()


def _page(told: dict[str, Any]) -> PageResult:
    peers = {name: PeerResult(**{**peer, "score": _score(peer["score"])}) for name, peer in told["peers"].items()}
    lists = {name: tuple(told[name]) for name in ("findings", "warnings")}
    return PageResult(**{**told, **lists, "peers": peers, "score": _score(told["score"])})


def _score(told: dict[str, float] | None) -> Overlap | None:
    return Overlap(**told) if told else None
