"""What `<meta>` and `<link>` elements and the `lang` attribute of an HTML page say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from cleanpage.metadata.finder import Candidate, Field, PageContext, Trust
from cleanpage.metadata.values.dates import parse_date
from cleanpage.metadata.values.names import fold_name, join_names, parse_names
from cleanpage.parsing.document import Document, Head

# `<meta>` names that hold an author. All values of the first one that names anybody are taken together.
_AUTHORS: Final = (
    "author", "sailthru.author", "parsely-author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "dc.creator.name", "citation_author", "article:author", "og:article:author", "book:author", "creator",
    "byl", "article:author_name", "authors", "article.author", "dc.author", "og:author", "dc:creator",
    "dc.contributor.author", "article_author", "article-author", "mediator_author", "dable:author",
    "shareaholic:article_author_name", "bepress_citation_author", "eprints.creators_name", "twitter:data1",
)  # fmt: skip
_AUTHOR_SET: Final = frozenset(_AUTHORS)
# The label that makes `twitter:data1` an author, in the languages of the SEO plugins that write it.
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skrevet av|"
    r"skriven av|"
    r"автор|napisane przez|作者|撰文|投稿者|執筆者|author|autor|^by$",
    re.IGNORECASE,
)

# The trust in each `<meta>` name that holds the value of a field; any number of them may stand in a page.
_TRUSTS: Final = {
    Field.SITE_NAME: {
        "og:site_name": Trust.META,
        "og:site": Trust.PRINTED,
        "contentsource": Trust.META,
        "source": Trust.NAMED,
        "application-name": Trust.NAMED,
        "dc.publisher": Trust.NAMED,
        "dcterms.publisher": Trust.NAMED,
        "citation_journal_title": Trust.NAMED,
        "apple-mobile-web-app-title": Trust.GUESSED,
        "publisher": Trust.GUESSED,
        "al:ios:app_name": Trust.FALLBACK,
        "al:android:app_name": Trust.FALLBACK,
        "copyright": Trust.FALLBACK,
    },
    Field.LANGUAGE: {
        "og:locale": Trust.PRINTED,
        "content-language": Trust.NAMED,
        "inlanguage": Trust.NAMED,
        "dc.language": Trust.NAMED,
        "dcterms.language": Trust.NAMED,
        "language": Trust.NAMED,
    },
    Field.DATE: {
        **dict.fromkeys(
            """
            article:published_time og:article:published_time datepublished published_time article:published
            og:publish_date parsely-pub-date sailthru.date cxenseparse:publishtime publishdate publish_date
            publish-date pubdate published og:published_time publication_date article_date_original
            publisheddate published_at rnews:datepublished bt:pubdate apub:time dc.date.issued dcterms.issued
            citation_publication_date citation_online_date bepress_citation_online_date dc.date.published
            dc:date.issued mediator_published_time pubtime
            """.split(),
            Trust.META,
        ),
        **dict.fromkeys(
            """
            date dc.date dcterms.date dc.date.created dcterms.created datecreated created uploaddate citation_date
            og:release_date og:pubdate displaydate date-pub ms.date article.published article.created eprints.date
            dc:date dc.date.available dcterms.available dcterms.datesubmitted bepress_citation_date
            prism.publicationdate weibo:article:create_at og:regdate release_date
            """.split(),
            Trust.NAMED,
        ),
    },
    Field.MODIFIED: dict.fromkeys(
        """
        article:modified_time og:updated_time og:article:modified_time datemodified last-modified modified lastmod
        article:modified dcterms.modified dc.date.modified updated_at updated revised date-revision_date dateupdate
        """.split(),
        Trust.META,
    ),
    Field.DESCRIPTION: {
        "og:description": Trust.META,
        "description": Trust.PRINTED,
        "twitter:description": Trust.NAMED,
        "dc.description": Trust.GUESSED,
        "abstract": Trust.GUESSED,
    },
    Field.CANONICAL_URL: {"og:url": Trust.META},
    Field.IMAGE: {
        "og:image": Trust.META,
        "og:image:url": Trust.META,
        "og:image:secure_url": Trust.PRINTED,
        "twitter:image": Trust.NAMED,
        "twitter:image:src": Trust.NAMED,
        "image": Trust.GUESSED,
        "thumbnail": Trust.GUESSED,
    },
}
_FIELDS: Final = {name: field for field, trusts in _TRUSTS.items() for name in trusts}
# Any other name that says the day of publication: "w-published-date", "article-publish-time".
_SAYS_PUBLISHED = re.compile(r"publi(?:sh|shed|cation)?[-_.:]?(?:date|time|at)|(?:date|time)[-_.:]?publish")

# Longest name of a site, in characters; longer ones are slogans or whole titles.
_MAX_SITE_NAME = 80
_NO_SITE_NAME = re.compile(r"https?:|www\.|[@<>{}©]|\ball rights\b", re.IGNORECASE)
# Longest URL and longest description that are taken, in characters.
_MAX_URL, _MAX_DESCRIPTION = 2000, 2000
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$", re.IGNORECASE)
# Tags of ISO 639 that name no language.
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "qaa"})


def find(context: PageContext) -> Iterator[Candidate]:
    """Authors, days, site, language, canonical URL, description and image, as the head of an HTML page has them.

    URLs are made absolute where the page's own is known. What is no web URL is left out.

    Example:
        >>> from cleanpage.metadata.find import context_of
        >>> from cleanpage.parsing.document import Outline
        >>> metas = [("author", "Jane Doe"), ("author", "John Roe"), ("og:site_name", "The Daily Example")]
        >>> page = Document([], Outline(), Head(metas=metas, links=[("canonical", "/a")]), url="https://example.org/a?b")
        >>> [candidate.value for candidate in find(context_of(page))]
        ['Jane Doe; John Roe', 'https://example.org/a', 'The Daily Example']
    """
    head = context.document.head
    yield from _authors(context)
    language = _language(head.language)
    if language:
        yield Candidate(Field.LANGUAGE, language, Trust.STRUCTURED, "lang")
    yield from _links(context.document)
    for name, content in head.metas:
        field = _FIELDS.get(name)
        if field is not None:
            trust = _TRUSTS[field][name]
        elif "publi" in name and _SAYS_PUBLISHED.search(name):
            field, trust = Field.DATE, Trust.NAMED
        else:
            continue
        value = _value(field, content, context)
        if value:
            yield Candidate(field, value, trust, f"meta {name}")


def _authors(context: PageContext) -> Iterator[Candidate]:
    contents: dict[str, list[str]] = {}
    label = ""
    for name, content in context.document.head.metas:
        if name in _AUTHOR_SET:
            contents.setdefault(name, []).append(content)
        elif name == "twitter:label1":
            label = content
    if not _WRITTEN_BY.search(label):
        contents.pop("twitter:data1", None)
    for name in _AUTHORS if contents else ():
        people = [person for content in contents.get(name, ()) for person in parse_names(content)]
        if people:
            is_site = all(fold_name(person) in context.site_names for person in people)
            trust = Trust.FALLBACK if is_site else Trust.META
            yield Candidate(Field.AUTHOR, join_names(people), trust, f"meta {name}")


def _links(document: Document) -> Iterator[Candidate]:
    for rel, href in document.head.links:
        if "canonical" in rel.split():
            url = _absolute_url(href, document.url)
            if url:
                yield Candidate(Field.CANONICAL_URL, url, Trust.STRUCTURED, "link canonical")
        elif rel == "image_src":
            url = _absolute_url(href, document.url)
            if url:
                yield Candidate(Field.IMAGE, url, Trust.NAMED, "link image_src")


def _value(field: Field, content: str, context: PageContext) -> str:
    """The content of a `<meta>` element as a value of a field; "" if it is none."""
    if field in (Field.DATE, Field.MODIFIED):
        return parse_date(content, context.day_first) or ""
    if field in (Field.CANONICAL_URL, Field.IMAGE):
        return _absolute_url(content, context.document.url)
    if field is Field.DESCRIPTION:
        return " ".join(unescape(content[:_MAX_DESCRIPTION]).split())
    if field is Field.LANGUAGE:
        return _language(content)
    return _site_name(content)


def _site_name(content: str) -> str:
    name = " ".join(content[: 2 * _MAX_SITE_NAME].split())
    return name if 1 < len(name) <= _MAX_SITE_NAME and not _NO_SITE_NAME.search(name) else ""


def _language(value: str) -> str:
    """The primary tag of a language tag or a locale; "" if it names no language."""
    match = _LANGUAGE_TAG.match(value.split(",")[0].strip()[:40])
    tag = match[1].lower() if match else ""
    return "" if tag in _NO_LANGUAGE else tag


def _absolute_url(href: str, base: str | None) -> str:
    """A web URL, made absolute where the page's own is known; "" for anything else."""
    href = href.strip()
    if not href or len(href) > _MAX_URL:
        return ""
    if href.lower().startswith(("http://", "https://")):
        return href
    try:
        if urlsplit(href).scheme:
            return ""
        return urljoin(base, href) if base else href
    except ValueError:
        return ""


def site_names(head: Head) -> list[str]:
    """What the `<meta>` elements call the site.

    Example:
        >>> site_names(Head(metas=[("og:site_name", "The Daily Example"), ("source", "https://example.org/")]))
        ['The Daily Example']
    """
    names = [_site_name(content) for name, content in head.metas if name in _TRUSTS[Field.SITE_NAME]]
    return [name for name in names if name]


def is_product(head: Head) -> bool:
    """Whether the page sells something: the people who are named on it are its reviewers."""
    return any(name == "og:type" and content.startswith("product") for name, content in head.metas)
