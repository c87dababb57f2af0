"""What the markup says about the page outside its text: titles, metadata, styles and structured data."""

from __future__ import annotations

from collections.abc import Mapping

from cleanpage.parsing.document import NO_FRONT_MATTER, FrontMatter, Head


class HeadBuilder:
    """Collects the fields of a `Head` while a page is read.

    Attributes:
        times: As in `Head`.
        language: As in `Head`.

    Example:
        >>> builder = HeadBuilder()
        >>> builder.read_meta({"name": "author", "content": "Jane Doe"})
        >>> builder.finish().metas
        [('author', 'Jane Doe')]
    """

    __slots__ = ("_json_ld", "_links", "_metas", "_styles", "_titles", "language", "times")

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._metas: list[tuple[str, str]] = []
        self._links: list[tuple[str, str]] = []
        self._json_ld: list[str] = []
        self._styles: list[str] = []
        self.times: list[tuple[int, str]] = []
        self.language = ""

    def list_for_text_of(self, tag: str, attributes: Mapping[str, str]) -> list[str] | None:
        """The list that takes the text of an element that is not drawn; None if nobody reads it, as with code."""
        if tag == "title":
            return self._titles
        if tag == "style":
            return self._styles
        if tag == "script" and attributes:
            media_type = attributes.get("type", "").partition(";")[0].strip().lower()
            return self._json_ld if media_type == "application/ld+json" else None
        return None

    def read_meta(self, attributes: Mapping[str, str]) -> None:
        """Note a `<meta>` that has a name and a content."""
        content = attributes.get("content")
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        if content and name:
            self._metas.append((name.strip().lower(), content.strip()))

    def read_link(self, attributes: Mapping[str, str]) -> None:
        """Note a `<link>` that says what it leads to, and where."""
        rel, href = attributes.get("rel"), attributes.get("href")
        if rel and href:
            self._links.append((rel.lower(), href.strip()))

    def finish(self, front_matter: FrontMatter = NO_FRONT_MATTER) -> Head:
        """What was collected, with what stood above the page."""
        titles = [" ".join(title.split()) for title in self._titles]
        return Head(
            titles=[title for title in titles if title],
            metas=self._metas,
            links=self._links,
            json_ld=self._json_ld,
            styles=self._styles,
            times=self.times,
            language=self.language,
            front_matter=front_matter.values,
        )
