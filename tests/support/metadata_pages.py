"""Pages to find metadata in."""

from __future__ import annotations

import json

from lxml import etree

from cleanpage.metadata import find_metadata
from cleanpage.page import BlockKind, Metadata
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import read_tree

TEXT = "It was a fine morning when they set out, and nobody thought of the rain that was to come. " * 4


def html(source: str, url: str | None = None) -> Document:
    return read_tree(etree.fromstring(source, etree.HTMLParser()), url=url)


def scrape(*lines: str, **front_matter: str) -> Document:
    segments = [Segment(line, BlockKind.LINE, line=i) for i, line in enumerate(lines, 1)]
    outline = Outline(tags=["#document"], parents=[0], names=[""])
    return Document(segments, outline, Head(front_matter=front_matter), is_html=False)


def article(head: str = "", byline: str = "", body: str = TEXT) -> Metadata:
    return find_metadata(
        html(f"<html><head>{head}</head><body><h1>A day out</h1>{byline}<p>{body}</p><p>{body}</p></body>")
    )


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'
