"""JSON-LD as pages have it: scripts to objects. What the objects mean is not known here."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Characters of the longest script that is parsed, and number of objects that are looked at. A page about one article
# has a few dozen objects, the catalogue of a shop thousands.
_MAX_SCRIPT_CHARS = 500_000
_MAX_OBJECTS = 400
# Keys whose objects are not the page itself, but its teasers, reviews and wares.
_FOREIGN_KEYS = frozenset(
    {"review", "comment", "itemListElement", "suggestedAnswer", "acceptedAnswer", "blogPost", "offers"}
)
# The commonest error is a line break or a tab inside a string, which `strict=False` allows. The next is this.
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Graph:
    """The objects of a page, and those that others refer to by "@id"."""

    objects: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_graph(sources: Iterable[str]) -> Graph:
    """All objects of all scripts, breadth first; a script that cannot be parsed is passed over."""
    objects: list[dict[str, Any]] = []
    by_id: dict[str, dict[str, Any]] = {}
    queue = deque(map(_parse, sources))
    while queue and len(objects) < _MAX_OBJECTS:
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(value[:_MAX_OBJECTS])
        elif isinstance(value, dict):
            objects.append(value)
            name = value.get("@id")
            # An object with nothing but an "@id" refers to another.
            if isinstance(name, str) and len(value) > 1:
                by_id.setdefault(name, value)
            for key, part in value.items():
                if isinstance(part, dict | list) and key not in _FOREIGN_KEYS:
                    queue.append(part)
    return Graph(objects, by_id)


def _parse(source: str) -> Any:
    """The value of a script, or None."""
    source = source.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;\n\t")
    if len(source) > _MAX_SCRIPT_CHARS:
        return None
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", source), strict=False)
    except (ValueError, RecursionError):
        return None


def types_of(item: dict[str, Any]) -> frozenset[str]:
    """The names of an object's types, without their vocabulary."""
    value = item.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))
