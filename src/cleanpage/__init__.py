"""Boilerplate and spam removal for scraped pages.

>>> import cleanpage
>>> page = cleanpage.extract(b"<h1>Tides</h1><p>The tide turns twice a day, and nobody has to tell it to.</p>")
>>> page.text
'The tide turns twice a day, and nobody has to tell it to.'
"""

from cleanpage.config import Config
from cleanpage.errors import CleanpageError, ConfigError
from cleanpage.page import (
    Block,
    Contamination,
    Finding,
    Kind,
    Label,
    Metadata,
    Page,
    Reason,
    WarningCode,
)
from cleanpage.pipeline import extract

__version__ = "0.1.0"

__all__ = [
    "Block",
    "CleanpageError",
    "Config",
    "ConfigError",
    "Contamination",
    "Finding",
    "Kind",
    "Label",
    "Metadata",
    "Page",
    "Reason",
    "WarningCode",
    "__version__",
    "extract",
]
