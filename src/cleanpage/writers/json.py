"""The whole page as JSON, with a versioned schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from cleanpage.page import Block, Finding, Page

# Raised when a field changes its meaning or is taken out; new fields do not raise it.
SCHEMA_VERSION = 1


def write(page: Page) -> str:
    """One JSON object, indented by one space, not escaped to ASCII."""
    return json.dumps(as_dict(page), ensure_ascii=False, indent=1)


def as_dict(page: Page) -> dict[str, Any]:
    """The page as plain dictionaries, lists, strings and numbers."""
    return {
        "schema": SCHEMA_VERSION,
        **asdict(page.metadata),
        "text": page.text,
        "contamination": round(page.contamination, 4),
        "confidence": round(page.confidence, 4),
        "encoding": page.encoding,
        "warnings": [warning.value for warning in page.warnings],
        "findings": [_finding(finding) for finding in page.findings],
        "blocks": [_block(block) for block in page.blocks],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "message": finding.message,
        "blocks": list(finding.blocks),
        "count": finding.count,
        "score": round(finding.score, 3),
        "reasons": {reason.name: round(reason.amount, 3) for reason in finding.reasons},
        "characters": finding.characters,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "text": block.text,
        "kind": block.kind.value,
        "level": block.level,
        "label": block.label.value,
        "score": round(block.score, 4),
        "line": block.line,
        "path": block.path,
        **({"original": block.original} if block.original != block.text else {}),
    }
