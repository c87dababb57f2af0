"""A page as it was observed, before any verdict: blocks, outline and head.

`html_blocks` and `text_blocks` make a `Document`. Nothing after them sees the markup or the raw lines, and nothing
changes a record of this module after it was made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cleanpage.page import BlockKind, InputFormat, WarningCode
from cleanpage.text.url import commonest_domain, host_of, registered_domain

# Stands for <br> in the raw pieces of a block. `str.split` takes it for white space, like the characters that it
# replaces, and HTML source text does not use it.
LINE_BREAK = "\u2028"

# `<meta>` elements that hold the page's own URL, the most reliable first.
_OWN_URL_METAS = ("og:url", "al:web:url", "twitter:url")


class Mark(NamedTuple):
    """A place in the raw pieces of a block where inline markup opens or closes.

    Attributes:
        position: Index of the piece that comes next.
        element: The element, as an index into `Outline`.
        closes: Whether it ends there.
    """

    position: int
    element: int
    closes: bool = False


class ImagePlace(NamedTuple):
    """Where an `img` stands.

    Attributes:
        blocks_before: Number of blocks before it.
        element: The `img`, as an index into `Outline`.
    """

    blocks_before: int
    element: int


# Not frozen, though nothing changes it: a page has hundreds of blocks, and a frozen one takes 1.5 microseconds to make
# in the place of 0.25.
@dataclass(slots=True)
class Segment:
    """A block as it was found: its text and where it stood.

    Attributes:
        text: Visible text, white space normalised (kept in code).
        kind: The form of the block.
        element: Index into `Outline` of the innermost block element that holds the text; 0 in a text scrape.
        flags: Bits of `lexicon.tags` that hold for the block: its ancestors' and its own.
        line: Line number in a text scrape, counted from 1; 0 in HTML.
        level: 1..6 for a heading, 0 otherwise.
        link_chars: Characters of the text that are inside links.
        links: Indices into `Outline` of the `a` elements that the block touches.
        pieces: The raw text in source order, with `LINE_BREAK` for line breaks, for the writers.
        marks: Where inline markup opens and closes, in order.
        original: The text before injected readings were removed, if any were.
        repaired: The text as it would be without its injected readings, if they were left in.
    """

    text: str
    kind: BlockKind
    element: int = 0
    flags: int = 0
    line: int = 0
    level: int = 0
    link_chars: int = 0
    links: tuple[int, ...] = ()
    pieces: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    original: str = ""
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The parsed tree as plain lists, one entry per element in document order; a parent precedes its children.

    Attributes:
        tags: Lower-case element names, without a namespace.
        parents: Index of the parent; element 0 stands for the document and is its own parent.
        names: `class`, `id`, `role` and `itemprop` of the element, joined by spaces: what its author calls it.
        targets: `href` of links and `src` of images, by element.
        details: Values of attributes that only the writers read, by element and name of the attribute.
        images: Where every `img` stands, in order.
        root_paths: XPath of the elements that the walk started from; in a whole page, of `<html>`.
        namespaced: Whether any element has a namespace, as in XHTML that was parsed as XML.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    targets: dict[int, str] = field(default_factory=dict)
    details: dict[tuple[int, str], str] = field(default_factory=dict)
    images: list[ImagePlace] = field(default_factory=list)
    root_paths: dict[int, str] = field(default_factory=dict)
    namespaced: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML block above a text.

    Attributes:
        values: Values by key in lower case; the items of a list are joined by "; ".
        lines: The block's lines as segments, fences included.
        end: Offset in the input where the text below it begins.
    """

    values: dict[str, str] = field(default_factory=dict)
    lines: tuple[Segment, ...] = ()
    end: int = 0


# For pages that begin with their text.
NO_FRONT_MATTER = FrontMatter()


@dataclass(frozen=True, slots=True)
class Head:
    """What the markup says about the page, outside the blocks.

    Attributes:
        titles: Texts of `<title>`.
        metas: (property, name, itemprop or http-equiv in lower case, content) of every `<meta>` with both, in order.
        links: (rel in lower case, href) of every `<link>` that has both.
        json_ld: Sources of `<script type="application/ld+json">`.
        styles: Sources of `<style>`.
        times: (element, value) of every `datetime` attribute, and of every `content` that begins like a year.
        language: The `lang` attribute of the root, or "".
        front_matter: Keys (lower case) and values of a text scrape's YAML front matter.
    """

    titles: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    language: str = ""
    front_matter: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A page in blocks, with what surrounds them.

    Attributes:
        segments: Every block in source order.
        outline: The element tree; of a single root in a text scrape.
        head: What the markup says about the page.
        front_matter: Lines of YAML above the text, if there are any.
        url: URL of the page if the caller knows it.
        is_html: Whether it was read as HTML; if not, as a text scrape.
        warnings: What went wrong while it was read.
    """

    segments: list[Segment]
    outline: Outline
    head: Head
    front_matter: tuple[Segment, ...] = ()
    url: str | None = None
    is_html: bool = True
    warnings: tuple[WarningCode, ...] = ()

    @property
    def input_format(self) -> InputFormat:
        """What the page was given as, which has weights of its own."""
        return InputFormat.HTML if self.is_html else InputFormat.TEXT

    @property
    def own_url(self) -> str:
        """The URL of the page: the caller's, the canonical one, or the one for shares; "" if nothing says one.

        The first that has a host is taken. Where none has, the first of all, which is relative.

        Example:
            >>> Document([], Outline(), Head(links=[("canonical", "https://example.org/a-day-out")])).own_url
            'https://example.org/a-day-out'
        """
        stated = [self.url] if self.url else []
        stated += [href for rel, href in self.head.links if "canonical" in rel.split()]
        for own_name in _OWN_URL_METAS:
            stated += [content for name, content in self.head.metas if name == own_name]
        return next(filter(host_of, stated), "") or next(filter(None, stated), "")

    @property
    def own_domain(self) -> str:
        """The registered domain of the page: that of its URL, or the one that most of its links lead to; or ""."""
        return registered_domain(self.own_url) or commonest_domain(self.outline.targets.values())

    def keeping(self, indices: Iterable[int]) -> Document:
        """The document as it would be with these blocks only."""
        return replace(self, segments=[self.segments[index] for index in indices])
