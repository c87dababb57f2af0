"""URLs: the host, the registered domain, and the words of a path.

Nothing here raises on any text: what a page has for a URL may be anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import unquote, urlsplit

from cleanpage.text.characters import CJK

# An absolute URL up to its host, which has 253 characters at most. The scheme may be left out ("//example.org/"), and
# an IPv6 address is in brackets.
_HOST = re.compile(
    r"\s*(?:[A-Za-z][A-Za-z0-9+.-]{0,6}:)?//(?:[^/?#@\s]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#:@\[\]\s]{1,253})(?=[/?#:]|\s*$)"
)
_IP_ADDRESS = re.compile(r"\[.*|[\d.]+")
# Hosts whose registered domain is kept in memory: those of all links of a page with very many.
_MAX_HOSTS = 8192
# Labels of the longest public suffix, "pvt.k12.ma.us".
_MAX_SUFFIX_LABELS = 4

# Longest URL of which words are read, in characters.
_MAX_CHARS = 2000
# The ending of a file name says nothing.
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")
# A word without digits, a year, or a single character of CJK: other numbers say nothing.
_WORD = re.compile(rf"[^\W\d_][^\W_]+|(?<!\d)(?:19|20)\d\d(?!\d)|[{CJK}]")


def host_of(url: str) -> str:
    """The host of an absolute URL in lower case, without user, port and final dot; "" for a relative one.

    Example:
        >>> host_of("https://jane@www.Example.org:8080/a"), host_of("/a"), host_of("mailto:jane@example.org")
        ('www.example.org', '', '')
    """
    match = _HOST.match(url) if "//" in url else None  # most links of a page are relative
    return match[1].lower().rstrip(".") if match else ""


def registered_domain(url: str) -> str:
    """The domain that somebody registered, of an absolute URL: one label more than its public suffix.

    Returns:
        The domain as the URL spells it, in lower case; the host itself if that is a public suffix, an IP address or a
        single name; "" for a relative URL.

    Example:
        >>> registered_domain("https://news.example.co.uk/a"), registered_domain("//cdn.example.org/a.png")
        ('example.co.uk', 'example.org')
        >>> registered_domain("http://192.0.2.1/a"), registered_domain("a.html")
        ('192.0.2.1', '')
    """
    host = host_of(url)
    return _domain_of_host(host) if host else ""


def commonest_domain(urls: Iterable[str]) -> str:
    """The registered domain that more than half of the absolute URLs have; "" if none has.

    Example:
        >>> commonest_domain(["https://a.example/", "https://www.a.example/x", "https://b.example/", "/y"])
        'a.example'
    """
    domains = Counter(domain for url in urls if (domain := registered_domain(url)))
    if not domains:
        return ""
    domain, links = domains.most_common(1)[0]
    return domain if 2 * links > domains.total() else ""


@lru_cache(maxsize=_MAX_HOSTS)
def _domain_of_host(host: str) -> str:
    if _IP_ADDRESS.fullmatch(host):
        return host
    labels = host.split(".")
    return ".".join(labels[-1 - _suffix_length(labels) :])


def _suffix_length(labels: list[str]) -> int:
    """How many labels the public suffix of a host has. The rule with the most labels decides, but for exceptions."""
    rules = _public_suffixes()
    labels = [_decoded_label(label) for label in labels]
    for length in range(min(len(labels), _MAX_SUFFIX_LABELS), 1, -1):
        suffix = ".".join(labels[-length:])
        if f"!{suffix}" in rules:
            return length - 1
        if suffix in rules or "*." + ".".join(labels[1 - length :]) in rules:
            return length
    return 1


@cache
def _public_suffixes() -> frozenset[str]:
    """The public suffixes of two labels or more; read when the first host is asked for."""
    lines = resources.files("cleanpage.lexicon").joinpath("public_suffixes.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("//"))


def _decoded_label(label: str) -> str:
    """A label in Unicode, as the public suffixes are written; hosts also have it in Punycode."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def url_words(url: str) -> frozenset[str]:
    """The words of the last part of a URL's path, in lower case and without accents.

    Example:
        >>> sorted(url_words("https://example.org/news/2024/a-day-out-at-sea.html?from=feed"))
        ['at', 'day', 'out', 'sea']
        >>> url_words("https://example.org/"), url_words("https://example.org/news/4711")
        (frozenset(), frozenset())
    """
    try:
        path = urlsplit(url[:_MAX_CHARS]).path
    except ValueError:
        return frozenset()
    return words_as_in_url(_EXTENSION.sub("", unquote(path).rstrip("/").rpartition("/")[2].lower()))


def words_as_in_url(text: str) -> frozenset[str]:
    """The words of a text as URLs spell them: in lower case and without accents.

    Example:
        >>> sorted(words_as_in_url("Crème brûlée, 2 ways"))
        ['brulee', 'creme', 'ways']
    """
    if not text.isascii():
        text = "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])
    return frozenset(_WORD.findall(text.lower()))
