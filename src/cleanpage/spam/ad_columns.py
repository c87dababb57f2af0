"""Classified ads: blocks of short lines in a rhythm, run into an article.

The clue is the repeated line shape (digits and letters folded): most lines of an ad column share theirs with two
others or more, few lines of an article do. A column counts only with numbers to call: journalism about homes and jobs
is full of prices and units, and tables and product lists repeat their shapes as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cleanpage.page import Finding, FindingKind, Reason
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.text.line_shape import line_shape

_DIGIT = re.compile(r"\d")

# A line is in rhythm if its shape holds a digit and occurs so often on the page.
_REPEATS = 3
# Lines that an ad may have between two lines in rhythm: its headline, a remark, a separator.
_GAP = 8
# Lines without rhythm that belong to a column above its first ad: its name and its slogan.
_LEAD = 10
_MIN_RHYTHM = 6
_MIN_PHONES = 3
# Of the columns on clean pages with a positive score three in four are below this.
_MIN_SCORE = 0.5
# Ads run into an article; an HTML page with less prose than this, in Latin letters' worth, is a directory or a shop,
# whose numbers are its body.
_ARTICLE = 200.0


def detect(document: Document, measures: Measures, numbers: Sequence[int]) -> list[Finding]:
    """Find the columns of classified ads of a page, given how many numbers to call each block holds."""
    texts = [segment.text for segment in document.segments]
    phones = [number > 0 for number in numbers]
    if sum(phones) < _MIN_PHONES:
        return []
    shapes = [line_shape(text) if _DIGIT.search(text) else "" for text in texts]
    counts = Counter(shapes)
    rhythm = ["9" in shape and counts[shape] >= _REPEATS for shape in shapes]
    # A line in rhythm may end with the dot of an abbreviation; no three sentences have one shape.
    prose = [
        mass > 0 and final and not repeats
        for mass, final, repeats in zip(measures.masses, measures.final, rhythm, strict=True)
    ]
    if document.is_html and sum(m for m, is_prose in zip(measures.masses, prose, strict=True) if is_prose) < _ARTICLE:
        return []
    findings: list[Finding] = []
    for start, end in _columns(rhythm, prose):
        # A column with long gaps is met again further down.
        if findings and start <= findings[-1].blocks[-1]:
            continue
        finding = _judge(texts, rhythm, phones, range(start, end))
        if finding:
            findings.append(finding)
    return findings


def _columns(rhythm: list[bool], prose: list[bool]) -> Iterator[tuple[int, int]]:
    """Stretches between paragraphs of prose that hold lines in rhythm, as half-open ranges."""
    n = len(rhythm)
    index = 0
    while index < n:
        if not rhythm[index]:
            index += 1
            continue
        start, last = index, index
        while index < n and not prose[index] and index - last <= _GAP:
            last = index if rhythm[index] else last
            index += 1
        yield _widen(prose, start, last + 1)
        index = max(index, last + 1)


def _widen(prose: list[bool], start: int, end: int) -> tuple[int, int]:
    """Take in the short lines above the column, and those below it down to the next prose or the end."""
    first = start
    while first > 0 and not prose[first - 1] and start - first < _LEAD:
        first -= 1
    while end < len(prose) and not prose[end]:
        end += 1
    return first, end


def _judge(texts: list[str], rhythm: list[bool], phone: list[bool], lines: range) -> Finding | None:
    in_rhythm = sum(rhythm[i] for i in lines)
    phones = sum(phone[i] for i in lines)
    if in_rhythm < _MIN_RHYTHM or phones < _MIN_PHONES:
        return None
    digits = sum(character.isdigit() for i in lines for character in texts[i])
    letters = sum(len(texts[i]) for i in lines)
    amounts = {
        "average column": -3.0,
        "lines in rhythm": min(3.0, 1.0 + 8.0 * (in_rhythm / len(lines) - 0.5)),
        "numbers to call": min(2.0, 20.0 * phones / len(lines)),
        "digits": min(2.0, 10.0 * (digits / letters - 0.1)),
    }
    score = sum(amounts.values())
    if score <= _MIN_SCORE:
        return None
    return Finding(
        FindingKind.CLASSIFIED,
        tuple(lines),
        tuple(Reason(name, amount) for name, amount in amounts.items()),
        score,
        phones,
        f"a column of ads: {in_rhythm} of {len(lines)} lines repeat the shape of others, "
        f"{phones} give a number to call",
    )
