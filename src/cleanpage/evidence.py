"""What is worked out only when it is asked for: reasons and paths of the blocks of one page."""

from __future__ import annotations

from cleanpage import score
from cleanpage.document import Document
from cleanpage.features import view_of
from cleanpage.measures import measure
from cleanpage.page import Reason, TablePlace


class PageEvidence:
    """Keeps the blocks as they were found, and scores them a second time to tell why."""

    __slots__ = ("_document", "_reasons")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reasons: list[tuple[Reason, ...]] | None = None

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """The named amounts that sum to the logit of block `index`; () for a line of front matter."""
        if self._reasons is None:
            model = score.load_model(self._document.door)
            view = view_of(self._document, measure(self._document), model.names, model.words)
            self._reasons = score.reasons(model, view)
        return self._reasons[index] if index >= 0 else ()

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
