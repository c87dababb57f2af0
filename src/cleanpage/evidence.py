"""What is worked out only when it is asked for: the blocks of one page that are not its body, reasons and paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from cleanpage import structure
from cleanpage.page import Block, Label, Reason, TablePlace
from cleanpage.parsing.document import Document
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import view_of
from cleanpage.scoring.measures import measure
from cleanpage.selection.labels import Labels
from cleanpage.structure import Node


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided about the blocks of a page.

    Attributes:
        chosen: Indices of the blocks that were selected for the body, ascending.
        labels: The label of each block.
        scores: Probabilities of the blocks that were scored, by their indices, ascending.
        spam: Labels of the blocks that findings claim; their score is 0.
        doubts: Of scored blocks the probability that they are foreign all the same, where there is one.
        frame: Probability of any other block, which stands in the frame of the page.
        expected_f1: Expected word F1 of the selection, 0..1.
    """

    chosen: Sequence[int]
    labels: Labels
    scores: Mapping[int, float]
    spam: Mapping[int, Label]
    doubts: Mapping[int, float]
    frame: float
    expected_f1: float


class PageEvidence:
    """Keeps a page as it was found, makes its blocks, and scores them a second time to tell why.

    Args:
        document: The page.
        verdicts: What was decided about its blocks.
    """

    __slots__ = ("_blocks", "_document", "_reasons", "_verdicts")

    def __init__(self, document: Document, verdicts: Verdicts) -> None:
        self._document = document
        self._verdicts = verdicts
        self._blocks: tuple[Block, ...] | None = None
        self._reasons: dict[int, tuple[Reason, ...]] | None = None

    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in source order, lines of front matter first."""
        if self._blocks is None:
            front = [
                Block(s.text, s.kind, Label.METADATA, 0.0, line=s.line, original=s.text, repaired=s.text, index=-1)
                for s in self._document.front_matter
            ]
            labels = map(self._verdicts.labels.of, range(len(self._document.segments)))
            self._blocks = (*front, *(self._block(index, label) for index, label in enumerate(labels)))
        return self._blocks

    def body(self) -> list[int]:
        """Indices of the blocks of the body, ascending."""
        labels = self._verdicts.labels
        return [index for index in self._verdicts.chosen if labels.of(index) is Label.BODY]

    def _block(self, index: int, label: Label) -> Block:
        segment = self._document.segments[index]
        return Block(
            segment.text, segment.kind, label, self._score(index), segment.level, segment.line or None,
            segment.original or segment.text, segment.repaired or segment.text, index, self,
        )  # fmt: skip

    def _score(self, index: int) -> float:
        if index in self._verdicts.scores:
            return self._verdicts.scores[index]
        return 0.0 if index in self._verdicts.spam else self._verdicts.frame

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """The named amounts that sum to the logit of block `index`; () for spam and for a line of front matter."""
        if index < 0 or index in self._verdicts.spam:
            return ()
        model = scoring.load_model(self._document.input_format)
        if index not in self._verdicts.scores:
            return (Reason("in the frame of the page", model.frame),)
        if self._reasons is None:
            scored = list(self._verdicts.scores)
            measures = measure(self._document).keeping(scored)
            view = view_of(self._document.keeping(scored), measures, model.names, model.words)
            self._reasons = dict(zip(scored, scoring.reasons(model, view), strict=True))
        found = self._reasons[index]
        if not self._verdicts.doubts.get(index):
            return found
        probability = self._verdicts.scores[index]
        doubt = log(probability / (1 - probability)) - sum(reason.amount for reason in found)
        return tuple(sorted((*found, Reason("perhaps foreign to the page", doubt)), key=lambda r: -abs(r.amount)))

    def path(self, index: int) -> str | None:
        """The XPath of block `index`; None in a text scrape, and for a body out of structured data."""
        if index < 0 or not self._document.is_html:
            return None
        element = self._document.segments[index].element
        return self._document.outline.path(element) if element else None

    def structure(self) -> tuple[Node, ...]:
        """The body as a tree."""
        labels = self._verdicts.labels
        return structure.build(self._document, self.body(), lambda i: labels.of(i) in (Label.TITLE, Label.METADATA))

    def table_place(self, index: int) -> TablePlace | None:
        """The table, row and cell of block `index`; None outside tables."""
        if index < 0 or not self._document.is_html:
            return None
        return structure.table_place(self._document.outline, self._document.segments[index].element)
