"""A run as a folder to open in a browser: `report.html`, and an inspector page for each page to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleanpage.decoding.decode import decode
from cleanpage.pipeline import extract
from cleanpage.tools import inspector
from cleanpage.tools.benchmark.attention import Suspect, look_first
from cleanpage.tools.benchmark.compare import Change, Comparison
from cleanpage.tools.benchmark.measure import Plan
from cleanpage.tools.benchmark.plots import draw
from cleanpage.tools.benchmark.records import PageKey, PageResult, Run
from cleanpage.tools.benchmark.summary import Summary
from cleanpage.tools.reporting import own_file, render
from cleanpage.tools.sources import Scrape
from cleanpage.writers.explanation import shortened

REPORT = "report.html"
_PAGES = "inspected"
# How many pages of each kind are shown; `pages.jsonl` has all of them.
_MAX_SUSPECTS, _MAX_CHANGES, _MAX_FAILURES = 30, 60, 100
_MAX_DIFF_LINES, _MAX_LINE_CHARS = 24, 400


@dataclass(frozen=True, slots=True)
class _DiffLine:
    """A line of a diff: `sign` is "+", "-", " " or "@"."""

    sign: str
    text: str


def write_report(plan: Plan, run: Run, summary: Summary, folder: Path, comparison: Comparison | None = None) -> Path:
    """Write the report of a run, and the inspector pages that it links to; returns the path of the report.

    The sources are read again, for the pages that are shown.

    Raises:
        MissingPackageError: Jinja2 or matplotlib is missing.
        OSError: The files cannot be written.
    """
    suspects = look_first(run.pages, _MAX_SUSPECTS)
    changes = comparison.changes[:_MAX_CHANGES] if comparison else ()
    shown_pages = [*(suspect.page for suspect in suspects), *(change.page for change in changes)]
    links = _write_inspector_pages(plan, {page.key for page in shown_pages if not page.error}, folder)
    document = render(
        own_file(__package__, "report.html.j2"), own_file(__package__, "report.css"), "",
        {
            "run": run,
            "summary": summary,
            "plots": draw(run, summary),
            "suspects": [_suspect(suspect, links) for suspect in suspects],
            "comparison": comparison,
            "changes": [_change(change, links) for change in changes],
            "failures": [page for page in run.pages if page.error][:_MAX_FAILURES],
            "failed": sum(bool(page.error) for page in run.pages),
        },
    )  # fmt: skip
    path = folder / REPORT
    path.write_text(document, "utf-8")
    return path


def _write_inspector_pages(plan: Plan, wanted: set[PageKey], folder: Path) -> dict[PageKey, str]:
    """Write an inspector page for each wanted page; returns their links from the report."""
    (folder / _PAGES).mkdir(parents=True, exist_ok=True)
    for old in (folder / _PAGES).glob("[0-9][0-9][0-9].html"):
        old.unlink()
    links: dict[PageKey, str] = {}
    if not wanted:
        return links
    for planned in plan.pages():
        if planned.key in wanted and isinstance(planned.scrape, Scrape):
            link = f"{_PAGES}/{len(links) + 1:03}.html"
            (folder / link).write_text(_inspector_page(planned.scrape, plan.options), "utf-8")
            links[planned.key] = link
            if len(links) == len(wanted):
                break
    return links


def _inspector_page(scrape: Scrape, options: Mapping[str, Any]) -> str:
    keywords = scrape.keywords(options)
    page = extract(scrape.data, **keywords)
    source = scrape.data if isinstance(scrape.data, str) else decode(scrape.data, keywords["encoding"]).text
    return inspector.write(page, source, scrape.url or scrape.id)


def _suspect(suspect: Suspect, links: Mapping[PageKey, str]) -> dict[str, Any]:
    page = suspect.page
    return {"name": _name(page), "link": links.get(page.key), "concerns": suspect.concerns, "page": page}


def _change(change: Change, links: Mapping[PageKey, str]) -> dict[str, Any]:
    return {
        "name": _name(change.page),
        "link": links.get(change.page.key),
        "change": change,
        "lines": list(_lines(change.diff(_MAX_DIFF_LINES))),
    }


def _lines(diff: Iterable[str]) -> Iterator[_DiffLine]:
    for line in diff:
        if line.startswith("@@"):
            yield _DiffLine("@", line.strip("@ ") if line.endswith("more lines @@") else "")
        elif line[1:].strip():  # blank lines are left out
            yield _DiffLine(line[0], shortened(line[1:], _MAX_LINE_CHARS))


def _name(page: PageResult) -> str:
    return f"{page.dataset}: {page.id}"
