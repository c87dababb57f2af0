"""The figures of a run: for each set of pages, and for each extractor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from statistics import fmean, median, quantiles

from cleanpage.tools.benchmark.records import OWN, PageResult, Run
from cleanpage.tools.word_f1 import Overlap

_ALL = "all"
_PERCENTILES = 20


@dataclass(frozen=True, slots=True)
class SetSummary:
    """The figures of a set of pages, or of its pages of one type.

    Shares and means are 0..1. Failures count as 0 in scores, and are left out of the other means.

    Attributes:
        name: The name of the set, or `set/type` for the pages of one type, or "all" for a run of several sets.
        pages: How many pages there are.
        failed: How many of them have no result.
        empty: How many have no body.
        contaminated: How many have a finding.
        coverage: Mean share of the visible characters that is body.
        contamination: Mean share of the visible characters that is spam or injected.
        confidence: Mean expected F1.
        agreement: Mean word F1 with the texts of other extractors; None without others.
        scores: Mean precision, recall and F1 of each extractor, on the pages that have gold.
        with_gold: How many pages have gold.
    """

    name: str
    pages: int
    failed: int
    empty: int
    contaminated: int
    coverage: float
    contamination: float
    confidence: float
    agreement: float | None
    scores: dict[str, Overlap]
    with_gold: int


@dataclass(frozen=True, slots=True)
class ExtractorSummary:
    """The quality and the cost of an extractor.

    Attributes:
        name: The name of its distribution.
        version: The version of its distribution.
        failed: Pages on which it failed. Pages that could not be read do not count.
        empty: Pages on which it found no text.
        agreement: Mean word F1 of its texts with ours; None for this library.
        median: Median CPU time of a page in seconds.
        slow: 95th percentile of the CPU time of a page in seconds.
        multiple: CPU time of all HTML pages, divided by the time of parsing them with lxml; None without HTML pages.
        memory: Peak memory, in MB, of its process.
        score: Mean precision, recall and F1 over all pages with gold; None without gold.
    """

    name: str
    version: str
    failed: int
    empty: int
    agreement: float | None
    median: float
    slow: float
    multiple: float | None
    memory: float
    score: Overlap | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run: a record for each set and page type, and one for each extractor."""

    sets: tuple[SetSummary, ...]
    extractors: tuple[ExtractorSummary, ...]


def summarise(run: Run) -> Summary:
    """Compute the figures of a run."""
    groups: dict[str, list[PageResult]] = {}
    for page in run.pages:
        groups.setdefault(page.dataset, []).append(page)
        if page.page_type:
            groups.setdefault(f"{page.dataset}/{page.page_type}", []).append(page)
    if len({page.dataset for page in run.pages}) > 1:
        groups[_ALL] = list(run.pages)
    names = (OWN, *run.peers)
    ordered = sorted(groups, key=lambda name: (name == _ALL, name))
    return Summary(
        tuple(_set_summary(name, groups[name], names) for name in ordered),
        tuple(_extractor_summary(name, run) for name in names),
    )


def _set_summary(name: str, pages: Sequence[PageResult], extractors: Iterable[str]) -> SetSummary:
    read = [page for page in pages if not page.error]
    agreements = [page.agreement for page in read if page.agreement is not None]
    scores = {extractor: _mean_score(_scores(pages, extractor)) for extractor in extractors}
    return SetSummary(
        name=name,
        pages=len(pages),
        failed=len(pages) - len(read),
        empty=sum(not page.text for page in read),
        contaminated=sum(bool(page.findings) for page in read),
        coverage=_mean(page.coverage for page in read),
        contamination=_mean(page.contamination for page in read),
        confidence=_mean(page.confidence for page in read if page.text),
        agreement=_mean(agreements) if agreements else None,
        scores={extractor: score for extractor, score in scores.items() if score},
        with_gold=sum(page.score is not None for page in pages),
    )


def _extractor_summary(name: str, run: Run) -> ExtractorSummary:
    is_own = name == OWN
    read = [page for page in run.pages if not page.error]
    results = [page.peers[name] for page in run.pages if name in page.peers]
    done = [result for result in results if not result.error]
    seconds = [page.seconds for page in read] if is_own else [result.seconds for result in done]
    return ExtractorSummary(
        name=name,
        version=run.version if is_own else run.peers[name],
        failed=sum(bool(page.error and page.size) for page in run.pages) if is_own else len(results) - len(done),
        empty=sum(not page.text for page in read) if is_own else sum(not result.characters for result in done),
        agreement=None if is_own or not done else _mean(result.agreement for result in done),
        median=median(seconds) if seconds else 0.0,
        slow=quantiles(seconds, n=_PERCENTILES, method="inclusive")[-1] if len(seconds) > 1 else sum(seconds),
        multiple=_multiple(read, name),
        memory=run.memory.get(name, 0.0),
        score=_mean_score(_scores(run.pages, name)),
    )


def _multiple(pages: Iterable[PageResult], name: str) -> float | None:
    """CPU time divided by that of the parse, on the pages that are parsed."""
    parse = cost = 0.0
    for page in pages:
        peer = page.peers.get(name)
        if page.parse_seconds is not None and (name == OWN or (peer and not peer.error)):
            parse += page.parse_seconds
            cost += peer.seconds if peer else page.seconds
    return cost / parse if parse else None


def _scores(pages: Iterable[PageResult], name: str) -> list[Overlap]:
    """The scores of an extractor on the pages with gold."""
    if name == OWN:
        return [page.score for page in pages if page.score]
    results = [page.peers[name] for page in pages if name in page.peers]
    return [result.score for result in results if result.score]


def _mean_score(scores: Sequence[Overlap]) -> Overlap | None:
    if not scores:
        return None
    return Overlap(*(fmean(values) for values in zip(*map(astuple, scores), strict=True)))


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return fmean(numbers) if numbers else 0.0
