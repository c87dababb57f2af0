"""URLs of links and images: absolute where the URL of the page is known, and safe to follow."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from cleanpage.parsing.document import Document

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_LINKS = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps"})
_SAFE_IMAGES = frozenset({"http", "https"})
# What browsers take out of a URL before they read it (WHATWG URL, section 4.4): control characters and spaces around
# it, tabs and ends of lines in it.
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class UrlResolver:
    """Makes the URLs of one page absolute.

    Args:
        document: The page. Its URLs are relative to `<base href>`, and that is relative to `Document.url`.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> urls = UrlResolver(Document([], Outline(), Head(), url="https://example.org/a/b"))
        >>> urls.link("../c"), urls.link("java\\tscript:alert(1)"), urls.image("x.png")
        ('https://example.org/c', '', 'https://example.org/a/x.png')
    """

    def __init__(self, document: Document) -> None:
        outline = document.outline
        bases = [outline.targets[i] for i, tag in enumerate(outline.tags) if tag == "base" and i in outline.targets]
        self._base = _resolved(document.url or "", bases[0]) if bases else document.url or ""

    def link(self, url: str) -> str:
        """The URL of a link; "" if there is none, or if following it would run a script."""
        return self._safe(url, _SAFE_LINKS)

    def image(self, url: str) -> str:
        """The URL of an image; "" if there is none, or if it holds the image itself (`data:`)."""
        return self._safe(url, _SAFE_IMAGES)

    def _safe(self, url: str, schemes: frozenset[str]) -> str:
        resolved = _resolved(self._base, url)
        scheme = _SCHEME.match(resolved)
        return resolved if not scheme or scheme[1].lower() in schemes else ""


def _resolved(base: str, url: str) -> str:
    url = _CONTROL.sub("", url.strip(_AROUND).translate(_INSIDE))
    if not url or not base:
        return url
    try:
        return urljoin(base, url)
    except ValueError:  # a bracket without its partner, a port that is no number
        return ""
