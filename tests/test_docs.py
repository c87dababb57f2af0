"""The documentation: its console examples run, and its lists are whole. Its examples in Python are doctests.

The commands of a page run in the order in which they stand there, in a folder that holds what they name. What is shown
below one must come out of it, by the rules of doctest; `...` stands for anything.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import cleanpage
import cleanpage.spam.hijacked_title
from cleanpage.readings import judge
from cleanpage.scoring import model
from cleanpage.spam import classified_ads
from cleanpage.spam.clues import FEATURE_NAMES
from cleanpage.tools.cli.app import app
from support.paths import PROJECT

DOCS, FIXTURES = PROJECT / "docs", PROJECT / "tests" / "fixtures"
PAGES = [PROJECT / "README.md", *sorted(DOCS.rglob("*.md"))]

FENCE = re.compile(r'^```([a-z]*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
RUN = frozenset({"cat", "cleanpage", "pytest", "python"})
# What needs the network or a clone, or takes minutes.
NOT_RUN = frozenset({"git", "make", "pip"})
# Blocks that are no code that runs; doctest finds the others.
NO_CODE = frozenset({"text", "toml"})
# Features that become no reasons: what they add is given as reasons of the first stage.
FIRST_LOGIT = frozenset({"first", "first, by page share", "first, by page size"})
# Its programs run in tests/tools/engines, on the engines themselves.
ENGINES = DOCS / "how-to" / "engines.md"
DOWNLOAD = re.compile(r"curl [^|]*\|")
RULES = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def page_name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def fences(path: Path) -> list[tuple[str, str, str]]:
    """Language, title and text of the code blocks of a page."""
    return FENCE.findall(path.read_text(encoding="utf-8"))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    for example in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, output = example.partition("\n")
        yield DOWNLOAD.sub("cat page.html |", line), output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the examples name: `page.html`, the folder `crawl` with pages, and the folder `pages` with a case."""
    (tmp_path / "crawl").mkdir()
    for name in ("news-with-comments", "recipe", "hacked-hidden-pharma"):
        shutil.copy(FIXTURES / f"en-html-{name}" / "source.html", tmp_path / "crawl" / f"{name}.html")
    shutil.copy(tmp_path / "crawl" / "news-with-comments.html", tmp_path / "page.html")
    shutil.copytree(FIXTURES / "en-html-poem", tmp_path / "pages" / "high-tide")
    return tmp_path


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, at home in the folder and as plain as in a pipe."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment |= {"PATH": path, "HOME": str(folder), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


def test_pages_have_examples() -> None:
    found = [line for page in PAGES for language, _, text in fences(page) for line, _ in commands(text)]
    assert len(found) > 20


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text("utf-8")], ids=page_name)
def test_console_examples_run(page: Path, folder: Path) -> None:
    for language, title, text in fences(page):
        if title:
            (folder / title).write_text(text, encoding="utf-8")
        for line, expected in commands(text) if language == "console" else ():
            word = line.split()[0]
            assert word in RUN | NOT_RUN, f"neither run nor known as what a test cannot run: {line}"
            if word in RUN:
                check(line, expected, run(line, folder))


def check(line: str, expected: str, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, f"$ {line}\n{done.stdout}"
    checker = doctest.OutputChecker()
    if expected and not checker.check_output(expected, done.stdout, RULES):
        pytest.fail(f"$ {line}\n{checker.output_difference(doctest.Example(line, expected), done.stdout, RULES)}")


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_all_code_runs(page: Path) -> None:
    blocks = fences(page)
    lines = "".join(line for language, _, text in blocks if language == "console" for line, _ in commands(text))
    for language, title, text in blocks:
        is_doctest = language in ("python", "pycon") and ">>> " in text
        is_run = title and (title in lines or page == ENGINES)
        assert is_doctest or is_run or language in NO_CODE | {"console"}, f"no test runs this:\n{text}"


def test_the_index_of_decisions_has_all_of_them() -> None:
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    for note in (DOCS / "decisions").glob("0*.md"):
        title = note.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").partition(". ")[2]
        assert f"({note.name}) | {title.split(' (')[0]}" in index


def test_the_reference_has_every_public_name() -> None:
    reference = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    public = [name for name in cleanpage.__all__ if name != "__version__"]
    assert [name for name in public if f"\n::: cleanpage.{name}\n" not in reference] == []


PUBLIC_TOOLS = ("arrow", "batch", "benchmark", "cases", "crawl", "inspector", "rows", "sources", "word_f1")


@pytest.mark.parametrize("tool", PUBLIC_TOOLS)
def test_the_reference_has_every_public_name_of_the_tools(tool: str) -> None:
    module = importlib.import_module(f"cleanpage.tools.{tool}")
    page = (DOCS / "reference" / f"{tool}.md").read_text(encoding="utf-8")
    assert f"`{module.__name__}`" in (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    if "members: false" in page or f"\n::: {module.__name__}\n" not in page:
        blocks = re.findall(rf"^::: {re.escape(module.__name__)}\.(?:\w+\.)?(\w+)$", page, re.MULTILINE)
        assert [name for name in module.__all__ if name not in blocks and f"`{name}`" not in page] == []


def told_by(module: ModuleType) -> set[str]:
    """The names of clues that a module writes down: keys of its dictionaries, and what it calls a `Reason`."""
    tree = ast.walk(ast.parse(inspect.getsource(module)))
    lists = [node.keys if isinstance(node, ast.Dict) else node.args[:1] for node in tree if is_naming(node)]
    return {key.value for keys in lists for key in keys if isinstance(key, ast.Constant)}


def is_naming(node: ast.AST) -> bool:
    return isinstance(node, ast.Dict) or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason")


def test_the_page_of_reasons_has_every_name_and_no_other() -> None:
    text = (DOCS / "reference" / "reasons.md").read_text(encoding="utf-8")
    reasons, clues = (set(re.findall(r"^\| `(.+?)` \|", part, re.MULTILINE)) for part in text.split("\n## Clues of "))
    news, hacked = (
        cleanpage.extract((FIXTURES / f"en-html-{name}" / "source.html").read_bytes())
        for name in ("news-with-comments", "hacked-hidden-pharma")
    )
    stages = [stage for model in map(model.load_model, ("html", "text")) for stage in (model.first, model.second)]
    columns = {name for stage in stages for name in stage.weights}.difference(FIRST_LOGIT)
    assert reasons == set(map(model._family, columns)) | {r.name for block in news.blocks for r in block.reasons}
    of_groups = {name.replace("_", " ") for name in FEATURE_NAMES}
    of_finding = {reason.name for finding in hacked.findings for reason in finding.reasons}
    assert clues == of_groups.union(of_finding, *map(told_by, (classified_ads, judge, cleanpage.spam.hijacked_title)))


def options(command: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every command, by its full name, with each of its options."""
    for parameter in command.params:
        yield from ((name, option) for option in parameter.opts + parameter.secondary_opts if option[0] == "-")
    for word, below in getattr(command, "commands", {}).items():
        yield from options(below, f"{name} {word}".strip())


def test_the_command_line_page_has_every_option() -> None:
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    for command, option in options(typer.main.get_command(app)):
        assert option == "--help" or f"`{option}" in page, f"cleanpage {command} {option}"
        assert not command or f"\n## {command}\n" in page, f"cleanpage {command}"
