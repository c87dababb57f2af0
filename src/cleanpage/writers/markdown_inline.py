"""Text, styles, links and images inside a paragraph of Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from cleanpage.page.nodes import Image, Inline, Run, Style
from cleanpage.structure.inline import Nested, Span, nest

# Characters that would be read as markup anywhere, and `&` where it begins an entity or the next run might finish one.
# An underscore between two letters is not read as markup.
_MARKUP = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;|#?$)")
_MARKUP_AND_TILDES = re.compile(f"{_MARKUP.pattern}|~")
# What would be read at the start of a line as a heading, a quote, a list item, a rule, an underline, a fence, or the
# rule under the head of a table. Digits cannot be escaped, so in a numbered item the backslash goes after the number.
_LINE_START = re.compile(
    r"^(?:(\d{1,9})(?=[.)](?:\s|\\?$))|(?=#{1,6}(?:\s|\\?$)|>|[-+](?:\s|\\?$)|=+\\?$|~{3}|[-:|][-:|\s]*\\?$))",
    re.MULTILINE,
)
_BACKTICKS = re.compile(r"`+")
# What ends a URL, or would be read as something else in it.
_ENTITY = re.compile(r"&(?=#?\w+;)")
_QUOTED_IN_URL = re.compile(r"[\s<>()\\\[\]`*_]")
_MARKERS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRUCK: "~~"}
# Markers that would be read as text are taken out, which can misplace others. After so many passes all are taken out.
_MAX_PASSES = 3


class _Marker(NamedTuple):
    """Where a style begins or ends; both ends have the same number."""

    text: str
    opens: bool
    number: int


class _Code(NamedTuple):
    """Text that is set as code."""

    text: str


# What a paragraph is put together from; a string is finished Markdown.
_Token = str | _Code | _Marker


def paragraph(content: Inline) -> str:
    """The content with its line breaks."""
    return _LINE_START.sub(r"\1\\", _written(content, "\\\n"))


def line(content: Inline) -> str:
    """The content on one line."""
    return _written(content, " ")


def cell(content: Inline) -> str:
    """The content of a cell of a table."""
    return line(content).replace("|", "\\|")


def _written(content: Inline, line_break: str) -> str:
    return _joined(_Tokens(line_break, _escaping(content)).of(nest(content)))


def _escaping(content: Inline) -> re.Pattern[str]:
    """What must be escaped in the text; a single tilde strikes nothing out."""
    runs = [part for part in content if isinstance(part, Run)]
    tildes = sum(run.text.count("~") + 2 * bool(run.style & Style.STRUCK) for run in runs)
    return _MARKUP_AND_TILDES if tildes > 1 else _MARKUP


class _Tokens:
    """Cuts nested spans into tokens.

    Args:
        line_break: What stands for a line break.
        markup: What is escaped in text.
    """

    def __init__(self, line_break: str, markup: re.Pattern[str]) -> None:
        self._line_break, self._markup = line_break, markup
        self._numbers = count()

    def of(self, parts: Nested) -> list[_Token]:
        """The tokens of some spans."""
        return [token for part in parts for token in self._part(part)]

    def _part(self, part: Span | Run | Image) -> list[_Token]:
        if isinstance(part, Image):
            return [f"![{_escaped(part.alt)}]({_destination(part.url)})"]
        if isinstance(part, Run):
            return [_escaped(part.text, self._markup).replace("\n", self._line_break)]
        if part.link:
            # Both brackets are punctuation to the markers inside.
            return [f"[{_joined(['[', *self.of(part.parts), ']'])[1:-1]}]({_destination(part.link)})"]
        if part.style is Style.CODE:
            return [_Code("".join(run.text for run in part.parts if isinstance(run, Run)).replace("\n", " "))]
        marker, number = _MARKERS[part.style], next(self._numbers)
        return [_Marker(marker, True, number), *self.of(part.parts), _Marker(marker, False, number)]


def _escaped(text: str, markup: re.Pattern[str] = _MARKUP_AND_TILDES) -> str:
    return markup.sub(r"\\\g<0>", text)


def _destination(url: str) -> str:
    """A URL as the destination of a link."""
    quoted = _QUOTED_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return _ENTITY.sub("&amp;", quoted)


def _joined(tokens: Sequence[_Token]) -> str:
    """The tokens in a row, without markers that would be read as text."""
    for _ in range(_MAX_PASSES):
        misplaced = frozenset(_misplaced(tokens))
        if not misplaced:
            break
        tokens = [token for token in tokens if not (isinstance(token, _Marker) and token.number in misplaced)]
    else:
        tokens = [token for token in tokens if not isinstance(token, _Marker)]
    written: list[str] = []
    previous: _Token = ""
    for token in tokens:
        if isinstance(token, _Code):
            written.append(_escaped(token.text) if isinstance(previous, _Code) else _code(token.text))
        else:
            text = token.text if isinstance(token, _Marker) else token
            if text.startswith("[") and written and written[-1].endswith("!"):  # would make an image of the link
                written[-1] = f"{written[-1][:-1]}\\!"
            written.append(text)
        previous = token
    return "".join(written)


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


def _misplaced(tokens: Sequence[_Token]) -> Iterator[int]:
    """Numbers of the markers that would not begin or end emphasis where they stand (CommonMark 0.31, section 6.2)."""
    before = ""  # the character before the current run of markers
    ends = False  # whether a marker of the run ends a style
    opened = 0  # styles that are open
    inside = 0  # styles that were open before the run
    for token, following in zip(tokens, _following(tokens), strict=True):
        if not isinstance(token, _Marker):
            text = token if isinstance(token, str) else "`"
            before, ends, inside = text[-1:] or before, False, opened
        elif token.opens:
            opened += 1
            # Inside another style it must not be able to end that.
            if ends or not _begins(before, following) or (inside and _begins(following, before)):
                yield token.number
        else:
            opened -= 1
            ends = True
            if not _begins(following, before):
                yield token.number


def _begins(outside: str, inside: str) -> bool:
    """Whether markers between two characters begin emphasis; if the text ran the other way, whether they end it."""
    return bool(inside) and not inside.isspace() and (not _is_mark(inside) or _is_edge(outside))


def _following(tokens: Sequence[_Token]) -> list[str]:
    """For each token the first character after it that is not part of a marker."""
    result, following = [], ""
    for token in reversed(tokens):
        result.append(following)
        if not isinstance(token, _Marker):
            text = token if isinstance(token, str) else "`"
            following = text[:1] or following
    return result[::-1]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_edge(character: str) -> bool:
    """Whether a character lets markers begin or end beside a mark; readers differ on symbols."""
    return not character or character.isspace() or unicodedata.category(character)[0] == "P"
