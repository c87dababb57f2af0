"""A page as the plain values that the inspector's template and script read."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple, TypeVar

from cleanpage.page import Block, Finding, Label, Page, Reason, WarningCode
from cleanpage.parsing.text_blocks import LINE_ENDS

# Characters and lines of the source that are shown; the beginning tells enough, and a browser stays quick.
SOURCE_CHARS, SOURCE_LINES = 300_000, 12_000
# A block is folded at the last space before the first number, unless it would hide less than the second.
FOLD_CHARS, _FOLD_SLACK = 400, 80
# The strongest of a block's reasons, which are up to 90; the others are told as one amount. On a page of very many
# blocks fewer are told of each, down to the second number, so that they stay near the third in all: some 2 MB.
_REASONS, _MIN_REASONS, _REASONS_OF_PAGE = 20, 8, 200_000
# Lines that a browser lays out, or skips while they are off screen, together.
_CHUNK_LINES = 40
# Width and height of the map of the page, and what a block takes there beside its characters so that it is seen.
_MAP_WIDTH, _MAP_MIDDLE, _MAP_BLOCK_CHARS = 1000, 20, 12

_Line = TypeVar("_Line")


class _Look(NamedTuple):
    """How a label is told and shown.

    Attributes:
        sign: A shape that tells it without colour.
        rise: Height in the map, -20..20: what is kept rises, what is dropped hangs.
        meaning: One sentence for a person.
    """

    sign: str
    rise: int
    meaning: str


_LOOKS = {
    Label.BODY: _Look("●", 18, "Selected: it is in the text."),
    Label.TITLE: _Look("▲", 12, "Shows the title of the page, which is metadata and not repeated in the text."),
    Label.METADATA: _Look("◆", 8, "Says who wrote the text, when or where, and nothing else: it is metadata."),
    Label.COMMENT: _Look("■", -7, "A reader's comment, and not selected for the text."),
    Label.BOILERPLATE: _Look("○", -5, "Not selected: the text is expected to be better without it."),
    Label.LINK_FARM: _Look("✕", -18, "Claimed by a finding: links or phrases that have no part in the page."),
    Label.CLASSIFIED: _Look("▥", -13, "Claimed by a finding: classified ads that ran into the text."),
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
    """Everything that the template shows, and the `evidence` that the script shows when it is asked for."""
    blocks = page.blocks
    claims = _claims(page.findings)
    edges = _edges(blocks)
    lines = LINE_ENDS.split(source)
    shown = _beginning(lines)
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
        "source": list(_chunks(list(enumerate(shown, start=1)))),
        "source_rest": len("\n".join(lines)) - len("\n".join(shown)),
        "text": _joined(page.text),
        "markdown": _joined(page.markdown()),
        "evidence": _evidence(page, claims, edges),
    }


def _metadata(page: Page) -> list[tuple[str, str]]:
    told = page.metadata
    values = (
        ("title", "" if page.title is None else None),
        ("author", told.author),
        ("date", told.date),
        ("changed", told.modified if told.modified != told.date else None),
        ("site", told.site_name),
        ("language", told.language),
        ("encoding", page.encoding or "came as text"),
        ("address", told.canonical_url),
        ("summary", told.description),
    )
    always = {"author", "date", "site", "language"}
    return [(field, value or "") for field, value in values if value or value == "" or field in always]


def _figures(page: Page) -> list[tuple[str, str, str]]:
    """What stands in large figures at the top: the figure, its name and what it means."""
    kept = sum(block.label is Label.BODY for block in page.blocks)
    return [
        (f"{kept:,} of {len(page.blocks):,}", "blocks in the text", f"{len(page.text):,} characters"),
        (f"{page.contamination:.0%}", "contamination", "share of the characters that is spam"),
        (f"{page.confidence:.2f}", "confidence", "expected F1 of the selection, 0 to 1"),
    ]


def _labels(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    counts = Counter(block.label for block in blocks)
    return [
        {"name": label.value, "sign": look.sign, "meaning": look.meaning, "count": counts[label]}
        for label, look in _LOOKS.items()
    ]


def _edges(blocks: Sequence[Block]) -> list[float]:
    """Where in the map each block begins, and where the last one ends."""
    ends = list(accumulate((len(block.text) + _MAP_BLOCK_CHARS for block in blocks), initial=0))
    scale = _MAP_WIDTH / (ends[-1] or 1)
    return [round(end * scale, 1) for end in ends]


def _map(blocks: Sequence[Block], edges: Sequence[float]) -> list[tuple[str, str]]:
    """For each label one SVG path of its runs of blocks."""
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
    """What is seen of a text at once, and what follows; cut at a space, or else not before a mark on a letter."""
    if len(text) <= FOLD_CHARS + _FOLD_SLACK:
        return text, ""
    cut = text.rfind(" ", FOLD_CHARS - _FOLD_SLACK, FOLD_CHARS)
    if cut < 0:
        cut = FOLD_CHARS
        while cut > FOLD_CHARS - _FOLD_SLACK and unicodedata.combining(text[cut]):
            cut -= 1
    return text[:cut], text[cut:]


def _beginning(lines: Sequence[str]) -> list[str]:
    """As many lines as are shown; the last one may be cut."""
    shown, left = [], SOURCE_CHARS
    for line in lines[:SOURCE_LINES]:
        if left <= 0:
            break
        shown.append(line[:left])
        left -= len(line) + 1
    return shown


def _chunks(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    return (lines[start : start + _CHUNK_LINES] for start in range(0, len(lines), _CHUNK_LINES))


def _joined(text: str) -> list[str]:
    """A text in pieces of some lines."""
    return ["\n".join(lines) + "\n" for lines in _chunks(text.split("\n"))]


def _claims(findings: Sequence[Finding]) -> dict[int, list[int]]:
    """For each block that findings name, which they are."""
    claims: dict[int, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for block in finding.blocks:
            claims[block].append(number)
    return claims


def _evidence(page: Page, claims: dict[int, list[int]], edges: Sequence[float]) -> dict[str, Any]:
    """The reasons of every block, by numbers of their names so that a long page stays small."""
    names: dict[str, int] = {}
    rows = []
    most = max(_MIN_REASONS, min(_REASONS, _REASONS_OF_PAGE // (len(page.blocks) or 1)))
    for index, block in enumerate(page.blocks):
        row: dict[str, Any] = {"x": edges[index], "score": round(block.score, 4), **_reasons(block, most, names)}
        row |= {"path": block.path} if block.path else {"line": block.line} if block.line else {}
        row |= {"findings": claims[index]} if index in claims else {}
        row |= {"original": block.original} if block.original not in ("", block.text) else {}
        rows.append(row)
    return {
        "names": list(names),
        "blocks": rows,
        "findings": [list(finding.blocks) for finding in page.findings],
        "width": _MAP_WIDTH,
    }


def _reasons(block: Block, most: int, names: dict[str, int]) -> dict[str, Any]:
    reasons = sorted(block.reasons, key=_strength)
    if not reasons:
        return {}
    kept, others = reasons[:most], reasons[most:]
    return {
        "reasons": list(_numbered(kept, names)),
        "others": [len(others), round(sum(reason.amount for reason in others), 2)],
        "sum": round(sum(reason.amount for reason in reasons), 2),
    }


def _numbered(reasons: Sequence[Reason], names: dict[str, int]) -> Iterator[float]:
    """The number of each reason's name, and its amount, in turn."""
    for reason in reasons:
        yield names.setdefault(reason.name, len(names))
        yield round(reason.amount, 2)


def _strength(reason: Reason) -> tuple[float, str]:
    """Key that sorts the strongest first."""
    return -abs(reason.amount), reason.name
