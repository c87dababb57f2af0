"""The page as `cleanpage.extract` gives it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cleanpage.page.enums import WarningCode
from cleanpage.page.nodes import Node
from cleanpage.page.records import Block, Finding, Metadata


@dataclass(frozen=True, slots=True)
class Page:
    """A cleaned page: its body, and a verdict with reasons for everything else on it.

    Attributes:
        text: The body, paragraphs separated by blank lines; "" if there is none.
        findings: The contamination that was found.
        contamination: Share, 0..1, of the visible characters that is link farm, classified or injected.
        confidence: Expected word F1, 0..1, of the selection, from the probabilities of the blocks. On a page without a
            body, that of the selection that was rejected.
        warnings: What a caller should know about how the page was read.
        encoding: Codec that the bytes were decoded with; None for text that came decoded.
        metadata: What the page says about itself; its fields are attributes of the page as well.

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
    _make_blocks: Callable[[], tuple[Block, ...]] = field(repr=False, compare=False)
    _make_structure: Callable[[], tuple[Node, ...]] = field(repr=False, compare=False)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in source order, whatever its label; made when first asked for."""
        return self._make_blocks()

    @property
    def title(self) -> str | None:
        """The article's headline."""
        return self.metadata.title

    @property
    def author(self) -> str | None:
        """Names of the authors, joined by "; "; editors where no author is named."""
        return self.metadata.author

    @property
    def date(self) -> str | None:
        """Day of publication, ISO 8601."""
        return self.metadata.date

    @property
    def modified(self) -> str | None:
        """Day of the last change, ISO 8601."""
        return self.metadata.modified

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
        """The URL that the page gives itself."""
        return self.metadata.canonical_url

    @property
    def image(self) -> str | None:
        """URL of the image that stands for the page."""
        return self.metadata.image

    def structure(self) -> tuple[Node, ...]:
        """The body as a tree of paragraphs, lists, tables and the like, for a writer of one's own."""
        return self._make_structure()

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
