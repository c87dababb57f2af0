"""What is worked out only when it is asked for: the blocks of a page, their reasons, and the tree of its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from cleanpage.page import Block, Label, Reason
from cleanpage.parsing.document import Document
from cleanpage.parsing.xpath import ElementPaths
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import view_of
from cleanpage.scoring.measures import measure
from cleanpage.selection.labels import Labels
from cleanpage.structure import Node
from cleanpage.structure.surroundings import Surroundings
from cleanpage.structure.tree import build


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided about the blocks of a page.

    Attributes:
        chosen: Indices of the blocks that were selected for the body, ascending.
        labels: The label of each block.
        scores: Probabilities of the blocks that were scored, by their indices, ascending.
        spam_labels: Labels of the blocks that findings claim; their score is 0.
        spam_probabilities: Probability that a block is spam though no finding claims it, for the blocks that have one.
        frame_score: Probability of every other block: it stands in the frame of the page.
        expected_f1: Expected word F1 of the selection, 0..1; of the rejected one if the page has no body.
    """

    chosen: Sequence[int]
    labels: Labels
    scores: Mapping[int, float]
    spam_labels: Mapping[int, Label]
    spam_probabilities: Mapping[int, float]
    frame_score: float
    expected_f1: float


class PageEvidence:
    """Keeps a page as it was found, and makes its blocks, their reasons and the tree of its body on demand.

    Args:
        document: The page.
        verdicts: What was decided about its blocks.
    """

    __slots__ = ("_blocks", "_document", "_front", "_reasons", "_verdicts")

    def __init__(self, document: Document, verdicts: Verdicts) -> None:
        self._document = document
        self._verdicts = verdicts
        self._front = len(document.front_matter)
        self._blocks: tuple[Block, ...] | None = None
        self._reasons: dict[int, tuple[Reason, ...]] | None = None

    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in source order, lines of front matter first."""
        if self._blocks is None:
            front = [
                Block(s.text, s.kind, Label.METADATA, 0.0, line=s.line, original=s.text, repaired=s.text, index=index)
                for index, s in enumerate(self._document.front_matter)
            ]
            paths, surroundings = ElementPaths(self._document.outline), Surroundings(self._document.outline)
            own = [self._block(index, paths, surroundings) for index in range(len(self._document.segments))]
            self._blocks = (*front, *own)
        return self._blocks

    def body(self) -> list[int]:
        """Indices of the segments that are the body."""
        labels = self._verdicts.labels
        return [index for index in self._verdicts.chosen if labels.of(index) is Label.BODY]

    def reasons(self, block: int) -> tuple[Reason, ...]:
        """The named amounts that sum to the logit of a block, given its index in `Page.blocks`.

        Spam and front matter have none: they are not scored.
        """
        index, verdicts = block - self._front, self._verdicts
        if index < 0 or index in verdicts.spam_labels:
            return ()
        if index not in verdicts.scores:
            return (Reason("in the frame of the page", scoring.load_model(self._document.input_format).frame),)
        if self._reasons is None:
            self._reasons = self._reasons_of_scored()
        reasons = self._reasons[index]
        if not verdicts.spam_probabilities.get(index):
            return reasons
        probability = verdicts.scores[index]
        taken_off = log(probability / (1 - probability)) - sum(reason.amount for reason in reasons)
        with_spam = (*reasons, Reason("perhaps foreign to the page", taken_off))
        return tuple(sorted(with_spam, key=lambda reason: -abs(reason.amount)))

    def structure(self) -> tuple[Node, ...]:
        """The body as a tree."""
        labels = self._verdicts.labels
        return build(self._document, self.body(), lambda i: labels.of(i) in (Label.TITLE, Label.METADATA))

    def _block(self, index: int, paths: ElementPaths, surroundings: Surroundings) -> Block:
        segment = self._document.segments[index]
        has_element = self._document.is_html and segment.element > 0
        return Block(
            text=segment.text,
            kind=segment.kind,
            label=self._verdicts.labels.of(index),
            score=self._score(index),
            level=segment.level,
            line=segment.line or None,
            original=segment.original or segment.text,
            repaired=segment.repaired or segment.text,
            index=self._front + index,
            path=paths.of(segment.element) if has_element else None,
            table_place=surroundings.table_place(segment.element) if has_element else None,
            _explain=self.reasons,
        )

    def _score(self, index: int) -> float:
        if index in self._verdicts.scores:
            return self._verdicts.scores[index]
        return 0.0 if index in self._verdicts.spam_labels else self._verdicts.frame_score

    def _reasons_of_scored(self) -> dict[int, tuple[Reason, ...]]:
        """The reasons of all blocks that were scored."""
        model = scoring.load_model(self._document.input_format)
        scored = list(self._verdicts.scores)
        measures = measure(self._document).keeping(scored)
        view = view_of(self._document.keeping(scored), measures, model.names, model.words)
        return dict(zip(scored, scoring.reasons(model, view), strict=True))
