"""The table of public suffixes."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from support.paths import PROJECT

LIST = """
// VERSION: 2024-01-02_00-00-00_UTC
// ===BEGIN ICANN DOMAINS===

// uk : https://example.org/
uk
co.uk

*.ck
!www.ck
个人.hk
// ===END ICANN DOMAINS===
// ===BEGIN PRIVATE DOMAINS===
pages.example
// ===END PRIVATE DOMAINS===
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_public_suffixes", PROJECT / "scripts" / "make_public_suffixes.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_suffixes_of_registries_with_two_labels_or_more_are_kept(script: ModuleType) -> None:
    assert script.read_suffixes(LIST) == ["*.ck", "!www.ck", "个人.hk", "co.uk"]


def test_another_file_is_refused(script: ModuleType) -> None:
    with pytest.raises(ValueError, match="Public Suffix List"):
        script.read_suffixes("co.uk\n")


def test_the_shipped_table_holds_nothing_else(script: ModuleType) -> None:
    lines = script.OUTPUT.read_text("utf-8").splitlines()
    rules = [line for line in lines if not line.startswith("//")]
    assert len(rules) > 5000
    assert all("." in rule and rule == rule.strip().lower() for rule in rules)
    assert {"co.uk", "com.cn", "gov.cn", "edu.tw", "com.au"} <= set(rules)
