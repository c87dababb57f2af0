"""Make cases, and update what they expect to what their pages give now. No file is ever left half written."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from cleanpage.page import Page
from cleanpage.tools.atomic_files import write_whole
from cleanpage.tools.cases.case import EXPECTED, FACTS, Case, page_of, parse_facts, read, read_text
from cleanpage.tools.cases.check import SNIPPETS, blocks_by_line, check, values_of
from cleanpage.tools.cases.difference import Aspect
from cleanpage.tools.cases.facts import KEYS, METADATA_FIELDS, CaseError, Status
from cleanpage.tools.cases.text import compare_text, text_of

_SLUG_CHARS = 60
# A title is not used if fewer characters than this are left of it in ASCII.
_MIN_SLUG_CHARS = 3
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_INDENT = re.compile(r'\A\s*\{\r?\n([ \t]*)"')
_UNWRITTEN = Path("case.json")  # for messages about facts that are not in a file yet


def add(
    source: bytes,
    folder: Path,
    slug: str | None = None,
    *,
    name: str = "",
    options: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Case:
    """Make a case from a page, which expects what the page gives now.

    For a page that comes out wrong, add it and then correct `expected.txt` and `case.json` by hand.

    Args:
        source: The page.
        folder: The folder for cases; it is made if it does not exist.
        slug: The name of the case. None makes a new one from the title of the page, or else from `name`.
        name: The name of the file that the page is from.
        options: Keywords of `cleanpage.extract`, including `url`. The case keeps them.
        facts: More keys of `case.json`, or other values than those of the page: `why`, `origin`, `licence`, `labels`...

    Returns:
        The case, as it is read from the new folder.

    Raises:
        CaseError: The slug is taken or not valid, a fact or an option is wrong, or the folder cannot be written.
        TypeError: The source is not bytes.

    Example:
        >>> page = b"<title>High tide</title><p>The tide came in at noon, and nobody had moved the boats.</p>"
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as cases:
        ...     case = add(page, Path(cases), facts={"why": "One paragraph is all there is."})
        ...     case.slug, sorted(path.name for path in case.folder.iterdir()), check(case)
        ('high-tide', ['case.json', 'expected.txt', 'source.html'], [])
    """
    if not isinstance(source, bytes):
        raise TypeError(f"source must be bytes, not {type(source).__name__}")
    if slug is not None and not _SLUG.fullmatch(slug):
        hint = f"; did you mean {slugify(slug)!r}?" if slugify(slug) else ""
        raise CaseError(f"{slug!r} is not a slug: use lower-case ASCII letters, digits, and hyphens between them{hint}")
    given = {**({"options": dict(options)} if options else {}), **(facts or {})}
    parse_facts(json.dumps(given), _UNWRITTEN)
    page = page_of(Case(folder, source, False, "", given))
    all_facts = {**_facts_of(source, page), **given}
    is_text = any(block.line is not None for block in page.blocks) or (not page.blocks and name.endswith(".txt"))
    expected = text_of(Case(folder, source, is_text, "", all_facts), page)
    files = {
        "source.txt" if is_text else "source.html": source,
        EXPECTED: f"{expected}\n".encode("utf-8", "replace"),
        FACTS: _as_json({key: all_facts[key] for key in KEYS if key in all_facts}).encode(),
    }
    return read(_write_folder(files, folder, [slug] if slug else _slugs(page.title, name)))


def _facts_of(source: bytes, page: Page) -> dict[str, Any]:
    """The facts of a page as it is now. They are few, as nobody has looked at them yet."""
    facts: dict[str, Any] = {"origin": "unknown", "licence": "unknown", "status": Status.PASS, "why": ""}
    if page.encoding and source.decode("utf-8", "replace") != source.decode(page.encoding, "replace"):
        facts["encoding"] = page.encoding
    facts.update({field: getattr(page, field) for field in METADATA_FIELDS})
    facts["labels"] = {}
    facts["findings"] = list(dict.fromkeys(str(finding.kind) for finding in page.findings))
    return facts


def slugify(text: str) -> str:
    """The words of a text as a slug: lower-case ASCII with hyphens; "" if nothing of it is ASCII.

    Example:
        >>> slugify("Crème brûlée, 3 ways"), slugify("高考")
        ('creme-brulee-3-ways', '')
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = "-".join(re.findall("[a-z0-9]+", letters))
    return slug if len(slug) <= _SLUG_CHARS else slug[: slug.rfind("-", 0, _SLUG_CHARS + 1)].strip("-")[:_SLUG_CHARS]


def _slugs(title: str | None, name: str) -> Iterator[str]:
    """Slugs for a page: one from its title or its file, then the same with numbers."""
    stem = Path(name).name.partition(".")[0]
    usable = [slug for slug in (slugify(title or ""), slugify(stem)) if len(slug) >= _MIN_SLUG_CHARS]
    slug = usable[0] if usable else "page"
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _write_folder(files: Mapping[str, bytes], folder: Path, slugs: Iterator[str] | list[str]) -> Path:
    """Write the files into a new folder under the first slug that is free.

    The folder is written under a hidden name and then renamed, so that it is there as a whole or not at all.
    """
    hidden = folder / f".case-{secrets.token_hex(8)}"
    try:
        hidden.mkdir(parents=True)
        for name, content in files.items():
            (hidden / name).write_bytes(content)
        for slug in slugs:
            if _rename(hidden, folder / slug):
                return folder / slug
    except OSError as error:
        raise CaseError(f"{folder}: {error.strerror}") from None
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    raise CaseError(f"{folder / slug}: there already is a case of this name")


def _rename(hidden: Path, target: Path) -> bool:
    """Give the folder its name, unless the name is taken."""
    if os.path.lexists(target):
        return False
    try:
        hidden.rename(target)
    except OSError:
        # Another process took the name in the meantime.
        if os.path.lexists(target):
            return False
        raise
    return True


def update(case: Case, page: Page | None = None) -> tuple[str, ...]:
    """Accept what the page of a case gives now: rewrite `expected.txt` and the facts that differ.

    Other keys of `case.json`, and the order of all keys, stay. A known failure is not changed, as what its page gives
    is wrong. Some facts cannot be updated, such as a snippet that no block holds any more; `check` still reports them.

    A draft gets the status "pass". A draft whose text was corrected is not changed, as the page does not give it yet.

    Returns:
        What was rewritten: "expected.txt", and keys of `case.json`.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as cases:
        ...     page = b"<title>High tide</title><p>The tide came in at noon.</p>"
        ...     case = add(page, Path(cases), facts={"title": "Low"})
        ...     update(case), update(read(case.folder)), read(case.folder).facts["title"]
        (('title',), (), 'High tide')
    """
    if case.is_known_failure:
        return ()
    page = page or page_of(case)
    rewritten: list[str] = []
    differs = compare_text(case, page)
    if differs and case.is_draft:
        return ()
    if differs:
        path = case.folder / EXPECTED
        _replace(path, f"{text_of(case, page)}\n".replace("\n", _line_end(read_text(path))))
        rewritten.append(EXPECTED)
    facts = _facts_now(case, page)
    changed = [key for key, value in facts.items() if value != case.facts[key]]
    if changed:
        path = case.folder / FACTS
        _replace(path, _as_json(facts, like=read_text(path)))
    return (*rewritten, *changed)


def _facts_now(case: Case, page: Page) -> dict[str, Any]:
    """The facts of a case, with the values that its page gives now."""
    facts = dict(case.facts)
    facts.update({field: getattr(page, field) for field in METADATA_FIELDS if field in facts})
    facts.update({"status": Status.PASS} if case.is_draft else {})
    if "findings" in facts:
        kinds = list(dict.fromkeys(str(finding.kind) for finding in page.findings))
        kept = [kind for kind in facts["findings"] if kind in kinds]
        facts["findings"] = [*kept, *(kind for kind in kinds if kind not in kept)]
    for key, aspect in SNIPPETS.items():
        if key in facts:
            facts[key] = _snippets_now(facts[key], page, aspect)
    wrong = {difference.line for difference in check(case, page) if difference.line is not None}
    if wrong:
        facts["lines"] = _lines_now(facts["lines"], wrong, page)
    return facts


def _snippets_now(listed: Mapping[str, list[str]], page: Page, aspect: Aspect) -> dict[str, list[str]]:
    """Each snippet under the label or kind of its blocks. If they have several, it stays where it is."""
    moved: dict[str, list[str]] = {name: [] for name in listed}
    for name, snippets in listed.items():
        for snippet in snippets:
            values = values_of(page, snippet, aspect)
            moved.setdefault(values[0] if len(values) == 1 else name, []).append(snippet)
    return {name: snippets for name, snippets in moved.items() if snippets or not listed[name]}


def _lines_now(lines: Mapping[str, str], wrong: set[int], page: Page) -> dict[str, str]:
    """The labels of lines; those of wrong lines are replaced by what the page gives now."""
    indices = blocks_by_line(page)
    now = dict(lines)
    for number in (number for number in lines if int(number) in wrong):
        labels = {str(page.blocks[index].label) for index in indices.get(int(number), [])}
        if len(labels) == 1:
            now[number] = labels.pop()
    return now


def _as_json(facts: Mapping[str, Any], like: str = "") -> str:
    """The facts as JSON, indented and escaped in the same way as another text."""
    indent = _INDENT.match(like)
    escaped = "\\u" in like and like.isascii()
    text = json.dumps(facts, indent=indent[1] if indent else 1, ensure_ascii=escaped)
    end = "\n" if like.endswith("\n") or not like else ""
    return f"{text}{end}".replace("\n", _line_end(like))


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _replace(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}") from None
