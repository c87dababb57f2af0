"""Runs on disk: `run.json` holds what was run, and `pages.jsonl` a result per line.

They are ASCII, with everything else escaped, as file names and texts may hold lone surrogates, which UTF-8 cannot.
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

# Increased when the form changes, so that an older run cannot be read.
SCHEMA = 1
_RUN, _PAGES = "run.json", "pages.jsonl"


def save(run: Run, folder: Path, summary: Summary) -> None:
    """Store a run and its summary.

    Raises:
        OSError: The files cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / OUTPUT_MARK).touch()
    with (folder / _PAGES).open("w", encoding="ascii") as file:
        for page in run.pages:
            file.write(json.dumps(asdict(page)) + "\n")
    names = [field.name for field in fields(run) if field.name != "pages"]
    values = {"schema": SCHEMA, **{name: getattr(run, name) for name in names}, "summary": asdict(summary)}
    (folder / _RUN).write_text(json.dumps(values, indent=2) + "\n", "ascii")


def load(folder: Path) -> Run:
    """Read a run that was stored.

    Raises:
        BenchmarkError: The folder holds no run, or one that another version of this library stored in another form.
    """
    try:
        values = json.loads((folder / _RUN).read_text("utf-8"))
        if values.pop("schema") != SCHEMA:
            raise BenchmarkError(f"the run in {str(folder)!r} is of another version of cleanpage: measure it again")
        del values["summary"]
        with (folder / _PAGES).open(encoding="utf-8") as file:
            pages = tuple(_page(json.loads(line)) for line in file)
        return Run(**{**values, "sources": tuple(values["sources"])}, pages=pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise BenchmarkError(f"no benchmark run in {str(folder)!r}: {reason}") from None


def is_run(folder: Path) -> bool:
    """Whether a run is stored in a folder."""
    return (folder / _RUN).is_file()


def _page(values: dict[str, Any]) -> PageResult:
    peers = {name: PeerResult(**{**peer, "score": _score(peer["score"])}) for name, peer in values["peers"].items()}
    lists = {name: tuple(values[name]) for name in ("findings", "warnings")}
    return PageResult(**{**values, **lists, "peers": peers, "score": _score(values["score"])})


def _score(values: dict[str, float] | None) -> Overlap | None:
    return Overlap(**values) if values else None
