"""A page depends on its content alone: not on threads, processes, copies, files, the network or the pages before it."""

from __future__ import annotations

import builtins
import copy
import gc
import logging
import multiprocessing
import pickle
import socket
import subprocess
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cleanpage import Page, extract
from support.paths import FIXTURES

SENTENCE = "The ferry was late that evening, so we walked home along the shore and counted {} lights."
READINGS = "這(zhè)個村子的老書(shū)店開(kāi)了{}年，來(lái)買書(shū)的人越來(lái)越少。"


def real_pages() -> list[bytes]:
    return [path.read_bytes() for path in sorted(FIXTURES.glob("*/source.*"))]


def made_page(number: int) -> bytes:
    """A page, a scrape or broken markup, different for each number."""
    text = [SENTENCE.format(number + line) for line in range(number % 7 + 1)]
    farm = "|".join(f"casino {number} bonus {phrase}" for phrase in range(12))
    kinds = (
        f"<html><head><title>Page {number}</title></head><body><nav><a href=/{number}>Home</a></nav><article><p>"
        f"{'<p>'.join(text)}</article><div style='display:none'>{farm}</div></body></html>",
        "\n\n".join([f"Home | {number}", *text, farm]),
        f"---\ntitle: Page {number}\n---\n{text[0]}",
        "\n\n".join(READINGS.format(number + line) for line in range(9)),
        f"<div><table><tr><td>{'<td>'.join(text)}<ul><li>{'<li>'.join(text)}",
    )
    source = kinds[number % len(kinds)]
    return source.encode("utf-16" if number % 11 == 0 else "utf-8")


PAGES = [*real_pages(), *map(made_page, range(250))]


def everything(page: Page) -> tuple[object, ...]:
    """All that a page says, reasons and paths as well."""
    blocks = [(block, block.path, block.reasons, block.table_place) for block in page.blocks]
    return page, blocks, page.markdown(), page.html(), page.to_json(), page.explain()


def everything_of(source: bytes) -> tuple[object, ...]:
    return everything(extract(source))


def json_of(source: bytes) -> str:
    return extract(source).to_json()


@pytest.fixture(scope="module")
def alone() -> list[tuple[object, ...]]:
    """What every page says when it is read by itself."""
    return list(map(everything_of, PAGES))


def test_threads_do_not_meddle_with_each_other(alone: list[tuple[object, ...]]) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(everything_of, PAGES)) == alone


def test_one_page_may_be_asked_by_many_threads(alone: list[tuple[object, ...]]) -> None:
    pages = list(map(extract, PAGES[:60]))
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(everything, [page for page in pages for _ in range(4)]))
    assert asked == [said for said in alone[:60] for _ in range(4)]


def test_the_order_of_pages_does_not_matter(alone: list[tuple[object, ...]]) -> None:
    assert list(map(everything_of, reversed(PAGES))) == alone[::-1]


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_agree(method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(extract, PAGES[:40]) == list(map(extract, PAGES[:40]))


def copied_by_pickle(page: Page) -> Page:
    again = pickle.loads(pickle.dumps(page))
    assert isinstance(again, Page)
    return again


@pytest.mark.parametrize("again", [copied_by_pickle, copy.deepcopy, copy.copy], ids=["pickle", "deepcopy", "copy"])
def test_a_copy_says_the_same(again: Callable[[Page], Page], alone: list[tuple[object, ...]]) -> None:
    for source, said in zip(PAGES[:60], alone, strict=False):
        page = extract(source)
        assert everything(again(page)) == said  # nothing was asked for before
        assert everything(again(page)) == everything(page)


def test_a_tree_may_be_read_by_many_threads() -> None:
    root = etree.HTML(made_page(5))
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: extract(root).to_json(), range(40)))) == 1


def held_bytes() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_memory_does_not_grow() -> None:
    """Every page has names that no page before it had, so a cache without a bound would grow."""
    for number in range(600):
        json_of(made_page(number))
    tracemalloc.start()
    try:
        before = held_bytes()
        for number in range(600, 2_100):
            extract(made_page(number))
        grown = held_bytes() - before
    finally:
        tracemalloc.stop()
    assert grown < 500_000, f"{grown} bytes more are held after 1,500 pages"


def test_a_page_keeps_no_more_memory_than_it_needs() -> None:
    source = b"<html><body>" + b"<p>One sentence that stands here, and no more than that.</p>" * 300
    extract(source).to_json()
    tracemalloc.start()
    try:
        before = held_bytes()
        pages = [extract(source) for _ in range(10)]
        each = (held_bytes() - before) / len(pages)
    finally:
        tracemalloc.stop()
    assert each < 30 * len(source)


def refuse(*arguments: object, **options: object) -> Any:
    raise AssertionError(f"not allowed: {arguments} {options}")


TEMPTING = [
    b"<!DOCTYPE html SYSTEM 'http://example.com/x.dtd'><html><p>one",
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><html><p>&e;",
    b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
    b"'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html xmlns='http://www.w3.org/1999/xhtml'><p>one</p></html>",
    b"<html><base href='http://example.com/'><link rel=stylesheet href=x.css><img src=//example.com/y><iframe src=z>",
    b"<html><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/><p>one",
    b"<?xml-stylesheet href='http://example.com/x.xsl'?><html><meta http-equiv=refresh content='0;url=http://x'>",
]


def test_nothing_is_fetched_opened_run_or_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = [*TEMPTING, *PAGES[:60], bytes(range(256)) * 9]
    for source in pages:  # weights and late imports are read once
        everything_of(source)
    for module, name in ((socket, "socket"), (socket, "getaddrinfo"), (builtins, "open"), (subprocess, "Popen")):
        monkeypatch.setattr(module, name, refuse)
    monkeypatch.setattr(Path, "open", refuse)
    with caplog.at_level(logging.INFO):
        for source in pages:
            assert "root:" not in str(everything(extract(source, url="http://example.com/a")))
    monkeypatch.undo()
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
