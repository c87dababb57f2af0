"""JSON-LD, as pages have it: scripts to objects. What they mean is for others to say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Longest script that is parsed, in characters, and most objects that are looked at: a page about one
# article has a few dozen, a shop's catalogue thousands.
_SCRIPT_CHARS, _OBJECTS = 500_000, 400
# Keys whose objects are other things than the page: its teasers, reviews and wares.
_FOREIGN = frozenset(
    {"review", "comment", "itemListElement", "suggestedAnswer", "acceptedAnswer", "blogPost", "offers"}
)
# Line breaks and tabs inside strings are the commonest error; a trailing comma is the next.
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Graph:
    """The objects of a page, and those that others refer to by "@id"."""

    objects: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_graph(sources: Iterable[str]) -> Graph:
    """All objects of all scripts, breadth first; a script that cannot be parsed is passed over."""
    graph = Graph()
    queue: list[Any] = [parsed for source in sources if (parsed := _parse(source)) is not None]
    for value in queue:
        if len(graph.objects) >= _OBJECTS:
            break
        if isinstance(value, list):
            queue.extend(value[:_OBJECTS])
        elif isinstance(value, dict):
            graph.objects.append(value)
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                graph.by_id.setdefault(name, value)
            queue.extend(v for k, v in value.items() if isinstance(v, dict | list) and k not in _FOREIGN)
    return graph


def _parse(source: str) -> Any:
    source = source.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;\n\t")
    if len(source) > _SCRIPT_CHARS:
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
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str))
