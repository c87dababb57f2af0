"""`extract`: the whole flow in call order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from lxml import etree

from cleanpage import intake, labels, parse, readings, score, text_blocks
from cleanpage.bodyless import is_bodyless
from cleanpage.config import Config
from cleanpage.decode import Decoded, decode, from_text
from cleanpage.document import Document
from cleanpage.evidence import PageEvidence
from cleanpage.features import view_of
from cleanpage.measures import Measures, measure
from cleanpage.metadata import find_metadata
from cleanpage.page import Block, Finding, Label, Metadata, Page, WarningCode
from cleanpage.select import Selection, round_off, select
from cleanpage.spam import find_spam
from cleanpage.writers.text import join


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
    document = _document(source, decoded, url)

    # Before anything is measured: readings inflate lengths and hide punctuation.
    injected = readings.decide(document.segments)
    findings = [readings.to_finding(document.segments, injected)] if injected else []
    clean = readings.repair(document, injected) if injected else document
    read = clean if config.repair else document

    # Titles are compared with blocks, so metadata comes after the repair as well.
    metadata = find_metadata(read)
    if not read.segments:
        return _page(read, clean, Verdicts(findings=findings), metadata, decoded)

    # Spam is judged on its own clues, never by the score (stuffed prose scores like an article), and first: what is
    # foreign to the page must not colour the features of what stands around it.
    measures = measure(read)
    spam = find_spam(read, measures)
    claimed = labels.spam_labels(spam)
    scored = tuple(index for index in range(len(read.segments)) if index not in claimed)
    own = read.keeping(scored) if claimed else read
    own_measures = measure(own) if claimed else measures

    model = score.load_model(own.door)
    probabilities = score.probabilities(model, view_of(own, own_measures, model.names, model.words))
    selection = choose_body(own_measures, probabilities, metadata)

    verdicts = _verdicts(read, claimed, dict(zip(scored, probabilities, strict=True)), selection, metadata)
    return _page(read, clean, replace(verdicts, findings=[*findings, *spam]), metadata, decoded)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided about the blocks of a page.

    Attributes:
        labels: One per block.
        scores: Probability of the body; 0 for spam, which is not scored.
        findings: The contamination.
        expected_f1: Of the selection.
        scored: Indices of the blocks that were scored.
    """

    labels: list[Label] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    expected_f1: float = 0.0
    scored: tuple[int, ...] = ()


def choose_body(measures: Measures, probabilities: Sequence[float], metadata: Metadata) -> Selection:
    """The selection with the best expected F1, rounded off; empty if what it holds is an apology or a menu."""
    selection = round_off(select(probabilities, measures.tokens), probabilities, measures)
    if is_bodyless(measures, selection.chosen, metadata):
        return Selection((), selection.expected_f1)
    return selection


def _verdicts(
    document: Document,
    claimed: Mapping[int, Label],
    scored: Mapping[int, float],
    selection: Selection,
    metadata: Metadata,
) -> Verdicts:
    """Carry what was decided about the scored blocks over to the whole page."""
    indices = tuple(scored)
    scores = [scored.get(index, 0.0) for index in range(len(document.segments))]
    chosen = [indices[index] for index in selection.chosen]
    found = labels.label_blocks(document, claimed, chosen, metadata)
    return Verdicts(found, scores, expected_f1=selection.expected_f1, scored=indices)


def _decoded(source: object, config: Config) -> Decoded | None:
    if isinstance(source, bytes):
        return decode(source, config.encoding)
    if isinstance(source, str):
        return from_text(source)
    if isinstance(source, etree._Element) and isinstance(source.tag, str):
        return None
    raise TypeError(f"source must be bytes, str or an lxml element, not {type(source).__name__}")


def _document(source: object, decoded: Decoded | None, url: str | None) -> Document:
    if decoded is None:
        document = parse.read_tree(cast("etree._Element", source))
    else:
        front = intake.split_front_matter(decoded.text)
        document = _document_below(decoded, front.end)
        document.head.front_matter.update(front.values)
        document.front_matter = front.lines
    document.url = url
    return document


def _document_below(decoded: Decoded, start: int) -> Document:
    """The document below the front matter, through the front door that its content asks for."""
    text = decoded.text[start:] if start else decoded.text
    if not intake.is_html(text):
        return text_blocks.segment_lines(text, 1 + decoded.text.count("\n", 0, start))
    return parse.parse_html(text.encode("utf-8", "replace") if start else decoded.utf8)


def _page(
    document: Document,
    clean: Document,
    verdicts: Verdicts,
    metadata: Metadata,
    decoded: Decoded | None,
) -> Page:
    """Put the page together; `clean` is the document without injected readings, asked for or not."""
    evidence = PageEvidence(document, verdicts.scored)
    front = [
        Block(s.text, s.kind, Label.METADATA, 0.0, line=s.line, original=s.text, index=-1)
        for s in document.front_matter
    ]
    blocks = [
        Block(s.text, s.kind, label, p, s.level, s.line or None, s.original or s.text, index, evidence)
        for index, (s, label, p) in enumerate(zip(document.segments, verdicts.labels, verdicts.scores, strict=True))
    ]
    text = join(block for block in blocks if block.label is Label.BODY)
    injected = sum(len(s.original) - len(s.text) for s in clean.segments if s.original)
    return Page(
        text=text,
        blocks=(*front, *blocks),
        findings=tuple(_shifted(finding, len(front)) for finding in verdicts.findings),
        contamination=labels.contamination_share([s.text for s in clean.segments], verdicts.labels, injected),
        confidence=verdicts.expected_f1,
        warnings=_warnings(document, decoded, text),
        encoding=decoded.encoding if decoded and decoded.evidence != "text" else None,
        metadata=metadata,
    )


def _shifted(finding: Finding, offset: int) -> Finding:
    """Indices into the blocks of the document to indices into those of the page."""
    return replace(finding, blocks=tuple(block + offset for block in finding.blocks)) if offset else finding


def _warnings(document: Document, decoded: Decoded | None, text: str) -> tuple[WarningCode, ...]:
    found = [*(decoded.warnings if decoded else ()), *document.warnings]
    if decoded and not decoded.text.strip():
        found.append(WarningCode.EMPTY_INPUT)
    if not text:
        found.append(WarningCode.NO_BODY)
    return tuple(found)
