"""The command line. `app` has the commands, and a module for each of them does its work.

Only the command `cleanpage` is public, and `main`, which runs it. Typer and Rich, which draw what is printed, come with
the extra `cli`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cleanpage.tools.cli.errors import ExitCode

_MISSING = "cleanpage: the command line needs {}, which is not installed; try: pip install 'cleanpage[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    try:
        from cleanpage.tools.cli.app import run
    except ModuleNotFoundError as error:
        if error.name in ("typer", "rich"):
            print(_MISSING.format(error.name.capitalize()), file=sys.stderr)
            return ExitCode.INCOMPLETE
        raise
    return run(arguments)
