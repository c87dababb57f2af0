"""Functions in processes of their own: a call that fails says why, and the next one has a process again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from cleanpage.isolated import CallError, Isolated


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


def test_what_goes_wrong_costs_one_call() -> None:
    expected = {
        "die": "the process died of signal 9", "exit": "the process ended with code 3",
        "hang": "took longer than 0.5 seconds", "raise": "ValueError: a reason",
    }  # fmt: skip
    with Isolated(make, limit=0.5) as isolated:
        for what, message in expected.items():
            with pytest.raises(CallError, match=message):
                isolated(what)
            assert isolated("fine") == "FINE"


def test_memory_is_that_of_the_process() -> None:
    with Isolated(make, limit=60) as isolated:
        assert isolated("fine") == "FINE"
        before = isolated.peak_memory
        isolated("hoard")
        assert 40 < isolated.peak_memory - before < 90


def broken() -> Callable[[str], str]:
    raise RuntimeError("never ready")


def test_a_function_that_cannot_be_made_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with Isolated(broken, limit=60) as isolated, pytest.raises(CallError, match="ended with code 1"):
        isolated("fine")
    assert "never ready" in capfd.readouterr().err
