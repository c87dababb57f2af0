"""Patterns made of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(*phrases: Iterable[str]) -> str:
    """Groups of phrases as the alternatives of a pattern, the longest first, so that no phrase hides a longer one.

    Example:
        >>> alternatives(("by", "written by"))
        'written\\\\ by|by'
    """
    return "|".join(sorted((re.escape(phrase) for group in phrases for phrase in group), key=len, reverse=True))
