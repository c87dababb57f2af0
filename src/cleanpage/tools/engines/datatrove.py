"""An extractor for datatrove's pipelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cleanpage.config import Config
from cleanpage.tools.engines import needs
from cleanpage.tools.rows import extract_row

with needs("datatrove"):
    from datatrove.data import Document
    from datatrove.pipeline.extractors.base import BaseExtractor

    from cleanpage.tools.arrow import values_of

__all__ = ["Cleanpage"]


class _Text(str):
    """The text of a page, with the rest of its row: datatrove sends one text back from the process that extracts."""

    rest: dict[str, Any]


class Cleanpage(BaseExtractor):
    """A step that goes where datatrove's `Trafilatura` goes, behind a reader of pages.

    It runs in a process beside the pipeline's, which is ended and replaced if a page takes too long or kills it. Such
    a page is dropped, as is one without a text; the step's statistics count both.

    The text of a document, which may be bytes, becomes that of its page; its address is `metadata["url"]`, if there
    is one. `metadata["cleanpage"]` gets the other columns of the row, under one name because readers and filters of
    datatrove's use `date` and `language` for other things.

    Args:
        timeout: Seconds that a page may take, and a process to start.
        options: Keywords of `cleanpage.extract`.

    Raises:
        ConfigError: An option is unknown or has a wrong value.

    Example:
        >>> page = Document("<title>Rain</title><p>It rained all day, and the river rose by a metre.</p>", id="1")
        >>> for document in Cleanpage(focus="recall").run([page]):
        ...     document.text, document.metadata["cleanpage"]["title"]
        ('It rained all day, and the river rose by a metre.', 'Rain')
    """

    name = "cleanpage"

    def __init__(self, timeout: float = 60.0, **options: Any) -> None:
        super().__init__(timeout)
        Config.from_options(options)
        self.options = options

    def extract(self, text: str | bytes, url: str | None = None) -> str:
        """The text of a page; "" if there is none, or if it could not be read."""
        row = values_of(extract_row(text, url, self.options))
        found = _Text(row.pop("text"))
        del row["error"]  # with a text there is none
        found.rest = row
        return found

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Extract documents one by one, and pass on those that have a text."""
        for document in super().run(map(_with_address, data), rank, world_size):
            document.metadata["cleanpage"] = document.text.rest
            document.text = str(document.text)
            yield document


def _with_address(document: Document) -> Document:
    """What `BaseExtractor` passes to `extract` as two arguments."""
    document.text = (document.text, document.metadata.get("url"))
    return document
