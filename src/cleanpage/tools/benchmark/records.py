"""The records of a benchmark. Other modules compute them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cleanpage.errors import CleanpageError
from cleanpage.tools.word_f1 import Overlap

OWN = "cleanpage"


class BenchmarkError(CleanpageError, ValueError):
    """A benchmark cannot be run, stored or read. The message says what is right."""


class PageKey(NamedTuple):
    """What tells a page from all others of a run: the name of its set, and its id in the set."""

    dataset: str
    id: str


@dataclass(frozen=True, slots=True)
class PeerResult:
    """The result of another extractor for a page.

    Attributes:
        characters: Length of its text.
        agreement: Word F1, 0..1, of its text against our text.
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
    """The results for a page.

    Attributes:
        id: Its id in its set. No other page of the set has the same.
        dataset: The name of its set, which is the file or folder that it came from.
        page_type: The kind of page that its gold names, such as "article"; "" if none.
        url: Its URL.
        size: Length of the input: bytes, or for text characters.
        error: Why there is no result; "" if it did not fail.
        text: The body.
        title: The title.
        characters: Visible characters of the page.
        body: How many of them are in blocks of the body.
        contamination: As `Page.contamination`.
        confidence: As `Page.confidence`.
        findings: A sentence for each finding.
        warnings: The codes of the warnings.
        seconds: CPU time of `extract`.
        parse_seconds: CPU time of the lxml parse of the same bytes; None for text scrapes.
        score: The text against the gold text; None without gold.
        peers: The results of other extractors, by name.
        consensus: Mean word F1 among the texts of the other extractors; None if fewer than two have a text.
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
    def key(self) -> PageKey:
        """What tells it from all others of a run."""
        return PageKey(self.dataset, self.id)

    @property
    def coverage(self) -> float:
        """Share, 0..1, of the visible characters that is body."""
        return self.body / self.characters if self.characters else 0.0

    @property
    def agreement(self) -> float | None:
        """Mean word F1 with the texts of the extractors that did not fail; None if there are none."""
        agreements = [peer.agreement for peer in self.peers.values() if not peer.error]
        return sum(agreements) / len(agreements) if agreements else None


@dataclass(frozen=True, slots=True)
class Run:
    """A benchmark that was measured, in the form in which it is stored.

    Attributes:
        created: The time, in UTC, ISO 8601.
        version: The version of this library.
        python: The version of Python.
        sources: The files and folders that were read, as given.
        options: The keywords of `extract`.
        peers: Other extractors and their versions.
        memory: Peak memory, in MB, of each extractor's process.
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
