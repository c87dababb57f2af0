"""The package as a whole: what an import costs, what is public, and how the rooms stand to each other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

import cleanpage
from import_graph import PACKAGE, cycles, entries, imports, logic, modules
from support.paths import PROJECT

# From low to high. A room imports rooms of its own line and of the lines above it here, and no others. "cleanpage" is
# the front of the package, `__init__.py`. Whoever adds a room gives it a line here and in docs/architecture.md.
LAYERS = (
    ("errors", "lexicon", "page", "text", "config"),
    ("decoding",),
    ("parsing",),
    ("readings",),
    ("metadata",),
    ("scoring",),
    ("spam",),
    ("structure", "selection"),
    ("writers",),
    ("evidence",),
    ("pipeline",),
    ("cleanpage",),
    ("tools",),
    ("__main__",),
)
RANKS = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}

# Imports of a higher room that are meant to be, each with its reason.
ALLOWED = {
    ("cleanpage.page.page", "writers"): "page.markdown() and its like are how callers ask for a form of the page; each "
    "imports its writer when it is called",
}

# A longer module than this has two ideas. How long and how branched a function may be is ruff's part (pyproject.toml).
MAX_MODULE_LINES = 500
MAX_ENTRIES = 20

# A link of a page at the top of the repository to a file of the repository.
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
CLOCK = re.compile(r"\b(?:process_time|perf_counter|thread_time|monotonic|time\.time|timeit)\b")


def room_of(module: str) -> str:
    """The room of a module by its dotted name; "cleanpage" for the front of the package."""
    return module.split(".")[1] if "." in module else module


def imports_between_rooms() -> Iterator[tuple[str, str]]:
    """Every import that leaves its room, as the two modules."""
    for module, imported in imports(modules()).items():
        for name in sorted(imported):
            if room_of(name) != room_of(module):
                yield module, name


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running the code."""
    report = "import json, sys; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    script = f"{code}\n{report}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=300)
    return set(json.loads(done.stdout))


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


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room_of(module) for module in modules()} == RANKS.keys()


def test_a_room_imports_no_higher_room() -> None:
    upward = [
        f"{module} imports {name}"
        for module, name in imports_between_rooms()
        if RANKS[room_of(name)] > RANKS[room_of(module)] and (module, room_of(name)) not in ALLOWED
    ]
    assert not upward, "\n".join(upward)


def test_every_import_that_is_allowed_is_there() -> None:
    assert ALLOWED.keys() <= {(module, room_of(name)) for module, name in imports_between_rooms()}


def test_no_modules_import_each_other() -> None:
    graph = imports(modules())
    for module, room in ALLOWED:
        graph[module] = {name for name in graph[module] if room_of(name) != room}
    sets = cycles(graph)
    assert not sets, "\n".join(" ".join(names) for names in sets)


def test_the_checks_above_see_imports() -> None:
    pairs = set(imports_between_rooms())
    assert ("cleanpage", "cleanpage.pipeline") in pairs  # one in a function
    assert len(pairs) > 100
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == [["b", "c"]]


def test_the_page_on_the_architecture_has_every_room() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    figure = (PROJECT / "docs" / "figures" / "rooms.svg").read_text("utf-8")
    rooms = RANKS.keys() - {"cleanpage", "__main__"}
    assert {room for room in rooms if f"\n| `{room}` |" not in page} == set()
    assert {room for room in rooms if f">{room}</text>" not in figure} == set()


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_between_files_lead_somewhere(name: str) -> None:
    targets = LINK.findall((PROJECT / name).read_text("utf-8"))
    assert [target for target in targets if not (PROJECT / target).exists()] == []


def test_the_top_of_the_package_is_seen_at_a_glance() -> None:
    assert len(entries()) <= MAX_ENTRIES


def test_no_module_is_very_long() -> None:
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in logic()}
    assert {name: length for name, length in lengths.items() if length > MAX_MODULE_LINES} == {}


def test_no_test_depends_on_how_busy_the_machine_is() -> None:
    """What reads a clock stands in tests/timing, which `make fuzz` runs and `make test` does not."""
    reading = [
        path.name
        for path in (PROJECT / "tests").rglob("test_*.py")
        if "timing" not in path.parts and path.name != "test_package.py" and CLOCK.search(path.read_text("utf-8"))
    ]
    assert reading == []
