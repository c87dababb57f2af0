"""The quality gate: cross-validated scores against pinned floors, leaks against ceilings.

    python scripts/gate.py --data ../shared/data

Fits the models anew, five folds by host, and fails if a score is below its floor, if the data are not those that the
floors were pinned on, if the shipped weights do not come from this fit, or if docs/fit.md shows another; and if
injected phrases leak, or clean pages suffer, more than the ceilings allow. A floor is only ever raised, a ceiling only
lowered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import contamination
import records
from attacks.lexis import EVALUATION
from cleanpage.scoring.model import load_model
from corpus import DEFAULT_DATA, GoldPage, data_digest, read_pages
from fit import fit_format

# Two fits of the same data and code differ by rounding only; one page more or less of a small set by more.
MAX_APART = 0.01

FLOORS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "floors.json"


def is_shipped(input_format: str, scores: dict[str, float]) -> bool:
    """Whether the shipped weights come from a fit like this one: their record has the same scores."""
    shipped = load_model(input_format).record["scores"]
    apart = {name for name, score in scores.items() if abs(shipped.get(name, 0.0) - score) > MAX_APART}
    if apart:
        print(f"{input_format}: the shipped weights are from another fit; run `make fit` ({', '.join(sorted(apart))})")
    return not apart


def is_documented(digest: str) -> bool:
    """Whether docs/fit.md shows the shipped weights, and the trees for spam were fitted on these data."""
    is_shown = records.PAGE.read_text("utf-8") == records.page()
    if not is_shown:
        print(f"{records.PAGE.name} does not show the shipped weights; run `make fit`")
    is_same_data = records.read("spam")["data"] == digest
    if not is_same_data:
        print("the trees for spam were fitted on other data; run `make fit-spam`")
    return is_shown and is_same_data


def within_ceilings(pages: Sequence[GoldPage], ceilings: Mapping[str, float]) -> int:
    """How many of the ceilings on leaks and harm are broken by the shipped weights."""
    harm = contamination.measure_harm(pages)
    attacked = contamination.targets(pages)
    leaks = contamination.leaks_by_group(contamination.measure_all(contamination.own, EVALUATION, attacked))
    measured = {f"leak, {group}": leak for group, leak in leaks.items()}
    measured |= {"clean pages with a finding": len(harm.false) / harm.pages, "body taken for spam": harm.body}
    for name, ceiling in ceilings.items():
        print(
            f"{name:30} {measured[name]:.4f}  ceiling {ceiling:.4f}  {'ok' if measured[name] <= ceiling else 'ABOVE'}"
        )
    return sum(measured[name] > ceiling for name, ceiling in ceilings.items())


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
    failed = int(not is_documented(pinned["data"]))
    for input_format, floors in pinned["floors"].items():
        scores = fit_format(pages, input_format).scores
        failed += not is_shipped(input_format, scores)
        for name, floor in floors.items():
            passed = scores[name] >= floor
            failed += not passed
            print(f"{input_format:5} {name:24} {scores[name]:.4f}  floor {floor:.4f}  {'ok' if passed else 'BELOW'}")
    failed += within_ceilings(pages, pinned["ceilings"])
    print(f"{'1 failed' if failed else 'all floors hold'}" if failed < 2 else f"{failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
