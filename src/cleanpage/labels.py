"""Findings, metadata and the selection to one label per block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleanpage.document import Document
from cleanpage.lexicon import tags as t
from cleanpage.metadata.bylines import parse_byline
from cleanpage.page import Contamination, Finding, Kind, Label, Metadata
from cleanpage.select import Selection

_FINDING_LABELS = {Contamination.LINK_FARM: Label.LINKFARM, Contamination.CLASSIFIED: Label.CLASSIFIED}

# A byline is a short line; longer blocks are not asked, in Latin letters' worth.
_BYLINE_CHARS = 160


def spam_labels(findings: Iterable[Finding]) -> dict[int, Label]:
    """The label of each block that a finding claims; the first finding has it."""
    labels: dict[int, Label] = {}
    for finding in findings:
        if finding.kind in _FINDING_LABELS:
            for block in finding.blocks:
                labels.setdefault(block, _FINDING_LABELS[finding.kind])
    return labels


def label_blocks(
    document: Document, spam: dict[int, Label], selection: Selection, metadata: Metadata
) -> list[Label]:
    """One label per block: spam first, then title and metadata, then the selection."""
    chosen = set(selection.chosen)
    title = title_block(document, metadata)
    return [
        spam.get(index)
        or (Label.TITLE if index == title else None)
        or _plain_label(document, index, index in chosen)
        for index in range(len(document.segments))
    ]


def _plain_label(document: Document, index: int, chosen: bool) -> Label:
    segment = document.segments[index]
    if len(segment.text) <= _BYLINE_CHARS and parse_byline(segment.text):
        return Label.METADATA
    if chosen:
        return Label.BODY
    return Label.COMMENT if segment.flags & t.COMMENT else Label.BOILERPLATE


def title_block(document: Document, metadata: Metadata) -> int | None:
    """The block that shows the page's title: the first heading, or the first line of a scrape, that says the same."""
    if not metadata.title:
        return None
    wanted = _folded(metadata.title)
    same = [i for i, segment in enumerate(document.segments) if _folded(segment.text) == wanted]
    headings = [i for i in same if document.segments[i].kind is Kind.HEADING]
    return next(iter(headings or same), None)


def _folded(text: str) -> str:
    return "".join(text.split()).lower()


def contamination_share(texts: Sequence[str], labels: Sequence[Label], injected: int) -> float:
    """Share of the visible characters that is link farm, classified or injected, 0..1."""
    visible = sum(map(len, texts)) + injected
    spam = sum(
        len(text)
        for text, label in zip(texts, labels, strict=True)
        if label in (Label.LINKFARM, Label.CLASSIFIED)
    )
    return (spam + injected) / visible if visible else 0.0
