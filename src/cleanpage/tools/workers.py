"""Processes that work on one thing after the other: what hangs, dies or raises there costs one thing and is told.

A worker is spawned, so that it begins without the memory, the locks and the threads of the process that starts it; a
script that uses one does so below `if __name__ == "__main__":`.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

_GRACE = 5.0
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024
# Seconds until a process must be ready.
_START = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one thing.

    Attributes:
        result: What the function gave; None if it failed.
        failure: Why it gave nothing; "" if it did not fail.
        peak: The most memory, in MB, that the process had by then.
    """

    result: Any
    failure: str
    peak: float = 0.0


class Worker:
    """A process that runs a function on what it is sent, in that order; started anew after it died.

    Args:
        make: Makes the function, in the process; may be pickled.
        limit: Seconds that one thing may take.

    Attributes:
        connection: Where its answers come from; None while it has nothing to do and no process.
        is_ready: Whether its process has said that it is, which is the first that comes; see `greet`.
        peak_memory: The most memory, in MB, that was resident in its processes until the last answer.

    Example:
        >>> from functools import partial
        >>> from operator import methodcaller
        >>> worker = Worker(partial(methodcaller, "upper"), limit=60)
        >>> worker.ask("abc").result, worker.ask(7).failure
        ('ABC', "AttributeError: 'int' object has no attribute 'upper'")
        >>> worker.stop()
    """

    def __init__(self, make: Callable[[], Callable[..., Any]], limit: float) -> None:
        self._make = make
        self._limit = limit
        self._waiting: deque[tuple[Any, ...]] = deque()
        self._process: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection | None = None
        self._since = 0.0
        self.is_ready = False
        self._refusal = ""
        self.peak_memory = 0.0

    @property
    def load(self) -> int:
        """How many things it was sent and has not answered."""
        return len(self._waiting)

    @property
    def pid(self) -> int | None:
        """The number of its process; None before the first thing."""
        return self._process.pid if self._process else None

    @property
    def seconds_left(self) -> float:
        """Until what it works on, or its process, is late; 0 if no process can be had."""
        if self._refusal:
            return 0.0
        return max(0.0, self._since + (self._limit if self.is_ready else _START) - time.monotonic())

    def send(self, *arguments: Any) -> None:
        """Send it something to work on; does not wait for a process that gets ready."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(arguments)
        if self.connection is None:
            self._start()
        elif self.is_ready:
            with suppress(OSError):  # it died; whoever takes its answer is told
                self.connection.send(arguments)

    def ask(self, *arguments: Any) -> Answer:
        """Send it something, and wait for the answer."""
        self.send(*arguments)
        return self.take()

    def take(self) -> Answer:
        """Its next answer; waits for it. An answer that is late, or never comes, is a failure, and ends the process."""
        answer = self._answer()
        self.peak_memory = max(self.peak_memory, answer.peak)
        self._waiting.popleft()
        self._since = time.monotonic()
        if self._waiting and self.connection is None:
            self._start()
        return answer

    def greet(self) -> None:
        """Take word that its process is ready, and send it what is waiting; waits for it."""
        if self.is_ready or not self.connection:
            return
        with suppress(EOFError, OSError):  # it died; whoever takes its answer is told
            in_time = self.connection.poll(self.seconds_left)
            self._refusal = self.connection.recv() if in_time else f"not ready in {_START:g} seconds"
            for arguments in self._waiting if not self._refusal else ():
                self.connection.send(arguments)
        # To get ready is no part of the first thing.
        self.is_ready, self._since = True, time.monotonic()

    def _answer(self) -> Answer:
        self.greet()
        if self._refusal:
            self._end()
            return Answer(None, f"its process did not start: {self._refusal}")
        try:
            if self.connection and self.connection.poll(self.seconds_left):
                answer: Answer = self.connection.recv()
                return answer
        except (EOFError, OSError):
            return Answer(None, _death(self._end()))
        self._end()
        return Answer(None, f"took longer than {self._limit:g} seconds")

    def stop(self) -> None:
        """End the process, and forget what it was sent."""
        self._waiting.clear()
        self._end()

    def _start(self) -> None:
        """Start the process; others can start beside it."""
        context = multiprocessing.get_context("spawn")
        self.is_ready, self._refusal, self._since = False, "", time.monotonic()
        try:
            ours, theirs = context.Pipe()
            with theirs:
                process = context.Process(target=_work, args=(theirs, self._make), daemon=True)
                process.start()
        except OSError as error:  # too many processes or files, or no memory; the next thing tries again
            self._refusal = f"{type(error).__name__}: {error}"
        else:
            self.connection, self._process = ours, process

    def _end(self) -> int | None:
        """End the process; its exit code, which is negative for a signal."""
        process, connection = self._process, self.connection
        self._process = self.connection = None
        if not process or not connection:
            return None
        connection.close()
        process.join(0.1)  # one that died has its own exit code
        if process.is_alive():
            process.kill()
        process.join(_GRACE)
        return process.exitcode


def _death(code: int | None) -> str:
    return f"the process died of signal {-code}" if code and code < 0 else f"the process ended with code {code}"


def _work(connection: Connection, make: Callable[[], Callable[..., Any]]) -> None:
    """Answer until nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent that is interrupted, and ends its workers
    try:
        function = make()
    except Exception as error:  # it is told to whoever waits
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send("")
    things: SimpleQueue[Any] = SimpleQueue()
    # Two processes that both write into full pipes would wait for each other without end; this one always reads.
    threading.Thread(target=_read, args=(connection, things), daemon=True).start()
    with suppress(OSError):
        while True:
            answer = _answer(function, things.get())
            try:
                connection.send(answer)
            except (pickle.PicklingError, TypeError, AttributeError) as error:
                connection.send(Answer(None, f"what came of it cannot be sent: {error}", answer.peak))


def _read(connection: Connection, things: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            things.put(connection.recv())
    os._exit(0)  # nobody is there to answer, be it in the middle of a thing


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    try:
        return Answer(function(*arguments), "", peak_memory())
    except Exception as error:  # whatever the function does, the next thing has a chance
        return Answer(None, f"{type(error).__name__}: {error}", peak_memory())


def peak_memory() -> float:
    """The most memory, in MB, that was ever resident in this process."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike what `getrusage` tells, this does not begin with the memory of the process that started this one.
        lines = status.read_text("ascii").splitlines()
        return float(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / _KILOBYTE
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_MEGABYTE if sys.platform == "darwin" else _KILOBYTE)
