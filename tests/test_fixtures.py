"""Every folder of `tests/fixtures` is a case (`cleanpage.tools.cases` tells the format), and pytest runs it as one.

`cleanpage.tools.pytest_plugin` holds each page, read from its bytes, against its `expected.txt` and `case.json`. What
it does not do is here: that the same page comes out of decoded text, that what is found is well formed, and that the
cases of this project say all that they should.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

import pytest

import cleanpage
from cleanpage.tools import cases
from cleanpage.tools.cases import Case
from support.paths import FIXTURES

REQUIRED = {"origin", "licence", "status", "why", "labels", "findings"}
FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---\n", re.DOTALL)
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)

CASES = [cases.read(folder) for folder in cases.find(FIXTURES)]


def parameters(chosen: Iterable[Case]) -> list[Any]:
    """The cases for pytest; a known failure must fail, or its status is out of date."""
    return [pytest.param(case, id=case.slug, marks=known_failure(case)) for case in chosen]


def known_failure(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=case.reason)] if case.is_known_failure else []


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_every_folder_is_a_case_that_pytest_runs(pytestconfig: pytest.Config) -> None:
    assert {case.folder for case in CASES} == {folder for folder in FIXTURES.iterdir() if folder.is_dir()}
    assert FIXTURES in pytestconfig.getini("cleanpage_fixtures")
    assert pytestconfig.pluginmanager.hasplugin("cleanpage-cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_a_case_says_all_that_it_should(case: Case) -> None:
    source = "source.txt" if case.is_text else "source.html"
    assert {path.name for path in case.folder.iterdir()} == {source, "expected.txt", "case.json"}
    assert case.facts.keys() >= REQUIRED
    assert all(case.facts[key] for key in ("origin", "licence", "why"))
    assert case.source.decode(case.facts.get("encoding", "utf-8")) == case.decoded


@pytest.mark.parametrize("case", parameters(CASES))
def test_decoded_text_gives_what_its_case_says(case: Case) -> None:
    page = cases.page_of(case, decoded=True)
    differences = cases.check(case, page)
    assert not differences, cases.report(case, page, differences)


@pytest.mark.parametrize("decoded", [False, True], ids=["bytes", "str"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_findings_are_well_formed(case: Case, decoded: bool) -> None:
    page = cases.page_of(case, decoded=decoded)
    for finding in page.findings:
        assert finding.message
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert all(0 <= index < len(page.blocks) for index in finding.blocks)


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
