"""Extractors as functions that run in their own processes: from a page to its text and its cost."""

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
class OwnResult:
    """The result of this library for a page; the fields are those of `PageResult`."""

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
class PeerText:
    """The text of another extractor for a page, and its CPU time."""

    text: str
    seconds: float


def own(options: Mapping[str, Any]) -> Callable[[Scrape], OwnResult]:
    """This library with some options, loaded."""
    extract(_FIRST)

    def run(scrape: Scrape) -> OwnResult:
        parse_seconds = _parse_seconds(scrape.data)
        keywords = scrape.keywords(options)
        start = time.process_time()
        page = extract(scrape.data, **keywords)
        return _result(page, time.process_time() - start, parse_seconds)

    return run


def peer(name: str, encoding: str | None = None) -> Callable[[Scrape], PeerText]:
    """Another extractor, loaded."""
    extractor = peers.load(name)
    with suppress(Exception):  # some raise on a page without an article
        extractor(_FIRST, _FIRST.decode())

    def run(scrape: Scrape) -> PeerText:
        data = scrape.data
        text = decode(data, encoding or scrape.charset).text if isinstance(data, bytes) else data
        start = time.process_time()
        extracted = extractor(data, text)
        return PeerText(extracted, time.process_time() - start)

    return run


def _parse_seconds(data: bytes | str) -> float:
    # lxml refuses text that declares an encoding.
    source = data.encode("utf-8", "replace") if isinstance(data, str) else data
    start = time.process_time()
    with suppress(lxml.etree.LxmlError):  # there is nothing to parse
        lxml.html.document_fromstring(source)
    return time.process_time() - start


def _result(page: Page, seconds: float, parse_seconds: float) -> OwnResult:
    blocks = page.blocks
    return OwnResult(
        text=page.text,
        title=page.title,
        characters=sum(len(block.text) for block in blocks),
        body=sum(len(block.text) for block in blocks if block.label is Label.BODY),
        contamination=page.contamination,
        confidence=page.confidence,
        findings=tuple(f"{finding.kind}: {finding.message}" for finding in page.findings),
        warnings=tuple(map(str, page.warnings)),
        seconds=seconds,
        # A text scrape is not parsed.
        parse_seconds=None if any(block.line is not None for block in blocks) else parse_seconds,
    )
