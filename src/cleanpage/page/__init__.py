"""What `extract` gives back: records and nothing that computes them."""

from cleanpage.page.page import (
    Block,
    Contamination,
    Finding,
    Kind,
    Label,
    Metadata,
    Page,
    Reason,
    TablePlace,
    WarningCode,
)

__all__ = [
    "Block",
    "Contamination",
    "Finding",
    "Kind",
    "Label",
    "Metadata",
    "Page",
    "Reason",
    "TablePlace",
    "WarningCode",
]
