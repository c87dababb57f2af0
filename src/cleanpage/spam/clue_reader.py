"""Reads the clues on groups of blocks. Each record of `clues` is made by one method or function."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from cleanpage.lexicon import spam_topics
from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind
from cleanpage.parsing.css_hiding import hidden_names
from cleanpage.parsing.document import Document
from cleanpage.scoring.measures import Measures
from cleanpage.spam.classified_ads import lines_in_rhythm
from cleanpage.spam.clues import (
    AdClues,
    ExampleClues,
    FormClues,
    GroupClues,
    LinkClues,
    PageClues,
    PlaceClues,
    WordClues,
)
from cleanpage.spam.vocabulary import Vocabulary, Words
from cleanpage.text.characters import SENTENCE_END, SENTENCE_WEIGHT
from cleanpage.text.url import registered_domain
from cleanpage.text.writing_systems import main_script, script_balance

# How much of a group is looked at, in characters, in words, and in weight (Latin letters' worth). Link farms go on for
# pages with more of the same.
_MAX_CHARS, _MAX_WORDS, _MAX_WEIGHT = 4_000, 600, 4_000.0

# A group without a price and a phone number is the page's own if the share of its out-of-page words is below this. One
# in a hundred injected groups is below it. The bound is higher for a group with three words of the page, as one or two
# are there by chance.
_MAX_OWN_SHARE, _MAX_OWN_SHARE_KNOWN, _MIN_KNOWN_WORDS = 0.3, 0.55, 3
# Shares of words are taken of this many words more than there are, as shares of a short text mean little.
_EXTRA_WORDS = 3
# A group of this many sentences or more, with this share of the page's running text, is what the page is about.
_MIN_SENTENCES, _MAIN_TEXT_SHARE = 3, 0.5
# Where a page has its menus, and the link density from which a block there is a menu.
_FRAME, _MENU_LINK_DENSITY = t.NAV | t.HEADER | t.FOOTER | t.ASIDE | t.SELECT, 0.8

# More words of spam topics, or of search phrases, say no more.
_MAX_TOPIC_WORDS, _MAX_PROMOTION_WORDS = 3, 5
# So many characters of a paragraph tell its script.
_SCRIPT_SAMPLE = 80
# A page is in traditional script if it has this many characters that only traditional script has. A group is in
# simplified script if it has this many that only simplified script has, and more than four times as many as
# traditional ones.
_MIN_TRADITIONAL, _MIN_SIMPLIFIED, _SIMPLIFIED_RATIO = 20, 3, 4

# What is between two phrases of a list: a mark, a mark between spaces that also occurs in words, or a gap.
_SEPARATORS = re.compile(r"\s*[|｜,，、;；_•·／\n]\s*|\s+[-–—I/~]\s+|\s{2,}")
# With fewer pieces that begin with a small or a capital letter the share of small ones tells nothing.
_MIN_CASED_PIECES = 3

# The first and the last blocks of a page, as a share of its blocks; of the first ones, three at most.
_EDGE, _MAX_FIRST_BLOCKS = 0.06, 3
# Spam inside an article has paragraphs among this many blocks on either side.
_REACH = 3
# A style sheet hides a block if it hides one of this many elements, from the block's own outwards.
_MAX_ANCESTORS = 5

_DIGIT = re.compile(r"\d")
_MONEY = re.compile("[$€£¥￥₽₩₺฿₫元円원万]|บาท")
_MONEY_WORDS = frozenset("usd eur gbp rmb tl rp руб zł kr chf triệu đồng juta".split())
# A number with a unit of area, distance or power, as ads for homes and cars have.
_AREA = re.compile(r"\d\s?(?:m²|m2|sqm|sq|qm|км|km|м²|кв|㎡|평|坪|平|hp|kw|ps\b|cc\b)", re.IGNORECASE)
# A line that begins with a label of up to 25 letters and a colon.
_LABEL = re.compile(r"^[^\W\d][^:：\n]{0,24}[:：]\s*\S", re.MULTILINE)
# Longer blocks, in characters, are sentences, which are in no rhythm.
_MAX_RHYTHM_CHARS = 200
# The shares of digits and of blocks in a rhythm are taken of so many more than there are, as those of a short group
# mean little.
_EXTRA_CHARS, _EXTRA_BLOCKS = 10, 2

# Something in quotation marks. If it is this share of a text, the text shows examples.
_QUOTATION = re.compile(r"[“„«‹「『‘《\"][^”“»›」』’》\"\n]{3,300}[”“»›」』’》\"]")
_QUOTED_SHARE = 0.2
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class _Group:
    """What the clues on a group are read from.

    Attributes:
        blocks: Indices of the blocks, ascending.
        weight: Length in Latin letters' worth.
        text: The first characters of the texts of the blocks, a line each.
        words: The first words.
        out_of_page: The words that the page uses nowhere else.
        out_of_page_content: The content words among the latter, in the order of the group and as often as it has them.
        sentences: How many ends of sentences the text has.
        phones: How many phone numbers.
        money: How many signs and names of currencies.
    """

    blocks: Sequence[int]
    weight: float
    text: str
    words: Words
    out_of_page: set[str]
    out_of_page_content: list[str]
    sentences: int
    phones: int
    money: int


class ClueReader:
    """Reads the clues on groups of blocks of one page.

    Args:
        document: The page.
        measures: Counts of its blocks.
        phones: How many phone numbers each block has.

    Example:
        >>> from cleanpage.parsing.text_blocks import segment_lines
        >>> from cleanpage.scoring.measures import measure
        >>> page = segment_lines("The keeper lights the lantern.\\ncheap casino bonus, roulette bonus, slot bonus")
        >>> clues = ClueReader(page, measure(page), [0, 0]).read([1])
        >>> clues.words.spam_topics, clues.form.lower_case, clues.place.hidden
        (3.0, 1.0, 0.0)
    """

    def __init__(self, document: Document, measures: Measures, phones: Sequence[int]) -> None:
        self._document, self._measures, self._phones = document, measures, phones
        self._segments = document.segments
        self._vocabulary = Vocabulary(document, measures)
        self._own_domain = document.own_domain
        styles = document.head.styles
        self._hidden_names = hidden_names(styles) if styles else frozenset[str]()
        self._running_text = sum(measures.masses)
        self._rhythm = lines_in_rhythm([segment.text for segment in document.segments], _MAX_RHYTHM_CHARS)
        self._script = _page_script(document, measures)
        self._is_traditional = self._script == "han" and (
            script_balance(self._vocabulary.text()[:_MAX_CHARS])[0] >= _MIN_TRADITIONAL
        )

    def read(self, blocks: Sequence[int]) -> GroupClues | None:
        """The clues on one group.

        Args:
            blocks: Indices of neighbouring blocks, ascending.

        Returns:
            The clues; None if the group is too short to judge, or clearly the page's own.
        """
        group = self._group(blocks)
        if not group:
            return None
        return GroupClues(
            words=_word_clues(group),
            page=self._page_clues(group),
            form=self._form_clues(group),
            links=self._link_clues(group),
            place=self._place_clues(group),
            ads=self._ad_clues(group),
            html=1.0 if self._document.is_html else 0.0,
            examples=self._example_clues(group),
        )

    def _group(self, blocks: Sequence[int]) -> _Group | None:
        """The group; None if it is too short to judge, or clearly the page's own."""
        weight = sum(self._measures.weights[block] for block in blocks)
        if weight < SENTENCE_WEIGHT or self._is_menu(blocks):
            return None

        words = self._vocabulary.first_words(blocks, _MAX_WORDS)
        out_of_page = self._vocabulary.out_of_page_words(blocks, frozenset(words.all))
        out_of_page_content = [word for word in words.content if word in out_of_page]
        known = len(words.content) - len(out_of_page_content)
        share = len(out_of_page_content) / (len(words.content) + _EXTRA_WORDS)
        is_own = share < (_MAX_OWN_SHARE_KNOWN if known >= _MIN_KNOWN_WORDS else _MAX_OWN_SHARE)

        # Most groups are the page's own and have no digit, and so neither a price nor a phone number.
        text = "\n".join(self._segments[block].text for block in blocks)[:_MAX_CHARS]
        has_digits = _DIGIT.search(text) is not None
        if is_own and not has_digits:
            return None
        money = _count_money(text, words.all)
        phones = sum(self._phones[block] for block in blocks) if has_digits else 0
        if is_own and not money and not phones:
            return None

        sentences = len(SENTENCE_END.findall(text))
        if sentences >= _MIN_SENTENCES and self._is_main_text(blocks):
            return None
        return _Group(
            blocks=blocks,
            weight=weight,
            text=text,
            words=words,
            out_of_page=out_of_page,
            out_of_page_content=out_of_page_content,
            sentences=sentences,
            phones=phones,
            money=money,
        )

    def _is_menu(self, blocks: Sequence[int]) -> bool:
        """Whether a group is links in the frame of the page, none of which leads to another site."""
        first = blocks[0]
        if not self._segments[first].flags & _FRAME or self._measures.link_densities[first] < _MENU_LINK_DENSITY:
            return False
        targets = self._document.outline.targets
        for block in blocks:
            for link in self._segments[block].links:
                if registered_domain(targets.get(link, "")) not in ("", self._own_domain):
                    return False
        return True

    def _is_main_text(self, blocks: Sequence[int]) -> bool:
        """Whether a group has most of the running text of the page."""
        return sum(self._measures.masses[block] for block in blocks) >= _MAIN_TEXT_SHARE * self._running_text

    def _page_clues(self, group: _Group) -> PageClues:
        script = main_script(group.text)
        return PageClues(
            vocabulary=log1p(self._vocabulary.size_elsewhere(group.blocks)),
            other_script=1.0 if script and script != self._script else 0.0,
            simplified=1.0 if self._is_traditional and _is_simplified(group.text) else 0.0,
        )

    def _form_clues(self, group: _Group) -> FormClues:
        pieces = [piece for piece in _SEPARATORS.split(group.text) if piece]
        small = sum(1 for piece in pieces if piece[0].islower())
        cased = small + sum(1 for piece in pieces if piece[0].isupper())
        weight = min(group.weight, _MAX_WEIGHT)
        masses = self._measures.masses
        return FormClues(
            weight=log1p(weight),
            pieces=log1p(len(pieces)),
            piece_weight=log1p(weight / max(1, len(pieces))),
            prose=1.0 if any(masses[block] for block in group.blocks) else 0.0,
            sentences=group.sentences / (weight / 100 + len(group.blocks)),
            lower_case=small / cased if cased >= _MIN_CASED_PIECES else 0.0,
            heading=1.0 if self._segments[group.blocks[0]].kind is BlockKind.HEADING else 0.0,
        )

    def _link_clues(self, group: _Group) -> LinkClues:
        densities, weights = self._measures.link_densities, self._measures.weights
        density = sum(densities[block] * weights[block] for block in group.blocks) / group.weight
        links = {link for block in group.blocks for link in self._segments[block].links}
        targets = self._document.outline.targets
        hosts_away = []
        for link in links:
            host = registered_domain(targets.get(link, ""))
            if host and host != self._own_domain:
                hosts_away.append(host)
        return LinkClues(
            links=density,
            links_away=len(hosts_away) / max(1, len(links)) * min(1.0, 2 * density),
            hosts=log1p(len(set(hosts_away))),
        )

    def _place_clues(self, group: _Group) -> PlaceClues:
        first, last, number, masses = group.blocks[0], group.blocks[-1], len(self._segments), self._measures.masses
        prose_before = any(masses[max(0, first - _REACH) : first])
        prose_after = any(masses[last + 1 : last + 1 + _REACH])
        flags = 0
        for block in group.blocks:
            flags |= self._segments[block].flags
        if not flags & (t.HIDDEN | t.CLOAKED) and self._is_hidden_by_rule(first):
            flags |= t.CLOAKED
        return PlaceClues(
            start=1.0 if first < min(_MAX_FIRST_BLOCKS, _EDGE * number) else 0.0,
            end=1.0 if last >= (1 - _EDGE) * number else 0.0,
            among_prose=1.0 if prose_before and prose_after else 0.0,
            hidden=1.0 if flags & t.HIDDEN else 0.0,
            cloaked=1.0 if flags & t.CLOAKED else 0.0,
            marquee=1.0 if flags & t.MARQUEE else 0.0,
            navigation=1.0 if flags & t.NAV else 0.0,
            header=1.0 if flags & t.HEADER else 0.0,
            footer=1.0 if flags & t.FOOTER else 0.0,
            aside=1.0 if flags & t.ASIDE else 0.0,
            form=1.0 if flags & (t.FORM | t.SELECT | t.BUTTON) else 0.0,
            dialog=1.0 if flags & t.DIALOG else 0.0,
            code=1.0 if flags & t.CODE else 0.0,
            list=1.0 if flags & t.LIST else 0.0,
            table=1.0 if flags & t.TABLE else 0.0,
            article=1.0 if flags & (t.MAIN | t.ARTICLE) else 0.0,
        )

    def _is_hidden_by_rule(self, block: int) -> bool:
        """Whether a style sheet on the page hides one of the nearest elements around a block."""
        if not self._hidden_names:
            return False
        names, parents = self._document.outline.names, self._document.outline.parents
        element = self._segments[block].element
        for _ in range(_MAX_ANCESTORS):
            if not self._hidden_names.isdisjoint(names[element].split()):
                return True
            element = parents[element]
        return False

    def _ad_clues(self, group: _Group) -> AdClues:
        text = group.text
        in_rhythm = sum(1 for block in group.blocks if self._rhythm[block])
        return AdClues(
            digits=len(_DIGIT.findall(text)) / (len(text) + _EXTRA_CHARS),
            phones=log1p(group.phones),
            money=log1p(group.money),
            areas=log1p(len(_AREA.findall(text))),
            labels=log1p(len(_LABEL.findall(text))),
            rhythm=in_rhythm / (len(group.blocks) + _EXTRA_BLOCKS),
        )

    def _example_clues(self, group: _Group) -> ExampleClues:
        first = group.blocks[0]
        is_quotation = self._segments[first].flags & (t.QUOTE | t.CODE)
        quoted_chars = sum(map(len, _QUOTATION.findall(group.text)))
        text_before = self._segments[first - 1].text if first else ""
        return ExampleClues(
            own_spam_topics=self._vocabulary.own_spam_topics(group.blocks),
            quoted=1.0 if is_quotation or quoted_chars >= _QUOTED_SHARE * len(group.text) else 0.0,
            introduced=1.0 if text_before.endswith(_COLONS) else 0.0,
        )


def _word_clues(group: _Group) -> WordClues:
    words, out_of_page, content = group.words, group.out_of_page, group.out_of_page_content
    function_words = sum(1 for word in words.all if word in out_of_page) - len(content)
    known_function_words = len(words.all) - len(words.content) - function_words
    counts = Counter(content)
    twice = sum(count for count in counts.values() if count >= 2)
    thrice = sum(count for count in counts.values() if count >= 3)
    phrases = 0
    if twice:
        pairs = Counter(pair for pair in pairwise(words.all) if pair[0] in counts or pair[1] in counts)
        phrases = sum(count for count in pairs.values() if count >= 2)
    topics = _count_listed(group.text, out_of_page, spam_topics.TOPIC_STEMS, spam_topics.TOPIC_PHRASES)
    promotion = _count_listed(group.text, out_of_page, spam_topics.PROMOTION_STEMS, spam_topics.PROMOTION_PHRASES)
    return WordClues(
        out_of_page_words=log1p(len(content)),
        page_words=log1p(len(words.content) - len(content)),
        out_of_page_function_words=log1p(function_words),
        page_function_words=log1p(known_function_words),
        out_of_page_share=len(content) / (len(words.content) + _EXTRA_WORDS),
        said_twice=twice / (len(words.content) + 2 * _EXTRA_WORDS),
        said_thrice=thrice / (len(words.content) + 2 * _EXTRA_WORDS),
        phrases_twice=phrases / (len(words.content) + 2 * _EXTRA_WORDS),
        most_said=log1p(max(counts.values(), default=0)),
        spam_topics=float(min(_MAX_TOPIC_WORDS, topics)),
        promotion=float(min(_MAX_PROMOTION_WORDS, promotion)),
    )


def _count_listed(text: str, out_of_page: set[str], stems: frozenset[str], phrases: re.Pattern[str]) -> int:
    """How many different words of a list are out-of-page words: stems, and phrases in scripts without spaces."""
    count = len(out_of_page & stems)
    if not text.isascii():
        for phrase in set(phrases.findall(text.lower())):
            if phrase[:2] in out_of_page:
                count += 1
    return count


def _count_money(text: str, words: Sequence[str]) -> int:
    """How many signs and names of currencies a text has."""
    count = 0 if text.isascii() and "$" not in text else len(_MONEY.findall(text))
    if not _MONEY_WORDS.isdisjoint(words):
        count += sum(1 for word in words if word in _MONEY_WORDS)
    return count


def _page_script(document: Document, measures: Measures) -> str:
    """The script that most of a page's paragraphs are in; that of most blocks if it has no paragraph."""
    weights: Counter[str] = Counter()
    for segment, mass in zip(document.segments, measures.masses, strict=True):
        if mass:
            weights[main_script(segment.text[:_SCRIPT_SAMPLE])] += round(mass)
    if not weights:
        for segment in document.segments:
            weights[main_script(segment.text[:_SCRIPT_SAMPLE])] += 1
    return max(weights, key=lambda script: weights[script], default="")


def _is_simplified(text: str) -> bool:
    traditional, simplified = script_balance(text)
    return simplified >= _MIN_SIMPLIFIED and simplified > _SIMPLIFIED_RATIO * traditional
