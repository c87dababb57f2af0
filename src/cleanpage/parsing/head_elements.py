"""What stands in the markup but is not drawn: titles, metadata, styles and structured data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cleanpage.parsing.document import Head


def reader(tag: str, attributes: Mapping[str, str]) -> Callable[[Head, str], None]:
    """What is done with the text of an element that is not drawn."""
    if tag == "script":
        return _read_json_ld if attributes and _is_json_ld(attributes) else discard
    return _READERS.get(tag, discard)


def discard(head: Head, text: str) -> None:
    """Text that nobody reads, such as code."""


def _read_title(head: Head, text: str) -> None:
    title = " ".join(text.split())
    if title:
        head.titles.append(title)


def _read_json_ld(head: Head, text: str) -> None:
    head.json_ld.append(text)


def _read_style(head: Head, text: str) -> None:
    head.styles.append(text)


_READERS = {"title": _read_title, "style": _read_style}


def _is_json_ld(attributes: Mapping[str, str]) -> bool:
    return attributes.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"


def read_meta(head: Head, attributes: Mapping[str, str]) -> None:
    """Note a `<meta>` that has a name and a content."""
    content = attributes.get("content")
    named = (attributes.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
    name = next(filter(None, named), None)
    if content and name:
        head.metas.append((name.strip().lower(), content.strip()))


def read_link(head: Head, attributes: Mapping[str, str]) -> None:
    """Note a `<link>` that says what it leads to, and where."""
    rel, href = attributes.get("rel"), attributes.get("href")
    if rel and href:
        head.links.append((rel.lower(), href.strip()))
