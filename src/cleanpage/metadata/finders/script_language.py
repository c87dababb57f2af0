"""The language of a text in a script that only one language has. There is no model of languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.text.characters import HAN, HANGUL

# Characters that are read to tell the script, and the share of the letters that decides. Kana are a third to a half of
# Japanese text; a twentieth tells it from Chinese that quotes a word.
_MAX_SAMPLE = 2000
_MIN_SHARE, _MIN_KANA_SHARE = 0.3, 0.05
# Blocks that are looked through for text, and the length from which a block is running text, in characters.
_MAX_SEGMENTS, _MIN_TEXT = 120, 60
# Scripts that one language writes. Cyrillic, Arabic and Devanagari are shared and decide nothing.
_SCRIPTS = (
    ("ko", re.compile(f"[{HANGUL}]")),
    ("zh", re.compile(f"[{HAN}]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
)
# Any character of them, kana included.
_DECIDING = re.compile(r"[\u0370-\u03ff\u0530-\u05ff\u0b80-\u0c7f\u0e00-\u10ff\u1780-\u17ff\u3041-\u9fff\uac00-\ud7a3]")
# The letters of both kana; `text.characters.KANA` has marks and signs as well, which Chinese text may hold.
_KANA = re.compile(r"[\u3041-\u30fa]")


def find(context: PageContext) -> Iterator[Candidate]:
    """The language whose own script most of the text is in.

    A declared language that the script contradicts is that of the template, not of the text, and loses.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Document, Head, Outline, Segment
        >>> line = Segment("今天的天气很好，我们去公园散步。", BlockKind.LINE)
        >>> page = Document([line], Outline(), Head(), is_html=False)
        >>> [candidate.value for candidate in find(context_of(page))]
        ['zh']
    """
    texts = [segment.text for segment in context.document.segments[:_MAX_SEGMENTS]]
    sample = "".join([text for text in texts if len(text) >= _MIN_TEXT] or texts)[:_MAX_SAMPLE]
    language = "" if sample.isascii() else _language_of_script(sample)
    if language:
        yield Candidate(Field.LANGUAGE, language, Trust.CONFIRMED, "script")


def _language_of_script(sample: str) -> str:
    """The language whose own script a sample is in; "" if there is none."""
    if not _DECIDING.search(sample):
        return ""
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * _MIN_SHARE:
            is_japanese = language == "zh" and len(_KANA.findall(sample)) > letters * _MIN_KANA_SHARE
            return "ja" if is_japanese else language
    return "ja" if len(_KANA.findall(sample)) > letters * _MIN_SHARE else ""
