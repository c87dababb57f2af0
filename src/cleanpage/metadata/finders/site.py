"""The site's name: what the markup calls it. The source that a byline names is read in `printed`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.parsing.document import Document
from cleanpage.text.url import host_of, registered_domain

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
    """What the page's site goes by, folded by `key`: its names, its host, its registered domain, and what these are
    named after.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> sorted(site_keys(Document([], Outline(), Head(), url="https://www.daily-example.co.uk/a")))
        ['dailyexample', 'dailyexamplecouk']
    """
    keys = {key(candidate.value) for candidate in find(document)}
    url = document.own_url
    labels = [label for label in host_of(url).split(".") if label != "www"]
    if len(labels) > 1:
        domain = registered_domain(url).split(".")
        # What stands before the public suffix.
        names = labels[: len(labels) - len(domain) + 1]
        keys.add(key("".join(labels)))
        keys.add(key("".join(domain)))
        keys.add(key(max(names, key=len)))
    return frozenset(keys - {""})


def key(name: str) -> str:
    """A name without case, spaces and punctuation, for comparison.

    Example:
        >>> key("The Daily-Example"), key("Daily Example!")
        ('dailyexample', 'dailyexample')
    """
    words = _WORDS.findall(name.lower())
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
