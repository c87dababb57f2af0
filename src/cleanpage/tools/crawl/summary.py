"""The figures of a run: those of all its parts, also of the ones that an earlier call made."""

from __future__ import annotations

import json
from dataclasses import asdict

from cleanpage.tools.atomic_files import write_json
from cleanpage.tools.crawl.job import Job
from cleanpage.tools.crawl.parts import Tally


def summarise(job: Job) -> Tally:
    """Add up what is in the parts of a run that are there.

    Raises:
        OSError: One of the files that say so cannot be read.
    """
    total = Tally()
    for path in job.records():
        total.merge(json.loads(path.read_text("utf-8")))
    return total


def store(job: Job, summary: Tally) -> None:
    """Write the figures beside the parts.

    Raises:
        OSError: They cannot be written.
    """
    write_json(job.summary, asdict(summary))
