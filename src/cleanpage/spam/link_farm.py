"""Link farms: lists of search phrases that a hacked site carries for the search engines' sake.

A farm is a list of many phrases, in one block with separators or as a run of links, that has nothing to do with the
page. No clue is enough alone, since menus, tag lists, bibliographies and brand lists have the same shape; the amounts
below are logits, set by hand so that each look-alike lacks at least two of the clues that a farm has. No words are
looked up: a list of words would hit every article about the trade.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2

import regex

from cleanpage.document import Document
from cleanpage.lexicon import tags as t
from cleanpage.measures import CJK_WEIGHT, Measures
from cleanpage.page import Contamination, Finding, Reason
from cleanpage.scripts import script_balance

_SEPARATORS = re.compile(r"\s*[|｜,，、;；_]\s*|\s+[-–—•·I/]\s+")
_SEPARATING = ("|", ",", "_", "，", "、", ";", "；", "｜", " - ", " – ", " — ", " • ", " · ", " I ", " / ")
_SENTENCE = re.compile(r"[。！？.!?](?:(?<=[。！？])|\s|$)")
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_WORD = re.compile(r"[^\W_]+")
# What sources are cited with, and search phrases never written: a bracketed year, pages or years from one to another,
# a full stop, a colon between title and subtitle.
_CITED = regex.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)|\d\s?[-–]\s?\d|[.!?。！？…]$|[.:]\s+\p{Lu}")

# The fewest phrases that make a list; real farms have 4 to 40, sometimes thousands.
_MIN_PHRASES = 4
# Mean weight of a phrase in Latin letters: menu entries are shorter, sentences longer.
_PHRASE_WEIGHT = (10.0, 90.0)
# A page is in traditional script, and a block in simplified, from so many telling characters on.
_PAGE_SCRIPT, _BLOCK_SCRIPT = 20, 3
# Share of the page, at its start and end, where farms stand.
_EDGE = 0.1
# The longest list that is looked at in full, in characters; more of the same adds nothing.
_MAX_CHARS = 20_000
_LINKED = 0.8
_LONGEST_SCHEME = 8
# The most, in logits, that the comparison with the rest of the page can add: by its words, by words and script.
_MOST_FROM_WORDS, _MOST_FROM_PAGE = 2.0, 5.0
# The same for its links, with the recurring words that they make count for more.
_MOST_FROM_LINKS = 5.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A list of phrases that may be a farm."""

    blocks: tuple[int, ...]
    phrases: tuple[str, ...]
    text: str


def detect(document: Document, measures: Measures) -> list[Finding]:
    """Find the link farms of a page."""
    candidates = [*_delimited(document, measures), *_link_runs(document, measures)]
    lists = {block for candidate in candidates for block in candidate.blocks}
    running = [s.text[:_MAX_CHARS] for i, s in enumerate(document.segments) if measures.masses[i] and i not in lists]
    page = _PageClues(document, "\n".join(running))
    findings = (_judge(page, candidate) for candidate in candidates)
    return [finding for finding in findings if finding]


def _delimited(document: Document, measures: Measures) -> Iterator[_Candidate]:
    """Blocks that hold a list with separators."""
    least = _MIN_PHRASES * _PHRASE_WEIGHT[0]
    for index, weight in enumerate(measures.weights):
        if weight < least:
            continue
        text = document.segments[index].text[:_MAX_CHARS]
        if sum(map(text.count, _SEPARATING)) < _MIN_PHRASES - 1:
            continue
        if len(_SENTENCE.findall(text)) > 1 + len(text) // 500:
            continue
        phrases = tuple(phrase for phrase in _SEPARATORS.split(text) if len(phrase) > 1)
        if _is_list([_weight(phrase) for phrase in phrases]):
            yield _Candidate((index,), phrases, text)


def _link_runs(document: Document, measures: Measures) -> Iterator[_Candidate]:
    """Runs of blocks that are nothing but links."""
    run: list[int] = []
    for index, density in enumerate([*measures.link_densities, 0.0]):
        if density >= _LINKED:
            run.append(index)
            continue
        if len(run) >= _MIN_PHRASES and _is_list([measures.weights[i] for i in run]):
            phrases = tuple(document.segments[i].text for i in run)
            yield _Candidate(tuple(run), phrases, "\n".join(phrases)[:_MAX_CHARS])
        run = []


def _is_list(weights: Sequence[float]) -> bool:
    """Whether phrases of these weights make a list of search phrases: enough of them, of their usual length."""
    if len(weights) < _MIN_PHRASES:
        return False
    return _PHRASE_WEIGHT[0] <= sum(weights) / len(weights) <= _PHRASE_WEIGHT[1]


def _weight(phrase: str) -> float:
    return len(phrase) + (CJK_WEIGHT - 1) * (0 if phrase.isascii() else len(_CJK.findall(phrase)))


class _PageClues:
    """What the clues compare a list with: the rest of the page, read only once a list may be a farm."""

    def __init__(self, document: Document, running_text: str) -> None:
        self.document = document
        self.running_text = running_text

    @cached_property
    def vocabulary(self) -> set[str]:
        """The words and bigrams of the page's running text."""
        return set(_units(self.running_text))

    @cached_property
    def traditional(self) -> int:
        """Characters of the running text that are of traditional script only."""
        return script_balance(self.running_text)[0]

    @cached_property
    def host(self) -> str:
        """The page's own registered domain, or ""."""
        return _own_host(self.document)

    def amounts(self, candidate: _Candidate) -> dict[str, float]:
        """The clues for one list, in logits; {} if the first of them show that it cannot be a farm."""
        place = self._place_amounts(candidate)
        most_from_page = _MOST_FROM_WORDS if candidate.text.isascii() else _MOST_FROM_PAGE
        if sum(place.values()) + _MOST_FROM_LINKS + most_from_page <= 0:
            return {}
        links, most_reuse = self._link_amounts(candidate, hidden=place["hidden"] > 0)
        if sum(place.values()) + sum(links.values()) + most_reuse + most_from_page <= 0:
            return {}
        return {
            **place,
            **links,
            "words recur in its phrases": min(most_reuse, 4.0 * (_reuse(candidate.phrases) - 0.2)),
            "written like sources": -2.5 * _share(_CITED, candidate.phrases),
            "words foreign to the page": 4.0 * (0.5 - self._overlap(candidate)),
            "simplified on a traditional page": 3.0 * self._is_alien_script(candidate),
        }

    def _place_amounts(self, candidate: _Candidate) -> dict[str, float]:
        """The clues of size and place."""
        first, last = candidate.blocks[0], candidate.blocks[-1]
        flags = self.document.segments[first].flags
        at_edge = first == 0 or last >= (1 - _EDGE) * len(self.document.segments)
        return {
            "average list": -6.8 if self.document.is_html else -4.0,
            "many phrases": min(1.5, 0.4 * log2(len(candidate.phrases) / _MIN_PHRASES)),
            "at the edge of the page": 0.8 * at_edge,
            "hidden": 2.5 * bool(flags & t.HIDDEN),
            "in navigation": -1.5 * bool(flags & (t.NAV | t.HEADER | t.SELECT | t.FORM)),
        }

    def _link_amounts(self, candidate: _Candidate, hidden: bool) -> tuple[dict[str, float], float]:
        """The clues of its links; and the most that recurring words can add to them."""
        alien, hosts = self._links(candidate)
        leads_away = alien > 0.5
        amounts = {
            "leads to other hosts": 4.0 * (alien - 0.5) + 0.5 * (hosts > 2) if hosts else 0.0,
            "hidden and leads away": 1.0 * (hidden and leads_away),
        }
        # Every page in HTML has lists of links, few scrapes do; menus repeat their words, but stay on their site.
        return amounts, 3.2 if not self.document.is_html else 2.0 if leads_away else 1.2

    def _overlap(self, candidate: _Candidate) -> float:
        """Share of the list's words or bigrams that the running text of the page has too."""
        own = set(_units(candidate.text))
        return len(own & self.vocabulary) / max(1, len(own))

    def _is_alien_script(self, candidate: _Candidate) -> bool:
        if candidate.text.isascii():
            return False
        traditional, simplified = script_balance(candidate.text)
        return simplified >= _BLOCK_SCRIPT and simplified > 4 * traditional and self.traditional >= _PAGE_SCRIPT

    def _links(self, candidate: _Candidate) -> tuple[float, int]:
        """Share of the list's links that leave the site, and the number of hosts they lead to."""
        targets = self.document.outline.targets
        links = {link for block in candidate.blocks for link in self.document.segments[block].links}
        hosts = [_registered(targets[link]) for link in links if link in targets]
        alien = [host for host in hosts if host and host != self.host]
        return len(alien) / max(1, len(hosts)), len(set(alien))


def _judge(page: _PageClues, candidate: _Candidate) -> Finding | None:
    amounts = page.amounts(candidate)
    score = sum(amounts.values())
    if score <= 0:
        return None
    clues = tuple(Reason(name, amount) for name, amount in amounts.items() if amount)
    sample = candidate.phrases[0][:30]
    return Finding(
        Contamination.LINK_FARM,
        candidate.blocks,
        clues,
        score,
        len(candidate.phrases),
        f"a list of {len(candidate.phrases)} phrases that has nothing to do with the page, from {sample!r} on",
    )


def _units(text: str) -> Iterator[str]:
    """What two texts are compared by: bigrams of CJK or Thai characters, words of other scripts."""
    if text.isascii():
        yield from (word for word in _WORD.findall(text.lower()) if len(word) > 2)
        return
    for word in _WORD.findall(text.lower()):
        if word[0] >= "\u1100" or "\u0e00" <= word[0] <= "\u0e7f":  # scripts without spaces: Thai, Hangul, Kana, Han
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) > 2:
            yield word


def _reuse(phrases: Sequence[str]) -> float:
    """Share of the words or bigrams in the phrases that more than one phrase has, 0..1."""
    counts = Counter(unit for phrase in phrases for unit in set(_units(phrase)))
    total = counts.total()
    return sum(n for n in counts.values() if n > 1) / total if total else 0.0


def _share(pattern: regex.Pattern[str], phrases: Sequence[str]) -> float:
    """Share of the phrases that a pattern is found in, 0..1."""
    return sum(1 for phrase in phrases if pattern.search(phrase)) / len(phrases)


def _own_host(document: Document) -> str:
    canonical = [href for rel, href in document.head.links if rel == "canonical"]
    named = [content for name, content in document.head.metas if name == "og:url"]
    for address in (document.url or "", *canonical, *named):
        host = _registered(address)
        if host:
            return host
    counts = Counter(host for target in document.outline.targets.values() if (host := _registered(target)))
    host, links = counts.most_common(1)[0] if counts else ("", 0)
    return host if 2 * links > counts.total() else ""


def _registered(address: str) -> str:
    """The last two labels of an absolute address's host; "" for a relative one."""
    scheme, slashes, rest = address.partition("//")
    if not slashes or len(scheme) > _LONGEST_SCHEME:
        return ""
    host = rest.partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    return ".".join(host.split(".")[-2:])
