"""The page's language: what the markup declares, or what the script alone decides. No model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.parsing.document import Document

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$", re.IGNORECASE)
_META_TRUST = {
    "og:locale": Trust.PRINTED,
    "content-language": Trust.NAMED,
    "inlanguage": Trust.NAMED,
    "dc.language": Trust.NAMED,
    "dcterms.language": Trust.NAMED,
    "language": Trust.NAMED,
}
# What `language` elements and attributes hold where they name none.
_UNKNOWN = frozenset({"und", "mul", "zxx", "mis", "qaa"})
# Characters that are read to tell the script, and the share of the letters that decides. Kana are a third
# to a half of Japanese text, so a twentieth tells it from Chinese that quotes a word.
_SAMPLE_CHARS = 2000
_SHARE, _KANA_SHARE = 0.3, 0.05
# How many blocks are looked through for text.
_SEGMENTS = 120
# Length from which a block is running text, in characters.
_TEXT_CHARS = 60

# Scripts that one language writes; Cyrillic, Arabic and Devanagari are shared and decide nothing.
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
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
_KANA = re.compile(r"[\u3041-\u30fa]")


def find(document: Document) -> Iterator[Candidate]:
    """The language that the root, the `<meta>` elements or the script say.

    A declared language that the script contradicts is the template's, not the text's, and loses.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> [candidate.value for candidate in find(Document([], Outline(), Head(language="pt-BR")))]
        ['pt']
    """
    script = _of_script(document)
    if script:
        yield Candidate(Field.LANGUAGE, script, Trust.CONFIRMED, "script")
    tag = _primary(document.head.language)
    if tag:
        yield Candidate(Field.LANGUAGE, tag, Trust.STRUCTURED, "lang")
    for name, content in document.head.metas:
        trust = _META_TRUST.get(name)
        tag = _primary(content) if trust is not None else None
        if trust is not None and tag:
            yield Candidate(Field.LANGUAGE, tag, trust, f"meta {name}")


def _primary(value: str) -> str | None:
    """The primary tag of a language tag or a locale, or None."""
    match = _TAG.match(value.split(",")[0].strip()[:40])
    if not match or match[1].lower() in _UNKNOWN:
        return None
    return match[1].lower()


def _of_script(document: Document) -> str | None:
    """The language whose own script most of the text is in, or None."""
    sample = _sample(document)
    if sample.isascii() or not _DECIDING.search(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    for tag, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * _SHARE:
            return "ja" if tag == "zh" and len(_KANA.findall(sample)) > letters * _KANA_SHARE else tag
    return "ja" if len(_KANA.findall(sample)) > letters * _SHARE else None


def _sample(document: Document) -> str:
    """The first 2,000 characters of running text; of all text where no block is long."""
    texts = [segment.text for segment in document.segments[:_SEGMENTS]]
    return "".join([text for text in texts if len(text) >= _TEXT_CHARS] or texts)[:_SAMPLE_CHARS]
