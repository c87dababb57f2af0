"""The figures of a run: each part has its tally, and the run has the sum of all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from cleanpage.tools.atomic_files import write_json
from cleanpage.tools.batch import Outcome
from cleanpage.tools.crawl.job import Job

_BINS = 10
_MAX_SLOWEST, _MAX_FAILED = 5, 100


class FailedPage(NamedTuple):
    """A page that failed: the name of its file, its id, and why."""

    source: str
    id: str
    error: str


class SlowPage(NamedTuple):
    """A page that took long: the time in seconds, the name of its file, and its id."""

    seconds: float
    source: str
    id: str


@dataclass(slots=True)
class Tally:
    """The figures of some rows.

    Attributes:
        pages: How many there are.
        empty: How many of them have no body and no error.
        contaminated: How many have a finding.
        characters: Characters of their texts.
        seconds: Time that the workers took.
        failures: How many failed, by kind of reason.
        failed: The first 100 that failed.
        contamination: How many of those with a finding have which contamination, in ten steps of 10%.
        slowest: The five that took longest.
    """

    pages: int = 0
    empty: int = 0
    contaminated: int = 0
    characters: int = 0
    seconds: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)
    failed: list[FailedPage] = field(default_factory=list)
    contamination: list[int] = field(default_factory=lambda: [0] * _BINS)
    slowest: list[SlowPage] = field(default_factory=list)

    def add(self, source: str, outcome: Outcome) -> None:
        """Count one more row."""
        row = outcome.row
        self.pages += 1
        self.characters += len(row.text)
        self.seconds += outcome.seconds
        self.empty += not row.text and not row.error
        if row.findings:
            self.contaminated += 1
            self.contamination[min(_BINS - 1, int(row.contamination * _BINS))] += 1
        if row.error:
            self._count_failure(kind_of(row.error), 1)
            self.failed = [*self.failed, FailedPage(source, outcome.id, row.error)][:_MAX_FAILED]
        self._keep_slowest([SlowPage(round(outcome.seconds, 3), source, outcome.id)])

    def merge(self, stored: Mapping[str, Any]) -> None:
        """Add the figures of another tally, in the form in which it is stored."""
        for name in ("pages", "empty", "contaminated", "characters", "seconds"):
            setattr(self, name, getattr(self, name) + stored[name])
        for kind, count in stored["failures"].items():
            self._count_failure(kind, count)
        self.failed = [*self.failed, *(FailedPage(*page) for page in stored["failed"])][:_MAX_FAILED]
        self.contamination = [a + b for a, b in zip(self.contamination, stored["contamination"], strict=True)]
        self._keep_slowest([SlowPage(*page) for page in stored["slowest"]])

    def _count_failure(self, kind: str, count: int) -> None:
        self.failures[kind] = self.failures.get(kind, 0) + count

    def _keep_slowest(self, more: list[SlowPage]) -> None:
        self.slowest = sorted([*self.slowest, *more], reverse=True)[:_MAX_SLOWEST]


def kind_of(error: str) -> str:
    """The kind of an error: its text without what is particular to one page.

    Example:
        >>> kind_of("no JSON: Expecting value: line 1"), kind_of("took longer than 60 seconds")
        ('no JSON', 'took longer than 60 seconds')
    """
    return error.split(":", 1)[0][:80]


def summarise(job: Job) -> Tally:
    """Add up the tallies of the parts that are there, those of earlier calls included.

    Raises:
        OSError: A tally cannot be read.
    """
    total = Tally()
    for path in job.records():
        total.merge(json.loads(path.read_text("utf-8")))
    return total


def store(job: Job, summary: Tally) -> None:
    """Write the tally of the whole run beside its parts.

    Raises:
        OSError: It cannot be written.
    """
    write_json(job.summary, asdict(summary))
