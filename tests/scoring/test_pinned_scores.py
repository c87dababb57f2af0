"""Scores and reasons are those that were written down: code that is made simpler must not change a number."""

from __future__ import annotations

import pytest

from support.pinned_scores import SLUGS, measured, pinned

# The tables have nine decimals.
NINE_DECIMALS = 1e-9


@pytest.mark.parametrize("slug", SLUGS)
def test_scores_and_reasons_are_those_written_down(slug: str) -> None:
    found, expected = measured(slug), pinned(slug)
    assert found.keys() == expected.keys()
    for name, amounts in expected.items():
        assert found[name] == pytest.approx(amounts, rel=0, abs=NINE_DECIMALS, nan_ok=True), name
