"""The extractor for NeMo Curator: whatever a record holds comes out as a row."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

import cleanpage
from cleanpage.errors import ConfigError
from cleanpage.tools.arrow import COLUMNS
from cleanpage.tools.engines.nemo_curator import Cleanpage

PAGE = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"


def test_columns_are_those_that_it_names() -> None:
    step = Cleanpage()
    found = step.extract(
        {"url": "https://example.org/", "warc_id": "1", "source_id": "a.warc", "content": PAGE.encode()}
    )
    assert list(found) == step.output_columns() == ["url", "warc_id", "source_id", *COLUMNS]
    assert step.input_columns() == ["url", "warc_id", "source_id", "content"]
    assert (found["warc_id"], found["title"], found["error"]) == ("1", "Rain", None)


@pytest.mark.parametrize(("content", "error"), [(None, "no page: null"), (7, "no page: int"), (b"", None)])
def test_what_is_no_page_is_a_row(content: object, error: str | None) -> None:
    found = Cleanpage(keep=[]).extract({"content": content})
    assert (found["text"], found["error"]) == ("", error)


def test_addresses_and_options_reach_the_page() -> None:
    source = b'<p>It rained all day, and the river rose by a metre.</p><a href="https://example.org/a">Home</a>'
    found = Cleanpage(focus="recall").extract({"url": "https://example.org/2024/05/01/rain", "content": source})
    page = cleanpage.extract(source, url="https://example.org/2024/05/01/rain", focus="recall")
    assert (found["text"], found["date"]) == (page.text, page.date)
    with pytest.raises(ConfigError):
        Cleanpage(focuss="recall")
    with pytest.raises(ValueError, match="'title' would be there twice"):
        Cleanpage(keep=["title"])


def test_it_pickles() -> None:
    step = pickle.loads(pickle.dumps(Cleanpage(keep=["url"], focus="recall")))
    assert step.extract({"url": None, "content": PAGE})["title"] == "Rain"


def test_without_nemo_curator_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['nemo_curator'] = None; import cleanpage.tools.engines.nemo_curator"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)
    expected = "ImportError: nemo_curator is not installed; install it with: pip install 'cleanpage[nemo-curator]'"
    assert done.stderr.splitlines()[-1] == expected
