"""Innocent pages that look like spam: lessons, lists of links, prices, articles about spam. None may be touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cleanpage

FOLDER = Path(__file__).parent / "controls"
CONTROLS: list[dict[str, Any]] = json.loads((FOLDER / "controls.json").read_text("utf-8"))


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: str(control["file"]))
def test_a_control_is_not_harmed(control: dict[str, Any]) -> None:
    page = cleanpage.extract((FOLDER / control["file"]).read_bytes())
    assert page.findings == (), control["what"]
    assert page.contamination == 0


def test_every_control_is_listed() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"controls.json"}
    assert files == {control["file"] for control in CONTROLS}
    assert len(files) >= 40
