"""Days that stand far from the headline: where nothing near it, and nothing in the markup, says one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.page_context import is_settled
from cleanpage.metadata.regions import is_outside
from cleanpage.metadata.values.bylines import read_line
from cleanpage.metadata.values.date_labels import labelled_text
from cleanpage.metadata.values.date_parsing import order_of_numbers
from cleanpage.parsing.document import Document

# What begins a line that gives the day of publication, and how long such a line is at most, in characters.
_PUBLISHED = re.compile(
    r"(?:(?:originally )?published|posted|post time|date posted|发布|發布|發佈|发表|發表|公開日|掲載日|投稿日|등록|입력"
    r"|게시|veröffentlicht|publié|date de publication|publicad[oa]|fecha de publicación|data de publicação"
    r"|pubblicat[oa]|data di pubblicazione|опубликован|дата публикации|опубліковано|opublikowan|data publikacji"
    r"|yayın|giriş tarihi|diterbitkan|ngày đăng|gepubliceerd|publicera|publisert|julkaistu|publikováno|megjelent"
    r"|publicat\b)",
    re.IGNORECASE,
)
_LABELLED_CHARS = 80


def find(document: Document) -> Iterator[Candidate]:
    """The first day that a label calls that of publication, or that stands before one of a change.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline, Segment
        >>> from cleanpage.page import BlockKind
        >>> lines = ["It was a fine morning when they set out.", "Published: March 3, 2024"]
        >>> page = Document([Segment(line, BlockKind.PARAGRAPH) for line in lines], Outline(), Head())
        >>> [candidate.value for candidate in find(page)]
        ['2024-03-03']
    """
    if not document.is_html or is_settled(document, Field.DATE, Trust.FALLBACK):
        return
    order = order_of_numbers(document.head.language)
    dated = [i for i, s in enumerate(document.segments) if "20" in s.text and len(s.text) <= _LABELLED_CHARS]
    for index in dated:
        text = labelled_text(document, index)
        if (_PUBLISHED.match(text) or text.count("20") > 1) and not is_outside(document.segments[index]):
            reading = read_line(text, order)
            if reading and reading.date and (reading.modified or _PUBLISHED.match(text)):
                yield Candidate(Field.DATE, reading.date, Trust.FALLBACK, "labelled day")
                return
