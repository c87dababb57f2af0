"""The operator for Data-Juicer: it is found by its name, and all samples have the same types."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from data_juicer.ops import OPERATORS, load_ops

import cleanpage
from cleanpage.errors import ConfigError
from cleanpage.tools.engines.data_juicer import CleanpageMapper
from test_docs import ENGINES as HOW_TO
from test_docs import FIXTURES, fences

PAGE = "<title>Rain</title><p>It rained all day, and the river rose by a metre before the evening.</p>"
TEXT = "It rained all day, and the river rose by a metre before the evening."
RECIPE = next(text for _, title, text in fences(HOW_TO) if title == "recipe.yaml")


def test_recipes_find_it() -> None:
    assert OPERATORS.modules["cleanpage_mapper"] is CleanpageMapper
    step = load_ops([{"cleanpage_mapper": {"text_key": "html", "options": {"focus": "recall"}}}])[0]
    assert step.process({"html": PAGE})["html"] == TEXT


def test_a_recipe_runs(tmp_path: Path) -> None:
    lines = [{"html": PAGE, "url": "https://example.org/2024/05/01/rain"}, {"html": "<nav>Home</nav>", "url": None}]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (tmp_path / "recipe.yaml").write_text(RECIPE)
    command = [str(Path(sys.executable).parent / "dj-process"), "--config", "recipe.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "rows" / "rows.jsonl").read_text().splitlines()]
    assert [row["html"] for row in rows] == [TEXT, ""]
    assert rows[0]["cleanpage"]["date"] == "2024-05-01"


def test_all_samples_have_the_same_types() -> None:
    step = CleanpageMapper(page_key="html", url_key="url")
    sources = [PAGE, b"", None, 7, (FIXTURES / "en-html-hacked-hidden-pharma" / "source.html").read_bytes()]
    found = [step.process({"html": source, "url": None}) for source in sources]
    types = [{name: type(value) for name, value in sample["cleanpage"].items()} for sample in found]
    assert all(one == types[0] for one in types)
    assert [type(sample["text"]) for sample in found] == [str] * 5
    assert [sample["cleanpage"]["error"] for sample in found] == ["", "", "no page: null", "no page: int", ""]
    findings = cleanpage.extract(sources[-1]).findings
    assert [one["count"] for one in json.loads(found[-1]["cleanpage"]["findings"])] == [one.count for one in findings]


def test_a_field_that_is_not_there_drops_nothing() -> None:
    found = CleanpageMapper(page_key="page", url_key="link").process({"text": PAGE})
    assert (found["text"], found["cleanpage"]["error"]) == ("", "no page: null")


def test_mistakes_are_told_before_the_first_page() -> None:
    with pytest.raises(ConfigError):
        CleanpageMapper(options={"focuss": "recall"})


def test_without_data_juicer_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['data_juicer'] = None; import cleanpage.tools.engines.data_juicer"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60)
    expected = "ImportError: data_juicer is not installed; install it with: pip install 'cleanpage[data-juicer]'"
    assert done.stderr.splitlines()[-1] == expected
