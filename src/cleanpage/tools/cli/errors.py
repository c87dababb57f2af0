"""How a command ends."""

from __future__ import annotations

from enum import IntEnum

from cleanpage.errors import CleanpageError


class ExitCode(IntEnum):
    """The exit codes of all commands.

    Attributes:
        DONE: Everything was read.
        INCOMPLETE: Some input could not be read, or something could not be written.
        USAGE: The command was not understood, or asks for something impossible.
        INTERRUPTED: A run was interrupted; the same command resumes it.
    """

    DONE = 0
    INCOMPLETE = 1
    USAGE = 2
    INTERRUPTED = 130


class CommandError(CleanpageError):
    """The command cannot continue. Its text is the line that is printed; `code` is the exit code."""

    code = ExitCode.INCOMPLETE


class UsageError(CommandError):
    """The command asks for something impossible. The text says what is right."""

    code = ExitCode.USAGE
