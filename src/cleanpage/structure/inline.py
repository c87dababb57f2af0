"""The text inside a block: runs of one style and images, read from a page and nested for writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

from cleanpage.page.nodes import Image, Inline, Run, Style
from cleanpage.parsing.document import LINE_BREAK, Outline, Segment
from cleanpage.structure.urls import UrlResolver

_STYLES = {
    "b": Style.STRONG, "strong": Style.STRONG, "i": Style.EMPHASIS, "em": Style.EMPHASIS, "del": Style.STRUCK,
    "s": Style.STRUCK, "code": Style.CODE, "kbd": Style.CODE, "samp": Style.CODE,
}  # fmt: skip
# Where pages that load their images late keep the URL.
_LATE_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_MAX_ALT_CHARS = 1_000
# Of styles that reach equally far the first is the outermost. Code holds no others.
_NESTING_ORDER = (Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.CODE)


class _Setting(NamedTuple):
    """What holds at a place in the text: its style, and the innermost link around it (0 for none)."""

    style: Style
    link: int


class _OpenElement(NamedTuple):
    """An inline element that has not ended, and what holds inside it."""

    element: int
    setting: _Setting


class _Part(NamedTuple):
    """A stretch of text or, if `image` is set, an image; with the setting that it stands in."""

    setting: _Setting
    text: str = ""
    image: Image | None = None


class InlineReader:
    """Reads the inline content of the blocks of one page.

    Args:
        outline: The elements of the page.
        urls: Makes the URLs of the page absolute.
    """

    def __init__(self, outline: Outline, urls: UrlResolver) -> None:
        self._outline, self._urls = outline, urls
        # URLs by link: a link around many blocks is resolved once.
        self._link_urls: dict[int, str] = {0: ""}

    def read(self, segment: Segment) -> Inline:
        """The content of a block; its words are those of the text of the block."""
        parts = _joined(_normalised(self._parts(segment))) if segment.marks else []
        if "".join(part.text for part in parts).split() != segment.text.split():
            return (Run(segment.text),)
        return tuple(part.image or self._run(part) for part in parts)

    def image(self, element: int, link: int = 0) -> Image | None:
        """The image of an `img` element, inside a link or not; None if its URL is not known."""
        details = self._outline.details
        sources = [self._outline.targets.get(element, "")]
        sources += [details.get((element, name), "") for name in _LATE_SOURCES]
        for source in sources:
            url = self._urls.image(source.strip().partition(" ")[0].rstrip(","))  # of a `srcset` the first
            if url:
                alt = " ".join(details.get((element, "alt"), "")[:_MAX_ALT_CHARS].split())
                target = self._link_url(link)
                return Image(url, alt, target, link if target else 0)
        return None

    def _parts(self, segment: Segment) -> Iterator[_Part]:
        """The raw pieces of a block and the images between them, each in its setting."""
        opened = [_OpenElement(0, _Setting(Style.PLAIN, 0))]
        marks = iter(segment.marks)
        mark = next(marks, None)
        for position in range(len(segment.pieces) + 1):
            while mark and mark.position <= position:
                if mark.closes:
                    # What was opened before the block is not there to be closed.
                    if opened[-1].element == mark.element:
                        opened.pop()
                else:
                    setting = opened[-1].setting
                    tag = self._outline.tags[mark.element]
                    if tag == "img":
                        image = self.image(mark.element, setting.link)
                        if image:
                            yield _Part(setting, image=image)
                    elif tag == "a":
                        opened.append(_OpenElement(mark.element, setting._replace(link=mark.element)))
                    elif tag in _STYLES:
                        style = setting.style | _STYLES[tag]
                        opened.append(_OpenElement(mark.element, setting._replace(style=style)))
                mark = next(marks, None)
            if position < len(segment.pieces):
                yield _Part(opened[-1].setting, segment.pieces[position])

    def _run(self, part: _Part) -> Run:
        link = part.setting.link
        url = self._link_url(link)
        return Run(part.text, part.setting.style, url, link if url else 0)

    def _link_url(self, link: int) -> str:
        if link not in self._link_urls:
            self._link_urls[link] = self._urls.link(self._outline.targets.get(link, ""))
        return self._link_urls[link]


def _normalised(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The same with white space as in the text of the block."""
    previous: _Setting | None = None
    space = ""  # what comes between the part before and the next
    for part in parts:
        setting = part.setting
        if part.image:
            if space and previous:
                yield _Part(_common(previous, setting), space)
            yield part
            previous, space = setting, ""
            continue
        for number, line in enumerate(part.text.split(LINE_BREAK)):
            if number:
                space = "\n"
            words = " ".join(line.split())
            if line and not space and line[0].isspace():
                space = " "
            if not words:
                continue
            if space and previous:
                yield _Part(_common(previous, setting), space)
            yield _Part(setting, words)
            previous, space = setting, " " if line[-1].isspace() else ""


def _common(before: _Setting, after: _Setting) -> _Setting:
    """The setting of white space between two words: what both have in common."""
    if before == after:
        return before
    return _Setting(before.style & after.style, before.link if before.link == after.link else 0)


def _joined(parts: Iterable[_Part]) -> list[_Part]:
    """The same with neighbouring texts in one setting joined."""
    joined: list[_Part] = []
    for setting, neighbours in groupby(parts, key=lambda part: part.setting):
        texts: list[str] = []
        for part in neighbours:
            if not part.image:
                texts.append(part.text)
                continue
            if texts:
                joined.append(_Part(setting, "".join(texts)))
                texts = []
            joined.append(part)
        if texts:
            joined.append(_Part(setting, "".join(texts)))
    return joined


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbours that have a style in common, or are one link.

    Attributes:
        style: The style, plain for a link.
        link: The URL of the link, "" for a style.
        parts: What is inside.
    """

    style: Style
    link: str
    parts: Nested


Nested: TypeAlias = "tuple[Span | Run | Image, ...]"


def nest(content: Inline) -> Nested:
    """The content of a node in spans: links outermost, then at each place the style that reaches farthest.

    Example:
        >>> both = Style.STRONG | Style.EMPHASIS
        >>> (span,) = nest((Run("a ", Style.EMPHASIS), Run("b", both)))
        >>> span.style.name, [type(part).__name__ for part in span.parts]
        ('EMPHASIS', ['Run', 'Span'])
    """
    nested: list[Span | Run | Image] = []
    for _, group in groupby(content, key=lambda part: (part.link, part.link_id)):
        neighbours = list(group)
        parts = tuple(_in_styles(neighbours, _NESTING_ORDER))
        link = neighbours[0].link
        nested += [Span(Style.PLAIN, link, parts)] if link else parts
    return tuple(nested)


def _in_styles(parts: Sequence[Run | Image], styles: Sequence[Style]) -> Iterator[Span | Run | Image]:
    """Parts in spans of the given styles, which the spans around them do not have."""
    start = 0
    while start < len(parts):
        ends = {style: _end_of(style, parts, start) for style in styles}
        style = max(ends, key=ends.__getitem__, default=Style.PLAIN)
        end = ends.get(style, start)
        if end == start:
            yield parts[start]
            start += 1
        else:
            inner = [] if style is Style.CODE else [other for other in styles if other is not style]
            yield Span(style, "", tuple(_in_styles(parts[start:end], inner)))
            start = end


def _end_of(style: Style, parts: Sequence[Run | Image], start: int) -> int:
    """Where the parts from `start` on that are set in a style end."""
    end = start
    while end < len(parts):
        part = parts[end]
        if isinstance(part, Image) or not part.style & style:
            break
        end += 1
    return end
