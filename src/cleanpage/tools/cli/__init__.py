"""The command line. Exit codes: 0 all was read, 1 some of it could not be, 2 the command was not understood.

What commands print is in modules of their own; they and what draws them (Typer, Rich) are the extra `cli`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

UNREADABLE = 1
_MISSING = "cleanpage: the command line needs {}, which is not installed; try: pip install 'cleanpage[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    try:
        from cleanpage.tools.cli.app import run
    except ModuleNotFoundError as error:
        if error.name in ("typer", "rich"):
            print(_MISSING.format(error.name.capitalize()), file=sys.stderr)
            return UNREADABLE
        raise
    return run(arguments)
