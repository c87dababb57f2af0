"""An extractor for NeMo Curator's pipelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleanpage.config import Config
from cleanpage.tools.engines import needs
from cleanpage.tools.rows import extract_row

with needs("nemo-curator"):
    from nemo_curator.stages.text.download import DocumentExtractor

    from cleanpage.tools.arrow import COLUMNS, check_distinct, values_of

__all__ = ["Cleanpage"]

_PAGE = "content"


class Cleanpage(DocumentExtractor):
    """An extractor that goes where NeMo Curator's `CommonCrawlHTMLExtractor` goes, behind an iterator of pages.

    Unlike that one it takes pages in any language and gives all columns of a row. A page that cannot be read has an
    `error`; one without a text has "", and a filter of the pipeline's can drop it.

    Args:
        keep: Columns of the records that go before those of the rows; those of `CommonCrawlWarcIterator`.
        options: Keywords of `cleanpage.extract`.

    Raises:
        ConfigError: An option is unknown or has a wrong value.
        ValueError: A column is kept that a row has, or twice.

    Example:
        >>> page = b"<title>Rain</title><p>It rained all day, and the river rose by a metre.</p>"
        >>> row = Cleanpage(keep=["url"]).extract({"url": "https://example.org/", "content": page})
        >>> row["url"], row["text"], row["title"]
        ('https://example.org/', 'It rained all day, and the river rose by a metre.', 'Rain')
    """

    def __init__(self, keep: Sequence[str] = ("url", "warc_id", "source_id"), **options: Any) -> None:
        super().__init__()
        Config.from_options(options)
        check_distinct([*keep, *COLUMNS])
        self._keep, self._options = tuple(keep), options

    def extract(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The row of the page in `content`; its address is in `url`, if there is one."""
        row = extract_row(record.get(_PAGE), record.get("url"), self._options)
        return {**{name: record.get(name) for name in self._keep}, **values_of(row)}

    def input_columns(self) -> list[str]:
        """The columns of a record."""
        return [*self._keep, _PAGE]

    def output_columns(self) -> list[str]:
        """The columns of what comes of it."""
        return [*self._keep, *COLUMNS]
