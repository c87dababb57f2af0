"""Write `lexicon/calendar_names.py`: names of months and weekdays in the languages that news sites use most.

The names come from Unicode CLDR by way of the PyPI package `babel`, which the project does not need otherwise:

    python -m venv /tmp/babel && /tmp/babel/bin/pip install babel==2.18.0
    /tmp/babel/bin/python scripts/make_calendar_names.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "cleanpage" / "lexicon" / "calendar_names.py"

# A form of a name: its context in CLDR and its width. In a date many languages have a month in another case than alone.
_WIDE, _WIDE_ALONE = ("format", "wide"), ("stand-alone", "wide")
_SHORT, _SHORT_ALONE = ("format", "abbreviated"), ("stand-alone", "abbreviated")
_ALL = (_WIDE, _SHORT, _WIDE_ALONE, _SHORT_ALONE)

# The forms of months that are taken, by language, the larger languages first: where two have one name for different
# months, the first counts. Short forms are left out where most are words of other meanings, or in a script of which
# `metadata/values/dates.py` knows no short forms.
_MONTH_FORMS = {
    "en": _ALL,
    "es": _ALL,
    "pt": _ALL,
    "fr": _ALL,
    "de": _ALL,
    "de_AT": _ALL,
    "it": _ALL,
    "nl": _ALL,
    "ru": _ALL,
    "id": _ALL,
    "tr": _ALL,
    "pl": _ALL,
    "uk": (_WIDE,),
    "ar": (_WIDE,),
    "ar_DZ": (_WIDE,),
    "ar_TN": (_WIDE,),
    "hi": (_WIDE,),
    "th": (_WIDE,),
    "ms": (_WIDE,),
    "ro": (_WIDE,),
    "cs": (_WIDE, _WIDE_ALONE),
    "el": (_WIDE, _SHORT, _WIDE_ALONE),
    "hu": (_WIDE, _SHORT),
    "sv": _ALL,
    "nb": _ALL,
    "da": _ALL,
    "fi": (_WIDE,),
    "bg": (_WIDE,),
    "mk": (_WIDE,),
    "sr_Latn": (_WIDE,),
    "bs": (_WIDE, _SHORT),
    "hr": (_WIDE,),
    "ca": (_WIDE_ALONE,),
    "he": (_WIDE,),
    "lt": (_WIDE,),
    "lv": (_WIDE,),
    "et": (_WIDE,),
}
# The same for weekdays, which are looked for in front of a date.
_WEEKDAY_FORMS = {
    **dict.fromkeys("en de ru".split(), (_WIDE_ALONE, _SHORT)),
    **dict.fromkeys("es pt fr it nl id tr pl uk ro cs hu sv nb da fi".split(), (_WIDE_ALONE,)),
}
# Malay for March, and everywhere the name of a computer.
_LEFT_OUT = {"mac"}

_HEADER = '''\
"""Names of months and weekdays. Written by scripts/make_calendar_names.py; what CLDR does not have is in `months.py`.

Source: Unicode CLDR, version {version}. In lower case and without a final dot.
"""
# ruff: noqa: E501

from __future__ import annotations

from typing import Final
'''


def _month_lines() -> list[str]:
    """For each language and form the twelve names, January first; "-" stands for one that is left out."""
    lines = []
    for language, forms in _MONTH_FORMS.items():
        months = Locale.parse(language).months
        tables = [months[context][width] for context, width in forms]
        rows = [" ".join([_folded(table[number]) for number in range(1, 13)]) for table in tables]
        lines += [f'    "{row}",  # {language}' for row in dict.fromkeys(rows)]
    return lines


def _weekday_lines() -> list[str]:
    """For each language and form the words of the seven names, Monday first."""
    lines = []
    for language, forms in _WEEKDAY_FORMS.items():
        days = Locale.parse(language).days
        tables = [days[context][width] for context, width in forms]
        rows = [" ".join([_folded(table[number]).replace("-", " ") for number in range(7)]) for table in tables]
        lines += [f'    "{row}",  # {language}' for row in dict.fromkeys(rows)]
    return lines


def _folded(name: str) -> str:
    folded = name.lower().rstrip(".")
    return "-" if folded in _LEFT_OUT else folded


def main() -> None:
    """Write the module."""
    parts = [
        _HEADER.format(version=get_cldr_version()),
        '# The months of a year, January first, in one language and form a line; "-" for a name that is left out.',
        "MONTH_NAMES: Final = (",
        *_month_lines(),
        ")\n",
        "# The days of a week, Monday first, in one language and form a line; some have two words.",
        "WEEKDAY_NAMES: Final = (",
        *_weekday_lines(),
        ")",
    ]
    OUTPUT.write_text("\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
