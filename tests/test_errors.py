"""Every exception of the package is a `CleanpageError`, and keeps a built-in that callers may catch."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleanpage
from cleanpage.errors import CleanpageError, ConfigError, InputError, MissingPackageError
from cleanpage.tools import extras
from cleanpage.tools.arrow import ColumnError
from cleanpage.tools.benchmark import BenchmarkError, PeerError
from cleanpage.tools.cases import CaseError
from cleanpage.tools.cli.errors import CommandError
from cleanpage.tools.crawl import CrawlError
from cleanpage.tools.sources import SourceError

PACKAGE = Path(cleanpage.__file__).parent
BUILT_IN = {
    ConfigError: ValueError,
    InputError: TypeError,
    MissingPackageError: ImportError,
    ColumnError: KeyError,
    BenchmarkError: ValueError,
    PeerError: ValueError,
    CaseError: ValueError,
    CrawlError: ValueError,
    SourceError: ValueError,
}


# How the parser stops at a limit; nothing but the parser's own caller meets it.
INTERNAL = {"TooMuchError"}


def module_names() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("cleanpage", *path.relative_to(PACKAGE).with_suffix("").parts)
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), ast.parse(path.read_text(encoding="utf-8"))


def exception_classes() -> list[type[BaseException]]:
    """Every class of the package that is an exception; only modules that could define one are imported."""
    found = []
    for name, tree in module_names():
        bases = {base.id for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
                 for base in node.bases if isinstance(base, ast.Name)}  # fmt: skip
        if not any(base.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt")) for base in bases):
            continue
        members = vars(importlib.import_module(name)).values()
        found += [
            member
            for member in members
            if isinstance(member, type)
            and issubclass(member, BaseException)
            and member.__module__ == name
            and member.__name__ not in INTERNAL
        ]
    return found


def test_every_exception_of_the_package_is_a_cleanpage_error() -> None:
    classes = exception_classes()
    assert set(BUILT_IN) <= set(classes)
    assert [kind for kind in classes if not issubclass(kind, CleanpageError)] == []


def test_errors_that_callers_meet_are_built_in_ones_too() -> None:
    # Only the command line meets a CommandError, and turns it into a line and an exit code.
    callers_meet = [kind for kind in exception_classes() if not issubclass(kind, CommandError)]
    assert set(callers_meet) == {CleanpageError, *BUILT_IN}
    assert [kind for kind, base in BUILT_IN.items() if not issubclass(kind, base)] == []


def raised_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc:
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield ast.unparse(called)


# What else the tools raise: TypeError for a programmer's wrong type, SystemExit when the reader of standard output has
# gone, OSError in the readers of `tools.sources` for a broken file (`read` yields an `Unreadable` for it), and what
# pytest and Typer want to be told by.
ALLOWED = {"OSError", "SystemExit", "TypeError", "pytest.UsageError", "pytest.fail.Exception", "typer.Exit"}


def test_the_tools_raise_nothing_else() -> None:
    own = {kind.__name__ for kind in exception_classes()}
    raised = {
        (name, what)
        for name, tree in module_names()
        if name.startswith("cleanpage.tools")
        for what in raised_names(tree)
    }
    assert {("cleanpage.tools.sources.files", "OSError"), ("cleanpage.tools.batch", "ConfigError")} <= raised
    assert {
        (name, what) for name, what in raised if what.rpartition(".")[2] not in own and what not in ALLOWED
    } == set()


def test_a_missing_package_names_the_package_and_the_extra() -> None:
    with pytest.raises(ImportError, match=r"no_such_engine is not installed.*cleanpage\[spark\]") as caught, \
            extras.needs("spark"):  # fmt: skip
        importlib.import_module("no_such_engine.part")
    assert isinstance(caught.value, MissingPackageError)
    assert caught.value.name == "no_such_engine"


def test_a_column_error_reads_as_it_was_written() -> None:
    assert str(ColumnError("no column 'a'")) == "no column 'a'"
