"""Lines that tell who wrote a text, where it comes from and when: read in full, or not at all.

A line is a byline if nothing is left of it once every labelled value, date, count and prompt is taken out. A
sentence that mentions a source or an author leaves words over, and so does a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from cleanpage.lexicon import bylines as lex
from cleanpage.lexicon.months import MONTHS, WEEKDAYS
from cleanpage.metadata.values.date_labels import Day, alternatives, read_label
from cleanpage.metadata.values.date_parsing import find_dates
from cleanpage.metadata.values.person_names import (
    is_han_name,
    is_latin_name,
    join_names,
    korean_reporters,
    parse_names,
)

# Longest line that can be a byline, in characters: three labelled names with their affiliations.
BYLINE_CHARS = 240
# Longest name of a source, and longest affiliation after a name, in characters.
_SOURCE_CHARS = 32
# Longest name with Han characters, in characters: a foreign author's, with the original in brackets.
_HAN_CHARS = 30
# Longest pen name or desk without any other sign in it, in characters; longer ones are headings.
_PEN_NAME_CHARS = 8
# Stands where something was taken out, and ends the value before it. White space for `str.strip`, but not
# printed.
_CUT = "\x1e"

_FULL_WIDTH = str.maketrans("：（）［］｜，／＝\u3000\xa0", ":()[]|,/= \x20")


_HAN_LABEL = re.compile(
    rf"(?P<author>(?:{alternatives(p for p in lex.HAN_AUTHOR_LABELS if len(p) > 1)})\s?[:/=]"
    r"|(?<![\u3400-\u9fff])文\s?[:/=・])"
    rf"|(?P<editor>(?:{alternatives(lex.HAN_EDITOR_LABELS)})\s?[:/丨])"
    rf"|(?P<checker>(?:{alternatives(lex.HAN_CHECKER_LABELS)})\s?[:/丨])"
    rf"|(?P<source>(?:{alternatives(lex.HAN_SOURCE_LABELS)})\s?:)"
    rf"|(?P<reporter>[\u3400-\u9fff·]{{0,16}}?(?:{alternatives(lex.HAN_REPORTER_LABELS)})\s?[:/丨]?)"
)
_LATIN_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<author>(?:{alternatives(lex.BY_PHRASES)})(?:\s*:|(?=\s)|(?=(?-i:[A-Z])))"
    rf"|(?:{alternatives(lex.BY_NOUNS)})\s*:)"
    rf"|(?P<checker>(?:{alternatives(lex.CREDIT_PHRASES)})(?:\s*:|(?=\s)))"
    rf"|(?P<source>(?:{alternatives(lex.SOURCE_PHRASES)})\s*:))",
    re.IGNORECASE,
)
# What a byline without a date begins with in Latin script, and holds in Han: a label, a count, a prompt.
_START = re.compile(
    rf"\W*(?:{alternatives(lex.BY_PHRASES, lex.CREDIT_PHRASES, lex.SOURCE_PHRASES)})(?:\W|(?-i:[A-Z]))"
    rf"|\W*(?:{alternatives(lex.BY_NOUNS)})\s*:"
    r"|\W*\d[\d,.]*\s?[km]?[\s-]?(?:views?|comments?|likes?|shares?|replies|min)|(?:views|comments|read)",
    re.IGNORECASE,
)
_FIRST_WORDS = frozenset(
    phrase.split()[0]
    for group in (lex.BY_PHRASES, lex.BY_NOUNS, lex.CREDIT_PHRASES, lex.SOURCE_PHRASES)
    for phrase in group
) | {"views", "comments", "read", "reading"}
_OPENERS = " ([-–—•|~*"
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAN_HINT = re.compile(
    r"[:：丨/]|[记記]者|通[讯訊][员員]|[实實][习習]生|字[号號体體]|分享|打印|列印|收藏|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀]|查看"
    r"|[评評][论論]|人[气氣]|^\W*[据據转轉摘选選原来來]|[关關][闭閉]|大\s?中\s?小|作者|[编編][辑輯]|기자|특파원|작성자|글쓴이|필자|文・|[=＝／]"
)
_HAN_COUNT = re.compile(
    rf"(?:{alternatives(lex.HAN_COUNT_LABELS)})\s?[:(]?\s?(?:\d[\d,.]*\s?[万萬wk+次]*|-+)?\s?\)?(?![\u3400-\u9fff])"
)
_COUNT = re.compile(
    r"(?<![^\W_])\d[\d,.]*\s?[km]?\s?(?:views?|comments?|likes?|shares?|replies)\b"
    r"|(?<![^\W_])(?:views?|comments?|replies)\s?:?\s?\d[\d,.]*"
    r"|(?<![^\W_])\d+(?:\s?[-–]\s?\d+)?[\s-]?min(?:ute)?n?s?\.?\s(?:de\s)?(?:read|lesezeit|lecture|lectura|leitura|reading)"
    r"|(?<![^\W_])(?:average )?(?:reading time|read time|lesezeit|temps de lecture|tiempo de lectura)\s?:?\s?"
    r"(?:\d+\s?min(?:ute)?n?s?\b\.?)?",
    re.IGNORECASE,
)
# What beside other parts is a reading time or a post's number, and alone may be anything.
_TRIFLE = re.compile(r"(?<![^\W_])(?:\d+[\s-]?min(?:ute)?n?s?\b\.?|\d+\s?reads?\b|#?\d{1,4}\s*$)", re.IGNORECASE)
_PROMPT = re.compile(
    rf"(?:^|(?<=[\s:|{_CUT}\[\]【】()]))(?:{alternatives(lex.HAN_PROMPTS)})(?=$|[\s:|{_CUT}\[\]【】()])"
)
_FROM = re.compile(
    r"^[■▲●◆★□○◎※►▶•\s]*(?:据|據|转自|轉自|摘自|选自|選自|原载|原載|来自|來自)\s?:?\s?(.{2,16}?)(?:报道|報道|消息|电|電|讯|訊)?$"
)
_MEDIA = re.compile(
    rf"[\w\u3400-\u9fff·—\-《》“”]{{1,24}}(?:{alternatives(lex.HAN_MEDIA_ENDINGS)})(?:[\w\u3400-\u9fff]{{0,3}})$"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.){1,4}[a-z]{2,6}/?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?；;…]|\.\s+[A-Z]|[\u3400-\u9fff],[^,]{9,}")
_AFFILIATION = re.compile(
    r"\s*[,(]\s?(?:系|为|為|单位|單位|作者).{2,120}$|\s*,\s?[^,、]{6,60}(?:大学|大學|学院|學院|研究院|研究所|研究员|研究員|教授|委员|主任|中心).{0,40}$"
)
_SEPARATORS = re.compile(rf"[\s|·•●■◆▲/\\\-–—_,;:.()\[\]【】〓>»«⋅∙*#▪〓※{_CUT}]+")
_PIECES = re.compile(r"\s[|·•●⋅∙»›/]\s|\s[-–—]\s|[|•●⋅∙\n]|\s{3,}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says about its text.

    Attributes:
        author: Names joined by "; ", or None.
        source: The paper, agency or site, or None.
        date: Day of publication, ISO 8601, or None.
        modified: Day of the last change, ISO 8601, or None.
        editors: Who edited, checked, drew or translated it.
    """

    author: str | None = None
    source: str | None = None
    date: str | None = None
    modified: str | None = None
    editors: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """A byline while it is read.

    Attributes:
        authors: Names after an author's label.
        editors: Names after an editor's label.
        checkers: Names after the label of anyone else.
        source: The paper, agency or site.
        date: Day of publication.
        modified: Day of the last change.
        parts: How many values, dates, counts and prompts were taken out.
        rest: What is left, piece by piece.
    """

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    checkers: list[str] = field(default_factory=list)
    source: str | None = None
    date: str | None = None
    modified: str | None = None
    parts: int = 0
    rest: list[str] = field(default_factory=list)

    def byline(self) -> Byline:
        """What was read, frozen."""
        return Byline(
            join_names(self.authors) or None,
            self.source,
            self.date,
            self.modified,
            tuple(dict.fromkeys(self.editors + self.checkers)),
        )


def parse_byline(text: str, day_first: bool | None = None) -> Byline | None:
    """Read a line that holds metadata and nothing else.

    Left alone: a sentence that mentions a source or "by", a heading, a bare name, a bare paper's name.

    Args:
        text: A line or a block; one longer than 240 characters is no byline.
        day_first: How `03/04/2024` is meant; None leaves such a date alone, and the line with it.

    Returns:
        What the line says, all of it None for a prompt or a count; or None where the line is not metadata.

    Example:
        >>> parse_byline("来源: 编辑:某某 2025-03-10 12:48:46 查看数:0")
        Byline(author=None, source=None, date='2025-03-10', modified=None, editors=('某某',))
        >>> parse_byline("By Jane Doe and John Roe | March 3, 2024").author
        'Jane Doe; John Roe'
        >>> parse_byline("The figures were checked by Jane Doe."), parse_byline("消息来源: 他说,这没有根据。")
        (None, None)
    """
    if len(text) > BYLINE_CHARS or not may_be_byline(text):
        return None
    reading = read_line(text, day_first)
    return reading.byline() if reading and reading.parts and not reading.rest else None


def may_be_byline(text: str) -> bool:
    """A cheap look for what every byline holds at least one of, as most blocks of a page are none.

    Example:
        >>> may_be_byline("By Jane Doe"), may_be_byline("字號"), may_be_byline("Home")
        (True, True, False)
    """
    head = text[:24].lower().lstrip(_OPENERS)
    first = head.partition(" ")[0].rstrip(":")
    if (first in _FIRST_WORDS or head.startswith("by") or head[:1].isdigit()) and _START.match(text):
        return True
    if not text.isascii() and _HAN_HINT.search(text):
        return "。" not in text
    return bool((_YEAR.search(text) or "年" in text) and find_dates(text, True))


def read_line(text: str, day_first: bool | None = None) -> Reading | None:
    """Take every part of a byline out of a line, and keep what is left.

    Args:
        text: A line or a block.
        day_first: How `03/04/2024` is meant.

    Returns:
        The parts and the rest; None for a text that is too long to be a byline.
    """
    if len(text) > BYLINE_CHARS or not text:
        return None
    line = text.translate(_FULL_WIDTH).strip()
    reading = Reading()
    origin = _FROM.match(line)
    if origin and _is_source(origin[1], named=True):
        reading.source, reading.parts = origin[1].strip(), 1
        return reading
    if line[:1] + line[-1:] in ("()", "[]", "【】") and line.count(line[0]) == 1:
        line = line[1:-1]
    line = _take_dates(line, reading, day_first)
    for piece in _PIECES.split(_AFFILIATION.sub(_CUT, line) if reading_starts_with_label(line) else line):
        _read_piece(piece, reading)
    return reading


def reading_starts_with_label(line: str) -> bool:
    """Whether a line begins with an author's label, so that an affiliation may follow the name."""
    match = _HAN_LABEL.match(line)
    return bool(match and match["author"])


def _take_dates(line: str, reading: Reading, day_first: bool | None) -> str:
    """Take the dates out, each with the weekday and the label before it."""
    for span in reversed(find_dates(line, day_first)):
        label = read_label(line[: span.start])
        if label.day is Day.OTHER:
            continue
        if label.day is Day.CHANGE:
            reading.modified = span.iso
        else:
            reading.date = span.iso
        reading.parts += 1
        line = line[: label.start] + _CUT + line[span.end :]
    return line


def _read_piece(piece: str, reading: Reading) -> None:
    """Take counts, prompts and labelled values out of a part of the line that separators set off."""
    piece, counts = _COUNT.subn(_CUT, piece)
    labels: list[re.Match[str]] = []
    if not piece.isascii():
        piece, more = _HAN_COUNT.subn(_CUT, piece)
        piece, prompts = _PROMPT.subn(_CUT, piece)
        counts += more + prompts
        labels = list(_HAN_LABEL.finditer(piece))
    reading.parts += counts
    if reading.parts:
        piece = _TRIFLE.sub(_CUT, piece)
    labels = labels or list(_LATIN_LABEL.finditer(piece))
    end = len(piece)
    for label in reversed(labels):
        value = piece[label.end() : end].split(_CUT, 1)[0]
        if _may_start(piece, label) and _take_value(label, value.strip(), reading):
            piece = piece[: label.start()] + _CUT + piece[label.end() + len(value) :]
            reading.parts += 1
        end = label.start()
    for rest in piece.split(_CUT):
        _keep_rest(rest, reading)


def _may_start(piece: str, label: re.Match[str]) -> bool:
    """Whether a label can start a value: "by" only at the beginning, as "sort by" is something else."""
    if label.lastgroup != "author" or " " in label[0].strip() or label[0].rstrip().endswith((":", "/", "=", "・")):
        return True
    before = piece[: label.start()].rstrip(" ")
    return not before or before.endswith((_CUT, ",", ")"))


def _take_value(label: re.Match[str], value: str, reading: Reading) -> bool:
    """Give a labelled value to its field; False if it is no such value."""
    kind = label.lastgroup
    bare = not label[0].rstrip().endswith((":", "/", "丨", "=", "・"))
    if not value:
        return not bare
    if kind == "source":
        if not _is_source(value, named=False):
            return False
        if value not in lex.NOT_AUTHORS:
            reading.source = reading.source or value
        return True
    if bare and " " in label[0].strip() and (value[0].isupper() or any(map(str.isdigit, value))):
        bare = False
    names = _names(value, bare, kind == "reporter", bool(reading.date or reading.modified))
    if names:
        target = {"author": reading.authors, "reporter": reading.authors, "editor": reading.editors}
        target.get(kind or "", reading.checkers)[:0] = names
    return bool(names)


def _names(value: str, bare: bool, reporter: bool, dated: bool) -> tuple[str, ...]:
    """The names in a value, or none if it is not made of names."""
    if _SENTENCE.search(value):
        return ()
    if reporter:
        value = _without_trailers(value)
    value = _leading_han_names(value)
    names = parse_names(value)
    is_han = any("\u3400" <= c <= "\u9fff" for c in value)
    if is_han and any(len(name) > _PEN_NAME_CHARS and name.isalpha() for name in names):
        return ()
    if is_han and (any(len(name) > _HAN_CHARS for name in names) or (bare and not any(map(is_han_name, names)))):
        return ()
    if not is_han and not all(_is_printed_name(name, bare and not dated) for name in names):
        return ()
    return names


def _is_printed_name(name: str, bare: bool) -> bool:
    """Whether a name after a label is one: of a single word only after a colon or beside a date."""
    words = name.lower().replace(",", " ").split()
    if words[0] in WEEKDAYS or (words[0] in MONTHS and len(words) not in (2, 3)):
        return False
    return not bare if len(words) == 1 else is_latin_name(name)


def _without_trailers(value: str) -> str:
    """A reporter's line without the words that tell where the report or the pictures are from."""
    tokens = re.split(r"[\s/]+", value)
    return " ".join(token for token in tokens if not _is_trailer(token))


def _is_trailer(token: str) -> bool:
    if token.endswith("文") and is_han_name(token):  # also the end of given names
        return False
    return len(token) > 1 and token.endswith(lex.HAN_NAME_TRAILERS)


def _leading_han_names(value: str) -> str:
    """A value that begins with Han names and goes on with other words, without those."""
    tokens = value.split()
    names = list(takewhile(_is_short_han, tokens))
    return (
        " ".join(names)
        if names and len(names) < len(tokens) and is_han_name(names[0]) and not (tokens[len(names)].startswith("("))
        else value
    )


def _is_short_han(token: str) -> bool:
    return len(token) <= 4 and all("\u3400" <= c <= "\u9fff" for c in token) and not token.startswith(("出自", "来自"))


def _is_source(value: str, named: bool) -> bool:
    """Whether a value can be a paper, agency or site; `named` asks that its ending says so."""
    if len(value) > _SOURCE_CHARS or _SENTENCE.search(value):
        return False
    return not named or bool(_MEDIA.match(value) or _DOMAIN.match(value))


def _keep_rest(rest: str, reading: Reading) -> None:
    """Keep what is left of a piece, unless it is a filler, a Korean byline, or a paper's name beside a date."""
    words = _SEPARATORS.sub(" ", rest).strip()
    if not words or all(word.lower() in lex.FILLERS for word in words.split()):
        return
    reporters = korean_reporters(words)
    if reporters:
        reading.authors += reporters
        reading.parts += 1
    elif reading.parts and reading.source is None and _is_source(words, named=True):
        reading.source = words
    else:
        reading.rest.append(rest.strip())
