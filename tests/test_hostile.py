"""Hostile pages: nothing raises, nothing is fetched, and what was not read is told."""

from __future__ import annotations

import json

import pytest

from cleanpage import WarningCode, extract
from support.hostile import KINDS

SIZE = 6_000


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
def test_a_hundred_thousand_open_elements_are_nothing(tag: str) -> None:
    name = tag.partition(">")[0].partition(" ")[0]
    page = extract(f"<html><body><p>first</p>{f'<{tag}>' * 100_000}deep{f'</{name}>' * 100}")
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
