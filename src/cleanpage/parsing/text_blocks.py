"""A plain-text scrape to blocks.

Every visible line becomes a block or a part of one. Lines that a hard wrap, a newspaper column or the end of a page
broke in mid-sentence are joined again. Nothing is dropped; markup that is left in a scrape is a line like any other.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

import regex

from cleanpage.page import BlockKind, WarningCode
from cleanpage.parsing.document import NO_FRONT_MATTER, Document, FrontMatter, Head, Outline, Segment
from cleanpage.text.characters import BULLETS, PARAGRAPH_WEIGHT, SENTENCE_FINAL

# What ends a line of a scrape.
LINE_ENDS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_LIST_MARKER = re.compile(rf"(?:[{BULLETS}]|\(?\d{{1,3}}[.)]|[a-z][.)])\s+\S")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S")
# Scripts by property and not by the ranges of `text.characters`: a line may break at 々, 〇 or half-width kana too.
_CJK_END = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}，、；：]$")
_CJK_START = regex.compile(r"^[\p{Han}\p{Hiragana}\p{Katakana}]")

# Points of evidence that a line stops in mid-sentence, from which it is joined to the next.
_JOIN_POINTS = 2
# Characters at the end of joined lines that are looked at. They tell how the last sentence stands.
_TAIL_CHARS = 1_000
_LONG_LINE = 20  # characters of a CJK line; headings are mostly shorter
_LONG_LATIN_LINE = 40  # characters; lower-case starts after a short line are mostly lists
_DATE_START = regex.compile(r"^(?:\d{2,4}\s*年|\d{1,2}\s*月)[^。]*?[,，]")
# Characters that need something after them: prepositions, conjunctions, verbs of motion and of speech.
_DANGLING = frozenset("到在和与與及或把被将將对對向从從为為由以于於至使让讓给給等的")
_BRACKETS = (("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"))
_COMMAS = ",，、;；"
# What is joined to a broken line must bring its sentence to an end somewhere. Unlike SENTENCE_END of
# `text.characters`, these have the ellipsis. The first is for lines of CJK; in the second a quotation mark may follow.
_ENDS_SENTENCE = re.compile(r"[。！？…]")
_ENDS_LATIN_SENTENCE = re.compile(r"[.!?…](?=\s|[\"'”»)]|$)")
# Separators of a list in one line. A line with so many of them and without the end of a sentence is a list.
_SEPARATOR = re.compile(r"[、,|｜_;；•·]|\s-\s")
_MIN_SEPARATORS = 5


def segment_lines(
    text: str,
    *,
    first_line: int = 1,
    max_lines: int = sys.maxsize,
    url: str | None = None,
    front_matter: FrontMatter = NO_FRONT_MATTER,
) -> Document:
    """Cut a text scrape into blocks.

    Args:
        text: The decoded text.
        first_line: Number of its first line in the file, where front matter stood above it.
        max_lines: Number of visible lines that are read.
        url: URL of the page, if known.
        front_matter: What stood above the text.

    Returns:
        A document whose outline has a single root; blocks know their line numbers. With the warning `TRUNCATED`
        where there were more lines.

    Example:
        >>> page = segment_lines("Title\\n\\nA line that was wrapped in the middle of\\nits sentence.")
        >>> [block.text for block in page.segments]
        ['Title', 'A line that was wrapped in the middle of its sentence.']
    """
    lines = _visible_lines(text, first_line)
    segments = [_segment(number, parts) for number, parts in _joined(islice(lines, max_lines))]
    return Document(
        segments,
        Outline(["#document"], [0], [""]),
        Head(front_matter=front_matter.values),
        front_matter=front_matter.lines,
        url=url,
        is_html=False,
        warnings=(WarningCode.TRUNCATED,) if next(lines, None) else (),
    )


def _joined(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """The number of the first line of every block, and the parts of its text."""
    first, parts, tail = 0, list[str](), ""
    for number, line in lines:
        if parts and _continues(tail, line):
            joint = _joint(tail, line)
            parts += (joint, line)
            tail = (tail[-_TAIL_CHARS:] + joint + line)[-_TAIL_CHARS:]
        else:
            if parts:
                yield first, parts
            first, parts, tail = number, [line], line
    if parts:
        yield first, parts


def _segment(number: int, parts: list[str]) -> Segment:
    text = "".join(parts)
    kind, level = _kind(text)
    return Segment(text, kind, line=number, level=level, pieces=(text,))


def _visible_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(LINE_ENDS.split(text), start=first_line):
        stripped = " ".join(line.split()).strip("\u200b\ufeff\0 ")
        if stripped:
            yield number, stripped


def _kind(line: str) -> tuple[BlockKind, int]:
    heading = _MARKDOWN_HEADING.match(line)
    if heading:
        return BlockKind.HEADING, len(heading[1])
    if _LIST_MARKER.match(line):
        return BlockKind.LIST_ITEM, 0
    if len(line) >= PARAGRAPH_WEIGHT or line[-1] in SENTENCE_FINAL:
        return BlockKind.PARAGRAPH, 0
    return BlockKind.LINE, 0


def _continues(line: str, following: str) -> bool:
    """Whether a sentence runs on from a line to the one after it."""
    if line[-1] in SENTENCE_FINAL or line[-1] in ":：—|>" or _LIST_MARKER.match(following):
        return False
    if _CJK_START.match(following) and _CJK_END.search(line):
        if _is_list(line) or not _ENDS_SENTENCE.search(following):
            return False
        return _dangling_points(line) >= _JOIN_POINTS
    if len(line) < _LONG_LATIN_LINE or " " not in line or not (following[0].islower() or line[-1] in ",-"):
        return False
    return _is_wrapped(line, following)


def _is_wrapped(line: str, following: str) -> bool:
    """Whether a line of words can be the first part of what follows.

    A wrapped line is so long that the next word did not fit, and no line is longer. If a column or a page broke the
    sentence instead, the sentence ends in the next line. A list of phrases has no end.
    """
    widest = len(line) + 1 + len(following.partition(" ")[0])
    return len(following) <= widest or bool(_ENDS_LATIN_SENTENCE.search(following))


def _is_list(line: str) -> bool:
    """Whether a line of CJK lists phrases, and so is no beginning of a sentence."""
    return len(_SEPARATOR.findall(line)) >= _MIN_SEPARATORS and not _ENDS_SENTENCE.search(line)


def _dangling_points(line: str) -> int:
    """Points of evidence that a line of CJK stops in mid-sentence."""
    commas = sum(line.count(comma) for comma in _COMMAS)
    is_long = len(line) >= _LONG_LINE
    has_open_bracket = any(line.count(left) > line.count(right) for left, right in _BRACKETS)
    points = 2 if is_long and has_open_bracket else 0
    points += bool(_DATE_START.match(line))
    points += line[-1] in _DANGLING
    points += line[-1] in _COMMAS
    points += is_long and commas >= 1
    points += commas >= 2
    return points


def _joint(line: str, following: str) -> str:
    """What is set between a line and the one in which its sentence goes on."""
    return "" if line.endswith("-") or (_CJK_END.search(line) and _CJK_START.match(following)) else " "
