"""Make the table of charset labels in `lexicon/encodings.py` anew from the WHATWG Encoding Standard.

    pip install webencodings
    python scripts/make_encodings.py --check
    python scripts/make_encodings.py

The label table of the standard is taken from the package webencodings, which is made from it, or from the standard's
own file `encodings.json` with `--json`. What cannot be taken from there is written down here: which codec of Python has
the encoding, or the superset that pages in it are written in. The rest of the module is not made by a script.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

MODULE = Path(__file__).resolve().parents[1] / "src" / "cleanpage" / "lexicon" / "encodings.py"
_START = "# Made by scripts/make_encodings.py: one encoding a line, Python's name of the codec and then the labels.\n"
_END = "# End of what is made by scripts/make_encodings.py.\n"
_WIDTH = 120

# Python's codec for each encoding of the standard. GBK is read as its superset GB 18030, and Big5 as the one of Hong
# Kong, as the standard says. `ISO-8859-8-I` is the same bytes as `ISO-8859-8` in another order of lines. The standard's
# Shift_JIS and EUC-KR are those of Windows. `x-user-defined` is for bytes that scripts read; pages that declare it are
# in windows-1252.
CODECS = {
    "utf-8": "utf-8",
    "ibm866": "cp866",
    "iso-8859-2": "iso8859-2",
    "iso-8859-3": "iso8859-3",
    "iso-8859-4": "iso8859-4",
    "iso-8859-5": "iso8859-5",
    "iso-8859-6": "iso8859-6",
    "iso-8859-7": "iso8859-7",
    "iso-8859-8": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-10": "iso8859-10",
    "iso-8859-13": "iso8859-13",
    "iso-8859-14": "iso8859-14",
    "iso-8859-15": "iso8859-15",
    "iso-8859-16": "iso8859-16",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "x-user-defined": "cp1252",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1257": "cp1257",
    "windows-1258": "cp1258",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
}
# Encodings that browsers refuse to read.
REFUSED = frozenset({"replacement"})


def labels_of_standard(json_file: Path | None) -> dict[str, str]:
    """The name of the encoding, in lower case, of each label of the standard."""
    if json_file is None:
        from webencodings.labels import LABELS  # needed by this script alone

        return {label: name.lower() for label, name in LABELS.items()}
    groups = json.loads(json_file.read_text("utf-8"))
    return {
        label: encoding["name"].lower()
        for group in groups
        for encoding in group["encodings"]
        for label in encoding["labels"]
    }


def labels_by_codec(labels: Mapping[str, str]) -> dict[str, list[str]]:
    """The labels of each codec, sorted.

    Raises:
        KeyError: The standard has an encoding for which no codec is written down here.

    Example:
        >>> labels_by_codec({"latin1": "windows-1252", "ascii": "windows-1252", "hz-gb-2312": "replacement"})
        {'cp1252': ['ascii', 'latin1']}
    """
    by_codec: dict[str, list[str]] = {codec: [] for codec in CODECS.values()}
    for label, name in labels.items():
        if name not in REFUSED:
            by_codec[CODECS[name]].append(label)
    return {codec: sorted(found) for codec, found in by_codec.items() if found}


def table(by_codec: Mapping[str, list[str]]) -> str:
    """The table as it stands in the module."""
    lines = ["_LABELS: Final = {"]
    for codec, labels in by_codec.items():
        line = f'    "{codec}": "{" ".join(labels)}",'
        if len(line) <= _WIDTH:
            lines.append(line)
        else:
            lines.append(f'    "{codec}": """')
            lines += textwrap.wrap(
                " ".join(labels),
                _WIDTH,
                initial_indent=" " * 8,
                subsequent_indent=" " * 8,
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines.append('    """,')
    return "\n".join([*lines, "}", ""])


def with_table(module: str, made: str) -> str:
    """The source of the module with another table."""
    before, rest = module.split(_START)
    _, after = rest.split(_END)
    return f"{before}{_START}{made}{_END}{after}"


def main() -> int:
    """Write the table, or with `--check` tell whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, help="the file encodings.json of the standard")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the table is another")
    options = parser.parse_args()
    module = MODULE.read_text("utf-8")
    made = with_table(module, table(labels_by_codec(labels_of_standard(options.json))))
    if options.check:
        print("the table is that of the standard" if made == module else "the table is not that of the standard")
        return int(made != module)
    MODULE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
