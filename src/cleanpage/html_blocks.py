"""Tree to blocks: the only walk over the DOM.

One pass in document order. Any block element ends the block before it and starts a new one; `<br><br>` ends one
too, a single `<br>` is a line break inside it. Content that a browser never draws (scripts, styles, drawings) is
skipped; what it may draw or hide by script (`noscript`, `hidden`, `select`) is kept and flagged. The walk does not
recurse, so that depth costs nothing, and it never edits the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from cleanpage.document import Document, Head, Outline, Segment
from cleanpage.lexicon import tags as t
from cleanpage.page import Kind

# Stands for <br> in the raw pieces. A character that `str.split` takes for white space, like those it replaces, but
# that HTML source text does not use.
LINE_BREAK = "\u2028"

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad \n"
_HIDING = ("display:none", "visibility:hidden")
_NAMING = frozenset({"class", "id", "role", "itemprop"})
_OBSERVED = frozenset({"href", "src", "datetime", "content", "style", "hidden", "aria-hidden"})
_KINDS = {
    **dict.fromkeys(t.HEADING_LEVELS, Kind.HEADING),
    **dict.fromkeys(t.PREFORMATTED_TAGS, Kind.CODE),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Kind.TABLE),
    **dict.fromkeys(("caption", "figcaption"), Kind.CAPTION),
    **dict.fromkeys(("button", "option", "select", "legend", "textarea"), Kind.CONTROL),
    "blockquote": Kind.QUOTE,
}
# A paragraph in a table cell of a page laid out with tables is a paragraph, while one in a list item stays one.
_RESETS_KIND = frozenset({"p", "article", "section", "main"})
_KEEPS_KIND = frozenset({Kind.LIST_ITEM, Kind.QUOTE, Kind.CAPTION, Kind.CODE})
# Containers of readers' comments are called so everywhere; on the elements around a whole page the word tells
# only that comments are possible.
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-]|list|area|body|text|content)", re.IGNORECASE)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})

_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./*\[\]-]*")

# Longest paragraph, in characters, that counts as a heading because all of it is bold.
_BOLD_HEADING_CHARS = 80
_BOLD_HEADING_LEVEL = 3
_SENTENCE_END = tuple(".!?。！？…;；,，、")


def segment(root: etree._Element) -> Document:
    """Cut a parsed page into blocks.

    Args:
        root: Root of an `lxml.etree` tree, or any element of one; only what it holds is read.

    Returns:
        The blocks in source order, the outline of the tree, and what the head says.

    Example:
        >>> page = segment(etree.HTML("<nav>Home</nav><p>One<b>self</b>.<p>Two<br>lines."))
        >>> [(block.text, block.kind.value) for block in page.segments]
        [('Home', 'paragraph'), ('Oneself.', 'paragraph'), ('Two\\nlines.', 'paragraph')]
    """
    walk = _Walk(root.get("lang") or "")
    walk.walk(root)
    if root.getparent() is None:  # an early </html> leaves the rest of the page in sibling roots
        for sibling in root.itersiblings():
            if isinstance(sibling.tag, str):
                walk.walk(sibling)
    return Document(walk.segments, walk.outline, walk.head)


class _Walk:
    """The state of one walk: the open elements, and the block that is being collected."""

    def __init__(self, language: str) -> None:
        # Element 0 stands for the document, so that every real element has a parent.
        self.outline = Outline(["#document"], [0], [""])
        self.flags = [0]
        self.kinds = [Kind.PARAGRAPH]
        self.head = Head(language=language)
        self.segments: list[Segment] = []
        # Open elements, outermost first, and their indices in the outline; -1 if skipped with all that they hold.
        self.open: list[etree._Element | None] = [None]
        self.indices = [0]
        self.containers = [0]
        self.pieces: list[str] = []
        self.marks: list[tuple[int, int]] = []
        self.open_links: list[int] = []
        self.links: list[int] = []
        self.link_chars = 0
        self.open_bold = 0
        self.bold_chars = 0
        self.breaks = 0

    def walk(self, root: etree._Element) -> None:
        """Visit `root` and all that it holds, in document order."""
        # The root is the container of its text, be it a block element or not.
        self.containers = [len(self.outline.tags)]
        self.outline.root_paths[len(self.outline.tags)] = _path_to(root)
        opened, indices, enter, leave = self.open, self.indices, self._enter, self._leave
        opened[0] = root.getparent()
        for element in root.iter():
            parent = element.getparent()
            while opened[-1] is not parent:
                leave()
            tag = element.tag
            if tag in _PLAIN_TAGS and indices[-1] >= 0:
                enter(element, tag)
            else:
                self._enter_special(element, tag)
        while len(opened) > 1:
            leave()
        self._flush()

    def _enter_special(self, element: etree._Element, tag: Any) -> None:
        """Open an element that is skipped or read for the head, or pass over a comment in a caller's tree."""
        skipping = self.indices[-1] < 0
        if not isinstance(tag, str):
            if not skipping and len(self.open) > 1 and element.tail:
                self._collect(element.tail)
            return
        if tag[0] == "{":
            self.outline.namespaced = True
            tag = tag.rpartition("}")[2]
        handler = _HANDLERS.get(tag)
        if handler and not skipping:
            handler(self, element)
        if skipping or tag in t.SKIPPED_TAGS:
            self.open.append(element)
            self.indices.append(-1)
        else:
            self._enter(element, tag)

    def _enter(self, element: etree._Element, tag: str) -> None:
        outline = self.outline
        index, parent = len(outline.tags), self.indices[-1]
        flags = self.flags[parent] | t.TAG_FLAGS.get(tag, 0)
        names = ""
        attributes = element.items()
        if attributes:
            names, observed = self._read_attributes(index, attributes)
            flags |= observed
            if "omment" in names and tag not in _WHOLE_PAGE and _COMMENT.search(names):
                flags |= t.COMMENT
        outline.tags.append(tag)
        outline.parents.append(parent)
        outline.names.append(names)
        self.flags.append(flags)
        is_block = tag in t.BLOCK_TAGS
        self.kinds.append(_kind(tag, self.kinds[parent]) if is_block else self.kinds[parent])
        if is_block:
            if self.pieces or self.marks:
                self._flush()
            self.containers.append(index)
        elif tag in t.INLINE_MARKUP:
            self._open_inline(index, tag)
        self.open.append(element)
        self.indices.append(index)
        text = element.text
        if text:
            self._collect(text)

    def _read_attributes(self, index: int, attributes: Sequence[tuple[Any, Any]]) -> tuple[str, int]:
        """What an element is called, and the flags that its attributes set."""
        names, flags = "", 0
        for name, value in attributes:
            if name in _NAMING:
                names = f"{names} {value}" if names else value
                if name == "role":
                    flags |= t.ROLE_FLAGS.get(value, 0)
            elif name in _OBSERVED:
                flags |= self._observe(index, name, value)
        return names, flags

    def _observe(self, index: int, name: str, value: str) -> int:
        """Note an attribute that later stages read; the flags that it sets."""
        if name == "href" or name == "src":
            self.outline.targets[index] = value
        elif name == "datetime" or (name == "content" and value[:2] in ("19", "20")):
            self.head.times.append((index, value))
        elif name == "style":
            style = value.replace(" ", "").lower()
            return t.HIDDEN if any(hiding in style for hiding in _HIDING) else 0
        elif name == "hidden" or value == "true":
            return t.HIDDEN
        return 0

    def _open_inline(self, index: int, tag: str) -> None:
        self.marks.append((len(self.pieces), index))
        if tag == "a":
            self.open_links.append(index)
            self.links.append(index)
        elif tag in t.BOLD_TAGS:
            self.open_bold += 1

    def _close_inline(self, index: int, tag: str) -> None:
        self.marks.append((len(self.pieces), ~index))
        if tag == "a":
            self.open_links.pop()
        elif tag in t.BOLD_TAGS:
            self.open_bold -= 1

    def _leave(self) -> None:
        element, index = self.open.pop(), self.indices.pop()
        if index >= 0:
            tag = self.outline.tags[index]
            if tag in t.BLOCK_TAGS:
                if self.pieces or self.marks:
                    self._flush()
                self.containers.pop()
            elif tag in t.INLINE_MARKUP:
                self._close_inline(index, tag)
        if self.indices[-1] >= 0 and len(self.open) > 1 and element is not None:
            tail = element.tail
            if tail:
                self._collect(tail)

    def _collect(self, text: str) -> None:
        pieces = self.pieces
        # Between blocks, where most white space of a page is; in code it is indentation.
        if not pieces and text.isspace() and self.kinds[self.containers[-1]] is not Kind.CODE:
            return
        pieces.append(text)
        if self.open_links or self.open_bold or self.breaks:
            visible = len(text.strip())
            if visible:
                self.breaks = 0
                if self.open_links:
                    self.link_chars += visible
                if self.open_bold:
                    self.bold_chars += visible

    def line_break(self) -> None:
        """`<br>`: a line break; the second in a row ends the block."""
        self.breaks += 1
        if self.breaks > 1:
            self._flush()
        else:
            self.pieces.append(LINE_BREAK)

    def _flush(self) -> None:
        """End the block that is being collected, and start the next with the links that are still open."""
        if self.pieces:
            container = self.containers[-1]
            text = _normalise("".join(self.pieces), self.kinds[container] is Kind.CODE)
            if text:
                self._append(text, container)
            self.pieces.clear()
        self.links = self.open_links[:]
        self.marks = [(0, index) for index in self.open_links]
        self.link_chars = self.bold_chars = self.breaks = 0

    def _append(self, text: str, container: int) -> None:
        kind, level = self.kinds[container], 0
        if kind is Kind.HEADING:
            level = self._heading_level(container)
        elif kind is Kind.PARAGRAPH and self.bold_chars and self._is_bold_heading(text):
            kind, level = Kind.HEADING, _BOLD_HEADING_LEVEL
        self.segments.append(
            Segment(
                text, kind, container, self.flags[container], 0, level, min(self.link_chars, len(text)),
                tuple(self.links), tuple(self.pieces), tuple(self.marks),
            )
        )  # fmt: skip

    def _heading_level(self, element: int) -> int:
        outline = self.outline
        while element and outline.tags[element] not in t.HEADING_LEVELS:
            element = outline.parents[element]
        return t.HEADING_LEVELS.get(outline.tags[element], _BOLD_HEADING_LEVEL)

    def _is_bold_heading(self, text: str) -> bool:
        return (
            len(text) <= _BOLD_HEADING_CHARS
            and self.bold_chars >= len(text) * 0.95
            and not self.link_chars
            and not text.endswith(_SENTENCE_END)
        )


def _path_to(root: etree._Element) -> str:
    """The XPath of an element in the tree that it came in; by position alone where a name would need a prefix."""
    path = root.getroottree().getpath(root)
    if _PLAIN_PATH.fullmatch(path):
        return path
    steps = []
    for element in (root, *root.iterancestors()):
        elder = sum(1 for sibling in element.itersiblings(preceding=True) if isinstance(sibling.tag, str))
        steps.append(f"*[{elder + 1}]")
    return "/".join(["", *reversed(steps)])


def _kind(tag: str, inherited: Kind) -> Kind:
    """The kind of what a block element holds."""
    if tag in _KINDS:
        return _KINDS[tag]
    return Kind.PARAGRAPH if tag in _RESETS_KIND and inherited not in _KEEPS_KIND else inherited


def _normalise(raw: str, preformatted: bool) -> str:
    if preformatted:
        return raw.replace(LINE_BREAK, "\n").strip("\n").rstrip()
    if LINE_BREAK in raw:
        lines = (" ".join(line.split()) for line in raw.split(LINE_BREAK))
        text = "\n".join(line for line in lines if line)
    else:
        text = " ".join(raw.split())
    return text if text.strip(_INVISIBLE) else ""


def _read_title(walk: _Walk, element: etree._Element) -> None:
    text = " ".join((element.text or "").split())
    if text:
        walk.head.titles.append(text)


def _read_meta(walk: _Walk, element: etree._Element) -> None:
    content = element.get("content")
    name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    if content and name:
        walk.head.metas.append((name.strip().lower(), content.strip()))


def _read_link(walk: _Walk, element: etree._Element) -> None:
    rel, href = element.get("rel"), element.get("href")
    if rel and href:
        walk.head.links.append((rel.lower(), href.strip()))


def _read_script(walk: _Walk, element: etree._Element) -> None:
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    if kind == "application/ld+json" and element.text:
        walk.head.json_ld.append(element.text)


def _read_break(walk: _Walk, element: etree._Element) -> None:
    walk.line_break()


_HANDLERS: dict[str, Callable[[_Walk, Any], None]] = {
    "title": _read_title,
    "meta": _read_meta,
    "link": _read_link,
    "script": _read_script,
    "br": _read_break,
}

# Elements that need nothing but to be opened: the common case, told by one look-up.
_PLAIN_TAGS = (t.BLOCK_TAGS | t.INLINE_MARKUP | {"html", "body", "span", "font", "small", "sub", "sup"}) - set(
    _HANDLERS
)
