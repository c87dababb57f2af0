"""Processes that run a function on one input after the other. An input that hangs, kills or raises costs only itself.

A worker is spawned, so it begins without the memory, the locks and the threads of the process that starts it. A script
must start workers below `if __name__ == "__main__":`.
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

# Seconds that a process has to end after it was killed.
_END_TIMEOUT = 5.0
# Seconds that a process has to get ready.
_START_TIMEOUT = 120.0
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of one input.

    Attributes:
        result: What the function returned; None if it failed.
        failure: Why there is no result; "" if it did not fail.
        peak: Peak memory, in MB, of the process until then.
    """

    result: Any
    failure: str
    peak: float = 0.0


class Worker:
    """A process that runs a function on the inputs it is sent, in their order. If it dies, it is started again.

    Args:
        make: Makes the function, in the process; must pickle.
        timeout: Seconds that one input may take.

    Attributes:
        connection: Where the answers come from; None while the worker has nothing to do and no process.
        is_ready: Whether the process has said that it is ready, which is the first thing it sends; see `greet`.
        peak_memory: Peak memory, in MB, that was resident in its processes until the last answer.

    Example:
        >>> from functools import partial
        >>> from operator import methodcaller
        >>> worker = Worker(partial(methodcaller, "upper"), timeout=60)
        >>> worker.ask("abc").result, worker.ask(7).failure
        ('ABC', "AttributeError: 'int' object has no attribute 'upper'")
        >>> worker.stop()
    """

    def __init__(self, make: Callable[[], Callable[..., Any]], timeout: float) -> None:
        self._make = make
        self._timeout = timeout
        self._waiting: deque[tuple[Any, ...]] = deque()
        self._process: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection | None = None
        self._since = 0.0
        self.is_ready = False
        self._refusal = ""
        self.peak_memory = 0.0

    @property
    def load(self) -> int:
        """How many inputs it was sent and has not answered."""
        return len(self._waiting)

    @property
    def pid(self) -> int | None:
        """The id of its process; None before the first input."""
        return self._process.pid if self._process else None

    @property
    def seconds_left(self) -> float:
        """Seconds until the present input, or the start of the process, times out; 0 if no process can be started."""
        if self._refusal:
            return 0.0
        return max(0.0, self._since + (self._timeout if self.is_ready else _START_TIMEOUT) - time.monotonic())

    def send(self, *arguments: Any) -> None:
        """Send it an input. This does not wait until a process is ready."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(arguments)
        if self.connection is None:
            self._start()
        elif self.is_ready:
            with suppress(OSError):  # it died; `take` returns that as a failure
                self.connection.send(arguments)

    def ask(self, *arguments: Any) -> Answer:
        """Send it an input, and wait for the answer."""
        self.send(*arguments)
        return self.take()

    def take(self) -> Answer:
        """Wait for its next answer and return it. If none comes in time, that is a failure, and the process ends."""
        answer = self._answer()
        self.peak_memory = max(self.peak_memory, answer.peak)
        self._waiting.popleft()
        self._since = time.monotonic()
        if self._waiting and self.connection is None:
            self._start()
        return answer

    def greet(self) -> None:
        """Wait until the process says that it is ready, and send it the inputs that wait."""
        if self.is_ready or not self.connection:
            return
        with suppress(EOFError, OSError):  # it died; `take` returns that as a failure
            in_time = self.connection.poll(self.seconds_left)
            self._refusal = self.connection.recv() if in_time else f"not ready in {_START_TIMEOUT:g} seconds"
            for arguments in self._waiting if not self._refusal else ():
                self.connection.send(arguments)
        # The time to get ready is not part of the time of the first input.
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
        return Answer(None, f"took longer than {self._timeout:g} seconds")

    def stop(self) -> None:
        """End the process, and forget the inputs that it was sent."""
        self._waiting.clear()
        self._end()

    def _start(self) -> None:
        """Start the process, without waiting until it is ready, so that several can start at the same time."""
        context = multiprocessing.get_context("spawn")
        self.is_ready, self._refusal, self._since = False, "", time.monotonic()
        try:
            ours, theirs = context.Pipe()
            with theirs:
                process = context.Process(target=_work, args=(theirs, self._make), daemon=True)
                process.start()
        except OSError as error:  # too many processes or files, or no memory; the next input tries again
            self._refusal = f"{type(error).__name__}: {error}"
        else:
            self.connection, self._process = ours, process

    def _end(self) -> int | None:
        """End the process; returns its exit code, which is negative for a signal."""
        process, connection = self._process, self.connection
        self._process = self.connection = None
        if not process or not connection:
            return None
        connection.close()
        process.join(0.1)  # one that died has its own exit code
        if process.is_alive():
            process.kill()
        process.join(_END_TIMEOUT)
        return process.exitcode


def _death(code: int | None) -> str:
    return f"the process died of signal {-code}" if code and code < 0 else f"the process ended with code {code}"


def _work(connection: Connection, make: Callable[[], Callable[..., Any]]) -> None:
    """Run in the process: answer until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends its workers
    try:
        function = make()
    except Exception as error:  # the parent gets it as the reason why the process did not start
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send("")
    inputs: SimpleQueue[Any] = SimpleQueue()
    # Two processes that both write into full pipes would wait for each other for ever; this one always reads.
    threading.Thread(target=_read, args=(connection, inputs), daemon=True).start()
    with suppress(OSError):
        while True:
            answer = _answer(function, inputs.get())
            try:
                connection.send(answer)
            except (pickle.PicklingError, TypeError, AttributeError) as error:
                connection.send(Answer(None, f"the result cannot be sent: {error}", answer.peak))


def _read(connection: Connection, inputs: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            inputs.put(connection.recv())
    os._exit(0)  # the parent is gone, so end at once, even in the middle of an input


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    try:
        return Answer(function(*arguments), "", peak_memory())
    except Exception as error:  # whatever the function does, the next input must be tried
        return Answer(None, f"{type(error).__name__}: {error}", peak_memory())


def peak_memory() -> float:
    """Peak memory, in MB, that was ever resident in this process."""
    status = Path("/proc/self/status")
    if status.exists():
        # `getrusage` begins with the memory of the process that started this one; this does not.
        lines = status.read_text("ascii").splitlines()
        return float(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / _KILOBYTE
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_MEGABYTE if sys.platform == "darwin" else _KILOBYTE)
