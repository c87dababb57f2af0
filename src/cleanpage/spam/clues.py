"""The clues on a group of blocks: how it differs from the page's own text, and what it has in common with other spam.

A page's own text shares its words, its script and its links with the rest of the page. Spam does not, and it says the
same few things again and again. No clue is enough alone. `clue_reader` reads the clues, and `model` weighs them.

All clues are numbers from 0 on. "Number of" is the log1p of a number, as the second word says more than the tenth;
"share of" is 0..1; "whether" is 1 for yes and 0 for no.
"""

from __future__ import annotations

from typing import NamedTuple


class WordClues(NamedTuple):
    """The words of a group. Those that the page uses nowhere else are out-of-page words.

    Content words tell a subject, function words are mostly grammar.
    """

    out_of_page_words: float  # number of content words that are out-of-page words
    page_words: float  # number of content words that the page uses elsewhere
    out_of_page_function_words: float  # number of function words that are out-of-page words
    page_function_words: float  # number of function words that the page uses elsewhere
    out_of_page_share: float  # share of the content words that are out-of-page words
    said_twice: float  # share of the content words that are out-of-page words and occur twice or more often
    said_thrice: float  # the same for three times
    phrases_twice: float  # the same for pairs of words, one of them an out-of-page word, twice
    most_said: float  # number of occurrences of the most frequent out-of-page word
    spam_topics: float  # out-of-page words of a spam topic: 0, 1, 2, or 3 for three or more
    promotion: float  # out-of-page words of search phrases: 0 to 4, or 5 for five or more


class PageClues(NamedTuple):
    """The group beside the page as a whole."""

    vocabulary: float  # number of words that the page has elsewhere
    other_script: float  # whether the group is in another script than the page
    simplified: float  # whether the group is in simplified Chinese script on a page in traditional script


class FormClues(NamedTuple):
    """How long a group is, and of what pieces. Pieces are blocks, or parts of blocks between separators."""

    weight: float  # length in Latin letters' worth, as log1p
    pieces: float  # number of pieces
    piece_weight: float  # mean length of a piece in Latin letters' worth, as log1p
    prose: float  # whether a block is a paragraph
    sentences: float  # ends of sentences, divided by the blocks and hundreds of letters' worth that there are
    lower_case: float  # share of the pieces that begin with a small letter, of those with a letter that has a case
    heading: float  # whether the group is headings


class LinkClues(NamedTuple):
    """The links of a group, and where they lead."""

    links: float  # share of the characters inside links
    links_away: float  # share of the links that lead to other sites; less if there is more text than links
    hosts: float  # number of other sites that they lead to


class PlaceClues(NamedTuple):
    """Where a group stands."""

    start: float  # whether it is among the first blocks of the page
    end: float  # whether it is among the last blocks
    among_prose: float  # whether a paragraph is shortly before the group and another shortly after it
    hidden: float  # whether a block is hidden as menus and tabs are: `display: none` and the like
    cloaked: float  # whether a block is hidden as spammers do it: off screen, without size, by a style sheet
    marquee: float  # whether a block is in `marquee`
    navigation: float  # in `nav`
    header: float  # in `header`
    footer: float  # in `footer`
    aside: float  # in `aside`
    form: float  # in a form, a list of options or a button
    dialog: float  # in `dialog`
    code: float  # in preformatted text
    list: float  # in `ul` or `ol`
    table: float  # in `table`
    article: float  # in `article` or `main`


class AdClues(NamedTuple):
    """What classified ads have many of."""

    digits: float  # share of the characters that are digits
    phones: float  # number of phone numbers
    money: float  # number of signs and names of currencies
    areas: float  # number of numbers with a unit of area, distance or power
    labels: float  # number of lines that begin with a label and a colon
    rhythm: float  # share of the blocks that have a digit and whose shape occurs on the page three times or more


class ExampleClues(NamedTuple):
    """What speaks for a page that shows spam or ads as an example, or that is about a spam topic."""

    own_spam_topics: float  # share of the page's sentences and headings elsewhere that have a word of a spam topic
    quoted: float  # whether the group is a quotation, code, or in large part in quotation marks
    introduced: float  # whether the block before ends with a colon


class GroupClues(NamedTuple):
    """All clues on a group of blocks."""

    words: WordClues
    page: PageClues
    form: FormClues
    links: LinkClues
    place: PlaceClues
    ads: AdClues
    html: float  # whether the page is HTML
    examples: ExampleClues

    def features(self) -> tuple[float, ...]:
        """The clues as one row, in the order of `FEATURE_NAMES`."""
        return (
            *self.words, *self.page, *self.form, *self.links, *self.place, *self.ads, self.html, *self.examples
        )  # fmt: skip


# The names of all clues, in the order of `GroupClues.features`. The random choices of the fit depend on this order.
FEATURE_NAMES = (
    *WordClues._fields, *PageClues._fields, *FormClues._fields, *LinkClues._fields, *PlaceClues._fields,
    *AdClues._fields, "html", *ExampleClues._fields,
)  # fmt: skip
