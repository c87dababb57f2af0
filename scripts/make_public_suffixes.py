"""Write `lexicon/public_suffixes.txt` from a local copy of the Public Suffix List.

The list is at https://publicsuffix.org; the PyPI package `publicsuffixlist` ships a copy that is renewed every day:

    pip download --no-deps publicsuffixlist==1.1.2.20261023
    unzip publicsuffixlist-*.whl publicsuffixlist/public_suffix_list.dat
    python scripts/make_public_suffixes.py publicsuffixlist/public_suffix_list.dat
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "cleanpage" / "lexicon" / "public_suffixes.txt"
# Registries are listed between these lines; after them come companies that let out names below their own.
_ICANN = re.compile(r"^// ===BEGIN ICANN DOMAINS===$(.*?)^// ===END ICANN DOMAINS===$", re.MULTILINE | re.DOTALL)
_VERSION = re.compile(r"^// VERSION: (\d{4}-\d\d-\d\d)", re.MULTILINE)

_NOTICE = """\
// Public suffixes of two labels or more: names below which anybody can register a domain, as "co.uk". Those of one
// label are left out, as the last label of a host is a public suffix in any case. "*." stands for any label; "!" marks
// an exception to such a rule.
//
// Source: the ICANN section of the Public Suffix List, https://publicsuffix.org, version of {version}; written by
// scripts/make_public_suffixes.py. This file is subject to the terms of the Mozilla Public License, version 2.0, which
// is at https://mozilla.org/MPL/2.0/.
"""


def read_suffixes(source: str) -> list[str]:
    """The rules of the ICANN section that have two labels or more, in the order of their labels from the right.

    Raises:
        ValueError: The text has no such section.
    """
    section = _ICANN.search(source)
    if not section:
        raise ValueError("the file is no copy of the Public Suffix List: it has no section of ICANN domains")
    rules = {line.strip() for line in section[1].splitlines() if "." in line and not line.startswith("//")}
    return sorted(rules, key=lambda rule: rule.lstrip("!").split(".")[::-1])


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path, help="local copy of public_suffix_list.dat")
    source = parser.parse_args().list.read_text("utf-8")
    suffixes = read_suffixes(source)
    version = _VERSION.search(source)
    notice = _NOTICE.format(version=version[1] if version else "unknown date")
    OUTPUT.write_text(notice + "\n".join(suffixes) + "\n", "utf-8")
    print(f"{len(suffixes)} suffixes in {OUTPUT}")


if __name__ == "__main__":
    main()
