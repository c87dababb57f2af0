"""A whole crawl, from its files to files of rows. They are written in parts, so a run that stopped can be resumed.

The names in `__all__` are public; the modules of this package are private.

Example:
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> source, output = Path("tests/fixtures/zh-text-toned-readings/source.txt"), Path(mkdtemp())
    >>> job = Job((source,), output, RowFormat.JSONL, workers=1)
    >>> for progress in run(job):
    ...     pass
    >>> progress.pages, summarise(job).contaminated
    (1, 1)
    >>> [part.name for part in job.parts()]
    ['part-00000-0000.jsonl']
"""

from cleanpage.tools.crawl.job import CrawlError, Job, RowFormat
from cleanpage.tools.crawl.run import Progress, run
from cleanpage.tools.crawl.tally import FailedPage, SlowPage, Tally, summarise

__all__ = ["CrawlError", "FailedPage", "Job", "Progress", "RowFormat", "SlowPage", "Tally", "run", "summarise"]
