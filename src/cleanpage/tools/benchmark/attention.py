"""Which pages a person should look at first, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from cleanpage.tools.benchmark.records import PageResult

# Visible characters of a page. A shorter page may well have no body.
_MIN_PAGE_CHARS = 500
# Characters of a text of another extractor. A longer text is not an accident.
_MIN_PEER_CHARS = 200
# Word F1, 0..1: other extractors that agree with each other so much mean the same text; a text that agrees with them
# less than the second number differs; one that agrees less than the third has little to do with them.
_SAME_F1, _DIFFERENT_F1, _UNRELATED_F1 = 0.8, 0.6, 0.4
# Pages below these are reported: the expected F1, and the F1 against gold.
_MIN_CONFIDENCE, _MIN_GOLD_F1 = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Concern:
    """A reason to look at a page. A weight of 1 means that the whole text is wrong."""

    weight: float
    message: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A page to look at, and the reasons, the heaviest first."""

    page: PageResult
    concerns: tuple[Concern, ...]

    @property
    def weight(self) -> float:
        """The sum of the weights of its reasons."""
        return sum(concern.weight for concern in self.concerns)


def look_first(pages: Iterable[PageResult], max_pages: int) -> list[Suspect]:
    """The pages with reasons to look at them, the heaviest first."""
    suspects = []
    for page in pages:
        concerns = sorted(_concerns(page), key=lambda concern: -concern.weight)
        if concerns:
            suspects.append(Suspect(page, tuple(concerns)))
    return sorted(suspects, key=lambda suspect: (-suspect.weight, suspect.page.key))[:max_pages]


def _concerns(page: PageResult) -> Iterator[Concern]:
    if page.error:
        yield Concern(3.0, f"failed: {page.error}")
        return
    if page.score and page.score.f1 < _MIN_GOLD_F1:
        f1, precision, recall = page.score.f1, page.score.precision, page.score.recall
        yield Concern(2 * (1 - f1), f"F1 {f1:.2f} against gold (precision {precision:.2f}, recall {recall:.2f})")
    if not page.text and page.characters > _MIN_PAGE_CHARS:
        yield _no_body(page)
    elif page.text:
        yield from _concerns_about_text(page)
    if page.findings:
        yield Concern(0.3 + page.contamination, f"{page.contamination:.0%} contamination: {_kinds(page.findings)}")
    serious = {"truncated", "undecodable_bytes"}.intersection(page.warnings)
    if serious:
        yield Concern(0.3, ", ".join(sorted(serious)).replace("_", " "))


def _no_body(page: PageResult) -> Concern:
    long_texts = {name: peer.characters for name, peer in page.peers.items() if peer.characters > _MIN_PEER_CHARS}
    if not long_texts:
        return Concern(0.5, f"no body on a page of {page.characters:,} characters")
    lengths = ", ".join(f"{name} took {characters:,} characters" for name, characters in long_texts.items())
    return Concern(1.0 + len(long_texts) / 4, f"no body, but {lengths}")


def _concerns_about_text(page: PageResult) -> Iterator[Concern]:
    # An extractor that took next to nothing says nothing about the text.
    peers = {name: peer for name, peer in page.peers.items() if peer.characters > _MIN_PEER_CHARS}
    agreement = fmean(peer.agreement for peer in peers.values()) if peers else 1.0
    peers_agree = len(peers) > 1 and page.consensus is not None and page.consensus >= _SAME_F1
    if peers_agree and agreement < _DIFFERENT_F1:
        names = " and ".join(peers)
        message = f"differs from {names} ({agreement:.2f}), which agree with each other ({page.consensus:.2f})"
        yield Concern(1.5 * (1 - agreement), message)
    elif agreement < _UNRELATED_F1:
        lengths = ", ".join(f"{name} took {peer.characters:,}" for name, peer in peers.items())
        yield Concern(0.5 * (1 - agreement), f"{len(page.text):,} characters, of which others have little: {lengths}")
    if page.confidence < _MIN_CONFIDENCE:
        yield Concern(1 - page.confidence, f"confidence {page.confidence:.2f}")


def _kinds(findings: Sequence[str]) -> str:
    return ", ".join(sorted({finding.split(":", 1)[0].replace("_", " ") for finding in findings}))
