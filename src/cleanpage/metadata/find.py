"""`find_metadata`: which finders are asked about a page, and which of their candidates win.

A new finder is called from `find_candidates`. Among candidates of equal trust the first wins, so the order counts:
first what the front matter says, then what the markup says, then what the page prints. Nothing here sees the DOM, asks
the clock, or raises on any content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanpage.metadata.elements import Elements
from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.finders import (
    first_lines,
    front_matter,
    head_fields,
    json_ld,
    named_elements,
    printed_bylines,
    script_language,
)
from cleanpage.metadata.headline import NO_HEADLINE, Headline, find_headline, folded_site_names
from cleanpage.metadata.values.dates import are_neighbours, date_in_url, prints_day_first
from cleanpage.page import Metadata
from cleanpage.parsing.document import Document


def find_metadata(document: Document) -> Metadata:
    """What a page says about itself.

    Args:
        document: The page, HTML or a text scrape.

    Returns:
        The best value of every field, None where nothing says it. An editor stands in for an author, and a day of
        change for a day of publication, only where the page names no other.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> head = Head(titles=["A day out | The Example"], metas=[("author", "Jane Doe")], language="en")
        >>> page = find_metadata(Document([], Outline(), head))
        >>> page.title, page.author, page.date, page.language
        ('A day out', 'Jane Doe', None, 'en')
    """
    candidates = find_candidates(document)
    values: dict[Field, str] = {}
    for field in Field:
        best = _best(candidates, field)
        if best:
            values[field] = _encodable(best.value)
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


def find_candidates(document: Document) -> list[Candidate]:
    """Everything that the finders find, in the order in which they are asked.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> head = Head(titles=["A day out"], metas=[("author", "Jane Doe"), ("citation_author", "J. Doe")])
        >>> [(found.value, found.source) for found in find_candidates(Document([], Outline(), head))]
        [('A day out', 'claimed title'), ('Jane Doe', 'meta author'), ('J. Doe', 'meta citation_author')]
    """
    context = context_of(document)
    found: list[Candidate] = []
    if document.head.front_matter:
        found += front_matter.find(context)
    if document.is_html:
        _add_from_html(found, context)
    else:
        found += first_lines.find(context)
        found += printed_bylines.find_in_text(context)
        found += _day_in_url(document.url, None)
    found += script_language.find(context)
    return found


def context_of(document: Document) -> PageContext:
    """What the finders get to know about a page.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> context_of(Document([], Outline(), Head(titles=["A day out"]))).headline.text
        'A day out'
    """
    headline, site_names = NO_HEADLINE, frozenset[str]()
    if document.is_html:
        site_names = folded_site_names(head_fields.site_names(document.head), document.own_url)
        headline = find_headline(document, site_names)
    return PageContext(document, headline, site_names, Elements(document), prints_day_first(document.head.language))


def _add_from_html(found: list[Candidate], context: PageContext) -> None:
    """Ask the finders of an HTML page, and add what they find; those that search the blocks come last.

    Args:
        found: What is found so far. It decides which of the later finders are asked.
        context: The page.
    """
    head = context.document.head
    if head.json_ld:
        found += json_ld.find(context)
    found += _title(context.headline)
    found += head_fields.find(context)

    # Elements named after authors are searched unless the markup says as much; far from the headline they often name
    # others, and are searched only where nobody is named.
    author_trust = _trust(found, Field.AUTHOR)
    if author_trust < Trust.NAMED and not head_fields.is_product(head):
        found += named_elements.find_authors(context, whole_page=author_trust < Trust.FALLBACK)

    # Elements named after days are searched unless a `<meta>` element is clear about the day of publication. If both
    # days are known, only an element that is as clear as such a `<meta>` can say anything better.
    if not any(candidate.field is Field.DATE and candidate.trust is Trust.META for candidate in found):
        day = _best(found, Field.DATE)
        json_ld_day = day.value if day and day.source == json_ld.SOURCE else None
        knows_both = min(_trust(found, Field.DATE), _trust(found, Field.MODIFIED)) >= Trust.NAMED
        found += named_elements.find_days(context, json_ld_day, only_published=knows_both)

    found += _day_in_url(context.document.url, _best(found, Field.DATE))
    found += printed_bylines.find_in_html(context)
    if _trust(found, Field.DATE) < Trust.FALLBACK:
        found += printed_bylines.find_labelled_day(context)


def _title(headline: Headline) -> Iterator[Candidate]:
    """The headline as printed where a claimed title confirms it, or else as claimed."""
    if headline.text and headline.confirmed:
        yield Candidate(Field.TITLE, headline.text, Trust.CONFIRMED, "heading")
    elif headline.text:
        yield Candidate(Field.TITLE, headline.text, Trust.META, "claimed title")


def _day_in_url(url: str | None, best: Candidate | None) -> Iterator[Candidate]:
    """The day in the path of the URL. It comes last, unless it is one day off from that of a `<meta>` element.

    Then it is the day in the time zone of the site, and the `<meta>` element has the day in UTC.
    """
    day = date_in_url(url) if url else None
    if day:
        is_local = best is not None and best.source.startswith("meta") and are_neighbours(best.value, day)
        yield Candidate(Field.DATE, day, Trust.STRUCTURED if is_local else Trust.URL, "url")


def _best(candidates: Sequence[Candidate], field: Field) -> Candidate | None:
    """The most trusted candidate of a field; among equals the first."""
    of_field = [candidate for candidate in candidates if candidate.field is field]
    return max(of_field, key=lambda candidate: candidate.trust, default=None)


def _trust(candidates: Sequence[Candidate], field: Field) -> int:
    """The trust in the best candidate of a field; 0 if there is none."""
    best = _best(candidates, field)
    return best.trust if best else 0


def _encodable(value: str) -> str:
    """A value without lone surrogates, which JSON can smuggle in by escapes; each becomes a question mark."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
