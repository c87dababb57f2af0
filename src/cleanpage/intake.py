"""Which kind of input is this: HTML, a plain-text scrape, or either under YAML front matter?

Decided by content, never by a file name. A text scrape in which a few tags are left over is still a text scrape:
what counts is whether the text stands *inside* block elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from cleanpage.document import Segment
from cleanpage.flat_tree import FlatTreeBuilder, TooDeepError
from cleanpage.page import Kind, WarningCode

# Any of these near the start settles it.
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_DOCUMENT_CHARS = 2048

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_CONTAINERS = frozenset(
    "p div section article main aside nav header footer ul ol li dl dt dd table tbody tr td th h1 h2 h3 h4 h5 h6 "
    "blockquote pre form figure span font center".split()
)
_INLINE = frozenset("a b i em strong br hr img".split())

# Share of the visible characters inside container elements from which the input is HTML.
_HTML_SHARE = 0.5
# Tags per visible character from which text without containers is an HTML fragment ("a<br>b<br><b>c</b>").
_HTML_TAG_RATE = 1 / 60
_MIN_TAGS = 3

_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w .\-]{0,40}?)\s*:(?:\s+(.*))?$")
_FRONT_MATTER_CHARS = 20_000

# At each end tag the parser looks at all open elements in the worst case, for 2 ns each. Nesting times end tags
# from which a page is read no farther than to the parser's own limit: a second.
_MOST_LOOKS = 5 * 10**8
_PIECE_BYTES = 16_384

_OPTIONS: Any = {
    "encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True, "no_network": True,
}  # fmt: skip


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


def split_front_matter(text: str) -> FrontMatter:
    """Read YAML front matter, if the text begins with it.

    Only what front matter consists of is read: `key: value` and lists of scalars.

    Example:
        >>> split_front_matter("---\\ntitle: 'A day'\\ntags:\\n - x\\n - y\\n---\\nText").values
        {'title': 'A day', 'tags': 'x; y'}
    """
    opening = _FENCE.match(text)
    closing = _FENCE_END.search(text, opening.end(), opening.end() + _FRONT_MATTER_CHARS) if opening else None
    if not opening or not closing:
        return FrontMatter()
    values = _read_values(text[opening.end() : closing.start()])
    if not values:
        return FrontMatter()
    numbered = enumerate(text[: closing.end()].splitlines(), start=1)
    lines = tuple(Segment(line.strip(), Kind.LINE, line=number) for number, line in numbered if line.strip())
    return FrontMatter(values, lines, closing.end())


def _read_values(block: str) -> dict[str, str]:
    values: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        stripped = line.strip()
        pair = _KEY.match(line)
        if pair and not line.startswith((" ", "\t", "-")):
            key = pair[1].lower()
            values[key] = _unquote(pair[2] or "")
        elif stripped.startswith("- ") and key:
            values[key] = "; ".join(filter(None, (values[key], _unquote(stripped[2:]))))
        elif stripped and not stripped.startswith("#") and not line.startswith((" ", "\t")):
            return {}  # prose between two rules, not front matter
    return values


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def is_html(text: str) -> bool:
    """Whether the input is to be parsed as HTML.

    Example:
        >>> is_html("<div><p>A paragraph.</p></div>"), is_html('A line.\\n<tbody id="x1"></tbody>\\nAnother one.')
        (True, False)
    """
    if _DOCUMENT.search(text, 0, _DOCUMENT_CHARS):
        return True
    if "<" not in text:
        return False
    depth, loose_tags, position, inside, outside = 0, 0, 0, 0, 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name not in _CONTAINERS and name not in _INLINE:
            continue
        visible = _visible(text, position, match.start())
        inside, outside = (inside + visible, outside) if depth else (inside, outside + visible)
        if name in _CONTAINERS:
            depth = max(0, depth + (-1 if match[1] else 1))
        elif not depth:
            loose_tags += 1
        position = match.end()
    outside += _visible(text, position, len(text)) if not depth else 0
    inside += _visible(text, position, len(text)) if depth else 0
    if inside >= _HTML_SHARE * (inside + outside) and inside:
        return True
    return loose_tags >= _MIN_TAGS and loose_tags >= _HTML_TAG_RATE * (inside + outside) and outside > 0


def _visible(text: str, start: int, end: int) -> int:
    return len(text[start:end].strip())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and what went wrong on the way to it.

    Attributes:
        root: The root element; None if there is nothing in the input.
        warnings: `PARSER_RECOVERED` where the page nests too deep and the tree is flatter than it,
            `TRUNCATED` where its end could not be read.
    """

    root: etree._Element | None
    warnings: tuple[WarningCode, ...] = ()


def parse(utf8: bytes) -> etree._Element | None:
    """Parse UTF-8 bytes as HTML; None if there is nothing in them. No network, no external entities, any depth."""
    return parse_page(utf8).root


def parse_page(utf8: bytes) -> Parsed:
    """Parse UTF-8 bytes as HTML, and tell what went wrong.

    Example:
        >>> parse_page(b"<p>One<p>Two").warnings, parse_page(b"<div>" * 9_000 + b"deep").warnings
        ((), (<WarningCode.PARSER_RECOVERED: 'parser_recovered'>,))
    """
    parser = etree.HTMLParser(**_OPTIONS)
    try:
        root = etree.fromstring(utf8, parser)
    except etree.LxmlError:
        root = None
    if not _stopped(parser.error_log):
        return Parsed(root)
    flat = _parse_flat(utf8)
    return Parsed(flat, (WarningCode.PARSER_RECOVERED,)) if flat is not None else Parsed(root, (WarningCode.TRUNCATED,))


def _parse_flat(utf8: bytes) -> etree._Element | None:
    """Parse a page that nests too deep for the parser's own tree; None if it cannot be read to its end."""
    target: Any = FlatTreeBuilder(_MOST_LOOKS // (utf8.count(b"</") + 1))
    parser = etree.HTMLParser(target=target, **_OPTIONS)
    try:
        # In pieces, as what the target raises stops the parser only at the end of one.
        for start in range(0, len(utf8), _PIECE_BYTES):
            parser.feed(utf8[start : start + _PIECE_BYTES])
        root: etree._Element = parser.close()
    except (TooDeepError, etree.LxmlError):
        return None
    return None if _stopped(parser.feed_error_log) else root


def _stopped(log: Any) -> bool:
    """Whether a parser met one of its limits; it reads no further then, so this is the last error of its log."""
    error = log.last_error
    return error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
