"""HTML that is safe to show, and says what the tree says."""

from __future__ import annotations

import nh3
import pytest
from hypothesis import given, settings
from lxml import etree

import cleanpage
from cleanpage.structure import (
    Cell,
    CodeBlock,
    Container,
    ContainerKind,
    Heading,
    Image,
    Node,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
)
from cleanpage.writers import html
from support.random_trees import TREES, items, leaves, paragraph

SETTINGS = settings(deadline=None, max_examples=300)
EVIL = ["<script>alert(1)</script>", "</p><img src=x onerror=y>", '"><svg/onload=z>', "&lt;b&gt;", "'\"><b>"]


def write(*nodes: Node) -> str:
    return html.write(nodes)


def test_every_node() -> None:
    made = write(
        Heading(1, (Run("One"),)),
        Paragraph((Run("Two\nlines, "), Run("bold", Style.STRONG), Run("link", link="/x?a&b"), Image("/p.png", "P"))),
        items(paragraph("a"), [paragraph("b"), items(paragraph("c"), kind=ContainerKind.ORDERED_LIST, start=3)]),
        Container(ContainerKind.QUOTE, (paragraph("Said."),)),
        CodeBlock("x\n  y", "python"),
        Table((Row((Cell((Run("h"),), is_header=True), Cell((Run("d"),), 2, 3))),)),
    )
    assert made.splitlines() == [
        "<h1>One</h1>",
        '<p>Two<br>lines, <strong>bold</strong><a href="/x?a&amp;b">link</a><img src="/p.png" alt="P"></p>',
        "<ul>", "<li>a</li>", "<li>b", '<ol start="3">', "<li>c</li>", "</ol>", "</li>", "</ul>",
        "<blockquote>", "<p>Said.</p>", "</blockquote>",
        '<pre><code class="language-python">x', "  y</code></pre>",
        "<table>", '<tr><th>h</th><td colspan="2" rowspan="3">d</td></tr>', "</table>",
    ]  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_becomes_markup(evil: str) -> None:
    nodes = [paragraph(evil), Heading(2, (Run(evil, Style.CODE),)), CodeBlock(evil, evil), items(paragraph(evil))]
    root = etree.HTML(write(*nodes, Table((Row((Cell((Run(evil),)),)),))))
    assert [text for text in root.itertext() if text.strip()] == [evil] * 5
    assert not root.xpath("//script | //img | //svg | //b | //@onerror | //@onload")


@pytest.mark.parametrize("evil", EVIL)
def test_no_url_becomes_markup(evil: str) -> None:
    root = etree.HTML(write(Paragraph((Run("a", link=evil), Image(evil, evil)))))
    assert root.xpath("//a/@href | //img/@src | //img/@alt") == [evil] * 3
    assert not root.xpath("//script | //svg | //b | //@onerror | //@onload")


URLS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "vbscript:x", "data:text/html;base64,x", "//evil.example/x", "file:///etc/passwd",
    "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "\u0001java\u0002script:alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("target", URLS)
@pytest.mark.parametrize("url", [None, "https://example.org/"])
def test_a_sanitiser_finds_nothing_to_take_out(target: str, url: str | None) -> None:
    text = "A paragraph that is long enough to be the body of a page by itself, whatever else may stand on it today."
    page = (
        f"<p onclick=x()>{text} <a href='{target}' onmouseover=y()>link</a> <img src='{target}' onerror=z() alt='p'>"
        f"</p><style>p{{}}</style><p style='x'>{text}</p><script>alert(2)</script><form action=x>{text}</form>"
    )
    written = cleanpage.extract(page, url=url, focus="recall").html()
    assert text in written
    assert "script:" not in written.lower()
    assert normal(nh3.clean(written, link_rel=None)) == normal(written)


def normal(source: str) -> bytes:
    return bytes(etree.tostring(etree.HTML(source), method="c14n"))


@SETTINGS
@given(TREES)
def test_a_tree_reads_as_it_was(nodes: list[Node]) -> None:
    root = etree.HTML(f"<body>{write(*nodes)}</body>")
    for line_break in root.iter("br"):
        line_break.text = "\n"
    text = "".join(root.itertext())
    assert "".join(text.split()) == "".join("".join(leaf.text.split()) for leaf in leaves(nodes))
