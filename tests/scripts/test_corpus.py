"""The alignment of blocks with gold text, which the weights are fitted to."""

from __future__ import annotations

from types import ModuleType

import pytest

from support.scripts import load

BODY = "The harbour froze over in the night, and in the morning the ferries stayed where they were."
MORE = "By noon the first skaters had crossed to the island, where the baker gave them bread for nothing."


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    return load("corpus")


def labels(corpus: ModuleType, blocks: list[str], gold: str) -> list[bool]:
    return [share >= 0.5 for share in corpus.gold_shares(blocks, gold)]


def test_paragraphs_are_found_and_boilerplate_is_not(corpus: ModuleType) -> None:
    blocks = ["Home", "Weather", BODY, "Share this article with your friends and family today", MORE, "Imprint"]
    assert labels(corpus, blocks, f"{BODY}\n\n{MORE}") == [False, False, True, False, True, False]


def test_a_short_block_counts_where_the_gold_has_it_in_order(corpus: ModuleType) -> None:
    blocks = ["Overview", BODY, "Overview", MORE, "Overview"]
    assert labels(corpus, blocks, f"{BODY}\nOverview\n{MORE}") == [False, True, True, True, False]


def test_a_repeat_counts_once_where_its_neighbours_are_gold(corpus: ModuleType) -> None:
    blocks = [
        BODY,
        "Menu",
        "Search",
        "Contact us",
        "More of our stories from this week and the last",
        MORE,
        BODY,
        MORE[::-1],
    ]
    assert labels(corpus, blocks, f"{MORE}\n{BODY}").count(True) == 2


def test_nothing_is_gold_where_there_is_none(corpus: ModuleType) -> None:
    assert labels(corpus, [BODY, "Home"], "") == [False, False]


def test_pages_of_one_registered_domain_share_a_fold(corpus: ModuleType) -> None:
    pages = [
        corpus.GoldPage("set", name, b"", {"url": url, "text": ""})
        for name, url in [("a", "https://www.example.org/1"), ("b", "http://blog.example.org/2")]
    ]
    assert pages[0].fold == pages[1].fold
