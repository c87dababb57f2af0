"""Where the headline stands on the page, and what it says.

Not a finder: the finders of title, author and date all look around the headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cached_property
from html import unescape

from cleanpage.lexicon import tags
from cleanpage.lexicon.titles import HOME_TITLES
from cleanpage.metadata.candidate import Candidate, Field, Trust
from cleanpage.metadata.finders.site import key, site_keys
from cleanpage.metadata.regions import Regions
from cleanpage.parsing.document import Document
from cleanpage.text.url import url_words, words_as_in_url

# Longest title, in characters.
TITLE_CHARS = 300
# Share of common words, as F1, from which a heading and a claimed title are the same headline. Measured on
# 1,497 pages: right and wrong pairs part between .4 and .6.
_SAME = 0.45
# The same for headings of lower levels, which are many.
_SAME_LOWER = 0.75
# Below this a heading and a claimed title only resemble each other, and other evidence is asked for.
_SURE = 0.75
# By how much more of the address's words one of two texts has to hold to be taken for the title: before the
# claimed title, which is the likelier one, and before a heading that resembles it.
_MORE, _MUCH_MORE = 0.2, 0.5
# From here on two texts are the same but for a word; a match of the first piece of a claim counts for more
# than one of a later piece, and less than one of the whole.
_WHOLE, _FIRST_PIECE, _LATER_PIECE = 0.95, 0.99, 0.97
# Headings that are looked at: a page with more of the first level than this has no headline among the others.
_HEADINGS = 12
# Lower levels of heading that can be a headline.
_LOWER_LEVELS = (2, 3)
# How many blocks are searched for one that repeats the title, where no heading does.
_SEARCHED = 250

# What separates a headline from a section and a site, loosest first. Blanks are asked for around a dash.
_SEPARATOR = re.compile(
    r"\s+[|｜‖»«›‹·•⋅∙~]\s+|\s*[|｜‖]\s*|\s+[-–—―]+\s+|\s+::?\s+|[_＿]+|——|--|\s[:]\s|\s+[←→<>/\\]\s+"
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
# The reading of a word in a Japanese heading, from `<ruby>` with `<rp>`.
_KANA_READING = re.compile(r"[(（][\u3041-\u30ff]+[)）]")
# Signs that link a heading to itself.
_ANCHORS = " ¶#§🔗"
_OUTSIDE = tags.NAV | tags.FOOTER | tags.DIALOG | tags.ASIDE


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as printed.

    Attributes:
        index: Which segment prints it; -1 if none does.
        text: Its text, or the claimed title without the site's name; "" if nothing says it.
        confirmed: Whether a heading and a claimed title agree.
        claim: The claimed title, as the markup has it.
    """

    index: int
    text: str
    confirmed: bool
    claim: str


class Survey(Document):
    """A document that keeps what several finders ask for.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline
        >>> Survey.of(Document([], Outline(), Head(titles=["A day out"]))).headline.text
        'A day out'
    """

    @classmethod
    def of(cls, document: Document) -> Survey:
        """The same document, with the same lists in it."""
        return cls(**{field.name: getattr(document, field.name) for field in fields(document)})

    @cached_property
    def headline(self) -> Headline:
        """The headline, looked for once."""
        return _search(self)

    @cached_property
    def sites(self) -> frozenset[str]:
        """What the site goes by, folded by `site.key`."""
        return site_keys(self)

    @cached_property
    def regions(self) -> Regions:
        """Where to look for elements by name."""
        return Regions(self)

    @cached_property
    def held(self) -> dict[Field, Candidate]:
        """The best candidate of each field so far."""
        return {}

    @cached_property
    def headings(self) -> list[int]:
        """Indices of the headings of any level."""
        return [i for i, segment in enumerate(self.segments) if segment.level]


_NONE = Headline(-1, "", False, "")
_CLAIMS = ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "title", "headline")


def find_headline(document: Document) -> Headline:
    """The headline of an HTML page: the heading that the markup's title confirms, or the best of what there
    is.

    Example:
        >>> from cleanpage.parsing.document import Head, Outline, Segment
        >>> from cleanpage.page import BlockKind
        >>> heading = Segment("A day out", BlockKind.HEADING, level=1)
        >>> find_headline(Document([heading], Outline(), Head(titles=["A day out | Example"])))
        Headline(index=0, text='A day out', confirmed=True, claim='A day out | Example')
    """
    return document.headline if isinstance(document, Survey) else _search(document)


def find_sites(document: Document) -> frozenset[str]:
    """What the page's site goes by, folded by `site.key`."""
    return document.sites if isinstance(document, Survey) else site_keys(document)


def find_regions(document: Document) -> Regions:
    """The page's elements by name and address."""
    return document.regions if isinstance(document, Survey) else Regions(document)


def is_settled(document: Document, field: Field, trust: Trust) -> bool:
    """Whether a candidate of this trust comes too late to win its field, so that it need not be looked for."""
    held = document.held.get(field) if isinstance(document, Survey) else None
    return held is not None and held.trust >= trust


def _search(document: Document) -> Headline:
    sites = find_sites(document)
    claims = _claims(document)
    headings = _headings(document, sites, (1,))
    if not claims:
        return Headline(headings[0][0], headings[0][1], False, "") if headings else _NONE
    parsed = [_Claim.of(claim) for claim in claims]
    best = _best_heading(headings, parsed)
    score = max(claim.agreement(_words(best.text)) for claim in parsed) if best else 0.0
    if score < _SURE:
        least = _SAME_LOWER if best is None else _WHOLE
        best = _best_heading(_headings(document, sites, _LOWER_LEVELS), parsed, least) or best
    if best is None or score < _SURE:
        best = _named_by_address(document, best, claims, headings, sites)
    if best is None:
        return _claimed(document, claims, headings, sites)
    return _without_suffix(_as_claimed(best, claims), claims, sites)


def _named_by_address(
    document: Document, best: Headline | None, claims: list[str], headings: list[tuple[int, str]], sites: frozenset[str]
) -> Headline | None:
    """The heading or, as None, the claimed title: whichever the page's address was made from.

    Sites that claim their own name or a slogan for every page ("Example: all about everything") have the
    title in the heading and in the address; blogs that print their own name as heading have it in the claim.
    """
    named = url_words(document.own_url)
    if not named:
        return best
    claimed = max(_share_named(named, without_site(claim, sites)) for claim in claims)
    if best:
        return None if claimed > _share_named(named, best.text) + _MUCH_MORE else best
    if len({text for _, text in headings}) == 1:
        index, text = headings[0]
        share = _share_named(named, text)
        starts = share == 1.0 and any(claim.lower().startswith(text.lower()) for claim in claims)
        if starts or share > claimed + _MORE:
            return Headline(index, text, True, claims[0])
    return None


def _share_named(named: frozenset[str], text: str) -> float:
    """Which share of the words of a URL a text holds, 0..1."""
    return len(named & words_as_in_url(text)) / len(named)


def _claims(document: Document) -> list[str]:
    """The titles that the markup claims, the most careful first, without repeats."""
    metas = dict(reversed([pair for pair in document.head.metas if pair[0] in _CLAIMS]))
    claims = [metas.get("og:title"), *document.head.titles[:1], *(metas.get(name) for name in _CLAIMS[1:])]
    kept = [claim for claim in claims if claim and len(claim) <= TITLE_CHARS]
    return list(dict.fromkeys(" ".join(unescape(claim).split()) for claim in kept))


def _headings(document: Document, sites: frozenset[str], levels: tuple[int, ...]) -> list[tuple[int, str]]:
    """The first headings of some levels; without the site's own name, which many sites set as one."""
    found: list[tuple[int, str]] = []
    for i in _heading_indices(document):
        segment = document.segments[i]
        if segment.level not in levels or segment.flags & _OUTSIDE or len(segment.text) > TITLE_CHARS:
            continue
        text = " ".join(segment.text.split()).strip(_ANCHORS)
        if text and key(text) not in sites:
            found.append((i, text))
            if len(found) == _HEADINGS:
                break
    return found


def _heading_indices(document: Document) -> list[int]:
    if isinstance(document, Survey):
        return document.headings
    return [i for i, segment in enumerate(document.segments) if segment.level]


def _best_heading(headings: list[tuple[int, str]], claims: list[_Claim], least: float = _SAME) -> Headline | None:
    best, best_score = None, least
    for index, text in headings:
        words = _words(text)
        for claim in claims:
            score = claim.agreement(words)
            if score > best_score:
                best, best_score = Headline(index, text, True, claim.text), score
    return best


@dataclass(frozen=True, slots=True)
class _Claim:
    """A title that the markup claims.

    Attributes:
        text: As the markup has it.
        words: Its words.
        pieces: The words of each of the pieces that separators make of it.
    """

    text: str
    words: frozenset[str]
    pieces: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> _Claim:
        pieces = _SEPARATOR.split(text)
        return cls(text, _words(text), tuple(map(_words, pieces)) if len(pieces) > 1 else ())

    def agreement(self, words: frozenset[str]) -> float:
        """How far a heading and the claim agree, 0..1; the claim may hold the section and the site as well.

        A heading that repeats no more than the end of the claim is the name of the section or of the site.
        """
        whole = _f1(words, self.words)
        if whole > _WHOLE or not self.pieces:
            return whole
        scores = [_f1(words, piece) for piece in self.pieces]
        if scores[-1] == max(scores) > _WHOLE:
            return 0.0
        return max(whole, _FIRST_PIECE * scores[0], _LATER_PIECE * max(scores[1:]))


def overlap(first: str, second: str) -> float:
    """F1 of the words of two texts, 0..1; a Han, Kana or Hangul character is a word.

    Example:
        >>> overlap("A day out", "A day, out!"), overlap("A day out", "Something else")
        (1.0, 0.0)
    """
    return _f1(_words(first), _words(second)) if first != second else 1.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _f1(first: frozenset[str], second: frozenset[str]) -> float:
    common = len(first & second)
    return 2 * common / (len(first) + len(second)) if common else 0.0


def _as_claimed(headline: Headline, claims: list[str]) -> Headline:
    """The headline without the readings of its words, where a claimed title has it so."""
    plain = without_kana_readings(headline.text)
    if plain == headline.text or not any(plain in _SEPARATOR.split(claim) for claim in claims):
        return headline
    return replace(headline, text=plain)


def without_kana_readings(text: str) -> str:
    """A Japanese heading without the readings of its words, which `<ruby>` puts in brackets.

    Example:
        >>> without_kana_readings("海辺(うみべ)の小さな駅")
        '海辺の小さな駅'
    """
    return _KANA_READING.sub("", text)


def _without_suffix(headline: Headline, claims: list[str], sites: frozenset[str]) -> Headline:
    """The headline without the site's name, where the heading itself ends with it.

    A heading in two parts that a claim repeats is left alone: sites claim their names, and seldom print them.
    """
    pieces = _SEPARATOR.split(headline.text) if "|" in headline.text else []
    if not pieces or (len(pieces) == 2 and key(pieces[1]) not in sites and headline.text in claims):
        return headline
    text = without_site(headline.text, sites)
    return replace(headline, text=text) if text != headline.text else headline


def _claimed(document: Document, claims: list[str], headings: list[tuple[int, str]], sites: frozenset[str]) -> Headline:
    """The claimed title without the site's name, and the segment that repeats it if there is one."""
    texts = [without_site(claim, sites) for claim in claims]
    for i, segment in enumerate(document.segments[:_SEARCHED]):
        if segment.text in texts and not segment.flags & _OUTSIDE:
            return Headline(i, segment.text, segment.level > 0, claims[texts.index(segment.text)])
    return Headline(headings[0][0] if headings else -1, texts[0], False, claims[0])


def without_site(title: str, sites: frozenset[str]) -> str:
    """A claimed title without the section and the site that it ends with.

    The first piece is kept: among titles in several pieces it is the headline in six of seven. Where the
    site's name comes first the whole title is kept, as what follows may be its slogan.

    Args:
        title: As the markup has it.
        sites: The site's names, folded by `site.key`.

    Example:
        >>> without_site("A day out - Leisure | The Daily Example", frozenset({"dailyexample"}))
        'A day out'
        >>> without_site("Example: how it works", frozenset({"example"}))
        'Example: how it works'
        >>> without_site("Home | The Daily Example", frozenset({"dailyexample"}))
        'Home | The Daily Example'
    """
    pieces = [piece for piece in _SEPARATOR.split(title) if piece]
    if not pieces or (len(pieces) > 1 and pieces[0].lower() in HOME_TITLES):
        return title
    while len(pieces) > 1 and key(pieces[-1]) in sites:
        pieces.pop()
    return title if key(pieces[0]) in sites else pieces[0]


def without_own_name(title: str, sites: frozenset[str]) -> str:
    """A title that is the headline alone by rights, without the site's name where it ends with that; "" if it is
    nothing else.

    Example:
        >>> without_own_name("A day out - Leisure | The Daily Example", frozenset({"dailyexample"}))
        'A day out - Leisure'
    """
    if key(title) in sites:
        return ""
    *_, last = [None, *_SEPARATOR.finditer(title)]
    return title[: last.start()] if last and key(title[last.end() :]) in sites else title
