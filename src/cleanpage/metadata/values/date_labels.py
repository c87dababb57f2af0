"""What stands before a date: a label that says whether the day is that of publication, of a change, or another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from cleanpage.lexicon import bylines as lex
from cleanpage.lexicon.months import WEEKDAYS
from cleanpage.parsing.document import Document

# How much of the text before a date is searched for its label, by kind, and for a weekday, in characters.
_SEARCHED, _WEEKDAY_CHARS = 40, 16
# Longest label that stands in a block of its own, in characters.
_LABEL_CHARS = 24


def alternatives(*phrases: Iterable[str]) -> str:
    """Groups of phrases as one alternative of a pattern, the longest first.

    Example:
        >>> alternatives(("by", "written by"))
        'written\\\\ by|by'
    """
    return "|".join(sorted((re.escape(p) for group in phrases for p in group), key=len, reverse=True))


_PUBLICATION = rf"(?:(?<![^\W_])(?:{alternatives(lex.DATE_PHRASES)})|{alternatives(lex.HAN_DATE_LABELS)})"
_CHANGE = rf"(?:(?<![^\W_])(?:{alternatives(lex.UPDATE_PHRASES)})|{alternatives(lex.HAN_UPDATE_LABELS)})"
_OTHER = rf"(?:{alternatives(lex.OTHER_DATE_PHRASES)})"
_PUBLICATION_END = re.compile(rf"{_PUBLICATION}\s*:?\s*(?:the\s)?$", re.IGNORECASE)
_CHANGE_END = re.compile(rf"{_CHANGE}\s*:?\s*$", re.IGNORECASE)
_OTHER_END = re.compile(rf"{_OTHER}\s*:?\s*$", re.IGNORECASE)
_ALONE = re.compile(rf"\W*(?:{_PUBLICATION}|{_CHANGE}|{_OTHER})\s*[:：]?\s*", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?:(?<![^\W_])(?:{alternatives(WEEKDAYS)})\.?,?|(?:星期|周|週)[一二三四五六日天])\s*$", re.IGNORECASE
)


class Day(Enum):
    """What a day is the day of. One without a label is taken for that of publication."""

    PUBLICATION = 1
    CHANGE = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands before a date.

    Attributes:
        day: What the label makes of it.
        start: Where the label begins, in characters; the weekday belongs to the date.
    """

    day: Day
    start: int


def read_label(before: str) -> Labelled:
    """The label that a text ends with, for the date that follows it.

    Example:
        >>> read_label("Jane Doe | Last updated: Monday, ")
        Labelled(day=<Day.CHANGE: 2>, start=11)
        >>> read_label("Jane Doe, "), read_label("Joined ").day
        (Labelled(day=<Day.PUBLICATION: 1>, start=10), <Day.OTHER: 3>)
    """
    end = len(before)
    if weekday := _WEEKDAY.search(before, max(0, end - _WEEKDAY_CHARS)):
        end = weekday.start()
    first = max(0, end - _SEARCHED)
    if _OTHER_END.search(before, first, end):
        return Labelled(Day.OTHER, end)
    change = _CHANGE_END.search(before, first, end)
    label = change or _PUBLICATION_END.search(before, first, end)
    return Labelled(Day.CHANGE if change else Day.PUBLICATION, label.start() if label else end)


def labelled_text(document: Document, index: int) -> str:
    """The text of a segment, with the label of its date where that is a segment of its own.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline, Segment
        >>> from cleanpage.page import BlockKind
        >>> lines = [Segment(text, BlockKind.PARAGRAPH) for text in ("Joined", "May 5, 2012")]
        >>> labelled_text(Document(lines, Outline(), Head()), 1)
        'Joined: May 5, 2012'
    """
    text = document.segments[index].text
    before = document.segments[index - 1].text if index else ""
    return f"{before.rstrip(' :：')}: {text}" if before and _is_date_label(before) else text


def _is_date_label(text: str) -> bool:
    return len(text) <= _LABEL_CHARS and _ALONE.fullmatch(text) is not None
