"""Markup to blocks, in the one pass over it that there is.

The parser reports elements and text as it meets them, and the blocks are cut from these reports: no tree is built.
Any block element ends the block before it and starts a new one; `<br><br>` ends one too, a single `<br>` is a line
break inside it. Content that a browser never draws (scripts, styles, drawings) is skipped; what it may draw or hide
by script (`noscript`, `hidden`, `select`) is kept and flagged. Nothing recurses, so depth costs nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind, WarningCode
from cleanpage.parsing.css_hiding import hiding_flags
from cleanpage.parsing.document import Document, Head, Mark, Outline, Segment
from cleanpage.parsing.head_elements import discard, read_link, read_meta, reader

# Stands for <br> in the raw pieces. A character that `str.split` takes for white space, like those it replaces, but
# that HTML source text does not use.
LINE_BREAK = "\u2028"

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_NAMING = frozenset({"class", "id", "role", "itemprop"})
_OBSERVED = frozenset({"role", "href", "src", "datetime", "content", "style", "hidden", "aria-hidden", "color"})
# What only the writers read.
_DETAILS = frozenset(
    "alt width height srcset data-src data-original data-lazy-src data-srcset colspan rowspan start".split()
)
# Elements that need more than to be opened.
_SPECIAL = t.SKIPPED_TAGS | {"br", "meta", "link", "html"}
_KINDS = {
    **dict.fromkeys(t.HEADING_LEVELS, BlockKind.HEADING),
    **dict.fromkeys(t.PREFORMATTED_TAGS, BlockKind.CODE),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
    **dict.fromkeys(("button", "option", "select", "legend", "textarea"), BlockKind.CONTROL),
    "blockquote": BlockKind.QUOTE,
}
# A paragraph in a table cell of a page laid out with tables is a paragraph, while one in a list item stays one.
_RESETS_KIND = frozenset({"p", "article", "section", "main"})
_KEEPS_KIND = (BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.CODE)
# Highlighters make an element of every line of code; the lines of one listing stay together.
_CODE_LINES = frozenset({"div", "ol", "ul", "li"})
# Containers of readers' comments are called so everywhere; on the elements around a whole page the word tells
# only that comments are possible.
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-]|list|area|body|text|content)", re.IGNORECASE)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})

# Links that are open at once, of which a block keeps note. All of them would cost blocks times links.
_MAX_OPEN_LINKS = 4
# Longest paragraph, in characters, that counts as a heading because all of it is bold.
_BOLD_HEADING_CHARS = 80
_BOLD_HEADING_LEVEL = 3
_SENTENCE_END = tuple(".!?。！？…;；,，、")


# Set beside the flags of an element that its own attributes hide. What it holds is a block of its own, even in the
# middle of a paragraph: readers do not see it there.
_APART = 1 << 40


# The block around a hidden one: its pieces, marks and links, the open links, and its counts.
_Collected = tuple[list[str], list[Mark], list[int], list[int], tuple[int, int, int, int, int, int]]


class TooMuchError(Exception):
    """Reading on would cost too much, or more than was asked for."""


class BlockBuilder:
    """A parser target: takes elements and text in document order, and gives the blocks at the end.

    Args:
        levels: Levels of the outline; what nests deeper is laid side by side on the last one.
        deepest: Number of open elements from which `TooMuchError` is raised.
        most: Number of elements that are read before it is raised.

    Example:
        >>> from lxml import etree
        >>> parser = etree.HTMLParser(target=BlockBuilder())
        >>> page = etree.fromstring("<nav>Home</nav><p>One<b>self</b>.<p>Two<br>lines.", parser)
        >>> [(block.text, block.kind.value) for block in page.segments]
        [('Home', 'paragraph'), ('Oneself.', 'paragraph'), ('Two\\nlines.', 'paragraph')]
    """

    def __init__(self, levels: int = sys.maxsize, deepest: int = sys.maxsize, most: int = sys.maxsize) -> None:
        self._levels = levels
        self._deepest = deepest
        self._most = most
        # Element 0 stands for the document, so that every real element has a parent.
        self._outline = Outline(["#document"], [0], [""])
        self._head = Head()
        self._segments: list[Segment] = []
        # Of every element, the flags that hold inside it and the form of the text in it; of headings, the level.
        self._flags = [0]
        self._kinds = [BlockKind.PARAGRAPH]
        self._heading_levels: dict[int, int] = {}
        # Open elements, and those of them that are containers of text, outermost first.
        self._open = [0]
        self._containers = [0]
        self._is_flat = False
        # Elements that are open from a skipped one on; what they hold, and what is done with it.
        self._skipped = 0
        self._held: list[str] = []
        self._read_held: Callable[[Head, str], None] = discard
        # The block that is being collected.
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._links: list[int] = []
        self._link_chars = self._bold_chars = self._breaks = 0
        # The links and the number of bold elements that are open, and the first of the pieces inside each.
        self._open_links: list[int] = []
        self._open_bold = 0
        self._link_start = self._bold_start = 0
        # Hidden elements that stand inside a block, each with the state of the block around it.
        self._apart: list[tuple[int, _Collected]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if self._skipped:
            self._skipped += 1
            return
        if tag in _SPECIAL and self._start_special(tag, attributes):
            return
        outline, opened = self._outline, self._open
        index = len(outline.tags)
        if index > self._most:
            raise TooMuchError
        parent = opened[-1] if len(opened) < self._levels else self._last_level()
        flags = self._flags[opened[-1]]
        if tag in t.TAG_FLAGS:
            flags |= t.TAG_FLAGS[tag]
        names = ""
        if attributes:
            names, observed = self._read_attributes(index, tag, attributes)
            flags |= observed & ~_APART
        else:
            observed = 0
        outline.tags.append(tag)
        outline.parents.append(parent)
        outline.names.append(names)
        opened.append(index)
        self._flags.append(flags)
        if tag in t.BLOCK_TAGS:
            self._open_container(index, tag)
        else:
            self._kinds.append(BlockKind.PARAGRAPH)
            if observed & _APART:
                self._set_apart(index)
            if tag in t.INLINE_MARKUP:
                self._open_inline(index, tag)

    def start_root(self, path: str, tag: str, attributes: Mapping[str, str]) -> None:
        """Open the root of a tree. It is the container of its text, be it a block element or not."""
        index = len(self._outline.tags)
        self._outline.root_paths[index] = path
        self._head.language = self._head.language or attributes.get("lang", "")
        self.start(tag, attributes)
        if not self._skipped and tag not in t.BLOCK_TAGS:
            self._containers = [index]

    def end(self, tag: str) -> None:
        """Close the element that was opened last."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped and self._held:
                self._read_held(self._head, "".join(self._held))
                self._held.clear()
            return
        if tag == "br":
            return
        index = self._open.pop()
        if tag in t.BLOCK_TAGS:
            if self._containers[-1] != index:  # a line of code
                self._end_line()
            elif self._pieces or self._marks:
                self._flush()
            self._containers.pop()
        else:
            if tag in t.INLINE_MARKUP:
                self._close_inline(index, tag)
            if self._apart and self._apart[-1][0] == index:
                self._end_apart()

    def data(self, text: str) -> None:
        """Take text; what stands between two tags may come in several parts."""
        if self._skipped:
            if self._read_held is not discard:
                self._held.append(text)
        elif not text.isspace():
            self._breaks = 0
            self._pieces.append(text)
        # White space between blocks, where most of a page's is, is none; in code it is indentation.
        elif self._pieces or self._kinds[self._containers[-1]] is BlockKind.CODE:
            self._pieces.append(text)

    def close(self) -> Document:
        """Finish and give the page."""
        self._flush()
        warnings = (WarningCode.PARSER_RECOVERED,) if self._is_flat else ()
        return Document(self._segments, self._outline, self._head, warnings=warnings)

    def release(self) -> None:
        """Let go of the page: a parser keeps its target alive until the next collection of garbage."""
        self._segments, self._outline, self._head = [], Outline(), Head()

    def _last_level(self) -> int:
        """The parent of an element that is nested too deep for a level of its own."""
        if len(self._open) > self._deepest:
            raise TooMuchError
        self._is_flat = True
        return self._open[self._levels - 2]

    def _start_special(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Read what is not shown; whether that is all there is to do about the element."""
        if tag == "br":
            self._line_break()
            return True
        if tag in t.SKIPPED_TAGS:
            self._skipped = 1
            self._read_held = reader(tag, attributes)
            return True
        if tag == "meta":
            read_meta(self._head, attributes)
        elif tag == "link":
            read_link(self._head, attributes)
        elif tag == "html" and attributes:
            self._head.language = self._head.language or attributes.get("lang", "")
        return False

    def _read_attributes(self, index: int, tag: str, attributes: Mapping[str, str]) -> tuple[str, int]:
        """What an element is called, and the flags that its attributes set."""
        names, flags = "", 0
        for name, value in attributes.items():
            if name in _NAMING:
                names = f"{names} {value}" if names else value
            if name in _OBSERVED:
                flags |= self._observe(index, name, value)
            elif name in _DETAILS:
                self._outline.details[index, name] = value
        if "omment" in names and tag not in _WHOLE_PAGE and _COMMENT.search(names):
            flags |= t.COMMENT
        return names, flags

    def _observe(self, index: int, name: str, value: str) -> int:
        """Note an attribute that later stages read; the flags that it sets."""
        if name == "href" or name == "src":
            self._outline.targets[index] = value
        elif name == "role":
            return t.ROLE_FLAGS.get(value, 0)
        elif name == "datetime" or (name == "content" and value[:2] in ("19", "20")):
            self._head.times.append((index, value))
        elif name == "style" or name == "color":
            flags = hiding_flags(value if name == "style" else f"color:{value}")
            return flags | _APART if flags else 0
        elif name == "hidden":
            return t.HIDDEN | _APART
        elif value == "true":  # aria-hidden: drawn, but not read out, as formulas and icons are
            return t.HIDDEN
        return 0

    def _open_container(self, index: int, tag: str) -> None:
        around = self._containers[-1]
        inherited = self._kinds[around]
        if inherited is BlockKind.CODE and tag in _CODE_LINES:
            self._end_line()
            self._kinds.append(inherited)
            self._containers.append(around)
            return
        if self._pieces or self._marks:
            self._flush()
        kind = _KINDS.get(tag)
        if kind is None:
            kind = BlockKind.PARAGRAPH if tag in _RESETS_KIND and inherited not in _KEEPS_KIND else inherited
        if kind is BlockKind.HEADING:
            self._heading_levels[index] = t.HEADING_LEVELS.get(tag) or self._heading_levels[around]
        self._kinds.append(kind)
        self._containers.append(index)

    def _open_inline(self, index: int, tag: str) -> None:
        self._marks.append(Mark(len(self._pieces), index))
        if tag == "a":
            if not self._open_links:
                self._link_start = len(self._pieces)
            self._open_links.append(index)
            self._links.append(index)
        elif tag == "img":
            self._outline.images.append((len(self._segments), index))
        elif tag in t.BOLD_TAGS:
            if not self._open_bold:
                self._bold_start = len(self._pieces)
            self._open_bold += 1

    def _close_inline(self, index: int, tag: str) -> None:
        self._marks.append(Mark(len(self._pieces), index, closes=True))
        if tag == "a":
            self._open_links.pop()
            if not self._open_links:
                self._link_chars += _length(self._pieces, self._link_start)
        elif tag in t.BOLD_TAGS:
            self._open_bold -= 1
            if not self._open_bold:
                self._bold_chars += _length(self._pieces, self._bold_start)

    def _set_apart(self, index: int) -> None:
        """Begin a hidden block inside another; that one goes on after it as if nothing had been there."""
        around = (
            self._pieces, self._marks, self._links, self._open_links,
            (self._link_chars, self._bold_chars, self._breaks, self._open_bold, self._link_start, self._bold_start),
        )  # fmt: skip
        self._apart.append((index, around))
        self._containers.append(index)
        self._pieces, self._marks, self._links, self._open_links = [], [], [], []
        self._link_chars = self._bold_chars = self._breaks = self._open_bold = 0

    def _end_apart(self) -> None:
        self._flush()
        self._containers.pop()
        _, (self._pieces, self._marks, self._links, self._open_links, counts) = self._apart.pop()
        self._link_chars, self._bold_chars, self._breaks, self._open_bold, self._link_start, self._bold_start = counts

    def _line_break(self) -> None:
        """A line break; the second in a row ends the block."""
        self._breaks += 1
        if self._breaks > 1 and self._kinds[self._containers[-1]] is not BlockKind.CODE:
            self._flush()
        else:
            self._pieces.append(LINE_BREAK)

    def _end_line(self) -> None:
        """The end of a line of code that is an element of its own."""
        if self._pieces and not self._pieces[-1].endswith(("\n", LINE_BREAK)):
            self._pieces.append(LINE_BREAK)

    def _flush(self) -> None:
        """End the block that is being collected, and start the next with the markup that is still open."""
        pieces = self._pieces
        if pieces:
            container = self._containers[-1]
            text = _normalise("".join(pieces), self._kinds[container] is BlockKind.CODE)
            if text:
                self._append(text, container)
            pieces.clear()
        if self._marks:
            # No link holds another; where many were never closed, the last is the one that a browser shows.
            self._links = self._open_links[-_MAX_OPEN_LINKS:]
            self._marks = [Mark(0, index) for index in self._links]
        self._link_chars = self._bold_chars = self._breaks = 0
        self._link_start = self._bold_start = 0

    def _append(self, text: str, container: int) -> None:
        if self._open_links:
            self._link_chars += _length(self._pieces, self._link_start)
        if self._open_bold:
            self._bold_chars += _length(self._pieces, self._bold_start)
        kind = self._kinds[container]
        level = self._heading_levels[container] if kind is BlockKind.HEADING else 0
        if self._bold_chars and kind is BlockKind.PARAGRAPH and self._is_bold_heading(text):
            kind, level = BlockKind.HEADING, _BOLD_HEADING_LEVEL
        self._segments.append(
            Segment(
                text, kind, container, self._flags[container], 0, level, min(self._link_chars, len(text)),
                tuple(self._links), tuple(self._pieces), tuple(self._marks),
            )
        )  # fmt: skip

    def _is_bold_heading(self, text: str) -> bool:
        return (
            len(text) <= _BOLD_HEADING_CHARS
            and self._bold_chars >= len(text) * 0.95
            and not self._link_chars
            and not text.endswith(_SENTENCE_END)
        )


def _length(pieces: Sequence[str], start: int) -> int:
    """Visible characters of the pieces from `start` on."""
    return len(" ".join("".join(pieces[start:]).split()))


def _normalise(raw: str, preformatted: bool) -> str:
    if preformatted:
        return raw.replace(LINE_BREAK, "\n").strip("\n").rstrip()
    if LINE_BREAK in raw:
        lines = (" ".join(line.split()) for line in raw.split(LINE_BREAK))
        text = "\n".join(line for line in lines if line)
    else:
        text = " ".join(raw.split())
    return text if text.isascii() or text.strip(_INVISIBLE) else ""
