"""The differences of a case, as a text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cleanpage.page import Page
from cleanpage.tools.cases.case import Case
from cleanpage.tools.cases.difference import Aspect, Difference
from cleanpage.tools.cases.text import diff

# More of one kind do not help to find the cause.
_MAX_PER_HEADING = 20
_MAX_DIFF_LINES = 200
_TEXT = (Aspect.MISSING, Aspect.EXTRA, Aspect.ORDER)
_HEADINGS = {
    Aspect.MISSING: "missing from the text",
    Aspect.EXTRA: "extra in the text",
    Aspect.ORDER: "order of the text",
    Aspect.METADATA: "metadata",
    Aspect.LABEL: "labels",
    Aspect.KIND: "kinds",
    Aspect.FINDING: "findings",
    Aspect.LINE: "lines",
    Aspect.STATUS: "status",
}


def report(case: Case, page: Page, differences: Sequence[Difference]) -> str:
    """List what is missing and extra and why, then the facts that differ, then the diff of the text.

    Example:
        >>> from pathlib import Path
        >>> from cleanpage.tools.cases import check, page_of, read
        >>> case = read(Path("tests/fixtures/en-html-recipe"))
        >>> case.facts["author"] = "Hanna"
        >>> page = page_of(case)
        >>> print(report(case, page, check(case, page)))
        1 difference: metadata
        <BLANKLINE>
        metadata
          author: expected 'Hanna', got 'Hanna Brightwell'
    """
    return "\n".join(_lines(case, page, differences))


def _lines(case: Case, page: Page, differences: Sequence[Difference]) -> Iterator[str]:
    aspects = list(dict.fromkeys(difference.aspect for difference in differences))
    amount = f"{len(differences)} difference{'' if len(differences) == 1 else 's'}"
    options = case.facts.get("options", {})
    given = ", ".join(f"{name}={value!r}" for name, value in options.items() if name != "url")
    extracted_with = f"; extracted with {given}" if given else ""
    yield f"{amount}: {', '.join(aspects)}{extracted_with}"
    for aspect in aspects:
        yield ""
        yield _HEADINGS[aspect]
        members = [difference for difference in differences if difference.aspect is aspect]
        for difference in members[:_MAX_PER_HEADING]:
            yield f"  {difference.message}"
            yield from (f"      {line}" for line in difference.why)
        if len(members) > _MAX_PER_HEADING:
            yield f"  and {len(members) - _MAX_PER_HEADING} more"
    if not set(aspects).isdisjoint(_TEXT):
        yield ""
        lines = diff(case, page)
        yield from islice(lines, _MAX_DIFF_LINES)
        if len(lines) > _MAX_DIFF_LINES:
            yield f"and {len(lines) - _MAX_DIFF_LINES} more lines of the diff"
