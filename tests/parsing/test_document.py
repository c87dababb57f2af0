"""The input format, the URL and the domain of a page."""

from __future__ import annotations

from cleanpage.parsing.document import Document, Head, Outline


def test_the_input_format_names_the_weights() -> None:
    outline = Outline(["#document"], [0], [""])
    assert Document([], outline, Head()).input_format == "html"
    assert Document([], outline, Head(), is_html=False).input_format == "text"


def page(*targets: str, url: str | None = None, head: Head | None = None) -> Document:
    outline = Outline(["#document"], [0], [""], targets=dict(enumerate(targets, start=1)))
    return Document([], outline, head or Head(), url=url)


def test_the_callers_url_tells_the_domain_first() -> None:
    head = Head(links=[("canonical", "https://other.example/x")])
    document = page(url="https://www.harbour.example/tides", head=head)
    assert document.own_url == "https://www.harbour.example/tides"
    assert document.own_domain == "harbour.example"


def test_the_canonical_url_tells_it_next() -> None:
    head = Head(links=[("icon", "https://cdn.example/i.png"), ("canonical", "https://www.harbour.example/tides")])
    document = page("https://other.example/", head=head)
    assert document.own_url == "https://www.harbour.example/tides"
    assert document.own_domain == "harbour.example"


def test_the_url_for_shares_tells_it_after_that() -> None:
    metas = [("al:web:url", "https://other.example/tides"), ("og:url", "https://harbour.example/tides")]
    document = page(url="", head=Head(links=[("canonical", "/tides")], metas=metas))
    assert document.own_url == "https://harbour.example/tides"
    assert document.own_domain == "harbour.example"


def test_a_url_without_a_host_stands_in_where_there_is_no_other() -> None:
    head = Head(links=[("canonical", "/tides")], metas=[("og:url", "")])
    document = page("https://harbour.example/", head=head)
    assert document.own_url == "/tides"
    assert document.own_domain == "harbour.example"


def test_else_most_absolute_links_lead_to_it() -> None:
    own = "https://www.harbour.example/"
    document = page(own, own, "https://other.example/", "/tides")
    assert document.own_url == ""
    assert document.own_domain == "harbour.example"


def test_where_no_domain_has_most_of_the_links_it_is_not_known() -> None:
    assert page("https://one.example/", "https://two.example/").own_domain == ""
    assert page("/tides", "#top").own_domain == ""
    assert page().own_domain == ""
