"""Cases in folders: how to find them and read one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cleanpage
from cleanpage.tools.cases.facts import CaseError, Status, checked

SOURCES = ("source.html", "source.txt")
EXPECTED, FACTS = "expected.txt", "case.json"


@dataclass(frozen=True, slots=True)
class Case:
    """A case, as it was read.

    Attributes:
        folder: Its folder; the name of the folder is the slug of the case.
        source: The page.
        is_text: Whether the page is a text scrape.
        expected: The text that the page must give, from `expected.txt`.
        facts: The content of `case.json`; see `cleanpage.tools.cases` for the keys.
    """

    folder: Path
    source: bytes
    is_text: bool
    expected: str
    facts: dict[str, Any]

    @property
    def slug(self) -> str:
        """The name of the case."""
        return self.folder.name

    @property
    def decoded(self) -> str:
        """The page as text, in the encoding that the facts name."""
        return self.source.decode(self.facts.get("encoding", "utf-8"), "replace")

    @property
    def is_known_failure(self) -> bool:
        """Whether the page is known to come out wrong."""
        return self.facts.get("status") == Status.KNOWN_FAILURE

    @property
    def is_draft(self) -> bool:
        """Whether nobody has confirmed yet that what it expects is right."""
        return self.facts.get("status") == Status.DRAFT

    @property
    def reason(self) -> str:
        """Why a known failure fails; "" for any other case."""
        return self.facts.get("reason") or ""

    @property
    def either(self) -> list[str]:
        """Blocks that may stand in the text or be left out."""
        return list(self.facts.get("either", ()))

    @property
    def lines(self) -> dict[int, str]:
        """The labels of lines of a text scrape, by line number, counted from 1."""
        return {int(number): label for number, label in self.facts.get("lines", {}).items()}


def is_case(folder: Path) -> bool:
    """Whether a folder is meant to be a case: it has a `case.json`, or a source and an `expected.txt`.

    A folder with one of these files is not a case, so that other pages can lie beside cases. A case that lacks a file
    is still a case, so that `read` can report it.
    """
    if (folder / FACTS).is_file():
        return True
    return (folder / EXPECTED).is_file() and any((folder / name).is_file() for name in SOURCES)


def find(folder: Path) -> Iterator[Path]:
    """Find the cases in a folder and below it, sorted. Hidden folders are left out, and links are not followed.

    Raises:
        CaseError: There is no such folder.

    Example:
        >>> [case.name for case in find(Path("tests/fixtures"))][:2]
        ['de-text-housing-market-news', 'en-html-article-about-seo-spam']
    """
    if not folder.is_dir():
        raise CaseError(f"{folder}: no such folder")
    for name, folders, _ in os.walk(folder):
        if is_case(Path(name)):
            yield Path(name)
            folders.clear()
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))


def read(folder: Path) -> Case:
    """Read a case.

    Raises:
        CaseError: A file is missing or cannot be read, or `case.json` holds a wrong fact.

    Example:
        >>> case = read(Path("tests/fixtures/en-html-recipe"))
        >>> case.slug, case.is_text, case.facts["author"]
        ('en-html-recipe', False, 'Hanna Brightwell')
    """
    if not folder.is_dir():
        raise CaseError(f"{folder}: no such folder")
    sources = [name for name in SOURCES if (folder / name).is_file()]
    if len(sources) != 1:
        raise CaseError(f"{folder}: needs one {' or '.join(SOURCES)}, and has {' and '.join(sources) or 'none'}")
    facts = parse_facts(read_text(folder / FACTS), folder / FACTS)
    expected = read_text(folder / EXPECTED).replace("\r\n", "\n")
    return Case(folder, _read(folder / sources[0]), sources[0] == "source.txt", expected, facts)


def parse_facts(text: str, path: Path) -> dict[str, Any]:
    """The facts in the text of `case.json`; messages name the path."""
    try:
        return checked(json.loads(text))
    except json.JSONDecodeError as error:
        raise CaseError(f"{path}:{error.lineno}: not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise CaseError(f"{path}: nested too deep") from None
    except CaseError as error:
        raise CaseError(f"{path}: {error}") from None


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with its line ends as they are, and without a byte order mark."""
    try:
        return _read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: not UTF-8: byte {error.start} is {error.object[error.start]:#04x}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CaseError(f"{path}: missing") from None
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}") from None


def page_of(case: Case, *, decoded: bool = False) -> cleanpage.Page:
    """Extract the page of a case with the options of the case.

    Args:
        case: The case.
        decoded: Pass the page as text, not as bytes.

    Example:
        >>> page_of(read(Path("tests/fixtures/en-html-recipe"))).author
        'Hanna Brightwell'
    """
    return cleanpage.extract(case.decoded if decoded else case.source, **case.facts.get("options", {}))
