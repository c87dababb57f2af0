"""The programs of `scripts/`, which are no package."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from support.paths import PROJECT


def load(name: str) -> ModuleType:
    """A program as a module."""
    spec = importlib.util.spec_from_file_location(name, PROJECT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
