"""The run: it reads units, extracts their pages, and writes the rows in parts."""

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
from cleanpage.tools.crawl.tally import store, summarise
from cleanpage.tools.rows import Row
from cleanpage.tools.sources import Scrape, Unreadable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        pages: Pages of this call.
        failed: How many of them have an error.
        read: Bytes of the input that are done, in this call or before.
        size: Bytes of the whole input.
    """

    pages: int
    failed: int
    read: int
    size: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page belongs. After the last page of a unit comes a place without a part."""

    unit: Unit
    part: int | None
    source: str = ""
    url: str | None = None
    progress: float = 1.0


@dataclass(frozen=True, slots=True)
class _Result:
    """The outcome of a page, and where it belongs."""

    place: _Place
    outcome: Outcome


_NO_OUTCOME = Outcome("", Row())


def run(job: Job) -> Iterator[Progress]:
    """Do a job, or what is left of it, and report the progress after each page.

    The row of a page that fails has an error. Nothing is done twice: parts that are there are skipped.

    Raises:
        CrawlError: The output folder holds another run, or something else.
        SourceError: There is nothing to read, or the package that reads a file is missing.
        MissingPackageError: Parquet is to be written, and pyarrow is missing.
        ConfigError: An option or a setting is wrong.
        OSError: The output cannot be written; the parts that were written before are whole.
    """
    Config.from_options(dict(job.options))
    units = job.units()
    job.begin(units)
    yield from _Run(job, units).progress()
    store(job, summarise(job))


class _Run:
    def __init__(self, job: Job, units: list[Unit]) -> None:
        self._job = job
        self._remaining = [unit for unit in units if not job.done(unit.number).exists()]
        self._size = sum(unit.size for unit in units)
        self._read = self._size - sum(unit.size for unit in self._remaining)
        self._places: deque[_Place] = deque()

    def progress(self) -> Iterator[Progress]:
        """Write the parts, and report the progress after each page."""
        pages = failed = 0
        with closing(self._results()) as results:
            for (unit, number), group in groupby(results, key=lambda result: (result.place.unit, result.place.part)):
                if number is None:
                    write_json(self._job.done(unit.number), {"files": list(unit.names)})
                    self._read += unit.size
                    continue
                with Part(self._job.part(unit.number, number), self._job.format) as part:
                    for result in group:
                        place, outcome = result.place, result.outcome
                        part.add(place.source, place.url, outcome)
                        pages, failed = pages + 1, failed + bool(outcome.row.error)
                        yield Progress(pages, failed, self._read + round(place.progress * unit.size), self._size)
                    part.finish()
                write_json(self._job.done(unit.number, number), asdict(part.tally))
        yield Progress(pages, failed, self._read, self._size)

    def _results(self) -> Generator[_Result, None, None]:
        """The result of each page. After the last page of a unit comes a result without a part."""
        job = self._job
        outcomes = extract_many(self._records(), workers=job.workers, timeout=job.timeout, options=job.options)
        with closing(outcomes):
            for outcome in outcomes:
                yield from self._unit_ends()
                yield _Result(self._places.popleft(), outcome)
        yield from self._unit_ends()

    def _unit_ends(self) -> Iterator[_Result]:
        while self._places and self._places[0].part is None:
            yield _Result(self._places.popleft(), _NO_OUTCOME)

    def _records(self) -> Iterator[Scrape | Unreadable]:
        """The pages of the parts that are not there. Each page's place is queued when the page is handed out."""
        for unit in self._remaining:
            for number, page in enumerate(unit.pages()):
                part = number // self._job.part_pages
                if not self._job.done(unit.number, part).exists():
                    scrape = page.scrape
                    url = scrape.url if isinstance(scrape, Scrape) else None
                    self._places.append(_Place(unit, part, page.source, url, page.progress))
                    yield scrape
            self._places.append(_Place(unit, None))
