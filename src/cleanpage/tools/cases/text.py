"""Compare the text of a page with the expected text: by paragraphs, and by lines in paragraphs that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches, unified_diff

from cleanpage.page import Block, Label, Page
from cleanpage.tools.cases.case import EXPECTED, Case
from cleanpage.tools.cases.difference import Aspect, Difference, explain, quoted

# The nearest block is looked for only among blocks up to this length in characters, as the search is quadratic.
_COMPARED_CHARS = 600
_CONTEXT_CHARS = 100
# Quotes of two lines begin this many characters before the lines differ.
_BEFORE_CHARS = 16


def paragraphs(text: str) -> list[str]:
    """The parts of a text between blank lines."""
    return [part for part in text.strip("\n").split("\n\n") if part]


def text_of(case: Case, page: Page) -> str:
    """The text of the page without the paragraphs that `either` lists."""
    text = page.text.replace("\r\n", "\n")
    if not case.either:
        return text
    return "\n\n".join(paragraph for paragraph in paragraphs(text) if paragraph not in case.either)


def compare_text(case: Case, page: Page) -> list[Difference]:
    """What is missing from the text, what is extra, and whether the rest is in another order."""
    text, expected_text = text_of(case, page), case.expected.removesuffix("\n")
    expected, actual = paragraphs(expected_text), paragraphs(text)
    missing, extra = _without(expected, actual), _without(actual, expected)
    missing_lines, extra_lines = _lines(missing), _lines(extra)
    differences = [
        *_differences(Aspect.MISSING, missing, _without(missing_lines, extra_lines), page),
        *_differences(Aspect.EXTRA, extra, _without(extra_lines, missing_lines), page),
    ]
    if differences:
        return differences
    if missing or extra:
        return [Difference(Aspect.ORDER, "the lines of the text are right, and its paragraphs are not")]
    if expected != actual:
        return [Difference(Aspect.ORDER, "the paragraphs of the text are right, and their order is not")]
    # Blank lines around paragraphs of `either` do not count.
    if not case.either and text != expected_text:
        return [Difference(Aspect.ORDER, "the text is right but for blank lines")]
    return []


def diff(case: Case, page: Page) -> list[str]:
    """The lines of a unified diff between the expected text and the text of the page; [] if they are equal."""
    expected, actual = case.expected.removesuffix("\n").split("\n"), text_of(case, page).split("\n")
    lines = unified_diff(expected, actual, EXPECTED, "text now", n=1, lineterm="")
    return [_cut(line) if line.startswith(" ") else line for line in lines]


def _cut(line: str) -> str:
    return line if len(line) <= _CONTEXT_CHARS else line[: _CONTEXT_CHARS - 1] + "…"


def _without(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items, without as many of each as there are among the others."""
    others_left = Counter(others)
    kept = []
    for item in items:
        if others_left[item] > 0:
            others_left[item] -= 1
        else:
            kept.append(item)
    return kept


def _lines(parts: Iterable[str]) -> list[str]:
    return [line for part in parts for line in part.split("\n") if line.strip()]


def _differences(aspect: Aspect, parts: list[str], lines: list[str], page: Page) -> Iterator[Difference]:
    """One difference for each block whose lines are missing or extra."""
    remaining = Counter(lines)
    sign = "-" if aspect is Aspect.MISSING else "+"
    for part in parts:
        lines_by_blocks: dict[tuple[int, ...], list[str]] = {}
        indices: tuple[int, ...] = ()
        for line in _lines([part]):
            if remaining[line] > 0:
                remaining[line] -= 1
                # A line of code such as a bracket stands in many blocks; it belongs to the block of the line before.
                if not indices or line not in page.blocks[indices[0]].text:
                    indices = _blocks_of(line, part, page.blocks, aspect)
                # Each line that no block holds has a negative key of its own.
                lines_by_blocks.setdefault(indices or (-len(lines_by_blocks) - 1,), []).append(line)
        for key, members in lines_by_blocks.items():
            more = f" (and {len(members) - 1} more lines of it)" if len(members) > 1 else ""
            why = explain(page, key) if key[0] >= 0 else _nearest(members[0], page)
            yield Difference(aspect, f"{sign} {quoted(members[0])}{more}", why)


def _blocks_of(line: str, part: str, blocks: tuple[Block, ...], aspect: Aspect) -> tuple[int, ...]:
    """The blocks that a line of the text is from: blocks with that text, else blocks that contain it, else its cells.

    Missing lines are looked for outside the body first, extra lines inside it.
    """
    texts = [block.text for block in blocks]
    cells = set(line.split("\t"))
    for indices in (
        [index for index, text in enumerate(texts) if text in (line, part)],
        [index for index, text in enumerate(texts) if line in text],
        [index for index, text in enumerate(texts) if text in cells],
    ):
        if indices:
            is_extra = aspect is Aspect.EXTRA
            likely = [index for index in indices if (blocks[index].label is Label.BODY) == is_extra]
            return tuple(likely or indices)
    return ()


def _nearest(line: str, page: Page) -> tuple[str, ...]:
    """Which block is most like a line that no block holds, and where the two differ."""
    texts = [block.text for block in page.blocks if len(block.text) <= _COMPARED_CHARS]
    near = get_close_matches(line, texts, n=1) if len(line) <= _COMPARED_CHARS else []
    if not near:
        return ("no block of the page holds it",)
    index = next(index for index, block in enumerate(page.blocks) if block.text == near[0])
    pairs = enumerate(zip(line, near[0], strict=False))
    first_difference = next((place for place, (a, b) in pairs if a != b), min(len(line), len(near[0])))
    start = line.rfind(" ", 0, max(0, first_difference - _BEFORE_CHARS)) + 1
    message = f"the nearest has {quoted(near[0][start:])} where {quoted(line[start:])} is expected"
    return (f"no block of the page holds it; {message}", *explain(page, [index]))
