"""Functions in processes of their own: what fails says why, and the next thing has a process again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from cleanpage.workers import Worker


def make() -> Callable[[str], str]:
    return act


def act(what: str) -> str:
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(3)
    if what == "hang":
        time.sleep(60)
    if what == "hoard":
        return str(len(bytearray(60_000_000)))
    if what == "raise":
        raise ValueError("a reason")
    return what.upper()


def broken() -> Callable[[str], str]:
    raise RuntimeError("never ready")


@pytest.mark.parametrize(
    ("what", "failure"),
    [
        ("die", "the process died of signal 9"),
        ("exit", "the process ended with code 3"),
        ("hang", "took longer than 0.5 seconds"),
        ("raise", "ValueError: a reason"),
    ],
)
def test_what_goes_wrong_costs_one_thing(what: str, failure: str) -> None:
    worker = Worker(make, limit=0.5)
    for thing in ("a", what, "b", "c"):
        worker.send(thing)
    answers = [worker.take() for _ in range(4)]
    worker.stop()
    assert [answer.result for answer in answers] == ["A", None, "B", "C"]
    assert [answer.failure for answer in answers] == ["", failure, "", ""]


def test_what_ends_while_nobody_looks_is_started_again() -> None:
    worker = Worker(make, limit=60)
    assert worker.ask("a").result == "A"
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert worker.ask("b").failure == "the process died of signal 9"
    assert worker.ask("c").result == "C"
    worker.stop()


def test_memory_is_that_of_the_process() -> None:
    worker = Worker(make, limit=60)
    worker.ask("fine")
    before = worker.peak_memory
    worker.ask("hoard")
    worker.stop()
    assert 40 < worker.peak_memory - before < 90


def test_a_function_that_cannot_be_made_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    worker = Worker(broken, limit=60)
    assert worker.ask("fine").failure == "the process ended with code 1"
    worker.stop()
    assert "never ready" in capfd.readouterr().err
