"""HTML bytes, or a tree that the caller parsed, to a document: drives the `BlockBuilder` over either."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from cleanpage.parsing.document import NO_FRONT_MATTER, Document, FrontMatter
from cleanpage.parsing.html_blocks import BlockBuilder, TooMuchError

# What a caller may have parsed already.
Tree: TypeAlias = etree._Element | etree._ElementTree

# Levels of a page's outline: as many as libxml2 gives its trees, so that every path of those is the same here.
LEVELS = 2048
# At each end tag the parser looks at all open elements in the worst case, which takes 2 ns for each. A page with
# more open elements times end tags than this, which would take a second, is not read to its end.
_MAX_LOOKS = 5 * 10**8
_PIECE_BYTES = 16_384
# Length of the shortest tag in bytes. It bounds how many elements can be open at once.
_SHORTEST_TAG = len(b"<b>")

_OPTIONS: Any = {
    "encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True, "no_network": True,
}  # fmt: skip

_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./*\[\]-]*")


def parse_html(
    utf8: bytes,
    *,
    max_levels: int = LEVELS,
    max_elements: int = sys.maxsize,
    url: str | None = None,
    front_matter: FrontMatter = NO_FRONT_MATTER,
) -> Document:
    """Parse UTF-8 bytes as HTML into blocks. No network, no external entities, any depth.

    Args:
        utf8: The page.
        max_levels: Levels of its outline; the document itself is the first of them.
        max_elements: Number of elements that are read.
        url: URL of the page, if known.
        front_matter: What stood above the page.

    Returns:
        The page, with a warning `PARSER_RECOVERED` where it nests too deep for the outline to have all levels, and
        `TRUNCATED` where its end could not be read.

    Example:
        >>> [block.text for block in parse_html(b"<p>One<p>Two").segments]
        ['One', 'Two']
    """
    max_open = _MAX_LOOKS // (utf8.count(b"</") + 1)
    builder = BlockBuilder(max_levels, max_open, max_elements)
    target: Any = builder
    parser = etree.HTMLParser(target=target, **_OPTIONS)
    is_truncated = False
    try:
        if max_open * _SHORTEST_TAG < len(utf8):
            is_truncated = _feed(utf8, parser)
        else:
            etree.fromstring(utf8, parser)
    except TooMuchError:
        is_truncated = True
    except etree.LxmlError:  # nothing in it, or nothing that libxml2 takes for markup
        pass
    return builder.finish(url, front_matter, is_truncated or _is_stopped(parser.error_log))


def _feed(utf8: bytes, parser: etree.HTMLParser) -> bool:
    """Parse in pieces: an error of the target stops the parser only at the end of a piece.

    Returns:
        Whether the parser met one of its own limits.
    """
    for start in range(0, len(utf8), _PIECE_BYTES):
        parser.feed(utf8[start : start + _PIECE_BYTES])
    parser.close()
    return _is_stopped(parser.feed_error_log)


def _is_stopped(log: Any) -> bool:
    """Whether a parser met one of its limits. It reads no further then, so this is the last error of its log."""
    error = log.last_error
    return error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def read_tree(
    tree: Tree, *, max_levels: int = sys.maxsize, max_elements: int = sys.maxsize, url: str | None = None
) -> Document:
    """The blocks of a tree that is parsed already. The tree is read, never changed.

    Args:
        tree: An `lxml.etree` tree, its root, or any element of one, of which only the content is read.
        max_levels: Levels of the outline; the document itself is the first of them.
        max_elements: Number of elements that are read.
        url: URL of the page, if known.

    Example:
        >>> [block.text for block in read_tree(etree.HTML("<p>One<p>Two")).segments]
        ['One', 'Two']
        >>> read_tree(etree.ElementTree()).segments
        []
    """
    builder = BlockBuilder(max_levels, max_elements=max_elements)
    root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
    is_truncated = False
    try:
        for part in _roots(root):
            _report(part, builder)
    except TooMuchError:
        is_truncated = True
    return builder.finish(url, is_truncated=is_truncated)


def _roots(root: etree._Element | None) -> Iterator[etree._Element]:
    """The element, and if it is a root, its siblings: an early </html> leaves the rest of the page in those."""
    if root is None:  # an empty tree
        return
    yield root
    if root.getparent() is None:
        yield from (sibling for sibling in root.itersiblings() if isinstance(sibling.tag, str))


def _report(root: etree._Element, builder: BlockBuilder) -> None:
    """Report a tree as the parser would have."""
    opened: list[etree._Element] = []
    for node in root.iter():
        parent = node.getparent()
        while opened and opened[-1] is not parent:
            _report_end(opened.pop(), root, builder)
        if not isinstance(node.tag, str):
            _report_text(node.tail, builder)
            continue
        if node.tag[0] == "{":
            builder.namespaced = True
        tag, attributes = _local_name(node), {str(name): str(value) for name, value in node.items()}
        if opened:
            builder.start(tag, attributes)
        else:
            builder.start_root(_path_to(node), tag, attributes)
        opened.append(node)
        _report_text(node.text, builder)
    while opened:
        _report_end(opened.pop(), root, builder)


def _report_end(element: etree._Element, root: etree._Element, builder: BlockBuilder) -> None:
    builder.end(_local_name(element))
    if element is not root:
        _report_text(element.tail, builder)


def _report_text(text: str | None, builder: BlockBuilder) -> None:
    if text:
        builder.data(text)


def _local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


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
