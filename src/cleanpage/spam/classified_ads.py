"""Classified ads: phone numbers, lines in a rhythm, and columns of ads that were run into an article.

Lines are in a rhythm if they have one shape, digits and letters folded. Most lines of an ad column share their shape
with two others or more; few lines of an article do. A column is reported only if it has phone numbers. Articles about
homes and jobs are full of prices and units, and tables and lists of products repeat their shapes as well.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleanpage.page import Finding, FindingKind, Reason
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.text.line_shape import line_shape

_DIGIT = re.compile(r"\d")

# A phone number: seven digits or more, in up to five groups after a country's or a trunk's single digit; a Chinese
# mobile number; or seven or eight digits in a row.
_PHONE = re.compile(
    r"(?<![\d.,/-])\+?(?:\d-)?\(?\d{2,}(?:[ \-./)(]{1,2}\d{2,}){1,4}(?![A-Za-z\d%-])"
    r"|(?<!\d)1\d{10}(?!\d)"
    r"|(?<!\d)\d{7,8}(?!\d)"
)
_MIN_PHONE_DIGITS, _MAX_PHONE_DIGITS = 7, 15
# What every phone number has, and few other texts, if all digits are folded to 9. `re` searches much faster for a
# pattern that begins with a literal than for one that begins with any digit.
_FOLD_DIGITS = bytes.maketrans(b"012345678", b"9" * 9)
_LIKE_PHONE = re.compile(rb"99(?:9{5}|[ \-./)(]{1,2}99)")
# A date, or a row of years. With digits before it, it is the middle of a phone number.
_DATE_LIKE = re.compile(
    r"(?<![\d./-])(?:(?:19|20)\d\d(?:[-./年]| (?:19|20)\d\d(?!\d))|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)"
)

# A line is in a rhythm if its shape has a digit and this many lines of the page have it.
_MIN_REPEATS = 3

# Lines that an ad may have between two lines in a rhythm: its headline, a remark, a separator.
_MAX_GAP = 8
# Lines above the first ad that may belong to the column: its name and its slogan.
_MAX_LEAD = 10
# How many lines in a rhythm, and how many lines with a phone number, a column has at least.
_MIN_RHYTHM, MIN_PHONE_LINES = 6, 3
# Ads are run into an article. An HTML page with less prose than this, in Latin letters' worth, is a directory or a
# shop, and its numbers are its body.
_MIN_PROSE = 200.0

# The score of a column, in logits, is the sum of four amounts, all set by hand.
_AVERAGE_COLUMN = -3.0
# Lines in a rhythm: the amount if half of the lines are in one, and by how much it grows with their share.
_RHYTHM_AT_HALF, _RHYTHM_SLOPE, _MAX_RHYTHM_AMOUNT = 1.0, 8.0, 3.0
# Lines with a phone number: by how much the amount grows with their share, from 0 on.
_PHONES_SLOPE, _MAX_PHONES_AMOUNT = 20.0, 2.0
# Digits: the share of the characters at which the amount is 0, and by how much it grows with the share.
_NEUTRAL_DIGITS, _DIGITS_SLOPE, _MAX_DIGITS_AMOUNT = 0.1, 10.0, 2.0
# A column is reported above this score. Of the columns on clean pages with a positive score three in four are below.
_THRESHOLD = 0.5


def count_phones(texts: Sequence[str]) -> list[int]:
    """How many phone numbers each text has.

    Example:
        >>> count_phones(["Call 030 555 0110 or 030 555 0120", "on 2021-06-08", "no number"])
        [2, 0, 0]
    """
    # All texts are searched at once for what may be a number, as few texts have one.
    folded = "\n".join(texts).encode("ascii", "replace").translate(_FOLD_DIGITS)
    counts = [0] * len(texts)
    starts = [match.start() for match in _LIKE_PHONE.finditer(folded)]
    if not starts:
        return counts
    ends = list(accumulate(len(text) + 1 for text in texts))
    for index in {bisect_right(ends, start) for start in starts}:
        for match in _PHONE.finditer(texts[index]):
            if _is_phone(match[0]):
                counts[index] += 1
    return counts


def _is_phone(text: str) -> bool:
    digits = len(_DIGIT.findall(text))
    return _MIN_PHONE_DIGITS <= digits <= _MAX_PHONE_DIGITS and not _DATE_LIKE.search(text)


def lines_in_rhythm(texts: Sequence[str], max_chars: int = sys.maxsize) -> list[bool]:
    """Whether each text has a digit and a shape that three texts of the page or more have.

    Args:
        texts: The texts of all blocks of a page.
        max_chars: Longer texts are in no rhythm.

    Example:
        >>> lines_in_rhythm(["Boat, 900", "Car, 2500", "Call in the evening", "Sloop, 5200"])
        [True, True, False, True]
    """
    shapes = [line_shape(text) if len(text) <= max_chars and _DIGIT.search(text) else "" for text in texts]
    counts = Counter(shapes)
    return [shape != "" and counts[shape] >= _MIN_REPEATS for shape in shapes]


def find_ad_columns(document: Document, measures: Measures, phones: Sequence[int]) -> list[Finding]:
    """Find the columns of classified ads of a page.

    Args:
        document: The page.
        measures: Counts of its blocks.
        phones: How many phone numbers each block has. If fewer than `MIN_PHONE_LINES` blocks have one, there is no
            column.

    Example:
        >>> from cleanpage.parsing.text_blocks import segment_lines
        >>> from cleanpage.scoring.measures import measure
        >>> ads = [line for n in range(1, 6) for line in (f"Boat, 201{n}, {n}.5 m", f"Tel. 0171 555 010{n}")]
        >>> page = segment_lines("\\n".join(["The ferry company will add a third crossing.", *ads]))
        >>> phones = count_phones([segment.text for segment in page.segments])
        >>> [finding.message for finding in find_ad_columns(page, measure(page), phones)]
        ['A column of classified ads: 10 of its 10 lines repeat the form of other lines, and 5 have a phone number.']
    """
    texts = [segment.text for segment in document.segments]
    rhythm = lines_in_rhythm(texts)
    # A line in a rhythm may end with the dot of an abbreviation. It is no sentence: no three sentences have one shape.
    prose = [
        mass > 0 and ends_sentence and not in_rhythm
        for mass, ends_sentence, in_rhythm in zip(measures.masses, measures.final, rhythm, strict=True)
    ]
    if document.is_html:
        masses = [mass for mass, is_prose in zip(measures.masses, prose, strict=True) if is_prose]
        if sum(masses) < _MIN_PROSE:
            return []
    totals = _Totals(
        in_rhythm=_running_totals(rhythm),
        with_phone=_running_totals([number > 0 for number in phones]),
        digits=_running_totals([sum(map(str.isdigit, text)) for text in texts]),
        characters=_running_totals(list(map(len, texts))),
    )
    findings: list[Finding] = []
    end_of_last = 0
    for column in _columns(rhythm, prose):
        # A column with long gaps is found again further down.
        if column.start < end_of_last:
            continue
        finding = _judge(totals, column)
        if finding:
            findings.append(finding)
            end_of_last = column.stop
    return findings


def _columns(rhythm: Sequence[bool], prose: Sequence[bool]) -> list[range]:
    """The stretches of lines between paragraphs of prose that have lines in a rhythm.

    Each has the short lines above its first line in a rhythm, and all lines down to the next prose.
    """
    # For each line the next line that is prose.
    next_prose = [len(prose)] * (len(prose) + 1)
    for line in reversed(range(len(prose))):
        next_prose[line] = line if prose[line] else next_prose[line + 1]
    columns = []
    index = 0
    while index < len(rhythm):
        if not rhythm[index]:
            index += 1
            continue
        start, last = index, index
        while index < len(rhythm) and not prose[index] and index - last <= _MAX_GAP:
            if rhythm[index]:
                last = index
            index += 1
        first = start
        while first > 0 and not prose[first - 1] and start - first < _MAX_LEAD:
            first -= 1
        columns.append(range(first, next_prose[last + 1]))
        index = max(index, last + 1)
    return columns


@dataclass(frozen=True, slots=True)
class _Totals:
    """Totals over the first lines of a page, by the number of these lines, from 0 on.

    Columns may overlap. With these totals even a page of many long ones takes no more time than it has lines.

    Attributes:
        in_rhythm: Lines in a rhythm.
        with_phone: Lines with a phone number.
        digits: Characters that are digits.
        characters: All characters.
    """

    in_rhythm: list[int]
    with_phone: list[int]
    digits: list[int]
    characters: list[int]


def _running_totals(amounts: Sequence[int]) -> list[int]:
    return list(accumulate(amounts, initial=0))


def _judge(totals: _Totals, column: range) -> Finding | None:
    start, end = column.start, column.stop
    in_rhythm = totals.in_rhythm[end] - totals.in_rhythm[start]
    with_phone = totals.with_phone[end] - totals.with_phone[start]
    if in_rhythm < _MIN_RHYTHM or with_phone < MIN_PHONE_LINES:
        return None
    digits = totals.digits[end] - totals.digits[start]
    characters = totals.characters[end] - totals.characters[start]
    rhythm_amount = _RHYTHM_AT_HALF + _RHYTHM_SLOPE * (in_rhythm / len(column) - 0.5)
    digits_amount = _DIGITS_SLOPE * (digits / characters - _NEUTRAL_DIGITS)
    amounts = {
        "average column": _AVERAGE_COLUMN,
        "lines in rhythm": min(_MAX_RHYTHM_AMOUNT, rhythm_amount),
        "phone numbers": min(_MAX_PHONES_AMOUNT, _PHONES_SLOPE * with_phone / len(column)),
        "digits": min(_MAX_DIGITS_AMOUNT, digits_amount),
    }
    score = sum(amounts.values())
    if score <= _THRESHOLD:
        return None
    return Finding(
        FindingKind.CLASSIFIED,
        tuple(column),
        tuple(Reason(name, amount) for name, amount in amounts.items()),
        score,
        with_phone,
        f"A column of classified ads: {in_rhythm} of its {len(column)} lines repeat the form of other lines, "
        f"and {with_phone} have a phone number.",
    )
