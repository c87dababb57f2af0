"""Which module of the package imports which, for `house.py` and for the tests of the rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import cleanpage

PACKAGE = Path(cleanpage.__file__).parent
# Folders of knowledge and of fitted numbers. They have no logic, and may be as long as they need to be.
TABLES = frozenset({"lexicon", "weights"})


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    by_name = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("cleanpage", *path.relative_to(PACKAGE).with_suffix("").parts)
        by_name[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return by_name


def logic() -> list[Path]:
    """The modules that are no tables."""
    return [path for path in modules().values() if TABLES.isdisjoint(path.relative_to(PACKAGE).parts)]


def entries() -> list[str]:
    """The files and folders at the top of the package."""
    return sorted(path.name for path in PACKAGE.iterdir() if path.name != "__pycache__")


def imports(paths: Mapping[str, Path]) -> dict[str, set[str]]:
    """What each module imports of the package, in functions and for type checkers as well.

    Python also imports the packages around an imported module. That does not count.
    """
    return {name: set(_imported(path, paths)) - {name} for name, path in paths.items()}


def _imported(path: Path, paths: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in paths)
        elif isinstance(node, ast.ImportFrom) and node.module in paths:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in paths else node.module


def cycles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Import cycles: sets of modules that import each other, directly or through others."""
    reach = {name: _reachable(name, graph) for name in graph}
    sets = set()
    for name in graph:
        if name in reach[name]:
            sets.add(frozenset(other for other in reach[name] if name in reach[other]))
    return sorted(map(sorted, sets))


def _reachable(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph.get(waiting.pop(), set()) - reached
        reached |= new
        waiting.extend(new)
    return reached
