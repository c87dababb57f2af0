"""The form in which weights are shipped."""

from __future__ import annotations

import importlib
import json
from types import ModuleType

import pytest

from support.paths import PROJECT


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PROJECT / "scripts"))
    return importlib.import_module("records")


def test_a_feature_has_its_weight_and_its_centre_on_one_line(records: ModuleType) -> None:
    stage = {
        "bias": -1.0,
        "features": {"depth": {"weight": -5e-05, "centre": 1.2}, "rain 雨": {"weight": 2.0, "centre": 0.0}},
    }
    assert records.weights_text({"first": stage}).splitlines()[1:-2] == [
        '"first": {',
        '"bias": -1.0,',
        '"features": {',
        '"depth": {"weight": -5e-05, "centre": 1.2},',
        '"rain 雨": {"weight": 2.0, "centre": 0.0}',
        "}",
    ]
    assert json.loads(records.weights_text({"first": stage})) == {"first": stage}


@pytest.mark.parametrize("input_format", ["html", "text"])
def test_the_shipped_weights_have_that_form(records: ModuleType, input_format: str) -> None:
    text = records.WEIGHTS[input_format].read_text("utf-8")
    assert records.weights_text(json.loads(text)) == text
