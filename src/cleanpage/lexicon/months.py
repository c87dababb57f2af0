"""Names of months and days as dates print them. Knowledge only, no logic.

Source: `calendar_names.py` for what Unicode CLDR has; the rest was written down by hand after the spellings of news
sites, compiled 2026-11-21. All names are in lower case and without a final dot.
"""

from __future__ import annotations

from typing import Final

from cleanpage.lexicon.calendar_names import MONTH_NAMES, WEEKDAY_NAMES

# Spellings of months that CLDR does not have, by number: abbreviations, older spellings, names without an accent or
# with another mark, and in Hebrew the names with "in" in front.
_MORE_MONTHS: Final = {
    1: "janar בינואר",
    2: "feber fév pebruari фев בפברואר फरवरी",
    3: "mrz במרץ",
    4: "إبريل ابريل באפריל",
    5: "במאי",
    6: "ביוני",
    7: "ביולי",
    8: "agt aout اغسطس באוגוסט",
    9: "setiembre сен בספטמבר सितम्बर",
    10: "اكتوبر באוקטובר अक्तूबर",
    11: "studenog ноя בנובמבר नवम्बर",
    12: "בדצמבר दिसम्बर",
}

# Month number by name. A name that means two months in two languages has the meaning of the larger language, which
# comes first (`listopada`: Polish November, not Croatian October).
MONTHS: Final = {
    name: number for names in reversed(MONTH_NAMES) for number, name in enumerate(names.split(), start=1) if name != "-"
} | {name: number for number, names in _MORE_MONTHS.items() for name in names.split()}

# Vietnamese numbers its months: "tháng 5", "tháng năm".
VIETNAMESE_MONTHS: Final = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip

# The year before the first of an era, as Japan and Taiwan count their years.
ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

# Days of the week, as they stand before a date ("Monday, 5 May 2025"), or alone after "By", where no author is meant.
WEEKDAYS: Final = frozenset(" ".join(WEEKDAY_NAMES).split()) | {
    "sonnabend",
    "thur",
    "thurs",
    "tues",
    "п'ятниця",
}
