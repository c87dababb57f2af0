"""The body of a page that only scripts show: `articleBody` of its structured data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Segment
from cleanpage.parsing.html_parser import parse_html
from cleanpage.parsing.json_ld import read_graph

# The embedded body is taken if it has this many times as many characters as the page shows. Where the page shows its
# body too, the embedded one is the worse: structured data shorten, repeat and leave out.
_MIN_TIMES_SHOWN = 5
# Characters of the shortest embedded body that is taken.
_MIN_BODY = 200


def with_embedded_body(document: Document) -> Document:
    """The page with the body of its structured data as blocks at the end, if it shows next to nothing.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> head = Head(json_ld=['{"@type": "NewsArticle", "articleBody": "' + 50 * "It rained. " + '"}'])
        >>> page = with_embedded_body(Document([], Outline(["#document"], [0], [""]), head))
        >>> page.segments[0].text[:20], page.segments[0].element
        ('It rained. It rained', 0)
    """
    shown = sum(len(segment.text) for segment in document.segments)
    min_chars = max(_MIN_BODY, _MIN_TIMES_SHOWN * shown)
    # No body is longer than the script that holds it, so most scripts need no parsing.
    if not any(len(script) >= min_chars and "articleBody" in script for script in document.head.json_ld):
        return document
    bodies = [item["articleBody"] for item in read_graph(document.head.json_ld).objects if "articleBody" in item]
    longest = max((body for body in bodies if isinstance(body, str)), key=len, default="")
    if len(longest) < min_chars:
        return document
    return replace(document, segments=[*document.segments, *_paragraphs(longest)])


def _paragraphs(body: str) -> Iterator[Segment]:
    """The paragraphs of a body, which is text as a rule and sometimes HTML; they belong to no element."""
    body = unescape(body)
    if "</" in body:
        body = "\n".join(segment.text for segment in parse_html(body.encode("utf-8", "replace")).segments)
    for line in body.splitlines():
        text = " ".join(line.split())
        if text:
            yield Segment(text, BlockKind.PARAGRAPH, pieces=(text,))
