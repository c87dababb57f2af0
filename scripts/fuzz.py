"""Mutation fuzzing: real pages, broken in every way, through `extract` and all that a page can be written as.

    python scripts/fuzz.py --minutes 2
    python scripts/fuzz.py --bytes 10000000 --seed 7

Nothing may raise, and no output may be broken. Reading and writing a case may take one second plus 20 s per MB. Cases
that fail are written to a folder, and the exit code is then 1. Cases depend on the seed and the pages alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleanpage import Page, WarningCode, extract
from corpus import DEFAULT_DATA

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
FAILURES = ROOT / "build" / "fuzz-failures"

# Of the labelled pages so many are taken, evenly; more would only take longer to read.
MAX_PAGES = 300
# Bytes of a case, and of a part that is copied or cut out.
MAX_CASE = 60_000
MAX_PART = 4_000
MAX_MUTATIONS = 12
MAX_NESTING = 3_000

# CPU seconds that a case may take: any case, and on top of that for each byte.
ANY_SECONDS, SECONDS_PER_BYTE = 1.0, 20e-6

TOKENS = (
    *"<p> </p> <div> </div> <b> </b> <a> </a> <br> <hr> <ul> <li> </li> <table> <tr> <td> </td> </table> <h1>".split(),
    *"<pre> </pre> <script> </script> <style> </style> <title> </title> <noscript> <template> <svg> <math>".split(),
    *"<!-- --> <!--> <![CDATA[ ]]> <?php ?> <!DOCTYPE <html> </html> <body> </body> <frameset> <plaintext>".split(),
    *"& &amp; &lt; &#0; &#xD800; &#x110000; &nosuch; < > </ <! </> \" ' = | _ ( ) （ ） 「 」 。 — — --- ...".split(),
    *("<a href='", "<p class='", "<span hidden>", "<i style='display:none'>", "<meta charset=gbk>", "<base href='//["),
    *('<script type="application/ld+json">', '{"@type":"Article","articleBody":"', '"}</script>', "\\ud800", "[[[["),
    *("\n---\n", "---\ntitle: x\n", "\r", "\r\n", "\x85", "\u2028", "\u3000", "\xa0", "\t", " ", "\n\n", "\x0c"),
    *("\0", "\x1b$B", "\x7f", "\ufeff", "\u200b", "\u202e", "\u0301" * 40, "\ufffd", "\U0010ffff", "👩‍👩‍👧"),
    *("國(guó)", "長(zhǎng)", "casino|slots|poker|", "+49 30 1234567", "3 May 2021", "By Jane Doe", "2021-02-30"),
    *("<ruby>漢<rt>", "colspan=99999999 ", "<ol start=-99999999999>", "http://[::", "%ff%00", "99999999999999999999"),
)
BYTES = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x81")
CODECS = ("utf-8", "utf-16", "utf-16-be", "utf-32", "gb18030", "big5", "shift-jis", "cp1252", "iso-2022-jp", "utf-7")


@dataclass(frozen=True, slots=True)
class Tally:
    """What has been done."""

    cases: int
    bytes: int
    failures: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.cases:,} cases, {self.bytes:,} bytes, {self.failures} failures, {self.seconds:.0f} s"


class TooSlowError(Exception):
    """A case took longer than its length allows."""


def read_seeds(data: Path) -> list[bytes]:
    """The pages that cases are made of: the fixtures, and some of the labelled pages where they are present."""
    labelled = sorted(data.glob("*/pages/*.html.gz"))
    some = labelled[:: max(1, len(labelled) // MAX_PAGES)]
    fixtures = [path.read_bytes() for path in sorted(FIXTURES.glob("*/source.*"))]
    return [*fixtures, *(gzip.decompress(path.read_bytes()) for path in some)]


class Mutator:
    """Makes cases of pages. The same seed gives the same cases.

    Args:
        pages: What they are made of.
        seed: Which of all cases they are.
    """

    def __init__(self, pages: Sequence[bytes], seed: int) -> None:
        self._pages = pages
        self._random = random.Random(seed)
        self._mutations = (
            self._flip, self._delete, self._repeat, self._splice, self._insert, self._insert_bytes, self._nest,
            self._swap, self._shuffle,
        )  # fmt: skip

    def cases(self) -> Iterator[bytes | str]:
        """Cases without an end: bytes, or text that may hold lone surrogates."""
        while True:
            length = int(MAX_CASE ** self._random.uniform(0.5, 1.0))  # small cases are many, and easy to understand
            data = bytearray(self._part(self._random.choice(self._pages), length))
            for _ in range(self._random.randint(1, MAX_MUTATIONS)):
                self._random.choice(self._mutations)(data)
            yield self._encoded(bytes(data[: 2 * MAX_CASE]))

    def _encoded(self, data: bytes) -> bytes | str:
        way = self._random.random()
        if way < 0.6:
            return data
        text = data.decode("utf-8", "surrogateescape")
        if way < 0.8:
            return text
        return text.encode(self._random.choice(CODECS), "replace")

    def _part(self, data: bytes, length: int) -> bytes:
        start = self._random.randrange(len(data) - length) if len(data) > length else 0
        return data[start : start + length]

    def _span(self, data: bytearray) -> slice:
        start = self._random.randint(0, len(data))
        return slice(start, start + int(MAX_PART ** self._random.random()))

    def _flip(self, data: bytearray) -> None:
        for _ in range(self._random.randint(1, 20) if data else 0):
            data[self._random.randrange(len(data))] ^= 1 << self._random.randrange(8)

    def _delete(self, data: bytearray) -> None:
        del data[self._span(data)]

    def _repeat(self, data: bytearray) -> None:
        span = self._span(data)
        data[span.start : span.start] = (data[span] * self._random.choice((1, 2, 50, 500)))[:MAX_CASE]

    def _splice(self, data: bytearray) -> None:
        data[self._span(data)] = self._part(self._random.choice(self._pages), MAX_PART)

    def _insert(self, data: bytearray) -> None:
        tokens = "".join(self._random.choices(TOKENS, k=self._random.randint(1, 8)))
        at = self._random.randint(0, len(data))
        data[at:at] = tokens.encode()

    def _insert_bytes(self, data: bytearray) -> None:
        at = self._random.randint(0, len(data))
        data[at:at] = self._random.choice(BYTES) * self._random.choice((1, 1, 40))

    def _nest(self, data: bytearray) -> None:
        at = self._random.randint(0, len(data))
        data[at:at] = (self._random.choice(TOKENS).encode() * self._random.randint(2, MAX_NESTING))[:MAX_CASE]

    def _swap(self, data: bytearray) -> None:
        old, new = self._random.choices(TOKENS, k=2)
        data[:] = data.replace(old.encode(), new.encode(), self._random.randint(1, 50))

    def _shuffle(self, data: bytearray) -> None:
        parts = data.split(b"<")
        self._random.shuffle(parts)
        data[:] = b"<".join(parts)


def check(source: bytes | str, size: int) -> None:
    """Read a case, write it in every way, and hold the outputs against what they promise."""
    start = time.process_time()
    page = extract(source, url="https://example.com/2021/05/03/page")
    written = [page.text, page.to_json(), page.markdown(), page.html()]
    seconds = time.process_time() - start
    assert json.loads(written[1])["text"] == page.text
    for output in (*written, page.explain()):  # reasons are for people: they may take their time
        output.encode()
    _check_soundness(page)
    if seconds > ANY_SECONDS + SECONDS_PER_BYTE * size:
        raise TooSlowError(f"{seconds:.1f} s for {size:,} bytes")


def _check_soundness(page: Page) -> None:
    assert bool(page.text) == (WarningCode.NO_BODY not in page.warnings), "a body, and a warning that there is none"
    assert 0.0 <= page.contamination <= 1.0, "contamination is a share"
    assert all(block.text.strip() for block in page.blocks), "a block without text"
    for finding in page.findings:
        assert all(0 <= index < len(page.blocks) for index in finding.blocks), "a finding in no block"


def fuzz(cases: Iterator[bytes | str], seconds: float, max_bytes: int, failures: Path) -> Tally:
    """Check cases until so much time has passed, or so many bytes were read."""
    start = time.monotonic()
    done = length = failed = 0
    for source in cases:
        size = len(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
        try:
            check(source, size)
        except Exception:
            failed += 1
            _keep(source, failures / f"{failed:03}", traceback.format_exc())
        done, length = done + 1, length + size
        if time.monotonic() - start > seconds or length >= max_bytes:
            break
    return Tally(done, length, failed, time.monotonic() - start)


def _keep(source: bytes | str, path: Path, report: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        path.with_suffix(".bin").write_bytes(source)
    else:
        path.with_suffix(".txt").write_bytes(source.encode("utf-8", "surrogatepass"))
    path.with_suffix(".log").write_text(report, "utf-8", "backslashreplace")
    print(f"{path}: {report.strip().splitlines()[-1]}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 if any case failed."""
    parser = argparse.ArgumentParser(description="Break pages at random, and see that they are read all the same.")
    parser.add_argument("--minutes", type=float, help="when to stop (2, unless --bytes is given)")
    parser.add_argument("--bytes", type=int, default=sys.maxsize, help="stop after so many bytes of cases")
    parser.add_argument("--seed", type=int, default=0, help="other seeds give other cases")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="folder of the labelled pages, if present")
    parser.add_argument("--failures", type=Path, default=FAILURES, help="where failing cases are kept")
    options = parser.parse_args(arguments)
    minutes = options.minutes or (2.0 if options.bytes == sys.maxsize else float("inf"))
    seeds = read_seeds(options.data)
    tally = fuzz(Mutator(seeds, options.seed).cases(), 60 * minutes, options.bytes, options.failures)
    print(f"seed {options.seed}, {len(seeds)} pages: {tally}")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
