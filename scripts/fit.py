"""Fit the weights that the package ships, and measure them by cross-validation grouped by host.

    python scripts/fit.py --data ../shared/data

Writes html.json and text.json in src/cleanpage/scoring/weights, each with its record: data, date, seed, scores; and
the records of both for people, docs/fit.md.

Every number that is reported comes from models that saw no page of the host they are measured on. The stages are
stacked: name scores, word scores and first probabilities of a page always come from fits without that page's fold.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import records
from cleanpage.config import Config
from cleanpage.page import Label
from cleanpage.parsing.document import Outline
from cleanpage.scoring.boilerplate_words import SHORT_BLOCK, boilerplate_words
from cleanpage.scoring.class_names import NameScores, name_tokens
from cleanpage.scoring.features import feature_columns, view_of
from cleanpage.scoring.features.view import Columns
from cleanpage.scoring.second_stage import context_columns
from cleanpage.selection.body import choose_body
from cleanpage.selection.labels import Labels
from corpus import DEFAULT_DATA, FOLDS, GoldPage, data_digest, read_pages
from samples import SEED, Array, Sample, html_sample, scrape_sample, text_sample, with_variants

T = TypeVar("T")

# Inverse strength of the L2 penalty, chosen by cross-validation among powers of ten and their halves.
NAME_PENALTY = 0.02
STAGE_PENALTY = 0.1
# A name token must occur on so many pages to get a score.
NAME_PAGES = 8
# The same for the words of short blocks; a word whose score is closer to 0 than this is not shipped.
WORD_PENALTY = 0.05
WORD_PAGES = 12
MIN_WORD = 0.1


class Fit:
    """All samples of one input format, and the fits on them."""

    def __init__(self, samples: list[Sample], blank: Sequence[GoldPage] = ()) -> None:
        self.samples = samples
        self.blank = blank  # pages without any visible text, which are scored but not fitted
        self.labels = np.concatenate([sample.shares >= 0.5 for sample in samples]).astype(int)
        of_set = set_weights(samples)
        self.weights = np.concatenate([of_set[sample.page.dataset] * sample.weights for sample in samples])
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
        model = LogisticRegression(
            C=penalty, max_iter=300, solver="newton-cholesky" if isinstance(x, np.ndarray) else "lbfgs"
        )
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
            f1 = bag_f1(body_of(sample, part), sample.gold)
            groups = ["variants"] if sample.synthetic else sample.page.groups
            for group in groups:
                found[group].append(f1)
        for page in self.blank:
            for group in page.groups:
                found[group].append(float(not page.text.strip()))
        return {name: round(float(np.mean(values)), 4) for name, values in sorted(found.items())}


def set_weights(samples: Sequence[Sample]) -> dict[str, float]:
    """What a page of each set counts: more in a small set, so that the largest does not drown it.

    The cube root of how many times larger the largest set is: 2.2 and 3.7 for magic-dev and zhweb-dev. With 2 and 3
    magic-dev gained .006 and zhweb-dev .002 over even weights, and wcxb-dev lost .0005.
    """
    sizes = Counter(sample.page.dataset for sample in samples)
    return {name: float(max(sizes.values()) / size) ** (1 / 3) for name, size in sizes.items()}


def body_of(sample: Sample, probabilities: Array) -> list[Counter[str]]:
    """The tokens of the blocks that the pipeline takes for the body, with these probabilities."""
    likely = (probabilities * (1 - sample.spam_probabilities)).tolist()
    selection = choose_body(sample.document, sample.measures, likely, sample.metadata, Config())
    chosen = [sample.scored[index] for index in selection.chosen]
    labels = Labels(sample.whole, sample.spam, chosen, sample.metadata)
    return [sample.bags[i] for i, block in zip(selection.chosen, chosen, strict=True) if labels.of(block) is Label.BODY]


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


class WordFit:
    """Boilerplate words as a sparse design matrix. Every short block counts alike here, whatever its length."""

    def __init__(self, fit: Fit) -> None:
        self.labels, self.weights = fit.labels, np.concatenate([even_weights(s) for s in fit.samples])
        blocks = [words for sample in fit.samples for words in self._words(sample)]
        pages = Counter(
            word for sample in fit.samples if not sample.synthetic for word in set().union(*self._words(sample))
        )
        self.vocabulary = {word: i for i, word in enumerate(sorted(w for w, n in pages.items() if n >= WORD_PAGES))}
        rows = [[self.vocabulary[word] for word in words if word in self.vocabulary] for words in blocks]
        bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
        indices = [index for row in rows for index in row]
        shape = (len(rows), len(self.vocabulary))
        self.matrix = csr_matrix((np.ones(len(indices)), indices, bounds), shape=shape)

    @staticmethod
    def _words(sample: Sample) -> list[set[str]]:
        return [
            boilerplate_words(block.text) if tokens <= SHORT_BLOCK else set()
            for block, tokens in zip(sample.document.segments, sample.measures.tokens, strict=True)
        ]

    def scores(self, train: NDArray[np.bool_]) -> dict[str, float]:
        """Fit the scores on some of the rows; only words that tell something keep theirs."""
        model = LogisticRegression(C=WORD_PENALTY, max_iter=100)
        weights = model.fit(self.matrix[train], self.labels[train], sample_weight=self.weights[train]).coef_[0]
        return {word: round(float(weights[i]), 2) for word, i in self.vocabulary.items() if abs(weights[i]) >= MIN_WORD}


def even_weights(sample: Sample) -> Array:
    """The same weight for every block of a page, and in sum for every page."""
    return np.full(len(sample.shares), 10.0 / len(sample.shares))


@dataclass(frozen=True, slots=True)
class Stacked(Generic[T]):
    """Scores of a vocabulary: one set for each fold, from the pages outside it, and one from all pages."""

    by_fold: dict[int, T]
    final: T

    @classmethod
    def by(cls, fit: Fit, scores: Callable[[NDArray[np.bool_]], T]) -> Stacked[T]:
        """Fit for every fold, and on everything."""
        by_fold = {fold: scores(fit.folds != fold) for fold in range(FOLDS)}
        return cls(by_fold, scores(np.ones(len(fit.folds), dtype=bool)))

    def of(self, sample: Sample) -> T:
        """The scores that have not seen the sample's host."""
        return self.by_fold[sample.page.fold]


@dataclass(frozen=True, slots=True)
class FormatFit:
    """The weights of one input format, and how pages fared that their fits had not seen."""

    weights: dict[str, object]
    scores: dict[str, float]


def fit_format(pages: Iterable[GoldPage], input_format: str) -> FormatFit:
    """Fit both stages of an input format and cross-validate them."""
    pages = list(pages)
    read = html_sample if input_format == "html" else text_sample
    samples = [sample for page in pages if (sample := read(page))]
    blank = [page for page in pages if (page.dataset, page.name) not in {s.key for s in samples}]
    scrapes = [sample for page in pages if input_format == "text" and (sample := scrape_sample(page))]
    fit = Fit(with_variants(samples) + scrapes, blank)
    samples = fit.samples
    names = Stacked.by(fit, NameFit(fit).scores if input_format == "html" else lambda train: NameScores({}, {}))
    words = Stacked.by(fit, WordFit(fit).scores)
    views = [view_of(s.document, s.measures, names.of(s), words.of(s)) for s in samples]
    features = [feature_columns(view) for view in views]
    x = _stack(features)
    first = fit.linear_probabilities(x)
    context = [context_columns(view, part.tolist()) for view, (_, part) in zip(views, fit.parts(first), strict=True)]
    both = np.hstack([x, _stack(context)])
    scores = fit.scores(fit.linear_probabilities(both))
    everything = np.ones(len(fit.labels), dtype=bool)
    weights = {
        "record": _record(fit, pages, scores),
        "names": {"near": names.final.near, "far": names.final.far},
        "words": words.final,
        "frame": frame_logit(samples),
        "first": _linear(fit.scaled(x, everything), list(features[0])),
        "second": _linear(fit.scaled(both, everything), [*features[0], *context[0]]),
    }
    return FormatFit(weights, scores)


def frame_logit(samples: Sequence[Sample]) -> float:
    """The logit of a token in the frame of a page to be of its body; with half a token of each kind to begin with."""
    gold, tokens = np.sum([sample.lost for sample in samples], axis=0)
    return round(float(np.log((gold + 0.5) / (tokens - gold + 0.5))), 2)


def _record(fit: Fit, pages: Sequence[GoldPage], scores: dict[str, float]) -> dict[str, object]:
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "seed": SEED,
        "data": data_digest(pages),
        "pages": len(pages),
        "synthetic variants": sum(sample.synthetic for sample in fit.samples),
        "blocks": len(fit.labels),
        "validation": f"word F1, {FOLDS} folds grouped by registered domain",
        "scores": scores,
    }


def _stack(columns: Sequence[Columns]) -> Array:
    return np.vstack([_matrix(page) for page in columns])


def _matrix(columns: Columns) -> Array:
    size = max(len(column) for column in columns.values() if not isinstance(column, float))
    full = [[c] * size if isinstance(c, float) else list(c) for c in columns.values()]
    return np.array(full, dtype=np.float32).T


def _linear(scaled: tuple[Array, float, Array], names: Sequence[str]) -> dict[str, object]:
    weights, bias, centres = scaled
    kept = [i for i, weight in enumerate(weights) if f"{weight:.4g}" != "0"]
    return {
        "bias": round(bias, 4),
        "weights": {names[i]: float(f"{weights[i]:.4g}") for i in kept},
        "centres": {names[i]: float(f"{centres[i]:.4g}") for i in kept},
    }


def main() -> None:
    """Fit the input formats asked for and write their weights and the page of their records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--format", choices=records.INPUT_FORMATS, action="append")
    options = parser.parse_args()
    for input_format in options.format or records.INPUT_FORMATS:
        found = fit_format(read_pages(options.data), input_format)
        path = records.WEIGHTS[input_format]
        path.write_text(json.dumps(found.weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
        print(input_format, json.dumps(found.weights["record"], indent=1), f"{path.stat().st_size / 1000:.0f} KB")
    records.PAGE.write_text(records.page(), "utf-8")


if __name__ == "__main__":
    main()
