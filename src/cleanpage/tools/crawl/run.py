"""The run itself: units into pages, pages into rows, rows into parts."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import groupby

from cleanpage.config import Config
from cleanpage.tools.atomic_files import write_json
from cleanpage.tools.batch import Outcome, extract_many
from cleanpage.tools.crawl.job import Job, Unit
from cleanpage.tools.crawl.parts import Part
from cleanpage.tools.crawl.summary import store, summarise
from cleanpage.tools.rows import Row
from cleanpage.tools.sources import Scrape, Unreadable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        pages: Pages of this call.
        failed: Of these, how many have an error.
        read: Bytes of the input that are done, in this call or before.
        size: Bytes of the whole input.
    """

    pages: int
    failed: int
    read: int
    size: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page belongs; after the last page of a unit comes a place without a part."""

    unit: Unit
    part: int | None
    source: str = ""
    url: str | None = None
    progress: float = 1.0


_NOTHING = Outcome("", Row())


def run(job: Job) -> Iterator[Progress]:
    """Do what a job says, or what is left of it; tell how far it is after each page.

    Pages that fail have an error in their row. What is done is never done again: parts that are there are skipped.

    Raises:
        CrawlError: The output holds another run, or something else.
        SourceError: There is nothing to read, or what reads it is missing.
        ConfigError: An option is wrong.
        OSError: The output cannot be written; what was written before is whole.
    """
    Config.from_options(dict(job.options))
    units = job.units()
    job.begin(units)
    yield from _Run(job, units).progress()
    store(job, summarise(job))


class _Run:
    def __init__(self, job: Job, units: list[Unit]) -> None:
        self._job = job
        self._left = [unit for unit in units if not job.done(unit.number).exists()]
        self._size = sum(unit.size for unit in units)
        self._read = self._size - sum(unit.size for unit in self._left)
        self._places: deque[_Place] = deque()

    def progress(self) -> Iterator[Progress]:
        """Write the parts; after each page how far it is."""
        pages = failed = 0
        with closing(self._results()) as results:
            for (unit, number), group in groupby(results, key=lambda result: (result[0].unit, result[0].part)):
                if number is None:
                    write_json(self._job.done(unit.number), {"files": list(unit.names)})
                    self._read += unit.size
                    continue
                with Part(self._job.part(unit.number, number), self._job.form) as part:
                    for place, outcome in group:
                        part.add(place.source, place.url, outcome)
                        pages, failed = pages + 1, failed + bool(outcome.row.error)
                        yield Progress(pages, failed, self._read + round(place.progress * unit.size), self._size)
                    part.finish()
                write_json(self._job.done(unit.number, number), asdict(part.tally))
        yield Progress(pages, failed, self._read, self._size)

    def _results(self) -> Generator[tuple[_Place, Outcome], None, None]:
        """Each page and what came of it, and after the last of a unit its end."""
        job = self._job
        outcomes = extract_many(self._records(), workers=job.workers, limit=job.limit, options=job.options)
        with closing(outcomes):
            for outcome in outcomes:
                yield from self._ends()
                yield self._places.popleft(), outcome
        yield from self._ends()

    def _ends(self) -> Iterator[tuple[_Place, Outcome]]:
        while self._places and self._places[0].part is None:
            yield self._places.popleft(), _NOTHING

    def _records(self) -> Iterator[Scrape | Unreadable]:
        """The pages of the parts that are not there; where each belongs is noted as it is handed out."""
        for unit in self._left:
            for number, (source, progress, scrape) in enumerate(unit.scrapes()):
                part = number // self._job.part_pages
                if not self._job.done(unit.number, part).exists():
                    url = scrape.url if isinstance(scrape, Scrape) else None
                    self._places.append(_Place(unit, part, source, url, progress))
                    yield scrape
            self._places.append(_Place(unit, None))
