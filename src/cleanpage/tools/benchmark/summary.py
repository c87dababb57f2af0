"""A run in figures: per set what was found, per extractor what it is worth and costs."""

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
    """What was found in a set of pages, or in those of one type.

    Shares and means are 0..1. Failures count as 0 in scores, and are left out of the other means.

    Attributes:
        name: Of the set; of a type of page, `set/type`; "all" for a run of several sets.
        pages: How many there are.
        failed: Of these, how many have no result.
        empty: How many have no body.
        contaminated: How many have a finding.
        coverage: Mean share of the visible characters that is body.
        contamination: Mean share of the visible characters that is foreign.
        confidence: Mean expected F1.
        agreement: Mean word F1 with the texts of others; None without others.
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
    """What an extractor costs and how far it agrees with ours.

    Attributes:
        name: Of its distribution.
        version: Of its distribution.
        failed: Pages on which it failed; those that could not be read count for nobody.
        empty: Pages on which it found no text.
        agreement: Mean word F1 of its texts with ours; None for our own.
        median: CPU time of a page in seconds, the middle one.
        slow: CPU time of a page in seconds, the 95th percentile.
        multiple: CPU time of all HTML pages, as a multiple of their parse with lxml; None if there are none.
        memory: The most memory, in MB, that its process had.
        score: Precision, recall and F1, the mean over all pages with gold; None without gold.
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
    """A run in figures: one line for each set and page type, one for each extractor."""

    sets: tuple[SetSummary, ...]
    extractors: tuple[ExtractorSummary, ...]


def summarise(run: Run) -> Summary:
    """Work out the figures of a run."""
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
    own = name == OWN
    read = [page for page in run.pages if not page.error]
    theirs = [page.peers[name] for page in run.pages if name in page.peers]
    done = [peer for peer in theirs if not peer.error]
    seconds = [page.seconds for page in read] if own else [peer.seconds for peer in done]
    return ExtractorSummary(
        name=name,
        version=run.version if own else run.peers[name],
        failed=sum(bool(page.error and page.size) for page in run.pages) if own else len(theirs) - len(done),
        empty=sum(not page.text for page in read) if own else sum(not peer.characters for peer in done),
        agreement=None if own or not done else _mean(peer.agreement for peer in done),
        median=median(seconds) if seconds else 0.0,
        slow=quantiles(seconds, n=_PERCENTILES, method="inclusive")[-1] if len(seconds) > 1 else sum(seconds),
        multiple=_multiple(read, name),
        memory=run.memory.get(name, 0.0),
        score=_mean_score(_scores(run.pages, name)),
    )


def _multiple(pages: Iterable[PageResult], name: str) -> float | None:
    """Cost over that of the parse, on pages that are parsed."""
    parse = cost = 0.0
    for page in pages:
        peer = page.peers.get(name)
        if page.parse_seconds is not None and (name == OWN or (peer and not peer.error)):
            parse += page.parse_seconds
            cost += peer.seconds if peer else page.seconds
    return cost / parse if parse else None


def _scores(pages: Iterable[PageResult], name: str) -> list[Overlap]:
    found = (
        page.score if name == OWN else page.peers[name].score for page in pages if name == OWN or name in page.peers
    )
    return [score for score in found if score]


def _mean_score(scores: Sequence[Overlap]) -> Overlap | None:
    if not scores:
        return None
    return Overlap(*(fmean(values) for values in zip(*map(astuple, scores), strict=True)))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return fmean(found) if found else 0.0
