"""What `extract` gives back: records and nothing that computes them."""

from cleanpage.page.page import (
    Block,
    BlockKind,
    Finding,
    FindingKind,
    InputFormat,
    Label,
    Metadata,
    Page,
    Reason,
    TablePlace,
    WarningCode,
)

__all__ = [
    "Block",
    "BlockKind",
    "Finding",
    "FindingKind",
    "InputFormat",
    "Label",
    "Metadata",
    "Page",
    "Reason",
    "TablePlace",
    "WarningCode",
]
