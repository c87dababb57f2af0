"""A whole crawl, from its files to files of rows: in parts that are whole or not there, so that a run can go on.

Example:
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> job = Job((Path("tests/fixtures/zh-text-toned-readings/source.txt"),), Path(mkdtemp()), form="jsonl", workers=1)
    >>> for progress in run(job):
    ...     pass
    >>> progress.pages, summarise(job).contaminated
    (1, 1)
    >>> [part.name for part in job.parts()]
    ['part-00000-0000.jsonl']
"""

from cleanpage.tools.crawl.job import CrawlError, Job
from cleanpage.tools.crawl.parts import Tally
from cleanpage.tools.crawl.run import Progress, run
from cleanpage.tools.crawl.summary import summarise

__all__ = ["CrawlError", "Job", "Progress", "Tally", "run", "summarise"]
