"""Hijacked titles: a `<title>` that sells something the page knows nothing of, while its headline stayed.

Spammers change the title, and often the description, because search engines show them; visitors hardly look at them.
The amounts are logits, set by hand: the labelled pages have no hijacked title to learn from.
"""

from __future__ import annotations

from dataclasses import replace

from cleanpage.lexicon import spam_topics
from cleanpage.page import BlockKind, Finding, FindingKind, Reason
from cleanpage.parsing.document import Document
from cleanpage.spam.vocabulary import is_long, words_of
from cleanpage.text.characters import weight_of
from cleanpage.text.writing_systems import main_script

# Share of a title's words that may occur on the page by chance.
_CHANCE = 0.34
_NAMING = ("og:site_name", "application-name", "apple-mobile-web-app-title", "author", "publisher")
_HIJACKED_TOO = ("title", "description", "keywords")
_SHORTEST = 3  # letters of a word that tells anything
_MAX_TRADES = 3
_MAIN_HEADING = 2


def find_hijacked_title(document: Document) -> Finding | None:
    """Judge the title of a page by its text.

    Returns:
        A finding without blocks, as the title is none; None where the title may be the page's own.
    """
    title = document.head.titles[0] if document.head.titles else ""
    words = _telling_words(title)
    if len(words) < _SHORTEST or not document.is_html:
        return None
    text = _text(document)
    known = _known(words, text)
    if known > _CHANCE:
        return None
    named = " ".join(
        [content for name, content in document.head.metas if name in _NAMING] + [document.url or ""]
    ).lower()
    amounts = {
        "average title": -6.5,
        "words foreign to the page": 4.0 * (1 - known / _CHANCE),
        "length": min(1.5, (weight_of(title) - 20) / 20),
        "a headline of the page's own": 1.5 * _has_headline(document, text),
        "trades": 0.9 * min(_MAX_TRADES, _trades(title, words)),
        "other script": 1.0 * (main_script(title) != main_script(text)),
        "names the site": -3.0 * any(word in named for word in words if is_long(word)),
    }
    total = sum(amounts.values())
    if total <= 0:
        return None
    reasons = tuple(Reason(name, amount) for name, amount in amounts.items() if amount)
    message = f"the title {title[:40]!r} has nothing to do with the page"
    return Finding(FindingKind.TITLE, (), reasons, total, 1, message)


def without_title(document: Document) -> Document:
    """The page without its hijacked title, and without the titles and descriptions that are foreign to it as well."""
    text = _text(document)
    metas = [
        (name, content)
        for name, content in document.head.metas
        if not name.endswith(_HIJACKED_TOO) or _known(_telling_words(content), text) > _CHANCE
    ]
    return replace(document, head=replace(document.head, titles=document.head.titles[1:], metas=metas))


def _text(document: Document) -> str:
    return "\n".join(segment.text for segment in document.segments).lower()


def _known(words: frozenset[str], text: str) -> float:
    """Share of the words that occur in a text, if only as a part of others; 1 if there are none."""
    return sum(word in text for word in words) / len(words) if words else 1.0


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if len(word) >= _SHORTEST or is_long(word))


def _has_headline(document: Document, text: str) -> bool:
    """Whether a main heading says what the text says."""
    for segment in document.segments:
        if segment.kind is BlockKind.HEADING and segment.level <= _MAIN_HEADING:
            words = _telling_words(segment.text)
            if words and sum(text.count(word) > 1 for word in words) >= len(words) / 2:
                return True
    return False


def _trades(title: str, words: frozenset[str]) -> int:
    return len(words & spam_topics.STEMS) + len(set(spam_topics.UNSPACED.findall(title.lower())))
