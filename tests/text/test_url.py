"""Hosts of addresses, and the one that a page stands on."""

from __future__ import annotations

import pytest

from cleanpage.parsing.document import Document, Head, Outline
from cleanpage.text.url import own_host, registered_host


def page(*targets: str, url: str | None = None, head: Head | None = None) -> Document:
    outline = Outline(["#document"], [0], [""], targets=dict(enumerate(targets, start=1)))
    return Document([], outline, head or Head(), url=url)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.harbour.example/x/y?z=1", "harbour.example"),
        ("HTTP://Harbour.Example", "harbour.example"),
        ("//cdn.images.harbour.example/x.png", "harbour.example"),
        ("http://harbour.example:8080/x", "harbour.example"),
        ("http://jane:secret@harbour.example/x", "harbour.example"),
        ("ftp://harbour.example/", "harbour.example"),
        ("http://localhost/x", "localhost"),
        ("/tides/today", ""),
        ("tides.html", ""),
        ("#top", ""),
        ("", ""),
        ("//", ""),
        ("http://", ""),
        ("mailto:jane@harbour.example", ""),
        ("javascript:void(0)", ""),
        ("/search?next=http://other.example/", ""),
    ],
)
def test_the_registered_host_of_an_address(address: str, host: str) -> None:
    assert registered_host(address) == host


def test_the_address_of_the_page_tells_its_host_first() -> None:
    head = Head(links=[("canonical", "https://other.example/x")])
    assert own_host(page(url="https://www.harbour.example/tides", head=head)) == "harbour.example"


def test_the_canonical_address_tells_it_next() -> None:
    head = Head(links=[("icon", "https://cdn.example/i.png"), ("canonical", "https://www.harbour.example/tides")])
    assert own_host(page("https://other.example/", head=head)) == "harbour.example"


def test_the_address_for_shares_tells_it_after_that() -> None:
    head = Head(links=[("canonical", "/tides")], metas=[("og:url", "https://harbour.example/tides")])
    assert own_host(page(url="", head=head)) == "harbour.example"


def test_else_most_absolute_links_lead_to_it() -> None:
    own = "https://www.harbour.example/"
    assert own_host(page(own, own, "https://other.example/", "/tides")) == "harbour.example"


def test_where_no_host_has_most_of_the_links_it_is_not_known() -> None:
    assert own_host(page("https://one.example/", "https://two.example/")) == ""
    assert own_host(page("/tides", "#top")) == ""
    assert own_host(page()) == ""
