"""Link farms, keyword prose, hidden text and classified ads: what others put into a page.

Groups of blocks are scored twice, as search spam and as classified ads, by trees that were fitted on attacks made to
order (docs/contamination.md). From one score on a group is a finding. Below it there is doubt, and a block in doubt
must read all the more like the body to be taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from math import exp

from cleanpage.document import Document
from cleanpage.measures import Measures
from cleanpage.page import Contamination, Finding, Reason
from cleanpage.spam import classified
from cleanpage.spam.clues import NAMES, Clues, Values
from cleanpage.spam.forest import CLASSIFIED, FARM, load_model
from cleanpage.spam.groups import group_blocks

# Scores, in logits, from which on a group is reported. Measured on clean pages of hosts that the trees had not seen:
# about one in a thousand has a group above either.
FARM_THRESHOLD, CLASSIFIED_THRESHOLD = 3.0, 4.0
# Amounts for what the labelled pages cannot teach, in logits for each unit: an example that an article quotes or
# introduces is its own, and so are the words of the trade that it is about.
BY_HAND = {
    FARM: {"own_trades": -1.0, "quoted": -3.0, "introduced": -1.5},
    CLASSIFIED: {"quoted": -3.0, "introduced": -1.5},
}
# The score at which foreign matter and a page's own are equally likely where a group might be the body.
_EVEN = 0.0
# Blocks that are looked at on either edge of a finding.
_MOST_TRIMMED = 6
_PROSE_SENTENCES = 0.35
_LINKED = 0.5


@dataclass(frozen=True, slots=True)
class Spam:
    """What was found on a page.

    Attributes:
        findings: The foreign matter, in the order of the page.
        doubts: For some other blocks the probability, 0..1, that they are foreign matter all the same.
    """

    findings: tuple[Finding, ...]
    doubts: dict[int, float]


def find_injected(document: Document, measures: Measures) -> Spam:
    """Find what others put into a page."""
    found = classified.detect(document, measures)
    claimed = {block for finding in found for block in finding.blocks}
    clues = Clues(document, measures)
    doubts: dict[int, float] = {}
    for group in group_blocks(document, measures):
        values = None if claimed.intersection(group) else clues.of(group)
        if values is None:
            continue
        finding, doubt = _judge(document, group, values)
        if finding:
            finding = _trimmed(document, clues, finding)
            found.append(finding)
            claimed.update(finding.blocks)
        else:
            for block in group:
                doubts[block] = max(doubt, doubts.get(block, 0.0))
    found.sort(key=lambda finding: finding.blocks)
    return Spam(tuple(found), {block: doubt for block, doubt in doubts.items() if block not in claimed})


def score(kind: str, values: Values) -> float:
    """The score of a group, in logits: what the trees say, and the amounts that are set by hand."""
    by_hand = sum(amount * getattr(values, name) for name, amount in BY_HAND[kind].items())
    return load_model()[kind].score(astuple(values)) + by_hand


def _judge(document: Document, group: Sequence[int], values: Values) -> tuple[Finding | None, float]:
    """The finding on a group, if it is one, or the doubt about it."""
    farm, ads = score(FARM, values), score(CLASSIFIED, values)
    if farm >= FARM_THRESHOLD:
        return _farm(document, group, values, farm), 1.0
    if ads >= CLASSIFIED_THRESHOLD:
        return _classified(group, values, ads), 1.0
    return None, _probability(max(farm, ads) - _EVEN)


def _trimmed(document: Document, clues: Clues, finding: Finding) -> Finding:
    """The finding without blocks at its edges that speak against it: a heading above it, the last line of a menu."""
    for take_first in (True, False):
        for _ in range(_MOST_TRIMMED):
            group = finding.blocks[1:] if take_first else finding.blocks[:-1]
            values = clues.of(group) if group else None
            better = _judge(document, group, values)[0] if values else None
            if not better or better.score < finding.score:
                break
            finding = better
    return finding


def _probability(logit: float) -> float:
    return 1 / (1 + exp(-logit))


def _farm(document: Document, group: Sequence[int], values: Values, total: float) -> Finding:
    first = document.segments[group[0]].text[:30]
    pieces = round(exp(values.pieces)) - 1
    if values.hidden or values.cloaked or values.marquee:
        kind, message = (
            Contamination.HIDDEN,
            f"text that readers do not see and that is foreign to the page, from {first!r} on",
        )
    elif values.sentences >= _PROSE_SENTENCES and values.links < _LINKED:
        kind, message = (
            Contamination.STUFFING,
            f"prose that is foreign to the page and repeats itself, from {first!r} on",
        )
    else:
        kind = Contamination.LINK_FARM
        message = f"a list of {pieces} phrases that has nothing to do with the page, from {first!r} on"
    return Finding(kind, tuple(group), _reasons(FARM, values), total, pieces, message)


def _classified(group: Sequence[int], values: Values, total: float) -> Finding:
    phones = round(exp(values.phones)) - 1
    message = f"{len(group)} blocks of classified ads, with {phones} numbers to call"
    return Finding(Contamination.CLASSIFIED, tuple(group), _reasons(CLASSIFIED, values), total, phones, message)


def _reasons(kind: str, values: Values) -> tuple[Reason, ...]:
    """The clues behind a score, the largest first; their amounts sum to it."""
    amounts = load_model()[kind].amounts(astuple(values))
    named = {"average group" if i is None else NAMES[i].replace("_", " "): amount for i, amount in amounts.items()}
    for name, amount in BY_HAND[kind].items():
        named[name.replace("_", " ")] = amount * getattr(values, name)
    found = [Reason(name, amount) for name, amount in named.items() if amount]
    return tuple(sorted(found, key=lambda reason: -abs(reason.amount)))
