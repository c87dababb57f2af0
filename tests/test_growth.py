"""The cost of a page grows with its length and no faster, whatever is in it.

Only ratios are held, so that slow and busy machines do not matter; a quadratic stage shows at any speed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleanpage import extract
from support import hostile

# A character of a page of four times the size may take so many times as long. Linear is 1 or less, as some costs are
# fixed; quadratic is 4.
MOST = 2.0
# CPU seconds of the smaller page: enough to be measured.
ENOUGH = {"extracting": 0.01, "writing": 0.004}
SIZES = (2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000)
ATTEMPTS = 3
# At each end tag the parser looks at all open elements. `html_parser.py` bounds what that may cost.
BOUNDED = frozenset({"an end for none of the open"})


def growth(make: Callable[[int], bytes | str], work_on: str) -> float:
    """How many times as long a character takes on a page of four times the size, the least over several sizes.

    A stage that starts work at some length makes a step between two sizes, and a busy machine makes one page look
    slow. What is quadratic is so at every size.
    """
    prepare: Callable[[bytes | str], hostile.Work] = getattr(hostile, work_on)
    least = 0.0
    for size in SIZES * ATTEMPTS:
        small = prepare(make(size))
        if hostile.seconds(small, 2) >= ENOUGH[work_on]:
            found = hostile.growth(small, prepare(make(hostile.FOURFOLD * size)))
            least = min(least or found, found)
            if least < MOST:
                break
    return least


@pytest.mark.parametrize("name", [name for name in hostile.KINDS if name not in BOUNDED])
def test_reading_is_linear(name: str) -> None:
    assert growth(hostile.KINDS[name], "extracting") < MOST


@pytest.mark.parametrize("name", hostile.KINDS)
def test_writing_is_linear(name: str) -> None:
    page = extract(hostile.KINDS[name](SIZES[0]))
    if not page.text:
        assert page.markdown() == page.html() == ""
        return
    assert growth(hostile.KINDS[name], "writing") < MOST
