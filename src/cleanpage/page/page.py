"""The frozen records that `cleanpage.extract` gives back, and nothing that computes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from cleanpage.page.nodes import Node


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
        METADATA: A byline, a day, the name of the site; a line of front matter.
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
        CAPTION: What stands below a picture or a table.
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


@dataclass(frozen=True, slots=True)
class Reason:
    """One named amount of evidence, in logits: positive speaks for the body, negative against it."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True)
class Finding:
    """FindingKind that was found, where it stands, and why it was taken for that.

    Attributes:
        kind: What was found.
        blocks: Indices into `Page.blocks`, ascending.
        reasons: What spoke for or against it; their amounts sum to `score`.
        score: Evidence in logits, above 0; how much is needed for a report differs between kinds.
        count: How many phrases, ads or readings were found.
        message: One sentence for a person.
        characters: The annotated characters, for readings; otherwise "".
    """

    kind: FindingKind
    blocks: tuple[int, ...]
    reasons: tuple[Reason, ...]
    score: float
    count: int
    message: str
    characters: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself. None, or "" for a name, where it does not say it.

    Attributes:
        title: The article's headline, without the site's name.
        author: Names as printed; several are joined by "; ".
        date: Day of publication, ISO 8601 (YYYY-MM-DD).
        modified: Day of the last change, ISO 8601.
        site_name: The site or the source that published the text.
        language: BCP 47 primary tag, from the markup or else from the script.
        description: The page's own summary.
        canonical_url: The address that the page gives itself.
        image: Address of the picture that stands for the page.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    modified: str | None = None
    site_name: str | None = None
    language: str | None = None
    description: str | None = None
    canonical_url: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a block stands in a table; the numbers tell tables, rows and cells of one page apart.

    Attributes:
        table: The innermost table.
        row: Its row.
        cell: The cell; a layout table has several blocks in one.
    """

    table: int
    row: int
    cell: int


class Evidence(Protocol):
    """What the blocks of one page share: made during extraction, read when a block, reason or path is asked for."""

    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in source order."""

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """The named amounts behind the score of block `index`, largest first."""

    def path(self, index: int) -> str | None:
        """The XPath of block `index` in the parsed tree, or None in a text scrape."""

    def table_place(self, index: int) -> TablePlace | None:
        """The table, row and cell of block `index`, or None outside tables."""

    def structure(self) -> tuple[Node, ...]:
        """The body as a tree."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page: a paragraph, a heading, a list item, a table cell, a line.

    Attributes:
        text: The visible text; white space is normalised except in code, injected readings are removed.
        kind: The form of the block.
        label: The verdict.
        score: Probability, 0..1, that the block belongs to the body.
        level: 1..6 for a heading, 0 for any other block.
        line: Line number in a text scrape, counted from 1; None in HTML.
        original: The text with its injected readings; the same as `text` where there were none.
        repaired: The text without them, also where `repair=False` left them in `text`.
    """

    text: str
    kind: BlockKind
    label: Label
    score: float
    level: int = 0
    line: int | None = None
    original: str = ""
    repaired: str = ""
    index: int = 0
    _evidence: Evidence | None = field(default=None, repr=False, compare=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Named amounts that sum to the logit of `score`, the largest first; made when asked for."""
        return self._evidence.reasons(self.index) if self._evidence else ()

    @property
    def path(self) -> str | None:
        """XPath of the block's element in the parsed tree, down to the 256th level; None where it has no element."""
        return self._evidence.path(self.index) if self._evidence else None

    @property
    def table_place(self) -> TablePlace | None:
        """Table, row and cell of the block; None outside tables."""
        return self._evidence.table_place(self.index) if self._evidence else None


@dataclass(frozen=True, slots=True)
class Page:
    """A cleaned page: its body, and a verdict with reasons for everything else on it.

    Attributes:
        text: The body, paragraphs separated by blank lines; "" if there is none.
        findings: The contamination that was found.
        contamination: Share, 0..1, of the visible characters that is link farm, classified or injected.
        confidence: Expected word F1, 0..1, of the selection, from the probabilities of the blocks.
        warnings: What a caller should know about how the page was read.
        encoding: Codec that the bytes were decoded with; None for text that came decoded.
        metadata: What the page says about itself; most of its fields are also attributes of the page.

    Example:
        >>> import cleanpage
        >>> page = cleanpage.extract("<title>Rain</title><nav><a href='/'>Home</a></nav>"
        ...     "<p>It rained all day, and the river rose by a metre before the evening came.</p>")
        >>> page.title
        'Rain'
    """

    text: str
    findings: tuple[Finding, ...]
    contamination: float
    confidence: float
    warnings: tuple[WarningCode, ...]
    encoding: str | None
    metadata: Metadata
    _evidence: Evidence = field(repr=False, compare=False)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in source order, whatever its label; made when first asked for."""
        return self._evidence.blocks()

    @property
    def title(self) -> str | None:
        """The article's headline."""
        return self.metadata.title

    @property
    def author(self) -> str | None:
        """Names of the authors, joined by "; "."""
        return self.metadata.author

    @property
    def date(self) -> str | None:
        """Day of publication, ISO 8601."""
        return self.metadata.date

    @property
    def site_name(self) -> str | None:
        """The site or source of the text."""
        return self.metadata.site_name

    @property
    def language(self) -> str | None:
        """BCP 47 primary tag."""
        return self.metadata.language

    @property
    def description(self) -> str | None:
        """The page's own summary."""
        return self.metadata.description

    @property
    def canonical_url(self) -> str | None:
        """The address that the page gives itself."""
        return self.metadata.canonical_url

    def structure(self) -> tuple[Node, ...]:
        """The body as a tree of paragraphs, lists, tables and the like, for a writer of one's own."""
        return self._evidence.structure()

    def markdown(self) -> str:
        """The body as Markdown (CommonMark)."""
        from cleanpage.writers import markdown

        return markdown.write(self.structure())

    def html(self) -> str:
        """The body as minimal HTML, safe to show."""
        from cleanpage.writers import html

        return html.write(self.structure())

    def to_dict(self) -> dict[str, Any]:
        """The whole page as plain dictionaries, lists, strings and numbers."""
        from cleanpage.writers import json

        return json.as_dict(self)

    def to_json(self) -> str:
        """The whole page as JSON."""
        from cleanpage.writers import json

        return json.write(self)

    def explain(self) -> str:
        """Every block with its label, score and strongest reasons, for reading in a terminal."""
        from cleanpage.writers import explanation

        return explanation.write(self)
