"""The text of a page beside the text that it must give: by paragraphs, and within those that differ by lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches, unified_diff

from cleanpage.page import Block, Label, Page
from cleanpage.tools.cases.case import EXPECTED, Case
from cleanpage.tools.cases.difference import Aspect, Difference, explain, quoted

# Nearest blocks are looked for among those of such length only, in characters: the search is quadratic.
_COMPARED_CHARS = 600
_CONTEXT_CHARS = 100
# What is quoted of two lines begins so long before they differ.
_BEFORE_CHARS = 16


def paragraphs(text: str) -> list[str]:
    """The parts of a text between blank lines."""
    return [part for part in text.strip("\n").split("\n\n") if part]


def text_of(case: Case, page: Page) -> str:
    """The text of the page, without the paragraphs that may stand in it or be left out."""
    text = page.text.replace("\r\n", "\n")
    if not case.either:
        return text
    return "\n\n".join(paragraph for paragraph in paragraphs(text) if paragraph not in case.either)


def compare_text(case: Case, page: Page) -> list[Difference]:
    """What is missing from the text, what is extra, and whether the rest is put together in another way."""
    text, wanted = text_of(case, page), case.expected.removesuffix("\n")
    expected, found = paragraphs(wanted), paragraphs(text)
    missing, extra = _without(expected, found), _without(found, expected)
    lost, gained = _without(_lines(missing), _lines(extra)), _without(_lines(extra), _lines(missing))
    differences = [
        *_differences(Aspect.MISSING, missing, lost, page),
        *_differences(Aspect.EXTRA, extra, gained, page),
    ]
    if differences:
        return differences
    if missing or extra:
        return [Difference(Aspect.ORDER, "the lines of the text are right, and its paragraphs are not")]
    if expected != found:
        return [Difference(Aspect.ORDER, "the paragraphs of the text are right, and their order is not")]
    # With `either` the space around what was left out is nobody's.
    if not case.either and text != wanted:
        return [Difference(Aspect.ORDER, "the text is right but for blank lines")]
    return []


def diff(case: Case, page: Page) -> list[str]:
    """The lines of a unified diff between the expected text and the one that the page gives; [] where they agree."""
    expected, found = case.expected.removesuffix("\n").split("\n"), text_of(case, page).split("\n")
    lines = unified_diff(expected, found, EXPECTED, "text now", n=1, lineterm="")
    return [_cut(line) if line.startswith(" ") else line for line in lines]


def _cut(line: str) -> str:
    return line if len(line) <= _CONTEXT_CHARS else line[: _CONTEXT_CHARS - 1] + "…"


def _without(these: Iterable[str], others: Iterable[str]) -> list[str]:
    """These, without as many of each as there are among the others."""
    left = Counter(others)
    found = []
    for one in these:
        if left[one] > 0:
            left[one] -= 1
        else:
            found.append(one)
    return found


def _lines(parts: Iterable[str]) -> list[str]:
    return [line for part in parts for line in part.split("\n") if line.strip()]


def _differences(aspect: Aspect, parts: list[str], lines: list[str], page: Page) -> Iterator[Difference]:
    """One difference for each block whose lines are missing or extra."""
    remaining = Counter(lines)
    sign = "-" if aspect is Aspect.MISSING else "+"
    for part in parts:
        concerned: dict[tuple[int, ...], list[str]] = {}
        indices: tuple[int, ...] = ()
        for line in _lines([part]):
            if remaining[line] > 0:
                remaining[line] -= 1
                # Lines of code such as a bracket stand in many blocks: the one of the line before is meant.
                if not indices or line not in page.blocks[indices[0]].text:
                    indices = _blocks_of(line, part, page.blocks, aspect)
                concerned.setdefault(indices or (-len(concerned) - 1,), []).append(line)
        for found, members in concerned.items():
            more = f" (and {len(members) - 1} more lines of it)" if len(members) > 1 else ""
            why = explain(page, found) if found[0] >= 0 else _nearest(members[0], page)
            yield Difference(aspect, f"{sign} {quoted(members[0])}{more}", why)


def _blocks_of(line: str, part: str, blocks: tuple[Block, ...], aspect: Aspect) -> tuple[int, ...]:
    """The blocks that a line of the text is from: those that are it, else hold it, else are cells of it.

    What is missing is looked for outside the body first, what is extra within it.
    """
    texts = [block.text for block in blocks]
    cells = set(line.split("\t"))
    for found in (
        [index for index, text in enumerate(texts) if text in (line, part)],
        [index for index, text in enumerate(texts) if line in text],
        [index for index, text in enumerate(texts) if text in cells],
    ):
        if found:
            is_extra = aspect is Aspect.EXTRA
            likely = [index for index in found if (blocks[index].label is Label.BODY) == is_extra]
            return tuple(likely or found)
    return ()


def _nearest(line: str, page: Page) -> tuple[str, ...]:
    texts = [block.text for block in page.blocks if len(block.text) <= _COMPARED_CHARS]
    near = get_close_matches(line, texts, n=1) if len(line) <= _COMPARED_CHARS else []
    if not near:
        return ("no block of the page holds it",)
    index = next(index for index, block in enumerate(page.blocks) if block.text == near[0])
    pairs = enumerate(zip(line, near[0], strict=False))
    differs = next((place for place, (one, other) in pairs if one != other), min(len(line), len(near[0])))
    start = line.rfind(" ", 0, max(0, differs - _BEFORE_CHARS)) + 1
    told = f"the nearest has {quoted(near[0][start:])} where {quoted(line[start:])} is expected"
    return (f"no block of the page holds it; {told}", *explain(page, [index]))
