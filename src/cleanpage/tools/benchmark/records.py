"""What a benchmark finds out: the frozen records, and nothing that computes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cleanpage.tools.word_f1 import Overlap

OWN = "cleanpage"


class BenchmarkError(Exception):
    """A benchmark cannot be run, stored or read; the text says what is right."""


@dataclass(frozen=True, slots=True)
class PeerResult:
    """What another extractor made of a page.

    Attributes:
        characters: Length of its text.
        agreement: Word F1, 0..1, of its text with ours.
        seconds: CPU time.
        score: Its text against the gold text; None without gold.
        error: Why it has no text; "" if it did not fail.
    """

    characters: int
    agreement: float
    seconds: float
    score: Overlap | None
    error: str


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was made of a page.

    Attributes:
        id: What tells it from the others of its set.
        dataset: The set: the name of the file or folder that it came from.
        page_type: The kind of page that its gold names, such as "article"; "" if none.
        url: Its address.
        size: Length of the input, in bytes or, of text, characters.
        error: Why there is no result; "" if it did not fail.
        text: The body.
        title: The title.
        characters: Visible characters of the page.
        body: Those of them in blocks of the body.
        contamination: As `Page.contamination`.
        confidence: As `Page.confidence`.
        findings: A sentence for each finding.
        warnings: The codes of the warnings.
        seconds: CPU time of `extract`.
        parse_seconds: CPU time of the lxml parse of the same bytes; None for text scrapes.
        score: The text against the gold text; None without gold.
        peers: What others made of it.
        consensus: Mean word F1 among the texts of the others; None if there are fewer than two.
    """

    id: str
    dataset: str
    page_type: str = ""
    url: str | None = None
    size: int = 0
    error: str = ""
    text: str = ""
    title: str | None = None
    characters: int = 0
    body: int = 0
    contamination: float = 0.0
    confidence: float = 0.0
    findings: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    parse_seconds: float | None = None
    score: Overlap | None = None
    peers: Mapping[str, PeerResult] = field(default_factory=dict)
    consensus: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others of a run."""
        return self.dataset, self.id

    @property
    def coverage(self) -> float:
        """Share, 0..1, of the visible characters that is body."""
        return self.body / self.characters if self.characters else 0.0

    @property
    def agreement(self) -> float | None:
        """Mean word F1 with the texts of the others that did not fail; None if there are none."""
        found = [peer.agreement for peer in self.peers.values() if not peer.error]
        return sum(found) / len(found) if found else None


@dataclass(frozen=True, slots=True)
class Run:
    """A benchmark as it is stored.

    Attributes:
        created: When, in UTC, ISO 8601.
        version: Of this library.
        python: Version of Python.
        sources: The files and folders that were read, as given.
        options: The keywords of `extract`.
        peers: Other extractors and their versions.
        memory: The most memory, in MB, that each extractor's process had.
        pages: One result for each page, in the order of the sources.
    """

    created: str
    version: str
    python: str
    sources: tuple[str, ...]
    options: Mapping[str, Any]
    peers: Mapping[str, str]
    memory: Mapping[str, float]
    pages: tuple[PageResult, ...]
