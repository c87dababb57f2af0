"""A function in a process of its own, so that what hangs, dies or hoards memory there costs one call and is told."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_GRACE = 5.0
_MEGABYTE = 1024 * 1024


class CallError(Exception):
    """A call had no result: it took too long, its process died, or it raised; the text says which."""


@dataclass(frozen=True, slots=True)
class _Answer:
    result: Any
    failure: str
    peak: float


class Isolated:
    """A function that runs in a process of its own, which is started at the first call and again after it died.

    The process is spawned: a script that uses this does so below `if __name__ == "__main__":`.

    Args:
        make: Makes the function, in the process; may be pickled.
        limit: Seconds that a call may take.

    Example:
        >>> from functools import partial
        >>> from operator import methodcaller
        >>> with Isolated(partial(methodcaller, "upper"), limit=60) as upper:
        ...     upper("abc")
        'ABC'
    """

    def __init__(self, make: Callable[[], Callable[..., Any]], limit: float) -> None:
        self._make = make
        self._limit = limit
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._peak = 0.0

    def __call__(self, *arguments: Any) -> Any:
        """The function's result.

        Raises:
            CallError: There is none.
        """
        try:
            connection = self._connection or self._start()
            connection.send(arguments)
            if not connection.poll(self._limit):
                self._stop()
                raise CallError(f"took longer than {self._limit:g} seconds")
            answer: _Answer = connection.recv()
        except (EOFError, OSError):
            raise CallError(self._death()) from None
        self._peak = max(self._peak, answer.peak)
        if answer.failure:
            raise CallError(answer.failure)
        return answer.result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    @property
    def peak_memory(self) -> float:
        """The most memory, in MB, that was resident in the process until the last call ended."""
        return self._peak

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._make), daemon=True)
        self._process.start()
        theirs.close()
        self._connection.recv()  # it is ready; to get there is no part of a call
        return self._connection

    def _stop(self) -> int | None:
        """End the process; its exit code, which is negative for a signal."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if not process or not connection:
            return None
        connection.close()
        process.join(0.1)
        if process.is_alive():
            process.kill()
        process.join(_GRACE)
        return process.exitcode

    def _death(self) -> str:
        code = self._stop()
        return f"the process died of signal {-code}" if code and code < 0 else f"the process ended with code {code}"


def _serve(connection: Connection, make: Callable[[], Callable[..., Any]]) -> None:
    """Answer calls until nobody is there to call."""
    function = make()
    connection.send(None)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            connection.send(_answer(function, connection.recv()))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> _Answer:
    try:
        return _Answer(function(*arguments), "", peak_memory())
    except Exception as error:  # whatever the function does, the next call has a chance
        return _Answer(None, f"{type(error).__name__}: {error}", peak_memory())


def peak_memory() -> float:
    """The most memory, in MB, that was ever resident in this process."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike what `getrusage` tells, this does not begin with the memory of the process that started this one.
        lines = status.read_text("ascii").splitlines()
        return float(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_MEGABYTE if sys.platform == "darwin" else 1024)
