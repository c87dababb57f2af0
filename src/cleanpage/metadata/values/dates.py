"""Dates and their labels: what a page prints, and what its markup says, as ISO 8601 days.

Only full dates count. A year alone (copyright), a month without a day and relative dates ("two days ago") are left
alone, and so is a numeric date that may mean two days, unless the caller knows the order. Nothing asks the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cleanpage.lexicon import bylines as lex
from cleanpage.lexicon.months import ERAS, MONTHS, VIETNAMESE_MONTHS, WEEKDAYS
from cleanpage.metadata.values.patterns import alternatives
from cleanpage.parsing.document import Segment

# Years that a web page is published in, or that a scanned text was first printed in. Others are numbers.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Shortest and longest month name that is looked for at the end of a longer word ("NewsDecember 3, 2025"), in letters.
_MIN_GLUED, _MAX_GLUED = 4, 10
# Longest text that is searched for a date, in characters; a byline is far shorter.
_MAX_CHARS = 2000

_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
# How far the other parts of a date stand from its year, in characters.
_BEFORE_YEAR, _AFTER_YEAR = 36, 14
# The name of a month; in the scripts of India and Thailand not every sign is a letter.
_MONTH_NAME = r"(?:[^\W\d_]|[\u0900-\u0e7f]){3,12}"
# The forms of a date; where several fit at one place, the first counts.
_FORMS = (
    # "2024-05-17", "2024年5月17日", "2024. 5. 17."
    rf"(?<!\d)(?P<iso_year>{_YEAR})\s?[-/.年년]\s?(?P<iso_month>1[0-2]|0?[1-9])\s?[-/.月월]\s?"
    r"(?P<iso_day>3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号號일]?",
    # "17 tháng 5 năm 2024", "17 Tháng Năm, 2024"
    r"(?<!\d)(?P<vi_day>\d{1,2})\s(?:[Tt]háng|[Tt]h)\s?"
    r"(?P<vi_month>\d{1,2}|[^\W\d_]{2,5}(?:\s(?:[Mm]ột|[Hh]ai))?)(?:,?\snăm|,)?\s"
    rf"(?P<vi_year>{_YEAR})(?!\d)",
    # "17 May 2024", "17. Mai 2024", "17 de mayo de 2024"
    r"(?<!\d)(?P<dmy_day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s\-]{1,2}(?:of\s|de\s|d[’']\s?)?"
    rf"(?P<dmy_month>{_MONTH_NAME})\.?,?[\s\-]{{1,2}}(?:de\s|del\s)?(?P<dmy_year>{_YEAR})(?!\d)",
    # "May 17th, 2024"; a word may run into the name of the month
    r"(?P<mdy_month>[^\W\d_]{3,24})\.?\s?(?P<mdy_day>\d{1,2})(?:st|nd|rd|th)?\s?,?\s\s?"
    rf"(?P<mdy_year>{_YEAR})(?!\d)",
    # "17/05/2024", "05/17/2024", "17. 5. 2024"
    r"(?<![\d/.\-])(?P<first>\d{1,2})(?P<separator>[/.\-])(?:(?<=\.)\s)?"
    rf"(?P<second>\d{{1,2}})(?P=separator)(?:(?<=\.)\s)?(?P<numeric_year>{_YEAR})(?!\d)",
    # "2024-May-17", "2024. május 17."
    rf"(?<!\d)(?P<ymd_year>{_YEAR})[.\-]?\s?(?:m\.\s)?(?P<ymd_month>{_MONTH_NAME})\.?[\s\-](?P<ymd_day>\d{{1,2}})(?!\d)\.?"
    rf"(?!(?:st|nd|rd|th)?,?\s?{_YEAR})",
)
_DATE = re.compile("|".join(_FORMS))
_TIME_OF_DAY = re.compile(
    r"(?:[T,\s]*(?:at\s|um\s|à\s|às\s|alle\s|a\slas\s|[-–]\s)?\s*"
    r"\d{1,2}(?:[:：h]|時|时|시)\s?\d\d(?:分)?(?:[:：]\d\d)?(?:\.\d+)?(?:秒)?\s?(?:[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?(?:Z\b|UTC|GMT|E[SD]T|P[SD]T|C[SDE]S?T|[A-Z]{2,4}\b|\(?[+-]\d\d:?\d\d\)?|Uhr|uur))?)?"
)
# "令和6年1月11日", "中華民國113年1月11日": years that are counted from the beginning of an era.
_IN_ERA = re.compile(
    rf"(?:中華|中华)?(?P<era>{'|'.join(ERAS)})\s?(?P<year>元|\d{{1,3}})年(?:[(（](?:19|20)\d\d年[)）])?\s?"
    r"(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日"
)
# "20240517", with a time of day or without.
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?$")
# The three parts of a day in one part of a path or in several: "/2024/05/17/", "-20240517.html".
_IN_URL = re.compile(r"[/_\-.]((?:19|20)\d\d)[/_\-]?(0[1-9]|1[0-2])[/_\-]?(0[1-9]|[12]\d|3[01])(?=[/_\-.t]|$)")
# Folders of a path, one for each part of the day: "/2024/5/3/", "/2024/may/03/".
_IN_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[^\W\d_]{3,12})/(\d{1,2})(?=/|$)")
# Languages and regions that print the month first; everyone else who uses numbers prints the day first.
_MONTH_FIRST = frozenset({"en-us", "en-ph", "fil"})

# How much of the text before a date is searched for its label, and for a weekday, in characters.
_MAX_BEFORE, _MAX_WEEKDAY = 40, 16
# Longest label that stands in a block of its own, in characters.
_MAX_LABEL = 24
_PUBLICATION = rf"(?:(?<![^\W_])(?:{alternatives(lex.DATE_PHRASES)})|{alternatives(lex.HAN_DATE_LABELS)})"
_CHANGE = rf"(?:(?<![^\W_])(?:{alternatives(lex.UPDATE_PHRASES)})|{alternatives(lex.HAN_UPDATE_LABELS)})"
_OTHER = rf"(?:{alternatives(lex.OTHER_DATE_PHRASES)})"
_PUBLICATION_END = re.compile(rf"{_PUBLICATION}\s*:?\s*(?:the\s)?$", re.IGNORECASE)
_CHANGE_END = re.compile(rf"{_CHANGE}\s*:?\s*$", re.IGNORECASE)
_OTHER_END = re.compile(rf"{_OTHER}\s*:?\s*$", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*(?:{_PUBLICATION}|{_CHANGE}|{_OTHER})\s*[:：]?\s*", re.IGNORECASE)
_WEEKDAY_END = re.compile(
    rf"(?:(?<![^\W_])(?:{alternatives(WEEKDAYS)})\.?,?|(?:星期|周|週)[一二三四五六日天])\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends, the time of day included.
        iso: The day, YYYY-MM-DD.
    """

    start: int
    end: int
    iso: str


def find_dates(text: str, day_first: bool | None = None) -> list[DateSpan]:
    """The full dates in a text, in order.

    Args:
        text: A line or a short paragraph; only its first 2,000 characters are read.
        day_first: How `03/04/2024` is meant; None leaves such a date alone.

    Returns:
        Spans that do not overlap.

    Example:
        >>> [span.iso for span in find_dates("Posted March 3rd, 2024 at 9:15 pm; updated 5. Januar 2025")]
        ['2024-03-03', '2025-01-05']
        >>> find_dates("03/04/2024"), find_dates("© 2024")
        ([], [])
    """
    if "年" in text and (era := _IN_ERA.search(text, 0, _MAX_CHARS)):
        return _in_era(text, era, day_first)
    if "19" not in text and "20" not in text:
        return []
    spans: list[DateSpan] = []
    last = 0
    for year in _ANY_YEAR.finditer(text, 0, _MAX_CHARS):
        if year.start() >= last:
            span = _around_year(text, year, last, day_first)
            if span:
                spans.append(span)
                last = span.end
    return spans


def _in_era(text: str, era: re.Match[str], day_first: bool | None) -> list[DateSpan]:
    """The date that an era's name begins, and those after it."""
    year = ERAS[era["era"]] + (1 if era["year"] == "元" else int(era["year"]))
    iso = _iso(year, int(era["month"]), int(era["day"]))
    end = era.end()
    first = [DateSpan(era.start(), end, iso)] if iso else []
    more = find_dates(text[end:], day_first)
    return first + [DateSpan(span.start + end, span.end + end, span.iso) for span in more]


def _around_year(text: str, year: re.Match[str], first: int, day_first: bool | None) -> DateSpan | None:
    """The date that a year belongs to: whatever else the text holds, a date keeps close to its year."""
    begin, end = max(first, year.start() - _BEFORE_YEAR), year.end() + _AFTER_YEAR
    for match in _DATE.finditer(text, begin, end):
        iso, start = _day_of(match, day_first)
        if iso and match.end() >= year.end():
            time = _TIME_OF_DAY.match(text, match.end())
            return DateSpan(start, time.end() if time else match.end(), iso)
    return None


def parse_date(value: str, day_first: bool | None = None) -> str | None:
    """The day that a date value from the markup means, or None.

    Args:
        value: An attribute, a JSON string or a line of front matter: ISO 8601, RFC 2822, `20240517`, or as printed.
        day_first: How `03/04/2024` is meant; None leaves such a date alone.

    Example:
        >>> parse_date("Tue, 08 Jun 2021 00:39:00 GMT"), parse_date("2024-01-11T11:16:00+08:00")
        ('2021-06-08', '2024-01-11')
        >>> parse_date("2024-02-31"), parse_date("yesterday")
        (None, None)
    """
    value = value.strip()[:100]
    compact = _COMPACT.match(value)
    if compact:
        return _iso(int(compact[1]), int(compact[2]), int(compact[3]))
    spans = find_dates(value, day_first)
    return spans[0].iso if spans else None


def date_in_url(url: str) -> str | None:
    """The day in the path of a URL, or None.

    Example:
        >>> date_in_url("https://example.org/2024/05/17/story.html"), date_in_url("https://example.org/a-2024")
        ('2024-05-17', None)
        >>> date_in_url("https://example.org/2024/may/3/story")
        '2024-05-03'
    """
    path = url[:_MAX_CHARS].split("?", 1)[0]
    match = _IN_URL.search(path) or _IN_FOLDERS.search(path)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else MONTHS.get(match[2].lower(), 0)
    return _iso(int(match[1]), month, int(match[3]))


def prints_day_first(language: str) -> bool | None:
    """Whether a language prints the day before the month in numbers; None where that is not known.

    Example:
        >>> prints_day_first("en-US"), prints_day_first("fr"), prints_day_first("en")
        (False, True, None)
    """
    tag = language.lower().replace("_", "-")
    if tag in _MONTH_FIRST:
        return False
    return None if tag in ("", "en") else True


def are_neighbours(first: str, second: str) -> bool:
    """Whether two ISO dates are one day apart, as the same moment is in two time zones.

    Example:
        >>> are_neighbours("2024-02-29", "2024-03-01"), are_neighbours("2024-03-01", "2024-03-01")
        (True, False)
    """
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) == 1


def _day_of(match: re.Match[str], day_first: bool | None) -> tuple[str | None, int]:
    """The day that a date means, and where the date starts: a word that runs into the month is no part of it."""
    part = match.groupdict()
    start = match.start()
    if part["iso_year"]:
        return _iso(int(part["iso_year"]), int(part["iso_month"]), int(part["iso_day"])), start
    if part["dmy_year"]:
        month = MONTHS.get(part["dmy_month"].lower(), 0)
        return _iso(int(part["dmy_year"]), month, int(part["dmy_day"])), start
    if part["mdy_year"]:
        name = _month_at_end(part["mdy_month"].lower())
        start += len(part["mdy_month"]) - len(name)
        return _iso(int(part["mdy_year"]), MONTHS.get(name, 0), int(part["mdy_day"])), start
    if part["ymd_year"]:
        month = MONTHS.get(part["ymd_month"].lower(), 0)
        return _iso(int(part["ymd_year"]), month, int(part["ymd_day"])), start
    if part["vi_year"]:
        name = part["vi_month"].lower()
        month = int(name) if name.isdigit() else VIETNAMESE_MONTHS.get(name, 0)
        return _iso(int(part["vi_year"]), month, int(part["vi_day"])), start
    if part["separator"] == ".":  # whoever writes dots prints the day first
        day_first = True
    return _numeric(int(part["first"]), int(part["second"]), int(part["numeric_year"]), day_first), start


def _month_at_end(word: str) -> str:
    """The name of a month that a word is, or ends with; "" if there is none."""
    if word in MONTHS:
        return word
    for size in range(min(len(word), _MAX_GLUED), _MIN_GLUED - 1, -1):
        if word[-size:] in MONTHS:
            return word[-size:]
    return ""


def _numeric(first: int, second: int, year: int, day_first: bool | None) -> str | None:
    """The day that three numbers mean, where it is clear which of the first two is the month."""
    if first > 12 or first == second or (day_first and second <= 12):
        return _iso(year, second, first)
    if second > 12 or day_first is False:
        return _iso(year, first, second)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    """A day in ISO 8601; None if there is no such day, or no web page of that year."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return None
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return f"{year:04}-{month:02}-{day:02}"


class DateKind(Enum):
    """What a date says the day of. One without a label is taken for that of publication."""

    PUBLICATION = "publication"
    CHANGE = "change"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DateLabel:
    """What stands before a date.

    Attributes:
        kind: Which day the label says it is.
        start: Where the label begins, in characters, or the weekday, or else the date itself.
    """

    kind: DateKind
    start: int


def label_at_end(before: str) -> DateLabel:
    """The label that a text ends with, for the date that follows the text.

    Example:
        >>> label_at_end("Jane Doe | Last updated: Monday, ")
        DateLabel(kind=<DateKind.CHANGE: 'change'>, start=11)
        >>> label_at_end("Jane Doe, "), label_at_end("Joined ").kind
        (DateLabel(kind=<DateKind.PUBLICATION: 'publication'>, start=10), <DateKind.OTHER: 'other'>)
    """
    end = len(before)
    weekday = _WEEKDAY_END.search(before, max(0, end - _MAX_WEEKDAY))
    if weekday:
        end = weekday.start()
    first = max(0, end - _MAX_BEFORE)
    if _OTHER_END.search(before, first, end):
        return DateLabel(DateKind.OTHER, end)
    change = _CHANGE_END.search(before, first, end)
    label = change or _PUBLICATION_END.search(before, first, end)
    return DateLabel(DateKind.CHANGE if change else DateKind.PUBLICATION, label.start() if label else end)


def with_date_label(segments: Sequence[Segment], index: int) -> str:
    """The text of a segment, with the label of its date in front where that is a segment of its own.

    Example:
        >>> from cleanpage.page import BlockKind
        >>> lines = [Segment(text, BlockKind.PARAGRAPH) for text in ("Joined", "May 5, 2012")]
        >>> with_date_label(lines, 1)
        'Joined: May 5, 2012'
    """
    text = segments[index].text
    before = segments[index - 1].text if index else ""
    if before and len(before) <= _MAX_LABEL and _LABEL_ALONE.fullmatch(before):
        return f"{before.rstrip(' :：')}: {text}"
    return text
