"""HTML bytes, or a caller's tree, to the reports that the blocks are cut from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from lxml import etree

from cleanpage.page import WarningCode
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_blocks import BlockBuilder, TooMuchError

# Levels of a page's outline: as many as libxml2 gives its trees, so that every path of those is the same here.
LEVELS = 2048
# At each end tag the parser looks at all open elements in the worst case, for 2 ns each. Nesting times end tags
# from which a page is not read to its end: a second.
_MAX_LOOKS = 5 * 10**8
_PIECE_BYTES = 16_384
# Length of the shortest tag, which says how many elements can be open at once.
_SHORTEST_TAG = len(b"<b>")

_OPTIONS: Any = {
    "encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True, "no_network": True,
}  # fmt: skip

_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./*\[\]-]*")


def parse_html(utf8: bytes, levels: int = LEVELS, elements: int = sys.maxsize) -> Document:
    """Parse UTF-8 bytes as HTML into blocks. No network, no external entities, any depth.

    Args:
        utf8: The page.
        levels: Levels of its outline, the document itself being the first of them.
        elements: Number of elements that are read.

    Returns:
        The page, with a warning `PARSER_RECOVERED` where it nests too deep for the outline to have all levels, and
        `TRUNCATED` where its end could not be read.

    Example:
        >>> [block.text for block in parse_html(b"<p>One<p>Two").segments]
        ['One', 'Two']
    """
    deepest = _MAX_LOOKS // (utf8.count(b"</") + 1)
    builder = BlockBuilder(levels, deepest, elements)
    target: Any = builder
    parser = etree.HTMLParser(target=target, **_OPTIONS)
    try:
        if deepest * _SHORTEST_TAG < len(utf8):
            document = _feed(utf8, parser)
        else:
            document = cast("Document", etree.fromstring(utf8, parser))
    except TooMuchError:
        document = _truncated(builder.close())
    except etree.LxmlError:  # nothing in it, or nothing that libxml2 takes for markup
        document = builder.close()
    builder.release()
    return _truncated(document) if _stopped(parser.error_log) else document


def _feed(utf8: bytes, parser: etree.HTMLParser) -> Document:
    """Parse in pieces, as what the target raises stops the parser only at the end of one."""
    for start in range(0, len(utf8), _PIECE_BYTES):
        parser.feed(utf8[start : start + _PIECE_BYTES])
    document = cast("Document", parser.close())
    return _truncated(document) if _stopped(parser.feed_error_log) else document


def _stopped(log: Any) -> bool:
    """Whether a parser met one of its limits; it reads no further then, so this is the last error of its log."""
    error = log.last_error
    return error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def _truncated(document: Document) -> Document:
    return replace(document, warnings=(*document.warnings, WarningCode.TRUNCATED))


def read_tree(root: etree._Element, levels: int = sys.maxsize, elements: int = sys.maxsize) -> Document:
    """The blocks of a tree that is parsed already; it is read, never changed.

    Args:
        root: Root of an `lxml.etree` tree, or any element of one; only what it holds is read.
        levels: Levels of the outline, the document itself being the first of them.
        elements: Number of elements that are read.

    Example:
        >>> [block.text for block in read_tree(etree.HTML("<p>One<p>Two")).segments]
        ['One', 'Two']
    """
    builder = BlockBuilder(levels, most=elements)
    namespaces: set[str] = set()
    try:
        for part in _roots(root):
            _report(part, builder, namespaces)
        document = builder.close()
    except TooMuchError:
        document = _truncated(builder.close())
    document.outline.namespaced = bool(namespaces)
    return document


def _roots(root: etree._Element) -> Iterator[etree._Element]:
    """The element, and if it is a root, its siblings: an early </html> leaves the rest of the page in those."""
    yield root
    if root.getparent() is None:
        yield from (sibling for sibling in root.itersiblings() if isinstance(sibling.tag, str))


def _report(root: etree._Element, builder: BlockBuilder, namespaces: set[str]) -> None:
    """Report a tree as the parser would have, and collect the namespaces of its elements."""
    opened: list[etree._Element] = []
    for node in root.iter():
        parent = node.getparent()
        while opened and opened[-1] is not parent:
            _report_end(opened.pop(), root, builder)
        if not isinstance(node.tag, str):
            _report_text(node.tail, builder)
            continue
        if node.tag[0] == "{":
            namespaces.add(node.tag.partition("}")[0])
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
