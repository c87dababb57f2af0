"""Functions in processes of their own: what fails says why, and the next thing has a process again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.context import SpawnProcess
from operator import methodcaller
from pathlib import Path

import pytest

from cleanpage.tools.workers import Worker


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


def meeting(folder: Path, own: str, other: str) -> Callable[[str], str]:
    """Is made once its other process gets ready too."""
    (folder / own).touch()
    while not (folder / other).exists():
        time.sleep(0.01)
    return act


def asleep() -> Callable[[str], str]:
    time.sleep(60)
    return act


REFUSED = "its process did not start: BlockingIOError: too many processes"


def refuse(_: object) -> None:
    raise BlockingIOError("too many processes")


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
    worker = Worker(make, timeout=0.5)
    for thing in ("a", what, "b", "c"):
        worker.send(thing)
    answers = [worker.take() for _ in range(4)]
    worker.stop()
    assert [answer.result for answer in answers] == ["A", None, "B", "C"]
    assert [answer.failure for answer in answers] == ["", failure, "", ""]


def test_what_ends_while_nobody_looks_is_started_again() -> None:
    worker = Worker(make, timeout=60)
    assert worker.ask("a").result == "A"
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert worker.ask("b").failure == "the process died of signal 9"
    assert worker.ask("c").result == "C"
    worker.stop()


def test_processes_get_ready_beside_each_other(tmp_path: Path) -> None:
    workers = [Worker(partial(meeting, tmp_path, *names), timeout=60) for names in (("a", "b"), ("b", "a"))]
    for worker in workers:
        worker.send("fine")
    assert [worker.take().result for worker in workers] == ["FINE", "FINE"]
    for worker in workers:
        worker.stop()


def test_memory_is_that_of_the_process() -> None:
    worker = Worker(make, timeout=60)
    worker.ask("fine")
    before = worker.peak_memory
    worker.ask("hoard")
    worker.stop()
    assert 40 < worker.peak_memory - before < 90


def test_a_function_that_cannot_be_made_is_reported() -> None:
    worker = Worker(broken, timeout=60)
    assert worker.ask("fine").failure == "its process did not start: RuntimeError: never ready"
    worker.stop()


def test_one_that_is_never_ready_costs_one_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanpage.tools.workers._START_TIMEOUT", 0.5)
    worker = Worker(asleep, timeout=60)
    assert worker.ask("x" * 10_000_000).failure == "its process did not start: not ready in 0.5 seconds"
    worker.stop()


@pytest.mark.parametrize(("things", "failures"), [("a", [REFUSED]), ("ab", ["", ""])])
def test_a_process_that_cannot_be_had_is_tried_again(
    things: str, failures: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker(make, timeout=60)
    with monkeypatch.context() as patch:
        patch.setattr(SpawnProcess, "start", refuse)
        worker.send(things[0])
    assert worker.seconds_left == 0
    for thing in things[1:]:
        worker.send(thing)
    assert [worker.take().failure for _ in things] == failures
    assert worker.ask("c").result == "C"
    worker.stop()


def test_what_cannot_be_sent_back_is_reported() -> None:
    worker = Worker(partial(methodcaller, "readlines"), timeout=60)
    assert worker.ask(Lines()).failure.startswith("the result cannot be sent: ")
    worker.stop()


class Lines:
    def readlines(self) -> object:
        return lambda: None


def test_a_process_that_works_ends_with_its_parent() -> None:
    code = "from cleanpage.tools.workers import Worker; from test_workers import make; w = Worker(make, 60); " \
        "w.ask('a'); w.send('hang'); print(w.pid, flush=True); input()"  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    for _ in range(100):
        if not Path(f"/proc/{worker}/cmdline").exists() or b"spawn" not in Path(f"/proc/{worker}/cmdline").read_bytes():
            return
        time.sleep(0.1)
    pytest.fail("it is still there")
