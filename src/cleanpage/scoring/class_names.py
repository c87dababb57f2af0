"""What the author of a page calls its parts: tokens of class, id, role and itemprop, and their fitted scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import regex

# Words of an identifier: runs of small letters, a capital with the small letters after it, or capitals.
_WORD = regex.compile(r"[A-Z]?[a-z]+|[A-Z]+")

# Tokens of one or two letters are abbreviations of grid frameworks and minifiers; very long ones are hashes.
_MIN_LENGTH, _MAX_LENGTH = 3, 18


def name_tokens(names: str) -> tuple[str, ...]:
    """The distinct words in an element's names, lower case, in order.

    Example:
        >>> name_tokens("entryContent post_body col-md-8")
        ('entry', 'content', 'post', 'body', 'col')
    """
    words = (word.lower() for word in _WORD.findall(names))
    return tuple(dict.fromkeys(word for word in words if _MIN_LENGTH <= len(word) <= _MAX_LENGTH))


class NameScores:
    """Evidence of each name token, in logits, where an element with that name holds the block.

    Args:
        near: Score of a token on the block's own element or on its parent.
        far: Score of a token on an ancestor further up.
    """

    # Names that are remembered; crawls meet the same ones on page after page.
    _MEMORY = 65_536

    def __init__(self, near: Mapping[str, float], far: Mapping[str, float]) -> None:
        self.near = near
        self.far = far
        self._memo: dict[str, tuple[float, float]] = {}

    def of_elements(
        self, names: Sequence[str], parents: Sequence[int], wanted: Iterable[int]
    ) -> tuple[list[float], list[float]]:
        """The near score of the wanted elements, and the far scores summed over each of them and its ancestors.

        Args:
            names: What each element is called.
            parents: The parent of each element.
            wanted: Indices of elements, ascending; with each element its parent. The others get 0.
        """
        if len(self._memo) > self._MEMORY:
            self._memo = {}
        memo = self._memo
        near, path = [0.0] * len(names), [0.0] * len(names)
        for index in wanted:
            name = names[index]
            if name in memo:
                own, far = memo[name]
            else:
                own, far = memo[name] = self._scores(name)
            near[index] = own
            path[index] = path[parents[index]] + far
        return near, path

    def _scores(self, name: str) -> tuple[float, float]:
        tokens = name_tokens(name)
        near = sum(self.near.get(token, 0.0) for token in tokens)
        return near, sum(self.far.get(token, 0.0) for token in tokens)
