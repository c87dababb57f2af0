"""Compare two runs: which pages changed, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from cleanpage.tools.benchmark.records import PageKey, PageResult, Run
from cleanpage.tools.word_f1 import word_overlap

_CONTEXT_LINES = 1
# Lines of a text that are compared. The time may grow with the square of their number.
_MAX_LINES = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """A page whose result changed.

    Attributes:
        page: Its result now.
        before: Its earlier result.
        similarity: Word F1, 0..1, of the two texts.
        gain: The gain in F1 against the gold text; None without gold.
        what: What changed, in a few words each.
    """

    page: PageResult
    before: PageResult
    similarity: float
    gain: float | None
    what: tuple[str, ...]

    def diff(self, max_lines: int) -> tuple[str, ...]:
        """The first lines of a unified diff of the two texts."""
        before, now = (text.splitlines()[:_MAX_LINES] for text in (self.before.text, self.page.text))
        lines = list(unified_diff(before, now, n=_CONTEXT_LINES, lineterm=""))[2:]
        if len(lines) <= max_lines:
            return tuple(lines)
        return (*lines[:max_lines], f"@@ {len(lines) - max_lines} more lines @@")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against an earlier one.

    Attributes:
        before: The version and the day of the earlier run, and how its options differ.
        changes: The pages that changed, the greatest loss first; without gold, the greatest difference.
        same: How many pages did not change.
        added: Pages that only this run has.
        removed: Pages that only the earlier run has.
    """

    before: str
    changes: tuple[Change, ...]
    same: int
    added: tuple[PageKey, ...]
    removed: tuple[PageKey, ...]


def compare(run: Run, before: Run) -> Comparison:
    """Compare a run with an earlier one, page by page."""
    # If both runs have a single set, the names of the sets do not matter.
    single = _is_single(run) and _is_single(before)
    earlier = {_key(page, single): page for page in before.pages}
    changes = []
    for page in run.pages:
        old = earlier.get(_key(page, single))
        differences = tuple(_differences(page, old)) if old else ()
        if old and differences:
            changes.append(_change(page, old, differences))
    keys = {_key(page, single) for page in run.pages}
    return Comparison(
        before=", ".join((f"cleanpage {before.version}", before.created[:10], *_options(run, before))),
        changes=tuple(sorted(changes, key=lambda change: (change.gain or 0.0, change.similarity, change.page.key))),
        same=len(keys & earlier.keys()) - len(changes),
        added=tuple(sorted(keys - earlier.keys())),
        removed=tuple(sorted(earlier.keys() - keys)),
    )


def _is_single(run: Run) -> bool:
    return len({page.dataset for page in run.pages}) == 1


def _key(page: PageResult, single: bool) -> PageKey:
    return PageKey("" if single else page.dataset, page.id)


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
