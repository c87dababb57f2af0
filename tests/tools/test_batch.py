"""Many pages in several processes: in order, whole, and whatever single pages do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

import cleanpage
from cleanpage import Page
from cleanpage.errors import ConfigError
from cleanpage.tools import sources
from cleanpage.tools.batch import Outcome, extract_many
from cleanpage.tools.sources import Scrape, Unreadable
from support.paths import FIXTURES

SENTENCES = "The ferry was late that evening, so we walked home along the shore and counted the lights. "


def page(title: str, times: int = 3) -> str:
    return f"<title>{title}</title><p>{SENTENCES * times}</p>"


def titles(outcomes: list[Outcome]) -> list[str | None]:
    return [outcome.row.title for outcome in outcomes]


def act(found: Page) -> str:
    """What tests do to a worker, by the title of the page."""
    if found.title == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if found.title == "hang":
        time.sleep(600)
    if found.title == "raise":
        raise ValueError("a reason")
    if found.title == "slow":
        time.sleep(1)
    return f"{found.title}!"


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_are_those_of_the_pages_in_order(workers: int) -> None:
    scrapes = [one for one in sources.read(FIXTURES) if isinstance(one, Scrape)]
    outcomes = list(extract_many(scrapes, workers=workers))
    assert [outcome.id for outcome in outcomes] == [scrape.id for scrape in scrapes]
    for scrape, outcome in zip(scrapes, outcomes, strict=True):
        expected = cleanpage.extract(scrape.data)
        assert (outcome.row.text, outcome.row.title) == (expected.text, expected.title)
        assert [finding.message for finding in outcome.row.findings] == [one.message for one in expected.findings]


def test_what_goes_wrong_costs_one_page() -> None:
    names = ["a", "die", "b", "hang", "c", "raise", "d", "die", "die", "e"]
    outcomes = list(extract_many(map(page, names), workers=2, timeout=1, also=act))
    assert [outcome.row.error for outcome in outcomes] == [
        None, "the process died of signal 9", None, "took longer than 1 seconds", None, "ValueError: a reason", None,
        "the process died of signal 9", "the process died of signal 9", None,
    ]  # fmt: skip
    assert [outcome.value for outcome in outcomes if not outcome.row.error] == ["a!", "b!", "c!", "d!", "e!"]
    assert [outcome.id for outcome in outcomes] == [str(number) for number in range(10)]


def test_what_cannot_be_read_keeps_its_place() -> None:
    records = [Scrape("a", page("a")), Unreadable("b", "is empty"), Scrape("c", b"")]
    outcomes = list(extract_many(records, workers=1))
    assert [(outcome.id, outcome.row.error) for outcome in outcomes] == [("a", None), ("b", "is empty"), ("c", None)]


def test_large_pages_in_and_out_do_not_wait_for_each_other() -> None:
    large = [page(str(number), 20_000) for number in range(6)]
    outcomes = list(extract_many(large, workers=1, timeout=120))
    assert [len(outcome.row.text) for outcome in outcomes] == [len(SENTENCES.strip()) + 19_999 * len(SENTENCES)] * 6


def test_no_more_is_read_than_is_needed() -> None:
    read = 0

    def records() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield page(str(read))

    outcomes = extract_many(records(), workers=2)
    for _ in range(5):
        next(outcomes)
    assert read < 50
    outcomes.close()


def test_a_slow_page_does_not_hold_up_the_others() -> None:
    outcomes = list(extract_many(map(page, ["slow", *map(str, range(40))]), workers=2, also=act))
    assert titles(outcomes) == ["slow", *map(str, range(40))]


def test_options_and_what_comes_with_a_page_hold() -> None:
    scrape = Scrape("1", page("Caf\xe9").encode("latin-1"), charset="windows-1252")
    assert titles(list(extract_many([scrape], workers=1))) == ["Café"]
    reading = (FIXTURES / "zh-text-toned-readings" / "source.txt").read_bytes()
    with_readings, without = (
        next(extract_many([reading], workers=1, options={"repair": repair})).row.text for repair in (False, True)
    )
    assert len(with_readings) > len(without)


def test_mistakes_are_reported_before_anything_is_read() -> None:
    with pytest.raises(ConfigError, match="did you mean 'repair'"):
        extract_many([], options={"repare": True})
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        extract_many([], workers=0)


def test_workers_end_with_the_outcomes() -> None:
    outcomes = extract_many(map(page, "abc"), workers=1, also=_process)
    number = next(outcomes).value
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def _process(_: Page) -> int:
    return os.getpid()


def test_no_records_start_no_process() -> None:
    assert list(extract_many([])) == []
