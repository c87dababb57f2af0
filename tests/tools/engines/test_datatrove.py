"""The extractor for datatrove: what it does with pages that hang or kill, and what its documents hold."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time

import pytest
from datatrove.data import Document

import cleanpage
from cleanpage.errors import ConfigError
from cleanpage.tools.arrow import COLUMNS
from cleanpage.tools.engines.datatrove import Cleanpage

PAGE = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
TEXT = "It rained all day, and the river rose by a metre before the evening."


class Hostile(Cleanpage):
    """One that some pages hang or kill."""

    def extract(self, text: str | bytes, url: str | None = None) -> str:
        if text == "hang":
            time.sleep(60)
        if text == "kill":
            os._exit(1)
        return super().extract(text, url)


def run(step: Cleanpage, *texts: str | bytes) -> list[Document]:
    return list(step.run([Document(text, str(number), metadata={"url": None}) for number, text in enumerate(texts)]))


def test_pages_that_hang_or_kill_cost_themselves() -> None:
    step = Hostile(timeout=2)
    found = run(step, PAGE, "hang", PAGE, "kill", PAGE)
    assert [document.id for document in found] == ["0", "2", "4"]
    assert {document.text for document in found} == {TEXT}
    counts = {name: step.stats[name].total for name in ("timeout", "broken_process", "forwarded")}
    assert counts == {"timeout": 1, "broken_process": 1, "forwarded": 3}


def test_documents_hold_plain_values() -> None:
    document = run(Cleanpage(), PAGE)[0]
    assert type(document.text) is str
    assert list(document.metadata) == ["url", "cleanpage"]
    assert list(document.metadata["cleanpage"]) == [name for name in COLUMNS if name not in ("text", "error")]
    assert pickle.loads(pickle.dumps(document)) == document


def test_what_has_no_text_is_dropped() -> None:
    step = Cleanpage()
    assert run(step, "", b"", "<nav><a href='/'>Home</a></nav>") == []
    assert step.stats["dropped"].total == 3


def test_half_characters_can_be_written() -> None:
    document = run(Cleanpage(), PAGE.replace("evening", "\ud800evening"))[0]
    assert "evening" in document.text.encode().decode()


def test_urls_and_options_reach_the_page() -> None:
    source = b'<p>It rained all day, and the river rose by a metre.</p><a href="https://example.org/a">Home</a>'
    document = Document(source, "1", metadata={"url": "https://example.org/2024/05/01/rain"})
    found = next(iter(Cleanpage(focus="recall").run([document])))
    page = cleanpage.extract(source, url="https://example.org/2024/05/01/rain", focus="recall")
    assert (found.text, found.metadata["cleanpage"]["date"]) == (page.text, page.date)
    with pytest.raises(ConfigError):
        Cleanpage(focuss="recall")
    with pytest.raises(ConfigError):
        Cleanpage(focus="everything")


def test_without_datatrove_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['datatrove'] = None; import cleanpage.tools.engines.datatrove"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)
    expected = "datatrove is not installed; install it with: pip install 'cleanpage[datatrove]'"
    assert done.stderr.splitlines()[-1] == f"cleanpage.errors.MissingPackageError: {expected}"
