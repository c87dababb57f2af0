"""What the shipped weights tell about their fits, as a page of the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleanpage.spam.model import SpamKind
from tables import markdown_table

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "cleanpage"
WEIGHTS = {
    "html": PACKAGE / "scoring" / "weights" / "html.json",
    "text": PACKAGE / "scoring" / "weights" / "text.json",
    "spam": PACKAGE / "spam" / "weights" / "trees.json",
}
PAGE = ROOT / "docs" / "fit.md"
INPUT_FORMATS = ("html", "text")
_FEATURE = re.compile(r'\{\n"weight": (.*),\n"centre": (.*)\n\}')


def read(name: str) -> Mapping[str, Any]:
    """The record inside a weights file."""
    record: Mapping[str, Any] = json.loads(WEIGHTS[name].read_text("utf-8"))["record"]
    return record


def weights_text(weights: Mapping[str, Any]) -> str:
    """The weights of an input format as they are shipped: an entry a line, and a feature's two numbers on one line.

    Example:
        >>> print(weights_text({"features": {"depth": {"weight": 0.5, "centre": 1.2}}}))
        {
        "features": {
        "depth": {"weight": 0.5, "centre": 1.2}
        }
        }
        <BLANKLINE>
    """
    text = json.dumps(weights, ensure_ascii=False, indent=0) + "\n"
    return _FEATURE.sub(r'{"weight": \1, "centre": \2}', text)


def page() -> str:
    """The page on the weights as they are shipped."""
    lines = ["# Record of the fits", "", "Written by `make fit` and `make fit-spam`, from the weights files.", ""]
    return "\n".join([*lines, "## The body", "", *_body(), "", "## Spam", "", *_spam(read("spam")), ""])


def _body() -> list[str]:
    records = {input_format: read(input_format) for input_format in INPUT_FORMATS}
    facts = [key for key in records["html"] if key != "scores"]
    groups = [group for group in records["html"]["scores"] if group != "variants"]
    rows = [[fact, *(str(record[fact]) for record in records.values())] for fact in facts]
    scores = [[group, *(f"{record['scores'][group]:.3f}" for record in records.values())] for group in groups]
    remark = "Mean word F1, cross-validated; the text input format reads the same pages flattened to lines."
    return [
        *markdown_table(["", *INPUT_FORMATS], rows),
        "",
        remark,
        "",
        *markdown_table(["pages", *INPUT_FORMATS], scores),
    ]


def _spam(record: Mapping[str, Any]) -> list[str]:
    facts = [[key, str(value)] for key, value in record.items() if key not in list(SpamKind)]
    lines = markdown_table(["", ""], facts)
    for kind in SpamKind:
        columns = list(next(iter(record[kind].values())))
        rows = [[score, *(f"{figures[name]:.2%}" for name in columns)] for score, figures in record[kind].items()]
        lines += ["", f"At each score, in logits, as {kind}: " + _MEANS, "", *markdown_table(["score", *columns], rows)]
    return lines


_MEANS = (
    "injected characters that are below it, clean pages with a group above it, and body characters of clean pages in "
    "such groups; trees alone, each page scored by trees that saw none of its host."
)
