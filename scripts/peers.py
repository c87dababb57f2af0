"""Other extractors behind one signature: `extract(html, text) -> str`, each in its documented default use."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import boilerpy3.extractors
import justext
import lxml.html
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

import cleanpage

Extractor = Callable[[bytes, str], str]

_LANGUAGES = {"zh": "Chinese", "en": "English"}


def _cleanpage(html: bytes, text: str) -> str:
    return cleanpage.extract(html).text


def _trafilatura(html: bytes, text: str) -> str:
    return trafilatura.extract(html) or ""


def _readability(html: bytes, text: str) -> str:
    summary = readability.Document(text).summary()
    return lxml.html.document_fromstring(summary).text_content() if summary.strip() else ""


def _resiliparse(html: bytes, text: str) -> str:
    return extract_plain_text(text, main_content=True)


def _justext(html: bytes, text: str) -> str:
    paragraphs = justext.justext(html, justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _boilerpy3(html: bytes, text: str) -> str:
    return boilerpy3.extractors.ArticleExtractor(raise_on_failure=False).get_content(text)


# Distribution name -> extractor.
EXTRACTORS: dict[str, Extractor] = {
    "cleanpage": _cleanpage,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "justext": _justext,
    "boilerpy3": _boilerpy3,
}


def versions() -> dict[str, str]:
    """The installed version of each extractor."""
    return {name: version(name) for name in EXTRACTORS}
