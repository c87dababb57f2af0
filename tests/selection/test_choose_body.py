"""The body that is chosen among scored blocks, and what each option changes about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleanpage
from cleanpage.config import FOCUSES, Comments, Config, Focus
from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind, Label, Metadata, Page
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.scoring import model
from cleanpage.scoring.measures import measure
from cleanpage.selection.choose import Selection, choose_body, expected_f1

TEXT = 0


def segment(tokens: int, flags: int = TEXT, name: str = "word", end: str = ".") -> Segment:
    return Segment(" ".join([name] * tokens) + end, BlockKind.PARAGRAPH, flags=flags)


def choose(
    segments: Sequence[Segment], probabilities: Sequence[float], title: str | None = None, **options: Any
) -> Selection:
    document = Document(list(segments), Outline(["#document"], [0], [""]), Head())
    return choose_body(document, measure(document), probabilities, Metadata(title=title), Config(**options))


ARTICLE = [
    segment(40, name="one"),
    segment(30, name="two"),
    segment(12, t.COMMENT, "agree"),
    segment(9, t.COMMENT, "disagree"),
]


@pytest.mark.parametrize(
    ("comments", "chosen"), [("auto", (0, 1)), (True, (0, 1, 2, 3)), (False, (0, 1))], ids=["auto", "in", "out"]
)
def test_unlikely_comments_are_taken_in_only_if_they_are_wanted(comments: Comments, chosen: tuple[int, ...]) -> None:
    assert choose(ARTICLE, [0.99, 0.99, 0.01, 0.01], comments=comments).chosen == chosen


@pytest.mark.parametrize(
    ("comments", "chosen"),
    [("auto", (0, 1, 2, 3)), (True, (0, 1, 2, 3)), (False, (0, 1))],
    ids=["auto", "in", "out"],
)
def test_likely_comments_are_left_out_only_if_they_are_not_wanted(comments: Comments, chosen: tuple[int, ...]) -> None:
    assert choose(ARTICLE, [0.99] * 4, comments=comments).chosen == chosen


def test_comments_are_judged_by_their_probability_unless_told_otherwise() -> None:
    assert choose(ARTICLE, [0.99, 0.99, 0.99, 0.01]).chosen == (0, 1, 2)


@pytest.mark.parametrize("inside", [t.FORM, t.BUTTON, t.SELECT, t.NAV])
def test_controls_and_navigation_among_comments_are_no_comments(inside: int) -> None:
    segments = [*ARTICLE, segment(9, t.COMMENT | inside, "report"), segment(9, t.COMMENT | t.LIST, "good")]
    assert choose(segments, [0.99, 0.99, *[0.01] * 4], comments=True).chosen == (0, 1, 2, 3, 5)


def test_names_and_dates_among_comments_are_no_comments() -> None:
    segments = [*ARTICLE, segment(2, t.COMMENT, "Jane", end="")]
    assert choose(segments, [0.99, 0.99, 0.01, 0.01, 0.01], comments=True).chosen == (0, 1, 2, 3)


def test_comments_that_are_wanted_stand_where_they_stood() -> None:
    segments = [segment(9, t.COMMENT, "first"), segment(40, name="one"), segment(9, t.COMMENT, "last")]
    assert choose(segments, [0.01, 0.99, 0.01], comments=True).chosen == (0, 1, 2)


def test_a_likely_block_is_not_taken_in_twice() -> None:
    assert choose(ARTICLE, [0.99, 0.99, 0.99, 0.01], comments=True).chosen == (0, 1, 2, 3)


@pytest.mark.parametrize(("tokens", "chosen"), [(20, (0,)), (19, (0, 1)), (0, (1,))], ids=["text", "remark", "nothing"])
def test_what_is_all_the_text_of_a_page_is_no_comment(tokens: int, chosen: tuple[int, ...]) -> None:
    segments = [segment(max(1, tokens), name="one"), segment(90, t.COMMENT, "post")]
    probabilities = [0.99 if tokens else 0.01, 0.99]
    assert choose(segments, probabilities, comments=False).chosen == chosen


@pytest.mark.parametrize(("focus", "chosen"), [("precision", (0,)), ("balanced", (0, 1)), ("recall", (0, 1, 2))])
def test_the_focus_decides_about_doubtful_blocks(focus: Focus, chosen: tuple[int, ...]) -> None:
    segments = [segment(60, name=name) for name in ("one", "two", "three", "four")]
    assert choose(segments, [0.9, 0.5, 0.3, 0.05], focus=focus).chosen == chosen


@pytest.mark.parametrize(("focus", "chosen"), [("precision", (0, 2)), ("balanced", (0, 1, 2)), ("recall", (0, 1, 2))])
def test_with_a_focus_on_precision_nothing_is_rounded_off(focus: Focus, chosen: tuple[int, ...]) -> None:
    segments = [segment(60, name="one"), segment(3, name="two"), segment(60, name="three")]
    assert choose(segments, [0.99, 0.25, 0.99], focus=focus).chosen == chosen


BLOCKS = st.lists(st.tuples(st.floats(0, 1), st.integers(20, 60), st.booleans(), st.booleans()), max_size=8)


def read(blocks: list[tuple[float, int, bool, bool]]) -> tuple[list[Segment], list[float]]:
    segments = [
        segment(tokens, t.COMMENT if is_comment else TEXT, f"w{index}", "." if is_final else "")
        for index, (_, tokens, is_final, is_comment) in enumerate(blocks)
    ]
    return segments, [p for p, *_ in blocks]


@pytest.mark.parametrize("comments", ["auto", True])
@settings(deadline=None)
@given(BLOCKS)
def test_precision_chooses_of_what_is_balanced_and_that_is_of_recall(
    comments: Comments, blocks: list[tuple[float, int, bool, bool]]
) -> None:
    segments, probabilities = read(blocks)
    precision, balanced, recall = (
        set(choose(segments, probabilities, focus=focus, comments=comments).chosen)
        for focus in ("precision", "balanced", "recall")
    )
    assert precision <= balanced <= recall


@pytest.mark.parametrize("focus", FOCUSES)
@settings(deadline=None)
@given(BLOCKS)
def test_comments_wanted_or_not_change_nothing_but_comments(
    focus: Focus, blocks: list[tuple[float, int, bool, bool]]
) -> None:
    segments, probabilities = read(blocks)
    auto, taken_in, left_out = (
        set(choose(segments, probabilities, focus=focus, comments=comments).chosen)
        for comments in ("auto", True, False)
    )
    assert left_out <= auto <= taken_in
    assert all(segments[index].flags & t.COMMENT for index in taken_in - left_out)


@settings(deadline=None)
@given(BLOCKS, st.sampled_from(FOCUSES), st.sampled_from(["auto", True, False]))
def test_the_expectation_told_is_that_of_the_blocks_chosen(
    blocks: list[tuple[float, int, bool, bool]], focus: Focus, comments: Comments
) -> None:
    segments, probabilities = read(blocks)
    found = choose(segments, probabilities, focus=focus, comments=comments)
    assert list(found.chosen) == sorted(set(found.chosen))
    tokens = [len(block.text.split()) for block in segments]
    if found.chosen:
        assert found.expected_f1 == pytest.approx(expected_f1(found.chosen, probabilities, tokens))


def test_a_copy_is_left_out_and_lowers_what_is_expected() -> None:
    segments = [segment(30, name="one"), segment(30, name="two"), segment(30, name="one")]
    found = choose(segments, [0.99] * 3)
    assert found.chosen == (0, 1)
    assert found.expected_f1 == pytest.approx(expected_f1((0, 1), [0.99] * 3, [30] * 3))


def test_a_comment_that_repeats_the_text_is_a_copy_even_if_wanted() -> None:
    segments = [segment(30, name="one"), segment(30, t.COMMENT, "one"), segment(30, t.COMMENT, "two")]
    assert choose(segments, [0.99, 0.01, 0.01], comments=True).chosen == (0, 2)


@pytest.mark.parametrize("focus", FOCUSES)
@pytest.mark.parametrize("comments", ["auto", True, False])
@pytest.mark.parametrize(
    ("title", "probabilities"), [("404 Not Found", [0.99] * 4), (None, [0.1] * 4)], ids=["error", "unlikely"]
)
def test_no_option_gives_a_body_to_a_page_that_has_none(
    title: str | None, probabilities: list[float], comments: Comments, focus: Focus
) -> None:
    assert choose(ARTICLE, probabilities, title, focus=focus, comments=comments).chosen == ()


@pytest.mark.parametrize("comments", ["auto", True, False])
def test_of_nothing_nothing_is_chosen(comments: Comments) -> None:
    assert choose([], [], comments=comments) == Selection((), 0.0)


SENTENCES = [
    "The glacier lost eleven metres last year, more than in any year since the measurements began.",
    "A hut that stood on its edge in the nineteen-fifties is now an hour's walk away from the ice.",
    "Guides have moved the path twice, and the spring below the moraine has dried up in the meantime.",
    "What the village will drink in thirty years is a question that nobody here likes to be asked.",
]
REMARKS = ["I have seen it myself, and it is worse than that.", "We drank from that spring when we were children."]
FARM = [
    f"{game} {word} online"
    for game in ("casino slots", "slots bonus", "poker casino", "casino jackpot")
    for word in ("free", "best", "new", "real", "cheap", "safe")
]
LINKS = "|".join(f'<a href="https://{n}.example/{n}">{phrase}</a>' for n, phrase in enumerate(FARM))
PAGE = f"""<!doctype html><html lang="en"><head><title>Eleven metres | The Valley Post</title>
<meta property="og:type" content="article"><meta name="author" content="Mara Lind"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Eleven metres</h1>
{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}</article>
<div class="comments"><p>{REMARKS[0]}</p><p>{REMARKS[1]}</p></div>
<p>{LINKS}</p><footer>© The Valley Post</footer></body></html>"""
OPTIONS: list[dict[str, Any]] = [
    {"focus": "precision"},
    {"focus": "recall"},
    {"comments": True},
    {"comments": False},
    {"focus": "recall", "comments": True},
]


def unchanged(page: Page) -> dict[str, object]:
    """What neither focus nor comments may change."""
    return {
        "blocks": [(block.text, block.kind, block.score, block.reasons, block.path) for block in page.blocks],
        "title": [block.text for block in page.blocks if block.label is Label.TITLE],
        "spam": [block.text for block in page.blocks if block.label is Label.LINK_FARM],
        "metadata": page.metadata,
        "findings": page.findings,
        "contamination": page.contamination,
        "encoding": page.encoding,
    }


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_options_change_the_body_and_nothing_else(options: dict[str, Any]) -> None:
    found = unchanged(cleanpage.extract(PAGE, **options))
    assert found == unchanged(cleanpage.extract(PAGE))
    assert (found["title"], found["spam"]) == (["Eleven metres"], ["|".join(FARM)])


@pytest.mark.parametrize(("comments", "expected"), [(True, REMARKS), (False, [])])
def test_readers_comments_are_in_the_text_if_they_are_wanted(comments: bool, expected: list[str]) -> None:
    page = cleanpage.extract(PAGE, comments=comments)
    assert page.text.split("\n\n") == [*SENTENCES, *expected]
    labels = {block.text: block.label for block in page.blocks}
    assert {labels[remark] for remark in REMARKS} == {Label.BODY if comments else Label.COMMENT}


def test_posts_of_a_thread_stay_even_if_comments_are_not_wanted() -> None:
    posts = "".join(f"<div class=comment><p>{sentence}</p></div>" for sentence in SENTENCES)
    thread = '<script type="application/ld+json">{"@type": "QAPage"}</script>'
    page = cleanpage.extract(f"<html><head>{thread}</head><body>{posts}</body></html>", comments=False)
    assert page.text.split("\n\n") == SENTENCES


@pytest.mark.parametrize(
    ("options", "count"), [({"focus": "precision"}, 1), ({}, 2), ({"focus": "recall"}, 3)], ids=str
)
def test_a_page_is_chosen_from_with_the_focus_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], count: int
) -> None:
    monkeypatch.setattr(model, "probabilities", lambda model, view: [0.9, 0.5, 0.3, 0.05])
    page = cleanpage.extract("".join(f"<p>{sentence}</p>" for sentence in SENTENCES), **options)
    assert page.text.split("\n\n") == SENTENCES[:count]
    assert [block.label for block in page.blocks] == [Label.BODY] * count + [Label.BOILERPLATE] * (4 - count)
