"""The title of a text scrape: the line above the byline, or the first short line above the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.lexicon.bylines import HAN_MEDIA_ENDINGS
from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.values.bylines import parse_byline
from cleanpage.parsing.document import Document

# Lines that are read from the top; a page's menu may stand before its title.
_LINES = 40
# How far above the byline the title stands, in lines.
_ABOVE = 5
# Longest and shortest title, in characters, and the length from which a line is running text.
_TITLE_CHARS, _MIN_CHARS, _TEXT_CHARS = 120, 4, 80
# Longest title in Han characters.
_HAN_CHARS = 50
# Separators within a line from which it is a list of phrases rather than a title.
_PHRASES = 3

_SENTENCE_END = ("。", ".", "；", ";", "，", ",", "、", "：", ":")
_BREADCRUMB = re.compile(r"\s[>›»]\s|[>›»].*[>›»]|^(?:首页|首頁|您的位置|当前位置|當前位置|home)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_PHRASE_BORDER = re.compile(r"[,，|｜_]|\s[-–/·•]\s")
_BULLET = re.compile(r"^[•·*\-–◆■>]\s*")
# A whole line that is the name of a site: short, and ending as sites do.
_SITE = re.compile(
    rf"[\w\u3400-\u9fff]{{2,10}}"
    rf"(?:{'|'.join(sorted(HAN_MEDIA_ENDINGS, key=len, reverse=True))}|版|首页|首頁)$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SYMBOLS = re.compile(r"[\d℃°%:：~\-/.\s]")
# A line of which more than this share is digits and units is a weather report, a price or a telephone number.
_SYMBOL_SHARE = 0.4


def find(document: Document) -> Iterator[Candidate]:
    """The title, from the lines themselves.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline, Segment
        >>> from cleanpage.page import BlockKind
        >>> lines = ["Home > News", "A day out", "By Jane Doe", "It was a fine morning when they set out."]
        >>> page = Document([Segment(line, BlockKind.LINE) for line in lines], Outline(), Head(), is_html=False)
        >>> [candidate.value for candidate in find(page)]
        ['A day out']
    """
    if document.is_html:
        return
    lines = [segment.text for segment in document.segments[:_LINES]]
    byline = next((i for i, line in enumerate(lines) if parse_byline(line)), -1)
    title = _above(lines[max(0, byline - _ABOVE) : byline]) if byline > 0 else None
    if title:
        yield Candidate(Field.TITLE, title, Trust.PRINTED, "line above the byline")
    elif byline < 0 or byline < _PHRASES:
        title = _before_text(lines[max(byline, -1) + 1 :])
        if title:
            yield Candidate(Field.TITLE, title, Trust.GUESSED, "first line")


def _above(lines: list[str]) -> str | None:
    """The nearest title above the byline; a summary may stand between them, and ends as a sentence does."""
    for line in reversed(lines):
        if _is_title(line):
            return line
    return None


def _before_text(lines: list[str]) -> str | None:
    """The first title, if running text follows it at once or after one line more."""
    for i, line in enumerate(lines):
        if _is_title(line):
            return line if any(len(text) > _TEXT_CHARS or _is_sentence(text) for text in lines[i + 1 : i + 4]) else None
        if len(line) > _TEXT_CHARS and _is_sentence(line):
            return None
    return None


def _is_sentence(line: str) -> bool:
    return line.endswith(("。", ".", "！", "？", "”", '"'))


def _is_title(line: str) -> bool:
    """Whether a line can be a title: short, no sentence, path, list of phrases, site's name or markup."""
    if not _MIN_CHARS <= len(line) <= _TITLE_CHARS or line.endswith(_SENTENCE_END):
        return False
    if _BREADCRUMB.search(line) or _MARKUP.search(line) or _BULLET.match(line) or _SITE.match(line):
        return False
    if len(_PHRASE_BORDER.findall(line)) >= _PHRASES or len(_HAN.findall(line)) > _HAN_CHARS or "。" in line:
        return False
    return len(_SYMBOLS.findall(line)) <= len(line) * _SYMBOL_SHARE and parse_byline(line) is None
