"""Many pages in several processes. The results come in order, and a page that fails costs only itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import wait
from typing import Any

from cleanpage.config import Config
from cleanpage.errors import ConfigError
from cleanpage.page import Page
from cleanpage.pipeline import extract
from cleanpage.tools.rows import Row, row_of
from cleanpage.tools.sources import Scrape, Unreadable
from cleanpage.tools.workers import Answer, Worker

__all__ = ["Outcome", "extract_many"]

Record = Scrape | Unreadable | bytes | str
# Pages that wait in a worker behind the one it works on, so that it need not stand still while a large page is sent to
# another worker: with two pages workers stood still for 7 to 13% of the time, with six for 4 to 5%.
_PAGES_AHEAD = 6
# Outcomes, for each worker, that may wait for the outcome of an earlier page.
_OUTCOMES_WAITING = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one page.

    Attributes:
        id: The id of the record. A record without an id gets its number, counted from 0.
        row: The page as plain values. If there is no page, its `error` says why.
        value: What the function `also` returned for the page. None without that function, or if there is no page.
        seconds: Time that the worker took for the page.
    """

    id: str
    row: Row
    value: Any = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What a worker sends back for a page; the fields are those of `Outcome`."""

    row: Row
    value: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class _SentPage:
    """A page that a worker has: its number in the order of the records, and its id."""

    number: int
    id: str


def extract_many(
    records: Iterable[Record],
    *,
    workers: int | None = None,
    timeout: float = 60.0,
    options: Mapping[str, Any] | None = None,
    also: Callable[[Page], Any] | None = None,
) -> Generator[Outcome, None, None]:
    """Extract pages in several processes. A page that hangs, kills its process or raises costs only itself.

    The processes are spawned, so a script must call this below `if __name__ == "__main__":`. Records are read when they
    are needed; at most some dozens for each worker are in memory.

    Args:
        records: The pages: records of `cleanpage.tools.sources.read`, bytes, or text. The outcome of an unreadable
            record is its reason.
        workers: How many processes; None for as many as there are cores.
        timeout: Seconds that a page may take. A process that takes longer is ended, and another one is started.
        options: Keywords of `cleanpage.extract`.
        also: A function that makes something else of each page, in the worker. The function and its results must
            pickle.

    Yields:
        An outcome for each record, in the order of the records.

    Raises:
        ConfigError: An option is unknown or has a wrong value, `workers` is below 1, or `timeout` is not above 0.

    Example:
        >>> page = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
        >>> [outcome.row.title for outcome in extract_many([page, b"", page], workers=1)]
        ['Rain', None, 'Rain']
    """
    Config.from_options(dict(options or {}))
    worker_count = workers if workers is not None else cores()
    if worker_count < 1 or timeout <= 0:
        raise ConfigError(f"workers must be 1 or more and timeout above 0, not {worker_count} and {timeout:g}")
    make = partial(_extractor, dict(options or {}), also)
    return _Pool([Worker(make, timeout) for _ in range(worker_count)]).run(records)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Pool:
    """The workers, the pages that each of them has, and the outcomes that wait for their turn."""

    def __init__(self, workers: list[Worker]) -> None:
        self._workers = workers
        self._sent: dict[Worker, list[_SentPage]] = {worker: [] for worker in workers}
        self._done: dict[int, Outcome] = {}
        self._numbers = count()

    def run(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """The outcomes, in the order of the records."""
        with ExitStack() as stack:
            for worker in self._workers:
                stack.callback(worker.stop)
            remaining, turn = iter(records), 0
            more = self._fill(remaining)
            while more or self._done or any(self._sent.values()):
                while turn in self._done:
                    yield self._done.pop(turn)
                    turn += 1
                    more = more and self._fill(remaining)
                self._collect()
                more = more and self._fill(remaining)

    def _fill(self, remaining: Iterator[Record]) -> bool:
        """Send pages to the workers that have few; whether there may be more pages."""
        while len(self._done) + sum(map(len, self._sent.values())) < _OUTCOMES_WAITING * len(self._workers):
            worker = min(self._workers, key=lambda candidate: candidate.load)
            if worker.load > _PAGES_AHEAD:
                break
            try:
                record = next(remaining)
            except StopIteration:
                return False
            self._send(worker, record)
        return True

    def _send(self, worker: Worker, record: Record) -> None:
        number = next(self._numbers)
        if isinstance(record, Unreadable):
            self._done[number] = Outcome(record.id, Row(error=record.reason))
            return
        scrape = record if isinstance(record, Scrape) else Scrape(str(number), record)
        self._sent[worker].append(_SentPage(number, scrape.id))
        worker.send(scrape)

    def _collect(self) -> None:
        """Wait for an answer, or until a page has had its time, and take what there is."""
        busy = [worker for worker in self._workers if worker.load]
        if not busy:
            return
        seconds_left = min(worker.seconds_left for worker in busy)
        ready = wait([worker.connection for worker in busy if worker.connection], seconds_left)
        for worker in busy:
            if worker.connection in ready and not worker.is_ready:
                worker.greet()
            elif worker.connection in ready or not worker.seconds_left:
                page = self._sent[worker].pop(0)
                self._done[page.number] = _outcome(page.id, worker.take())


def _outcome(page_id: str, answer: Answer) -> Outcome:
    if answer.failure:
        return Outcome(page_id, Row(error=answer.failure))
    extracted: _Extracted = answer.result
    return Outcome(page_id, extracted.row, extracted.value, extracted.seconds)


def _extractor(options: Mapping[str, Any], also: Callable[[Page], Any] | None) -> Callable[[Scrape], _Extracted]:
    """The function that a worker runs on each page."""
    extract(b"<p>What is loaded on the first call is loaded before a page waits for it.</p>")

    def run(scrape: Scrape) -> _Extracted:
        start = time.perf_counter()
        page = extract(scrape.data, **scrape.keywords(options))
        value = also(page) if also else None
        return _Extracted(row_of(page), value, time.perf_counter() - start)

    return run
