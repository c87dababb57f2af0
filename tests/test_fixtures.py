"""Every folder of `tests/fixtures` is a page with the text, the metadata and the verdicts that it must give.

`source.html` or `source.txt` is the page, `expected.txt` its `page.text`; `case.json` says what must hold:

    origin, licence, why      where the page is from, and what a naive filter gets wrong about it
    status                    "pass", or "known failure" with a `reason`
    encoding                  of the source, where it is not UTF-8
    title, author, date,      only those that must hold; null stands for None
    site_name
    labels, kinds             label or kind -> snippets that stand in blocks of it and in no others; a snippet
                              that is the whole text of a block means that block alone
    findings                  the kinds of finding that are reported, and no others
    either                    blocks that may stand in the text or be left out
    lines                     line number of a text scrape -> label of what stands there
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cleanpage
from cleanpage.page import Block, Contamination, Kind, Label

FIXTURES = Path(__file__).parent / "fixtures"
METADATA_FIELDS = ("title", "author", "date", "site_name")
REQUIRED = {"origin", "licence", "status", "why", "labels", "findings"}
OPTIONAL = {*METADATA_FIELDS, "reason", "encoding", "either", "kinds", "lines"}
# The labels that a line must have to the letter; where metadata ends and boilerplate begins is open to taste.
STRICT_LABELS = {Label.TITLE, Label.BODY, Label.LINKFARM, Label.CLASSIFIED}
UNWANTED_LABELS = {Label.METADATA, Label.BOILERPLATE, Label.LINKFARM, Label.CLASSIFIED}
SPAM_LABELS = {Contamination.LINK_FARM: Label.LINKFARM, Contamination.CLASSIFIED: Label.CLASSIFIED}
FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---\n", re.DOTALL)
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One fixture folder, read."""

    slug: str
    is_text: bool
    source: bytes
    expected: str
    facts: dict[str, Any]

    @property
    def decoded(self) -> str:
        return self.source.decode(self.facts.get("encoding", "utf-8"))

    @property
    def either(self) -> list[str]:
        return self.facts.get("either", [])

    @property
    def lines(self) -> dict[int, str]:
        return {int(number): label for number, label in self.facts.get("lines", {}).items()}


def read_case(folder: Path) -> Case:
    (source,) = folder.glob("source.*")
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    facts = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    return Case(folder.name, source.suffix == ".txt", source.read_bytes(), expected, facts)


CASES = [read_case(folder) for folder in sorted(FIXTURES.iterdir()) if folder.is_dir()]


def parameters(cases: Iterable[Case]) -> list[Any]:
    """The cases for pytest; a known failure must fail, or its status is out of date."""
    return [pytest.param(case, id=case.slug, marks=known_failure(case)) for case in cases]


def known_failure(case: Case) -> list[pytest.MarkDecorator]:
    if case.facts["status"] != "known failure":
        return []
    return [pytest.mark.xfail(strict=True, reason=case.facts["reason"])]


def paragraphs(text: str) -> list[str]:
    return [part for part in text.strip("\n").split("\n\n") if part]


def squeeze(text: str) -> str:
    return "".join(text.split())


def blocks_with(blocks: Sequence[Block], snippet: str) -> list[Block]:
    """The blocks that a snippet means: those that consist of it, else those that hold it."""
    return [b for b in blocks if b.text == snippet] or [b for b in blocks if snippet in b.text]


def blocks_by_line(page: cleanpage.Page) -> dict[int, list[int]]:
    """Line number -> indices of the blocks that start there."""
    found = defaultdict(list)
    for index, block in enumerate(page.blocks):
        if block.line is not None:
            found[block.line].append(index)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_a_case_is_well_formed(case: Case) -> None:
    facts = case.facts
    assert facts.keys() >= REQUIRED
    assert facts.keys() <= REQUIRED | OPTIONAL
    assert facts["status"] in {"pass", "known failure"}
    assert (facts["status"] == "known failure") == bool(facts.get("reason"))
    assert set(facts["labels"]) <= set(Label)
    assert set(facts.get("kinds", {})) <= set(Kind)
    assert set(facts["findings"]) <= set(Contamination)
    assert set(case.lines.values()) <= {*Label, "either"}


@pytest.mark.parametrize("form", ["bytes", "str"])
@pytest.mark.parametrize("case", parameters(CASES))
def test_a_page_gives_what_its_case_says(case: Case, form: str) -> None:
    page = cleanpage.extract(case.source if form == "bytes" else case.decoded)
    assert_text(case, page)
    assert_metadata(case, page)
    assert_snippets(case.facts["labels"], page.blocks, "label")
    assert_snippets(case.facts.get("kinds", {}), page.blocks, "kind")
    assert_findings(case, page)
    assert_lines(case, page)


def assert_text(case: Case, page: cleanpage.Page) -> None:
    found = [paragraph for paragraph in paragraphs(page.text) if paragraph not in case.either]
    expected = paragraphs(case.expected)
    missing = [paragraph for paragraph in expected if paragraph not in found]
    extra = [paragraph for paragraph in found if paragraph not in expected]
    assert {"missing": missing, "extra": extra} == {"missing": [], "extra": []}
    assert found == expected
    if not case.either:
        assert page.text == case.expected.removesuffix("\n")


def assert_metadata(case: Case, page: cleanpage.Page) -> None:
    wanted = {field: case.facts[field] for field in METADATA_FIELDS if field in case.facts}
    assert {field: getattr(page, field) for field in wanted} == wanted


def assert_snippets(wanted: dict[str, list[str]], blocks: Sequence[Block], attribute: str) -> None:
    """Each snippet stands in some block, and only in blocks of the label or kind that it is listed under."""
    expected = {snippet: {value} for value, snippets in wanted.items() for snippet in snippets}
    found = {
        snippet: {str(getattr(block, attribute)) for block in blocks_with(blocks, snippet)} for snippet in expected
    }
    assert found == expected


def assert_findings(case: Case, page: cleanpage.Page) -> None:
    assert {str(finding.kind) for finding in page.findings} == set(case.facts["findings"])
    for finding in page.findings:
        assert finding.message
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert all(0 <= index < len(page.blocks) for index in finding.blocks)


def assert_lines(case: Case, page: cleanpage.Page) -> None:
    indices = blocks_by_line(page)
    wanted = {n: {label} for n, label in case.lines.items() if label in STRICT_LABELS and indices.get(n)}
    found = {n: {str(page.blocks[index].label) for index in indices[n]} for n in wanted}
    assert found == wanted
    assert leaked_lines(case, page, indices) == []
    for kind, label in SPAM_LABELS.items():
        covered = {index for finding in page.findings if finding.kind == kind for index in finding.blocks}
        spam = {index for n, name in case.lines.items() if name == label for index in indices.get(n, [])}
        assert spam <= covered, [page.blocks[index].text for index in sorted(spam - covered)]


def leaked_lines(case: Case, page: cleanpage.Page, indices: dict[int, list[int]]) -> list[str]:
    """Lines of the page's text that the case calls spam, boilerplate or metadata."""
    source = case.decoded.split("\n")
    unwanted = set()
    for number in (n for n, label in case.lines.items() if label in UNWANTED_LABELS):
        unwanted |= {" ".join(source[number - 1].split())}
        unwanted |= {page.blocks[index].text for index in indices.get(number, [])}
    allowed = {*case.expected.splitlines(), *case.either}
    return [line for line in page.text.splitlines() if line in unwanted - allowed]


@pytest.mark.parametrize("case", parameters(case for case in CASES if case.is_text))
def test_blocks_hold_every_visible_character_of_a_text_scrape(case: Case) -> None:
    page = cleanpage.extract(case.source)
    held = squeeze("".join(block.original or block.text for block in page.blocks))
    # Front matter is a head, not part of what is shown; tags are markup, whichever way they are read.
    shown = TAG.sub("", FRONT_MATTER.sub("", case.decoded))
    assert [line for line in shown.splitlines() if squeeze(line) not in TAG.sub("", held)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_the_reasons_of_a_block_sum_to_its_score(case: Case) -> None:
    for block in cleanpage.extract(case.source).blocks:
        if 0 < block.score < 1:
            amount = sum(reason.amount for reason in block.reasons)
            logit = math.log(block.score / (1 - block.score))
            assert amount == pytest.approx(logit, abs=1e-6), block.text
