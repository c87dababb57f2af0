"""An extractor for datatrove's pipelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cleanpage.config import Config
from cleanpage.tools.arrow import row_values
from cleanpage.tools.extras import needs
from cleanpage.tools.rows import extract_row

with needs("datatrove"):
    from datatrove.data import Document
    from datatrove.pipeline.extractors.base import BaseExtractor

__all__ = ["Cleanpage"]


class _Text(str):
    """The text of a page, with the other columns: datatrove sends one text back from the process that extracts."""

    columns: dict[str, Any]


class Cleanpage(BaseExtractor):
    """A step in the place of datatrove's `Trafilatura`, after a reader of pages.

    It extracts in a process of its own. If a page takes too long or kills the process, another process is started, and
    the page is dropped. A page without a text is dropped too. The statistics of the step count both.

    The text of a document, which may be bytes, is replaced by the text of its page. `metadata["url"]` is its URL, if
    there is one. `metadata["cleanpage"]` gets the other columns of the row; they are under one name because readers and
    filters of datatrove use `date` and `language` for other things.

    Args:
        timeout: Seconds that a page may take, and that a process may take to start.
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
        columns = row_values(extract_row(text, url, self.options))
        extracted = _Text(columns.pop("text"))
        del columns["error"]  # a page with a text has none
        extracted.columns = columns
        return extracted

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Extract documents one by one, and yield those that have a text."""
        for document in super().run(map(_with_url, data), rank, world_size):
            document.metadata["cleanpage"] = document.text.columns
            document.text = str(document.text)
            yield document


def _with_url(document: Document) -> Document:
    """Put text and URL together: `BaseExtractor` passes them to `extract` as two arguments."""
    document.text = (document.text, document.metadata.get("url"))
    return document
