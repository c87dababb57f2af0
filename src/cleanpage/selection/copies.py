"""Copies: what the page shows a second time, as in a layout of its own for small screens, is not said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Segment

# The fewest tokens of a run of several blocks, and of a single block, that is dropped as a copy. Sentences recur on
# purpose in refrains and forms, and a line of code by its nature. Together worth .0035 of F1 on the labelled pages.
_MIN_RUN, _MIN_SINGLE = 15, 25


def without_copies(segments: Sequence[Segment], tokens: Sequence[int], chosen: Sequence[int]) -> list[int]:
    """The chosen blocks without those that repeat earlier ones, word for word and in the same order.

    Args:
        segments: The blocks of the page.
        tokens: Tokens of each.
        chosen: Indices of the selected ones, ascending.

    Example:
        >>> blocks = [Segment(text, BlockKind.PARAGRAPH) for text in ("one", "two", "one", "two", "three")]
        >>> without_copies(blocks, [20] * 5, range(5))
        [0, 1, 4]
    """
    copies: set[int] = set()
    for run in _repeated_runs(segments, chosen):
        least = _MIN_RUN if len(run) > 1 else _MIN_SINGLE
        if sum(tokens[index] for index in run) >= least:
            copies.update(run)
    return [index for index in chosen if index not in copies]


def _repeated_runs(segments: Sequence[Segment], chosen: Sequence[int]) -> Iterator[list[int]]:
    """Stretches of chosen blocks that all occurred before, in the order in which they did."""
    places: dict[str, int] = {}
    run: list[int] = []
    last = -1
    for place, index in enumerate(chosen):
        segment = segments[index]
        earlier = places.setdefault(segment.text, place)
        is_copy = earlier < place and segment.kind is not BlockKind.CODE
        if run and not (is_copy and earlier > last):
            yield run
            run = []
        if is_copy:
            run.append(index)
            last = earlier
    if run:
        yield run
