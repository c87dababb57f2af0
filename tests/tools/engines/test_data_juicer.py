"""The recipe for Data-Juicer: the operator is found by its name, and all samples have the same types."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from data_juicer.ops import OPERATORS, load_ops

import cleanpage
from cleanpage.errors import ConfigError
from test_docs import ENGINES as HOW_TO
from test_docs import FIXTURES, fences

PAGE = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
TEXT = "It rained all day, and the river rose by a metre before the evening."
FILES = {title: text for _, title, text in fences(HOW_TO) if title in ("recipe.yaml", "cleanpage_mapper.py")}

Operator = Callable[..., Any]


@pytest.fixture(scope="module")
def mapper(recipe: Callable[[str], ModuleType]) -> Operator:
    operator: Operator = recipe("cleanpage_mapper.py").CleanpageMapper
    return operator


def test_recipes_find_it(mapper: Operator) -> None:
    assert OPERATORS.modules["cleanpage_mapper"] is mapper
    step = load_ops([{"cleanpage_mapper": {"text_key": "html", "options": {"focus": "recall"}}}])[0]
    assert step.process({"html": PAGE})["html"] == TEXT


def test_a_recipe_runs(tmp_path: Path) -> None:
    lines = [{"html": PAGE, "url": "https://example.org/2024/05/01/rain"}, {"html": "<nav>Home</nav>", "url": None}]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    command = [str(Path(sys.executable).parent / "dj-process"), "--config", "recipe.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "rows" / "rows.jsonl").read_text().splitlines()]
    assert [row["html"] for row in rows] == [TEXT, ""]
    assert rows[0]["cleanpage"]["date"] == "2024-05-01"


def test_all_samples_have_the_same_types(mapper: Operator) -> None:
    step = mapper(page_key="html", url_key="url")
    sources = [PAGE, b"", None, 7, (FIXTURES / "en-html-hacked-hidden-pharma" / "source.html").read_bytes()]
    found = [step.process({"html": source, "url": None}) for source in sources]
    types = [{name: type(value) for name, value in sample["cleanpage"].items()} for sample in found]
    assert all(one == types[0] for one in types)
    assert [type(sample["text"]) for sample in found] == [str] * 5
    assert [sample["cleanpage"]["error"] for sample in found] == ["", "", "no page: null", "no page: int", ""]
    findings = cleanpage.extract(sources[-1]).findings
    assert [one["count"] for one in json.loads(found[-1]["cleanpage"]["findings"])] == [one.count for one in findings]


def test_a_field_that_is_not_there_drops_nothing(mapper: Operator) -> None:
    found = mapper(page_key="page", url_key="link").process({"text": PAGE})
    assert (found["text"], found["cleanpage"]["error"]) == ("", "no page: null")


def test_mistakes_are_reported_before_the_first_page(mapper: Operator) -> None:
    with pytest.raises(ConfigError):
        mapper(options={"focuss": "recall"})
