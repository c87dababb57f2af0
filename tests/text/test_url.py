"""Hosts, registered domains and words of URLs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cleanpage.text.url import commonest_domain, host_of, registered_domain, url_words


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.harbour.example/x/y?z=1", "harbour.example"),
        ("HTTP://Harbour.Example", "harbour.example"),
        ("//cdn.images.harbour.example/x.png", "harbour.example"),
        ("http://harbour.example:8080/x", "harbour.example"),
        ("http://jane:secret@harbour.example/x", "harbour.example"),
        ("ftp://harbour.example/", "harbour.example"),
        ("http://harbour.example?x=/y", "harbour.example"),
        ("http://harbour.example#top", "harbour.example"),
        ("http://www.harbour.example./x", "harbour.example"),
        (" http://harbour.example \n", "harbour.example"),
        ("http://localhost/x", "localhost"),
        ("/tides/today", ""),
        ("tides.html", ""),
        ("#top", ""),
        ("", ""),
        ("//", ""),
        ("http://", ""),
        ("http:///tides", ""),
        ("mailto:jane@harbour.example", ""),
        ("javascript:void(0)", ""),
        ("/search?next=http://other.example/", ""),
        ("http://harb our.example/", ""),
        (f"http://{'a' * 300}.example/", ""),
    ],
)
def test_the_registered_domain_of_a_url(url: str, domain: str) -> None:
    assert registered_domain(url) == domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.harbour.co.uk", "harbour.co.uk"),
        ("www.harbour.com.au", "harbour.com.au"),
        ("www.harbour.com.cn", "harbour.com.cn"),
        ("www.tides.harbour.gov.cn", "harbour.gov.cn"),
        ("physics.harbour.edu.tw", "harbour.edu.tw"),
        ("www.harbour.com", "harbour.com"),
        # The public suffix itself, with a site of its own on it.
        ("co.uk", "co.uk"),
        ("www.gov.uk", "www.gov.uk"),
        # Any label is a public suffix here, but for one.
        ("a.b.c.kobe.jp", "b.c.kobe.jp"),
        ("a.city.kobe.jp", "city.kobe.jp"),
        ("a.b.ck", "a.b.ck"),
        ("a.www.ck", "www.ck"),
        ("a.b.pvt.k12.ma.us", "b.pvt.k12.ma.us"),
        # Chinese for "company", below .cn, in both ways of writing it.
        ("www.harbour.公司.cn", "harbour.公司.cn"),
        ("www.harbour.xn--55qx5d.cn", "harbour.xn--55qx5d.cn"),
        ("www.xn--\x80.example", "xn--\x80.example"),
        ("192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]", "[2001:db8::1]"),
    ],
)
def test_what_a_registry_gives_out_is_one_label_below_a_public_suffix(host: str, domain: str) -> None:
    assert registered_domain(f"https://{host}/x") == domain
    assert registered_domain(f"https://{host}:8080") == domain


def test_the_commonest_domain_has_more_than_half_of_the_absolute_urls() -> None:
    own = "https://www.harbour.example/"
    assert commonest_domain([own, own, "https://other.example/", "/tides"]) == "harbour.example"
    assert commonest_domain(["https://one.example/", "https://two.example/"]) == ""
    assert commonest_domain(["/tides", "#top"]) == ""
    assert commonest_domain([]) == ""


@pytest.mark.parametrize(
    "url", ["http://[", "[" * 100_000, "//" + "a" * 300_000, " " * 300_000, "http://" + "@" * 100_000]
)
def test_any_text_is_read(url: str) -> None:
    assert (host_of(url), registered_domain(url)) == ("", "")
    url_words(url)


def test_the_public_suffixes_are_not_read_before_they_are_needed() -> None:
    code = "import cleanpage.text.url as url; print(url._public_suffixes.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
