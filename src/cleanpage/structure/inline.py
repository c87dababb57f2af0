"""The text of a block in runs of one style, from the raw text and the places where inline markup begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from cleanpage.parsing.document import LINE_BREAK, Outline, Segment
from cleanpage.structure.links import Addresses
from cleanpage.structure.nodes import Image, Inline, Run, Style

_STYLES = {
    "b": Style.STRONG, "strong": Style.STRONG, "i": Style.EMPHASIS, "em": Style.EMPHASIS, "del": Style.STRUCK,
    "s": Style.STRUCK, "code": Style.CODE, "kbd": Style.CODE, "samp": Style.CODE,
}  # fmt: skip
# Where pages that load their pictures late keep the address.
_LATE = ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_LONGEST_ALT = 1_000


class _Setting(NamedTuple):
    """What holds at a place in the text: its style, and the innermost link around it (0 for none)."""

    style: Style
    link: int


# A stretch of text or a picture, with the setting that it stands in.
_Part = tuple[str | Image, _Setting]


class InlineReader:
    """Reads the inline content of the blocks of one page.

    Args:
        outline: The elements of the page.
        addresses: What resolves its addresses.
    """

    def __init__(self, outline: Outline, addresses: Addresses) -> None:
        self._outline, self._addresses = outline, addresses
        self._targets: dict[int, str] = {0: ""}

    def read(self, segment: Segment) -> Inline:
        """The content of a block; its words are those of the text of the block."""
        parts = _merged(_normalised(self._settled(segment))) if segment.marks else []
        words = "".join(part for part, _ in parts if isinstance(part, str)).split()
        if words != segment.text.split():
            return (Run(segment.text),)
        return tuple(self._run(part, at) if isinstance(part, str) else part for part, at in parts)

    def image(self, element: int, link: int = 0) -> Image | None:
        """The picture of an `img` element, inside a link or not; None if its address is not known."""
        outline = self._outline
        sources = [outline.targets.get(element, ""), *(outline.details.get((element, name), "") for name in _LATE)]
        addresses = (self._addresses.image(source.strip().partition(" ")[0].rstrip(",")) for source in sources)
        address = next(filter(None, addresses), "")
        if not address:
            return None
        text = " ".join(outline.details.get((element, "alt"), "")[:_LONGEST_ALT].split())
        target = self._target(link)
        return Image(address, text, target, link if target else 0)

    def _settled(self, segment: Segment) -> Iterator[_Part]:
        """Every raw piece, and every picture, in its setting."""
        outline, opened = self._outline, [(0, _Setting(Style.PLAIN, 0))]
        marks = iter(segment.marks)
        mark = next(marks, None)
        for position in range(len(segment.pieces) + 1):
            while mark and mark.position <= position:
                element, (style, link) = mark.element, opened[-1][1]
                tag = "" if mark.closes else outline.tags[element]
                picture = self.image(element, link) if tag == "img" else None
                if picture:
                    yield picture, opened[-1][1]
                elif tag == "a":
                    opened.append((element, _Setting(style, element)))
                elif tag in _STYLES:
                    opened.append((element, _Setting(style | _STYLES[tag], link)))
                elif (
                    mark.closes and opened[-1][0] == element
                ):  # what was opened before the block is not there to be closed
                    opened.pop()
                mark = next(marks, None)
            if position < len(segment.pieces):
                yield segment.pieces[position], opened[-1][1]

    def _run(self, text: str, setting: _Setting) -> Run:
        target = self._target(setting.link)
        return Run(text, setting.style, target, setting.link if target else 0)

    def _target(self, link: int) -> str:
        if link not in self._targets:
            self._targets[link] = self._addresses.link(self._outline.targets.get(link, ""))
        return self._targets[link]


def _normalised(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The same with white space as in the text of the block."""
    before: _Setting | None = None
    owed = ""  # the white space between what was given and what comes
    for what, setting in parts:
        stretches = [(False, what, False)] if isinstance(what, Image) else _stretches(what)
        for is_apart, stretch, ends_apart in stretches:
            owed = owed or " " * is_apart
            if not stretch:
                owed = "\n" if stretch is None else owed
                continue
            if owed and before:
                yield owed, _common(before, setting)
            yield stretch, setting
            before, owed = setting, " " * ends_apart


def _stretches(piece: str) -> Iterator[tuple[bool, str | None, bool]]:
    """Words between line breaks, and whether white space is around them; None for a line break."""
    for number, line in enumerate(piece.split(LINE_BREAK)):
        if number:
            yield False, None, False
        if line:
            yield line[0].isspace(), " ".join(line.split()), line[-1].isspace()


def _common(one: _Setting, other: _Setting) -> _Setting:
    """The setting of white space between two words: what both share."""
    if one == other:
        return one
    return _Setting(one.style & other.style, one.link if one.link == other.link else 0)


def _merged(parts: Iterable[_Part]) -> list[_Part]:
    """The same with neighbours in one setting joined."""
    found: list[_Part] = []
    for (setting, is_text), group in groupby(parts, key=lambda part: (part[1], isinstance(part[0], str))):
        if is_text:
            found.append(("".join(str(text) for text, _ in group), setting))
        else:
            found += group
    return found
