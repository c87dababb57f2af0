"""The benchmark itself: every page through every extractor, each of them in a process of its own."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import cleanpage
from cleanpage.tools import sources
from cleanpage.tools.benchmark import extractors, peers
from cleanpage.tools.benchmark.gold import Gold, GoldFolder
from cleanpage.tools.benchmark.records import OWN, BenchmarkError, PageResult, PeerResult, Run
from cleanpage.tools.sources import Scrape, Unreadable
from cleanpage.tools.word_f1 import Overlap, word_overlap
from cleanpage.tools.workers import Answer, Worker


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    Attributes:
        sources: Files and folders of pages; each is a set.
        gold: Folders of gold texts: none, one for all sources, or one for each.
        against: Names of other extractors.
        options: Keywords of `extract`.
        most: How many pages of each source are read; None for all.
        limit: Seconds that an extractor may take for a page.

    Raises:
        BenchmarkError: There are more or fewer folders of gold than sources.
        PeerError: An extractor is unknown or not installed.
    """

    sources: tuple[Path, ...]
    gold: tuple[Path, ...] = ()
    against: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    most: int | None = None
    limit: float = 60.0

    def __post_init__(self) -> None:
        peers.check(self.against)
        if len(self.gold) not in (0, 1, len(self.sources)):
            told = f"{len(self.gold)} folders of gold for {len(self.sources)} sources"
            raise BenchmarkError(f"{told}; give one for all of them, or one for each")
        real = [os.path.realpath(path) for path in self.sources]
        if twice := next((path for path in real if real.count(path) > 1), None):
            raise BenchmarkError(f"{twice!r} is given twice")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sets: those of the files and folders, with as much of their paths as tells them apart."""
        paths = [Path(os.path.realpath(path)) for path in self.sources]
        for length in range(1, max(len(path.parts) for path in paths) + 1):
            names = tuple("/".join(path.parts[-length:]) for path in paths)
            if len(set(names)) == len(set(paths)):
                break
        return names

    def scrapes(self) -> Iterator[tuple[str, Scrape | Unreadable, Gold | None]]:
        """The set, the page and the gold of each page; gold itself is never taken for pages.

        Raises:
            SourceError: A source is none.
            BenchmarkError: A folder of gold is none.
        """
        folders = [GoldFolder(path) for path in self.gold]
        for index, (path, name) in enumerate(zip(self.sources, self.names, strict=True)):
            folder = folders[index % len(folders)] if folders else None
            gold = [one for one in self.gold if Path(os.path.realpath(path)) in Path(os.path.realpath(one)).parents]
            for scrape in islice(sources.read(path, without=gold), self.most):
                yield name, scrape, folder.of(scrape) if folder else None


def measure(plan: Plan) -> Iterator[PageResult | Run]:
    """Run a benchmark: the result of each page as soon as it is there, and at the end the whole run.

    What hangs, dies or raises on a page costs that page, and is told in its result.

    Raises:
        SourceError, BenchmarkError: See `Plan.scrapes`.
    """
    pages = []
    with ExitStack() as stack:
        own = Worker(partial(extractors.own, plan.options), plan.limit)
        others = {
            name: Worker(partial(extractors.peer, name, plan.options.get("encoding")), plan.limit)
            for name in plan.against
        }
        for worker in (own, *others.values()):
            stack.callback(worker.stop)
        for dataset, scrape, gold in plan.scrapes():
            page = _measured(own, others, dataset, scrape, gold)
            pages.append(page)
            yield page
        memory = {name: worker.peak_memory for name, worker in ({OWN: own} | others).items()}
    yield Run(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        version=cleanpage.__version__,
        python=platform.python_version(),
        sources=tuple(map(str, plan.sources)),
        options=dict(plan.options),
        peers=peers.check(plan.against),
        memory=memory,
        pages=tuple(pages),
    )


def _measured(
    own: Worker, others: Mapping[str, Worker], dataset: str, scrape: Scrape | Unreadable, gold: Gold | None
) -> PageResult:
    page_type = gold.page_type if gold else ""
    if isinstance(scrape, Unreadable):
        return PageResult(scrape.id, dataset, page_type, error=scrape.reason, score=_score("", gold, failed=True))
    page = PageResult(scrape.id, dataset, page_type, scrape.url, len(scrape.data))
    answer = own.ask(scrape)
    page = replace(page, error=answer.failure) if answer.failure else replace(page, **asdict(answer.result))
    theirs = {name: worker.ask(scrape) for name, worker in others.items()}
    return replace(
        page,
        score=_score(page.text, gold, bool(page.error)),
        peers={name: _peer_result(one, page.text, gold) for name, one in theirs.items()},
        consensus=_consensus([one.result.text for one in theirs.values() if one.result]),
    )


def _peer_result(answer: Answer, text: str, gold: Gold | None) -> PeerResult:
    theirs: extractors.Theirs = answer.result or extractors.Theirs("", 0.0)
    return PeerResult(
        characters=len(theirs.text),
        agreement=0.0 if answer.failure else word_overlap(theirs.text, text).f1,
        seconds=theirs.seconds,
        score=_score(theirs.text, gold, bool(answer.failure)),
        error=answer.failure,
    )


def _score(text: str, gold: Gold | None, failed: bool) -> Overlap | None:
    """The text against its gold; who failed has nothing right, even where nothing would have been."""
    if not gold:
        return None
    return Overlap(0.0, 0.0, 0.0) if failed else word_overlap(text, gold.text)


def _consensus(texts: Sequence[str]) -> float | None:
    """Mean word F1 among the texts of those that found one."""
    pairs = [word_overlap(one, other).f1 for one, other in combinations(filter(None, texts), 2)]
    return sum(pairs) / len(pairs) if pairs else None
