"""How many pages come back as they were from the encodings that pages of the web are still written in.

    python scripts/measure_encodings.py --data ../shared/data --every 5

Labelled pages are written in each encoding in which such pages are found: Chinese ones in GB 18030, GBK and, turned
into traditional script, in Big5; Japanese, Korean, Russian and western ones in theirs; all of them in UTF-8 and
UTF-16. A page counts for an encoding if it has enough characters beyond ASCII and the encoding has nearly all of
them; what it lacks is written as a numeric reference, as editors do, in the original as well. As few labelled pages
are Japanese, Korean or Russian, paragraphs of texts in these languages are set into the mark-up of other pages.

Each page is decoded with its encoding declared, with no declaration, and with a wrong one; it is *equal* if every
character of it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from opencc import OpenCC

from cleanpage.decoding.decode import decode
from cleanpage.text.characters import CYRILLIC, HAN, HANGUL, KANA
from corpus import DEFAULT_DATA, read_pages
from tables import markdown_table

_TESTS = Path(__file__).resolve().parents[1] / "tests"
WAYS = ("declared", "undeclared", "misdeclared")
HALVES = ("tuning", "held out")

# A page is written in an encoding if it has so many characters beyond ASCII and the encoding has this share of them.
_ENCODABLE = 0.995
_MIN_NON_ASCII = 20
# Made-up pages of a language, and paragraphs on each.
_SYNTHETIC = 60
_PARAGRAPHS = (2, 10)


@dataclass(frozen=True, slots=True)
class Case:
    """An encoding of the measure.

    Attributes:
        name: What the report calls it.
        codec: Python's codec that writes it.
        label: The charset that a page so written declares.
        language: The language of the pages that are written in it; "" for all pages.
        wrong: Charsets that such pages declare by mistake.
        mark: What stands before the first character.
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
# Share of a page's characters beyond ASCII that make it a page of the language. Japanese is half kana at most, and
# characters of other scripts in a menu of languages make no page of any of them.
_SHARE = {"ja": 0.25, "zh": 0.5, "ko": 0.5, "ru": 0.5}


@dataclass(frozen=True, slots=True)
class Source:
    """A page without declarations.

    Attributes:
        name: Its name, which says in which half of the pages it is.
        language: As in `Case`.
        text: The HTML.
    """

    name: str
    language: str
    text: str

    @property
    def half(self) -> str:
        """Pages are split by a hash of their names, so that what is tuned on one half is checked on the other."""
        return HALVES[hashlib.sha256(self.name.encode()).digest()[0] % 2]


def undeclared(html: str) -> str:
    """A page without any declaration of its charset."""
    return _DECLARATION.sub("", html)


def declaring(html: str, label: str) -> str:
    """A page with a declaration where it belongs."""
    head = _HEAD.search(html)
    place = head.end() if head else 0
    return f'{html[:place]}<meta charset="{label}">{html[place:]}'


def language_of(text: str) -> str:
    """Which of the languages of the measure a page is in."""
    beyond = len(re.findall(r"[^\x00-\x7f]", text))
    for language in ("ja", "zh", "ko", "ru"):
        if len(_SCRIPTS[language].findall(text)) > _SHARE[language] * beyond:
            return language
    return "west"


def sources(data: Path, every: int) -> Iterator[Source]:
    """Labelled pages, every n-th of a language, and made-up ones in the languages that are rare among them."""
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
    """Pages of a language with the mark-up of others: each text between tags is replaced or dropped."""
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
    """Lines in a language among the texts of the tests."""
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


def written(source: Source, case: Case) -> str | None:
    """The page as the encoding can write it, or None if it is none to be written so."""
    if case.language not in ("", source.language) or (not case.language and source.language == "zh-Hant"):
        return None
    beyond = re.findall(r"[^\x00-\x7f]", source.text)
    lacking = {char for char in set(beyond) if not _has(case.codec, char)}
    lacked = sum(char in lacking for char in beyond)
    if len(beyond) < _MIN_NON_ASCII or lacked > (1 - _ENCODABLE) * len(beyond):
        return None
    return re.sub(r"[^\x00-\x7f]", lambda m: f"&#{ord(m[0])};" if m[0] in lacking else m[0], source.text)


def _has(codec: str, char: str) -> bool:
    try:
        return char.encode(codec).decode(codec) == char
    except UnicodeError:
        return False


def trials(page: Source, text: str, case: Case) -> Iterator[tuple[str, str]]:
    """(way, page) for each way in which a page says its encoding."""
    yield "declared", declaring(text, case.label)
    yield "undeclared", text
    yield "misdeclared", declaring(text, case.wrong[hashlib.sha256(page.name.encode()).digest()[1] % len(case.wrong)])


def measure(
    pages: Iterable[Source], cases: Sequence[Case], on_failure: Callable[[Source, Case, str, str], None]
) -> dict[tuple[str, str, str], list[bool]]:
    """(encoding, half, way) -> whether each page came back equal."""
    equal: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for page in pages:
        for case in cases:
            text = written(page, case)
            if text is None:
                continue
            for way, html in trials(page, text, case):
                decoded = decode((case.mark + html).encode(case.codec))
                equal[case.name, page.half, way].append(decoded.text == html)
                if decoded.text != html:
                    on_failure(page, case, way, f"{decoded.encoding} ({decoded.evidence})")
    return equal


def table(equal: dict[tuple[str, str, str], list[bool]], cases: Sequence[Case]) -> str:
    """A Markdown table: one row per encoding, with the share of equal pages in each half."""
    head = ["encoding", "pages", *(f"{way}, {half}" for way in WAYS for half in HALVES)]
    rows = []
    for case in cases:
        runs = [equal.get((case.name, half, way), []) for way in WAYS for half in HALVES]
        rows.append([case.name, f"{len(runs[0])} + {len(runs[1])}", *map(_share, runs)])
    return "\n".join(markdown_table(head, rows))


def _share(run: Sequence[bool]) -> str:
    return f"{sum(run) / len(run):.1%}" if run else ""


def main() -> None:
    """Measure and print a table; with `--failures` the pages of the tuning half that fail."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    parser.add_argument("--only", default="", help="encodings whose name holds this")
    parser.add_argument("--failures", action="store_true", help="list what fails in the half that is tuned on")
    options = parser.parse_args()
    cases = [case for case in CASES if options.only in case.name]

    def report(page: Source, case: Case, way: str, outcome: str) -> None:
        if options.failures and page.half == HALVES[0]:
            print(f"{case.name} {way}: {page.name} ({page.language}) decoded as {outcome}")

    print(table(measure(sources(options.data, options.every), cases, report), cases))


if __name__ == "__main__":
    main()
