"""Detectors of foreign matter. Each is a module with one function, `detect(document, measures) -> findings`.

The `blocks` of a finding are indices into `document.segments`. Order matters only for blocks that two detectors
claim: the first one has them.
"""

from __future__ import annotations

from collections.abc import Callable

from cleanpage.document import Document
from cleanpage.measures import Measures
from cleanpage.page import Finding
from cleanpage.spam import classified, link_farm

DETECTORS: tuple[Callable[[Document, Measures], list[Finding]], ...] = (link_farm.detect, classified.detect)


def find_spam(document: Document, measures: Measures) -> list[Finding]:
    """The findings of all detectors."""
    return [finding for detect in DETECTORS for finding in detect(document, measures)]
