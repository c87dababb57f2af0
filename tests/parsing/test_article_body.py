"""A body that only scripts get to see stands in for one that is not shown, and for nothing else."""

from __future__ import annotations

import json

import pytest

from cleanpage import extract
from cleanpage.page import Page

SENTENCES = [f"On day {n} the keeper wrote down every ship that passed the lighthouse." for n in range(8)]
BODY = "\n".join(SENTENCES)


def page_of(body: object, shown: str = "") -> Page:
    data = json.dumps({"@type": "NewsArticle", "headline": "The keeper", "articleBody": body})
    return extract(f"<html><head><script type='application/ld+json'>{data}</script></head><body>{shown}</body></html>")


def test_a_page_that_shows_nothing_has_the_body_of_its_structured_data() -> None:
    page = page_of(BODY)
    assert page.text == "\n\n".join(SENTENCES)
    assert {block.path for block in page.blocks} == {None}


def test_markup_in_the_embedded_body_is_read_as_markup() -> None:
    assert page_of("".join(f"<p>{sentence}</p>" for sentence in SENTENCES)).text == "\n\n".join(SENTENCES)
    assert page_of(f"Fish &amp; chips. {BODY}").text.startswith("Fish & chips. ")


def test_what_is_shown_is_right_where_there_is_enough_of_it() -> None:
    shown = (
        f"<article><p>{SENTENCES[0]}</p><p>And that was all that he ever wrote about it, or so they say.</p></article>"
    )
    page = page_of(BODY, shown)
    assert SENTENCES[1] not in "".join(block.text for block in page.blocks)


@pytest.mark.parametrize("body", ["Too short to be a body.", 7, None, ["x"], {"text": BODY}])
def test_what_is_no_body_is_left_alone(body: object) -> None:
    assert page_of(body).blocks == ()
