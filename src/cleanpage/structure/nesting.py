"""Runs that share a style or a link to nested spans, as markup has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from cleanpage.structure.nodes import Image, Inline, Run, Style

# Of styles that go equally far the first is the outermost. Code holds no others.
_ORDER = (Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.CODE)


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbours that are set in a style, or are one link.

    Attributes:
        style: The style, plain for a link.
        link: The address, "" for a style.
        parts: What is inside.
    """

    style: Style
    link: str
    parts: tuple[Span | Run | Image, ...]


Nested: TypeAlias = tuple[Span | Run | Image, ...]


def nest(content: Inline) -> Nested:
    """The content of a block in spans: links outermost, then at each place the style that goes farthest.

    Example:
        >>> both = Style.STRONG | Style.EMPHASIS
        >>> (span,) = nest((Run("a ", Style.EMPHASIS), Run("b", both)))
        >>> span.style.name, [type(part).__name__ for part in span.parts]
        ('EMPHASIS', ['Run', 'Span'])
    """
    found: list[Span | Run | Image] = []
    for (link, _), group in groupby(content, key=lambda part: (part.link, part.number)):
        parts = tuple(_styled(list(group), _ORDER))
        found += [Span(Style.PLAIN, link, parts)] if link else parts
    return tuple(found)


def _styled(parts: Sequence[Run | Image], left: Sequence[Style]) -> Iterator[Span | Run | Image]:
    at = 0
    while at < len(parts):
        ends = {style: _reach(parts, at, style) for style in left}
        style = max(ends, key=ends.__getitem__, default=Style.PLAIN)
        end = ends.get(style, at)
        if end == at:
            yield parts[at]
            at += 1
        else:
            inner = [] if style is Style.CODE else [other for other in left if other is not style]
            yield Span(style, "", tuple(_styled(parts[at:end], inner)))
            at = end


def _reach(parts: Sequence[Run | Image], at: int, style: Style) -> int:
    """Where the parts that are set in a style end."""
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Image) or not part.style & style:
            break
        at += 1
    return at
