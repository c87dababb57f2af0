"""The detectors together."""

from __future__ import annotations

from cleanpage.measures import measure
from cleanpage.page import Contamination
from cleanpage.spam import DETECTORS, find_spam
from cleanpage.text_blocks import segment_lines

ARTICLE = [
    "The orchestra will rehearse in the gymnasium until the concert hall is dry again, its manager said.",
    "Water had come through the ceiling on the night of the storm and ruined two of the three pianos.",
    "The insurance pays for the instruments but not for the floor, which was forty years old already.",
]
FARM = "|".join(
    f"{first} {second} {third}"
    for first in ("rent", "find", "book")
    for second in ("luxury", "cheap")
    for third in ("villas online", "yachts online", "limousines online")
)
ADS = [line for n in range(1, 7) for line in (f"Violin, 4/4, 19{n}0, {n}50", f"Tel. 0171 555 010{n}")]


def test_every_detector_reports_what_it_finds() -> None:
    document = segment_lines("\n".join([*ADS, *ARTICLE, FARM]))
    found = find_spam(document, measure(document))
    assert {finding.kind for finding in found} == {Contamination.CLASSIFIED, Contamination.LINK_FARM}


def test_a_clean_page_has_no_findings() -> None:
    document = segment_lines("\n".join(ARTICLE))
    assert find_spam(document, measure(document)) == []


def test_an_empty_page_has_no_findings() -> None:
    document = segment_lines("")
    assert find_spam(document, measure(document)) == []


def test_findings_point_at_blocks_in_order() -> None:
    document = segment_lines("\n".join([*ADS, *ARTICLE, FARM]))
    for finding in find_spam(document, measure(document)):
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert 0 <= finding.blocks[0] <= finding.blocks[-1] < len(document.segments)


def test_detectors_are_tried_in_a_fixed_order() -> None:
    assert isinstance(DETECTORS, tuple)
