"""Bylines: lines that say who wrote a text, where it comes from and when.

Every labelled value, date, count and prompt is taken out of a line. If nothing is left, the line is a byline. A
sentence that mentions a source or an author leaves words over, and so does a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from cleanpage.lexicon import bylines as lex
from cleanpage.lexicon.months import MONTHS, WEEKDAYS
from cleanpage.metadata.values.dates import DateKind, find_dates, label_at_end
from cleanpage.metadata.values.names import is_han_name, is_latin_name, join_names, korean_reporters, parse_names
from cleanpage.metadata.values.patterns import alternatives
from cleanpage.text.characters import HAN, HAN_CHARACTER, is_han

# Longest line that can be a byline, in characters: three labelled names with their affiliations.
MAX_BYLINE = 240
# Longest name of a source, in characters.
_MAX_SOURCE = 32
# Longest name with Han characters, in characters: that of a foreign author, with the original in brackets.
_MAX_HAN_NAME = 30
# Longest name of Han letters alone, in characters: a pen name or a desk. Longer ones are headings.
_MAX_PEN_NAME = 8
# Stands where something was taken out, and ends the value before it. It is white space for `str.strip`, and no page
# prints it.
_CUT = "\x1e"

_FULL_WIDTH = str.maketrans("：（）［］｜，／＝\u3000\xa0", ":()[]|,/= \x20")

# A label of every kind, by the name of the group that matches it.
_HAN_LABEL = re.compile(
    rf"(?P<author>(?:{alternatives(p for p in lex.HAN_AUTHOR_LABELS if len(p) > 1)})\s?[:/=]"
    rf"|(?<![{HAN}])文\s?[:/=・])"
    rf"|(?P<editor>(?:{alternatives(lex.HAN_EDITOR_LABELS)})\s?[:/丨])"
    rf"|(?P<other>(?:{alternatives(lex.HAN_CREDIT_LABELS)})\s?[:/丨])"
    rf"|(?P<source>(?:{alternatives(lex.HAN_SOURCE_LABELS)})\s?:)"
    rf"|(?P<reporter>[{HAN}·]{{0,16}}?(?:{alternatives(lex.HAN_REPORTER_LABELS)})\s?[:/丨]?)"
)
_LATIN_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<author>(?:{alternatives(lex.BY_PHRASES)})(?:\s*:|(?=\s)|(?=(?-i:[A-Z])))"
    rf"|(?:{alternatives(lex.BY_NOUNS)})\s*:)"
    rf"|(?P<other>(?:{alternatives(lex.CREDIT_PHRASES)})(?:\s*:|(?=\s)))"
    rf"|(?P<source>(?:{alternatives(lex.SOURCE_PHRASES)})\s*:))",
    re.IGNORECASE,
)
# What a byline without a date begins with in a language with spaces between words: a label, a count, a reading time.
_START = re.compile(
    rf"\W*(?:{alternatives(lex.BY_PHRASES, lex.CREDIT_PHRASES, lex.SOURCE_PHRASES)})(?:\W|(?-i:[A-Z]))"
    rf"|\W*(?:{alternatives(lex.BY_NOUNS)})\s*:"
    r"|\W*\d[\d,.]*\s?[km]?[\s-]?(?:views?|comments?|likes?|shares?|replies|min)|(?:views|comments|read)",
    re.IGNORECASE,
)
# The first words of what `_START` finds: a look-up is cheaper than the pattern.
_FIRST_WORDS = frozenset(
    phrase.split()[0]
    for group in (lex.BY_PHRASES, lex.BY_NOUNS, lex.CREDIT_PHRASES, lex.SOURCE_PHRASES)
    for phrase in group
) | {"views", "comments", "read", "reading"}
# What may stand before the first word.
_OPENERS = " ([-–—•|~*"
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a byline without a date holds in Chinese, Japanese or Korean: a label, a count, a button.
_HAN_HINT = re.compile(
    r"[:：丨/]|[记記]者|通[讯訊][员員]|[实實][习習]生|字[号號体體]|分享|打印|列印|收藏|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀]|查看"
    r"|[评評][论論]|人[气氣]|^\W*[据據转轉摘选選原来來]|[关關][闭閉]|大\s?中\s?小|作者|[编編][辑輯]|기자|특파원|작성자|글쓴이|필자|文・|[=＝／]"
)
_HAN_COUNT = re.compile(
    rf"(?:{alternatives(lex.HAN_COUNT_LABELS)})\s?[:(]?\s?(?:\d[\d,.]*\s?[万萬wk+次]*|-+)?\s?\)?(?![{HAN}])"
)
# Counts of views and comments, and reading times.
_COUNT = re.compile(
    r"(?<![^\W_])\d[\d,.]*\s?[km]?\s?(?:views?|comments?|likes?|shares?|replies)\b"
    r"|(?<![^\W_])(?:views?|comments?|replies)\s?:?\s?\d[\d,.]*"
    r"|(?<![^\W_])\d+(?:\s?[-–]\s?\d+)?[\s-]?min(?:ute)?n?s?\.?\s(?:de\s)?(?:read|lesezeit|lecture|lectura|leitura|reading)"
    r"|(?<![^\W_])(?:average )?(?:reading time|read time|lesezeit|temps de lecture|tiempo de lectura)\s?:?\s?"
    r"(?:\d+\s?min(?:ute)?n?s?\b\.?)?",
    re.IGNORECASE,
)
# Beside other parts this is a reading time or the number of a post; alone it may be anything.
_TRIFLE = re.compile(r"(?<![^\W_])(?:\d+[\s-]?min(?:ute)?n?s?\b\.?|\d+\s?reads?\b|#?\d{1,4}\s*$)", re.IGNORECASE)
# A button, with a border on either side.
_PROMPT = re.compile(
    rf"(?:^|(?<=[\s:|{_CUT}\[\]【】()]))(?:{alternatives(lex.HAN_PROMPTS)})(?=$|[\s:|{_CUT}\[\]【】()])"
)
# A line that names its source without a colon: "据人民网报道".
_FROM = re.compile(
    r"^[■▲●◆★□○◎※►▶•\s]*(?:据|據|转自|轉自|摘自|选自|選自|原载|原載|来自|來自)\s?:?\s?(.{2,16}?)(?:报道|報道|消息|电|電|讯|訊)?$"
)
# The name of a paper, an agency, a station or a site, by its end.
_MEDIA = re.compile(rf"[\w{HAN}·—\-《》“”]{{1,24}}(?:{alternatives(lex.HAN_MEDIA_ENDINGS)})(?:[\w{HAN}]{{0,3}})$")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.){1,4}[a-z]{2,6}/?$", re.IGNORECASE)
# What a sentence holds and no value does.
_SENTENCE = re.compile(rf"[。！？!?；;…]|\.\s+[A-Z]|[{HAN}],[^,]{{9,}}")
# What a label with a colon, or with what stands for one, ends with; without it the label is bare.
_LABEL_ENDS = (":", "/", "丨", "=", "・")
# Where an author works, after the name, to the end of the line.
_AFFILIATION = re.compile(
    r"\s*[,(]\s?(?:系|为|為|单位|單位|作者).{2,120}$|\s*,\s?[^,、]{6,60}(?:大学|大學|学院|學院|研究院|研究所|研究员|研究員|教授|委员|主任|中心).{0,40}$"
)
# What stands between the words of a rest, and between the pieces of a line.
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
        editors: Those who edited, checked, drew or translated the text.
    """

    author: str | None = None
    source: str | None = None
    date: str | None = None
    modified: str | None = None
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BylineParts:
    """Everything that was taken out of a line, and what is left of it.

    Attributes:
        authors: Names after an author's label.
        editors: Names after an editor's label.
        others: Names after the label of anybody else: those who checked, drew or translated the text.
        source: The paper, agency or site.
        date: Day of publication, ISO 8601.
        modified: Day of the last change, ISO 8601.
        count: How many values, dates, counts and prompts were taken out.
        rest: What is left, piece by piece.
    """

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    modified: str | None = None
    count: int = 0
    rest: tuple[str, ...] = ()


def parse_byline(text: str, day_first: bool | None = None) -> Byline | None:
    """Parse a line that holds metadata and nothing else.

    Not parsed: a sentence that mentions a source or "by", a heading, a bare name, the bare name of a paper.

    Args:
        text: A line or a block; one longer than 240 characters is no byline.
        day_first: How `03/04/2024` is meant; None leaves such a date alone, and the line with it.

    Returns:
        What the line says. All fields are None for a prompt or a count. None where the line is not metadata.

    Example:
        >>> parse_byline("来源: 编辑:某某 2025-03-10 12:48:46 查看数:0")
        Byline(author=None, source=None, date='2025-03-10', modified=None, editors=('某某',))
        >>> parse_byline("By Jane Doe and John Roe | March 3, 2024").author
        'Jane Doe; John Roe'
        >>> parse_byline("The figures were checked by Jane Doe."), parse_byline("消息来源: 他说,这没有根据。")
        (None, None)
    """
    if len(text) > MAX_BYLINE or not may_be_byline(text):
        return None
    parts = parse_parts(text, day_first)
    if parts is None or not parts.count or parts.rest:
        return None
    editors = tuple(dict.fromkeys(parts.editors + parts.others))
    return Byline(join_names(parts.authors) or None, parts.source, parts.date, parts.modified, editors)


def may_be_byline(text: str) -> bool:
    """Whether a text may be a byline, by a cheap test; most blocks of a page are none.

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


def parse_parts(text: str, day_first: bool | None = None) -> BylineParts | None:
    """Take every part of a byline out of a line, and keep what is left.

    Args:
        text: A line or a block.
        day_first: How `03/04/2024` is meant; None leaves such a date alone.

    Returns:
        The parts and the rest; None for a text that is empty, or too long to be a byline.

    Example:
        >>> parts = parse_parts("By Jane Doe in Travel | March 3, 2024")
        >>> parts.date, parts.rest
        ('2024-03-03', ('By Jane Doe in Travel',))
    """
    if len(text) > MAX_BYLINE or not text:
        return None
    line = text.translate(_FULL_WIDTH).strip()
    origin = _FROM.match(line)
    if origin and _is_source(origin[1], named=True):
        return BylineParts(source=origin[1].strip(), count=1)
    return _LineParser(day_first).parse(line)


class _LineParser:
    """Parses one line. What it has taken out of the line so far decides what the rest may be."""

    def __init__(self, day_first: bool | None) -> None:
        self._day_first = day_first
        self._authors: list[str] = []
        self._editors: list[str] = []
        self._others: list[str] = []
        self._source: str | None = None
        self._date: str | None = None
        self._modified: str | None = None
        self._count = 0
        self._rest: list[str] = []

    def parse(self, line: str) -> BylineParts:
        if line[:1] + line[-1:] in ("()", "[]", "【】") and line.count(line[0]) == 1:
            line = line[1:-1]
        line = self._take_dates(line)
        if _starts_with_author(line):
            line = _AFFILIATION.sub(_CUT, line)
        for piece in _PIECES.split(line):
            self._take_piece(piece)
        return BylineParts(
            tuple(self._authors),
            tuple(self._editors),
            tuple(self._others),
            self._source,
            self._date,
            self._modified,
            self._count,
            tuple(self._rest),
        )

    def _take_dates(self, line: str) -> str:
        """Take the dates out, each with the weekday and the label before it; of several, the first counts."""
        for span in reversed(find_dates(line, self._day_first)):
            label = label_at_end(line[: span.start])
            if label.kind is DateKind.OTHER:
                continue
            if label.kind is DateKind.CHANGE:
                self._modified = span.iso
            else:
                self._date = span.iso
            self._count += 1
            line = line[: label.start] + _CUT + line[span.end :]
        return line

    def _take_piece(self, piece: str) -> None:
        """Take counts, prompts and labelled values out of a piece of the line."""
        piece, counts = _COUNT.subn(_CUT, piece)
        labels: list[re.Match[str]] = []
        if not piece.isascii():
            piece, han_counts = _HAN_COUNT.subn(_CUT, piece)
            piece, prompts = _PROMPT.subn(_CUT, piece)
            counts += han_counts + prompts
            labels = list(_HAN_LABEL.finditer(piece))
        self._count += counts
        if self._count:
            piece = _TRIFLE.sub(_CUT, piece)
        labels = labels or list(_LATIN_LABEL.finditer(piece))
        # From the last label to the first, so that the places of the others stay valid. A value ends at the next label.
        end = len(piece)
        for label in reversed(labels):
            value = piece[label.end() : end].split(_CUT, 1)[0]
            if _may_start(piece, label) and self._take_value(label, value.strip()):
                piece = piece[: label.start()] + _CUT + piece[label.end() + len(value) :]
                self._count += 1
            end = label.start()
        for rest in piece.split(_CUT):
            self._keep_rest(rest)

    def _take_value(self, label: re.Match[str], value: str) -> bool:
        """Give a labelled value to its field; False if it is no such value."""
        kind = label.lastgroup
        bare = not label[0].rstrip().endswith(_LABEL_ENDS)
        if not value:
            return not bare
        if kind == "source":
            if not _is_source(value, named=False):
                return False
            if value not in lex.NOT_AUTHORS:
                self._source = self._source or value
            return True
        if " " in label[0].strip() and (value[0].isupper() or any(map(str.isdigit, value))):
            bare = False  # a label of several words, "written by", needs no colon
        is_dated = self._date is not None or self._modified is not None
        names = _labelled_names(value, bare, kind == "reporter", is_dated)
        # The labels are read from the last to the first.
        if kind in ("author", "reporter"):
            self._authors[:0] = names
        elif kind == "editor":
            self._editors[:0] = names
        else:
            self._others[:0] = names
        return bool(names)

    def _keep_rest(self, rest: str) -> None:
        """Keep what is left of a piece, unless it is a filler, a Korean byline, or a paper's name beside a date."""
        words = _SEPARATORS.sub(" ", rest).strip()
        if not words or all(word.lower() in lex.FILLERS for word in words.split()):
            return
        reporters = korean_reporters(words)
        if reporters:
            self._authors += reporters
            self._count += 1
        elif self._count and self._source is None and _is_source(words, named=True):
            self._source = words
        else:
            self._rest.append(rest.strip())


def _starts_with_author(line: str) -> bool:
    """Whether a line begins with an author's label, so that an affiliation may follow the name."""
    match = _HAN_LABEL.match(line)
    return bool(match and match["author"])


def _may_start(piece: str, label: re.Match[str]) -> bool:
    """Whether a label can start a value: "by" only at the beginning, as "sort by" is something else."""
    if label.lastgroup != "author" or " " in label[0].strip() or label[0].rstrip().endswith(_LABEL_ENDS):
        return True
    before = piece[: label.start()].rstrip(" ")
    return not before or before.endswith((_CUT, ",", ")"))


def _labelled_names(value: str, bare: bool, is_reporter: bool, is_dated: bool) -> tuple[str, ...]:
    """The names in a value, or none if it is not made of names.

    Args:
        value: What follows the label.
        bare: Whether the label has no colon.
        is_reporter: Whether it is a label of reporters; the place of the report may follow their names.
        is_dated: Whether the line has a date.
    """
    if _SENTENCE.search(value):
        return ()
    if is_reporter:
        value = _without_trailers(value)
    value = _leading_han_names(value)
    names = parse_names(value)
    if HAN_CHARACTER.search(value):
        if any(len(name) > _MAX_HAN_NAME or (len(name) > _MAX_PEN_NAME and name.isalpha()) for name in names):
            return ()
        return () if bare and not any(map(is_han_name, names)) else names
    if not all(_is_printed_name(name, bare and not is_dated) for name in names):
        return ()
    return names


def _is_printed_name(name: str, bare: bool) -> bool:
    """Whether a name after a label is one. A single word is a name only after a colon or beside a date."""
    words = name.lower().replace(",", " ").split()
    if words[0] in WEEKDAYS or (words[0] in MONTHS and len(words) not in (2, 3)):
        return False
    return not bare if len(words) == 1 else is_latin_name(name)


def _without_trailers(value: str) -> str:
    """A reporter's line without the words that say where the report or the images are from."""
    tokens = re.split(r"[\s/]+", value)
    return " ".join([token for token in tokens if not _is_trailer(token)])


def _is_trailer(token: str) -> bool:
    if token.endswith("文") and is_han_name(token):  # given names end with it as well
        return False
    return len(token) > 1 and token.endswith(lex.HAN_NAME_TRAILERS)


def _leading_han_names(value: str) -> str:
    """A value without the other words that follow its Han names; the value as it is if it begins with no such name."""
    tokens = value.split()
    names = list(takewhile(_is_short_han, tokens))
    if not names or len(names) == len(tokens) or not is_han_name(names[0]):
        return value
    follows = tokens[len(names)]
    return value if follows.startswith("(") else " ".join(names)


def _is_short_han(token: str) -> bool:
    return len(token) <= 4 and all(map(is_han, token)) and not token.startswith(("出自", "来自"))


def _is_source(value: str, named: bool) -> bool:
    """Whether a value can be a paper, agency or site; `named` asks that its ending says so."""
    if len(value) > _MAX_SOURCE or _SENTENCE.search(value):
        return False
    return not named or bool(_MEDIA.match(value) or _DOMAIN.match(value))
