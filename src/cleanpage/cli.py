"""The command line: one page in, its body out.

Exit codes: 0 the page was read, 1 the input cannot be read, 2 the command was not understood.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cleanpage.config import Comments
from cleanpage.pipeline import extract
from cleanpage.select import FOCUSES

_UNREADABLE = 1
_COMMENTS: dict[str, Comments] = {"auto": "auto", "yes": True, "no": False}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        data = _read(options.file)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return _complain(f"cannot read {options.file!r}: {getattr(error, 'strerror', None) or error}")
    if not data.strip():
        return _complain("standard input is empty" if options.file == "-" else f"{options.file} is empty")
    page = extract(data, url=options.url, focus=options.focus, comments=_COMMENTS[options.comments])
    output = page.to_json() if options.json else page.explain() if options.explain else page.text
    return _print(output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cleanpage",
        description="Print the article body of a scraped page, HTML or plain text.",
        epilog="exit codes: 0 fine, 1 the input cannot be read, 2 bad usage",
    )
    parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input (the default)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole page: metadata, findings, every block")
    form.add_argument("--explain", action="store_true", help="print every block with its label and its reasons")
    parser.add_argument("--url", help="address of the page, if known")
    parser.add_argument("--focus", choices=FOCUSES, default="balanced", help="what to do with doubtful blocks")
    parser.add_argument(
        "--comments",
        choices=_COMMENTS,
        default="auto",
        help="readers' comments: in, out, or in where they are the page",
    )
    return parser


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _complain(message: str) -> int:
    print(f"cleanpage: {message}", file=sys.stderr)
    return _UNREADABLE


def _print(output: str) -> int:
    """Write UTF-8 whatever the locale, and end quietly if the reader of a pipe has gone."""
    try:
        sys.stdout.buffer.write(output.encode("utf-8", "replace") + (b"\n" if output else b""))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()
    return 0
