"""The site's name: what the markup calls it. The source that a byline names is read in `printed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.parsing.document import Document

# Longest name of a site, in characters; longer ones are slogans or whole titles.
_NAME_CHARS = 80

_META_TRUST = {
    "og:site_name": Trust.META,
    "og:site": Trust.PRINTED,
    "contentsource": Trust.META,
    "source": Trust.NAMED,
    "application-name": Trust.NAMED,
    "dc.publisher": Trust.NAMED,
    "dcterms.publisher": Trust.NAMED,
    "citation_journal_title": Trust.NAMED,
    "apple-mobile-web-app-title": Trust.GUESSED,
    "publisher": Trust.GUESSED,
    "al:ios:app_name": Trust.FALLBACK,
    "al:android:app_name": Trust.FALLBACK,
    "copyright": Trust.FALLBACK,
}
_NOT_A_NAME = re.compile(r"https?:|www\.|[@<>{}©]|\ball rights\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")


def find(document: Document) -> Iterator[Candidate]:
    """Site names from `<meta>` elements.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Document([], Outline(), Head(metas=[("og:site_name", "The Daily Example")]))
        >>> [candidate.value for candidate in find(page)]
        ['The Daily Example']
    """
    for name, content in document.head.metas:
        trust = _META_TRUST.get(name)
        if trust is not None:
            value = " ".join(content[: 2 * _NAME_CHARS].split())
            if 1 < len(value) <= _NAME_CHARS and not _NOT_A_NAME.search(value):
                yield Candidate(Field.SITE_NAME, value, trust, f"meta {name}")


def site_keys(document: Document) -> frozenset[str]:
    """What the page's site goes by, folded by `key`: its names, and the labels of its host.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> sorted(site_keys(Document([], Outline(), Head(), url="https://www.daily-example.co.uk/a")))
        ['couk', 'dailyexample', 'dailyexamplecouk']
    """
    keys = {key(candidate.value) for candidate in find(document)}
    address = document.url or next((c for n, c in document.head.metas if n == "og:url"), "")
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    labels = [label for label in host.lower().split(".") if label != "www"]
    if len(labels) > 1:
        keys.add(key("".join(labels)))
        keys.add(key("".join(labels[-2:])))
        keys.add(key(max(labels[:-1], key=len)))
    return frozenset(keys - {""})


def key(name: str) -> str:
    """A name without case, spaces and punctuation, for comparison.

    Example:
        >>> key("The Daily-Example"), key("Daily Example!")
        ('dailyexample', 'dailyexample')
    """
    words = _WORDS.findall(name.lower())
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
