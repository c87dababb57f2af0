"""Findings, metadata and the selection to one label per block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleanpage.lexicon import tags as t
from cleanpage.metadata.headline import without_kana_readings
from cleanpage.metadata.values.bylines import Byline, parse_byline
from cleanpage.page import BlockKind, Finding, FindingKind, Label, Metadata
from cleanpage.parsing.document import Document, Segment

_FINDING_LABELS = {
    FindingKind.LINK_FARM: Label.LINK_FARM,
    FindingKind.STUFFING: Label.LINK_FARM,
    FindingKind.HIDDEN: Label.LINK_FARM,
    FindingKind.CLASSIFIED: Label.CLASSIFIED,
}

# A byline is a short line; longer blocks are not asked, in Latin letters' worth.
_BYLINE_CHARS = 160
# How far from the body, in blocks, an HTML page is searched for them.
_NEAR_BODY = 8
# What the lines read as that are no byline, and those that are one but for a prompt or a count.
_SAYS_NOTHING = (None, Byline())
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


class Labels:
    """The labels of a page: spam overrules the title, the title bylines, and those the selection.

    A label is worked out when it is asked for: the body's text needs those of the chosen blocks only.

    Args:
        document: The page.
        spam: Labels of the blocks that findings claim.
        chosen: Indices of the selected blocks, ascending.
        metadata: What the page says about itself.
    """

    def __init__(
        self, document: Document, spam: Mapping[int, Label], chosen: Sequence[int], metadata: Metadata
    ) -> None:
        self._segments = document.segments
        self._spam = spam
        self._chosen = frozenset(chosen)
        self._near_body = _near_body(document, chosen)
        self._told = {_folded(value) for value in (metadata.author, metadata.site_name) if value}
        self._longest_told = 2 * max(map(len, self._told), default=0)
        self._title = title_block(document, metadata)

    def of(self, index: int) -> Label:
        """The label of one block."""
        if index in self._spam:
            return self._spam[index]
        if index == self._title:
            return Label.TITLE
        if index in self._near_body and self._is_byline(self._segments[index]):
            return Label.METADATA
        if index in self._chosen:
            return Label.BODY
        return Label.COMMENT if self._segments[index].flags & t.COMMENT else Label.BOILERPLATE

    def _is_byline(self, segment: Segment) -> bool:
        """Whether a block says who wrote the text, when or where, and nothing else; a prompt or a count is none."""
        text = segment.text
        if len(text) > _BYLINE_CHARS or segment.flags & _NO_BYLINE:
            return False
        if len(text) <= self._longest_told and _folded(text) in self._told:
            return True
        return parse_byline(text) not in _SAYS_NOTHING


def _near_body(document: Document, chosen: Sequence[int]) -> range:
    """The blocks that may be the article's byline: in a scrape any line, on an HTML page those in and near the body."""
    n = len(document.segments)
    if not document.is_html:
        return range(n)
    return range(max(0, chosen[0] - _NEAR_BODY), min(n, chosen[-1] + _NEAR_BODY)) if chosen else range(0)


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
    headings = [i for i in same if document.segments[i].kind is BlockKind.HEADING]
    return next(iter(headings or same), None)


def _folded(text: str) -> str:
    return "".join(without_kana_readings(text).split()).lower()


def contamination_share(lengths: Sequence[int], spam: Iterable[int], injected: int) -> float:
    """Share of the visible characters that is link farm, classified or injected, 0..1.

    Args:
        lengths: Characters of each block, without injected ones.
        spam: Indices of the blocks that findings claim.
        injected: Injected characters in all blocks together.
    """
    visible = sum(lengths) + injected
    return (sum(lengths[index] for index in spam) + injected) / visible if visible else 0.0
