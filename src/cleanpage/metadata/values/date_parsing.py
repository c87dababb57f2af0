"""Date expressions to ISO 8601 days: what a page prints, and what its markup says.

Only full dates count: a year alone (copyright), a month without a day, and relative ones ("two days ago") are
left alone, and so is a numeric date that could be read both ways unless the caller knows the order. Nothing
asks the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleanpage.lexicon.months import ERAS, MONTHS, VIETNAMESE_MONTHS

# Years that a web page is published in, or that a scanned text was first printed in. Others are numbers.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Shortest month name that is looked for at the end of a longer word ("NewsDecember 3, 2025"), in letters.
_GLUED_CHARS = 4
# Longest text that is searched for a date, in characters; a byline is far shorter.
_SEARCHED_CHARS = 2000

_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_TIME = r"""(?:[T,\s]*(?:at\s|um\s|à\s|às\s|alle\s|a\slas\s|[-–]\s)?\s*
\d{1,2}(?:[:：h]|時|时|시)\s?\d\d(?:分)?(?:[:：]\d\d)?
(?:\.\d+)?(?:秒)?\s?(?:[AaPp]\.?[Mm]\.?)?(?:\s?(?:Z\b|UTC|GMT|E[SD]T|P[SD]T|C[SDE]S?T|[A-Z]{2,4}\b|\(?[+-]\d\d:?\d\d\)?|Uhr|uur))?)?"""
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# How far the other parts of a date stand from its year, in characters.
_BEFORE_YEAR, _AFTER_YEAR = 36, 14
# The name of a month; in the scripts of India and Thailand not every sign is a letter.
_NAME = r"(?:[^\W\d_]|[\u0900-\u0e7f]){3,12}"
_EXPRESSION = re.compile(
    "|".join(
        (
            r"(?<!\d)" + _YEAR.format("y1") + r"\s?(?P<s1>[-/.年년])\s?(?P<m1>1[0-2]|0?[1-9])\s?[-/.月월]\s?"
            r"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号號일]?",
            r"(?<!\d)(?P<d6>\d{1,2})\s(?:[Tt]háng|[Tt]h)\s?(?P<m6>\d{1,2}|[^\W\d_]{2,5}(?:\s(?:[Mm]ột|[Hh]ai))?)(?:,?\snăm|,)?\s"
            + _YEAR.format("y6")
            + r"(?!\d)",
            r"(?<!\d)(?P<d2>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s\-]{1,2}(?:of\s|de\s|d[’']\s?)?"
            rf"(?P<m2>{_NAME})\.?,?[\s\-]{{1,2}}(?:de\s|del\s)?" + _YEAR.format("y2") + r"(?!\d)",
            r"(?P<m3>[^\W\d_]{3,24})\.?\s?(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s?,?\s\s?" + _YEAR.format("y3") + r"(?!\d)",
            r"(?<![\d/.\-])(?P<a4>\d{1,2})(?P<s4>[/.\-])(?:(?<=\.)\s)?(?P<b4>\d{1,2})(?P=s4)(?:(?<=\.)\s)?"
            + _YEAR.format("y4")
            + r"(?!\d)",
            r"(?<!\d)" + _YEAR.format("y5") + rf"[.\-]?\s?(?:m\.\s)?(?P<m5>{_NAME})\.?[\s\-](?P<d5>\d{{1,2}})(?!\d)\.?"
            r"(?!(?:st|nd|rd|th)?,?\s?(?:19|20)\d\d)",
        )
    )
)
# "令和6年1月11日", "中華民國113年1月11日": years that are counted from the beginning of an era.
_IN_ERA = re.compile(
    rf"(?:中華|中华)?(?P<era>{'|'.join(ERAS)})\s?(?P<year>元|\d{{1,3}})年(?:[(（](?:19|20)\d\d年[)）])?\s?"
    r"(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日"
)
_TIME_OF_DAY = re.compile(_TIME.replace("\n", ""))
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?$")
_IN_ADDRESS = re.compile(r"[/_\-.]((?:19|20)\d\d)[/_\-]?(0[1-9]|1[0-2])[/_\-]?(0[1-9]|[12]\d|3[01])(?=[/_\-.t]|$)")
# Folders of a path, one for each part of the day: "/2024/5/3/", "/2024/may/03/".
_IN_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[^\W\d_]{3,12})/(\d{1,2})(?=/|$)")
# Languages and regions that print the month first; everyone else who uses numbers prints the day first.
_MONTH_FIRST = frozenset({"en-us", "en-ph", "fil"})


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
    if "年" in text and (era := _IN_ERA.search(text, 0, _SEARCHED_CHARS)):
        return _in_era(text, era, day_first)
    if "19" not in text and "20" not in text:
        return []
    spans: list[DateSpan] = []
    last = 0
    for year in _ANY_YEAR.finditer(text, 0, _SEARCHED_CHARS):
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
    for match in _EXPRESSION.finditer(text, begin, end):
        iso, start = _read(match, day_first)
        if iso and match.end() >= year.end():
            time = _TIME_OF_DAY.match(text, match.end())
            return DateSpan(start, time.end() if time else match.end(), iso)
    return None


def parse_date(value: str, day_first: bool | None = None) -> str | None:
    """The day that a date value from the markup means, or None.

    Args:
        value: An attribute, a JSON string or a line of front matter: ISO 8601, RFC 2822, `20240517`, or as
        printed. day_first: How `03/04/2024` is meant; None leaves such a date alone.

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


def date_in_address(url: str) -> str | None:
    """The day in the path of an address, or None.

    Example:
        >>> date_in_address("https://example.org/2024/05/17/story.html"), date_in_address("https://example.org/a-2024")
        ('2024-05-17', None)
        >>> date_in_address("https://example.org/2024/may/3/story")
        '2024-05-03'
    """
    path = url[:_SEARCHED_CHARS].split("?", 1)[0]
    match = _IN_ADDRESS.search(path) or _IN_FOLDERS.search(path)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else MONTHS.get(match[2].lower(), 0)
    return _iso(int(match[1]), month, int(match[3]))


def order_of_numbers(language: str) -> bool | None:
    """Whether a language prints the day before the month in numbers; None where that is not known.

    Example:
        >>> order_of_numbers("en-US"), order_of_numbers("fr"), order_of_numbers("en")
        (False, True, None)
    """
    tag = language.lower().replace("_", "-")
    if tag in _MONTH_FIRST:
        return False
    return None if tag in ("", "en") else True


def _read(match: re.Match[str], day_first: bool | None) -> tuple[str | None, int]:
    """The day that a match means, and where it starts: a word glued to the month's name is no part of it."""
    part = match.groupdict()
    if part["y1"]:
        return _iso(int(part["y1"]), int(part["m1"]), int(part["d1"])), match.start()
    if part["y2"]:
        return _iso(int(part["y2"]), MONTHS.get(part["m2"].lower(), 0), int(part["d2"])), match.start()
    if part["y3"]:
        name = _month_at_end(part["m3"].lower())
        start = match.start() + len(part["m3"]) - len(name)
        return _iso(int(part["y3"]), MONTHS.get(name, 0), int(part["d3"])), start
    if part["y5"]:
        return _iso(int(part["y5"]), MONTHS.get(part["m5"].lower(), 0), int(part["d5"])), match.start()
    if part["y6"]:
        month = int(part["m6"]) if part["m6"].isdigit() else VIETNAMESE_MONTHS.get(part["m6"].lower(), 0)
        return _iso(int(part["y6"]), month, int(part["d6"])), match.start()
    return _numeric(
        int(part["a4"]), int(part["b4"]), int(part["y4"]), True if part["s4"] == "." else day_first
    ), match.start()


def _month_at_end(word: str) -> str:
    if word in MONTHS:
        return word
    for size in range(min(len(word), 10), _GLUED_CHARS - 1, -1):
        if word[-size:] in MONTHS:
            return word[-size:]
    return ""


def _numeric(first: int, second: int, year: int, day_first: bool | None) -> str | None:
    if first > 12 or first == second or (day_first and second <= 12):
        return _iso(year, second, first)
    if second > 12 or day_first is False:
        return _iso(year, first, second)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return None
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return f"{year:04}-{month:02}-{day:02}"
