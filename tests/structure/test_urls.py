"""URLs of links and images."""

from __future__ import annotations

import pytest

from cleanpage.structure.urls import UrlResolver
from support.whole_body import parsed, write


def test_urls_stay_relative_if_that_of_the_page_is_unknown() -> None:
    assert write("<p>a <a href='x y'>b</a>", None) == "a [b](x%20y)"


@pytest.mark.parametrize(
    ("base", "url", "resolved"),
    [
        ("/c/", "x", "https://example.org/c/x"),
        ("https://example.com/", "x", "https://example.com/x"),
        ("http://[", "x", "x"),
        ("javascript:alert(1)//", "x", "x"),
    ],
)
def test_a_base_counts(base: str, url: str, resolved: str) -> None:
    assert UrlResolver(parsed(f"<base href='{base}'>")).link(url) == resolved
