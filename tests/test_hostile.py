"""Hostile pages: nothing raises, nothing is fetched, what was not read is told, and HTML comes out as promised."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nh3
import pytest
from lxml import etree

from cleanpage import WarningCode, extract
from support.hostile import KINDS
from support.paths import FIXTURES, PROJECT

SIZE = 6_000

SENTENCE = "The ferry was late that evening, so we walked home along the shore and counted the lights."
# Ways to run a script from a place where text, a URL or a name is expected.
ATTACKS = {
    "links": "<p>{0} <a href='{1}' onclick=x() style='x' id=x>{0}</a></p>",
    "images": "<p>{0}</p><figure><img src='{1}' onerror=x() srcset='{1}'><figcaption>{0}</figure><p>{0}</p>",
    "text": "<p>{0} &lt;script&gt;x()&lt;/script&gt; &lt;img src=x onerror=x()&gt; &amp;lt;svg onload=x()&gt;</p>",
    "code": "<p>{0}</p><pre class='language-\"><script>x()</script>'>if a &lt; b:\n\tx('{1}')</pre><p>{0}</p>",
    "tables": "<table><tr><th colspan='2\" onclick=x()'>{0}<td rowspan='{1}'>{0}<tr><td>{0}<td>{0}</table>",
    "lists": "<ol start='{1}'><li onclick=x()>{0}<li>{0}</ol><dl><dt>{0}<dd><form action='{1}'>{0}</form></dl>",
    "foreign elements": "<p>{0}<svg><script>x()</script><a href='{1}'>y</a></svg><math href='{1}'>{0}</math></p>",
    "elements that run or load": "<p>{0}</p><iframe src='{1}'></iframe><object data='{1}'></object><base href='{1}'>",
}
URLS = [
    "javascript:x()", "JAVA\tSCRIPT:x()", "\x01javascript:x()", "&#106;avascript:x()", "vbscript:x()", "blob:x",
    "data:text/html,<script>x()</script>", "//evil.example/\"onmouseover=x()", "https://evil.example/'><script>x()</script>",
    "file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("size", [0, SIZE])
def test_no_page_raises(name: str, size: int) -> None:
    page = extract(KINDS[name](size), url="http://example.com/2021/05/03/a")
    assert isinstance(json.loads(page.to_json()), dict)
    for written in (page.text, page.markdown(), page.html(), page.explain()):
        assert isinstance(written, str)
        assert written.encode() is not None
    assert bool(page.text) == (WarningCode.NO_BODY not in page.warnings)
    if not page.text:
        assert page.markdown() == page.html() == ""


@pytest.mark.parametrize("name", KINDS)
def test_no_page_raises_where_little_is_read(name: str) -> None:
    page = extract(KINDS[name](SIZE), max_bytes=3_000, max_elements=300, max_depth=5, max_chars=1_000)
    assert sum(len(block.text) for block in page.blocks if block.index >= 0) <= 1_000
    _ = (page.to_json(), page.markdown(), page.html())


@pytest.mark.parametrize(
    "tag", ["div", "b", "a href=x", "font", "ul><li", "table><tr><td", "span hidden", "blockquote"]
)
def test_two_hundred_thousand_open_elements_are_nothing(tag: str) -> None:
    name = tag.partition(">")[0].partition(" ")[0]
    page = extract(f"<html><body><p>first</p>{f'<{tag}>' * 200_000}deep{f'</{name}>' * 100}")
    held = "".join(block.text for block in page.blocks)
    assert "first" in held
    assert "deep" in held
    _ = (page.to_json(), page.markdown(), page.html(), page.explain())


@pytest.mark.parametrize("name", ["an entity bomb", "external entities"])
def test_entities_are_neither_expanded_nor_fetched(name: str) -> None:
    page = extract(KINDS[name](SIZE))
    held = "".join(block.text for block in page.blocks)
    assert "lol" * 9 not in held
    assert "root:" not in held
    assert len(held) <= SIZE


def test_what_stands_behind_an_early_end_is_read() -> None:
    for ending in ("</body></html>", "<!-- --><!-->", "\0", "</p></p>", "<plaintext>"):
        held = "".join(block.text for block in extract(f"<html><body><p>one{ending}<p>two").blocks)
        assert "one" in held
        assert "two" in held


def promised_attributes() -> dict[str, set[str]]:
    """The attributes of each element that SECURITY.md promises."""
    rows = re.findall(r"^\| (`.+?`) \| (.+) \|$", (PROJECT / "SECURITY.md").read_text("utf-8"), re.MULTILINE)
    return {
        element: set(re.findall("`([a-z]+)`", attributes))
        for elements, attributes in rows
        for element in re.findall("`(.+?)`", elements)
    }


PROMISED = promised_attributes()
SCHEMES = {"http", "https", "mailto", "tel", "ftp", "ftps"}


def test_the_promises_are_read() -> None:
    assert PROMISED["a"] == {"href"}
    assert PROMISED["code"] == {"class"}
    assert len(PROMISED) == 26


def assert_promises_hold(written: str) -> None:
    root = etree.HTML(f"<body>{written}</body>")
    for element in root.iterdescendants():
        if element.tag != "body":
            assert element.tag in PROMISED
            assert set(element.attrib) <= PROMISED[element.tag]
    for number in root.xpath("//@start | //@colspan | //@rowspan"):
        assert re.fullmatch(r"-?\d+", number)
    for name in root.xpath("//@class"):
        assert re.fullmatch(r"language-\S+", name)
    cleaned = nh3.clean(written, tags=set(PROMISED), attributes=PROMISED, url_schemes=SCHEMES, link_rel=None)
    assert normal(cleaned) == normal(written)


def normal(source: str) -> bytes:
    """Markup as a tree, written in one way. Browsers and nh3 leave out NUL, for which libxml2 puts a mark."""
    shown = source.replace("\0", "")
    return bytes(etree.tostring(etree.HTML(f"<body>{shown}</body>"), method="c14n"))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("address", URLS)
def test_no_attack_comes_through_into_html(attack: str, address: str) -> None:
    page = extract(f"<html><body><article>{ATTACKS[attack].format(SENTENCE, address)}", focus="recall")
    assert SENTENCE in page.html()
    assert_promises_hold(page.html())


@pytest.mark.parametrize("name", KINDS)
def test_hostile_pages_come_out_as_promised(name: str) -> None:
    assert_promises_hold(extract(KINDS[name](SIZE // 3), url="http://example.com/", focus="recall").html())


@pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
def test_real_pages_come_out_as_promised(folder: Path) -> None:
    assert_promises_hold(extract(next(folder.glob("source.*")).read_bytes(), focus="recall").html())
