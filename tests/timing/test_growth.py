"""The cost of a page grows with its length and no faster, whatever is in it.

Only ratios of CPU time are held, so that slow and busy machines matter little. A quadratic stage shows at any speed.
"""

from __future__ import annotations

import pytest

from cleanpage import extract
from support.cost import Work, extracting, least_growth, writing
from support.hostile import KINDS

# A character of a page of four times the size may take so many times as long. Linear is 1 or less, as some costs are
# fixed; quadratic is 4.
MAX_GROWTH = 2.0
# CPU seconds of the smaller page: enough to be measured.
ENOUGH_TO_READ, ENOUGH_TO_WRITE = 0.01, 0.004
SIZES = (2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000)
ATTEMPTS = 3
# At each end tag the parser looks at all open elements. `html_parser.py` bounds what that may cost.
BOUNDED = frozenset({"an end for none of the open"})


@pytest.mark.parametrize("name", [name for name in KINDS if name not in BOUNDED])
def test_reading_is_linear(name: str) -> None:
    def work(size: int) -> Work:
        return extracting(KINDS[name](size))

    assert least_growth(work, SIZES * ATTEMPTS, ENOUGH_TO_READ, MAX_GROWTH) < MAX_GROWTH


@pytest.mark.parametrize("name", KINDS)
def test_writing_is_linear(name: str) -> None:
    def work(size: int) -> Work:
        return writing(KINDS[name](size))

    if extract(KINDS[name](SIZES[0])).text:
        assert least_growth(work, SIZES * ATTEMPTS, ENOUGH_TO_WRITE, MAX_GROWTH) < MAX_GROWTH
