"""Link farms, keyword prose, hidden text and classified ads: what others put into a page.

Groups of blocks are scored twice, as search spam and as classified ads, by trees that were fitted on attacks made to
order (docs/contamination.md). From one score on a group is a finding. Below it there is doubt, and a block in doubt
must read all the more like the body to be taken for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log1p

from cleanpage.page import Finding
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.scoring.model import sigmoid
from cleanpage.spam import ad_columns
from cleanpage.spam.clues import Clues, Values
from cleanpage.spam.groups import group_blocks
from cleanpage.spam.phones import phones_in
from cleanpage.spam.verdict import CLASSIFIED, FARM, KINDS, score, to_finding

# Scores, in logits, from which on a group is reported, and what is added for an ad alone. Measured on clean pages of
# hosts that the trees had not seen, one in a thousand has a group above either.
THRESHOLDS = {FARM: 3.2, CLASSIFIED: 4.8}
_ALONE, _ONE = 2.0, log1p(1)
# The same beside a group that is reported.
_COMPANION = 1.5
# The score at which foreign matter and a page's own are equally likely where a group might be the body. It is higher
# for ads: contact lists and reports on rents have prices and numbers to call as well. It is lower beside what is
# reported, and in scrapes, which have no markup that would speak for a block.
_EVEN = {FARM: -1.0, CLASSIFIED: 1.0}
_EVEN_SUSPECT = -2.0
# Blocks that are looked at on either edge of a finding, and by how much it must gain without one, in logits.
_MAX_TRIMMED, _TRIM_GAIN = 6, 0.4
# The probability that what was trimmed off a finding is foreign as well.
_TRIMMED_DOUBT = 0.9


@dataclass(frozen=True, slots=True)
class Spam:
    """What was found on a page.

    Attributes:
        findings: The foreign matter, in the order of the page.
        doubts: For some other blocks the probability, 0..1, that they are foreign matter all the same.
    """

    findings: tuple[Finding, ...]
    doubts: dict[int, float]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A group with its scores as search spam and as classified ads."""

    group: Sequence[int]
    values: Values
    scores: Mapping[str, float]

    @property
    def kind(self) -> str:
        """What it is rather than anything else."""
        return max(KINDS, key=lambda kind: self.scores[kind] - THRESHOLDS[kind])

    @property
    def margin(self) -> float:
        """By how much it is above the threshold of its kind."""
        return self.scores[self.kind] - THRESHOLDS[self.kind]


def find_injected(document: Document, measures: Measures) -> Spam:
    """Find what others put into a page."""
    phones = phones_in([segment.text for segment in document.segments])
    found = ad_columns.detect(document, measures, phones)
    claimed = {block for finding in found for block in finding.blocks}
    clues = Clues(document, measures, phones)
    judged = [one for group in group_blocks(document, measures) if (one := _judge(clues, group, claimed))]
    # What was put into a page has mostly company.
    seen = {kind for one in judged for kind in KINDS if _is_certain(one, kind)} | ({CLASSIFIED} if found else set())
    trimmed: set[int] = set()
    # The clearest first: a block may be so by itself, or with the list that it stands in.
    for one in sorted(judged, key=lambda one: -one.margin):
        for rest in _unclaimed(clues, one, claimed):
            kind = rest.kind
            if _is_certain(rest, kind) or (kind in seen and rest.scores[kind] >= _COMPANION):
                group, values = _trimmed(clues, rest, kind)
                found.append(to_finding(document, group, values, kind))
                claimed.update(group)
                trimmed |= set(rest.group).difference(group)
    found.sort(key=lambda finding: finding.blocks)
    left = [rest for one in judged for rest in _unclaimed(clues, one, claimed)]
    return Spam(tuple(found), _doubts(left, seen) | dict.fromkeys(trimmed - claimed, _TRIMMED_DOUBT))


def _judge(clues: Clues, group: Sequence[int], claimed: Collection[int]) -> _Judged | None:
    """A group with its scores; None if it cannot be foreign, or a part of it is claimed."""
    values = None if any(block in claimed for block in group) else clues.of(group)
    return _Judged(group, values, {kind: score(kind, values) for kind in KINDS}) if values else None


def _unclaimed(clues: Clues, one: _Judged, claimed: Collection[int]) -> Iterator[_Judged]:
    """The group, or what is left of it between blocks that were claimed since."""
    if not any(block in claimed for block in one.group):
        yield one
        return
    for is_claimed, blocks in groupby(one.group, key=claimed.__contains__):
        rest = None if is_claimed else _judge(clues, tuple(blocks), claimed)
        if rest:
            yield rest


def _doubts(judged: Sequence[_Judged], seen: Collection[str]) -> dict[int, float]:
    """For each block the largest probability that a group with it is foreign."""
    doubts: dict[int, float] = {}
    for one in judged:
        doubt = max(sigmoid(one.scores[kind] - _even(one, kind, seen)) for kind in KINDS)
        for block in one.group:
            doubts[block] = max(doubt, doubts.get(block, 0.0))
    return doubts


def _even(one: _Judged, kind: str, seen: Collection[str]) -> float:
    if kind in seen or (kind == FARM and not one.values.html):
        return _EVEN_SUSPECT
    return _EVEN[kind]


def _is_certain(one: _Judged, kind: str) -> bool:
    """Whether a group is reported by itself. An ad alone, with one number to call, may be quoted by an article."""
    alone = kind == CLASSIFIED and len(one.group) == 1 and one.values.phones <= _ONE
    return one.scores[kind] >= THRESHOLDS[kind] + _ALONE * alone


def _trimmed(clues: Clues, one: _Judged, kind: str) -> tuple[Sequence[int], Values]:
    """The group without blocks at its edges that speak against it: a heading above it, the last line of a menu."""
    group, values, total = one.group, one.values, one.scores[kind]
    for first, last in ((1, 0), (0, 1)):
        for _ in range(_MAX_TRIMMED):
            smaller = group[first : len(group) - last]
            fewer = clues.of(smaller) if smaller else None
            if not fewer or (better := score(kind, fewer)) < total + _TRIM_GAIN:
                break
            group, values, total = smaller, fewer, better
    return group, values
