"""Which verdict a block gets when several would do."""

from __future__ import annotations

import pytest

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind, Finding, FindingKind, Label, Metadata
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.selection.labels import Labels, contamination_share, spam_labels, title_block

BYLINE = "By Jane Doe"


def document(*blocks: str | Segment) -> Document:
    segments = [Segment(block, BlockKind.PARAGRAPH) if isinstance(block, str) else block for block in blocks]
    return Document(segments, Outline(["#document"], [0], [""]), Head())


def finding(kind: FindingKind, *blocks: int) -> Finding:
    return Finding(kind, blocks, (), 1.0, 1, "found")


def labels(page: Document, *chosen: int, title: str | None = None, spam: dict[int, Label] | None = None) -> list[Label]:
    found = Labels(page, spam or {}, chosen, Metadata(title=title))
    return [found.of(index) for index in range(len(page.segments))]


def test_what_is_chosen_is_body_and_the_rest_is_not() -> None:
    assert labels(document("one", "two", "three"), 0, 2) == [Label.BODY, Label.BOILERPLATE, Label.BODY]


def test_a_comment_that_is_not_chosen_is_a_comment() -> None:
    comment = Segment("I agree", BlockKind.PARAGRAPH, flags=t.COMMENT)
    assert labels(document(comment)) == [Label.COMMENT]
    assert labels(document(comment), 0) == [Label.BODY]


def test_spam_is_spam_even_if_chosen_or_called_like_the_title() -> None:
    page = document("one", "two")
    assert labels(page, 0, 1, title="one", spam={0: Label.LINK_FARM}) == [Label.LINK_FARM, Label.BODY]


def test_the_title_is_the_title_even_if_chosen() -> None:
    assert labels(document("A Day Out", "text"), 0, 1, title="A day  out") == [Label.TITLE, Label.BODY]


def test_a_byline_is_metadata_even_if_chosen() -> None:
    assert labels(document(BYLINE, "text"), 0, 1) == [Label.METADATA, Label.BODY]


def test_a_paragraph_that_begins_like_a_byline_is_no_byline() -> None:
    long = BYLINE + " and everyone who knew her, the story of the town was told again and again. " * 3
    assert labels(document(long), 0) == [Label.BODY]


@pytest.mark.parametrize("title", [None, "", "Not here"])
def test_no_block_shows_a_title_that_there_is_not(title: str | None) -> None:
    assert title_block(document("one", "two"), Metadata(title=title)) is None


def test_a_heading_is_the_title_rather_than_a_paragraph_that_says_the_same() -> None:
    page = document(
        "A day out", Segment("A day out", BlockKind.HEADING, level=1), Segment("A day out", BlockKind.HEADING, level=2)
    )
    assert title_block(page, Metadata(title="A day out")) == 1


def test_without_a_heading_the_first_block_that_says_the_same_is_the_title() -> None:
    assert title_block(document("x", "A day out", "A day out"), Metadata(title="A day out")) == 1


def test_the_first_finding_has_a_block_that_two_claim() -> None:
    found = [finding(FindingKind.LINK_FARM, 0, 1), finding(FindingKind.CLASSIFIED, 1, 2)]
    assert spam_labels(found) == {0: Label.LINK_FARM, 1: Label.LINK_FARM, 2: Label.CLASSIFIED}


def test_injected_readings_do_not_condemn_their_blocks() -> None:
    assert spam_labels([finding(FindingKind.READINGS, 0, 1)]) == {}


def test_contamination_is_a_share_of_the_characters() -> None:
    assert contamination_share([60, 30, 10], [1, 2], 0) == pytest.approx(0.4)


def test_injected_characters_count_on_both_sides() -> None:
    assert contamination_share([90], [], 10) == pytest.approx(0.1)
    assert contamination_share([40, 50], [1], 10) == pytest.approx(0.6)


def test_nothing_is_not_contaminated() -> None:
    assert contamination_share([], [], 0) == 0.0
    assert contamination_share([4], [], 0) == 0.0
