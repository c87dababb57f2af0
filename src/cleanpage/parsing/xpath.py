"""Where an element stands in the parsed tree, as an XPath."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cleanpage.parsing.document import Outline

# Longest path, in elements. Without a bound the paths of a page that nests without end would be its size squared.
_MAX_STEPS = 256
# Element names that XPath can take as they are.
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class ElementPaths:
    """The XPaths of the elements of an outline.

    Example:
        >>> outline = Outline(["#document", "html", "p", "p"], [0, 0, 1, 1], ["", "", "", ""], root_paths={1: "/html"})
        >>> ElementPaths(outline).of(3)
        '/html/p[2]'
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        # The last step of every element's path, and the element whose path is given for it.
        self._steps = _steps(outline)
        self._representatives = _within(outline.parents, _MAX_STEPS)

    def of(self, element: int) -> str:
        """The XPath of an element, or of the innermost element around it that is nested at most 256 levels deep."""
        parents, root_paths = self._outline.parents, self._outline.root_paths
        element = self._representatives[element]
        steps = []
        while element and element not in root_paths:
            steps.append(self._steps[element])
            element = parents[element]
        return "/".join([root_paths.get(element, ""), *reversed(steps)])


def _within(parents: Sequence[int], max_levels: int) -> list[int]:
    """For each element itself, or the innermost element around it that is nested at most so deep."""
    within, depths = [0], [0]
    for element, parent in enumerate(parents[1:], start=1):
        depth = depths[parent] + 1
        depths.append(depth)
        within.append(element if depth <= max_levels else within[parent])
    return within


def _steps(outline: Outline) -> list[str]:
    """For each element its name and its number among the siblings of that name."""
    numbers: Counter[tuple[int, str]] = Counter()
    steps = []
    for parent, tag in zip(outline.parents, outline.tags, strict=True):
        numbers[parent, tag] += 1
        steps.append(f"{_name_test(tag, outline.namespaced)}[{numbers[parent, tag]}]")
    if outline.parents[1:].count(0) == 1:  # a single root, as there should be, needs no number
        steps[1] = _name_test(outline.tags[1], outline.namespaced)
    return steps


def _name_test(tag: str, is_namespaced: bool) -> str:
    if _PLAIN_NAME.fullmatch(tag) and not is_namespaced:
        return tag
    return f"*[local-name()={_string_literal(tag)}]"


def _string_literal(text: str) -> str:
    """A string literal of XPath, which knows no escapes."""
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    parts = ", '\"', ".join(f'"{part}"' for part in text.split('"'))
    return f"concat({parts})"
