"""Other extractors as functions of one type, each as its documentation uses it. The extra `bench` installs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

from cleanpage.tools.benchmark.records import BenchmarkError

# Takes a page, as bytes or text, and the same page as text; returns the text of its body.
Peer = Callable[[bytes | str, str], str]

_BLOCKS = ("p", "div", "li", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd")


class PeerError(BenchmarkError):
    """An extractor is unknown or not installed. The message says what is right."""


def load(name: str) -> Peer:
    """The extractor of a distribution.

    Raises:
        PeerError: It is unknown or not installed.
    """
    check([name])
    return _LOADERS[name]()


def check(names: Sequence[str]) -> dict[str, str]:
    """The version of each of these extractors. None of them is imported.

    Raises:
        PeerError: One of them is unknown or not installed.

    Example:
        >>> check(["trafilatara"])
        Traceback (most recent call last):
        cleanpage.tools.benchmark.peers.PeerError: no extractor 'trafilatara'; known are trafilatura, resiliparse, ...
    """
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    if name not in _LOADERS:
        raise PeerError(f"no extractor {name!r}; known are {', '.join(NAMES)}")
    try:
        return version(name)
    except PackageNotFoundError:
        raise PeerError(f"{name} is not installed; install it with: pip install {name}") from None


def _trafilatura() -> Peer:
    import trafilatura

    return lambda html, text: trafilatura.extract(html) or ""


def _resiliparse() -> Peer:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, text: extract_plain_text(text, main_content=True)


def _readability() -> Peer:
    import lxml.html
    import readability

    def extract(html: bytes | str, text: str) -> str:
        summary = readability.Document(text).summary()
        if not summary.strip():
            return ""
        tree = lxml.html.document_fromstring(summary)
        for block in tree.iter(*_BLOCKS):  # its result is markup, where nothing else separates two blocks
            block.tail = f"\n{block.tail or ''}"
        return "".join(map(str, tree.itertext()))

    return extract


def _justext() -> Peer:
    import justext

    words = justext.get_stoplist("English")

    def extract(html: bytes | str, text: str) -> str:
        paragraphs = justext.justext(html, words)
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


def _boilerpy3() -> Peer:
    import boilerpy3.extractors

    extractor = boilerpy3.extractors.ArticleExtractor(raise_on_failure=False)
    return lambda html, text: extractor.get_content(text)


_LOADERS: dict[str, Callable[[], Peer]] = {
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "justext": _justext,
    "boilerpy3": _boilerpy3,
}
NAMES = tuple(_LOADERS)
