"""Which kind of input is this: HTML, a plain-text scrape, or either under YAML front matter?

Decided by content, never by a file name. A text scrape in which a few tags are left over is still a text scrape:
what counts is whether the text stands *inside* block elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Segment

# Any of these near the start settles it.
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_DOCUMENT_CHARS = 2048
_MAX_BYTES_A_CHAR = 4

# Elements whose content is not drawn on the page; a fragment may begin with its title.
_UNDRAWN = re.compile(r"<(/?)(script|style|title)\b[^<>]*>", re.IGNORECASE)
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
    lines = tuple(Segment(line.strip(), BlockKind.LINE, line=number) for number, line in numbered if line.strip())
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


def is_document(utf8: bytes) -> bool:
    """Whether the first characters show an HTML document without front matter: the common case, told by a glance.

    Example:
        >>> is_document(b"<!doctype html><p>Text"), is_document(b"---\\nlang: en\\n---\\n<html>")
        (True, False)
    """
    start = utf8[: _DOCUMENT_CHARS * _MAX_BYTES_A_CHAR].decode("utf-8", "ignore")
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


def _without_undrawn(text: str) -> str:
    """The text without scripts and styles. One pass, as any of their tags may lack its end."""
    kept, end, opened = [], 0, None
    for tag in _UNDRAWN.finditer(text):
        if not tag[1]:
            opened = opened or tag
        elif opened and opened[2].lower() == tag[2].lower():
            kept.append(text[end : opened.start()])
            end, opened = tag.end(), None
    return "".join([*kept, text[end:]])


def _visible(text: str, start: int, end: int) -> int:
    return len(text[start:end].strip())
