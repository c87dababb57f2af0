"""The closed sets of values that a page is described with. Each is a string as well."""

from __future__ import annotations

from enum import StrEnum


class InputFormat(StrEnum):
    """What a page was read as.

    Attributes:
        HTML: Markup, with a tree of elements.
        TEXT: A plain-text scrape, line by line.
    """

    HTML = "html"
    TEXT = "text"


class Label(StrEnum):
    """What a block is, from the page's point of view. Each value is its name in lower case.

    Attributes:
        TITLE: The block that shows `Page.title`.
        METADATA: A byline, a date, the name of the site; a line of front matter.
        BODY: Part of `Page.text`.
        COMMENT: What stands among readers' comments and was not chosen.
        BOILERPLATE: Navigation, notices, teasers and all else that is none of these.
        LINK_FARM: Foreign matter: a list of search phrases, or keyword prose.
        CLASSIFIED: A small ad that ran into the text.
    """

    TITLE = "title"
    METADATA = "metadata"
    BODY = "body"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"
    LINK_FARM = "link_farm"
    CLASSIFIED = "classified"


class BlockKind(StrEnum):
    """The form of a block: from its element in HTML, from its shape in a text scrape. Values are in lower case.

    Attributes:
        PARAGRAPH: In HTML what is none of the others; in a scrape a long line, or one that ends a sentence.
        HEADING: A heading; `Block.level` is its level.
        LIST_ITEM: An item of a list, or a term or definition of a list of terms.
        TABLE: A cell of a table.
        CODE: Preformatted text, its white space kept.
        QUOTE: Part of a quotation that stands by itself.
        CAPTION: What stands below an image or a table.
        CONTROL: A button, an option, the text of a field.
        LINE: Any other line of a text scrape.
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    CAPTION = "caption"
    CONTROL = "control"
    LINE = "line"

    __hash__ = str.__hash__  # that of `Enum` is a Python function, and kinds are looked up for every block


class FindingKind(StrEnum):
    """The kinds of foreign matter that a `Finding` reports. Values are in lower case.

    Attributes:
        LINK_FARM: A list of search phrases, with links or without.
        STUFFING: Prose that is foreign to the page and full of search phrases.
        HIDDEN: Either of these where readers do not see it.
        CLASSIFIED: A column of small ads.
        TITLE: A `<title>` that has nothing to do with the page.
        READINGS: Pronunciation in brackets after characters.
    """

    LINK_FARM = "link_farm"
    STUFFING = "stuffing"
    HIDDEN = "hidden"
    CLASSIFIED = "classified"
    TITLE = "title"
    READINGS = "readings"


class WarningCode(StrEnum):
    """What a caller should know about how a page was read.

    Attributes:
        EMPTY_INPUT: There is nothing in the input, or white space only.
        UNDECODABLE_BYTES: Some bytes mean nothing in the encoding; U+FFFD stands for them.
        ENCODING_GUESSED: Nothing names the encoding, or nothing that fits.
        ENCODING_CONTRADICTED: The bytes contradict the encoding that the page or its header names.
        PARSER_RECOVERED: Elements are nested too deep; all text was read, but into a tree that is flatter.
        TRUNCATED: The end of the page was not read, as it goes beyond a limit, the parser's or one of `Config`.
        NO_BODY: No block was taken for the article's body.
    """

    EMPTY_INPUT = "empty_input"
    UNDECODABLE_BYTES = "undecodable_bytes"
    ENCODING_GUESSED = "encoding_guessed"
    ENCODING_CONTRADICTED = "encoding_contradicted"
    PARSER_RECOVERED = "parser_recovered"
    TRUNCATED = "truncated"
    NO_BODY = "no_body"
