"""Fit the trees that tell spam from a page's own blocks.

    python scripts/fit_spam.py --data ../shared/data

Positive examples are the groups of blocks that attacks of the development split put into labelled pages. Negative
examples are all groups of these pages when clean, and the other groups of the attacked pages. To measure the trees,
they are fitted in folds by host, as the weights for the body are. The trees that are shipped are fitted on all pages.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

import records
from attacks.catalogue import Attacked, Target, fold, html_attacks, target_of, text_attacks
from attacks.lexis import DEVELOPMENT
from cleanpage.decoding.decode import decode
from cleanpage.page import InputFormat
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.classified_ads import count_phones
from cleanpage.spam.clue_reader import ClueReader
from cleanpage.spam.clues import FEATURE_NAMES
from cleanpage.spam.groups import group_blocks
from cleanpage.spam.model import HAND_SET, SpamKind
from corpus import DEFAULT_DATA, FOLDS, GoldPage, data_digest, read_pages

Array = NDArray[np.float64]

WEIGHTS = records.WEIGHTS["spam"]
SEED = 20261121
# How many attacks each page has.
_ATTACKS = {InputFormat.HTML: 5, InputFormat.TEXT: 3}
# Pages with a shorter body, in characters, are not attacked.
_MIN_GOLD = 300
# The weight of all positive examples together, if that of all negative ones is 1.
_POSITIVE = 0.05
# The weight of a negative example on an attacked page, if that of one on a clean page is 1; and of one that is body, if
# that of other blocks is 1.
_BESIDE, _BODY = 0.3, 3.0

# Clues that may only raise the score as spam, and clues that may only lower it, whatever the examples say.
_RAISES = frozenset(
    """out_of_page_words out_of_page_function_words out_of_page_share said_twice said_thrice phrases_twice most_said
    spam_topics promotion other_script simplified hidden cloaked marquee lower_case links_away hosts phones money areas
    digits""".split()
)
_LOWERS = frozenset("page_words page_function_words footer aside form dialog code heading".split())
# Clues that are hidden from the trees of a kind: it is chance that the development attacks lack them, and others will
# have them.
_UNSEEN = {
    SpamKind.FARM: frozenset("digits phones money areas labels rhythm".split()),
    SpamKind.CLASSIFIED: frozenset(
        "spam_topics lower_case said_thrice hidden cloaked marquee start links_away hosts".split()
    ),
}
# On this share of the attacked pages the trees do not see `spam_topics`, as other spam has topics that no list has.
_UNLISTED = 0.35
_HAND_SET = frozenset(name for amounts in HAND_SET.values() for name in amounts)
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 14, "max_depth": 5, "min_data_in_leaf": 80,
    "lambda_l2": 5.0, "feature_fraction": 0.7, "seed": SEED, "deterministic": True, "force_row_wise": True,
    "verbose": -1, "num_threads": 2,
}  # fmt: skip
_TREES = 150
# A block whose first characters, without white space, are in the gold text is body. Shorter phrases, in characters,
# occur anywhere by chance.
_TELLING, _MIN_PHRASE = 80, 3
_HTML = FEATURE_NAMES.index("html")
_SPAM_TOPICS = FEATURE_NAMES.index("spam_topics")


@dataclass(frozen=True, slots=True)
class Example:
    """One page, clean or attacked, in groups.

    Attributes:
        page: Name of the page.
        fold: Fold of its host.
        kind: What was injected; None on a clean page.
        features: The clues, a row for each group.
        planted: By group the share that was injected, 0..1.
        body: By group the share that is body, 0..1.
        sizes: By group the number of characters.
    """

    page: str
    fold: int
    kind: SpamKind | None
    features: Array
    planted: Array
    body: Array
    sizes: Array


def examples_of(page: GoldPage) -> list[Example]:
    """The page, clean and attacked, as HTML and as text."""
    document = parse_html(decode(page.html).utf8)
    if not document.segments:
        return []
    lines = "\n\n".join(segment.text for segment in document.segments)
    examples = [_example(page, None, document, (), ""), _example(page, None, segment_lines(lines), (), "")]
    if len(page.text) < _MIN_GOLD:
        return examples
    target, rng = target_of(page), Random(f"{SEED} {page.name}")
    for input_format, attacks in (
        (InputFormat.HTML, html_attacks(DEVELOPMENT)),
        (InputFormat.TEXT, text_attacks(DEVELOPMENT)),
    ):
        # Titles and readings are no groups of blocks, and a clean scrape has no spam.
        names = [name for name in attacks if "title" not in name and "readings" not in name and "clean" not in name]
        for name in rng.sample(names, _ATTACKS[input_format]):
            attacked = attacks[name](target, rng)
            if attacked:
                examples.append(_attacked_example(page, name, input_format, target, attacked))
    return examples


def _attacked_example(
    page: GoldPage, name: str, input_format: InputFormat, target: Target, attacked: Attacked
) -> Example:
    if input_format is InputFormat.HTML:
        document = parse_html(decode(attacked.source.encode()).utf8)
    else:
        document = segment_lines(attacked.source)
    kind = SpamKind.CLASSIFIED if "classified" in name else SpamKind.FARM
    return _example(page, kind, document, attacked.planted, attacked.clean or target.html)


def _example(page: GoldPage, kind: SpamKind | None, document: Document, planted: Sequence[str], clean: str) -> Example:
    measures = measure(document)
    reader = ClueReader(document, measures, count_phones([segment.text for segment in document.segments]))
    groups, rows = [], []
    for group in group_blocks(document, measures):
        clues = reader.read(group)
        if clues:
            groups.append(group)
            rows.append(clues.features())
    features = np.array(rows, dtype=float).reshape(len(groups), len(FEATURE_NAMES))
    if kind and Random(page.name + kind.value).random() < _UNLISTED:
        features[:, _SPAM_TOPICS] = 0.0

    texts = [fold(segment.text) for segment in document.segments]
    gold = fold(page.text)
    spam = _are_planted(texts, planted, fold(clean))
    body = np.array([text[:_TELLING] in gold for text in texts]) & ~spam
    weights = np.array(measures.weights)
    return Example(
        page=f"{page.dataset}/{page.name}",
        fold=page.fold,
        kind=kind,
        features=features,
        planted=np.array([_share(spam, weights, group) for group in groups]),
        body=np.array([_share(body, weights, group) for group in groups]),
        sizes=np.array([sum(len(texts[block]) for block in group) for group in groups], dtype=float),
    )


def _are_planted(texts: Sequence[str], planted: Sequence[str], clean: str) -> NDArray[np.bool_]:
    """Whether each block is not on the clean page, and holds an injected phrase or is a part of one."""
    phrases = [phrase for phrase in map(fold, planted) if len(phrase) >= _MIN_PHRASE]
    joined = "\n".join(phrases)
    marks = []
    for text in texts:
        holds_phrase = any(phrase in text for phrase in phrases)
        is_part = len(text) >= _MIN_PHRASE and text in joined
        marks.append(text not in clean and (holds_phrase or is_part))
    return np.array(marks)


def _share(marks: NDArray[np.bool_], weights: Array, group: range) -> float:
    """Share of the weight of a group that is in marked blocks."""
    blocks = list(group)
    return float((weights[blocks] * marks[blocks]).sum() / weights[blocks].sum())


@dataclass(frozen=True, slots=True)
class Table:
    """The groups that the trees of a kind are fitted on.

    Attributes:
        features: The clues, a row for each group.
        spam: 1 for spam, 0 for others.
        weights: What each group counts.
    """

    features: Array
    spam: Array
    weights: Array


def table(examples: Sequence[Example], kind: SpamKind) -> Table:
    """The groups of clean pages and of those that spam of a kind was put into."""
    own = [example for example in examples if example.kind in (None, kind)]
    features = np.vstack([example.features for example in own])
    planted = np.concatenate([example.planted for example in own])
    body = np.concatenate([example.body for example in own])
    beside = np.concatenate([np.full(len(example.features), _BESIDE if example.kind else 1.0) for example in own])
    # Groups of which less than half was injected are neither.
    spam, clear = planted >= 0.5, (planted == 0) | (planted >= 0.5)
    weights = np.where(spam, 1.0, beside * (1 + (_BODY - 1) * body))
    weights[spam] *= _POSITIVE * weights[~spam & clear].sum() / max(1, spam.sum())
    return Table(features[clear], spam[clear].astype(float), weights[clear])


def fit(examples: Sequence[Example], kind: SpamKind) -> lightgbm.Booster:
    """Fit the trees of a kind."""
    groups = table(examples, kind)
    features = groups.features.copy()
    features[:, [FEATURE_NAMES.index(name) for name in _UNSEEN[kind] | _HAND_SET]] = 0.0
    bounds = [1 if name in _RAISES else -1 if name in _LOWERS else 0 for name in FEATURE_NAMES]
    data = lightgbm.Dataset(features, groups.spam, weight=groups.weights, feature_name=[*FEATURE_NAMES])
    return lightgbm.train({**_PARAMETERS, "monotone_constraints": bounds}, data, _TREES)


def out_of_fold(examples: Sequence[Example], kind: SpamKind) -> list[Array]:
    """Scores of the groups of each example, from trees that saw no page of its host."""
    models = [
        fit([example for example in examples if example.fold != fold], kind)
        for fold in track(range(FOLDS), kind, console=Console(stderr=True))
    ]
    scores = []
    for example in examples:
        has_groups = len(example.features) > 0
        scores.append(models[example.fold].predict(example.features, raw_score=True) if has_groups else np.zeros(0))
    return scores


def report(examples: Sequence[Example], kind: SpamKind, scores: Sequence[Array]) -> dict[str, Any]:
    """Missed spam, false findings and lost body at several thresholds, by threshold."""
    figures = {}
    for threshold in (-2, -1, 0, 1, 2, 3, 4, 5):
        missed = []
        false: dict[InputFormat, list[bool]] = {input_format: [] for input_format in InputFormat}
        lost = body = 0.0
        for example, score in zip(examples, scores, strict=True):
            over = score >= threshold
            spam = example.planted >= 0.5
            if example.kind is kind and spam.any():
                missed.append(1 - (example.sizes * over * spam).sum() / (example.sizes * spam).sum())
            elif not example.kind and len(score):
                input_format = InputFormat.HTML if example.features[0, _HTML] else InputFormat.TEXT
                false[input_format].append(bool(over.any()))
                lost += float((example.sizes * over * example.body).sum())
                body += float((example.sizes * example.body).sum())
        figures[threshold] = {
            "missed": round(float(np.mean(missed)), 4),
            "false, html": round(float(np.mean(false[InputFormat.HTML])), 4),
            "false, text": round(float(np.mean(false[InputFormat.TEXT])), 4),
            "body lost": round(lost / body, 5),
        }
        print(kind.value, threshold, figures[threshold])
    return figures


def dump(model: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists: feature, threshold, left, right, mean; or a number."""
    return [_dump_node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def _dump_node(node: dict[str, Any]) -> Any:
    if "split_feature" not in node:
        return round(node["leaf_value"], 4)
    left, right = _dump_node(node["left_child"]), _dump_node(node["right_child"])
    return [node["split_feature"], round(node["threshold"], 5), left, right, round(node["internal_value"], 4)]


def weights_text(record: dict[str, Any], trees: dict[SpamKind, list[Any]]) -> str:
    """The text of the weights file: one figure, one feature or one tree a line, so that a diff can be read."""
    facts = [_entry(name, value) for name, value in record.items() if name not in trees]
    figures = [
        _object(kind.value, [_entry(score, value) for score, value in record[kind.value].items()]) for kind in SpamKind
    ]
    features = _array("features", [_compact(name) for name in FEATURE_NAMES])
    forests = [_array(kind.value, [_compact(tree) for tree in trees[kind]]) for kind in SpamKind]
    return "{\n" + ",\n".join([_object("record", facts + figures), features, *forests]) + "\n}\n"


def _entry(name: object, value: Any) -> str:
    return f'"{name}":{_compact(value)}'


def _object(name: str, lines: list[str]) -> str:
    return f'"{name}":{{\n' + ",\n".join(lines) + "\n}"


def _array(name: str, lines: list[str]) -> str:
    return f'"{name}":[\n' + ",\n".join(lines) + "\n]"


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def main() -> None:
    """Fit, measure and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    pages = list(read_pages(options.data))
    with Pool(2) as pool:
        runs = pool.imap(examples_of, pages, chunksize=16)
        examples = [e for found in track(runs, "pages", total=len(pages), console=Console(stderr=True)) for e in found]
    record: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "seed": SEED,
        "data": data_digest(pages),
        "examples": len(examples),
    }
    trees: dict[SpamKind, list[Any]] = {}
    for kind in SpamKind:
        record[kind.value] = report(examples, kind, out_of_fold(examples, kind))
        trees[kind] = dump(fit(examples, kind))
    WEIGHTS.write_text(weights_text(record, trees), "utf-8")
    records.PAGE.write_text(records.page(), "utf-8")
    print(WEIGHTS.name, WEIGHTS.stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main()
