"""Hijacked titles: a `<title>` that sells what the page knows nothing of, while the headline of the page stayed.

Spammers change the title, and often the description, because search engines show them and visitors hardly look at
them. The score of a title is a sum of amounts in logits, which are set by hand: the labelled pages have no hijacked
title to learn from.
"""

from __future__ import annotations

from dataclasses import replace

from cleanpage.lexicon import spam_topics
from cleanpage.page import BlockKind, Finding, FindingKind, Reason
from cleanpage.parsing.document import Document
from cleanpage.spam.vocabulary import is_content_word, words_of
from cleanpage.text.characters import weight_of
from cleanpage.text.writing_systems import main_script

# A title is the page's own if the page has more than this share of its words. A hijacked one has some by chance.
_MAX_KNOWN_SHARE = 0.34
# A title of fewer words is not judged.
_MIN_WORDS = 3
# Shorter words, in letters, tell nothing, unless they are pairs of characters.
_MIN_LETTERS = 3
# Headings up to this level are headlines. The page has the words of its own headline again elsewhere: half of them or
# more, each twice or more often.
_MAX_HEADLINE_LEVEL, _HEADLINE_SHARE, _HEADLINE_COUNT = 2, 0.5, 2

_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "author", "publisher")
# The ends of the names of `<meta>` elements that are changed together with the title.
_CHANGED_AS_WELL = ("title", "description", "keywords")

# Amounts, in logits.
_AVERAGE_TITLE = -6.5
# If the page has none of the words; proportionally less if it has some.
_NO_WORD_KNOWN = 4.0
# Length in Latin letters' worth at which it says nothing, letters beyond it that make 1 logit, and the maximum.
_NEUTRAL_LENGTH, _LETTERS_A_LOGIT, _MAX_LENGTH_AMOUNT = 20, 20, 1.5
_OWN_HEADLINE = 1.5
# For each word of a spam topic, up to three.
_FOR_EACH_TOPIC_WORD, _MAX_TOPIC_WORDS = 0.9, 3
_OTHER_SCRIPT = 1.0
_NAMES_SITE = -3.0


def find_hijacked_title(document: Document) -> Finding | None:
    """Judge the title of a page by the text of the page.

    Returns:
        A finding without blocks, as the title is no block; None if the title may be the page's own.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> article = "<h1>The harbour opens</h1><p>The harbour opens on Sunday, said the keeper of the lighthouse."
        >>> page = parse_html(f"<title>Casino Bonus, Slots, Roulette, Jackpot</title>{article}".encode())
        >>> find_hijacked_title(page).message
        "The title 'Casino Bonus, Slots, Roulette, Jackpot' has nothing to do with the page."
    """
    title = document.head.titles[0] if document.head.titles else ""
    words = _telling_words(title)
    if len(words) < _MIN_WORDS or not document.is_html:
        return None
    text = _text(document)
    known = _known_share(words, text)
    if known > _MAX_KNOWN_SHARE:
        return None
    topic_words = len(words & spam_topics.TOPIC_STEMS) + len(set(spam_topics.TOPIC_PHRASES.findall(title.lower())))
    amounts = {
        "average title": _AVERAGE_TITLE,
        "words foreign to the page": _NO_WORD_KNOWN * (1 - known / _MAX_KNOWN_SHARE),
        "length": min(_MAX_LENGTH_AMOUNT, (weight_of(title) - _NEUTRAL_LENGTH) / _LETTERS_A_LOGIT),
        "a headline of the page's own": _OWN_HEADLINE * _has_own_headline(document, text),
        "spam topics": _FOR_EACH_TOPIC_WORD * min(_MAX_TOPIC_WORDS, topic_words),
        "other script": _OTHER_SCRIPT * (main_script(title) != main_script(text)),
        "names the site": _NAMES_SITE * _names_site(document, words),
    }
    score = sum(amounts.values())
    if score <= 0:
        return None
    reasons = tuple(Reason(name, amount) for name, amount in amounts.items() if amount)
    message = f"The title {title[:40]!r} has nothing to do with the page."
    return Finding(FindingKind.TITLE, (), reasons, score, 1, message)


def without_title(document: Document) -> Document:
    """The page without its hijacked title, and without other titles and descriptions of words that it does not have.

    Example:
        >>> from cleanpage.parsing.html_parser import parse_html
        >>> head = "<title>Casino Bonus</title><meta name=description content='Slots and roulette'>"
        >>> head = without_title(parse_html(f"{head}<p>The harbour opens on Sunday.".encode())).head
        >>> head.titles, head.metas
        ([], [])
    """
    text = _text(document)
    metas = []
    for name, content in document.head.metas:
        if not name.endswith(_CHANGED_AS_WELL) or _known_share(_telling_words(content), text) > _MAX_KNOWN_SHARE:
            metas.append((name, content))
    return replace(document, head=replace(document.head, titles=document.head.titles[1:], metas=metas))


def _text(document: Document) -> str:
    return "\n".join(segment.text for segment in document.segments).lower()


def _telling_words(text: str) -> frozenset[str]:
    """The folded words of a text but for the shortest, which tell nothing."""
    return frozenset(word for word in words_of(text) if len(word) >= _MIN_LETTERS or is_content_word(word))


def _known_share(words: frozenset[str], text: str) -> float:
    """Share of the words that occur in a text, if only as a part of others; 1 if there are none."""
    return sum(word in text for word in words) / len(words) if words else 1.0


def _has_own_headline(document: Document, text: str) -> bool:
    """Whether a headline has the words of the text."""
    for segment in document.segments:
        if segment.kind is BlockKind.HEADING and segment.level <= _MAX_HEADLINE_LEVEL:
            words = _telling_words(segment.text)
            repeated = sum(text.count(word) >= _HEADLINE_COUNT for word in words)
            if words and repeated >= _HEADLINE_SHARE * len(words):
                return True
    return False


def _names_site(document: Document, words: frozenset[str]) -> bool:
    """Whether a content word of the title is in a name of the site, its author, or the URL of the page."""
    names = [content for name, content in document.head.metas if name in _SITE_NAMES]
    joined = " ".join([*names, document.url or ""]).lower()
    return any(word in joined for word in words if is_content_word(word))
