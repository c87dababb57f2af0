"""Many pages in several processes, in order, whatever single pages do."""

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
from cleanpage.page import Page
from cleanpage.pipeline import extract
from cleanpage.tools.rows import Row, row_of
from cleanpage.tools.sources import Scrape, Unreadable
from cleanpage.tools.workers import Answer, Worker

__all__ = ["Outcome", "extract_many"]

Record = Scrape | Unreadable | bytes | str
# Pages that a worker has besides the one it works on, so that it need not wait while a large one is written to another:
# with two ahead workers stood still for 7 to 13% of the time, with six for 4 to 5%.
_AHEAD = 6
# Outcomes, for each worker, that may wait for one of an earlier page.
_WINDOW = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one page.

    Attributes:
        id: That of the record; of one without, its number, from 0.
        row: The page as plain values; its `error` says why there is none.
        value: What `also` made of the page; None without it, or if there is no page.
        seconds: Time that the worker took for it.
    """

    id: str
    row: Row
    value: Any = None
    seconds: float = 0.0


def extract_many(
    records: Iterable[Record],
    *,
    workers: int | None = None,
    limit: float = 60.0,
    options: Mapping[str, Any] | None = None,
    also: Callable[[Page], Any] | None = None,
) -> Generator[Outcome, None, None]:
    """Extract pages in several processes; what hangs, dies or raises on a page costs that page.

    The processes are spawned: a script calls this below `if __name__ == "__main__":`. Records are read as they are
    needed, and at most some dozens per worker are in memory.

    Args:
        records: Pages: of `cleanpage.tools.sources.read`, or bytes, or text. One that is unreadable has
            that as its outcome.
        workers: How many processes; None for as many as there are cores.
        limit: Seconds that a page may take; the process that takes longer is ended, and another started.
        options: Keywords of `cleanpage.extract`.
        also: Makes something else of each page, in the worker; it and what it gives can be pickled.

    Yields:
        An outcome for each record, in their order.

    Raises:
        ConfigError: An option is unknown or has a wrong value.
        ValueError: There are less than one worker, or less than no time.

    Example:
        >>> page = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
        >>> [outcome.row.title for outcome in extract_many([page, b"", page], workers=1)]
        ['Rain', None, 'Rain']
    """
    Config.from_options(dict(options or {}))
    count_of_workers = workers if workers is not None else cores()
    if count_of_workers < 1 or limit <= 0:
        raise ValueError(f"workers must be 1 or more and limit above 0, not {count_of_workers} and {limit:g}")
    make = partial(_extractor, dict(options or {}), also)
    return _Pool([Worker(make, limit) for _ in range(count_of_workers)]).run(records)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Pool:
    """Workers, what each of them was sent, and what came back before its turn."""

    def __init__(self, workers: list[Worker]) -> None:
        self._workers = workers
        self._sent: dict[Worker, list[tuple[int, str]]] = {worker: [] for worker in workers}
        self._done: dict[int, Outcome] = {}
        self._numbers = count()

    def run(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """The outcomes, in the order of the records."""
        with ExitStack() as stack:
            for worker in self._workers:
                stack.callback(worker.stop)
            left, turn = iter(records), 0
            more = self._fill(left)
            while more or self._done or any(self._sent.values()):
                while turn in self._done:
                    yield self._done.pop(turn)
                    turn += 1
                    more = more and self._fill(left)
                self._collect()
                more = more and self._fill(left)

    def _fill(self, left: Iterator[Record]) -> bool:
        """Send pages to those that have little to do; whether there may be more."""
        while len(self._done) + sum(map(len, self._sent.values())) < _WINDOW * len(self._workers):
            worker = min(self._workers, key=lambda one: one.load)
            if worker.load > _AHEAD:
                break
            try:
                record = next(left)
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
        self._sent[worker].append((number, scrape.id))
        worker.send(scrape)

    def _collect(self) -> None:
        """Wait for an answer, or for a page to be late, and take what there is."""
        busy = [worker for worker in self._workers if worker.load]
        if not busy:
            return
        left = min(worker.seconds_left for worker in busy)
        ready = wait([worker.connection for worker in busy if worker.connection], left)
        for worker in busy:
            if worker.connection in ready and not worker.is_ready:
                worker.greet()
            elif worker.connection in ready or not worker.seconds_left:
                number, name = self._sent[worker].pop(0)
                self._done[number] = _outcome(name, worker.take())


def _outcome(name: str, answer: Answer) -> Outcome:
    if answer.failure:
        return Outcome(name, Row(error=answer.failure))
    row, value, seconds = answer.result
    return Outcome(name, row, value, seconds)


def _extractor(
    options: Mapping[str, Any], also: Callable[[Page], Any] | None
) -> Callable[[Scrape], tuple[Row, Any, float]]:
    """What a worker does with a page."""
    extract(b"<p>What is loaded on the first call is loaded before a page waits for it.</p>")

    def run(scrape: Scrape) -> tuple[Row, Any, float]:
        start = time.perf_counter()
        page = extract(scrape.data, **scrape.keywords(options))
        value = also(page) if also else None
        return row_of(page), value, time.perf_counter() - start

    return run
