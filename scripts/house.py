"""How hard it is to find one's way in the package: rooms, circles, files crossed by a call, density of the code.

python scripts/house.py
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import cleanpage

PACKAGE = Path(cleanpage.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Tables of knowledge have no logic to find one's way in.
_TABLES = ("lexicon", "weights")


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("cleanpage", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(paths: dict[str, Path]) -> dict[str, set[str]]:
    """What each module imports of the package, in functions and for type checkers as well."""
    return {name: set(_imported(path, paths)) - {name} for name, path in paths.items()}


def _imported(path: Path, paths: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in paths)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "cleanpage":
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in paths else node.module


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Sets of modules that import each other, directly or through others."""

    def reachable(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for name in graph.get(waiting.pop(), ()):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    reach = {name: reachable(name) for name in graph}
    sets = {frozenset(b for b in reach[a] if a in reach[b]) | {a} for a in graph if a in reach[a]}
    return sorted(map(sorted, sets))


def crossed(source: bytes) -> set[str]:
    """The files of the package in which a function runs while the text of a page is extracted."""
    found: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if frame.f_code.co_filename.startswith(str(PACKAGE)):
            found.add(frame.f_code.co_filename)

    _ = cleanpage.extract(source).text  # what is imported and loaded once is not part of a call
    sys.setprofile(note)
    _ = cleanpage.extract(source).text
    sys.setprofile(None)
    return found


def main() -> None:
    """Print the figures."""
    paths = modules()
    entries = [entry.name for entry in PACKAGE.iterdir() if entry.name != "__pycache__"]
    print(f"entries at the top of the package: {len(entries)}")
    print(f"modules: {len(paths)}")
    found = circles(imports(paths))
    print(f"modules in circles of imports: {sum(map(len, found))} in {len(found)} circles")
    for circle in found:
        print(f"  {' '.join(circle)}")
    pages = sorted((ROOT / "tests" / "fixtures").rglob("source.*"))
    counts = {path.parent.name: len(crossed(path.read_bytes())) for path in pages}
    print(
        f"files crossed by extract(bytes).text on {len(counts)} fixtures: "
        f"{min(counts.values())} to {max(counts.values())}, median {statistics.median(counts.values()):g}"
    )
    logic = [path for path in paths.values() if not set(_TABLES) & set(path.relative_to(PACKAGE).parts)]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in logic)
    nodes = [node for path in logic for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    comprehensions = sum(isinstance(node, _COMPREHENSIONS) for node in nodes)
    walruses = sum(isinstance(node, ast.NamedExpr) for node in nodes)
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for node in functions]
    print(f"lines of logic: {lines}, in functions of {statistics.median(lengths):g} lines (median)")
    print(f"comprehensions per 100 lines: {100 * comprehensions / lines:.1f}; walruses: {100 * walruses / lines:.2f}")


if __name__ == "__main__":
    main()
