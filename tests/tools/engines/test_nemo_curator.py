"""The recipe for NeMo Curator: whatever a record holds comes out as a row."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

import cleanpage
from cleanpage.errors import ConfigError
from cleanpage.tools.arrow import COLUMNS

Extractor = Callable[..., Any]

PAGE = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"


@pytest.fixture(scope="module")
def extractor(recipe: Callable[[str], ModuleType]) -> Extractor:
    made: Extractor = recipe("on_nemo_curator.py").Cleanpage
    return made


def test_columns_are_those_that_it_names(extractor: Extractor) -> None:
    step = extractor()
    found = step.extract(
        {"url": "https://example.org/", "warc_id": "1", "source_id": "a.warc", "content": PAGE.encode()}
    )
    assert list(found) == step.output_columns() == ["url", "warc_id", "source_id", *COLUMNS]
    assert step.input_columns() == ["url", "warc_id", "source_id", "content"]
    assert (found["warc_id"], found["title"], found["error"]) == ("1", "Rain", None)


@pytest.mark.parametrize(("content", "error"), [(None, "no page: null"), (7, "no page: int"), (b"", None)])
def test_what_is_no_page_is_a_row(content: object, error: str | None, extractor: Extractor) -> None:
    found = extractor(keep=[]).extract({"content": content})
    assert (found["text"], found["error"]) == ("", error)


def test_urls_and_options_reach_the_page(extractor: Extractor) -> None:
    source = b'<p>It rained all day, and the river rose by a metre.</p><a href="https://example.org/a">Home</a>'
    found = extractor(focus="recall").extract({"url": "https://example.org/2024/05/01/rain", "content": source})
    page = cleanpage.extract(source, url="https://example.org/2024/05/01/rain", focus="recall")
    assert (found["text"], found["date"]) == (page.text, page.date)
    with pytest.raises(ConfigError):
        extractor(focuss="recall")
    with pytest.raises(ValueError, match="'title' would be there twice"):
        extractor(keep=["title"])


def test_it_pickles(extractor: Extractor) -> None:
    step = pickle.loads(pickle.dumps(extractor(keep=["url"], focus="recall")))
    assert step.extract({"url": None, "content": PAGE})["title"] == "Rain"
