"""Labelled pages as samples for the fit, and synthetic variants of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from attacks import scrapes
from attacks.catalogue import target_of
from attacks.lexis import DEVELOPMENT, read_lexis
from cleanpage.decoding.decode import decode
from cleanpage.metadata import find_metadata
from cleanpage.page import Label, Metadata
from cleanpage.parsing import text_blocks
from cleanpage.parsing.article_body import with_embedded_body
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.pipeline import blocks_to_score
from cleanpage.scoring.measures import Measures, measure
from cleanpage.selection.labels import spam_labels
from cleanpage.spam import find_spam
from cleanpage.tools.word_f1 import tokenise
from corpus import GoldPage, gold_shares

Array = NDArray[np.float64]

SEED = 20261121

# A page with fewer gold tokens is weighted as if it had this many. Else pages with next to no body would dominate.
MIN_GOLD = 30.0
# Weight of a synthetic variant of a page against the page itself.
VARIANT_WEIGHT = 0.5
# Variants of each page: with 0, 1 and 2 of them the mean F1 on wcxb-dev was .868, .871 and .872.
VARIANTS = 2


@dataclass(slots=True)
class Sample:
    """One labelled page, ready for the fit.

    Attributes:
        page: The page and its gold.
        whole: All blocks of the page.
        scored: Indices of those that are scored: neither spam nor the frame of the page.
        spam: Labels of the spam.
        spam_probabilities: Of each scored block the probability that it is spam.
        document: The blocks that are scored; from here on, one entry each.
        measures: Their counts.
        shares: Share of each that stands in the gold, 0..1.
        bags: Their tokens.
        weights: What each counts in the fit.
        gold: Tokens of the gold body.
        frame_gold: Gold tokens in the frame.
        frame_tokens: All tokens in the frame.
        metadata: What the page says about itself.
        synthetic: Whether it is a variant of a page.
    """

    page: GoldPage
    whole: Document
    scored: Sequence[int]
    spam: dict[int, Label]
    spam_probabilities: Array
    document: Document
    measures: Measures
    shares: Array
    bags: list[Counter[str]]
    weights: Array
    gold: Counter[str]
    frame_gold: float
    frame_tokens: float
    metadata: Metadata
    synthetic: bool = False


def html_sample(page: GoldPage) -> Sample | None:
    """The page through the input format for HTML; None if it has no visible text."""
    document = with_embedded_body(parse_html(decode(page.html).utf8))
    return _sample(page, document) if document.segments else None


def text_sample(page: GoldPage) -> Sample | None:
    """The page flattened to lines, through the input format for text scrapes."""
    html = html_sample(page)
    if html is None:
        return None
    lines = "\n\n".join(block.text for block in html.whole.segments)
    return _sample(page, text_blocks.segment_lines(lines))


def scrape_sample(page: GoldPage) -> Sample | None:
    """The gold body as a text scrape, between lines such as stand above and below articles; None without a body.

    A flattened page has its whole frame, mostly with more lines than its body. People who make scrapes often remove
    most of the frame.
    """
    target, rng = target_of(page), Random(f"{SEED} {page.name}")
    if not page.text.strip():
        return None
    lines = scrapes.build(page.text, read_lexis(DEVELOPMENT)[target.language], rng).text()
    sample = _sample(page, text_blocks.segment_lines(lines))
    return replace(sample, weights=VARIANT_WEIGHT * sample.weights, synthetic=True)


def _sample(page: GoldPage, parsed: Document) -> Sample:
    # Nothing here reads the raw pieces, and all samples are in memory at once.
    whole = replace(parsed, segments=[replace(block, pieces=(), marks=()) for block in parsed.segments])
    texts = [block.text for block in whole.segments]
    measures = measure(whole)
    found = find_spam(whole, measures)
    spam = spam_labels(found.findings)
    scored = blocks_to_score(whole, measures, spam)
    shares, tokens = np.array(gold_shares(texts, page.text)), np.array(measures.tokens, dtype=float)
    frame = np.ones(len(texts), dtype=bool)
    frame[scored] = False
    frame[list(spam)] = False
    own_measures = measures.keeping(scored)
    return Sample(
        page=page,
        whole=whole,
        scored=scored,
        spam=spam,
        spam_probabilities=np.array([found.spam_probabilities.get(index, 0.0) for index in scored]),
        document=whole.keeping(scored),
        measures=own_measures,
        shares=shares[scored],
        bags=[Counter(tokenise(texts[index])) for index in scored],
        weights=block_weights(own_measures, shares[scored]),
        gold=Counter(tokenise(page.text)),
        frame_gold=float(shares[frame] @ tokens[frame]),
        frame_tokens=float(tokens[frame].sum()),
        metadata=find_metadata(whole),
    )


def block_weights(measures: Measures, shares: Array) -> Array:
    """Weight of each block: its share of the page's gold tokens, at most 1, so that pages count alike."""
    tokens = np.array(measures.tokens, dtype=float)
    return np.minimum(1.0, tokens / max(MIN_GOLD, float(shares @ tokens)))


def variant(sample: Sample, rng: np.random.Generator) -> Sample | None:
    """The same page as it might have been: small, without a body, or with less frame or none.

    The labelled pages all have a whole frame around a whole body. Error pages, briefs, feeds and fragments do not. A
    fit without variants would judge their blocks by the size of the page and by how far down they stand.
    """
    gold = np.flatnonzero(sample.shares >= 0.5)
    if len(gold) < 4:
        return None
    keep = np.ones(len(sample.shares), dtype=bool)
    form = rng.choice(["small", "no body", "less frame", "no frame"], p=[0.4, 0.15, 0.2, 0.25])
    if form in ("small", "no body"):
        start = int(rng.integers(0, max(1, len(gold) - 3)))
        body = gold[start : start + int(rng.integers(1, 15))] if form == "small" else gold[:0]
        keep = _runs(len(keep), int(rng.integers(1, 12)), rng)
        keep[gold] = False
        keep[body] = True
    else:
        before, after = (0, 0) if form == "no frame" else rng.integers(0, 6, size=2)
        keep[: max(0, gold[0] - before)] = False
        keep[gold[-1] + 1 + after :] = False
    return _subset(sample, np.flatnonzero(keep)) if keep.any() else None


def with_variants(samples: list[Sample]) -> list[Sample]:
    """The samples, and the synthetic variants of each."""
    rng = np.random.default_rng(SEED)
    variants = [other for _ in range(VARIANTS) for sample in samples if (other := variant(sample, rng))]
    return samples + variants


def _runs(size: int, number: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """A few runs of neighbouring blocks, as a mask."""
    keep = np.zeros(size, dtype=bool)
    for start in rng.integers(0, size, size=number):
        keep[start : start + int(rng.integers(1, 7))] = True
    return keep


def _subset(sample: Sample, kept: NDArray[np.int_]) -> Sample:
    document = sample.document.keeping(kept)
    measures, shares = measure(document), sample.shares[kept]
    bags = [sample.bags[i] for i in kept]
    return replace(
        sample,
        whole=document,
        scored=range(len(kept)),
        spam={},
        spam_probabilities=sample.spam_probabilities[kept],
        document=document,
        measures=measures,
        shares=shares,
        bags=bags,
        weights=VARIANT_WEIGHT * block_weights(measures, shares),
        gold=sum((bag for bag, share in zip(bags, shares, strict=True) if share >= 0.5), Counter()),
        frame_gold=0.0,
        frame_tokens=0.0,
        synthetic=True,
    )
