"""How many pages are decoded without an error from the encodings that pages of the web still have.

    python scripts/measure_encodings.py --data ../shared/data --every 5

Labelled pages are encoded in each encoding that pages of their language have: Chinese pages in GB 18030, GBK and, after
conversion to traditional script, Big5; Japanese, Korean, Russian and western pages in theirs; all pages in UTF-8 and
UTF-16. A page counts for an encoding if it has enough characters beyond ASCII, and the encoding has nearly all of them.
A character that the encoding lacks is replaced by a numeric reference, as editors do, in the original as well. Few
labelled pages are Japanese, Korean or Russian, so paragraphs in these languages are put into the markup of other pages.

Each page is decoded with a right declaration, with none, and with a wrong one. It is *equal* if all its characters are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import NamedTuple

from opencc import OpenCC

from cleanpage.decoding.decode import decode
from cleanpage.text.characters import CYRILLIC, HAN, HANGUL, KANA
from corpus import DEFAULT_DATA, read_pages
from tables import markdown_table

_TESTS = Path(__file__).resolve().parents[1] / "tests"
# A page is encoded if it has this many characters beyond ASCII, and the encoding has this share of them.
_MIN_CHARACTERS = 20
_MIN_ENCODABLE = 0.995
# How many pages of a language are made up, and the bounds for the paragraphs of each.
_SYNTHETIC = 60
_PARAGRAPHS = (2, 10)


class Way(StrEnum):
    """What a page declares about its encoding."""

    DECLARED = "declared"
    UNDECLARED = "undeclared"
    MISDECLARED = "misdeclared"


class Half(StrEnum):
    """The two halves of the pages: what is tuned on one is checked on the other."""

    TUNING = "tuning"
    HELD_OUT = "held out"


class Cell(NamedTuple):
    """A cell of the table."""

    encoding: str
    half: Half
    way: Way


@dataclass(frozen=True, slots=True)
class Case:
    """An encoding of the measure.

    Attributes:
        name: Its name in the report.
        codec: Its codec in Python.
        label: The charset that a page in this encoding declares.
        language: The language of the pages that are encoded; "" for all pages.
        wrong: Charsets that such pages declare by mistake.
        mark: The byte order mark before the first character, or "".
    """

    name: str
    codec: str
    label: str
    language: str
    wrong: tuple[str, ...]
    mark: str = ""


CASES = (
    Case("utf-8", "utf-8", "utf-8", "", ("gbk", "iso-8859-1", "shift_jis", "windows-1251", "big5", "euc-kr")),
    Case("gb18030", "gb18030", "gb18030", "zh", ("utf-8", "iso-8859-1", "big5", "shift_jis", "euc-kr")),
    Case("gbk", "gbk", "gb2312", "zh", ("utf-8", "iso-8859-1", "big5", "euc-jp", "euc-kr")),
    Case("big5", "big5hkscs", "big5", "zh-Hant", ("utf-8", "iso-8859-1", "gb2312", "shift_jis", "euc-kr")),
    Case("shift_jis", "cp932", "shift_jis", "ja", ("utf-8", "iso-8859-1", "euc-jp", "gbk", "big5")),
    Case("euc-jp", "euc_jp", "euc-jp", "ja", ("utf-8", "iso-8859-1", "shift_jis", "gbk", "euc-kr")),
    Case("iso-2022-jp", "iso2022_jp", "iso-2022-jp", "ja", ("utf-8", "iso-8859-1", "euc-jp", "shift_jis")),
    Case("euc-kr", "cp949", "euc-kr", "ko", ("utf-8", "iso-8859-1", "gbk", "shift_jis", "big5")),
    Case("windows-1251", "cp1251", "windows-1251", "ru", ("utf-8", "iso-8859-1", "koi8-r", "gbk", "windows-1250")),
    Case("windows-1252", "cp1252", "windows-1252", "west", ("utf-8", "gbk", "windows-1251", "shift_jis", "euc-kr")),
    Case("utf-16-le", "utf-16-le", "utf-16", "", ("utf-8", "gbk", "iso-8859-1")),
    Case("utf-16-be", "utf-16-be", "utf-16", "", ("utf-8", "gbk", "iso-8859-1")),
    Case("utf-16-le, mark", "utf-16-le", "utf-16", "", ("utf-8", "gbk", "iso-8859-1"), "\ufeff"),
    Case("utf-16-be, mark", "utf-16-be", "utf-16", "", ("utf-8", "gbk", "iso-8859-1"), "\ufeff"),
)

_DECLARATION = re.compile(
    r"""<meta\b[^<>]*\bcharset\s*=[^<>]*>|(?<=<\?xml)[^<>]*(?=\?>)|\s(?:accept-)?charset\s*=\s*["']?[\w-]+["']?""",
    re.IGNORECASE,
)
_HEAD = re.compile(r"<head\b[^<>]*>|<html\b[^<>]*>|<!doctype[^<>]*>", re.IGNORECASE)
_SCRIPTS = {
    "zh": re.compile(f"[{HAN}]"),
    "ja": re.compile(f"[{KANA}]"),
    "ko": re.compile(f"[{HANGUL}]"),
    "ru": re.compile(f"[{CYRILLIC}]"),
}
# A page is in a language if this share of its characters beyond ASCII is in the script. At most half of a Japanese text
# is kana. A few characters of other scripts, as in a menu of languages, do not count.
_MIN_SHARE = {"ja": 0.25, "zh": 0.5, "ko": 0.5, "ru": 0.5}


@dataclass(frozen=True, slots=True)
class Source:
    """A page without declarations.

    Attributes:
        name: Its name, which decides in which half of the pages it is.
        language: As in `Case`.
        text: The HTML.
    """

    name: str
    language: str
    text: str

    @property
    def half(self) -> Half:
        """Which half it is in, by a hash of its name."""
        return list(Half)[hashlib.sha256(self.name.encode()).digest()[0] % 2]


def undeclared(html: str) -> str:
    """A page without any declaration of its charset."""
    return _DECLARATION.sub("", html)


def declaring(html: str, label: str) -> str:
    """A page with a declaration in its head."""
    head = _HEAD.search(html)
    place = head.end() if head else 0
    return f'{html[:place]}<meta charset="{label}">{html[place:]}'


def language_of(text: str) -> str:
    """The language of a page, of those that are measured."""
    beyond = len(re.findall(r"[^\x00-\x7f]", text))
    for language in ("ja", "zh", "ko", "ru"):
        if len(_SCRIPTS[language].findall(text)) > _MIN_SHARE[language] * beyond:
            return language
    return "west"


def sources(data: Path, every: int) -> Iterator[Source]:
    """Every n-th labelled page of each language, and made-up pages in the languages that few labelled pages have."""
    to_traditional = OpenCC("s2t")
    seen: dict[str, int] = defaultdict(int)
    hosts: list[str] = []
    for page in read_pages(data):
        html = undeclared(decode(page.html).text)
        language = language_of(html)
        seen[language] += 1
        if language == "west" and len(html) < 60_000 and len(hosts) < _SYNTHETIC:
            hosts.append(html)
        if seen[language] % every == 0 or language in ("ja", "ko", "ru"):
            yield Source(page.name, language, html)
            if language == "zh":
                yield Source(page.name, "zh-Hant", to_traditional.convert(html))
    for language in ("ja", "ko", "ru"):
        yield from synthetic(language, hosts[:: max(1, every // 3)])


def synthetic(language: str, hosts: Sequence[str]) -> Iterator[Source]:
    """Pages in a language with the markup of other pages, whose characters beyond ASCII are removed."""
    lines = sorted(set(paragraphs(language)))
    for i, host in enumerate(hosts):
        random = Random(f"{language} {i}")
        chosen = random.sample(lines, min(len(lines), random.randint(*_PARAGRAPHS)))
        frame = re.sub(r"[^\x00-\x7f]", "", host)
        start, end = frame.find("<body"), frame.rfind("</body")
        body = "".join(f"<p>{line}</p>\n" for line in chosen)
        cut = frame.find(">", start) + 1 if start >= 0 else 0
        text = f"{frame[:cut]}<h1>{chosen[0][:40]}</h1>{body}{frame[cut:end] if end > cut else ''}"
        yield Source(f"{language}-{i}", language, text)


def paragraphs(language: str) -> Iterator[str]:
    """Lines in a language from the texts of the tests."""
    folder = _TESTS / "quality"
    for path in sorted((folder / "controls").glob(f"{language}-*")) + sorted(
        _TESTS.glob(f"fixtures/{language}-*/source*")
    ):
        for line in re.sub(r"<[^<>]*>", "\n", path.read_text("utf-8")).split("\n"):
            if len(_SCRIPTS[language].findall(line)) > 4:
                yield line.strip()
    for split in ("development", "evaluation"):
        phrases = json.loads((folder / "phrases" / split / f"{language}.json").read_text("utf-8"))
        yield from (" ".join(phrases["phrases"][i : i + 5]) for i in range(0, len(phrases["phrases"]), 5))


def encodable(source: Source, case: Case) -> str | None:
    """The page with numeric references for what the encoding lacks; None if it does not count for the encoding."""
    if case.language not in ("", source.language) or (not case.language and source.language == "zh-Hant"):
        return None
    beyond = re.findall(r"[^\x00-\x7f]", source.text)
    lacking = {char for char in set(beyond) if not _has(case.codec, char)}
    lacked = sum(char in lacking for char in beyond)
    if len(beyond) < _MIN_CHARACTERS or lacked > (1 - _MIN_ENCODABLE) * len(beyond):
        return None
    return re.sub(r"[^\x00-\x7f]", lambda m: f"&#{ord(m[0])};" if m[0] in lacking else m[0], source.text)


def _has(codec: str, char: str) -> bool:
    try:
        return char.encode(codec).decode(codec) == char
    except UnicodeError:
        return False


def trials(page: Source, text: str, case: Case) -> Iterator[tuple[Way, str]]:
    """The page with each kind of declaration."""
    yield Way.DECLARED, declaring(text, case.label)
    yield Way.UNDECLARED, text
    yield Way.MISDECLARED, declaring(text, case.wrong[hashlib.sha256(page.name.encode()).digest()[1] % len(case.wrong)])


def measure(
    pages: Iterable[Source], cases: Sequence[Case], on_failure: Callable[[Source, Case, Way, str], None]
) -> dict[Cell, list[bool]]:
    """For each cell of the table, whether each page was decoded equal."""
    equal: dict[Cell, list[bool]] = defaultdict(list)
    for page in pages:
        for case in cases:
            text = encodable(page, case)
            if text is None:
                continue
            for way, html in trials(page, text, case):
                decoded = decode((case.mark + html).encode(case.codec))
                equal[Cell(case.name, page.half, way)].append(decoded.text == html)
                if decoded.text != html:
                    on_failure(page, case, way, f"{decoded.encoding} ({decoded.source})")
    return equal


def table(equal: dict[Cell, list[bool]], cases: Sequence[Case]) -> str:
    """A Markdown table: one row per encoding, with the share of equal pages in each half."""
    head = ["encoding", "pages", *(f"{way}, {half}" for way in Way for half in Half)]
    rows = []
    for case in cases:
        runs = [equal.get(Cell(case.name, half, way), []) for way in Way for half in Half]
        rows.append([case.name, f"{len(runs[0])} + {len(runs[1])}", *map(_share, runs)])
    return "\n".join(markdown_table(head, rows))


def _share(run: Sequence[bool]) -> str:
    return f"{sum(run) / len(run):.1%}" if run else ""


def main() -> None:
    """Measure, and print a table; with `--failures` also the pages of the tuning half that fail."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    parser.add_argument("--only", default="", help="only encodings whose name contains this")
    parser.add_argument("--failures", action="store_true", help="list the pages of the tuning half that fail")
    options = parser.parse_args()
    cases = [case for case in CASES if options.only in case.name]

    def report(page: Source, case: Case, way: Way, encoding: str) -> None:
        if options.failures and page.half is Half.TUNING:
            print(f"{case.name} {way}: {page.name} ({page.language}) decoded as {encoding}")

    print(table(measure(sources(options.data, options.every), cases, report), cases))


if __name__ == "__main__":
    main()
