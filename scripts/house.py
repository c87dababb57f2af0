"""How hard it is to find one's way in the package: rooms, import cycles, files crossed by a call, density of the code.

python scripts/house.py
"""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path
from types import FrameType

import cleanpage
from import_graph import PACKAGE, cycles, entries, imports, logic, modules

ROOT = Path(__file__).resolve().parents[1]
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def crossed(source: bytes) -> set[str]:
    """The files of the package in which a function runs while the text of a page is extracted."""
    files: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if frame.f_code.co_filename.startswith(str(PACKAGE)):
            files.add(frame.f_code.co_filename)

    _ = cleanpage.extract(source).text  # what is imported and loaded once is not part of a call
    sys.setprofile(note)
    _ = cleanpage.extract(source).text
    sys.setprofile(None)
    return files


def print_rooms() -> None:
    """Print how many entries and modules there are, and which import each other."""
    paths = modules()
    print(f"entries at the top of the package: {len(entries())}")
    print(f"modules: {len(paths)}")
    sets = cycles(imports(paths))
    print(f"modules in import cycles: {sum(map(len, sets))} in {len(sets)} cycles")
    for names in sets:
        print(f"  {' '.join(names)}")


def print_crossed() -> None:
    """Print how many files a call crosses."""
    sources = sorted((ROOT / "tests" / "fixtures").rglob("source.*"))
    counts = [len(crossed(path.read_bytes())) for path in sources]
    print(
        f"files crossed by extract(bytes).text on {len(counts)} fixtures: "
        f"{min(counts)} to {max(counts)}, median {statistics.median(counts):g}"
    )


def print_density() -> None:
    """Print how long functions are, and how packed."""
    sources = [path.read_text("utf-8") for path in logic()]
    lines = sum(len(source.splitlines()) for source in sources)
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for node in functions]
    comprehensions = sum(isinstance(node, _COMPREHENSIONS) for node in nodes)
    walruses = sum(isinstance(node, ast.NamedExpr) for node in nodes)
    print(f"lines of logic: {lines}, in functions of {statistics.median(lengths):g} lines (median)")
    print(f"comprehensions per 100 lines: {100 * comprehensions / lines:.1f}; walruses: {100 * walruses / lines:.2f}")


if __name__ == "__main__":
    print_rooms()
    print_crossed()
    print_density()
