"""Fit the weights that the package ships, and measure them by cross-validation grouped by host.

    python scripts/fit.py --data ../shared/data

Writes src/cleanpage/weights/html.json and text.json, each with its record: data, date, seed, scores.

Every number that is reported comes from models that saw no page of the host they are measured on. The stages are
stacked: name scores and first probabilities of a page always come from fits without that page's fold.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleanpage import intake, text_blocks
from cleanpage.context import context_columns
from cleanpage.decode import decode
from cleanpage.document import Document, Head, Outline
from cleanpage.evaluate import tokenise
from cleanpage.features import feature_columns, view_of
from cleanpage.features.view import Columns
from cleanpage.html_blocks import segment
from cleanpage.measures import Measures, measure
from cleanpage.names import NameScores, name_tokens
from cleanpage.select import select
from corpus import DEFAULT_DATA, FOLDS, GoldPage, gold_shares, read_pages

Array = NDArray[np.float64]

SEED = 20261121
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "cleanpage" / "weights"

# Inverse strength of the L2 penalty, chosen by cross-validation among powers of ten and their halves.
NAME_PENALTY = 0.02
STAGE_PENALTY = 0.1
# A name token must occur on so many pages to get a score.
NAME_PAGES = 8
# The least gold tokens that a page is reckoned with, so that pages with next to no body do not dominate.
LEAST_GOLD = 30.0
# Weight of a synthetic variant of a page against the page itself.
VARIANT_WEIGHT = 0.5
# Variants of each page: with 0, 1 and 2 of them the mean F1 on wcxb-dev was .868, .871 and .872.
VARIANTS = 2


@dataclass(slots=True)
class Sample:
    """One labelled page, ready for the fit."""

    page: GoldPage
    document: Document
    measures: Measures
    shares: Array
    bags: list[Counter[str]]
    gold: Counter[str]
    weights: Array
    synthetic: bool = False


def html_sample(page: GoldPage) -> Sample | None:
    """The page through the front door for HTML; None if it has no visible text."""
    root = intake.parse(decode(page.html).utf8)
    document = segment(root) if root is not None else None
    return _sample(page, document) if document and document.segments else None


def text_sample(page: GoldPage) -> Sample | None:
    """The page flattened to lines, through the front door for text scrapes."""
    html = html_sample(page)
    if html is None:
        return None
    lines = "\n\n".join(block.text for block in html.document.segments)
    return _sample(page, text_blocks.segment_lines(lines))


def _sample(page: GoldPage, document: Document) -> Sample:
    texts = [block.text for block in document.segments]
    for block in document.segments:
        block.pieces, block.marks = (), ()
    bags = [Counter(tokenise(text)) for text in texts]
    shares = np.array(gold_shares(texts, page.text))
    measures = measure(document)
    return Sample(page, document, measures, shares, bags, Counter(tokenise(page.text)), block_weights(measures, shares))


def block_weights(measures: Measures, shares: Array) -> Array:
    """Weight of each block: its share of the page's gold tokens, at most 1, so that pages count alike."""
    tokens = np.array(measures.tokens, dtype=float)
    return np.minimum(1.0, tokens / max(LEAST_GOLD, float(shares @ tokens)))


def variant(sample: Sample, rng: np.random.Generator) -> Sample | None:
    """The same page as it might have been: small, without a body, or with less frame or none.

    The labelled pages all have a whole frame around a whole body. Error pages, briefs, feeds and fragments do not,
    and would be judged by the size of the page and by how far down they stand.
    """
    gold = np.flatnonzero(sample.shares >= 0.5)
    if len(gold) < 4:
        return None
    keep = np.ones(len(sample.shares), dtype=bool)
    form = rng.choice(["small", "no body", "less frame", "no frame"], p=[0.5, 0.15, 0.2, 0.15])
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
    document = replace(sample.document, segments=[sample.document.segments[i] for i in kept])
    measures, shares = measure(document), sample.shares[kept]
    weights = VARIANT_WEIGHT * block_weights(measures, shares)
    bags = [sample.bags[i] for i in kept]
    gold = sum((bag for bag, share in zip(bags, shares, strict=True) if share >= 0.5), Counter())
    return Sample(sample.page, document, measures, shares, bags, gold, weights, synthetic=True)


class Fit:
    """All samples of one front door, and the fits on them."""

    def __init__(self, samples: list[Sample]) -> None:
        self.samples = samples
        self.labels = np.concatenate([sample.shares >= 0.5 for sample in samples]).astype(int)
        self.weights = np.concatenate([sample.weights for sample in samples])
        counts = [len(sample.shares) for sample in samples]
        self.folds = np.repeat([sample.page.fold for sample in samples], counts)
        self.bounds = np.concatenate([[0], np.cumsum(counts)])

    def stacked(self, predict: Callable[[NDArray[np.bool_]], Callable[[NDArray[np.bool_]], Array]]) -> Array:
        """Out-of-fold predictions: `predict(train)` gives a function of the rows to predict."""
        found = np.zeros(len(self.labels))
        for fold in range(FOLDS):
            held_out = self.folds == fold
            found[held_out] = predict(~held_out)(held_out)
        return found

    def regress(self, x: Array, train: NDArray[np.bool_], penalty: float) -> LogisticRegression:
        """A weighted logistic regression on some of the rows."""
        model = LogisticRegression(C=penalty, max_iter=300, solver="newton-cholesky" if isinstance(x, np.ndarray) else "lbfgs")
        return model.fit(x[train], self.labels[train], sample_weight=self.weights[train])

    def scaled(self, x: Array, train: NDArray[np.bool_]) -> tuple[Array, float, Array]:
        """Weights, bias and centres in the columns' own units."""
        centre, spread = x[train].mean(0), x[train].std(0) + 1e-9
        model = self.regress((x - centre) / spread, train, STAGE_PENALTY)
        return model.coef_[0] / spread, float(model.intercept_[0]), centre

    def linear_probabilities(self, x: Array) -> Array:
        """Out-of-fold probabilities of a linear stage."""

        def predict(train: NDArray[np.bool_]) -> Callable[[NDArray[np.bool_]], Array]:
            weights, bias, centre = self.scaled(x, train)
            return lambda rows: 1 / (1 + np.exp(-(bias + (x[rows] - centre) @ weights)))

        return self.stacked(predict)

    def parts(self, values: Array) -> Iterable[tuple[Sample, Array]]:
        """The samples with their rows of an array."""
        for sample, start, end in zip(self.samples, self.bounds, self.bounds[1:], strict=False):
            yield sample, values[start:end]

    def scores(self, probabilities: Array) -> dict[str, float]:
        """Mean word F1 per set and per page type."""
        found: dict[str, list[float]] = defaultdict(list)
        for sample, part in self.parts(probabilities):
            chosen = select(part.tolist(), sample.measures.tokens).chosen
            f1 = bag_f1([sample.bags[i] for i in chosen], sample.gold)
            groups = ["variants"] if sample.synthetic else sample.page.groups
            for group in groups:
                found[group].append(f1)
        return {name: round(float(np.mean(values)), 4) for name, values in sorted(found.items())}


def bag_f1(bags: Sequence[Counter[str]], gold: Counter[str]) -> float:
    """Word F1 of some blocks against the gold."""
    found = sum(bags, Counter())
    if not found or not gold:
        return float(not found and not gold)
    return 2 * (found & gold).total() / (found.total() + gold.total())


class NameFit:
    """Name tokens as a sparse design matrix: near (own element and parent) and far (path) occurrences."""

    def __init__(self, fit: Fit) -> None:
        self.fit = fit
        pages = Counter(
            token
            for sample in fit.samples
            for token in {t for names in set(sample.document.outline.names) for t in name_tokens(names)}
        )
        self.vocabulary = {token: i for i, token in enumerate(sorted(t for t, n in pages.items() if n >= NAME_PAGES))}
        self.matrix = self._design()

    def _design(self) -> csr_matrix:
        data: list[float] = []
        indices: list[int] = []
        bounds = [0]
        size = len(self.vocabulary)
        for sample in self.fit.samples:
            own, path = self._tokens_of(sample.document.outline)
            parents = sample.document.outline.parents
            for block in sample.document.segments:
                row = Counter(own[block.element]) + Counter(own[parents[block.element]])
                row.update({size + token: n for token, n in path[block.element].items()})
                indices += row.keys()
                data += row.values()
                bounds.append(len(indices))
        return csr_matrix((data, indices, bounds), shape=(len(bounds) - 1, 2 * size))

    def _tokens_of(self, outline: Outline) -> tuple[list[list[int]], list[Counter[int]]]:
        own = [[self.vocabulary[t] for t in name_tokens(names) if t in self.vocabulary] for names in outline.names]
        path: list[Counter[int]] = [Counter()]
        for tokens, parent in zip(own[1:], outline.parents[1:], strict=True):
            path.append(path[parent] + Counter(tokens) if tokens else path[parent])
        return own, path

    def scores(self, train: NDArray[np.bool_]) -> NameScores:
        """Fit the scores on some of the rows, rounded as they are shipped."""
        weights = self.fit.regress(self.matrix, train, NAME_PENALTY).coef_[0].round(2)
        size = len(self.vocabulary)
        near = {token: float(weights[i]) for token, i in self.vocabulary.items() if weights[i]}
        far = {token: float(weights[size + i]) for token, i in self.vocabulary.items() if weights[size + i]}
        return NameScores(near, far)


def fit_door(samples: list[Sample], use_names: bool) -> dict[str, object]:
    """Fit both stages; the weights with their record."""
    fit = Fit(samples)
    everything = np.ones(len(fit.labels), dtype=bool)
    by_fold: dict[int, NameScores] = {fold: NameScores({}, {}) for fold in range(FOLDS)}
    final_names = NameScores({}, {})
    if use_names:
        name_fit = NameFit(fit)
        by_fold = {fold: name_fit.scores(fit.folds != fold) for fold in range(FOLDS)}
        final_names = name_fit.scores(everything)
    views = [view_of(s.document, s.measures, by_fold[s.page.fold]) for s in samples]
    features = [feature_columns(view) for view in views]
    x = _stack(features)
    first = fit.linear_probabilities(x)
    context = [
        context_columns(view, part.tolist()) for view, (_, part) in zip(views, fit.parts(first), strict=True)
    ]
    both = np.hstack([x, _stack(context)])
    second = fit.linear_probabilities(both)
    names = list(features[0]), [*features[0], *context[0]]
    return {
        "record": {
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            "seed": SEED,
            "pages": sum(not sample.synthetic for sample in samples),
            "synthetic variants": sum(sample.synthetic for sample in samples),
            "blocks": len(fit.labels),
            "data": _digest(samples),
            "validation": f"{FOLDS} folds, grouped by registered domain",
            "first stage": fit.scores(first),
            "second stage": fit.scores(second),
        },
        "names": {"near": final_names.near, "far": final_names.far},
        "first": _linear(fit.scaled(x, everything), names[0]),
        "second": _linear(fit.scaled(both, everything), names[1]),
    }


def _stack(columns: Sequence[Columns]) -> Array:
    return np.vstack([_matrix(page) for page in columns])


def _matrix(columns: Columns) -> Array:
    size = max(len(column) for column in columns.values() if not isinstance(column, float))
    full = [[c] * size if isinstance(c, float) else c for c in columns.values()]
    return np.array(full, dtype=np.float32).T


def _linear(scaled: tuple[Array, float, Array], names: Sequence[str]) -> dict[str, object]:
    weights, bias, centres = scaled
    kept = [i for i, weight in enumerate(weights) if f"{weight:.4g}" != "0"]
    return {
        "bias": round(bias, 4),
        "weights": {names[i]: float(f"{weights[i]:.4g}") for i in kept},
        "centres": {names[i]: float(f"{centres[i]:.4g}") for i in kept},
    }


def _digest(samples: Sequence[Sample]) -> str:
    names = "\n".join(f"{s.page.dataset}/{s.page.name} {len(s.page.html)} {len(s.page.text)}" for s in samples)
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def main() -> None:
    """Fit the asked doors and write their weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--door", choices=("html", "text"), action="append")
    options = parser.parse_args()
    for door in options.door or ("html", "text"):
        read = html_sample if door == "html" else text_sample
        samples = with_variants([sample for page in read_pages(options.data) if (sample := read(page))])
        weights = fit_door(samples, use_names=door == "html")
        path = WEIGHTS / f"{door}.json"
        path.write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(door, json.dumps(weights["record"], indent=1), f"{path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
