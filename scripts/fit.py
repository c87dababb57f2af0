"""Fit the weights that the package ships, and measure them by cross-validation grouped by host.

    python scripts/fit.py --data ../shared/data

Writes html.json and text.json in src/cleanpage/scoring/weights, each with its record: data, date, seed, scores; and
the records of both for people, docs/fit.md.

Every number that is reported comes from models that saw no page of the host on which they are measured. The stages are
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
from cleanpage.scoring.features import FeatureTable, feature_table, view_of
from cleanpage.scoring.second_stage import context_table
from cleanpage.scoring.word_scores import SHORT_BLOCK, NameScores, boilerplate_words, name_tokens
from cleanpage.selection.choose import choose_body
from cleanpage.selection.labels import Labels
from corpus import DEFAULT_DATA, FOLDS, GoldPage, data_digest, read_pages
from samples import SEED, Array, Sample, html_sample, scrape_sample, text_sample, with_variants

T = TypeVar("T")

# Inverse strengths of the L2 penalties, chosen by cross-validation among powers of ten and their halves.
NAME_PENALTY = 0.02
STAGE_PENALTY = 0.1
WORD_PENALTY = 0.05
# A word in the names of elements, and a word of short blocks, must occur on so many pages to get a score.
MIN_NAME_PAGES = 8
MIN_WORD_PAGES = 12
# The score of a word of short blocks is not shipped if it is closer to 0 than this, in logits.
MIN_WORD_SCORE = 0.1


@dataclass(frozen=True, slots=True)
class LinearFit:
    """A fitted linear stage, in the units of its features: `Linear` of the package, with arrays.

    Attributes:
        weights: Weight of each feature.
        centres: Mean of each feature.
        bias: Logit of a block that has the mean in every feature.
    """

    weights: Array
    centres: Array
    bias: float

    def named(self, names: Sequence[str]) -> dict[str, object]:
        """What is shipped, to four digits; features whose weight is 0 to so many digits are left out."""
        features = {}
        for name, weight, centre in zip(names, self.weights, self.centres, strict=True):
            if f"{weight:.4g}" != "0":
                features[name] = {"weight": float(f"{weight:.4g}"), "centre": float(f"{centre:.4g}")}
        return {"bias": round(self.bias, 4), "features": features}


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
        predictions = np.zeros(len(self.labels))
        for fold in range(FOLDS):
            held_out = self.folds == fold
            predictions[held_out] = predict(~held_out)(held_out)
        return predictions

    def regress(self, x: Array, train: NDArray[np.bool_], penalty: float) -> LogisticRegression:
        """A weighted logistic regression on some of the rows."""
        model = LogisticRegression(
            C=penalty, max_iter=300, solver="newton-cholesky" if isinstance(x, np.ndarray) else "lbfgs"
        )
        return model.fit(x[train], self.labels[train], sample_weight=self.weights[train])

    def linear(self, x: Array, train: NDArray[np.bool_]) -> LinearFit:
        """Fit a linear stage on some of the rows."""
        centres, spread = x[train].mean(0), x[train].std(0) + 1e-9
        model = self.regress((x - centres) / spread, train, STAGE_PENALTY)
        return LinearFit(model.coef_[0] / spread, centres, float(model.intercept_[0]))

    def linear_probabilities(self, x: Array) -> Array:
        """Out-of-fold probabilities of a linear stage."""

        def predict(train: NDArray[np.bool_]) -> Callable[[NDArray[np.bool_]], Array]:
            fitted = self.linear(x, train)
            return lambda rows: 1 / (1 + np.exp(-(fitted.bias + (x[rows] - fitted.centres) @ fitted.weights)))

        return self.stacked(predict)

    def parts(self, values: Array) -> Iterable[tuple[Sample, Array]]:
        """The samples with their rows of an array."""
        for sample, start, end in zip(self.samples, self.bounds, self.bounds[1:], strict=False):
            yield sample, values[start:end]

    def scores(self, probabilities: Array) -> dict[str, float]:
        """Mean word F1 per set and per page type."""
        f1_by_group: dict[str, list[float]] = defaultdict(list)
        for sample, part in self.parts(probabilities):
            f1 = bag_f1(body_of(sample, part), sample.gold)
            groups = ["variants"] if sample.synthetic else sample.page.groups
            for group in groups:
                f1_by_group[group].append(f1)
        for page in self.blank:
            for group in page.groups:
                f1_by_group[group].append(float(not page.text.strip()))
        return {group: round(float(np.mean(values)), 4) for group, values in sorted(f1_by_group.items())}


def set_weights(samples: Sequence[Sample]) -> dict[str, float]:
    """What a page of each set counts: more in a small set, so that the largest does not drown it.

    The weight is the cube root of the quotient of the largest set's size and its own: 2.2 for magic-dev, 3.7 for
    zhweb-dev. With 2 and 3 magic-dev gained .006 and zhweb-dev .002 over even weights, and wcxb-dev lost .0005.
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


def _numbered(pages: Counter[str], min_pages: int) -> dict[str, int]:
    """A number for each word that stands on so many pages, in alphabetical order."""
    words = sorted(word for word, count in pages.items() if count >= min_pages)
    return {word: number for number, word in enumerate(words)}


class NameFit:
    """Name tokens as a sparse design matrix: occurrences on the own element and its parent, and on the path."""

    def __init__(self, fit: Fit) -> None:
        self.fit = fit
        pages: Counter[str] = Counter()
        for sample in fit.samples:
            tokens: set[str] = set()
            for names in set(sample.document.outline.names):
                tokens.update(name_tokens(names))
            pages.update(tokens)
        self.vocabulary = _numbered(pages, MIN_NAME_PAGES)
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
        own = {token: float(weights[i]) for token, i in self.vocabulary.items() if weights[i]}
        path = {token: float(weights[size + i]) for token, i in self.vocabulary.items() if weights[size + i]}
        return NameScores(own, path)


class WordFit:
    """Words of short blocks as a sparse design matrix. Here every block counts the same, whatever its length."""

    def __init__(self, fit: Fit) -> None:
        self.labels, self.weights = fit.labels, np.concatenate([even_weights(s) for s in fit.samples])
        blocks: list[set[str]] = []
        pages: Counter[str] = Counter()
        for sample in fit.samples:
            words_of_blocks = self._words(sample)
            blocks += words_of_blocks
            if not sample.synthetic:
                pages.update(set().union(*words_of_blocks))
        self.vocabulary = _numbered(pages, MIN_WORD_PAGES)
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
        """Fit the scores on some of the rows; words with a score close to 0 have none."""
        model = LogisticRegression(C=WORD_PENALTY, max_iter=100)
        weights = model.fit(self.matrix[train], self.labels[train], sample_weight=self.weights[train]).coef_[0]
        scores = {word: float(weights[i]) for word, i in self.vocabulary.items()}
        return {word: round(score, 2) for word, score in scores.items() if abs(score) >= MIN_WORD_SCORE}


def even_weights(sample: Sample) -> Array:
    """The same weight for every block of a page, and in sum for every page."""
    return np.full(len(sample.shares), 10.0 / len(sample.shares))


@dataclass(frozen=True, slots=True)
class Stacked(Generic[T]):
    """Scores of a vocabulary.

    Attributes:
        by_fold: For each fold the scores from the pages outside it.
        final: The scores from all pages, which are shipped.
    """

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
    """The fit of one input format.

    Attributes:
        weights: What is shipped.
        scores: Word F1 by group of pages, each page measured with weights that saw none of its host.
    """

    weights: dict[str, object]
    scores: dict[str, float]


def fit_format(pages: Iterable[GoldPage], input_format: str) -> FormatFit:
    """Fit both stages of an input format and cross-validate them."""
    pages = list(pages)
    fit = _samples_of(pages, input_format)
    samples = fit.samples
    # Only HTML has names of elements.
    fit_names = NameFit(fit).scores if input_format == "html" else lambda train: NameScores({}, {})
    names = Stacked.by(fit, fit_names)
    words = Stacked.by(fit, WordFit(fit).scores)
    views = [view_of(s.document, s.measures, names.of(s), words.of(s)) for s in samples]
    features = [feature_table(view) for view in views]
    feature_names = features[0].names()
    x = _matrix(features, feature_names)
    first = fit.linear_probabilities(x)
    context = [context_table(view, part.tolist()) for view, (_, part) in zip(views, fit.parts(first), strict=True)]
    context_names = context[0].names()
    both = np.hstack([x, _matrix(context, context_names)])
    scores = fit.scores(fit.linear_probabilities(both))
    everything = np.ones(len(fit.labels), dtype=bool)
    weights = {
        "record": _record(fit, pages, scores),
        "names": {"own": names.final.own, "path": names.final.path},
        "words": words.final,
        "frame": frame_logit(samples),
        "first": fit.linear(x, everything).named(feature_names),
        "second": fit.linear(both, everything).named([*feature_names, *context_names]),
    }
    return FormatFit(weights, scores)


def _samples_of(pages: Sequence[GoldPage], input_format: str) -> Fit:
    """The pages and variants of them; for the text input format also scrapes made of their gold."""
    read = html_sample if input_format == "html" else text_sample
    samples, blank = [], []
    for page in pages:
        sample = read(page)
        if sample is None:
            blank.append(page)
        else:
            samples.append(sample)
    samples = with_variants(samples)
    if input_format == "text":
        scrapes = [scrape_sample(page) for page in pages]
        samples += [scrape for scrape in scrapes if scrape is not None]
    return Fit(samples, blank)


def frame_logit(samples: Sequence[Sample]) -> float:
    """The logit of the probability that a token in the frame of a page is gold.

    Half a token of each kind is added, so that the logit is finite where the frames have no gold at all.
    """
    gold = sum(sample.frame_gold for sample in samples)
    tokens = sum(sample.frame_tokens for sample in samples)
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


def _matrix(tables: Sequence[FeatureTable], names: Sequence[str]) -> Array:
    """The features of all blocks: a row for each block, a column for each name."""
    return np.vstack([np.array([table.column(name) for name in names], dtype=np.float32).T for table in tables])


def main() -> None:
    """Fit the input formats asked for and write their weights and the page of their records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--format", choices=records.INPUT_FORMATS, action="append")
    options = parser.parse_args()
    for input_format in options.format or records.INPUT_FORMATS:
        found = fit_format(read_pages(options.data), input_format)
        path = records.WEIGHTS[input_format]
        path.write_text(records.weights_text(found.weights), "utf-8")
        print(input_format, json.dumps(found.weights["record"], indent=1), f"{path.stat().st_size / 1000:.0f} KB")
    records.PAGE.write_text(records.page(), "utf-8")


if __name__ == "__main__":
    main()
