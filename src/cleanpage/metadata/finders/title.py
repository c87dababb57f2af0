"""The title of an HTML page. That of a text scrape is found in `first_lines`."""

from __future__ import annotations

from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.page_context import find_headline
from cleanpage.parsing.document import Document


def find(document: Document) -> Iterator[Candidate]:
    """The headline as printed where a claimed title confirms it, or else as claimed.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> page = Document([], Outline(), Head(titles=["A day out | The Daily Example"]))
        >>> [(candidate.value, candidate.trust.name) for candidate in find(page)]
        [('A day out', 'META')]
    """
    if not document.is_html:
        return
    headline = find_headline(document)
    if headline.text:
        trust = Trust.CONFIRMED if headline.confirmed else Trust.META
        yield Candidate(Field.TITLE, headline.text, trust, "heading" if headline.confirmed else "claimed title")
