"""The clues and the scores of many groups are what `support.pinned_clues` wrote down.

If a clue is meant to change, that module writes the file anew.
"""

from __future__ import annotations

import json

import pytest

from cleanpage.spam.clues import FEATURE_NAMES
from support.pinned_clues import PINNED, all_groups


def test_clues_and_scores_are_those_that_were_written_down() -> None:
    pinned = json.loads(PINNED.read_text("utf-8"))
    assert sorted(pinned["names"]) == sorted(FEATURE_NAMES)
    now = all_groups()
    assert len(now) == len(pinned["groups"]) > 400
    for group, old in zip(now, pinned["groups"], strict=True):
        place = (old["document"], old["first"], old["last"])
        assert (group["document"], group["first"], group["last"]) == place
        assert (group["farm"], group["classified"]) == pytest.approx((old["farm"], old["classified"]), abs=2e-6), place
        clues = dict(zip(FEATURE_NAMES, group["values"], strict=True))
        assert clues == pytest.approx(dict(zip(pinned["names"], old["values"], strict=True)), abs=2e-6), place


def test_what_is_written_down_has_every_clue_and_spam_of_both_kinds() -> None:
    pinned = json.loads(PINNED.read_text("utf-8"))
    for place, name in enumerate(pinned["names"]):
        assert any(group["values"][place] for group in pinned["groups"]), name
    for kind in ("farm", "classified"):
        assert sum(group[kind] > 0 for group in pinned["groups"]) >= 20
