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

# A longer block is no byline, in characters.
_MAX_BYLINE = 160
# On an HTML page bylines are searched in so many blocks before the body, and in so many after it.
_BEFORE_BODY, _AFTER_BODY = 8, 7
# A text that is so many times as long as the one that is looked for is not compared with it: white space and readings
# of Han characters add less.
_MAX_STRETCH = 2
# What `parse_byline` gives for a line that is no byline, and for one that is a prompt or a count.
_SAYS_NOTHING = (None, Byline())
# No byline of an article stands in these.
_NO_BYLINE = t.NAV | t.FOOTER | t.TABLE | t.CODE | t.SELECT | t.BUTTON


def spam_labels(findings: Iterable[Finding]) -> dict[int, Label]:
    """The label of each block that a finding claims. A block that two findings claim has the label of the first."""
    labels: dict[int, Label] = {}
    for finding in findings:
        if finding.kind in _FINDING_LABELS:
            for block in finding.blocks:
                labels.setdefault(block, _FINDING_LABELS[finding.kind])
    return labels


class Labels:
    """The labels of a page. Where several would do, the order is spam, title, byline, body.

    A label is worked out when it is asked for: the text of the body needs those of the chosen blocks only.

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
        # A block with the author or the name of the site and nothing else is a byline too.
        self._sources = {_folded(value) for value in (metadata.author, metadata.site_name) if value}
        self._max_source = _MAX_STRETCH * max(map(len, self._sources), default=0)
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
        """Whether a block says who wrote the text, when or where, and nothing else. A prompt or a count is none."""
        text = segment.text
        if len(text) > _MAX_BYLINE or segment.flags & _NO_BYLINE:
            return False
        if len(text) <= self._max_source and _folded(text) in self._sources:
            return True
        return parse_byline(text) not in _SAYS_NOTHING


def _near_body(document: Document, chosen: Sequence[int]) -> range:
    """The blocks that may be bylines: in a scrape all lines, on an HTML page the blocks in and near the body."""
    n = len(document.segments)
    if not document.is_html:
        return range(n)
    if not chosen:
        return range(0)
    return range(max(0, chosen[0] - _BEFORE_BODY), min(n, chosen[-1] + 1 + _AFTER_BODY))


def title_block(document: Document, metadata: Metadata) -> int | None:
    """The block that shows the page's title: the first heading with its words, or else the first block with them."""
    if not metadata.title:
        return None
    title = _folded(metadata.title)
    max_length = _MAX_STRETCH * len(metadata.title)
    first = None
    for index, segment in enumerate(document.segments):
        if len(title) <= len(segment.text) <= max_length and _folded(segment.text) == title:
            if segment.kind is BlockKind.HEADING:
                return index
            if first is None:
                first = index
    return first


def _folded(text: str) -> str:
    """A text without white space and case, and without the readings of its Han characters."""
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
