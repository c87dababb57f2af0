"""The cost of single stages grows no faster than their input, where a whole page would hide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleanpage import WarningCode, extract
from cleanpage.decoding.decode import decode
from cleanpage.text.url import registered_domain, url_words
from support.cost import Work, extracting, least_growth, seconds

# As in test_growth.py.
MAX_GROWTH = 2.0
ENOUGH = 0.01
SIZES = (8_000, 32_000, 128_000, 512_000) * 3

BYTES = [b"<", b"<script>", b"<!--", b"\xe9<", b'\xe9"', b"<meta charset=", b"\x1b$B!", b"\x81"]


@pytest.mark.parametrize("piece", BYTES)
def test_decoding_is_linear(piece: bytes) -> None:
    def work(size: int) -> Work:
        source = piece * (size // len(piece)) + b"\xe9"
        return Work(lambda: decode(source), size)

    assert least_growth(work, SIZES, ENOUGH, MAX_GROWTH) < MAX_GROWTH


def claims(text: str) -> str:
    """A page on which everything that metadata are read from is one text."""
    metas = "".join(f'<meta name="{name}" content="{text}">' for name in ("og:title", "author", "date"))
    json_ld = f'<script type="application/ld+json">{{"@type": "Article", "headline": "{text}"}}</script>'
    head = f'<title>{text}</title>{metas}<link rel="canonical" href="{text}">{json_ld}'
    body = f'<p class="author date">{text}</p>' * 3
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("piece", ["a", "By ", "1/1/", "来源:", "<div class=author>"])
@pytest.mark.parametrize("make", [claims, str], ids=["html", "text"])
def test_metadata_are_linear(make: Callable[[str], str], piece: str) -> None:
    def work(size: int) -> Work:
        return extracting(make(piece * (size // len(piece) // 8)))

    assert least_growth(work, SIZES, ENOUGH, MAX_GROWTH) < MAX_GROWTH


@pytest.mark.parametrize("piece", ["[", "//a", " ", "http://@", "a."])
def test_urls_are_linear(piece: str) -> None:
    def work(size: int) -> Work:
        url = f"https://{piece * (size // len(piece))}"
        return Work(lambda: (registered_domain(url), url_words(url)), size)

    assert least_growth(work, SIZES, ENOUGH, MAX_GROWTH) < MAX_GROWTH


def test_paths_of_a_flat_page_are_linear() -> None:
    def work(size: int) -> Work:
        source = "<p>x" * (size // 4)
        return Work(lambda: [block.path for block in extract(source).blocks], size)

    assert least_growth(work, SIZES, ENOUGH, MAX_GROWTH) < MAX_GROWTH


def test_an_end_for_none_of_the_open_elements_costs_a_bounded_time() -> None:
    """At each end tag the parser looks at all open elements; without the bound this page would take minutes."""
    source = b"<p>first</p>" + b"<div>" * 60_000 + b"deep</i>" * 60_000
    assert WarningCode.TRUNCATED in extract(source).warnings
    assert seconds(extracting(source)) < 5.0
