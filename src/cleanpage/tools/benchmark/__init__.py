"""How good, how sure and how costly extraction is on pages of one's own, beside others and beside earlier runs.

A benchmark is planned, measured, summed up, stored, held against an earlier one, and shown:

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
    >>> look_first(run.pages, most=10)[0].concerns[0].message
    '29% contamination: link farm, readings'
"""

from cleanpage.tools.benchmark.attention import Concern, Worth, look_first
from cleanpage.tools.benchmark.compare import Change, Comparison, compare
from cleanpage.tools.benchmark.measure import Plan, measure
from cleanpage.tools.benchmark.peers import PeerError
from cleanpage.tools.benchmark.records import BenchmarkError, PageResult, PeerResult, Run
from cleanpage.tools.benchmark.report import write_report
from cleanpage.tools.benchmark.store import is_run, load, save
from cleanpage.tools.benchmark.summary import ExtractorSummary, SetSummary, Summary, summarise

__all__ = [
    "BenchmarkError",
    "Change",
    "Comparison",
    "Concern",
    "ExtractorSummary",
    "PageResult",
    "PeerError",
    "PeerResult",
    "Plan",
    "Run",
    "SetSummary",
    "Summary",
    "Worth",
    "compare",
    "is_run",
    "load",
    "look_first",
    "measure",
    "save",
    "summarise",
    "write_report",
]
