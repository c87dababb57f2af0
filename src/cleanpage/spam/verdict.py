"""The clues on a group of blocks weighed: its scores, and the finding that reports it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from cleanpage.page import Finding, FindingKind, Reason
from cleanpage.parsing.document import Document
from cleanpage.spam.clues import NAMES, Values
from cleanpage.spam.trees import CLASSIFIED, FARM, KINDS, load_model

__all__ = ["BY_HAND", "CLASSIFIED", "FARM", "KINDS", "score", "to_finding"]

# Amounts for what the labelled pages cannot teach, in logits for each unit: an example that an article quotes or
# introduces is its own, and so are the words of the trade that it is about. On a page in traditional script a list in
# simplified script is not its own; few of the labelled pages are in traditional script.
BY_HAND = {
    FARM: {"own_trades": -10.0, "quoted": -6.0, "introduced": -4.0, "simplified": 2.5},
    CLASSIFIED: {"quoted": -6.0, "introduced": -4.0},
}
_BY_INDEX = {kind: [(NAMES.index(name), x) for name, x in amounts.items()] for kind, amounts in BY_HAND.items()}
# The score of what has no digit, and so neither a price nor a number to call.
_NO_AD = -9.0
# From so many ends of sentences on, for every hundred letters' worth and every block, a group is prose; from this link
# density on it is a list of links all the same.
_PROSE_SENTENCES, _LINKED = 0.35, 0.5


def score(kind: str, values: Values) -> float:
    """The score of a group, in logits: what the trees say, and the amounts that are set by hand."""
    if kind == CLASSIFIED and not values.digits:
        return _NO_AD
    by_hand = sum(amount * values[index] for index, amount in _BY_INDEX[kind])
    return load_model()[kind].score(values, by_hand)


def to_finding(document: Document, group: Sequence[int], values: Values, kind: str) -> Finding:
    """Report a group as spam of a kind."""
    return _classified(group, values) if kind == CLASSIFIED else _farm(document, group, values)


def _farm(document: Document, group: Sequence[int], values: Values) -> Finding:
    first = document.segments[group[0]].text[:30]
    pieces = round(exp(values.pieces)) - 1
    if values.hidden or values.cloaked or values.marquee:
        kind = FindingKind.HIDDEN
        message = f"text that readers do not see and that is foreign to the page, from {first!r} on"
    elif values.sentences >= _PROSE_SENTENCES and values.links < _LINKED:
        kind = FindingKind.STUFFING
        message = f"prose that has nothing to do with the page, from {first!r} on"
    else:
        kind = FindingKind.LINK_FARM
        message = f"a list of {pieces} phrases that has nothing to do with the page, from {first!r} on"
    return Finding(kind, tuple(group), _reasons(FARM, values), score(FARM, values), pieces, message)


def _classified(group: Sequence[int], values: Values) -> Finding:
    phones = round(exp(values.phones)) - 1
    message = f"{len(group)} blocks of classified ads, with {phones} numbers to call"
    reasons = _reasons(CLASSIFIED, values)
    return Finding(FindingKind.CLASSIFIED, tuple(group), reasons, score(CLASSIFIED, values), phones, message)


def _reasons(kind: str, values: Values) -> tuple[Reason, ...]:
    """The clues behind a score, the largest first; their amounts sum to it."""
    amounts = load_model()[kind].amounts(values)
    named = {"average group" if i is None else NAMES[i].replace("_", " "): amount for i, amount in amounts.items()}
    for name, amount in BY_HAND[kind].items():
        named[name.replace("_", " ")] = amount * getattr(values, name)
    found = [Reason(name, amount) for name, amount in named.items() if amount]
    return tuple(sorted(found, key=lambda reason: -abs(reason.amount)))
