"""Boilerplate and spam removal for scraped pages.

>>> import cleanpage
>>> page = cleanpage.extract(b"<h1>Tides</h1><p>The tide turns twice a day, and nobody has to tell it to.</p>")
>>> page.text
'The tide turns twice a day, and nobody has to tell it to.'

The names in `__all__` are public. So are the module `cleanpage.structure`, and the modules of `cleanpage.tools` that
the reference documents. All other modules are private, and may change in any version.
"""

from typing import TYPE_CHECKING, Any

from cleanpage.config import Config
from cleanpage.errors import CleanpageError, ConfigError, InputError, MissingPackageError
from cleanpage.page import (
    Block,
    BlockKind,
    Finding,
    FindingKind,
    Label,
    Metadata,
    Page,
    Reason,
    TablePlace,
    WarningCode,
)

if TYPE_CHECKING:
    from cleanpage.pipeline import extract

__version__ = "0.1.0"

__all__ = [
    "Block",
    "BlockKind",
    "CleanpageError",
    "Config",
    "ConfigError",
    "Finding",
    "FindingKind",
    "InputError",
    "Label",
    "Metadata",
    "MissingPackageError",
    "Page",
    "Reason",
    "TablePlace",
    "WarningCode",
    "__version__",
    "extract",
]


def __getattr__(name: str) -> Any:
    """Import the pipeline when `extract` is first asked for: a program that only might need it starts fast."""
    if name == "extract":
        from cleanpage.pipeline import extract

        globals()["extract"] = extract
        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
