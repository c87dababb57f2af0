"""What tells foreign matter from a page's own, group by group.

A page's own text shares its words, its script and its links with the rest of the page. What others put there does
not, and says the same few things over and over. No clue is enough alone; `injected` weighs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import log1p
from typing import NamedTuple

from cleanpage.lexicon import spam_topics
from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind
from cleanpage.parsing.css_hiding import hidden_names
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.spam.vocabulary import Vocabulary, is_long
from cleanpage.text.characters import SENTENCE_WEIGHT
from cleanpage.text.line_shape import line_shape
from cleanpage.text.url import registered_domain
from cleanpage.text.writing_systems import main_script, script_balance

# How much of a group is looked at, in characters, words, letters' worth: farms go on for pages with more of the same.
_MAX_CHARS, _MAX_WORDS, _MAX_WEIGHT = 4_000, 600, 4_000.0
_SEPARATORS = re.compile(r"\s*[|｜,，、;；_•·／\n]\s*|\s+[-–—I/~]\s+|\s{2,}")
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？।។]")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile("[$€£¥￥₽₩₺฿₫元円원万]|บาท")
_MONEY_WORDS = frozenset("usd eur gbp rmb tl rp руб zł kr chf triệu đồng juta".split())
_AREA = re.compile(r"\d\s?(?:m²|m2|sqm|sq|qm|км|km|м²|кв|㎡|평|坪|平|hp|kw|ps\b|cc\b)", re.IGNORECASE)
_LABEL = re.compile(r"^[^\W\d][^:：\n]{0,24}[:：]\s*\S", re.MULTILINE)
# What is quoted; a text of which it is this share shows examples.
_QUOTATION = re.compile(r"[“„«‹「『‘《\"][^”“»›」』’》\"\n]{3,300}[”“»›」』’》\"]")
_MUCH_QUOTED = 0.2
_INTRODUCES = (":", "：")
# More words of the trades than this say no more.
_MAX_TRADES, _MAX_PROMOTION = 3, 5
# Share of the page, at its start and end, where farms stand; the first blocks of a long page.
_EDGE, _FIRST_BLOCKS = 0.06, 3
# Blocks on either side in which an insertion in the article has prose.
_SANDWICH = 3
# A page is in traditional script, and a group in simplified, from so many telling characters on.
_PAGE_SCRIPT, _GROUP_SCRIPT = 20, 3
# So much of a paragraph tells its script.
_SCRIPT_SAMPLE = 80
# A line in a rhythm has its shape, with a digit in it, in common with this many others or more.
_RHYTHM = 2
# Longer ones are sentences.
_LONGEST_LINE = 200
# Fewest phrases of which the share in lower case tells something.
_FEW_PHRASES = 3
# Where a page has its menus, and from which link density on something is one.
_FRAME, _LINKED = t.NAV | t.HEADER | t.FOOTER | t.ASIDE | t.SELECT, 0.8
# Elements around a block whose class or id may be hidden by a rule.
_ANCESTORS = 5
# So many sentences with so much of the running text of a page are its own text.
_FEW_SENTENCES, _MAX_PROSE = 3, 0.5
# Shares of words are shrunk by so many, as those of a short text mean little.
_FEW_WORDS = 3
# Groups that have a smaller share of foreign words, and neither a price nor a number to call, are the page's own: of
# what attacks put into pages one group in a hundred has. The share is larger for a group with this many words of the
# page's own, as chance brings one or two.
_AT_HOME, _SURELY_AT_HOME, _KNOWN = 0.3, 0.55, 3


class Values(NamedTuple):
    """The clues on one group. Counts are given as `log1p`; flags are 0 or 1; shares 0..1."""

    foreign_words: float  # words of a subject that occur nowhere else on the page
    page_words: float  # those that do
    foreign_grammar: float  # short words, likewise
    page_grammar: float
    foreign_share: float
    said_twice: float  # share of foreign words that occur twice in the group, or more often
    said_thrice: float
    phrases_twice: float  # the same for pairs of words
    most_said: float  # occurrences of the most frequent foreign word
    trades: float  # foreign words of the trades that spam is sold by, up to `_MAX_TRADES`
    promotion: float  # foreign words of search phrases, up to `_MAX_PROMOTION`
    vocabulary: float  # words of the page's own text elsewhere
    other_script: float
    simplified: float  # on a page in traditional script
    weight: float  # length in Latin letters' worth
    pieces: float  # parts between separators or in blocks
    piece_weight: float
    prose: float  # whether any block of the group is long enough for a paragraph
    sentences: float  # ends of sentences for every hundred letters' worth and every block
    lower_case: float  # share of the pieces that begin with a small letter, where there are capitals
    heading: float
    links: float  # share of the characters inside links
    links_away: float  # share of the links that lead to other sites, less if there is more text than links
    hosts: float  # other sites that they lead to
    start: float  # among the first blocks
    end: float  # among the last blocks
    among_prose: float  # prose shortly before and after
    hidden: float
    cloaked: float
    marquee: float
    navigation: float
    header: float
    footer: float
    aside: float
    form: float
    dialog: float
    code: float
    list: float
    table: float
    article: float
    digits: float  # share of the characters
    phones: float  # numbers to call
    money: float
    areas: float
    labels: float
    rhythm: float  # share of the lines whose shape recurs on the page
    html: float
    own_trades: float  # share of the page's sentences elsewhere that use words of the trades
    quoted: float
    introduced: float  # the block before ends with a colon


NAMES = Values._fields
_FLAGS = (
    t.HIDDEN, t.CLOAKED, t.MARQUEE, t.NAV, t.HEADER, t.FOOTER, t.ASIDE, t.FORM | t.SELECT | t.BUTTON, t.DIALOG, t.CODE,
    t.LIST, t.TABLE, t.MAIN | t.ARTICLE,
)  # fmt: skip


class Clues:
    """The clues of one page.

    Args:
        document: The page.
        measures: Counts of its blocks.
        phones: How many numbers to call each block holds.
    """

    def __init__(self, document: Document, measures: Measures, phones: Sequence[int]) -> None:
        self._document, self._measures, self._phones = document, measures, phones
        self._segments = document.segments
        self._vocabulary = Vocabulary(document, measures)

    def of(self, group: Sequence[int]) -> Values | None:
        """The clues on one group; None if it is too short to judge, or too much at home on the page."""
        weight = sum(self._measures.weights[i] for i in group)
        if weight < SENTENCE_WEIGHT or self._is_menu(group):
            return None
        words, long = self._words(group)
        strangers = self._vocabulary.strangers(group, frozenset(words))
        alien = [word for word in long if word in strangers]
        share = len(alien) / (len(long) + _FEW_WORDS)
        at_home = share < (_SURELY_AT_HOME if len(long) - len(alien) >= _KNOWN else _AT_HOME)
        text = "\n".join(self._segments[i].text for i in group)[:_MAX_CHARS]
        has_digits = bool(_DIGIT.search(text))
        money = _count_money(text, words) if has_digits or not at_home else 0
        phones = sum(self._phones[i] for i in group) if has_digits else 0
        if at_home and not money and not phones:
            return None
        foreign = Counter(alien)
        if self._is_the_text(group, text):
            return None
        values = (
            *_foreign(words, len(long), foreign, strangers), share, *_repeats(words, len(long), foreign),
            *self._page(group, text, strangers), *self._form(group, text, weight), *self._place(group),
            *self._trade(group, text, phones, money), *self._excuses(group, text),
        )  # fmt: skip
        return Values(*values)

    def _words(self, group: Sequence[int]) -> tuple[Sequence[str], Sequence[str]]:
        """The words of a group, and those of them that tell a subject."""
        found = [self._vocabulary.words(i) for i in group]
        if len(found) == 1 and len(found[0].all) <= _MAX_WORDS:
            return found[0].all, found[0].long
        words, long = [w for part in found for w in part.all], [w for part in found for w in part.long]
        if len(words) > _MAX_WORDS:
            words = words[:_MAX_WORDS]
            long = [word for word in words if is_long(word)]
        return words, long

    def _is_menu(self, group: Sequence[int]) -> bool:
        """Whether a group is links in the frame of the page, none of which leads away."""
        segments, targets = self._segments, self._document.outline.targets
        if not segments[group[0]].flags & _FRAME or self._measures.link_densities[group[0]] < _LINKED:
            return False
        hosts = {registered_domain(targets.get(link, "")) for i in group for link in segments[i].links}
        return hosts <= {"", self._host}

    def _is_the_text(self, group: Sequence[int], text: str) -> bool:
        """Whether a group is prose and most of the prose of the page: then it is what the page is about."""
        if len(_SENTENCE.findall(text)) < _FEW_SENTENCES:
            return False
        return sum(self._measures.masses[i] for i in group) >= _MAX_PROSE * self._prose

    def _page(self, group: Sequence[int], text: str, strangers: set[str]) -> Sequence[float]:
        sold, promoted = self._trade_words(text, strangers)
        return (
            min(_MAX_TRADES, sold), min(_MAX_PROMOTION, promoted), log1p(self._vocabulary.size(group)),
            float(main_script(text) not in ("", self._script)), float(self._traditional and _is_simplified(text)),
        )  # fmt: skip

    def _trade_words(self, text: str, strangers: set[str]) -> tuple[int, int]:
        """How many different words of the trades, and of search phrases, are foreign to the page."""
        sold, promoted = len(strangers & spam_topics.STEMS), len(strangers & spam_topics.PROMOTION)
        if text.isascii():
            return sold, promoted
        found = set(spam_topics.UNSPACED.findall(text.lower()))
        wanted = set(spam_topics.PROMOTION_UNSPACED.findall(text))
        return sold + sum(w[:2] in strangers for w in found), promoted + sum(w[:2] in strangers for w in wanted)

    def _form(self, group: Sequence[int], text: str, weight: float) -> Sequence[float]:
        measures, segments = self._measures, self._segments
        pieces = [piece for piece in _SEPARATORS.split(text) if piece]
        cased = [piece for piece in pieces if piece[0].islower() or piece[0].isupper()]
        lower = sum(piece[0].islower() for piece in cased) / len(cased) if len(cased) >= _FEW_PHRASES else 0.0
        links = {link for i in group for link in segments[i].links}
        hosts = [registered_domain(self._document.outline.targets.get(link, "")) for link in links]
        alien = [host for host in hosts if host and host != self._host]
        density = sum(measures.link_densities[i] * measures.weights[i] for i in group) / weight
        weight = min(weight, _MAX_WEIGHT)
        return (
            log1p(weight), log1p(len(pieces)), log1p(weight / max(1, len(pieces))),
            float(any(measures.masses[i] for i in group)), len(_SENTENCE.findall(text)) / (weight / 100 + len(group)),
            lower, float(segments[group[0]].kind is BlockKind.HEADING), density,
            len(alien) / max(1, len(links)) * min(1.0, 2 * density), log1p(len(set(alien))),
        )  # fmt: skip

    def _place(self, group: Sequence[int]) -> Sequence[float]:
        n, masses = len(self._segments), self._measures.masses
        before = masses[max(0, group[0] - _SANDWICH) : group[0]]
        after = masses[group[-1] + 1 : group[-1] + 1 + _SANDWICH]
        flags = 0
        for i in group:
            flags |= self._segments[i].flags
        if not flags & (t.HIDDEN | t.CLOAKED) and self._is_hidden_by_rule(group[0]):
            flags |= t.CLOAKED
        return (
            float(group[0] < min(_FIRST_BLOCKS, _EDGE * n)), float(group[-1] >= (1 - _EDGE) * n),
            float(any(before) and any(after)), *(float(bool(flags & bits)) for bits in _FLAGS),
        )  # fmt: skip

    def _is_hidden_by_rule(self, block: int) -> bool:
        """Whether a style sheet on the page hides one of the nearest elements around a block."""
        names, parents = self._document.outline.names, self._document.outline.parents
        element = self._segments[block].element
        for _ in range(_ANCESTORS if self._hidden_names else 0):
            if not self._hidden_names.isdisjoint(names[element].split()):
                return True
            element = parents[element]
        return False

    def _trade(self, group: Sequence[int], text: str, phones: int, money: int) -> Sequence[float]:
        counts, shapes = self._shapes
        rhythm = sum(1 for i in group if shapes[i] and counts[shapes[i]] > _RHYTHM)
        return (
            len(_DIGIT.findall(text)) / (len(text) + 10), log1p(phones), log1p(money),
            log1p(len(_AREA.findall(text))), log1p(len(_LABEL.findall(text))), rhythm / (len(group) + 2),
            float(self._document.is_html),
        )  # fmt: skip

    def _excuses(self, group: Sequence[int], text: str) -> Sequence[float]:
        """What speaks for a list or an ad that somebody shows as an example."""
        first = self._segments[group[0]]
        before = self._segments[group[0] - 1].text if group[0] else ""
        quoted = sum(map(len, _QUOTATION.findall(text)))
        return (
            self._vocabulary.own_trades(group),
            float(bool(first.flags & (t.QUOTE | t.CODE)) or quoted >= _MUCH_QUOTED * len(text)),
            float(before.endswith(_INTRODUCES)),
        )

    @cached_property
    def _hidden_names(self) -> frozenset[str]:
        return hidden_names(self._document.head.styles)

    @cached_property
    def _shapes(self) -> tuple[Counter[str], list[str]]:
        """The shapes of the short blocks that hold a digit, "" for others, and how often each occurs."""
        texts = [segment.text for segment in self._segments]
        shapes = [line_shape(x) if len(x) <= _LONGEST_LINE and _DIGIT.search(x) else "" for x in texts]
        return Counter(shapes), shapes

    @cached_property
    def _prose(self) -> float:
        return sum(self._measures.masses)

    @cached_property
    def _host(self) -> str:
        return self._document.own_domain

    @cached_property
    def _script(self) -> str:
        """The script that most of the page's paragraphs are in; of all blocks, if it has no paragraph."""
        masses: Counter[str] = Counter()
        for segment, mass in zip(self._segments, self._measures.masses, strict=True):
            if mass:
                masses[main_script(segment.text[:_SCRIPT_SAMPLE])] += round(mass)
        if not masses:
            masses.update(main_script(segment.text[:_SCRIPT_SAMPLE]) for segment in self._segments)
        return max(masses, key=lambda script: masses[script], default="")

    @cached_property
    def _traditional(self) -> bool:
        return self._script == "han" and script_balance(self._vocabulary.text()[:_MAX_CHARS])[0] >= _PAGE_SCRIPT


def _count_money(text: str, words: Sequence[str]) -> int:
    signs = 0 if text.isascii() and "$" not in text else len(_MONEY.findall(text))
    return signs if _MONEY_WORDS.isdisjoint(words) else signs + sum(1 for word in words if word in _MONEY_WORDS)


def _foreign(words: Sequence[str], long: int, foreign: Counter[str], strangers: set[str]) -> Sequence[float]:
    """How many words of a subject are foreign and how many are not, and how many of grammar."""
    short = sum(1 for word in words if word in strangers) - foreign.total()
    return (
        log1p(foreign.total()), log1p(long - foreign.total()), log1p(short), log1p(len(words) - long - short),
    )  # fmt: skip


def _repeats(words: Sequence[str], long: int, foreign: Counter[str]) -> Sequence[float]:
    """How often the foreign words are said again."""
    twice = sum(count for count in foreign.values() if count > 1)
    thrice = sum(count for count in foreign.values() if count > 2)
    pairs = Counter(pair for pair in pairwise(words) if pair[0] in foreign or pair[1] in foreign) if twice else {}
    phrases = sum(count for count in pairs.values() if count > 1)
    total = long + 2 * _FEW_WORDS
    return twice / total, thrice / total, phrases / total, log1p(max(foreign.values(), default=0))


def _is_simplified(text: str) -> bool:
    traditional, simplified = script_balance(text)
    return simplified >= _GROUP_SCRIPT and simplified > 4 * traditional
