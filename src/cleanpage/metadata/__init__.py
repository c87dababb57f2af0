"""Finders of metadata: title, authors, days, site, language, description, address and image.

Every finder is a module with `find(document) -> Iterator[Candidate]`. The best candidate of each field wins:
the most trusted, and among equals the first. Nothing here sees the DOM, asks the clock, or raises on any
content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.finders import (
    author,
    first_lines,
    front_matter,
    json_ld,
    labelled_dates,
    language,
    links,
    meta_dates,
    printed_bylines,
    site,
    title,
)
from cleanpage.metadata.page_context import Survey
from cleanpage.page import Metadata
from cleanpage.parsing.document import Document

__all__ = ["FINDERS", "Candidate", "Field", "Trust", "find_metadata"]

# In the order in which equals win: what the author of the text wrote, what the markup says, what the page
# prints.
FINDERS: tuple[Callable[[Document], Iterator[Candidate]], ...] = (
    front_matter.find,
    json_ld.find,
    title.find,
    first_lines.find,
    author.find,
    meta_dates.find,
    printed_bylines.find,
    labelled_dates.find,
    site.find,
    language.find,
    links.find,
)


def find_metadata(document: Document) -> Metadata:
    """What a page says about itself.

    Args:
        document: The page as one of the input formats made it.

    Returns:
        The best value of every field, None where nothing says it. An editor stands in for an author, and a
        day of change for a day of publication, only where the page names no other.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> head = Head(titles=["A day out | The Example"], metas=[("author", "Jane Doe")], language="en")
        >>> page = find_metadata(Document([], Outline(), head))
        >>> page.title, page.author, page.date, page.language
        ('A day out', 'Jane Doe', None, 'en')
    """
    survey = Survey.of(document)
    best = survey.held
    for find in FINDERS:
        for candidate in find(survey):
            held = best.get(candidate.field)
            if held is None or candidate.trust > held.trust:
                best[candidate.field] = candidate
    values = {field: _encodable(candidate.value) for field, candidate in best.items()}
    return Metadata(
        title=values.get(Field.TITLE),
        author=values.get(Field.AUTHOR) or values.get(Field.EDITOR),
        date=values.get(Field.DATE),
        modified=values.get(Field.MODIFIED),
        site_name=values.get(Field.SITE_NAME),
        language=values.get(Field.LANGUAGE),
        description=values.get(Field.DESCRIPTION),
        canonical_url=values.get(Field.CANONICAL_URL),
        image=values.get(Field.IMAGE),
    )


def _encodable(value: str) -> str:
    """A value without lone surrogates, which JSON can smuggle in by escapes; each becomes a question mark."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
