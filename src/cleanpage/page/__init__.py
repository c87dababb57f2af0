"""What `extract` gives back: records, and nothing that computes them."""

from cleanpage.page.enums import BlockKind, FindingKind, InputFormat, Label, WarningCode
from cleanpage.page.page import Page
from cleanpage.page.records import Block, Finding, Metadata, Reason, TablePlace

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
