"""The body among the scored blocks: the best selection, and then what probabilities alone do not tell."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.config import Comments, Config
from cleanpage.lexicon import tags as t
from cleanpage.page import Metadata
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.selection.bodyless import is_bodyless
from cleanpage.selection.choose import Selection, expected_f1, round_off, select
from cleanpage.selection.copies import without_copies

# Comments are the body where there are fewer tokens of text besides them.
_MIN_BESIDE = 20
_NO_COMMENT = t.FORM | t.BUTTON | t.SELECT | t.NAV


def choose_body(
    document: Document, measures: Measures, probabilities: Sequence[float], metadata: Metadata, config: Config
) -> Selection:
    """Choose the blocks of the body.

    Args:
        document: The scored blocks.
        measures: Their counts.
        probabilities: That each is body.
        metadata: What the page says about itself.
        config: What the caller wants: `focus` and `comments`.

    Returns:
        The selection, empty if what it holds is an apology, a menu or nothing that is likely.
    """
    tokens = measures.tokens
    chosen: Sequence[int] = select(probabilities, tokens)
    if is_bodyless(measures, chosen, probabilities, metadata):
        return Selection((), expected_f1(chosen, probabilities, tokens))
    if config.focus != "balanced":
        chosen = select(probabilities, tokens, config.focus)
    if config.focus != "precision":
        chosen = round_off(chosen, probabilities, measures)
    chosen = _with_comments(document, measures, chosen, config.comments)
    chosen = without_copies(document.segments, tokens, chosen)
    return Selection(tuple(chosen), expected_f1(chosen, probabilities, tokens))


def _with_comments(document: Document, measures: Measures, chosen: Sequence[int], wanted: Comments) -> Sequence[int]:
    """Take comments in or leave them out, if that is asked for; what is all the text of a page is no comment."""
    if wanted == "auto":
        return chosen
    inside = [index for index, segment in enumerate(document.segments) if segment.flags & t.COMMENT]
    if wanted:
        said = [i for i in inside if measures.final[i] and not document.segments[i].flags & _NO_COMMENT]
        return sorted({*chosen, *said})
    beside = [index for index in chosen if index not in set(inside)]
    return beside if sum(measures.tokens[index] for index in beside) >= _MIN_BESIDE else chosen
