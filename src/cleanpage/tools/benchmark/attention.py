"""Which pages a person should look at first, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from cleanpage.tools.benchmark.records import PageResult

# A page with less than this many visible characters may well have no body.
_SHORT_PAGE = 500
# A text of another extractor that is longer than this is no accident.
_LONG_TEXT = 200
# Others that have so much in common mean the same text, and who shares less than `_APART` with them does not.
_SAME, _APART = 0.8, 0.6
_STRANGE, _DOUBTFUL, _MISSED = 0.4, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Concern:
    """A reason to look at a page; the weight says how much of one, where 1 is as much as a whole text that is wrong."""

    weight: float
    message: str


@dataclass(frozen=True, slots=True)
class Worth:
    """A page that is worth a look, and the reasons, the gravest first."""

    page: PageResult
    concerns: tuple[Concern, ...]

    @property
    def weight(self) -> float:
        """The sum of its reasons."""
        return sum(concern.weight for concern in self.concerns)


def look_first(pages: Iterable[PageResult], most: int) -> list[Worth]:
    """The pages to look at, the one that most speaks for first."""
    found = [Worth(page, tuple(sorted(_concerns(page), key=lambda one: -one.weight))) for page in pages]
    return sorted((one for one in found if one.concerns), key=lambda one: (-one.weight, one.page.key))[:most]


def _concerns(page: PageResult) -> Iterator[Concern]:
    if page.error:
        yield Concern(3.0, f"failed: {page.error}")
        return
    if page.score and page.score.f1 < _MISSED:
        f1, precision, recall = page.score.f1, page.score.precision, page.score.recall
        yield Concern(2 * (1 - f1), f"F1 {f1:.2f} against gold (precision {precision:.2f}, recall {recall:.2f})")
    if not page.text and page.characters > _SHORT_PAGE:
        yield _no_body(page)
    elif page.text:
        yield from _doubts(page)
    if page.findings:
        yield Concern(0.3 + page.contamination, f"{page.contamination:.0%} contamination: {_kinds(page.findings)}")
    if grave := {"truncated", "undecodable_bytes"}.intersection(page.warnings):
        yield Concern(0.3, ", ".join(sorted(grave)).replace("_", " "))


def _no_body(page: PageResult) -> Concern:
    longer = {name: peer.characters for name, peer in page.peers.items() if peer.characters > _LONG_TEXT}
    if not longer:
        return Concern(0.5, f"no body on a page of {page.characters:,} characters")
    told = ", ".join(f"{name} took {characters:,} characters" for name, characters in longer.items())
    return Concern(1.0 + len(longer) / 4, f"no body, but {told}")


def _doubts(page: PageResult) -> Iterator[Concern]:
    # One that took next to nothing is no witness.
    others = {name: peer for name, peer in page.peers.items() if peer.characters > _LONG_TEXT}
    names, agreement = " and ".join(others), fmean(peer.agreement for peer in others.values()) if others else 1.0
    if len(others) > 1 and page.consensus is not None and page.consensus >= _SAME and agreement < _APART:
        told = f"differs from {names} ({agreement:.2f}), which agree with each other ({page.consensus:.2f})"
        yield Concern(1.5 * (1 - agreement), told)
    elif agreement < _STRANGE:
        told = ", ".join(f"{name} took {peer.characters:,}" for name, peer in others.items())
        yield Concern(0.5 * (1 - agreement), f"{len(page.text):,} characters, of which others have little: {told}")
    if page.confidence < _DOUBTFUL:
        yield Concern(1 - page.confidence, f"confidence {page.confidence:.2f}")


def _kinds(findings: Sequence[str]) -> str:
    return ", ".join(sorted({finding.split(":", 1)[0].replace("_", " ") for finding in findings}))
