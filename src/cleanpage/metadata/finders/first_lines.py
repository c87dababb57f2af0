"""The title of a text scrape: the line above the byline, or the first short line above the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanpage.lexicon.bylines import HAN_MEDIA_ENDINGS
from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.values.bylines import parse_byline
from cleanpage.metadata.values.patterns import alternatives
from cleanpage.text.characters import HAN, HAN_CHARACTER

# Lines that are read from the top; a page's menu may stand before its title.
_MAX_LINES = 40
# How far above the byline the title stands, in lines.
_MAX_ABOVE = 5
# If the byline is one of so many first lines and no title stands above it, the title is looked for below it.
_FIRST_LINES = 3
# Shortest and longest title, in characters, and the length from which a line is running text.
_MIN_TITLE, _MAX_TITLE, _MIN_TEXT = 4, 120, 80
# Longest title in Han characters.
_MAX_HAN_TITLE = 50
# Separators within a line from which it is a list of phrases rather than a title.
_MIN_SEPARATORS = 3
# Lines below a title, of which one has to be running text.
_LINES_BELOW = 3

_NO_TITLE_END = ("。", ".", "；", ";", "，", ",", "、", "：", ":")
_SENTENCE_END = ("。", ".", "！", "？", "”", '"')
_BREADCRUMB = re.compile(r"\s[>›»]\s|[>›»].*[>›»]|^(?:首页|首頁|您的位置|当前位置|當前位置|home)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_PHRASE_SEPARATOR = re.compile(r"[,，|｜_]|\s[-–/·•]\s")
_BULLET = re.compile(r"^[•·*\-–◆■>]\s*")
# A whole line that is the name of a site: short, and ending as sites do.
_SITE = re.compile(rf"[\w{HAN}]{{2,10}}(?:{alternatives(HAN_MEDIA_ENDINGS)}|版|首页|首頁)$")
_SYMBOLS = re.compile(r"[\d℃°%:：~\-/.\s]")
# Largest share of digits and units in a title; more of them are a weather report, a price or a phone number.
_MAX_SYMBOL_SHARE = 0.4


def find(context: PageContext) -> Iterator[Candidate]:
    """The title of a text scrape, by the lines alone.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Document, Head, Outline, Segment
        >>> lines = ["Home > News", "A day out", "By Jane Doe", "It was a fine morning when they set out."]
        >>> page = Document([Segment(line, BlockKind.LINE) for line in lines], Outline(), Head(), is_html=False)
        >>> [candidate.value for candidate in find(context_of(page))]
        ['A day out']
    """
    lines = [segment.text for segment in context.document.segments[:_MAX_LINES]]
    byline = next((index for index, line in enumerate(lines) if parse_byline(line)), None)
    title = _nearest_title(lines[max(0, byline - _MAX_ABOVE) : byline]) if byline else None
    if title:
        yield Candidate(Field.TITLE, title, Trust.PRINTED, "line above the byline")
        return
    if byline is None or byline < _FIRST_LINES:
        title = _title_before_text(lines if byline is None else lines[byline + 1 :])
        if title:
            yield Candidate(Field.TITLE, title, Trust.GUESSED, "first line")


def _nearest_title(lines: Sequence[str]) -> str | None:
    """The last title of some lines. A summary may stand between it and the byline, and ends as a sentence does."""
    for line in reversed(lines):
        if _is_title(line):
            return line
    return None


def _title_before_text(lines: Sequence[str]) -> str | None:
    """The first title, if running text follows it within three lines."""
    for index, line in enumerate(lines):
        if _is_title(line):
            below = lines[index + 1 : index + 1 + _LINES_BELOW]
            has_text = any(len(text) > _MIN_TEXT or text.endswith(_SENTENCE_END) for text in below)
            return line if has_text else None
        if len(line) > _MIN_TEXT and line.endswith(_SENTENCE_END):
            return None
    return None


def _is_title(line: str) -> bool:
    """Whether a line can be a title: short, no sentence, path, list of phrases, site's name or markup."""
    if not _MIN_TITLE <= len(line) <= _MAX_TITLE or line.endswith(_NO_TITLE_END) or "。" in line:
        return False
    if _BREADCRUMB.search(line) or _MARKUP.search(line) or _BULLET.match(line) or _SITE.match(line):
        return False
    if len(_PHRASE_SEPARATOR.findall(line)) >= _MIN_SEPARATORS or len(HAN_CHARACTER.findall(line)) > _MAX_HAN_TITLE:
        return False
    return len(_SYMBOLS.findall(line)) <= len(line) * _MAX_SYMBOL_SHARE and parse_byline(line) is None
