"""The benchmark: every page goes through every extractor, and each extractor runs in its own process."""

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
from cleanpage.tools.benchmark.records import OWN, BenchmarkError, PageKey, PageResult, PeerResult, Run
from cleanpage.tools.sources import Scrape, Unreadable
from cleanpage.tools.word_f1 import Overlap, word_overlap
from cleanpage.tools.workers import Answer, Worker


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to measure: the name of its set, the page, and its gold, if it has one."""

    dataset: str
    scrape: Scrape | Unreadable
    gold: Gold | None

    @property
    def key(self) -> PageKey:
        """What tells it from all others of a run."""
        return PageKey(self.dataset, self.scrape.id)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    Attributes:
        sources: Files and folders of pages. Each is a set.
        gold: Folders of gold texts: none, one for all sources, or one for each.
        against: Names of other extractors.
        options: Keywords of `cleanpage.extract`.
        max_pages: How many pages of each source are read at most; None for all.
        timeout: Seconds that an extractor may take for a page.

    Raises:
        BenchmarkError: The number of gold folders does not fit the number of sources, or a source is given twice.
        PeerError: An extractor is unknown or not installed.
    """

    sources: tuple[Path, ...]
    gold: tuple[Path, ...] = ()
    against: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    max_pages: int | None = None
    timeout: float = 60.0

    def __post_init__(self) -> None:
        peers.check(self.against)
        if len(self.gold) not in (0, 1, len(self.sources)):
            counts = f"{len(self.gold)} folders of gold for {len(self.sources)} sources"
            raise BenchmarkError(f"{counts}; give one for all of them, or one for each")
        real_paths = [os.path.realpath(path) for path in self.sources]
        for path in real_paths:
            if real_paths.count(path) > 1:
                raise BenchmarkError(f"{path!r} is given twice")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sets: the ends of the paths, as long as is needed so that no two are the same."""
        paths = [Path(os.path.realpath(path)) for path in self.sources]
        for length in range(1, max(len(path.parts) for path in paths) + 1):
            names = tuple("/".join(path.parts[-length:]) for path in paths)
            if len(set(names)) == len(set(paths)):
                break
        return names

    def pages(self) -> Iterator[PlannedPage]:
        """Each page with its gold. Files of gold are not taken for pages.

        Raises:
            SourceError: A source does not exist or holds no pages.
            BenchmarkError: A folder of gold is not valid.
        """
        gold_folders = [GoldFolder(path) for path in self.gold]
        for index, (path, name) in enumerate(zip(self.sources, self.names, strict=True)):
            gold_folder = gold_folders[index % len(gold_folders)] if gold_folders else None
            inside = [folder for folder in self.gold if _is_inside(folder, path)]
            for scrape in islice(sources.read(path, without=inside), self.max_pages):
                yield PlannedPage(name, scrape, gold_folder.of(scrape) if gold_folder else None)


def _is_inside(folder: Path, path: Path) -> bool:
    return Path(os.path.realpath(path)) in Path(os.path.realpath(folder)).parents


def measure(plan: Plan) -> Iterator[PageResult | Run]:
    """Run a benchmark. It yields the result of each page as soon as it is there, and at the end the whole run.

    A page that hangs an extractor, kills its process or makes it raise costs only itself; its result has the error.

    Raises:
        SourceError: A source does not exist or holds no pages.
        BenchmarkError: A folder of gold is not valid.
    """
    pages = []
    with ExitStack() as stack:
        own = Worker(partial(extractors.own, plan.options), plan.timeout)
        peer_workers = {
            name: Worker(partial(extractors.peer, name, plan.options.get("encoding")), plan.timeout)
            for name in plan.against
        }
        for worker in (own, *peer_workers.values()):
            stack.callback(worker.stop)
        for planned in plan.pages():
            page = _measured(own, peer_workers, planned)
            pages.append(page)
            yield page
        memory = {name: worker.peak_memory for name, worker in ({OWN: own} | peer_workers).items()}
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


def _measured(own: Worker, peer_workers: Mapping[str, Worker], planned: PlannedPage) -> PageResult:
    scrape, gold = planned.scrape, planned.gold
    page_type = gold.page_type if gold else ""
    if isinstance(scrape, Unreadable):
        score = _score("", gold, failed=True)
        return PageResult(scrape.id, planned.dataset, page_type, error=scrape.reason, score=score)
    page = PageResult(scrape.id, planned.dataset, page_type, scrape.url, len(scrape.data))
    answer = own.ask(scrape)
    page = replace(page, error=answer.failure) if answer.failure else replace(page, **asdict(answer.result))
    answers = {name: worker.ask(scrape) for name, worker in peer_workers.items()}
    return replace(
        page,
        score=_score(page.text, gold, bool(page.error)),
        peers={name: _peer_result(answer, page.text, gold) for name, answer in answers.items()},
        consensus=_consensus([answer.result.text for answer in answers.values() if answer.result]),
    )


def _peer_result(answer: Answer, text: str, gold: Gold | None) -> PeerResult:
    peer: extractors.PeerText = answer.result or extractors.PeerText("", 0.0)
    return PeerResult(
        characters=len(peer.text),
        agreement=0.0 if answer.failure else word_overlap(peer.text, text).f1,
        seconds=peer.seconds,
        score=_score(peer.text, gold, bool(answer.failure)),
        error=answer.failure,
    )


def _score(text: str, gold: Gold | None, failed: bool) -> Overlap | None:
    """The text against its gold. An extractor that failed scores 0, even where an empty text would be right."""
    if not gold:
        return None
    return Overlap(0.0, 0.0, 0.0) if failed else word_overlap(text, gold.text)


def _consensus(texts: Sequence[str]) -> float | None:
    """Mean word F1 of all pairs of texts that are not empty."""
    scores = [word_overlap(first, second).f1 for first, second in combinations(filter(None, texts), 2)]
    return sum(scores) / len(scores) if scores else None
