"""Which codec a charset label of the web stands for, and which encodings pages are in. Knowledge only, no logic.

The labels are those of the WHATWG Encoding Standard, section 4.2, but for the labels of `replacement`, whose encodings
browsers refuse to read. `scripts/make_encodings.py` makes their table from the standard; last done on 2026-11-26 from
webencodings 0.6.1. As the standard has it, a label stands for the superset that pages with this label are written in:
`gb2312` for gb18030, `iso-8859-1` for windows-1252. A label that is not here is unknown: Python knows many more names,
and some of its codecs (`idna`, `unicode_escape`, `undefined`) are no charsets at all.

`DETECTED` and `LANGUAGES` were written by hand on 2026-11-21; beside them is from what.
"""

from __future__ import annotations

from typing import Final

# Made by scripts/make_encodings.py: one encoding a line, Python's name of the codec and then the labels.
_LABELS: Final = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso8859-6": """
        arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i
        iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
    """,
    "iso8859-7": """
        csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7
        iso_8859-7:1987 sun_eu_greek
    """,
    "iso8859-8": """
        csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8
        iso88598 iso_8859-8 iso_8859-8:1988 logical visual
    """,
    "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": """
        ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1
        iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined
    """,
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": """
        cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254
        x-cp1254
    """,
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp_ext": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": """
        cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
    """,
    "utf-16-be": "unicodefffe utf-16be",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
}
# End of what is made by scripts/make_encodings.py.

CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

# Encodings of two bytes for every character. A page whose declaration can be read byte by byte is in neither of them,
# whatever it declares (HTML standard, section 13.2.3.2).
WIDE_CODECS: Final = frozenset({"utf-16-be", "utf-16-le"})

# The codecs of what chardet calls by names that are no labels, in lower case. Source: the probers and models of
# chardet 5.2. Python has no codec for EUC-TW, and the web no pages in it. What chardet takes for it is GB 2312, where
# every pair of bytes is one of EUC-TW as well.
DETECTED: Final = {
    "cp949": "cp949",
    "euc-tw": "gb18030",
    "hz-gb-2312": "hz",
    "ibm855": "cp855",
    "iso-2022-kr": "iso2022_kr",
    "johab": "johab",
    "cp932": "cp932",
    "maccyrillic": "mac-cyrillic",
    "macroman": "mac-roman",
    "utf-8-sig": "utf-8",
}

# Encodings that pages are found in, in the order in which they are tried. For each the bits that it costs to assume
# it, set by hand by how rare it is on the web, and the languages that are written in it (`lexicon.characters`). Of
# encodings that differ in signs alone, the one with more letters stands for both.
LANGUAGES: Final = {
    "cp1252": (0.0, ("fr", "de", "es", "pt", "it", "nl", "ca", "sv", "da", "is")),
    "gb18030": (2.0, ("zh-Hans", "zh-Hant")),
    "cp1251": (2.0, ("ru", "uk", "bg", "sr")),
    "cp932": (3.0, ("ja",)),
    "big5hkscs": (3.0, ("zh-Hant",)),
    "euc_jp": (3.0, ("ja",)),
    "cp949": (3.0, ("ko",)),
    "cp1250": (4.0, ("pl", "cs", "sk", "hu", "ro", "hr")),
    "iso8859-2": (5.0, ("pl", "cs", "sk", "hu", "ro", "hr")),
    "cp1254": (4.0, ("tr",)),
    "cp1253": (5.0, ("el",)),
    "iso8859-7": (6.0, ("el",)),
    "cp1255": (5.0, ("he",)),
    "cp1256": (5.0, ("ar",)),
    "cp874": (5.0, ("th",)),
    "cp1257": (6.0, ("lt", "lv", "et")),
    "cp1258": (7.0, ("vi",)),
    "koi8-u": (5.0, ("ru", "uk", "bg")),
    "iso8859-5": (9.0, ("ru", "uk", "bg", "sr")),
    "cp866": (9.0, ("ru", "uk", "bg")),
    "utf-8": (0.0, tuple("zh-Hans zh-Hant ja ko ru uk el he ar th fr de es pt it pl cs tr".split())),
}
