"""What a page says of its blocks, its metadata and its contamination, in frozen records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cleanpage.page.enums import BlockKind, FindingKind, Label


@dataclass(frozen=True, slots=True)
class Reason:
    """One named amount of evidence, in logits: positive speaks for the body, negative against it."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Contamination that was found, where it stands, and why it was taken for that.

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
        canonical_url: The URL that the page gives itself.
        image: URL of the image that stands for the page.
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
        index: Position in `Page.blocks`.
        path: XPath of the block's element in the parsed tree, down to the 256th level; None in a text scrape, and for
            text that belongs to no element.
        table_place: Table, row and cell of the block; None outside tables.
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
    path: str | None = None
    table_place: TablePlace | None = None
    _explain: Callable[[int], tuple[Reason, ...]] | None = field(default=None, repr=False, compare=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Named amounts that sum to the logit of `score`, the largest first; worked out when asked for.

        () for spam and front matter, which are not scored.
        """
        return self._explain(self.index) if self._explain else ()
