"""Findings, metadata and the selection to one label per block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleanpage.document import Document
from cleanpage.lexicon import tags as t
from cleanpage.metadata.bylines import Byline, parse_byline
from cleanpage.metadata.headline import without_kana_readings
from cleanpage.page import Contamination, Finding, Kind, Label, Metadata

_FINDING_LABELS = {Contamination.LINK_FARM: Label.LINKFARM, Contamination.CLASSIFIED: Label.CLASSIFIED}

# A byline is a short line; longer blocks are not asked, in Latin letters' worth.
_BYLINE_CHARS = 160
# How far from the body, in blocks, an HTML page is searched for them.
_NEAR_BODY = 8
# Where no byline of an article stands.
_NO_BYLINE = t.NAV | t.FOOTER | t.TABLE | t.CODE | t.SELECT | t.BUTTON


def spam_labels(findings: Iterable[Finding]) -> dict[int, Label]:
    """The label of each block that a finding claims; the first finding has it."""
    labels: dict[int, Label] = {}
    for finding in findings:
        if finding.kind in _FINDING_LABELS:
            for block in finding.blocks:
                labels.setdefault(block, _FINDING_LABELS[finding.kind])
    return labels


def label_blocks(
    document: Document, spam: Mapping[int, Label], chosen: Sequence[int], metadata: Metadata
) -> list[Label]:
    """One label per block: spam overrules the title, the title bylines, and those the selection."""
    found = [Label.COMMENT if s.flags & t.COMMENT else Label.BOILERPLATE for s in document.segments]
    for index in chosen:
        found[index] = Label.BODY
    told = {_folded(value) for value in (metadata.author, metadata.site_name) if value}
    longest = 2 * max(map(len, told), default=0)
    for index in _around_body(document, chosen):
        segment = document.segments[index]
        if len(segment.text) > _BYLINE_CHARS or segment.flags & _NO_BYLINE:
            continue
        if (len(segment.text) <= longest and _folded(segment.text) in told) or _is_byline(segment.text):
            found[index] = Label.METADATA
    title = title_block(document, metadata)
    if title is not None:
        found[title] = Label.TITLE
    for index, label in spam.items():
        found[index] = label
    return found


def _around_body(document: Document, chosen: Sequence[int]) -> Iterable[int]:
    """The blocks that may be the article's byline: in a scrape any line, on an HTML page those in and near the body."""
    n = len(document.segments)
    if not document.is_html:
        return range(n)
    if not chosen:
        return ()
    return range(max(0, chosen[0] - _NEAR_BODY), min(n, chosen[-1] + _NEAR_BODY))


def _is_byline(text: str) -> bool:
    """Whether a block says who wrote the text, when or where, and nothing else; a prompt or a count says neither."""
    return parse_byline(text) not in (None, Byline())


def title_block(document: Document, metadata: Metadata) -> int | None:
    """The block that shows the page's title: the first heading, or the first line of a scrape, that says the same."""
    if not metadata.title:
        return None
    wanted = _folded(metadata.title)
    longest = 2 * len(metadata.title)
    same = [
        i
        for i, segment in enumerate(document.segments)
        if len(wanted) <= len(segment.text) <= longest and _folded(segment.text) == wanted
    ]
    headings = [i for i in same if document.segments[i].kind is Kind.HEADING]
    return next(iter(headings or same), None)


def _folded(text: str) -> str:
    return "".join(without_kana_readings(text).split()).lower()


def contamination_share(texts: Sequence[str], labels: Sequence[Label], injected: int) -> float:
    """Share of the visible characters that is link farm, classified or injected, 0..1."""
    visible = sum(map(len, texts)) + injected
    spam = sum(
        len(text) for text, label in zip(texts, labels, strict=True) if label in (Label.LINKFARM, Label.CLASSIFIED)
    )
    return (spam + injected) / visible if visible else 0.0
