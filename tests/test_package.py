"""The package as a whole: what an import costs, what is public, and how large its parts may grow."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleanpage
from support.paths import PROJECT

PACKAGE = Path(cleanpage.__file__).parent
# Knowledge and fitted numbers may be as long as they need to be.
TABLES = {"lexicon", "weights"}
LOGIC = [path for path in sorted(PACKAGE.rglob("*.py")) if not TABLES & set(path.relative_to(PACKAGE).parts)]

MODULE_LINES, FUNCTION_LINES, PARAMETERS = 400, 60, 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def module_name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running the code."""
    report = "import json, sys; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    script = f"{code}\n{report}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    return set(json.loads(done.stdout))


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def parameters(function: Function) -> list[str]:
    told = function.args
    every = [*told.posonlyargs, *told.args, *told.kwonlyargs, *filter(None, (told.vararg, told.kwarg))]
    return [argument.arg for argument in every if argument.arg not in ("self", "cls")]


@pytest.mark.parametrize("heavy", ["numpy", "sklearn", "scipy", "chardet", "lxml", "regex"])
def test_an_import_does_not_pay_for_what_few_pages_need(heavy: str) -> None:
    loaded = loaded_after("import cleanpage")
    assert "cleanpage" in loaded
    assert heavy not in loaded


def test_a_utf8_page_needs_none_of_them_either() -> None:
    loaded = loaded_after("import cleanpage; cleanpage.extract('<p>Schön, hier zu sein.</p>'.encode()).explain()")
    assert loaded.isdisjoint({"numpy", "sklearn", "scipy", "chardet"})


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cleanpage.__version__ == project["version"]


def test_every_public_name_exists_once() -> None:
    assert [name for name in cleanpage.__all__ if not hasattr(cleanpage, name)] == []
    assert len(set(cleanpage.__all__)) == len(cleanpage.__all__)


def test_everything_public_is_documented() -> None:
    public = [getattr(cleanpage, name) for name in cleanpage.__all__ if not name.startswith("__")]
    assert [item for item in public if not (item.__doc__ or "").strip()] == []


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("path", LOGIC, ids=module_name)
def test_a_module_of_logic_fits_in_a_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", LOGIC, ids=module_name)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions(path)}
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


@pytest.mark.parametrize("path", LOGIC, ids=module_name)
def test_a_function_takes_few_parameters(path: Path) -> None:
    taken = {function.name: parameters(function) for function in functions(path)}
    assert {name: names for name, names in taken.items() if len(names) > PARAMETERS} == {}


def test_the_checks_above_see_functions() -> None:
    assert sum(1 for path in LOGIC for _ in functions(path)) > 100
