"""A block while its text is collected: raw pieces, and the inline markup that opens and closes between them."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.lexicon.tags import BOLD_TAGS
from cleanpage.page import BlockKind
from cleanpage.parsing.document import LINE_BREAK, Mark, Segment

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Open links that a block keeps note of, at most. With all of them, unclosed links would cost blocks times links.
_MAX_OPEN_LINKS = 4
# Longest paragraph, in characters, that counts as a heading because all of it is bold.
_BOLD_HEADING_CHARS = 80
# Share of its characters that counts as all of it: white space and punctuation may be outside the bold element.
_BOLD_HEADING_SHARE = 0.95
_BOLD_HEADING_LEVEL = 3
# A paragraph that ends in one of these is no heading. `SENTENCE_FINAL` of `text.characters` has quotation marks as
# well, which headings may end in, and no commas.
_HEADING_NEVER_ENDS_IN = tuple(".!?。！？…;；,，、")


class OpenBlock:
    """The block that `BlockBuilder` collects, and changes in place.

    Attributes:
        hidden_element: The hidden element that the block is in, if it interrupts another block; otherwise 0.
        pieces: Raw text in source order, with `LINE_BREAK` for line breaks.
        marks: Where inline markup opens and closes between the pieces.
        line_breaks: Number of line breaks since the last text.

    Example:
        >>> block = OpenBlock()
        >>> block.pieces.append("One ")
        >>> block.open_markup("a", 7)
        >>> block.pieces.append("link.")
        >>> segment = block.to_segment(block.text(), BlockKind.PARAGRAPH, element=3)
        >>> segment.text, segment.link_chars, segment.links
        ('One link.', 5, (7,))
    """

    __slots__ = (
        "_bold_chars", "_bold_start", "_link_chars", "_link_start", "_links", "_open_bold", "_open_links",
        "hidden_element", "line_breaks", "marks", "pieces",
    )  # fmt: skip

    def __init__(self, hidden_element: int = 0) -> None:
        self.hidden_element = hidden_element
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.line_breaks = 0
        # Links that the block touches; those of them that are open, outermost first; the characters of those that are
        # closed; the index of the first piece inside the outermost open one.
        self._links: list[int] = []
        self._open_links: list[int] = []
        self._link_chars = 0
        self._link_start = 0
        # The same for bold elements, of which no more than their number is needed.
        self._open_bold = 0
        self._bold_chars = 0
        self._bold_start = 0

    def open_markup(self, tag: str, element: int) -> None:
        """Note that an inline element opens here."""
        position = len(self.pieces)
        self.marks.append(Mark(position, element))
        if tag == "a":
            if not self._open_links:
                self._link_start = position
            self._open_links.append(element)
            self._links.append(element)
        elif tag in BOLD_TAGS:
            if not self._open_bold:
                self._bold_start = position
            self._open_bold += 1

    def close_markup(self, tag: str, element: int) -> None:
        """Note that an inline element closes here."""
        self.marks.append(Mark(len(self.pieces), element, closes=True))
        if tag == "a":
            self._open_links.pop()
            if not self._open_links:
                self._link_chars += _visible_chars(self.pieces, self._link_start)
        elif tag in BOLD_TAGS:
            self._open_bold -= 1
            if not self._open_bold:
                self._bold_chars += _visible_chars(self.pieces, self._bold_start)

    def end_line(self) -> None:
        """End a line of code that is an element of its own."""
        if self.pieces and not self.pieces[-1].endswith(("\n", LINE_BREAK)):
            self.pieces.append(LINE_BREAK)

    def text(self, is_code: bool = False) -> str:
        """The visible text, with white space normalised but in code; "" if there is none."""
        raw = "".join(self.pieces)
        if is_code:
            return raw.replace(LINE_BREAK, "\n").strip("\n").rstrip()
        if LINE_BREAK in raw:
            lines = [" ".join(line.split()) for line in raw.split(LINE_BREAK)]
            text = "\n".join([line for line in lines if line])
        else:
            text = " ".join(raw.split())
        return text if text.isascii() or text.strip(_INVISIBLE) else ""

    def to_segment(self, text: str, kind: BlockKind, element: int, flags: int = 0, level: int = 0) -> Segment:
        """The block as it is found, with everything that was noted. A short paragraph in bold becomes a heading."""
        if self._open_links:
            self._link_chars += _visible_chars(self.pieces, self._link_start)
        if self._open_bold:
            self._bold_chars += _visible_chars(self.pieces, self._bold_start)
        if self._bold_chars and kind is BlockKind.PARAGRAPH and self._is_bold_heading(text):
            kind, level = BlockKind.HEADING, _BOLD_HEADING_LEVEL
        return Segment(
            text,
            kind,
            element,
            flags,
            level=level,
            link_chars=min(self._link_chars, len(text)),
            links=tuple(self._links),
            pieces=tuple(self.pieces),
            marks=tuple(self.marks),
        )

    def restart(self) -> None:
        """Begin the next block with the markup that is still open."""
        self.pieces.clear()
        if self.marks:
            # No link holds another. Where many were never closed, the last is the one that a browser shows.
            self._links = self._open_links[-_MAX_OPEN_LINKS:]
            self.marks = [Mark(0, element) for element in self._links]
        self._link_chars = self._bold_chars = self.line_breaks = 0
        self._link_start = self._bold_start = 0

    def _is_bold_heading(self, text: str) -> bool:
        return (
            len(text) <= _BOLD_HEADING_CHARS
            and self._bold_chars >= len(text) * _BOLD_HEADING_SHARE
            and not self._link_chars
            and not text.endswith(_HEADING_NEVER_ENDS_IN)
        )


def _visible_chars(pieces: Sequence[str], start: int) -> int:
    """Number of visible characters of the pieces from `start` on."""
    return len(" ".join("".join(pieces[start:]).split()))
