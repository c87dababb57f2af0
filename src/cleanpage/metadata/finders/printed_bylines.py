"""Authors, days and sources in printed bylines: around the headline, at the end of the text, and below a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanpage.lexicon.bylines import BY_NOUNS, BY_PHRASES, HAN_AUTHOR_LABELS
from cleanpage.metadata.elements import is_outside
from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.values.bylines import MAX_BYLINE, BylineParts, may_be_byline, parse_parts
from cleanpage.metadata.values.dates import with_date_label
from cleanpage.metadata.values.names import is_han_name, is_person, join_names, parse_names
from cleanpage.metadata.values.patterns import alternatives
from cleanpage.parsing.document import Segment
from cleanpage.text.characters import HAN_CHARACTER

# Segments that are read before the headline, and after it.
_BEFORE, _AFTER = 8, 16
# Length, in characters, above which a segment is running text, and how many such segments end the search.
_MIN_TEXT, _MAX_TEXTS = 200, 2
# Segments that are read from the top where there is no headline, and lines of a text scrape from its top.
_TOP_LINES = 40
# Segments that are read from the end: of a text scrape for bylines, of any page to tell whether it is Chinese.
_LAST_LINES = 25
# Longest piece that a byline near the headline may hold besides its parts, in characters: a section, a place.
_MAX_REST = 40
# The same at the end of the text, for all pieces together: "compiled".
_MAX_END_REST = 4

# A section after a name: "Jane Doe in Travel".
_SECTION = re.compile(r"\s+(?:in|on behalf of)\s.*$")
# Longest label of an author that stands in a block of its own, and longest names after it, in characters.
_MAX_LABEL, _MAX_NAMES = 16, 40
_AUTHOR_LABEL = re.compile(rf"(?:{alternatives(BY_PHRASES, BY_NOUNS, HAN_AUTHOR_LABELS)})\s?[:：]?", re.IGNORECASE)
# What stands in brackets at the end of a Chinese paragraph, and how much of the paragraph is looked at, in characters.
_IN_BRACKETS = re.compile(r"[(（]([^()（）]{2,30})[)）]\s*$")
_MAX_BRACKETS = 40
_HAN_LABELS = re.compile(r"[者辑輯编編源员員文][:：]|[记記]者|通[讯訊]|[责責][编編]|[编編][辑輯]|^[(（]")

# What begins a line that gives the day of publication, and how long such a line is at most, in characters.
_PUBLISHED = re.compile(
    r"(?:(?:originally )?published|posted|post time|date posted|发布|發布|發佈|发表|發表|公開日|掲載日|投稿日|등록|입력"
    r"|게시|veröffentlicht|publié|date de publication|publicad[oa]|fecha de publicación|data de publicação"
    r"|pubblicat[oa]|data di pubblicazione|опубликован|дата публикации|опубліковано|opublikowan|data publikacji"
    r"|yayın|giriş tarihi|diterbitkan|ngày đăng|gepubliceerd|publicera|publisert|julkaistu|publikováno|megjelent"
    r"|publicat\b)",
    re.IGNORECASE,
)
_MAX_DATED = 80


def find_in_html(context: PageContext) -> Iterator[Candidate]:
    """Bylines around the headline, the nearest first, and at the end of a Chinese text.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Document, Head, Outline
        >>> lines = ["A day out", "By Jane Doe | March 3, 2024", "It was a fine morning when they set out."]
        >>> page = Document([Segment(line, BlockKind.PARAGRAPH) for line in lines], Outline(), Head())
        >>> [(candidate.field.value, candidate.value) for candidate in find_in_html(context_of(page))]
        [('author', 'Jane Doe'), ('date', '2024-03-03')]
    """
    has_author = has_date = False
    for index in _around_headline(context):
        parts = _parts_at(context, index)
        if parts:
            yield from _near_headline(parts)
            has_date = has_date or parts.date is not None
            has_author = has_author or bool(parts.authors)
            if has_author and has_date and not parts.source:
                break
    yield from _at_end(context.document.segments)


def find_in_text(context: PageContext) -> Iterator[Candidate]:
    """Bylines in the first lines of a text scrape, and at the end of a Chinese one.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Document, Head, Outline
        >>> lines = ["A day out", "By Jane Doe | March 3, 2024", "It was a fine morning when they set out."]
        >>> page = Document([Segment(line, BlockKind.LINE) for line in lines], Outline(), Head(), is_html=False)
        >>> [(candidate.field.value, candidate.value) for candidate in find_in_text(context_of(page))]
        [('author', 'Jane Doe'), ('date', '2024-03-03')]
    """
    segments = context.document.segments
    for index, segment in enumerate(segments[:_TOP_LINES]):
        parts = _parts_at(context, index) if len(segment.text) <= MAX_BYLINE else None
        if parts:
            yield from _near_headline(parts)
    yield from _at_end(segments[-_LAST_LINES:])


def find_labelled_day(context: PageContext) -> Iterator[Candidate]:
    """The first day, anywhere on an HTML page, with the label of a publication, or beside one of a change.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.page import BlockKind
        >>> from cleanpage.parsing.document import Document, Head, Outline
        >>> lines = ["It was a fine morning when they set out.", "Published: March 3, 2024"]
        >>> page = Document([Segment(line, BlockKind.PARAGRAPH) for line in lines], Outline(), Head())
        >>> [candidate.value for candidate in find_labelled_day(context_of(page))]
        ['2024-03-03']
    """
    segments = context.document.segments
    for index, segment in enumerate(segments):
        if "20" not in segment.text or len(segment.text) > _MAX_DATED or is_outside(segment):
            continue
        text = with_date_label(segments, index)
        is_labelled = _PUBLISHED.match(text) is not None
        if not is_labelled and text.count("20") < 2:
            continue
        parts = parse_parts(text, context.day_first)
        if parts and parts.date and (is_labelled or parts.modified):
            yield Candidate(Field.DATE, parts.date, Trust.FALLBACK, "labelled day")
            return


def _around_headline(context: PageContext) -> Iterator[int]:
    """Indices of the short segments from the headline on, then of those before it, upwards."""
    segments = context.document.segments
    start = context.headline.index
    first, last = (start, start + _AFTER) if start >= 0 else (0, _TOP_LINES)
    texts = 0
    for index, segment in enumerate(segments[first:last], first):
        if len(segment.text) > _MIN_TEXT:
            texts += 1
            if texts == _MAX_TEXTS:
                break
        elif not is_outside(segment):
            yield index
    for index in reversed(range(max(0, start - _BEFORE), max(0, start))):
        if len(segments[index].text) <= _MIN_TEXT and not is_outside(segments[index]):
            yield index


def _parts_at(context: PageContext, index: int) -> BylineParts | None:
    """The parts of a segment, with its label where that is a segment of its own; None if it has none."""
    segments = context.document.segments
    text = segments[index].text
    if len(text) <= _MAX_LABEL and index + 1 < len(segments) and _AUTHOR_LABEL.fullmatch(text):
        names = segments[index + 1].text
        line = f"{text.rstrip(' :：')}: {names}" if len(names) <= _MAX_NAMES else ""
    else:
        line = with_date_label(segments, index) if may_be_byline(text) else ""
    parts = parse_parts(line, context.day_first)
    return parts if parts and parts.count else None


def _near_headline(parts: BylineParts) -> Iterator[Candidate]:
    """What a byline near the headline says: by labels, or as a name without one beside a date."""
    yield from _candidates(parts, Trust.PRINTED)
    if parts.authors or parts.editors or not (parts.date or parts.modified):
        return
    for rest in parts.rest[:2]:
        names = () if ":" in rest else parse_names(_SECTION.sub("", rest))
        if names and all(map(is_person, names)):
            yield Candidate(Field.AUTHOR, join_names(names), Trust.GUESSED, "name beside a date")
            return


def _at_end(segments: list[Segment]) -> Iterator[Candidate]:
    """Authors and editors whom a Chinese text names after its end, or in brackets behind a paragraph."""
    if not HAN_CHARACTER.search("".join([segment.text[:8] for segment in segments[-_LAST_LINES:]])):
        return
    for segment in segments:
        line = _end_byline(segment.text)
        parts = parse_parts(line) if line else None
        if parts and parts.count and len("".join(parts.rest)) <= _MAX_END_REST:
            yield from _candidates(parts, Trust.DISTANT)


def _end_byline(text: str) -> str:
    """The text or what stands in brackets at its end, whichever may be a byline; else ""."""
    if len(text) <= MAX_BYLINE and _HAN_LABELS.search(text):
        return text
    brackets = _IN_BRACKETS.search(text[-_MAX_BRACKETS:])
    inside = brackets[1] if brackets else ""
    if _HAN_LABELS.search(inside):
        return inside
    return f"记者 {inside}" if inside.endswith(("报道", "報道")) or is_han_name(inside) else ""


def _candidates(parts: BylineParts, trust: Trust) -> Iterator[Candidate]:
    """One candidate for each field that a byline fills; none if too much else is in the line."""
    if any(len(rest) > _MAX_REST for rest in parts.rest):
        return
    if parts.authors:
        yield Candidate(Field.AUTHOR, join_names(parts.authors), trust, "byline")
    if parts.date:
        yield Candidate(Field.DATE, parts.date, trust, "byline")
    if parts.modified:
        yield Candidate(Field.MODIFIED, parts.modified, trust, "byline")
        yield Candidate(Field.DATE, parts.modified, Trust.FALLBACK, "byline of a change")
    if parts.source:
        yield Candidate(Field.SITE_NAME, parts.source, trust, "byline")
    if parts.editors:
        yield Candidate(Field.EDITOR, join_names(parts.editors), trust, "byline")
