"""HTML to blocks, in one pass and without a tree.

The parser reports elements and text in document order, and the blocks are cut from these reports. Any block element
ends the block before it and starts a new one. `<br><br>` ends a block too; a single `<br>` is a line break inside it.
Content that a browser never draws (scripts, styles, drawings) is skipped. Content that it may draw or hide by script
(`noscript`, `hidden`, `select`) is kept and flagged. Nothing recurses, so nesting of any depth is safe.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind, WarningCode
from cleanpage.parsing.css_hiding import hiding_flags
from cleanpage.parsing.document import LINE_BREAK, NO_FRONT_MATTER, Document, FrontMatter, ImagePlace, Outline, Segment
from cleanpage.parsing.head_elements import HeadBuilder
from cleanpage.parsing.open_block import OpenBlock

# Attributes that name an element, attributes that this module reads, and those that only the writers read.
_NAMING = frozenset({"class", "id", "role", "itemprop"})
_OBSERVED = frozenset({"role", "href", "src", "datetime", "content", "style", "hidden", "color"})
_DETAILS = frozenset(
    "alt width height srcset data-src data-original data-lazy-src data-srcset colspan rowspan start".split()
)
# Elements for which more is done than to open them.
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
# An element without a kind of its own takes that of the container around it. `_RESETS_KIND` begin a paragraph instead,
# since old pages are laid out with tables. Inside `_KEEPS_KIND` they do not: there they are part of the list item.
_RESETS_KIND = frozenset({"p", "article", "section", "main"})
_KEEPS_KIND = (BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.CODE)
# Highlighters make an element of every line of code. The lines of one code block stay together.
_CODE_LINES = frozenset({"div", "ol", "ul", "li"})
# Names of the containers of readers' comments. On the elements around a whole page the word only says that comments
# are possible.
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-]|list|area|body|text|content)", re.IGNORECASE)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})

# Flags of an element that readers do not see.
_UNSEEN = t.HIDDEN | t.CLOAKED


class TooMuchError(Exception):
    """Reading on would cost too much, or more than was asked for."""


class BlockBuilder:
    """A parser target: takes elements and text in document order, and gives the document at the end.

    Args:
        max_levels: Levels of the outline. What nests deeper is laid side by side on the last one.
        max_open: Number of open elements beyond which `TooMuchError` is raised.
        max_elements: Number of elements beyond which it is raised.

    Attributes:
        namespaced: Whether an element with a namespace was met; to be set by whoever reports the elements.

    Example:
        >>> from lxml import etree
        >>> builder = BlockBuilder()
        >>> etree.fromstring("<nav>Home</nav><p>One<b>self</b>.<p>Two<br>lines.", etree.HTMLParser(target=builder))
        >>> [(block.text, block.kind.value) for block in builder.finish().segments]
        [('Home', 'paragraph'), ('Oneself.', 'paragraph'), ('Two\\nlines.', 'paragraph')]
    """

    def __init__(
        self, max_levels: int = sys.maxsize, max_open: int = sys.maxsize, max_elements: int = sys.maxsize
    ) -> None:
        self._max_levels = max_levels
        self._max_open = max_open
        self._max_elements = max_elements
        self._segments: list[Segment] = []
        # The fields of the outline. Element 0 stands for the document, so that every real element has a parent.
        self._tags = ["#document"]
        self._parents = [0]
        self._names = [""]
        self._targets: dict[int, str] = {}
        self._details: dict[tuple[int, str], str] = {}
        self._images: list[ImagePlace] = []
        self._root_paths: dict[int, str] = {}
        self.namespaced = False
        self._head = HeadBuilder()
        # The flags that hold inside each element, and the kind of its text; of headings, their level.
        self._flags = [0]
        self._kinds = [BlockKind.PARAGRAPH]
        self._heading_levels: dict[int, int] = {}
        # Open elements, and those of them that are containers of text, outermost first.
        self._open = [0]
        self._containers = [0]
        self._is_flat = False
        # Number of open elements from a skipped one on, the text in them, and the list of the head that will take it;
        # None for text that nobody reads, such as code.
        self._skipped_depth = 0
        self._skipped_text: list[str] = []
        self._head_list: list[str] | None = None
        # The block that is being collected, and the blocks around it that a hidden element interrupts.
        self._block = OpenBlock()
        self._interrupted: list[OpenBlock] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if self._skipped_depth:
            self._skipped_depth += 1
            return
        if tag in _SPECIAL and self._start_special(tag, attributes):
            return
        opened = self._open
        index = len(self._tags)
        if index > self._max_elements:
            raise TooMuchError
        parent = opened[-1] if len(opened) < self._max_levels else self._last_level()
        flags = self._flags[opened[-1]]
        if tag in t.TAG_FLAGS:
            flags |= t.TAG_FLAGS[tag]
        names, own_flags = "", 0
        if attributes:
            names, own_flags = self._read_attributes(index, tag, attributes)
            flags |= own_flags
            # Formulas and icons are drawn but not read out. They are no block of their own, unlike what is not drawn.
            if attributes.get("aria-hidden") == "true":
                flags |= t.HIDDEN
        self._tags.append(tag)
        self._parents.append(parent)
        self._names.append(names)
        opened.append(index)
        self._flags.append(flags)
        if tag in t.BLOCK_TAGS:
            self._open_container(index, tag)
        else:
            self._open_inline(index, tag, is_unseen=bool(own_flags & _UNSEEN))

    def start_root(self, path: str, tag: str, attributes: Mapping[str, str]) -> None:
        """Open the root of a tree. It is the container of its text, even if it is no block element."""
        index = len(self._tags)
        self._root_paths[index] = path
        self._head.language = self._head.language or attributes.get("lang", "")
        self.start(tag, attributes)
        if not self._skipped_depth and tag not in t.BLOCK_TAGS:
            self._containers = [index]

    def end(self, tag: str) -> None:
        """Close the element that was opened last."""
        if self._skipped_depth:
            self._skipped_depth -= 1
            if not self._skipped_depth and self._head_list is not None and self._skipped_text:
                self._head_list.append("".join(self._skipped_text))
                self._skipped_text.clear()
            return
        if tag == "br":
            return
        index = self._open.pop()
        if tag in t.BLOCK_TAGS:
            if self._containers[-1] != index:  # a line of code
                self._block.end_line()
            elif self._block.pieces or self._block.marks:
                self._flush()
            self._containers.pop()
        else:
            if tag in t.INLINE_MARKUP:
                self._block.close_markup(tag, index)
            if self._block.hidden_element == index:
                self._close_hidden()

    def data(self, text: str) -> None:
        """Take text; what stands between two tags may come in several parts."""
        if self._skipped_depth:
            if self._head_list is not None:
                self._skipped_text.append(text)
            return
        block = self._block
        if not text.isspace():
            block.line_breaks = 0
            block.pieces.append(text)
        # Most white space of a page stands between blocks and says nothing. In code it is indentation.
        elif block.pieces or self._kinds[self._containers[-1]] is BlockKind.CODE:
            block.pieces.append(text)

    def close(self) -> None:
        """Nothing: lxml calls this at the end of the markup, and after an error."""

    def finish(
        self, url: str | None = None, front_matter: FrontMatter = NO_FRONT_MATTER, is_truncated: bool = False
    ) -> Document:
        """The document. The builder keeps nothing of it and cannot go on.

        Args:
            url: URL of the page, if known.
            front_matter: What stands above the markup.
            is_truncated: Whether the page was not read to its end.
        """
        self._flush()
        warnings = []
        if self._is_flat:
            warnings.append(WarningCode.PARSER_RECOVERED)
        if is_truncated:
            warnings.append(WarningCode.TRUNCATED)
        outline = Outline(
            tags=self._tags,
            parents=self._parents,
            names=self._names,
            targets=self._targets,
            details=self._details,
            images=self._images,
            root_paths=self._root_paths,
            namespaced=self.namespaced,
        )
        document = Document(
            self._segments,
            outline,
            self._head.finish(front_matter),
            front_matter=front_matter.lines,
            url=url,
            warnings=tuple(warnings),
        )
        # A parser keeps its target alive until the next garbage collection. The document must not wait for that.
        self._segments, self._head = [], HeadBuilder()
        self._tags, self._parents, self._names = [], [], []
        self._targets, self._details, self._images, self._root_paths = {}, {}, [], {}
        return document

    def _last_level(self) -> int:
        """The parent of an element that is nested too deep for a level of its own."""
        if len(self._open) > self._max_open:
            raise TooMuchError
        self._is_flat = True
        return self._open[self._max_levels - 2]

    def _start_special(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Read an element that is not drawn as text; whether nothing else is to be done about it."""
        if tag == "br":
            self._line_break()
            return True
        if tag in t.SKIPPED_TAGS:
            self._skipped_depth = 1
            self._head_list = self._head.list_for_text_of(tag, attributes)
            return True
        if tag == "meta":
            self._head.read_meta(attributes)
        elif tag == "link":
            self._head.read_link(attributes)
        elif tag == "html" and attributes:
            self._head.language = self._head.language or attributes.get("lang", "")
        return False

    def _read_attributes(self, index: int, tag: str, attributes: Mapping[str, str]) -> tuple[str, int]:
        """The names of an element, joined by spaces, and the flags that its attributes set."""
        names, flags = "", 0
        for name, value in attributes.items():
            if name in _NAMING:
                names = f"{names} {value}" if names else value
            if name in _OBSERVED:
                flags |= self._observe(index, name, value)
            elif name in _DETAILS:
                self._details[index, name] = value
        if "omment" in names and tag not in _WHOLE_PAGE and _COMMENT.search(names):
            flags |= t.COMMENT
        return names, flags

    def _observe(self, index: int, name: str, value: str) -> int:
        """Note an attribute that later stages read; the flags that it sets."""
        if name == "href" or name == "src":
            self._targets[index] = value
        elif name == "role":
            return t.ROLE_FLAGS.get(value, 0)
        elif name == "datetime":
            self._head.times.append((index, value))
        elif name == "content":
            if value[:2] in ("19", "20"):
                self._head.times.append((index, value))
        elif name == "hidden":
            return t.HIDDEN
        else:
            return hiding_flags(value if name == "style" else f"color:{value}")
        return 0

    def _open_container(self, index: int, tag: str) -> None:
        around = self._containers[-1]
        inherited = self._kinds[around]
        if inherited is BlockKind.CODE and tag in _CODE_LINES:
            self._block.end_line()
            self._kinds.append(inherited)
            self._containers.append(around)
            return
        if self._block.pieces or self._block.marks:
            self._flush()
        kind = _KINDS.get(tag)
        if kind is None:
            kind = BlockKind.PARAGRAPH if tag in _RESETS_KIND and inherited not in _KEEPS_KIND else inherited
        if kind is BlockKind.HEADING:
            self._heading_levels[index] = t.HEADING_LEVELS.get(tag) or self._heading_levels[around]
        self._kinds.append(kind)
        self._containers.append(index)

    def _open_inline(self, index: int, tag: str, is_unseen: bool) -> None:
        self._kinds.append(BlockKind.PARAGRAPH)
        if is_unseen:
            # A block of its own. The one around it goes on afterwards as if nothing had been there.
            self._interrupted.append(self._block)
            self._containers.append(index)
            self._block = OpenBlock(index)
        if tag in t.INLINE_MARKUP:
            self._block.open_markup(tag, index)
            if tag == "img":
                self._images.append(ImagePlace(len(self._segments), index))

    def _close_hidden(self) -> None:
        self._flush()
        self._containers.pop()
        self._block = self._interrupted.pop()

    def _line_break(self) -> None:
        """A line break; the second in a row ends the block."""
        block = self._block
        block.line_breaks += 1
        if block.line_breaks > 1 and self._kinds[self._containers[-1]] is not BlockKind.CODE:
            self._flush()
        else:
            block.pieces.append(LINE_BREAK)

    def _flush(self) -> None:
        """End the block that is being collected, and begin the next."""
        block = self._block
        if block.pieces:
            container = self._containers[-1]
            kind = self._kinds[container]
            text = block.text(kind is BlockKind.CODE)
            if text:
                level = self._heading_levels[container] if kind is BlockKind.HEADING else 0
                self._segments.append(block.to_segment(text, kind, container, self._flags[container], level))
        block.restart()
