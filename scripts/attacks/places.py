"""Where spam is put into the markup of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from attacks.shape import Spam

_BODY_START = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>.*?</title\s*>", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>((?:(?!</?p\b).)*)</p\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# A paragraph is of the body if so many of its first characters are in the gold text. Shorter ones are not looked at.
_TELLING = 40

# Takes the markup of a page, its gold body and the spam. Returns None if the page has no such place.
Place = Callable[[str, str, Spam, Random], str | None]


def top(html: str, gold: str, spam: Spam, rng: Random) -> str | None:
    """At the start of the page."""
    found = _BODY_START.search(html)
    return _insert(html, found.end(), spam) if found else None


def end(html: str, gold: str, spam: Spam, rng: Random) -> str | None:
    """At the end of the page."""
    found = list(_BODY_END.finditer(html))
    return _insert(html, found[-1].start(), spam) if found else None


def inside(html: str, gold: str, spam: Spam, rng: Random) -> str | None:
    """Between two paragraphs of the body."""
    spots = body_paragraph_ends(html, gold)
    return _insert(html, rng.choice(spots[:-1]), spam) if len(spots) > 2 else None


def below(html: str, gold: str, spam: Spam, rng: Random) -> str | None:
    """Right after the last paragraph of the body."""
    spots = body_paragraph_ends(html, gold)
    return _insert(html, spots[-1], spam) if len(spots) > 2 else None


def retitled(html: str, title: str) -> str | None:
    """The page with another `<title>`; its headings stay."""
    changed, number = _TITLE.subn(lambda _: f"<title>{title}</title>", html, count=1)
    return changed if number else None


def body_paragraph_ends(html: str, gold: str) -> list[int]:
    """Where the `<p>` elements of the body end."""
    wanted = "".join(gold.split())
    ends = []
    for match in _PARAGRAPH.finditer(html):
        text = "".join(_TAG.sub("", match[1]).split())
        if len(text) >= _TELLING and text[:_TELLING] in wanted:
            ends.append(match.end())
    return ends


def _insert(html: str, at: int, spam: Spam) -> str:
    changed = html[:at] + spam.source + html[at:]
    if not spam.style:
        return changed
    head = _HEAD_END.search(changed)
    rule = f"<style>{spam.style}</style>"
    return changed[: head.start()] + rule + changed[head.start() :] if head else rule + changed
