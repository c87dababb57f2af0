"""Pages whose body is given, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.structure.tree import build
from cleanpage.writers import markdown

URL = "https://example.org/a/b.html"


def parsed(source: str, url: str | None = URL) -> Document:
    return replace(parse_html(source.encode()), url=url)


def write(source: str, url: str | None = URL) -> str:
    """The Markdown of a page if all of it is the body."""
    document = parsed(source, url)
    return markdown.write(build(document, range(len(document.segments))))


def write_body(source: str, body: Sequence[int], beside: Sequence[int] = ()) -> str:
    """The Markdown of a page of which some blocks are the body, and others its headline and byline."""
    return markdown.write(build(parsed(source), body, beside.__contains__))
