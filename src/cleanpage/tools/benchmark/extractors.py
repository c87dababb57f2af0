"""Extractors as they run in processes of their own: from a page to its text and what it cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import lxml.etree
import lxml.html

from cleanpage.decoding.decode import decode
from cleanpage.page import Label, Page
from cleanpage.pipeline import extract
from cleanpage.tools.benchmark import peers
from cleanpage.tools.sources import Scrape

_FIRST = b"<p>What is loaded on the first call is loaded before any is timed.</p>"


@dataclass(frozen=True, slots=True)
class Own:
    """What this library makes of a page."""

    text: str
    title: str | None
    characters: int
    body: int
    contamination: float
    confidence: float
    findings: tuple[str, ...]
    warnings: tuple[str, ...]
    seconds: float
    parse_seconds: float | None


@dataclass(frozen=True, slots=True)
class Theirs:
    """What another extractor makes of a page."""

    text: str
    seconds: float


def own(options: Mapping[str, Any]) -> Callable[[Scrape], Own]:
    """This library with options, ready to run."""
    extract(_FIRST)

    def run(scrape: Scrape) -> Own:
        parse_seconds = _parse_seconds(scrape.data)
        keywords = scrape.keywords(options)
        start = time.process_time()
        page = extract(scrape.data, **keywords)
        return _told(page, time.process_time() - start, parse_seconds)

    return run


def peer(name: str, encoding: str | None = None) -> Callable[[Scrape], Theirs]:
    """Another extractor, ready to run."""
    extractor = peers.load(name)
    with suppress(Exception):  # some raise on a page without an article
        extractor(_FIRST, _FIRST.decode())

    def run(scrape: Scrape) -> Theirs:
        data = scrape.data
        text = decode(data, encoding or scrape.charset).text if isinstance(data, bytes) else data
        start = time.process_time()
        found = extractor(data, text)
        return Theirs(found, time.process_time() - start)

    return run


def _parse_seconds(data: bytes | str) -> float:
    # Text that declares an encoding is refused as text.
    source = data.encode("utf-8", "replace") if isinstance(data, str) else data
    start = time.process_time()
    with suppress(lxml.etree.LxmlError):  # there is nothing to parse
        lxml.html.document_fromstring(source)
    return time.process_time() - start


def _told(page: Page, seconds: float, parse_seconds: float) -> Own:
    blocks = page.blocks
    return Own(
        text=page.text,
        title=page.title,
        characters=sum(len(block.text) for block in blocks),
        body=sum(len(block.text) for block in blocks if block.label is Label.BODY),
        contamination=page.contamination,
        confidence=page.confidence,
        findings=tuple(f"{finding.kind}: {finding.message}" for finding in page.findings),
        warnings=tuple(map(str, page.warnings)),
        seconds=seconds,
        # A scrape is not parsed.
        parse_seconds=None if any(block.line is not None for block in blocks) else parse_seconds,
    )
