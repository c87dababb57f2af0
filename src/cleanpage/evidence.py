"""What is worked out only when it is asked for: reasons and paths of the blocks of one page."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage import score
from cleanpage.document import Document
from cleanpage.features import view_of
from cleanpage.measures import measure
from cleanpage.page import Reason, TablePlace


class PageEvidence:
    """Keeps the blocks as they were found, and scores them a second time to tell why.

    Args:
        document: The page.
        scored: Indices of its blocks that were scored; the others are spam.
    """

    __slots__ = ("_document", "_reasons", "_scored")

    def __init__(self, document: Document, scored: Sequence[int]) -> None:
        self._document = document
        self._scored = scored
        self._reasons: dict[int, tuple[Reason, ...]] | None = None

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """The named amounts that sum to the logit of block `index`; () for spam and for a line of front matter."""
        if self._reasons is None:
            own = self._document.keeping(self._scored)
            model = score.load_model(own.door)
            view = view_of(own, measure(own), model.names, model.words)
            self._reasons = dict(zip(self._scored, score.reasons(model, view), strict=True))
        return self._reasons.get(index, ())

    def path(self, index: int) -> str | None:
        """The XPath of block `index`; None in a text scrape."""
        if index < 0 or not self._document.is_html:
            return None
        return self._document.outline.path(self._document.segments[index].element)

    def table_place(self, index: int) -> TablePlace | None:
        """The table, row and cell of block `index`; None outside tables."""
        if index < 0 or not self._document.is_html:
            return None
        outline = self._document.outline
        found = {"table": 0, "tr": 0, "td": 0}
        element = self._document.segments[index].element
        while element and not found["table"]:
            tag = "td" if outline.tags[element] == "th" else outline.tags[element]
            if tag in found and not found[tag]:
                found[tag] = element
            element = outline.parents[element]
        return TablePlace(found["table"], found["tr"], found["td"]) if all(found.values()) else None
