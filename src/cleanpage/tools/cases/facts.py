"""What `case.json` may hold. Anything else is refused with a message of one line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from cleanpage.config import Config
from cleanpage.errors import CleanpageError, ConfigError
from cleanpage.page import BlockKind, FindingKind, Label

METADATA_FIELDS = ("title", "author", "date", "site_name")
# The label of a line that may stand in the text or be left out.
EITHER = "either"
_TEXTS = ("origin", "licence", "status", "why", "encoding")
_NULLABLE = ("reason", *METADATA_FIELDS)
_LINE_NUMBER = re.compile("[1-9][0-9]{0,8}")
KEYS = (
    *("origin", "licence", "status", "reason", "why", "encoding", "options", *METADATA_FIELDS),
    *("labels", "findings", "kinds", "either", "lines"),
)


class Status(StrEnum):
    """What is known about a case.

    Attributes:
        PASS: Its page must give what the case expects.
        DRAFT: Nobody has confirmed yet that what it expects is right.
        KNOWN_FAILURE: Its page is known to come out wrong, for a `reason` that the case names.
    """

    PASS = "pass"
    DRAFT = "draft"
    KNOWN_FAILURE = "known failure"


class CaseError(CleanpageError, ValueError):
    """A case cannot be read or made. The message is one line that names the file and says what to correct."""


def checked(facts: object) -> dict[str, Any]:
    """Check the facts of a case, and return them.

    Raises:
        CaseError: A fact is unknown or wrong. The message does not name the file.

    Example:
        >>> checked({"tilte": "Rain"})
        Traceback (most recent call last):
        cleanpage.tools.cases.facts.CaseError: unknown key 'tilte'; did you mean 'title'?
    """
    if not isinstance(facts, dict):
        raise CaseError("must be a JSON object")
    _check_known("key", facts, KEYS)
    for key in (key for key in facts if key in _TEXTS or key in _NULLABLE):
        if not isinstance(facts[key], str) and (facts[key] is not None or key not in _NULLABLE):
            raise CaseError(f"{key!r} must be a string{' or null' if key in _NULLABLE else ''}")
    _check_status(facts)
    _check_encoding(facts.get("encoding", "utf-8"))
    _check_options(facts.get("options", {}))
    _check_snippets("labels", facts.get("labels", {}), Label)
    _check_snippets("kinds", facts.get("kinds", {}), BlockKind)
    _check_known("finding", _strings("findings", facts.get("findings", [])), FindingKind)
    _strings("either", facts.get("either", []))
    _check_lines(facts.get("lines", {}))
    return facts


def _check_known(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    values = [str(value) for value in known]
    for name in names:
        if name not in values:
            near = get_close_matches(str(name), values, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it can be {', '.join(values)}"
            raise CaseError(f"unknown {what} {name!r}; {hint}")


def _check_status(facts: dict[str, Any]) -> None:
    status = facts.get("status", Status.PASS)
    _check_known("status", [status], Status)
    if status == Status.KNOWN_FAILURE and not facts.get("reason"):
        raise CaseError(f"a {Status.KNOWN_FAILURE} needs a 'reason'")
    if status != Status.KNOWN_FAILURE and facts.get("reason"):
        raise CaseError(f"'reason' is for the status {str(Status.KNOWN_FAILURE)!r}; remove it, or set that status")


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError:
        raise CaseError(f"Python has no encoding {name!r}") from None


def _check_options(options: object) -> None:
    if not isinstance(options, dict):
        raise CaseError("'options' must be an object: keywords of cleanpage.extract")
    if not isinstance(options.get("url"), str | None):
        raise CaseError("the option 'url' must be a string or null")
    try:
        Config.from_options({name: value for name, value in options.items() if name != "url"})
    except ConfigError as error:
        raise CaseError(f"in 'options': {error}") from None


def _check_snippets(key: str, wanted: object, known: Iterable[str]) -> None:
    if not isinstance(wanted, dict):
        raise CaseError(f"{key!r} must be an object: name -> list of snippets")
    _check_known(key.removesuffix("s"), wanted, known)
    listed: dict[str, str] = {}
    for name, snippets in wanted.items():
        for snippet in _strings(f"{key}.{name}", snippets):
            if not snippet:
                raise CaseError(f"'{key}.{name}' has an empty snippet")
            if listed.setdefault(snippet, name) != name:
                raise CaseError(f"{key!r} lists {snippet!r} under {listed[snippet]!r} and under {name!r}")


def _strings(key: str, values: object) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise CaseError(f"{key!r} must be a list of strings")
    return values


def _check_lines(lines: object) -> None:
    if not isinstance(lines, dict):
        raise CaseError("'lines' must be an object: line number -> label")
    for number, label in lines.items():
        if not _LINE_NUMBER.fullmatch(str(number)):
            raise CaseError(f"'lines' counts from 1; {number!r} is no line number")
        _check_known(f"label of line {number}", [label], (*Label, EITHER))
