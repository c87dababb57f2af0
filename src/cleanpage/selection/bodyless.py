"""Pages that have no body, whatever their blocks score: error pages, hubs that consist of
link labels, and pages on which nothing is likely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import mul

from cleanpage.lexicon.phrases import ERROR_TITLES
from cleanpage.page import Metadata
from cleanpage.scoring.measures import Measures

_ERROR_TITLE = re.compile("|".join(ERROR_TITLES), re.IGNORECASE)
# An error page apologises in a few sentences; an article about errors has more running text. Latin letters' worth.
_MAX_APOLOGY = 700.0

# A hub's blocks are links for the most part, and labels rather than headlines: listings, which are a body, have
# longer titles. With these bounds the mean F1 of the labelled collection pages rises by .009 and no other falls.
_LINKED = 0.8
_LABEL_TOKENS = 4.0

# A page whose best block is less likely than the first number has no body; nor has one on which fewer tokens are
# expected to be body than the second, unless the blocks are likely one by one, as those of a short note are. Eight of
# the labelled pages are concerned, seven of them rightly, and the next page is far off.
_MIN_BEST = 0.15
_MIN_EXPECTED = 12.0
_MIN_MEAN = 0.6


def is_bodyless(measures: Measures, chosen: Sequence[int], probabilities: Sequence[float], metadata: Metadata) -> bool:
    """Whether what was chosen is an apology, a menu, or unlikely altogether.

    Args:
        measures: Counts of the blocks.
        chosen: The blocks selected for the body.
        probabilities: That each block is body.
        metadata: What the page says about itself; an error page says so in its title.
    """
    if not chosen:
        return False
    if _is_unlikely(measures, chosen, probabilities):
        return True
    return _is_error(measures, chosen, metadata) or _is_hub(measures, chosen)


def _is_unlikely(measures: Measures, chosen: Sequence[int], probabilities: Sequence[float]) -> bool:
    if max(probabilities) < _MIN_BEST:
        return True
    mean = sum(probabilities[i] for i in chosen) / len(chosen)
    return mean < _MIN_MEAN and sum(map(mul, probabilities, measures.tokens)) < _MIN_EXPECTED


def _is_error(measures: Measures, chosen: Sequence[int], metadata: Metadata) -> bool:
    title = metadata.title or ""
    return bool(_ERROR_TITLE.search(title)) and sum(measures.masses[i] for i in chosen) < _MAX_APOLOGY


def _is_hub(measures: Measures, chosen: Sequence[int]) -> bool:
    if any(measures.masses[i] for i in chosen):
        return False
    weight = sum(measures.weights[i] for i in chosen)
    linked = sum(measures.weights[i] * measures.link_densities[i] for i in chosen)
    tokens = sum(measures.tokens[i] for i in chosen)
    return linked > _LINKED * weight and tokens < _LABEL_TOKENS * len(chosen)
