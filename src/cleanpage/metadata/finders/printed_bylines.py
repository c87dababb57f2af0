"""Authors, days and sources in printed bylines: around the headline, and at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.lexicon.bylines import BY_NOUNS, BY_PHRASES, HAN_AUTHOR_LABELS
from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.page_context import find_headline
from cleanpage.metadata.regions import is_outside
from cleanpage.metadata.values.bylines import BYLINE_CHARS, Reading, may_be_byline, read_line
from cleanpage.metadata.values.date_labels import alternatives, labelled_text
from cleanpage.metadata.values.date_parsing import order_of_numbers
from cleanpage.metadata.values.person_names import is_han_name, is_person, join_names, parse_names
from cleanpage.parsing.document import Document

# Which segments are read, relative to the headline. Two texts of this length, in characters, end the
# byline's place.
_BEFORE, _AFTER = 8, 16
_TEXT_CHARS, _TEXTS = 200, 2
# Lines of a text scrape that are read, from its top and from its end.
_TOP_LINES, _LAST_LINES = 40, 25
# Longest words that a byline near the headline may hold besides its parts, in characters: a section, a place.
_REST_CHARS = 40
# The same at the end of the text: "compiled".
_END_REST_CHARS = 4

# A section after a name: "Jane Doe in Travel".
_SECTION = re.compile(r"\s+(?:in|on behalf of)\s.*$")
# The label of an author that stands in a block of its own, and how long it and the names after it are at most, in
# characters.
_LABEL_CHARS, _NAMES_CHARS = 16, 40
_AUTHOR_LABEL = re.compile(rf"(?:{alternatives(BY_PHRASES, BY_NOUNS, HAN_AUTHOR_LABELS)})\s?[:：]?", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_END = re.compile(r"[(（]([^()（）]{2,30})[)）]\s*$")
_HAN_LABELS = re.compile(r"[者辑輯编編源员員文][:：]|[记記]者|通[讯訊]|[责責][编編]|[编編][辑輯]|^[(（]")


def find(document: Document) -> Iterator[Candidate]:
    """What printed bylines say, the nearest to the headline first.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline, Segment
        >>> from cleanpage.page import BlockKind
        >>> lines = ["A day out", "By Jane Doe | March 3, 2024", "It was a fine morning when they set out."]
        >>> page = Document([Segment(line, BlockKind.LINE) for line in lines], Outline(), Head(), is_html=False)
        >>> [(candidate.field.value, candidate.value) for candidate in find(page)]
        [('author', 'Jane Doe'), ('date', '2024-03-03')]
    """
    order = order_of_numbers(document.head.language)
    signed, dated = False, False
    for index in _around_headline(document):
        text = _byline_text(document, index)
        if text:
            reading = read_line(text, order)
            if reading and reading.parts:
                yield from _candidates(reading, Trust.PRINTED)
                yield from _unlabelled(reading)
                dated = dated or reading.date is not None
                signed = signed or bool(reading.authors)
                if document.is_html and signed and dated and not reading.source:
                    break
    yield from _at_end(document)


def _byline_text(document: Document, index: int) -> str:
    """The text of a segment that may be a byline, with its label where that is a segment of its own; or ""."""
    text = document.segments[index].text
    if len(text) <= _LABEL_CHARS and _AUTHOR_LABEL.fullmatch(text) and index + 1 < len(document.segments):
        after = document.segments[index + 1].text
        return f"{text.rstrip(' :：')}: {after}" if len(after) <= _NAMES_CHARS else ""
    return labelled_text(document, index) if may_be_byline(text) else ""


def _around_headline(document: Document) -> Iterator[int]:
    """Indices of the short segments from the headline on, then of those before it."""
    segments = document.segments
    if not document.is_html:
        yield from (i for i, segment in enumerate(segments[:_TOP_LINES]) if len(segment.text) <= BYLINE_CHARS)
        return
    start = find_headline(document).index
    first, last = (start, start + _AFTER) if start >= 0 else (0, _TOP_LINES)
    texts = 0
    for index, segment in enumerate(segments[first:last], first):
        if len(segment.text) > _TEXT_CHARS:
            texts += 1
            if texts == _TEXTS:
                break
        elif not is_outside(segment):
            yield index
    for index in reversed(range(max(0, start - _BEFORE), max(0, start))):
        if len(segments[index].text) <= _TEXT_CHARS and not is_outside(segments[index]):
            yield index


def _at_end(document: Document) -> Iterator[Candidate]:
    """Authors and editors whom a Chinese text names after its end, or in brackets behind a paragraph."""
    segments = document.segments if document.is_html else document.segments[-_LAST_LINES:]
    if not _HAN.search("".join([s.text[:8] for s in segments[-_LAST_LINES:]])):
        return
    for segment in segments:
        text = segment.text
        if len(text) > BYLINE_CHARS or not _HAN_LABELS.search(text):
            bracket = _HAN_END.search(text[-40:])
            text = bracket[1] if bracket else ""
            if not _HAN_LABELS.search(text):
                text = f"记者 {text}" if text.endswith(("报道", "報道")) or is_han_name(text) else ""
        reading = read_line(text) if text else None
        if reading and reading.parts and len("".join(reading.rest)) <= _END_REST_CHARS:
            yield from _candidates(reading, Trust.DISTANT)


def _unlabelled(reading: Reading) -> Iterator[Candidate]:
    """A person's name without a label beside a date: "Jane Doe | March 3, 2024"."""
    if reading.authors or reading.editors or not (reading.date or reading.modified):
        return
    for rest in reading.rest[:2]:
        names = () if ":" in rest else parse_names(_SECTION.sub("", rest))
        if names and all(map(is_person, names)):
            yield Candidate(Field.AUTHOR, join_names(names), Trust.GUESSED, "name beside a date")
            return


def _candidates(reading: Reading, trust: Trust) -> Iterator[Candidate]:
    """One candidate per field that was read; none if too much else was in the line."""
    if any(len(rest) > _REST_CHARS for rest in reading.rest):
        return
    if reading.authors:
        yield Candidate(Field.AUTHOR, join_names(reading.authors), trust, "byline")
    if reading.date:
        yield Candidate(Field.DATE, reading.date, trust, "byline")
    if reading.modified:
        yield Candidate(Field.MODIFIED, reading.modified, trust, "byline")
        yield Candidate(Field.DATE, reading.modified, Trust.FALLBACK, "byline of a change")
    if reading.source:
        yield Candidate(Field.SITE_NAME, reading.source, trust, "byline")
    if reading.editors:
        yield Candidate(Field.EDITOR, join_names(reading.editors), trust, "byline")
