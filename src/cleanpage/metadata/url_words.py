"""What a page's address says about its title: most sites make the last part of a path from the headline.

Not a finder: `headline` asks it where a heading and the claimed title disagree.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from cleanpage.parsing.document import Document

# Longest address that is read, in characters.
_ADDRESS_CHARS = 2000
# Elements of `<head>` that hold the page's own address, where the caller does not know it.
_OWN_ADDRESS = ("og:url", "al:web:url", "twitter:url")
# The ending of a file says nothing, and no more does a number that is no year.
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")
_WORD = re.compile(r"[^\W\d_][^\W_]+|(?<!\d)(?:19|20)\d\d(?!\d)|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def find_address(document: Document) -> str:
    """The page's address: as the caller knows it, or as the markup has it; "" if neither does.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> find_address(Document([], Outline(), Head(links=[("canonical", "https://example.org/a-day-out")])))
        'https://example.org/a-day-out'
    """
    if document.url:
        return document.url
    links = (href for rel, href in document.head.links if rel == "canonical")
    metas = (content for name, content in document.head.metas if name in _OWN_ADDRESS)
    return next(links, "") or next(metas, "")


def address_words(address: str) -> frozenset[str]:
    """The words of the last part of an address that has any, in lower case and without accents.

    Example:
        >>> sorted(address_words("https://example.org/news/2024/a-day-out-at-sea.html?from=feed"))
        ['at', 'day', 'out', 'sea']
        >>> address_words("https://example.org/"), address_words("https://example.org/news/4711")
        (frozenset(), frozenset())
    """
    try:
        path = urlsplit(address[:_ADDRESS_CHARS]).path
    except ValueError:
        return frozenset()
    return words_of(_EXTENSION.sub("", unquote(path).rstrip("/").rpartition("/")[2].lower()))


def words_of(text: str) -> frozenset[str]:
    """The words of a text as addresses spell them: in lower case and without accents.

    Example:
        >>> sorted(words_of("Crème brûlée, 2 ways"))
        ['brulee', 'creme', 'ways']
    """
    if not text.isascii():
        text = "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])
    return frozenset(_WORD.findall(text.lower()))


def share_named(named: frozenset[str], text: str) -> float:
    """Which share of the words of an address a text holds, 0..1; 0 where the address has none.

    Example:
        >>> share_named(address_words("/2024/a-day-out"), "A day out at sea"), share_named(frozenset(), "A day")
        (1.0, 0.0)
    """
    return len(named & words_of(text)) / len(named) if named else 0.0
