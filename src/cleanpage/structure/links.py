"""Addresses of links and pictures: absolute where the page's own is known, and safe to follow."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from cleanpage.parsing.document import Document

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_LINKS = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps"})
_SAFE_IMAGES = frozenset({"http", "https"})
# What browsers take out of an address before they read it (WHATWG URL, section 4.4): control characters and spaces
# around it, tabs and ends of lines in it.
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Addresses:
    """Resolves the addresses of one page.

    Args:
        document: The page; `url` and `<base href>` tell what its addresses are relative to.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Addresses(Document([], Outline(), Head(), url="https://example.org/a/b"))
        >>> page.link("../c"), page.link("java\\tscript:alert(1)"), page.image("x.png")
        ('https://example.org/c', '', 'https://example.org/a/x.png')
    """

    def __init__(self, document: Document) -> None:
        outline = document.outline
        bases = [outline.targets[i] for i, tag in enumerate(outline.tags) if tag == "base" and i in outline.targets]
        self._base = _resolved(document.url or "", bases[0]) if bases else document.url or ""

    def link(self, address: str) -> str:
        """The address of a link; "" if there is none, or following it would run a script."""
        return self._safe(address, _SAFE_LINKS)

    def image(self, address: str) -> str:
        """The address of a picture; "" if it stands in the page itself, or is none."""
        return self._safe(address, _SAFE_IMAGES)

    def _safe(self, address: str, schemes: frozenset[str]) -> str:
        found = _resolved(self._base, address)
        scheme = _SCHEME.match(found)
        return found if not scheme or scheme[1].lower() in schemes else ""


def _resolved(base: str, address: str) -> str:
    address = _CONTROL.sub("", address.strip(_AROUND).translate(_INSIDE))
    if not address or not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # a bracket without its partner, a port that is no number
        return ""
