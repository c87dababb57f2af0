"""CPU time of work, and how fast it grows with the amount of work.

    PYTHONPATH=tests python -m support.cost [bytes] [kind...]

prints what each kind of hostile page costs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cleanpage import extract
from support.hostile import KINDS

# Growth compares work with work that is so many times as much.
FACTOR = 4
# CPU seconds. What takes less than this tells more about the clock than about the work.
MIN_SECONDS = 1e-4


class Work(NamedTuple):
    """Something to measure, and the characters that it is done for."""

    run: Callable[[], object]
    amount: int


def extracting(source: bytes | str) -> Work:
    """Reading a page."""
    return Work(lambda: extract(source), len(source))


def writing(source: bytes | str) -> Work:
    """Writing a page that was read. Its amount is its body: a longer page may have a far longer body, or none."""
    page = extract(source)
    return Work(lambda: (page.markdown(), page.html()), len(page.text) + 1)


def seconds(work: Work, times: int = 1) -> float:
    """CPU time of the fastest of some runs."""
    runs = []
    for _ in range(times):
        start = time.process_time()
        work.run()
        runs.append(time.process_time() - start)
    return min(runs)


def growth(small: Work, large: Work, times: int = 1) -> float:
    """How many times as long a character takes in the large work, which is done for four times the amount or more."""
    ratio = max(FACTOR, large.amount / small.amount)
    return seconds(large, times) / max(seconds(small, times + 2), MIN_SECONDS) / ratio


def least_growth(make: Callable[[int], Work], sizes: Iterable[int], enough: float, good: float) -> float:
    """The least growth over several sizes; 0 if no size takes long enough to be measured.

    A stage that starts work at some length makes a step between two sizes, and a busy machine makes one run look
    slow. Quadratic work is quadratic at every size.

    Args:
        make: Makes the work of a size.
        sizes: Sizes of the smaller work of each pair.
        enough: CPU seconds that the smaller work must take to be measured.
        good: Growth below which no other size is tried.
    """
    least = 0.0
    for size in sizes:
        small = make(size)
        if seconds(small, 2) < enough:
            continue
        found = growth(small, make(FACTOR * size))
        least = min(least or found, found)
        if least < good:
            break
    return least


def main() -> None:
    """Print seconds per MB of every kind, and how many times those of a page of a quarter of the size they are."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    print("s/MB  growth  s/MB  growth\nread          write")
    for name in sys.argv[2:] or KINDS:
        cells = []
        for work_on in (extracting, writing):
            small, large = KINDS[name](size // FACTOR), KINDS[name](size)
            length = len(large if isinstance(large, bytes) else large.encode("utf-8", "replace"))
            work = work_on(large)
            cells.append(f"{seconds(work) / length * 1e6:5.2f} {growth(work_on(small), work):5.2f}")
        print(*cells, name, sep="  ", flush=True)


if __name__ == "__main__":
    main()
