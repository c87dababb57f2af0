"""A page as the plain values that the template and the script of the inspector read."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple, TypeVar

from cleanpage.page import Block, Finding, Label, Page, Reason, WarningCode
from cleanpage.parsing.text_blocks import LINE_ENDS

# Characters and lines of the source that are shown: the beginning is enough to read, and a browser stays fast.
SOURCE_CHARS, SOURCE_LINES = 300_000, 12_000
# A block is folded at the last space before this many characters, unless this would hide fewer than the second number.
FOLD_CHARS, _FOLD_SLACK = 400, 80
# How many of a block's reasons, of up to 90, are shown; the weaker ones are shown as one amount. On a page of very many
# blocks each shows fewer, down to the second number, so that the page has about the third number in all: some 2 MB.
_MAX_REASONS, _MIN_REASONS, _MAX_REASONS_OF_PAGE = 20, 8, 200_000
# Lines that a browser lays out together, or skips together while they are off screen.
_CHUNK_LINES = 40
# Width and middle of the map of the page in units of SVG, and the characters that are added to each block there, so
# that short blocks can be seen.
_MAP_WIDTH, _MAP_MIDDLE, _MAP_BLOCK_CHARS = 1000, 20, 12

_Line = TypeVar("_Line")


class _Look(NamedTuple):
    """How a label is shown.

    Attributes:
        sign: A shape, so that colour is not needed to tell labels apart.
        rise: Height in the map, -20..20: positive for labels that are kept.
        meaning: One sentence for a person.
    """

    sign: str
    rise: int
    meaning: str


class _Figure(NamedTuple):
    """A figure at the top of the report: its value, its name, and what it means."""

    value: str
    name: str
    meaning: str


_LOOKS = {
    Label.BODY: _Look("●", 18, "Selected: it is in the text."),
    Label.TITLE: _Look("▲", 12, "The title of the page, which is metadata and not repeated in the text."),
    Label.METADATA: _Look("◆", 8, "Says who wrote the text, when or where: it is metadata."),
    Label.COMMENT: _Look("■", -7, "A reader's comment, and not selected for the text."),
    Label.BOILERPLATE: _Look("○", -5, "Not selected: the text is expected to be better without it."),
    Label.LINK_FARM: _Look("✕", -18, "Part of a finding: links or phrases that have nothing to do with the page."),
    Label.CLASSIFIED: _Look("▥", -13, "Part of a finding: classified ads inside the text."),
}

_WARNINGS = {
    WarningCode.EMPTY_INPUT: "there is nothing in the input",
    WarningCode.UNDECODABLE_BYTES: "some bytes mean nothing in the encoding",
    WarningCode.ENCODING_GUESSED: "the encoding is a guess",
    WarningCode.ENCODING_CONTRADICTED: "the bytes contradict the encoding that the page names",
    WarningCode.PARSER_RECOVERED: "elements are nested too deep and were read flatter",
    WarningCode.TRUNCATED: "the end of the page was not read",
    WarningCode.NO_BODY: "no block was taken for the body",
}


def as_dict(page: Page, source: str, name: str) -> dict[str, Any]:
    """The variables of the template, and the `evidence` that the script shows on request."""
    blocks = page.blocks
    claims = _claims(page.findings)
    edges = _edges(blocks)
    lines = LINE_ENDS.split(source)
    shown_lines = _beginning(lines)
    return {
        "name": name,
        "heading": page.title or name or "Untitled page",
        "language": page.language or "",
        "metadata": _metadata(page),
        "warnings": [(code.value, _WARNINGS[code]) for code in page.warnings],
        "figures": _figures(page),
        "labels": _labels(blocks),
        "map": _map(blocks, edges),
        "findings": [_finding(finding) for finding in page.findings],
        "blocks": [_block(block) for block in blocks],
        "source": list(_chunks(list(enumerate(shown_lines, start=1)))),
        "source_rest": len("\n".join(lines)) - len("\n".join(shown_lines)),
        "text": _joined(page.text),
        "markdown": _joined(page.markdown()),
        "evidence": _evidence(page, claims, edges),
    }


def _metadata(page: Page) -> list[tuple[str, str]]:
    """The fields to show, with "" for one that is not stated."""
    metadata = page.metadata
    stated = (
        ("author", metadata.author),
        ("date", metadata.date),
        ("changed", metadata.modified if metadata.modified != metadata.date else None),
        ("site", metadata.site_name),
        ("language", metadata.language),
        ("encoding", page.encoding or "came as text"),
        ("URL", metadata.canonical_url),
        ("summary", metadata.description),
    )
    always_shown = {"author", "date", "site", "language"}
    rows = [(field, value or "") for field, value in stated if value or field in always_shown]
    # A title is the heading of the report; only a missing one is a field.
    return [("title", ""), *rows] if page.title is None else rows


def _figures(page: Page) -> list[_Figure]:
    """The large figures at the top."""
    kept = sum(block.label is Label.BODY for block in page.blocks)
    return [
        _Figure(f"{kept:,} of {len(page.blocks):,}", "blocks in the text", f"{len(page.text):,} characters"),
        _Figure(f"{page.contamination:.0%}", "contamination", "share of the characters that is spam"),
        _Figure(f"{page.confidence:.2f}", "confidence", "expected F1 of the selection, 0 to 1"),
    ]


def _labels(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    counts = Counter(block.label for block in blocks)
    return [
        {"name": label.value, "sign": look.sign, "meaning": look.meaning, "count": counts[label]}
        for label, look in _LOOKS.items()
    ]


def _edges(blocks: Sequence[Block]) -> list[float]:
    """Where each block begins in the map, and where the last one ends."""
    ends = list(accumulate((len(block.text) + _MAP_BLOCK_CHARS for block in blocks), initial=0))
    scale = _MAP_WIDTH / (ends[-1] or 1)
    return [round(end * scale, 1) for end in ends]


def _map(blocks: Sequence[Block], edges: Sequence[float]) -> list[tuple[str, str]]:
    """For each label one SVG path with all its runs of blocks."""
    paths: dict[Label, list[str]] = defaultdict(list)
    for label, run in groupby(range(len(blocks)), key=lambda index: blocks[index].label):
        indices = list(run)
        start, end = edges[indices[0]], edges[indices[-1] + 1]
        paths[label].append(f"M{start:g} {_MAP_MIDDLE}H{end:g}v{-_LOOKS[label].rise}H{start:g}z")
    return [(label.value, "".join(path)) for label, path in paths.items()]


def _finding(finding: Finding) -> dict[str, Any]:
    clues = sorted(finding.reasons, key=_strength)
    return {
        "kind": finding.kind.value.replace("_", " "),
        "message": finding.message,
        "first": finding.blocks[0] if finding.blocks else None,
        "blocks": len(finding.blocks),
        "score": f"{finding.score:+.1f}",
        "reasons": [(clue.name, f"{clue.amount:+.2f}") for clue in clues],
        "main": [(clue.name, f"{clue.amount:+.1f}") for clue in clues if clue.amount > 0][:3],
        "characters": finding.characters,
    }


def _block(block: Block) -> dict[str, Any]:
    head, rest = _folded(block.text)
    return {
        "label": block.label.value,
        "sign": _LOOKS[block.label].sign,
        "kind": block.kind.value.replace("_", " ") + (f" {block.level}" if block.level else ""),
        "score": f"{block.score:.2f}",
        "place": f"line {block.line}" if block.line else (block.path or "").rpartition("/")[2],
        "head": head,
        "rest": rest,
        "chars": len(block.text),
    }


def _folded(text: str) -> tuple[str, str]:
    """The part of a text that is seen at once, and the rest. The cut is at a space, or not before a combining mark."""
    if len(text) <= FOLD_CHARS + _FOLD_SLACK:
        return text, ""
    cut = text.rfind(" ", FOLD_CHARS - _FOLD_SLACK, FOLD_CHARS)
    if cut < 0:
        cut = FOLD_CHARS
        while cut > FOLD_CHARS - _FOLD_SLACK and unicodedata.combining(text[cut]):
            cut -= 1
    return text[:cut], text[cut:]


def _beginning(lines: Sequence[str]) -> list[str]:
    """The lines that are shown; the last one may be cut."""
    beginning, chars_left = [], SOURCE_CHARS
    for line in lines[:SOURCE_LINES]:
        if chars_left <= 0:
            break
        beginning.append(line[:chars_left])
        chars_left -= len(line) + 1
    return beginning


def _chunks(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    return (lines[start : start + _CHUNK_LINES] for start in range(0, len(lines), _CHUNK_LINES))


def _joined(text: str) -> list[str]:
    """A text in pieces of some lines."""
    return ["\n".join(lines) + "\n" for lines in _chunks(text.split("\n"))]


def _claims(findings: Sequence[Finding]) -> dict[int, list[int]]:
    """For each block that is part of findings, their numbers."""
    claims: dict[int, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for block in finding.blocks:
            claims[block].append(number)
    return claims


def _evidence(page: Page, claims: dict[int, list[int]], edges: Sequence[float]) -> dict[str, Any]:
    """The reasons of every block. Names of reasons are stored once, as numbers keep the file of a long page small."""
    names: dict[str, int] = {}
    max_reasons = max(_MIN_REASONS, min(_MAX_REASONS, _MAX_REASONS_OF_PAGE // (len(page.blocks) or 1)))
    rows = []
    for index, block in enumerate(page.blocks):
        row: dict[str, Any] = {"x": edges[index], "score": round(block.score, 4)}
        row |= _reasons(block, max_reasons, names)
        if block.path:
            row["path"] = block.path
        elif block.line:
            row["line"] = block.line
        if index in claims:
            row["findings"] = claims[index]
        if block.original not in ("", block.text):
            row["original"] = block.original
        rows.append(row)
    return {
        "names": list(names),
        "blocks": rows,
        "findings": [list(finding.blocks) for finding in page.findings],
        "width": _MAP_WIDTH,
    }


def _reasons(block: Block, max_reasons: int, names: dict[str, int]) -> dict[str, Any]:
    reasons = sorted(block.reasons, key=_strength)
    if not reasons:
        return {}
    strongest, others = reasons[:max_reasons], reasons[max_reasons:]
    return {
        "reasons": list(_numbered(strongest, names)),
        "others": [len(others), round(sum(reason.amount for reason in others), 2)],
        "sum": round(sum(reason.amount for reason in reasons), 2),
    }


def _numbered(reasons: Sequence[Reason], names: dict[str, int]) -> Iterator[float]:
    """The number of each reason's name, followed by its amount."""
    for reason in reasons:
        yield names.setdefault(reason.name, len(names))
        yield round(reason.amount, 2)


def _strength(reason: Reason) -> tuple[float, str]:
    """The key by which the strongest reason comes first."""
    return -abs(reason.amount), reason.name
