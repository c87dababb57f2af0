"""The frame of a page is not scored, and everything else is."""

from __future__ import annotations

import math

import pytest
from lxml import etree

import cleanpage
from cleanpage.page import Block, Label
from cleanpage.parsing.document import Document, Head, Outline
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.selection.choose import outside_frame

SENTENCE = "The lighthouse keeper wrote down every ship that passed, and the weather it passed in, for thirty years."
PAGE = f"""<html><head><title>Ships</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Ships</h1><p>{SENTENCE}</p><p>{SENTENCE[::-1]}.</p></article>
<select><option>English</option><option>Deutsch</option></select>
<footer><p>© The Site</p><p>{SENTENCE.upper()}</p></footer></body></html>"""
IN_FRAME = {"Home", "News", "English", "Deutsch", "© The Site"}


def outside(html: str) -> list[str]:
    """The blocks of a page that stand outside its frame."""
    document = read_tree(etree.HTML(html))
    return [document.segments[index].text for index in outside_frame(document, measure(document))]


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>Home</nav>",
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        "<div role=navigation>Home</div>",
        "<footer>Home</footer>",
        "<div role=contentinfo>Home</div>",
        "<select><option>Home</select>",
    ],
)
def test_navigation_footers_and_options_are_the_frame(frame: str) -> None:
    assert outside(f"{frame}<p>{SENTENCE}") == [SENTENCE]


@pytest.mark.parametrize("tag", ["header", "aside", "form", "button", "dialog", "ul", "section"])
def test_other_elements_are_not(tag: str) -> None:
    assert outside(f"<{tag}>Home</{tag}><p>{SENTENCE}") == ["Home", SENTENCE]


@pytest.mark.parametrize("body", ["article", "main"])
@pytest.mark.parametrize("frame", ["nav", "footer"])
def test_what_the_main_content_has_of_them_is_its_own(body: str, frame: str) -> None:
    assert outside(f"<{body}><{frame}>Parts</{frame}></{body}><p>{SENTENCE}") == ["Parts", SENTENCE]


@pytest.mark.parametrize("tag", ["nav", "footer"])
def test_a_paragraph_is_never_the_frame(tag: str) -> None:
    assert outside(f"<{tag}><p>Home<p>{SENTENCE}</{tag}><p>Text") == [SENTENCE, "Text"]


@pytest.mark.parametrize(("length", "expected"), [(9, 3), (10, 1)])
def test_where_next_to_nothing_is_left_there_is_no_frame(length: int, expected: int) -> None:
    label = "x" * 45
    assert len(outside(f"<nav><li>{label}<li>{label}</nav><p>{'y' * length}")) == expected


def test_a_page_of_navigation_alone_is_kept() -> None:
    assert outside("<nav><a href=/>Home</a></nav>") == ["Home"]


def test_nothing_has_no_frame() -> None:
    document = Document([], Outline(["#document"], [0], [""]), Head())
    assert list(outside_frame(document, measure(document))) == []


def test_a_scrape_has_no_frame() -> None:
    document = segment_lines(f"Home\nNews\n{SENTENCE}\n© The Site")
    assert list(outside_frame(document, measure(document))) == [0, 1, 2, 3]


def frame_blocks(page: cleanpage.Page) -> list[Block]:
    return [block for block in page.blocks if block.text in IN_FRAME]


def test_the_frame_is_boilerplate_for_one_reason_that_is_the_logit_of_its_score() -> None:
    found = frame_blocks(cleanpage.extract(PAGE))
    assert {block.text for block in found} == IN_FRAME
    for block in found:
        assert block.label is Label.BOILERPLATE
        assert 0 < block.score < 0.5
        (reason,) = block.reasons
        assert reason.amount == pytest.approx(math.log(block.score / (1 - block.score)))


def test_every_other_block_has_reasons_of_its_own() -> None:
    page = cleanpage.extract(PAGE)
    others = [block for block in page.blocks if block not in frame_blocks(page)]
    assert [block.text for block in others] == ["Ships", SENTENCE, f"{SENTENCE[::-1]}.", SENTENCE.upper()]
    assert all(len(block.reasons) > 1 for block in others)
    (name,) = {block.reasons[0].name for block in frame_blocks(page)}
    assert all(reason.name != name for block in others for reason in block.reasons)


def test_what_the_frame_says_changes_no_score() -> None:
    page, other = cleanpage.extract(PAGE), cleanpage.extract(PAGE.replace("News", "Sport, weather and more"))
    assert [block.text for block in page.blocks] != [block.text for block in other.blocks]
    assert [block.score for block in page.blocks] == [block.score for block in other.blocks]
    assert page.text == other.text
