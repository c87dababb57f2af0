"""Two runs beside each other: which pages changed, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from cleanpage.tools.benchmark.records import PageResult, Run
from cleanpage.tools.word_f1 import word_overlap

_CONTEXT_LINES = 1
# Lines of a text that are compared: the comparison may take their number squared.
_MAX_LINES = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """A page that gives something else than before.

    Attributes:
        page: What it gives now.
        before: What it gave.
        similarity: Word F1, 0..1, of the two texts.
        gain: How much F1 against the gold text it gained; None without gold.
        what: What changed, a few words each.
    """

    page: PageResult
    before: PageResult
    similarity: float
    gain: float | None
    what: tuple[str, ...]

    def diff(self, most: int) -> tuple[str, ...]:
        """The lines that differ, and one around them; of those that are many, the first."""
        before, now = (text.splitlines()[:_MAX_LINES] for text in (self.before.text, self.page.text))
        lines = list(unified_diff(before, now, n=_CONTEXT_LINES, lineterm=""))[2:]
        return (*lines[:most], f"@@ {len(lines) - most} more lines @@") if len(lines) > most else tuple(lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against an earlier one.

    Attributes:
        before: The version and the day of the earlier one, and the options that it had and this one has not.
        changes: The pages that changed, the greatest loss first; without gold, the greatest difference.
        same: How many pages did not change.
        added: Pages that the earlier run had not.
        removed: Pages that only the earlier run had.
    """

    before: str
    changes: tuple[Change, ...]
    same: int
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]


def compare(run: Run, before: Run) -> Comparison:
    """Hold a run against an earlier one, page by page."""
    # A set that is the only one of its run may have another name now.
    single = all(len({page.dataset for page in one.pages}) == 1 for one in (run, before))
    earlier = {_key(page, single): page for page in before.pages}
    changes = [
        _change(page, old, what)
        for page in run.pages
        if (old := earlier.get(_key(page, single))) and (what := tuple(_differences(page, old)))
    ]
    keys = {_key(page, single) for page in run.pages}
    return Comparison(
        before=", ".join((f"cleanpage {before.version}", before.created[:10], *_options(run, before))),
        changes=tuple(sorted(changes, key=lambda change: (change.gain or 0.0, change.similarity, change.page.key))),
        same=len(keys & earlier.keys()) - len(changes),
        added=tuple(sorted(keys - earlier.keys())),
        removed=tuple(sorted(earlier.keys() - keys)),
    )


def _key(page: PageResult, single: bool) -> tuple[str, str]:
    return ("" if single else page.dataset, page.id)


def _options(run: Run, before: Run) -> Iterator[str]:
    if run.options != before.options:
        yield from (f"{name}={value}" for name, value in before.options.items())
        yield from (f"without {name}" for name in run.options if name not in before.options)


def _change(page: PageResult, before: PageResult, what: tuple[str, ...]) -> Change:
    gain = page.score.f1 - before.score.f1 if page.score and before.score else None
    return Change(page, before, word_overlap(page.text, before.text).f1, gain, what)


def _differences(page: PageResult, before: PageResult) -> Iterator[str]:
    if page.error != before.error:
        yield f"fails{' otherwise' if before.error else ''} now: {page.error}" if page.error else "failed before"
        return
    if page.text != before.text:
        if not page.text:
            yield "no body now"
        elif not before.text:
            yield "no body before"
        else:
            yield "text"
    if page.title != before.title:
        yield f"title, was {before.title!r}"
    if page.findings != before.findings:
        yield f"findings: {len(page.findings)}, were {len(before.findings)}"
    if page.warnings != before.warnings:
        yield f"warnings: {', '.join(page.warnings) or 'none'}, were {', '.join(before.warnings) or 'none'}"
