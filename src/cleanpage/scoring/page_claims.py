"""What a page says that it is: the type of its Open Graph and of its structured data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleanpage.parsing.document import Head

# Read by pattern: whether the JSON is well-formed does not matter for what it claims to be.
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')
# schema.org, version 29: the types that publishers of articles, and forums, give their pages.
_ARTICLES = frozenset({"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"})
_THREADS = frozenset({"DiscussionForumPosting", "QAPage"})


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page claims to be: an article, a thread of posts; both or neither."""

    article: bool
    thread: bool


def claims_of(head: Head) -> Claims:
    """Read the claims of a page.

    Example:
        >>> claims_of(Head(json_ld=['{"@type": "NewsArticle"}']))
        Claims(article=True, thread=False)
    """
    types = {name for source in head.json_ld for name in _TYPE.findall(source)}
    kind = og_type(head)
    return Claims(kind.startswith("article") or bool(types & _ARTICLES), bool(types & _THREADS))


def og_type(head: Head) -> str:
    """The page's `og:type` in lower case, or ""."""
    return next((content for name, content in head.metas if name == "og:type"), "").lower()
