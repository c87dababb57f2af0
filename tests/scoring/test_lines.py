"""Features of the lines of a text scrape mean what they are called."""

from __future__ import annotations

from math import log1p

import pytest

from cleanpage.scoring.features import lines
from support.views import SENTENCE, column_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 The Site", "phrase: copyright"),
        ("We use cookies on this site", "phrase: consent"),
        ("Newsletter abonnieren", "phrase: call to act"),
        ("相关阅读：", "phrase: pointer"),
        ("Leave a comment", "phrase: comment prompt"),
        ("Advertisement", "phrase: advertising"),
        ("Free shipping over $ 50", "phrase: commerce"),
        ("By Jane Doe", "byline"),
        ("Home > News > Town", "breadcrumb"),
        ("</div class='x'>", "looks like a tag"),
    ],
)
def test_a_line_of_boilerplate_is_known_and_prose_is_not(line: str, name: str) -> None:
    assert column_of(lines.add_lines, f"{line}\n{SENTENCE}", name, html=False) == [1.0, 0.0]


def test_prose_may_mention_everything() -> None:
    prose = f"{SENTENCE} Nobody thought of cookies, a newsletter, or advertising then. {SENTENCE}"
    assert column_of(lines.add_lines, prose, "phrase: consent", html=False) == [0.0]


def test_lines_of_one_shape_are_counted() -> None:
    text = "Flat, 95 sqm\nHouse, 120 sqm\nA tower"
    assert column_of(lines.add_lines, text, "same shape", html=False) == pytest.approx([log1p(1), log1p(1), 0.0])
    assert column_of(lines.add_lines, text, "digits", html=False) == pytest.approx([2 / 12, 3 / 14, 0.0])
