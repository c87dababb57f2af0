"""The quality gate: cross-validated scores against pinned floors.

    python scripts/gate.py --data ../shared/data

Fits the models anew, five folds by host, and fails if a score is below its floor, if the data are not those that the
floors were pinned on, if the shipped weights do not come from this fit, or if docs/fit.md shows another. A floor is
only ever raised.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from cleanpage.score import load_model
from corpus import DEFAULT_DATA, data_digest, read_pages
from fit import DOORS, RECORD, fit_door, record_page

# Two fits of the same data and code differ by rounding only; one page more or less of a small set by more.
MOST_APART = 0.01

FLOORS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "floors.json"


def is_shipped(door: str, scores: dict[str, float]) -> bool:
    """Whether the shipped weights come from a fit like this one: their record tells the same scores."""
    told = load_model(door).record["scores"]
    apart = {name for name, score in scores.items() if abs(told.get(name, 0.0) - score) > MOST_APART}
    if apart:
        print(f"{door}: the shipped weights are from another fit; run `make fit` ({', '.join(sorted(apart))})")
    return not apart


def is_documented() -> bool:
    """Whether docs/fit.md shows the records of the shipped weights."""
    shown = RECORD.read_text("utf-8") == record_page({door: load_model(door).record for door in DOORS})
    if not shown:
        print(f"{RECORD.name} does not show the shipped weights; run `make fit`")
    return shown


def main() -> int:
    """Measure, print and compare; 1 if anything is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    pinned = json.loads(FLOORS.read_text("utf-8"))
    pages = list(read_pages(options.data))
    if data_digest(pages) != pinned["data"]:
        print(f"the data are not those of the floors: {data_digest(pages)}, pinned {pinned['data']}", file=sys.stderr)
        return 1
    failed = int(not is_documented())
    for door, floors in pinned["floors"].items():
        scores = fit_door(pages, door).scores
        failed += not is_shipped(door, scores)
        for name, floor in floors.items():
            passed = scores[name] >= floor
            failed += not passed
            print(f"{door:5} {name:24} {scores[name]:.4f}  floor {floor:.4f}  {'ok' if passed else 'BELOW'}")
    print(f"{'1 failed' if failed else 'all floors hold'}" if failed < 2 else f"{failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
