"""They run the engines that are asked for: `CLEANPAGE_ENGINES=ray,dask pytest tests/tools/engines`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from support.engines import ENGINES
from test_docs import ENGINES as HOW_TO
from test_docs import fences

_OF_ONE = {
    "test_data_juicer.py": "data_juicer",
    "test_datatrove.py": "datatrove",
    "test_nemo_curator.py": "nemo_curator",
}

# Nothing that needs an engine is imported unless it was asked for; then, a missing one is an error and no skip.
collect_ignore = [test for test, engine in _OF_ONE.items() if engine not in ENGINES]
collect_ignore += [] if ENGINES else ["test_programs.py"]


@pytest.fixture(scope="session")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], ModuleType]]:
    """Imports a program of the how-to by the name of its file, as a user does who has copied it."""
    folder: Path = tmp_path_factory.mktemp("recipes")
    for language, title, text in fences(HOW_TO):
        if language == "python" and title:
            (folder / title).write_text(text, encoding="utf-8")

    def load(title: str) -> ModuleType:
        return importlib.import_module(title.removesuffix(".py"))

    sys.path.insert(0, str(folder))
    yield load
    sys.path.remove(str(folder))
