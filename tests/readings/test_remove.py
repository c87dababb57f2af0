"""Injected readings go out of every part of a page, and nothing else does."""

from __future__ import annotations

import pytest
from lxml import etree

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import read_tree
from cleanpage.readings.injected import InjectedReadings
from cleanpage.readings.judge import decide
from cleanpage.readings.remove import note, repair
from cleanpage.readings.syllable import ReadingKind
from support.annotated import TRADITIONAL, annotate, blocks


def test_repair_of_html_with_inline_tags_inside_readings() -> None:
    body = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    paragraphs = body.replace("館(guǎn)", "館<b>(</b>gu<i>ǎ</i>n\t  )").splitlines()
    source = "<title>圖書(shū)館(guǎn)</title><meta name=description content='讀(dú)者'><p>無關的一段話。"
    source += "".join(
        f"<p><a href='/x'>{line[:9]}</a>{line[9:]}" if "<" not in line[:9] else f"<p>{line}" for line in paragraphs
    )
    page = read_tree(etree.HTML(source))
    readings = decide(page.segments)
    assert readings is not None
    clean = repair(page, readings)
    assert "\n".join(block.text for block in clean.segments[1:]) == TRADITIONAL
    assert clean.segments[0] is page.segments[0]
    assert clean.head.titles == ["圖書館"]
    assert ("description", "讀者") in clean.head.metas
    for before, after in zip(page.segments, clean.segments, strict=True):
        assert len(after.pieces) == len(before.pieces)
        assert after.marks == before.marks
        assert " ".join("".join(after.pieces).split()) == after.text
        assert after.original == ("" if before is after else before.text)
        assert after.link_chars <= len(after.text)


def test_repair_cleans_front_matter() -> None:
    body = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    head = Head(front_matter={"title": "圖書(shū)館(guǎn)"}, json_ld=['{"headline": "書(shū)館(guǎn)"}'])
    page = Document(blocks(body, BlockKind.LINE), Outline(), head, is_html=False)
    readings = decide(page.segments)
    assert readings is not None
    clean = repair(page, readings)
    assert clean.head.front_matter == {"title": "圖書館"}
    assert clean.head.json_ld == ['{"headline": "書館"}']
    assert page.head.front_matter == {"title": "圖書(shū)館(guǎn)"}


def test_a_note_leaves_the_readings_in_place_and_tells_the_text_without_them() -> None:
    body = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    page = Document([*blocks("首頁"), *blocks(body)], Outline(), Head(titles=["圖書(shū)館(guǎn)"]))
    readings = decide(page.segments)
    assert readings is not None
    noted = note(page, readings)
    assert [block.text for block in noted.segments] == ["首頁", *body.splitlines()]
    assert [block.repaired for block in noted.segments] == ["", *TRADITIONAL.splitlines()]
    assert {block.original for block in noted.segments} == {""}
    assert noted.segments[0] is page.segments[0]
    assert noted.head == page.head
    assert {block.repaired for block in page.segments} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        "網(",
        "網" + "(" * 50_000,
        "網(" + " " * 50_000,
        "網(a" * 20_000,
        "網(wǎng)" * 20_000,
        "網(wǎng)" + "(wǎng)" * 20_000,
        "\ud800(ā)" * 50,
        "網(\u030c)網(ˇ)網(1)網(˙)",
        "網(a1)" * 9,
        "".join(map(chr, range(0x4E00, 0x9FFF))),
    ],
)
def test_any_content_is_judged_and_never_raises(text: str) -> None:
    segments = [Segment(text, BlockKind.LINE, pieces=(text[:7], text[7:]))] * 2
    readings = decide(segments) or InjectedReadings(ReadingKind.TONED, "", 0, {}, (), tuple(ReadingKind))
    page = repair(Document(segments, Outline(), Head()), readings)
    assert "".join(page.segments[0].pieces) == page.segments[0].text
