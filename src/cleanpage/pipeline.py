"""`extract`: the whole flow in call order."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from lxml import etree

from cleanpage.config import Config
from cleanpage.decoding.decode import Decoded, decode, from_text
from cleanpage.evidence import PageEvidence, Verdicts
from cleanpage.metadata import find_metadata
from cleanpage.page import Finding, Metadata, Page, WarningCode
from cleanpage.parsing import html_parser, limits, sniff, text_blocks
from cleanpage.parsing.article_body import with_embedded_body
from cleanpage.parsing.document import Document
from cleanpage.readings import judge, remove
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import view_of
from cleanpage.scoring.measures import Measures, measure
from cleanpage.selection import labels
from cleanpage.selection.body import choose_body
from cleanpage.selection.frame import outside_frame
from cleanpage.spam import Spam, find_hijacked_title, find_injected, without_title
from cleanpage.writers.text import text_of


def extract(source: bytes | str | etree._Element, url: str | None = None, **options: Any) -> Page:
    """Clean a scraped page.

    Args:
        source: HTML or a plain-text scrape, as bytes or text, or an element of an `lxml.etree` tree. Which of the
            kinds it is, is decided by its content. A tree is read, never changed.
        url: Address of the page, if known: tells its own links from foreign ones, and may hold the date.
        **options: See `cleanpage.Config`.

    Returns:
        The page. Any content gives one; what went wrong is in its `warnings`.

    Raises:
        TypeError: `source` or `url` has a type that is not one of the above.
        cleanpage.ConfigError: An option is unknown or has a value that it cannot take.

    Example:
        >>> extract("<nav><a href='/'>Home</a></nav><p>The ferry was late, so we walked along the shore.</p>").text
        'The ferry was late, so we walked along the shore.'
    """
    config = Config.from_options(options)
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be str or None, not {type(url).__name__}")
    decoded = _decoded(source, config)
    document = limits.first_chars(_document(source, decoded, url, config), config.max_chars)

    # Before anything is measured: readings inflate lengths and hide punctuation.
    injected = judge.decide(document.segments)
    findings = [judge.to_finding(document.segments, injected)] if injected else []
    clean = remove.repair(document, injected) if injected else document
    read = clean if config.repair or not injected else remove.note(document, injected)

    # What a hijacked title says is no metadata.
    hijack = find_hijacked_title(read)
    if hijack:
        findings.append(hijack)
        read = without_title(read)

    # Titles are compared with blocks, so metadata comes after the repair as well.
    metadata = find_metadata(read)

    # Spam is judged on its own clues, never by the score (stuffed prose scores like an article), and first: what is
    # foreign to the page must not colour the features of what stands around it.
    measures = measure(read)
    spam = find_injected(read, measures)
    verdicts = _judge(read, measures, spam, metadata, config)

    # The blocks are made when they are asked for; the text needs only those of the document.
    evidence = PageEvidence(read, verdicts)
    text = text_of(read, evidence.body())
    return Page(
        text=text,
        findings=tuple(_shifted(finding, len(read.front_matter)) for finding in (*findings, *spam.findings)),
        contamination=_contamination(clean, verdicts.spam),
        confidence=verdicts.expected_f1,
        warnings=_warnings(read, decoded, text),
        encoding=decoded.encoding if decoded and decoded.evidence != "text" else None,
        metadata=metadata,
        _evidence=evidence,
    )


def _judge(document: Document, measures: Measures, spam: Spam, metadata: Metadata, config: Config) -> Verdicts:
    """Score the blocks that need it, and choose the body among them."""
    claimed = labels.spam_labels(spam.findings)
    scored = blocks_to_score(document, measures, claimed)
    own, own_measures = document.keeping(scored), measures.keeping(scored)
    model = scoring.load_model(document.input_format)
    likely = scoring.probabilities(model, view_of(own, own_measures, model.names, model.words))
    # A block is the body if it reads like one and is not foreign to the page.
    probabilities = [p * (1 - spam.doubts.get(index, 0.0)) for index, p in zip(scored, likely, strict=True)]
    selection = choose_body(own, own_measures, probabilities, metadata, config)
    chosen = [scored[index] for index in selection.chosen]
    return Verdicts(
        chosen,
        labels.Labels(document, claimed, chosen, metadata),
        dict(zip(scored, probabilities, strict=True)),
        claimed,
        spam.doubts,
        scoring.sigmoid(model.frame),
        selection.expected_f1,
    )


def blocks_to_score(document: Document, measures: Measures, claimed: Container[int]) -> Sequence[int]:
    """Indices of the blocks that may be the body: neither spam nor the frame of the page."""
    outside = outside_frame(document, measures)
    return [index for index in outside if index not in claimed]


def _decoded(source: object, config: Config) -> Decoded | None:
    most = config.max_bytes or sys.maxsize
    if isinstance(source, bytes):
        decoded = decode(limits.first_bytes(source, most), config.encoding)
        return decoded if len(source) <= most else limits.cut(decoded, len(decoded.utf8))
    if isinstance(source, str):
        # No character takes less than a byte, so what is left out here is too much in any case.
        decoded = from_text(source[: most + 1])
        return decoded if len(decoded.utf8) <= most else limits.cut(decoded, most)
    if isinstance(source, etree._Element) and isinstance(source.tag, str):
        return None
    raise TypeError(f"source must be bytes, str or an lxml element, not {type(source).__name__}")


def _document(source: object, decoded: Decoded | None, url: str | None, config: Config) -> Document:
    levels = config.max_depth + 1 if config.max_depth else sys.maxsize
    elements = config.max_elements or sys.maxsize
    if decoded is None:
        document = html_parser.read_tree(cast("etree._Element", source), levels, elements)
    else:
        text = None if sniff.is_document(decoded.utf8) else _read_text(decoded.text, levels, elements)
        document = text or with_embedded_body(html_parser.parse_html(decoded.utf8, levels, elements))
    document.url = url
    return document


def _read_text(text: str, levels: int, elements: int) -> Document | None:
    """The document of a text scrape, or of anything below front matter; None for HTML, which is read from its bytes."""
    front = sniff.split_front_matter(text)
    below = text[front.end :] if front.end else text
    if not sniff.is_html(below):
        document = text_blocks.segment_lines(below, 1 + text.count("\n", 0, front.end), elements)
    elif front.end:
        document = html_parser.parse_html(below.encode("utf-8", "replace"), levels, elements)
    else:
        return None
    document.head.front_matter.update(front.values)
    document.front_matter = front.lines
    return document


def _contamination(clean: Document, claimed: Iterable[int]) -> float:
    """The share of spam and injected characters in a page; `clean` is the document without the latter."""
    lengths = [len(segment.text) for segment in clean.segments]
    injected = sum(len(s.original) - len(s.text) for s in clean.segments if s.original)
    return labels.contamination_share(lengths, claimed, injected)


def _shifted(finding: Finding, offset: int) -> Finding:
    """Indices into the blocks of the document to indices into those of the page."""
    return replace(finding, blocks=tuple(block + offset for block in finding.blocks)) if offset else finding


def _warnings(document: Document, decoded: Decoded | None, text: str) -> tuple[WarningCode, ...]:
    found = [*(decoded.warnings if decoded else ()), *document.warnings]
    if decoded and (not decoded.utf8 or decoded.utf8.isspace()):
        found.append(WarningCode.EMPTY_INPUT)
    if not text:
        found.append(WarningCode.NO_BODY)
    return tuple(dict.fromkeys(found))
