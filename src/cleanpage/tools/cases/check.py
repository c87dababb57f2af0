"""Compare what a case expects with what its page gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cleanpage.page import Block, FindingKind, Label, Page
from cleanpage.tools.cases.case import Case, page_of
from cleanpage.tools.cases.difference import Aspect, Difference, explain, quoted
from cleanpage.tools.cases.facts import METADATA_FIELDS
from cleanpage.tools.cases.text import compare_text

# The labels that a line must have exactly. The border between metadata and boilerplate is a matter of taste.
_STRICT_LABELS = {Label.TITLE, Label.BODY, Label.LINK_FARM, Label.CLASSIFIED}
_UNWANTED_LABELS = {Label.METADATA, Label.BOILERPLATE, Label.LINK_FARM, Label.CLASSIFIED}
_SPAM_LABELS = {FindingKind.LINK_FARM: Label.LINK_FARM, FindingKind.CLASSIFIED: Label.CLASSIFIED}
_DRAFT = Difference(
    Aspect.STATUS,
    "a draft: it expects what the page gave when it was added, and nobody has confirmed that this is right; "
    'correct expected.txt, or accept it by "status": "pass" in case.json',
)
# The keys of `case.json` that list snippets.
SNIPPETS = {"labels": Aspect.LABEL, "kinds": Aspect.KIND}


def check(case: Case, page: Page | None = None) -> list[Difference]:
    """Compare what a page gives with what its case expects, whatever the status of the case.

    Args:
        case: The case.
        page: The page, if it has been extracted already.

    Returns:
        The differences: text first, then metadata, labels, kinds, findings and lines. Empty if there are none, unless
        the case is a draft.

    Example:
        >>> from pathlib import Path
        >>> from cleanpage.tools.cases import read
        >>> case = read(Path("tests/fixtures/en-html-recipe"))
        >>> check(case)
        []
        >>> case.facts["author"] = "Hanna"
        >>> [difference.message for difference in check(case)]
        ["author: expected 'Hanna', got 'Hanna Brightwell'"]
    """
    page = page or page_of(case)
    differences = [
        *compare_text(case, page),
        *_compare_metadata(case, page),
        *_compare_snippets(case, page),
        *_compare_findings(case, page),
        *_compare_lines(case, page),
    ]
    return differences or ([_DRAFT] if case.is_draft else [])


def _compare_metadata(case: Case, page: Page) -> Iterator[Difference]:
    for field in METADATA_FIELDS:
        if field in case.facts and getattr(page, field) != case.facts[field]:
            message = f"{field}: expected {case.facts[field]!r}, got {getattr(page, field)!r}"
            yield Difference(Aspect.METADATA, message)


def blocks_with(blocks: Sequence[Block], snippet: str) -> list[int]:
    """Indices of the blocks that a snippet means: those whose whole text it is, or else those that contain it."""
    whole = [index for index, block in enumerate(blocks) if block.text == snippet]
    return whole or [index for index, block in enumerate(blocks) if snippet in block.text]


def values_of(page: Page, snippet: str, aspect: Aspect) -> list[str]:
    """The labels or the kinds of the blocks that a snippet means, sorted, each once."""
    return sorted({_value(page.blocks[index], aspect) for index in blocks_with(page.blocks, snippet)})


def _compare_snippets(case: Case, page: Page) -> Iterator[Difference]:
    """Each snippet must stand in some block, and only in blocks of the label or kind that it is listed under."""
    for key, aspect in SNIPPETS.items():
        for expected, snippets in case.facts.get(key, {}).items():
            for snippet in snippets:
                values = values_of(page, snippet, aspect)
                if values != [expected]:
                    got = " and ".join(values) or "no block with it"
                    indices = blocks_with(page.blocks, snippet)
                    wrong = [index for index in indices if _value(page.blocks[index], aspect) != expected]
                    why = explain(page, wrong) if aspect is Aspect.LABEL else ()
                    yield Difference(aspect, f"{aspect} of {quoted(snippet)}: expected {expected}, got {got}", why)


def _value(block: Block, aspect: Aspect) -> str:
    return str(block.label if aspect is Aspect.LABEL else block.kind)


def _compare_findings(case: Case, page: Page) -> Iterator[Difference]:
    if "findings" not in case.facts:
        return
    expected = set(case.facts["findings"])
    reported = {str(finding.kind) for finding in page.findings}
    if reported != expected:
        expected_kinds, reported_kinds = (", ".join(sorted(kinds)) or "none" for kinds in (expected, reported))
        why = tuple(f"{finding.kind}: {finding.message}" for finding in page.findings if finding.kind not in expected)
        yield Difference(Aspect.FINDING, f"findings: expected {expected_kinds}, got {reported_kinds}", why)


def blocks_by_line(page: Page) -> dict[int, list[int]]:
    """For each line number, the indices of the blocks that start there."""
    indices = defaultdict(list)
    for index, block in enumerate(page.blocks):
        if block.line is not None:
            indices[block.line].append(index)
    return indices


def _compare_lines(case: Case, page: Page) -> Iterator[Difference]:
    lines = case.lines
    if not lines:
        return
    indices = blocks_by_line(page)
    for number, expected in lines.items():
        starting = indices.get(number, [])
        labels = sorted({str(page.blocks[index].label) for index in starting})
        if expected in _STRICT_LABELS and starting and labels != [expected]:
            beginning = quoted(page.blocks[starting[0]].text)
            message = f"line {number} {beginning}: expected {expected}, got {' and '.join(labels)}"
            yield Difference(Aspect.LINE, message, explain(page, starting), number)
    source = case.decoded.split("\n")
    beyond = [number for number in lines if number > len(source)]
    if beyond:
        yield Difference(Aspect.LINE, f"'lines' goes up to {max(beyond)}, and the page has {len(source)} lines")
    for number, line in _leaked_lines(case, page, indices):
        message = f"line {number} {quoted(line)}: {lines[number]}, and stands in the text"
        yield Difference(Aspect.LINE, message, explain(page, indices.get(number, [])), number)
    yield from _compare_coverage(lines, page, indices)


def _leaked_lines(case: Case, page: Page, indices: Mapping[int, list[int]]) -> Iterator[tuple[int, str]]:
    """Lines of the page's text to which the case gives a label of spam, boilerplate or metadata."""
    source = case.decoded.split("\n")
    unwanted: dict[str, int] = {}
    for number, label in case.lines.items():
        if label not in _UNWANTED_LABELS or number > len(source):
            continue
        unwanted.setdefault(" ".join(source[number - 1].split()), number)
        for index in indices.get(number, []):
            unwanted.setdefault(page.blocks[index].text, number)
    allowed = {"", *case.expected.split("\n"), *case.either}
    for line in dict.fromkeys(page.text.split("\n")):
        if line in unwanted and line not in allowed:
            yield unwanted[line], line


def _compare_coverage(lines: Mapping[int, str], page: Page, indices: Mapping[int, list[int]]) -> Iterator[Difference]:
    """Every line that is spam must belong to a finding of its kind."""
    for kind, label in _SPAM_LABELS.items():
        covered = {index for finding in page.findings if finding.kind == kind for index in finding.blocks}
        for number in (number for number, expected in lines.items() if expected == label):
            uncovered = [index for index in indices.get(number, []) if index not in covered]
            if uncovered:
                beginning = quoted(page.blocks[uncovered[0]].text)
                message = f"line {number} {beginning}: {label}, but no finding of {kind} has it"
                yield Difference(Aspect.LINE, message, explain(page, uncovered), number)
