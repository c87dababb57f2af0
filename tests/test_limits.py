"""Limits: how much of a page is read, that the cut is clean, and that it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cleanpage import Config, ConfigError, Page, WarningCode, extract
from cleanpage.parsing.html_parser import parse_html, read_tree
from cleanpage.parsing.text_blocks import segment_lines
from support.paths import FIXTURES

LIMITS = ("max_bytes", "max_elements", "max_depth", "max_chars")
HAN = "這個村子的老書店開了三十年，來買書的人越來越少。"
LINES = "\n".join(f"Line {number} tells of the ferry, the shore and the lights." for number in range(40))
MARKUP = "<html><body>" + "".join(f"<p>Part <b>{number}</b> is <i>short</i>.</p>" for number in range(40))
SOURCES: dict[str, str] = {"html": MARKUP, "text": LINES, "front matter": f"---\ntitle: x\n---\n{LINES}"}


def held(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def is_truncated(page: Page) -> bool:
    return WarningCode.TRUNCATED in page.warnings


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("value", [0, -1, 1.5, True, "10", [10], float("inf")])
def test_a_limit_is_a_whole_number_above_nothing(name: str, value: Any) -> None:
    with pytest.raises(ConfigError, match=f"{name} must be a whole number above 0 or None, not ") as caught:
        Config.from_options({name: value})
    assert len(str(caught.value).splitlines()) == 1


def test_limits_are_wide_enough_for_any_page_that_people_write() -> None:
    config = Config()
    assert (config.max_bytes, config.max_elements) == (20_000_000, 1_000_000)
    assert (config.max_depth, config.max_chars) == (512, 10_000_000)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_limits_that_are_not_met_change_nothing(source: str) -> None:
    limits: dict[str, Any] = {
        "max_bytes": len(source),
        "max_elements": 10_000,
        "max_depth": 100,
        "max_chars": len(source),
    }
    page = extract(source)
    assert not page.warnings or page.warnings == (WarningCode.NO_BODY,)
    assert extract(source, **limits) == page
    unlimited: dict[str, Any] = dict.fromkeys(LIMITS)
    assert extract(source, **unlimited) == page


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("limits", [{"max_bytes": 1000}, {"max_elements": 20}, {"max_chars": 300}], ids=str)
@pytest.mark.parametrize("encoded", [True, False])
def test_what_is_beyond_a_limit_is_not_read_and_told(source: str, limits: dict[str, Any], encoded: bool) -> None:
    whole = held(extract(source))
    page = extract(source.encode() if encoded else source, **limits)
    assert page.warnings.count(WarningCode.TRUNCATED) == 1
    *first, last = held(page)
    assert 4 < len(page.blocks) < len(whole)
    assert first == whole[: len(first)]
    assert whole[len(first)].startswith(last)
    assert page.to_json()
    assert page.markdown() is not None


@pytest.mark.parametrize("limits", [{"max_elements": 20}, {"max_chars": 200}], ids=str)
def test_the_limits_of_a_tree_are_those_of_its_markup(limits: dict[str, Any]) -> None:
    tree, parsed = extract(etree.HTML(MARKUP), **limits), extract(MARKUP, **limits)
    assert held(tree) == held(parsed)
    assert is_truncated(tree)
    assert [block.path for block in tree.blocks] == [block.path for block in parsed.blocks]


def test_a_tree_has_no_bytes() -> None:
    assert not is_truncated(extract(etree.HTML(MARKUP), max_bytes=1))


def test_siblings_of_a_root_count_as_well() -> None:
    root = etree.HTML("<p>one</p></body></html><p>two</p><p>three</p>")
    assert root is not None
    assert [block.text for block in read_tree(root, max_elements=3).segments] == ["one"]


@pytest.mark.parametrize("most", range(1, 400, 3))
def test_characters_are_counted_exactly(most: int) -> None:
    for source in (MARKUP, LINES):
        page = extract(source, max_chars=most)
        assert sum(len(block.text) for block in page.blocks) <= most
        assert "".join("".join(held(extract(source))).split()).startswith("".join("".join(held(page)).split()))
        assert is_truncated(page)


def test_one_text_alone_is_cut_as_well() -> None:
    for source in ("x" * 5_000, f"<html><p>{'x' * 5_000}", "<html><p><b>" + "x" * 5_000):
        assert held(extract(source, max_chars=1_000)) == ["x" * 1_000]


def test_an_embedded_body_is_text_too() -> None:
    body = "It rained all day in the valley. " * 40
    page = extract(f'<html><script type="application/ld+json">{{"articleBody":"{body}"}}</script>', max_chars=100)
    assert "".join(held(page)) == body[:100].rstrip()
    assert is_truncated(page)


@pytest.mark.parametrize("depth", [1, 2, 10, 200])
@pytest.mark.parametrize("parsed", [True, False])
def test_what_nests_deeper_is_read_side_by_side(depth: int, parsed: bool) -> None:
    source = "<html><body>" + "<div>a" * 600 + "</div>b" * 600
    tree = etree.HTML(source, etree.HTMLParser(huge_tree=True))
    page = extract(tree if parsed else source, max_depth=depth)
    assert held(page) == ["a"] * 600 + ["b"] * 600
    assert WarningCode.PARSER_RECOVERED in page.warnings
    assert not is_truncated(page)
    assert max((block.path or "").count("/") for block in page.blocks) == depth


def test_depth_is_counted_in_elements() -> None:
    source = "<html><body>" + "<div>" * 98 + "deep"
    assert WarningCode.PARSER_RECOVERED not in extract(source, max_depth=100).warnings
    assert WarningCode.PARSER_RECOVERED in extract(source, max_depth=99).warnings


def test_without_a_limit_a_tree_may_have_any_depth() -> None:
    page = extract("<html><body>" + "<div>" * 3_000 + "deep", max_depth=None)
    assert WarningCode.PARSER_RECOVERED not in page.warnings
    assert [block.text for block in page.blocks] == ["deep"]


CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "euc-jp", "shift-jis"]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("extra", range(8))
def test_no_character_is_broken(codec: str, extra: int) -> None:
    text = "雪山の鳥は人、" if codec in ("euc-jp", "shift-jis") else "雪山這個人，"
    source = f"<html><head><meta charset={codec.partition('-sig')[0]}></head><body>" + f"<p>{text * 3}</p>\n" * 60
    page = extract(source.encode(codec), max_bytes=1500 + extra)
    assert is_truncated(page)
    assert WarningCode.UNDECODABLE_BYTES not in page.warnings
    assert page.encoding == extract(source.encode(codec)).encoding
    assert "".join(held(extract(source))).startswith("".join(held(page)))
    assert len(page.blocks) > 5


@pytest.mark.parametrize("most", range(40, 60))
def test_no_character_is_broken_where_there_are_no_tags(most: int) -> None:
    for source in (HAN * 9, "👩‍👩‍👧" * 9):
        for data in (source.encode(), source.encode("utf-16")):
            (block,) = extract(data, max_bytes=most).blocks
            assert source.startswith(block.text)
        (block,) = extract(source, max_bytes=most).blocks
        assert source.startswith(block.text)
        assert len(block.text.encode()) <= most


@pytest.mark.parametrize("most", range(1, 130))
def test_no_tag_is_broken(most: int) -> None:
    source = "<html><body><p class='a b'>one &amp; two</p><!-- no --><a href='http://x/?a=1&b=2'>three</a> <b >four</b>"
    page = extract(source.encode(), max_bytes=most)
    text = "".join("".join(held(page)).split())
    assert "one&twothreefour".startswith(text)


def test_bytes_beyond_the_limit_are_not_even_decoded() -> None:
    page = extract(b"<html><p>one</p>" + b"\xff\xfe\x81" * 1000, max_bytes=16)
    assert held(page) == ["one"]
    assert WarningCode.UNDECODABLE_BYTES not in page.warnings


def test_stages_on_their_own_know_the_limits_that_are_theirs() -> None:
    assert len(parse_html(MARKUP.encode(), max_elements=5).segments) == 1
    assert len(segment_lines(LINES, max_lines=5).segments) == 5
    assert segment_lines(LINES, max_lines=40).warnings == ()


@pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
def test_no_limit_breaks_a_page(folder: Path) -> None:
    data = next(folder.glob("source.*")).read_bytes()
    whole = sum(len(block.text) for block in extract(data).blocks)
    limits = {"max_bytes": len(data) // 2, "max_elements": 9, "max_chars": whole // 2, "max_depth": 2}
    for name, limit in limits.items():
        option: dict[str, Any] = {name: limit}
        page = extract(data, **option)
        _ = (page.to_json(), page.markdown(), page.html(), page.explain())
        assert sum(len(block.original) for block in page.blocks) <= whole + len(data)
