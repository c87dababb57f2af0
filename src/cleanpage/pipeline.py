"""`extract`: the whole flow in call order."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Never

from lxml import etree

from cleanpage.config import Comments, Config, Focus, resolve
from cleanpage.decoding.decode import Decoded, EncodingSource, decode, from_text
from cleanpage.errors import InputError
from cleanpage.evidence import PageEvidence, Verdicts
from cleanpage.metadata import find_metadata
from cleanpage.page import Finding, Metadata, Page, WarningCode
from cleanpage.parsing.document import Document
from cleanpage.parsing.source import read_document
from cleanpage.readings import judge, remove
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import view_of
from cleanpage.scoring.measures import Measures, measure
from cleanpage.selection import labels
from cleanpage.selection.choose import choose_body, outside_frame
from cleanpage.spam import Spam, find_hijacked_title, find_spam, without_title
from cleanpage.writers.text import text_of

# What a page can be given as.
Source = bytes | bytearray | memoryview | str | etree._Element | etree._ElementTree


def extract(  # noqa: PLR0913 - the options of `Config`, one by one, so that an editor shows them
    source: Source,
    url: str | None = None,
    *,
    config: Config | None = None,
    repair: bool = True,
    focus: Focus = "balanced",
    comments: Comments = "auto",
    encoding: str | None = None,
    max_bytes: int | None = 20_000_000,
    max_elements: int | None = 1_000_000,
    max_depth: int | None = 512,
    max_chars: int | None = 10_000_000,
    **unknown: Never,
) -> Page:
    """Clean a scraped page.

    Args:
        source: HTML or a plain-text scrape, as bytes or text, or an `lxml.etree` tree or any element of one. Whether it
            is HTML or text is decided by its content. A tree is read, never changed.
        url: URL of the page, if known. It tells the page's own links from foreign ones, and may hold the date.
        config: All options in one record. No other option may be given beside it.
        repair: Whether injected readings are taken out of the text. They are reported either way.
        focus: "balanced" chooses the body with the best expected F1, "precision" leaves out what is doubtful, "recall"
            takes it in.
        comments: "auto" takes the posts of a thread for its body and leaves out comments under an article. True takes
            comments in, False leaves them out.
        encoding: The charset that an HTTP header named. It is evidence, not an order.
        max_bytes: How many bytes are read; None for all, as for the next three.
        max_elements: How many elements, or lines of a scrape, are read.
        max_depth: How many levels of nested elements the tree keeps.
        max_chars: How many characters of visible text are kept.
        **unknown: No other option exists.

    `Config` says more on each option.

    Returns:
        The page. Any content gives one; what went wrong is in its `warnings`.

    Raises:
        cleanpage.InputError: `source` or `url` has a type that is not one of the above. It is a `TypeError` as well.
        cleanpage.ConfigError: An option is unknown, has a value that it cannot take, or is given beside `config`.

    Example:
        >>> extract("<nav><a href='/'>Home</a></nav><p>The ferry was late, so we walked along the shore.</p>").text
        'The ferry was late, so we walked along the shore.'
    """
    options = resolve(
        config,
        {
            "repair": repair,
            "focus": focus,
            "comments": comments,
            "encoding": encoding,
            "max_bytes": max_bytes,
            "max_elements": max_elements,
            "max_depth": max_depth,
            "max_chars": max_chars,
            **unknown,
        },
    )
    if url is not None and not isinstance(url, str):
        raise InputError(f"url must be str or None, not {type(url).__name__}")
    return _extract(source, url, options)


def _extract(source: Source, url: str | None, config: Config) -> Page:
    """The stages in call order, with the reason for the place of each."""
    content = _content(source, config)
    source_document = read_document(
        content,
        url=url,
        max_depth=config.max_depth,
        max_elements=config.max_elements,
        max_chars=config.max_chars,
    )

    # Before anything is measured: readings inflate lengths and hide punctuation.
    injected = judge.decide(source_document.segments)
    findings = [judge.to_finding(source_document.segments, injected)] if injected else []
    repaired = remove.repair(source_document, injected) if injected else source_document
    document = repaired if config.repair or not injected else remove.note(source_document, injected)

    # What a hijacked title says is no metadata.
    hijack = find_hijacked_title(document)
    if hijack:
        findings.append(hijack)
        document = without_title(document)

    # Titles are compared with blocks, so metadata come after the repair as well.
    metadata = find_metadata(document)

    # Spam comes before the score, as it would change the features of the blocks beside it. It is judged by clues of its
    # own, as keyword prose scores like an article.
    measures = measure(document)
    spam = find_spam(document, measures)
    verdicts = _judge(document, measures, spam, metadata, config)

    # Blocks, reasons and the tree are made when they are asked for.
    evidence = PageEvidence(document, verdicts)
    text = text_of(document, evidence.body())
    return Page(
        text=text,
        findings=tuple(_shifted(finding, len(document.front_matter)) for finding in (*findings, *spam.findings)),
        contamination=_contamination(repaired, verdicts.spam_labels),
        confidence=verdicts.expected_f1,
        warnings=_warnings(document, content, text),
        encoding=_encoding(content),
        metadata=metadata,
        _make_blocks=evidence.blocks,
        _make_structure=evidence.structure,
    )


def _judge(document: Document, measures: Measures, spam: Spam, metadata: Metadata, config: Config) -> Verdicts:
    """Score the blocks that need it, and choose the body among them."""
    claimed = labels.spam_labels(spam.findings)
    scored = blocks_to_score(document, measures, claimed)
    scored_document, scored_measures = document.keeping(scored), measures.keeping(scored)
    model = scoring.load_model(document.input_format)
    probabilities = scoring.probabilities(model, view_of(scored_document, scored_measures, model.names, model.words))
    # A block is body if it reads like body and is not foreign to the page.
    for position, index in enumerate(scored):
        if index in spam.spam_probabilities:
            probabilities[position] *= 1 - spam.spam_probabilities[index]
    selection = choose_body(scored_document, scored_measures, probabilities, metadata, config)
    chosen = [scored[index] for index in selection.chosen]
    return Verdicts(
        chosen=chosen,
        labels=labels.Labels(document, claimed, chosen, metadata),
        scores=dict(zip(scored, probabilities, strict=True)),
        spam_labels=claimed,
        spam_probabilities=spam.spam_probabilities,
        frame_score=scoring.sigmoid(model.frame),
        expected_f1=selection.expected_f1,
    )


def blocks_to_score(document: Document, measures: Measures, claimed: Container[int]) -> Sequence[int]:
    """Indices of the blocks that may be the body: neither spam nor the frame of the page."""
    outside = outside_frame(document, measures)
    return [index for index in outside if index not in claimed]


def _content(source: Source, config: Config) -> Decoded | etree._Element:
    """The text of a page, or the root of a tree.

    Raises:
        InputError: The source has a type that is neither.
    """
    if isinstance(source, str):
        return from_text(source, config.max_bytes)
    if isinstance(source, bytes | bytearray | memoryview):
        return decode(source, config.encoding, config.max_bytes)
    root = source.getroot() if isinstance(source, etree._ElementTree) else source
    if isinstance(root, etree._Element) and isinstance(root.tag, str):  # a comment has a function for a tag
        return root
    raise InputError(f"source must be bytes, str or an lxml tree or element, not {type(source).__name__}")


def _encoding(content: Decoded | etree._Element) -> str | None:
    """The codec that bytes were decoded with; None for text and trees, which came decoded."""
    if isinstance(content, Decoded) and content.source is not EncodingSource.TEXT:
        return content.encoding
    return None


def _contamination(repaired: Document, claimed: Iterable[int]) -> float:
    """The share of spam and injected characters in a page, given the document without its injected readings."""
    lengths = [len(segment.text) for segment in repaired.segments]
    injected = sum(len(s.original) - len(s.text) for s in repaired.segments if s.original)
    return labels.contamination_share(lengths, claimed, injected)


def _shifted(finding: Finding, offset: int) -> Finding:
    """The finding with indices into `Page.blocks`, where so many lines of front matter come first."""
    return replace(finding, blocks=tuple(block + offset for block in finding.blocks)) if offset else finding


def _warnings(document: Document, content: Decoded | etree._Element, text: str) -> tuple[WarningCode, ...]:
    found = [*document.warnings]
    if isinstance(content, Decoded):
        found = [*content.warnings, *found]
        if not content.utf8 or content.utf8.isspace():
            found.append(WarningCode.EMPTY_INPUT)
    if not text:
        found.append(WarningCode.NO_BODY)
    return tuple(dict.fromkeys(found))
