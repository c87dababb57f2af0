"""Features of the list of blocks mean what they are called."""

from __future__ import annotations

from math import log1p

import pytest

from cleanpage.scoring.features import blocks
from support.views import SENTENCE, column_of


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        ("<p>abc", "length in all", [log1p(3)]),
        ("<p>One is told. Two are told! Three? Four.<p>One. Two! Three?", "sentences", [log1p(3), 0.0]),
        ("<p>一个人来了。两个人走了！三个人？四。", "sentences", [log1p(4)]),
        ("<p>Apples, pears, plums and cherries<p>a, b, c", "commas", [log1p(2), 0.0]),
        ("<p>苹果，梨、李子和樱桃都卖完了，明天<p>一，二、三", "commas", [log1p(3), 0.0]),
        ("<p>Names:<p>Names", "ends with colon", [1.0, 0.0]),
        ("<p>Please enable JavaScript<p>Learn Java", "mentions JavaScript", [1.0, 0.0]),
        ("<p>javascript is off<p>Javascript is off", "mentions JavaScript", [1.0, 1.0]),
        ("<p>© me<p>me", "copyright sign", [1.0, 0.0]),
        ("<p><a href=x>one</a><p>two", "all link", [1.0, 0.0]),
        ("<p><a href=x>one</a><p>two", "no link", [0.0, 1.0]),
        ("<h1>one</h1><p>two", "heading 1", [1.0, 0.0]),
        ("<h1>one</h1><h5>two</h5>", "heading 4 and below", [0.0, 1.0]),
        ("<h1>one</h1><p>two", "kind heading", [1.0, 0.0]),
        ("<p>one<div>two</div>", "in <div>", [0.0, 1.0]),
        ("<p>one<br>two<p>three", "several lines", [1.0, 0.0]),
    ],
)
def test_columns_of_the_own_text(html: str, name: str, values: list[float]) -> None:
    assert column_of(blocks.add_own_text, html, name) == pytest.approx(values)


def test_repeats_are_counted() -> None:
    html = f"<p>{SENTENCE}<p>Other<p>{SENTENCE}<p>Other"
    assert column_of(blocks.add_repeats, html, "repeated text") == pytest.approx([log1p(1)] * 4)
    assert column_of(blocks.add_repeats, html, "repeated paragraph") == [1.0, 0.0, 1.0, 0.0]


def test_neighbours_are_those_before_and_after_and_at_the_ends_the_block_itself() -> None:
    html = "<p><a href=x>one</a><p>two<p><a href=x>three</a> four"
    assert column_of(blocks.add_neighbours, html, "links before") == pytest.approx([1.0, 1.0, 0.0])
    assert column_of(blocks.add_neighbours, html, "links after") == pytest.approx([0.0, 0.5, 0.5])


def test_the_wide_window_reaches_six_blocks_on_either_side() -> None:
    html = "<p>x" * 7 + f"<p>{SENTENCE}" + "<p>x" * 7
    inside = [log1p(len(SENTENCE))] * 13
    assert column_of(blocks.add_neighbours, html, "wide mass") == pytest.approx([0.0, *inside, 0.0])


def test_headings_are_seen_from_below() -> None:
    html = "<p>a<h1>b</h1><p>c<h3>d</h3><p>e"
    assert column_of(blocks.add_neighbours, html, "since heading") == pytest.approx([1.0, 0.0, 0.05, 0.0, 0.05])
    assert column_of(blocks.add_neighbours, html, "heading level above") == pytest.approx([0.0, 1 / 6, 1 / 6, 0.5, 0.5])
    assert column_of(blocks.add_neighbours, html, "after h1") == [0.0, 1.0, 1.0, 1.0, 1.0]


def test_a_short_block_between_paragraphs_is_told() -> None:
    html = f"<p>{SENTENCE}<p>short<p>{SENTENCE}" + "<p>x" * 30
    assert column_of(blocks.add_neighbours, html, "between paragraphs")[1] == 1.0
    assert column_of(blocks.add_neighbours, html, "between paragraphs")[-1] == 0.0
