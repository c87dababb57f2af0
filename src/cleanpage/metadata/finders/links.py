"""The page's own address, its summary and its picture: from `<link>` and `<meta>`."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.parsing.document import Document

_DESCRIPTIONS = {
    "og:description": Trust.META,
    "description": Trust.PRINTED,
    "twitter:description": Trust.NAMED,
    "dc.description": Trust.GUESSED,
    "abstract": Trust.GUESSED,
}
_IMAGES = {
    "og:image": Trust.META,
    "og:image:url": Trust.META,
    "og:image:secure_url": Trust.PRINTED,
    "twitter:image": Trust.NAMED,
    "twitter:image:src": Trust.NAMED,
    "image": Trust.GUESSED,
    "thumbnail": Trust.GUESSED,
}
# Longest address and summary that are taken, in characters.
_ADDRESS_CHARS, _SUMMARY_CHARS = 2000, 2000


def find(document: Document) -> Iterator[Candidate]:
    """Canonical address, summary and picture.

    Addresses are made absolute where the page's own is known; what is no web address is left out.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Document([], Outline(), Head(links=[("canonical", "/a")]), url="https://example.org/a?b=c")
        >>> [candidate.value for candidate in find(page)]
        ['https://example.org/a']
    """
    for rel, href in document.head.links:
        if "canonical" in rel.split():
            yield from _address(document, Field.CANONICAL_URL, href, Trust.STRUCTURED, "link canonical")
        elif rel == "image_src":
            yield from _address(document, Field.IMAGE, href, Trust.NAMED, "link image_src")
    for name, content in document.head.metas:
        if name == "og:url":
            yield from _address(document, Field.CANONICAL_URL, content, Trust.META, "meta og:url")
        elif name in _IMAGES:
            yield from _address(document, Field.IMAGE, content, _IMAGES[name], f"meta {name}")
        elif name in _DESCRIPTIONS:
            summary = " ".join(unescape(content[:_SUMMARY_CHARS]).split())
            if summary:
                yield Candidate(Field.DESCRIPTION, summary, _DESCRIPTIONS[name], f"meta {name}")


def _address(document: Document, field: Field, href: str, trust: Trust, source: str) -> Iterator[Candidate]:
    href = href.strip()
    if not href or len(href) > _ADDRESS_CHARS:
        return
    if not href.lower().startswith(("http://", "https://")):
        try:
            if urlsplit(href).scheme:
                return
            href = urljoin(document.url, href) if document.url else href
        except ValueError:
            return
    yield Candidate(field, href, trust, source)
