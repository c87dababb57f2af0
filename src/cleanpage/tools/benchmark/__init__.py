"""Quality, confidence and cost of extraction on your own pages, beside other extractors and earlier runs.

A benchmark is planned, measured, summarised, stored, compared with an earlier one, and written as a report. The names
in `__all__` are public; the modules of this package are private.

Example:
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> plan = Plan(sources=(Path("tests/fixtures/zh-text-toned-readings/source.txt"),))
    >>> *pages, run = measure(plan)
    >>> pages[0].id, len(pages[0].findings), run.pages == tuple(pages)
    ('source.txt', 2, True)
    >>> summary = summarise(run)
    >>> summary.sets[0].contaminated, summary.extractors[0].failed
    (1, 0)
    >>> folder = Path(mkdtemp())
    >>> save(run, folder, summary)
    >>> compare(run, load(folder)).changes
    ()
    >>> look_first(run.pages, max_pages=10)[0].concerns[0].message
    '29% contamination: link farm, readings'
"""

from cleanpage.tools.benchmark.attention import Concern, Suspect, look_first
from cleanpage.tools.benchmark.compare import Change, Comparison, compare
from cleanpage.tools.benchmark.measure import Plan, PlannedPage, measure
from cleanpage.tools.benchmark.peers import PeerError
from cleanpage.tools.benchmark.records import BenchmarkError, PageKey, PageResult, PeerResult, Run
from cleanpage.tools.benchmark.report import write_report
from cleanpage.tools.benchmark.store import is_run, load, save
from cleanpage.tools.benchmark.summary import ExtractorSummary, SetSummary, Summary, summarise

__all__ = [
    "BenchmarkError",
    "Change",
    "Comparison",
    "Concern",
    "ExtractorSummary",
    "PageKey",
    "PageResult",
    "PeerError",
    "PeerResult",
    "Plan",
    "PlannedPage",
    "Run",
    "SetSummary",
    "Summary",
    "Suspect",
    "compare",
    "is_run",
    "load",
    "look_first",
    "measure",
    "save",
    "summarise",
    "write_report",
]
