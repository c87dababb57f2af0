"""A run as a folder to open in a browser: `report.html`, and an inspector page for each page worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleanpage.decoding.decode import decode
from cleanpage.pipeline import extract
from cleanpage.tools import inspector
from cleanpage.tools.benchmark.attention import Worth, look_first
from cleanpage.tools.benchmark.compare import Change, Comparison
from cleanpage.tools.benchmark.measure import Plan
from cleanpage.tools.benchmark.plots import draw
from cleanpage.tools.benchmark.records import PageResult, Run
from cleanpage.tools.benchmark.summary import Summary
from cleanpage.tools.reporting import own_file, render
from cleanpage.tools.sources import Scrape
from cleanpage.writers.explanation import shortened

REPORT = "report.html"
_PAGES = "inspected"
# How many of each kind of page are shown; all of them are in `pages.jsonl`.
_WORTH, _CHANGES, _FAILURES = 30, 60, 100
_DIFF_LINES, _LINE_CHARS = 24, 400

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a difference: `sign` is "+", "-", " " or "@"."""

    sign: str
    text: str


def write_report(plan: Plan, run: Run, summary: Summary, folder: Path, comparison: Comparison | None = None) -> Path:
    """Write the report of a run and the inspector pages that it links to; the path of the report.

    The sources are read once more, for the pages that are shown.

    Raises:
        ImportError: Jinja2 or matplotlib is missing.
        OSError: The files cannot be written.
    """
    worth = look_first(run.pages, _WORTH)
    changes = comparison.changes[:_CHANGES] if comparison else ()
    shown = [one.page for one in worth] + [change.page for change in changes]
    links = dict(_inspected(plan, {page.key for page in shown if not page.error}, folder))
    document = render(
        own_file(__package__, "report.html.j2"), own_file(__package__, "report.css"), "",
        {
            "run": run,
            "summary": summary,
            "plots": draw(run, summary),
            "worth": [_worth(one, links) for one in worth],
            "comparison": comparison,
            "changes": [_change(change, links) for change in changes],
            "failures": [page for page in run.pages if page.error][:_FAILURES],
            "failed": sum(bool(page.error) for page in run.pages),
        },
    )  # fmt: skip
    path = folder / REPORT
    path.write_text(document, "utf-8")
    return path


def _inspected(plan: Plan, wanted: set[Key], folder: Path) -> Iterator[tuple[Key, str]]:
    """Write an inspector page for each wanted page; its key and its address from the report."""
    (folder / _PAGES).mkdir(parents=True, exist_ok=True)
    for old in (folder / _PAGES).glob("[0-9][0-9][0-9].html"):
        old.unlink()
    numbers: dict[Key, str] = {}
    for dataset, scrape, _ in plan.scrapes() if wanted else ():
        key = dataset, scrape.id
        if key in wanted and isinstance(scrape, Scrape):
            numbers[key] = f"{_PAGES}/{len(numbers) + 1:03}.html"
            (folder / numbers[key]).write_text(_inspector_page(scrape, plan.options), "utf-8")
            yield key, numbers[key]
            if len(numbers) == len(wanted):
                return


def _inspector_page(scrape: Scrape, options: Mapping[str, Any]) -> str:
    keywords = scrape.keywords(options)
    page = extract(scrape.data, **keywords)
    source = scrape.data if isinstance(scrape.data, str) else decode(scrape.data, keywords["encoding"]).text
    return inspector.write(page, source, scrape.url or scrape.id)


def _worth(one: Worth, links: Mapping[Key, str]) -> dict[str, Any]:
    return {"name": _name(one.page), "link": links.get(one.page.key), "concerns": one.concerns, "page": one.page}


def _change(change: Change, links: Mapping[Key, str]) -> dict[str, Any]:
    return {
        "name": _name(change.page),
        "link": links.get(change.page.key),
        "change": change,
        "lines": list(_lines(change.diff(_DIFF_LINES))),
    }


def _lines(diff: Iterable[str]) -> Iterator[_Line]:
    for line in diff:
        if line.startswith("@@"):
            yield _Line("@", line.strip("@ ") if line.endswith("more lines @@") else "")
        elif line[1:].strip():  # blank lines tell nothing
            yield _Line(line[0], shortened(line[1:], _LINE_CHARS))


def _name(page: PageResult) -> str:
    return f"{page.dataset}: {page.id}"
