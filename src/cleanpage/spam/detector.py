"""Finds spam that others put into a page: link farms, keyword prose, hidden text and classified ads.

How it works:

1. Columns of classified ads are found first, by their repeated line shapes and their phone numbers (`classified_ads`).
2. The blocks of the page are put into groups (`groups`). A group is a paragraph, or a run of short lines of one list.
3. The clues on each group are read (`clues`, `clue_reader`). Groups that are clearly the page's own are left alone.
4. Each group gets two scores, one as search spam and one as classified ads (`model`). The models were fitted on spam
   that was put into clean pages on purpose (docs/contamination.md).
5. A group with a score above the threshold of a kind is a finding. If a page has a finding, the threshold of its kind
   is lower for the other groups of the page, as spam seldom stands alone.
6. All other groups still have a spam probability. Thresholds are high, as a false finding takes text from a clean page,
   and so a fifth of the spam is below them. Later the probability that a block is main content is multiplied by 1 less
   its spam probability. A block that looks like spam must look all the more like main content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import NamedTuple

from cleanpage.page import Finding, FindingKind
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.scoring.model import sigmoid
from cleanpage.spam.classified_ads import MIN_PHONE_LINES, count_phones, find_ad_columns
from cleanpage.spam.clue_reader import ClueReader
from cleanpage.spam.clues import GroupClues
from cleanpage.spam.groups import group_blocks
from cleanpage.spam.model import SpamKind, reasons, score


class _Levels(NamedTuple):
    """Scores of a kind, in logits.

    Attributes:
        threshold: From this score on a group is reported. Measured on clean pages of hosts that the trees had not seen:
            one page in a thousand has a group above the threshold of either kind.
        even: At this score a group that might be main content is as likely spam as not. It is higher for ads, as
            contact lists and reports on rents have prices and phone numbers as well.
    """

    threshold: float
    even: float


_LEVELS = {
    SpamKind.FARM: _Levels(threshold=3.2, even=-1.0),
    SpamKind.CLASSIFIED: _Levels(threshold=4.8, even=1.0),
}
# Added to the threshold of an ad that stands alone and has one phone number, in logits: an article may quote it.
_LONE_AD, _ONE_PHONE = 2.0, log1p(1)
# The threshold on a page where spam of the kind was reported.
_COMPANION_THRESHOLD = 1.5
# The even score on such a page, and for search spam in a text scrape, which has no markup that would speak for a block.
_EVEN_SUSPECT = -2.0
# How many blocks may be trimmed off either edge of a group, and by how much its score must rise each time, in logits.
_MAX_TRIMMED, _MIN_TRIM_GAIN = 6, 0.4
# The spam probability of a block that was trimmed off a finding.
_TRIMMED_PROBABILITY = 0.9
# From this many ends of sentences on, for every hundred letters' worth and every block, a group is prose; from this
# link density on it is a list of links all the same.
_PROSE_SENTENCES, _LIST_LINK_DENSITY = 0.35, 0.5
# How much of a text a message quotes, in characters.
_EXCERPT_CHARS = 30


@dataclass(frozen=True, slots=True)
class Spam:
    """The spam of a page.

    Attributes:
        findings: What is reported, in the order of the page.
        spam_probabilities: For some of the other blocks the probability, 0..1, that they are spam all the same.
    """

    findings: tuple[Finding, ...]
    spam_probabilities: dict[int, float]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A group that may be spam, with its clues and its score as spam of either kind."""

    blocks: Sequence[int]
    clues: GroupClues
    farm_score: float
    classified_score: float

    def score(self, kind: SpamKind) -> float:
        """The score as spam of a kind."""
        return self.farm_score if kind is SpamKind.FARM else self.classified_score

    def margin(self, kind: SpamKind) -> float:
        """By how much the score is above the threshold of a kind."""
        return self.score(kind) - _LEVELS[kind].threshold

    @property
    def likeliest_kind(self) -> SpamKind:
        """The kind whose threshold the group is furthest above, or least below."""
        is_ad = self.margin(SpamKind.CLASSIFIED) > self.margin(SpamKind.FARM)
        return SpamKind.CLASSIFIED if is_ad else SpamKind.FARM


def find_spam(document: Document, measures: Measures) -> Spam:
    """Find what others put into a page.

    Args:
        document: The page.
        measures: Counts of its blocks.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> from cleanpage.scoring.measures import measure
        >>> article = "<p>The keeper lights the lantern every evening.<p>Ships look for the lantern before they turn."
        >>> farm = "online casino|casino bonus|free casino slots|cheap viagra|payday loans|casino poker"
        >>> page = parse_html(f"{article}<div hidden>{farm}</div>".encode())
        >>> [(finding.kind.value, finding.blocks) for finding in find_spam(page, measure(page)).findings]
        [('hidden', (2,))]
        >>> page = parse_html(f"{article}<div>{farm}</div>".encode())
        >>> spam = find_spam(page, measure(page))
        >>> spam.findings, round(spam.spam_probabilities[2], 2)
        ((), 0.98)
    """
    phones = count_phones([segment.text for segment in document.segments])
    findings: list[Finding] = []
    if sum(1 for number in phones if number) >= MIN_PHONE_LINES:
        findings = find_ad_columns(document, measures, phones)
    groups = group_blocks(document, measures)
    if not groups:
        return Spam(tuple(findings), {})

    claimed = {block for finding in findings for block in finding.blocks}
    reader = ClueReader(document, measures, phones)
    candidates = []
    for group in groups:
        candidate = _candidate(reader, group, claimed)
        if candidate:
            candidates.append(candidate)
    reported_kinds = _kinds_reported(candidates, has_columns=bool(findings))

    # The clearest groups come first. A block may be in two groups: by itself, and with the list that it is in.
    trimmed: set[int] = set()
    for candidate in sorted(candidates, key=lambda candidate: -candidate.margin(candidate.likeliest_kind)):
        for part in _unclaimed_parts(reader, candidate, claimed):
            kind = part.likeliest_kind
            is_companion = kind in reported_kinds and part.score(kind) >= _COMPANION_THRESHOLD
            if is_companion or _is_certain(part, kind):
                core = _trimmed(reader, part, kind)
                findings.append(_finding(document, core, kind))
                claimed.update(core.blocks)
                trimmed.update(set(part.blocks).difference(core.blocks))
    findings.sort(key=lambda finding: finding.blocks)

    left = [part for candidate in candidates for part in _unclaimed_parts(reader, candidate, claimed)]
    probabilities = _spam_probabilities(left, reported_kinds)
    for block in trimmed - claimed:
        probabilities[block] = _TRIMMED_PROBABILITY
    return Spam(tuple(findings), probabilities)


def _candidate(reader: ClueReader, blocks: Sequence[int], claimed: Collection[int]) -> _Candidate | None:
    """A group with its scores; None if it cannot be spam, or if a finding claims a block of it."""
    if any(block in claimed for block in blocks):
        return None
    clues = reader.read(blocks)
    if not clues:
        return None
    return _Candidate(
        blocks, clues, farm_score=score(SpamKind.FARM, clues), classified_score=score(SpamKind.CLASSIFIED, clues)
    )


def _kinds_reported(candidates: Iterable[_Candidate], *, has_columns: bool) -> set[SpamKind]:
    """The kinds of spam of which a group, or a column of ads, is reported by itself."""
    kinds = {SpamKind.CLASSIFIED} if has_columns else set()
    for candidate in candidates:
        for kind in SpamKind:
            if _is_certain(candidate, kind):
                kinds.add(kind)
    return kinds


def _is_certain(candidate: _Candidate, kind: SpamKind) -> bool:
    """Whether a group is reported by itself."""
    threshold = _LEVELS[kind].threshold
    if kind is SpamKind.CLASSIFIED and len(candidate.blocks) == 1 and candidate.clues.ads.phones <= _ONE_PHONE:
        threshold += _LONE_AD
    return candidate.score(kind) >= threshold


def _unclaimed_parts(reader: ClueReader, candidate: _Candidate, claimed: Collection[int]) -> list[_Candidate]:
    """The group, or the runs of it that are left between blocks that findings claim by now."""
    if not any(block in claimed for block in candidate.blocks):
        return [candidate]
    runs: list[list[int]] = [[]]
    for block in candidate.blocks:
        if block in claimed:
            runs.append([])
        else:
            runs[-1].append(block)
    parts = [_candidate(reader, run, claimed) for run in runs if run]
    return [part for part in parts if part]


def _trimmed(reader: ClueReader, candidate: _Candidate, kind: SpamKind) -> _Candidate:
    """The group without the blocks at its edges that speak against it: a heading, or the last line of a menu."""
    for at_start in (True, False):
        for _ in range(_MAX_TRIMMED):
            fewer = candidate.blocks[1:] if at_start else candidate.blocks[:-1]
            smaller = _candidate(reader, fewer, ()) if fewer else None
            if not smaller or smaller.score(kind) < candidate.score(kind) + _MIN_TRIM_GAIN:
                break
            candidate = smaller
    return candidate


def _spam_probabilities(candidates: Iterable[_Candidate], reported_kinds: Collection[SpamKind]) -> dict[int, float]:
    """For each block the largest spam probability of a group that it is in."""
    probabilities: dict[int, float] = {}
    for candidate in candidates:
        probability = max(
            sigmoid(candidate.score(kind) - _even_score(candidate, kind, reported_kinds)) for kind in SpamKind
        )
        for block in candidate.blocks:
            probabilities[block] = max(probability, probabilities.get(block, 0.0))
    return probabilities


def _even_score(candidate: _Candidate, kind: SpamKind, reported_kinds: Collection[SpamKind]) -> float:
    is_in_scrape = kind is SpamKind.FARM and not candidate.clues.html
    return _EVEN_SUSPECT if is_in_scrape or kind in reported_kinds else _LEVELS[kind].even


def _finding(document: Document, candidate: _Candidate, kind: SpamKind) -> Finding:
    """The finding that reports a group."""
    clues = candidate.clues
    text = document.segments[candidate.blocks[0]].text
    start = repr(text if len(text) <= _EXCERPT_CHARS else f"{text[:_EXCERPT_CHARS]}…")
    # Numbers are among the clues as log1p.
    count = round(exp(clues.form.pieces)) - 1
    if kind is SpamKind.CLASSIFIED:
        finding_kind = FindingKind.CLASSIFIED
        count = round(exp(clues.ads.phones)) - 1
        message = f"Classified ads, {len(candidate.blocks)} blocks with {count} phone numbers: {start}."
    elif clues.place.hidden or clues.place.cloaked or clues.place.marquee:
        finding_kind = FindingKind.HIDDEN
        message = f"Readers do not see this text, and it has nothing to do with the page: {start}."
    elif clues.form.sentences >= _PROSE_SENTENCES and clues.links.links < _LIST_LINK_DENSITY:
        finding_kind = FindingKind.STUFFING
        message = f"This prose has nothing to do with the page: {start}."
    else:
        finding_kind = FindingKind.LINK_FARM
        message = f"This list of {count} phrases has nothing to do with the page: {start}."
    blocks = tuple(candidate.blocks)
    return Finding(finding_kind, blocks, reasons(kind, clues), candidate.score(kind), count, message)
