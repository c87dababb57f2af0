"""A source to a document: which input format it is in, and what is read of it.

The format is HTML, a plain-text scrape, or either below YAML front matter. It is decided by the content, never by a
file name. A text scrape in which a few tags are left over is still a text scrape: what counts is whether the text
stands *inside* block elements.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace

from cleanpage.decoding.decode import Decoded
from cleanpage.page import BlockKind, WarningCode
from cleanpage.parsing.article_body import with_embedded_body
from cleanpage.parsing.document import NO_FRONT_MATTER, Document, FrontMatter, Segment
from cleanpage.parsing.html_parser import Tree, parse_html, read_tree
from cleanpage.parsing.text_blocks import segment_lines

# A text that has any of these near its start is HTML.
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_DOCUMENT_CHARS = 2048
# Bytes of the longest character in UTF-8.
_MAX_CHAR_BYTES = 4

# Elements whose content is not drawn on the page. A fragment may begin with its title.
_UNDRAWN = re.compile(r"<(/?)(script|style|title)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_CONTAINERS = frozenset(
    "p div section article main aside nav header footer ul ol li dl dt dd table tbody tr td th h1 h2 h3 h4 h5 h6 "
    "blockquote pre form figure span font center".split()
)
_INLINE = frozenset("a b i em strong br hr img".split())

# Share of the visible characters inside container elements, from which the input is HTML.
_MIN_SHARE_INSIDE = 0.5
# Inline tags, per visible character and in all, from which text without containers is HTML ("a<br>b<br><b>c</b>").
_MIN_TAG_RATE = 1 / 60
_MIN_TAGS = 3

_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w .\-]{0,40}?)\s*:(?:\s+(.*))?$")
# Characters of the longest front matter that is read.
_FRONT_MATTER_CHARS = 20_000


def read_document(
    source: Decoded | Tree,
    *,
    url: str | None = None,
    max_depth: int | None = None,
    max_elements: int | None = None,
    max_chars: int | None = None,
) -> Document:
    """The blocks of a page in any input format, with what surrounds them.

    Args:
        source: The decoded page, or a tree that was parsed already.
        url: URL of the page, if known.
        max_depth: Levels of nested elements that the outline has. What nests deeper is laid side by side on the last.
        max_elements: Elements of the markup, or lines of a scrape, that are read.
        max_chars: Characters of visible text that are kept.

    Returns:
        The document. Beyond a limit it has the warning `TRUNCATED`, for its depth `PARSER_RECOVERED`. None is no
        limit.

    Example:
        >>> from cleanpage.decoding.decode import from_text
        >>> page = read_document(from_text("<p>One<p>Two"), url="https://example.org/")
        >>> [block.text for block in page.segments], page.is_html, page.url
        (['One', 'Two'], True, 'https://example.org/')
    """
    # The document itself is a level of the outline.
    max_levels = max_depth + 1 if max_depth else sys.maxsize
    elements = max_elements or sys.maxsize
    if not isinstance(source, Decoded):
        document = read_tree(source, max_levels=max_levels, max_elements=elements, url=url)
    elif _is_document(source.utf8):
        document = _read_html(source.utf8, max_levels, elements, url)
    else:
        document = _read_any(source, max_levels, elements, url)
    return document if max_chars is None else _first_chars(document, max_chars)


def _read_any(source: Decoded, max_levels: int, max_elements: int, url: str | None) -> Document:
    """The document of a text scrape, of a fragment of HTML, or of either below front matter."""
    text = source.text
    front_matter = split_front_matter(text)
    below = text[front_matter.end :]
    if not is_html(below):
        first_line = 1 + text.count("\n", 0, front_matter.end)
        return segment_lines(below, first_line=first_line, max_lines=max_elements, url=url, front_matter=front_matter)
    if not front_matter.end:
        return _read_html(source.utf8, max_levels, max_elements, url)
    return parse_html(
        below.encode("utf-8", "replace"),
        max_levels=max_levels,
        max_elements=max_elements,
        url=url,
        front_matter=front_matter,
    )


def _read_html(utf8: bytes, max_levels: int, max_elements: int, url: str | None) -> Document:
    document = parse_html(utf8, max_levels=max_levels, max_elements=max_elements, url=url)
    has_body_in_data = any("articleBody" in script for script in document.head.json_ld)
    return with_embedded_body(document) if has_body_in_data else document


def _first_chars(document: Document, max_chars: int) -> Document:
    """The document with so many characters of text; the block that goes beyond them keeps no markup."""
    kept, left = [], max_chars
    for segment in document.segments:
        if len(segment.text) > left:
            break
        left -= len(segment.text)
        kept.append(segment)
    else:
        return document
    text = segment.text[:left].rstrip()
    if text:
        link_chars = min(segment.link_chars, len(text))
        kept.append(replace(segment, text=text, pieces=(text,), marks=(), link_chars=link_chars))
    images = [image for image in document.outline.images if image.blocks_before <= len(kept)]
    outline = replace(document.outline, images=images)
    return replace(document, segments=kept, outline=outline, warnings=(*document.warnings, WarningCode.TRUNCATED))


def split_front_matter(text: str) -> FrontMatter:
    """Read YAML front matter, if the text begins with it.

    Of YAML only `key: value` and lists of scalars are read, as front matter has hardly anything else.

    Example:
        >>> split_front_matter("---\\ntitle: 'A day'\\ntags:\\n - x\\n - y\\n---\\nText").values
        {'title': 'A day', 'tags': 'x; y'}
    """
    opening = _FENCE.match(text)
    if not opening:
        return NO_FRONT_MATTER
    closing = _FENCE_END.search(text, opening.end(), opening.end() + _FRONT_MATTER_CHARS)
    if not closing:
        return NO_FRONT_MATTER
    values = _read_values(text[opening.end() : closing.start()])
    if not values:
        return NO_FRONT_MATTER
    lines = []
    for number, line in enumerate(text[: closing.end()].splitlines(), start=1):
        if line.strip():
            lines.append(Segment(line.strip(), BlockKind.LINE, line=number))
    return FrontMatter(values, tuple(lines), closing.end())


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
            item = _unquote(stripped[2:])
            values[key] = f"{values[key]}; {item}" if values[key] and item else values[key] or item
        elif stripped and not stripped.startswith("#") and not line.startswith((" ", "\t")):
            return {}  # prose between two rules, not front matter
    return values


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def _is_document(utf8: bytes) -> bool:
    """Whether the first characters show an HTML document without front matter, as most pages are.

    Example:
        >>> _is_document(b"<!doctype html><p>Text"), _is_document(b"---\\nlang: en\\n---\\n<html>")
        (True, False)
    """
    start = utf8[: _DOCUMENT_CHARS * _MAX_CHAR_BYTES].decode("utf-8", "ignore")
    return not _FENCE.match(start) and bool(_DOCUMENT.search(start, 0, _DOCUMENT_CHARS))


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
    text = _without_undrawn(text)
    # Visible characters inside containers and outside of them, and inline tags outside of them.
    inside = outside = loose_tags = 0
    depth = position = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        is_container = name in _CONTAINERS
        if not is_container and name not in _INLINE:
            continue
        visible = len(text[position : match.start()].strip())
        if depth:
            inside += visible
        else:
            outside += visible
        if is_container:
            depth = max(0, depth - 1) if match[1] else depth + 1
        elif not depth:
            loose_tags += 1
        position = match.end()
    rest = len(text[position:].strip())
    if depth:
        inside += rest
    else:
        outside += rest
    visible = inside + outside
    if inside and inside >= _MIN_SHARE_INSIDE * visible:
        return True
    return outside > 0 and loose_tags >= max(_MIN_TAGS, _MIN_TAG_RATE * visible)


def _without_undrawn(text: str) -> str:
    """The text without titles, scripts and styles. One pass, as any of their tags may lack its end."""
    kept, end, opened = [], 0, None
    for tag in _UNDRAWN.finditer(text):
        is_closing = bool(tag[1])
        if not is_closing:
            opened = opened or tag
        elif opened and opened[2].lower() == tag[2].lower():
            kept.append(text[end : opened.start()])
            end, opened = tag.end(), None
    return "".join([*kept, text[end:]])
