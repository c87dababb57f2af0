"""The headline of an HTML page: what it says, and where it stands.

A page says its title in `<title>` and `<meta>` (here: claims), with the names of the section and of the site, and
prints it in a heading. The finders of authors and days look around the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from cleanpage.lexicon import tags
from cleanpage.lexicon.titles import HOME_TITLES
from cleanpage.metadata.values.names import fold_name
from cleanpage.parsing.document import Document, Head, Segment
from cleanpage.text.characters import WORD_OR_CHARACTER
from cleanpage.text.url import host_of, registered_domain, url_words, words_as_in_url

# Longest title, in characters.
_MAX_TITLE = 300
# Levels of the headings that are headlines as a rule, and of those that may be.
_MAIN_LEVELS, _LOWER_LEVELS = (1,), (2, 3)
# Headings that are looked at: a page with more of the first level than this has no headline among the others.
_MAX_HEADINGS = 12
# Agreement, 0..1, from which a heading and a claim are one headline. Measured on 1,497 pages: right and wrong pairs
# part between .4 and .6. Headings of lower levels are many, so that more agree by chance.
_MIN_AGREEMENT, _MIN_LOWER_AGREEMENT = 0.45, 0.75
# Below this a heading and a claim only resemble each other, and the page's URL decides.
_SURE = 0.75
# From here on two texts are the same but for a word.
_SAME = 0.95
# What the agreement with one piece of a claim is multiplied by: the first piece counts for more than a later one, and
# both for less than the whole.
_FIRST_PIECE, _LATER_PIECE = 0.99, 0.97
# How many more of the URL's words, as a share of them, a heading must hold to win against the claim; and how many more
# the claim must hold to win against a heading that resembles it.
_MORE, _MUCH_MORE = 0.2, 0.5
# Blocks that are searched for the text of the claim, where no heading has it.
_MAX_SEARCHED = 250

# What separates a headline from a section and a site. There must be white space around a dash.
_SEPARATOR = re.compile(
    r"\s+[|｜‖»«›‹·•⋅∙~]\s+|\s*[|｜‖]\s*|\s+[-–—―]+\s+|\s+::?\s+|[_＿]+|——|--|\s[:]\s|\s+[←→<>/\\]\s+"
)
# The reading of a word in a Japanese heading, from `<ruby>` with `<rp>`.
_KANA_READING = re.compile(r"[(（][\u3041-\u30ff]+[)）]")
# Signs that link a heading to itself.
_ANCHORS = " ¶#§🔗"
_OUTSIDE = tags.NAV | tags.FOOTER | tags.DIALOG | tags.ASIDE
# `<meta>` elements that claim a title. `<title>` comes after the first.
_CLAIMS = ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "title", "headline")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as printed.

    Attributes:
        index: Index of the segment that prints it; -1 if none does.
        text: Its text, or the claim without the site's name; "" if nothing says it.
        confirmed: Whether a heading and a claim agree.
    """

    index: int
    text: str
    confirmed: bool


NO_HEADLINE = Headline(-1, "", False)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that may be the headline: the index of its segment, and its text."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class _Match:
    """The heading that agrees best with a claim, and how far, 0..1."""

    heading: _Heading
    agreement: float


@dataclass(frozen=True, slots=True)
class _Claim:
    """A title that the markup claims.

    Attributes:
        text: The title, as the markup has it.
        words: Its words.
        pieces: The words of each of its pieces between separators; empty if it is in one piece.
    """

    text: str
    words: frozenset[str]
    pieces: tuple[frozenset[str], ...]

    def agreement(self, words: frozenset[str]) -> float:
        """How far the words of a heading agree with the claim, which may hold the section and the site as well, 0..1.

        A heading that repeats no more than the end of the claim is the name of the section or of the site.
        """
        whole = word_f1(words, self.words)
        if whole > _SAME or not self.pieces:
            return whole
        scores = [word_f1(words, piece) for piece in self.pieces]
        if scores[-1] == max(scores) > _SAME:
            return 0.0
        return max(whole, _FIRST_PIECE * scores[0], _LATER_PIECE * max(scores[1:]))


def find_headline(document: Document, site_names: frozenset[str]) -> Headline:
    """The headline of an HTML page: the heading that a claim confirms, or the best of what there is.

    Args:
        document: The page.
        site_names: What the site goes by, from `folded_site_names`.

    Example:
        >>> from cleanpage.parsing.document import Outline
        >>> from cleanpage.page import BlockKind
        >>> heading = Segment("A day out", BlockKind.HEADING, level=1)
        >>> find_headline(Document([heading], Outline(), Head(titles=["A day out | Example"])), frozenset())
        Headline(index=0, text='A day out', confirmed=True)
    """
    leveled = [index for index, segment in enumerate(document.segments) if segment.level]
    headings = _headings(document.segments, leveled, site_names, _MAIN_LEVELS)
    claims = [_claim(text) for text in _claimed_titles(document.head)]
    if not claims:
        return Headline(headings[0].index, headings[0].text, False) if headings else NO_HEADLINE
    match = _best_match(headings, claims, _MIN_AGREEMENT)
    best = match.heading if match else None
    if match is None or match.agreement < _SURE:
        lower = _headings(document.segments, leveled, site_names, _LOWER_LEVELS)
        lower_match = _best_match(lower, claims, _SAME if match else _MIN_LOWER_AGREEMENT)
        best = lower_match.heading if lower_match else best
        best = _chosen_by_url(best, url_words(document.own_url), headings, claims, site_names)
    if best is None:
        return _claimed_headline(document.segments, headings, claims, site_names)
    text = _as_claimed(best.text, claims)
    return Headline(best.index, _without_suffix(text, claims, site_names), True)


def _claimed_titles(head: Head) -> list[str]:
    """The titles that the markup claims, the most careful first, without repeats."""
    claimed: dict[str, str] = {}
    for name, content in head.metas:
        if name in _CLAIMS:
            claimed.setdefault(name, content)
    first, *others = [claimed.get(name, "") for name in _CLAIMS]
    titles = [first, *head.titles[:1], *others]
    kept = [title for title in titles if title and len(title) <= _MAX_TITLE]
    return list(dict.fromkeys([" ".join(unescape(title).split()) for title in kept]))


def _claim(text: str) -> _Claim:
    pieces = _SEPARATOR.split(text)
    return _Claim(text, words_of(text), tuple(map(words_of, pieces)) if len(pieces) > 1 else ())


def _headings(
    segments: Sequence[Segment], leveled: Sequence[int], site_names: frozenset[str], levels: tuple[int, ...]
) -> list[_Heading]:
    """The first headings of some levels, without the site's own name, which many sites print in one.

    Args:
        segments: The blocks of the page.
        leveled: Indices of those that are headings of any level.
        site_names: What the site goes by.
        levels: The levels that are taken.
    """
    headings: list[_Heading] = []
    for index in leveled:
        segment = segments[index]
        if segment.level not in levels or segment.flags & _OUTSIDE or len(segment.text) > _MAX_TITLE:
            continue
        text = " ".join(segment.text.split()).strip(_ANCHORS)
        if text and fold_name(text) not in site_names:
            headings.append(_Heading(index, text))
            if len(headings) == _MAX_HEADINGS:
                break
    return headings


def _best_match(headings: Sequence[_Heading], claims: Sequence[_Claim], min_agreement: float) -> _Match | None:
    """The first of the headings that agree best with any of the claims, if they agree by more than a minimum."""
    best, best_agreement = None, min_agreement
    for heading in headings:
        words = words_of(heading.text)
        agreement = max([claim.agreement(words) for claim in claims])
        if agreement > best_agreement:
            best, best_agreement = heading, agreement
    return _Match(best, best_agreement) if best else None


def _chosen_by_url(
    best: _Heading | None,
    named: frozenset[str],
    headings: Sequence[_Heading],
    claims: Sequence[_Claim],
    site_names: frozenset[str],
) -> _Heading | None:
    """The heading or, as None, the claim: whichever has more of the words of the page's URL.

    Some sites claim their own name or a slogan for every page ("Example: all about everything"), and have the title in
    the heading and in the URL. Some blogs print their own name as a heading, and have the title in the claim.

    Args:
        best: The heading that resembles a claim most, if one does.
        named: The words of the URL.
        headings: The headings of the first level.
        claims: What the markup claims.
        site_names: What the site goes by.
    """
    if not named:
        return best
    claimed_share = max([_share_in(without_site(claim.text, site_names), named) for claim in claims])
    if best:
        return None if claimed_share > _share_in(best.text, named) + _MUCH_MORE else best
    if len({heading.text for heading in headings}) != 1:
        return None
    heading = headings[0]
    share = _share_in(heading.text, named)
    starts_claim = any(claim.text.lower().startswith(heading.text.lower()) for claim in claims)
    if (share == 1.0 and starts_claim) or share > claimed_share + _MORE:
        return heading
    return None


def _share_in(text: str, named: frozenset[str]) -> float:
    """Which share of the words of a URL a text holds, 0..1."""
    return len(named & words_as_in_url(text)) / len(named)


def _claimed_headline(
    segments: Sequence[Segment], headings: Sequence[_Heading], claims: Sequence[_Claim], site_names: frozenset[str]
) -> Headline:
    """The claim without the site's name, and the segment that repeats it, if there is one."""
    texts = [without_site(claim.text, site_names) for claim in claims]
    for index, segment in enumerate(segments[:_MAX_SEARCHED]):
        if segment.text in texts and not segment.flags & _OUTSIDE:
            return Headline(index, segment.text, segment.level > 0)
    return Headline(headings[0].index if headings else -1, texts[0], False)


def _as_claimed(text: str, claims: Sequence[_Claim]) -> str:
    """A heading without the readings of its words, where a claim has it so."""
    plain = without_kana_readings(text)
    if plain != text and any(plain in _SEPARATOR.split(claim.text) for claim in claims):
        return plain
    return text


def _without_suffix(text: str, claims: Sequence[_Claim], site_names: frozenset[str]) -> str:
    """A heading without the site's name, where the heading itself ends with it.

    A heading in two pieces that a claim repeats is left alone: sites claim their names, and seldom print them.
    """
    pieces = _SEPARATOR.split(text) if "|" in text else []
    if not pieces:
        return text
    if len(pieces) == 2 and fold_name(pieces[1]) not in site_names and any(text == claim.text for claim in claims):
        return text
    return without_site(text, site_names)


def words_of(text: str) -> frozenset[str]:
    """The different words of a text in lower case; a Han, Kana or Hangul character is a word."""
    return frozenset(WORD_OR_CHARACTER.findall(text.lower()))


def word_f1(first: frozenset[str], second: frozenset[str]) -> float:
    """F1 of two sets of words, 0..1.

    Example:
        >>> word_f1(words_of("A day out"), words_of("A day, out!"))
        1.0
    """
    common = len(first & second)
    return 2 * common / (len(first) + len(second)) if common else 0.0


def without_kana_readings(text: str) -> str:
    """A Japanese heading without the readings of its words, which `<ruby>` puts in brackets.

    Example:
        >>> without_kana_readings("海辺(うみべ)の小さな駅")
        '海辺の小さな駅'
    """
    return _KANA_READING.sub("", text)


def without_site(title: str, site_names: frozenset[str]) -> str:
    """A claimed title without the section and the site that it ends with.

    The first piece is kept: among titles in several pieces it is the headline in six of seven. Where the site's name
    comes first, the whole title is kept, as what follows may be its slogan.

    Args:
        title: The title, as the markup has it.
        site_names: What the site goes by, from `folded_site_names`.

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
    if fold_name(pieces[0]) in site_names:
        return title
    return pieces[0]


def without_own_name(title: str, site_names: frozenset[str]) -> str:
    """A title that should be the headline alone, without the site's name at its end; "" if it is that name.

    Example:
        >>> without_own_name("A day out - Leisure | The Daily Example", frozenset({"dailyexample"}))
        'A day out - Leisure'
    """
    if fold_name(title) in site_names:
        return ""
    separators = list(_SEPARATOR.finditer(title))
    if separators and fold_name(title[separators[-1].end() :]) in site_names:
        return title[: separators[-1].start()]
    return title


def folded_site_names(names: Iterable[str], url: str) -> frozenset[str]:
    """What a site goes by: its names, its host, its registered domain, and the longest name in its host.

    Args:
        names: What the page calls the site.
        url: The URL of the page.

    Returns:
        The names, folded by `fold_name`.

    Example:
        >>> sorted(folded_site_names(["The Daily Example"], "https://news.daily-example.co.uk/a"))
        ['dailyexample', 'dailyexamplecouk', 'newsdailyexamplecouk']
    """
    folded = {fold_name(name) for name in names}
    labels = [label for label in host_of(url).split(".") if label != "www"]
    if len(labels) > 1:
        domain = registered_domain(url).split(".")
        above_suffix = labels[: len(labels) - len(domain) + 1]
        folded |= {fold_name("".join(labels)), fold_name("".join(domain)), fold_name(max(above_suffix, key=len))}
    return frozenset(folded - {""})
