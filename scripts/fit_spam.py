"""Fit the trees that tell spam from a page's own blocks.

    python scripts/fit_spam.py --data ../shared/data

Positive examples are the groups of blocks that attacks of the development split put into labelled pages; negative ones
are all groups of these pages when clean, and what stands around the attack. The trees are fitted in folds by host, as
those for the body are, to measure them, and then on everything.
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
from attacks.catalogue import Attacked, Target, html_attacks, target_of, text_attacks
from attacks.lexis import DEVELOPMENT
from cleanpage.decoding.decode import decode
from cleanpage.parsing import text_blocks
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
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
# Attacks on each page, in HTML and in text.
_ATTACKS = {"html": 5, "text": 3}
_MIN_GOLD = 300
# Weight of all positive examples together against all negative ones, of a negative beside an attack against one on a
# clean page, and of a block of the body against other blocks.
_POSITIVE, _BESIDE, _BODY = 0.05, 0.3, 3.0

# What no clue may be taken for: foreign words never speak for a block, nor its place in a footer against it.
_RAISES = frozenset(
    """out_of_page_words out_of_page_function_words out_of_page_share said_twice said_thrice phrases_twice most_said
    spam_topics promotion other_script simplified hidden cloaked marquee lower_case links_away hosts phones money areas
    digits""".split()
)
_LOWERS = frozenset("page_words page_function_words footer aside form dialog code heading".split())
# What the development attacks of one kind happen to lack, and others will have.
_UNSEEN = {
    SpamKind.FARM: frozenset("digits phones money areas labels rhythm".split()),
    SpamKind.CLASSIFIED: frozenset(
        "spam_topics lower_case said_thrice hidden cloaked marquee start links_away hosts".split()
    ),
}
# Share of the attacked pages whose phrases are taken to be of spam topics that no lexicon has.
_UNLISTED = 0.35
_HAND_SET = frozenset(name for amounts in HAND_SET.values() for name in amounts)
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 14, "max_depth": 5, "min_data_in_leaf": 80,
    "lambda_l2": 5.0, "feature_fraction": 0.7, "seed": SEED, "deterministic": True, "force_row_wise": True,
    "verbose": -1, "num_threads": 2,
}  # fmt: skip
_TREES = 150
_HTML = FEATURE_NAMES.index("html")
_SPAM_TOPICS = FEATURE_NAMES.index("spam_topics")


@dataclass(frozen=True, slots=True)
class Example:
    """One page, clean or attacked, in groups.

    Attributes:
        page: Its name.
        fold: Its fold.
        kind: What was injected; None on a clean page.
        features: The clues on each group, a row for each.
        planted: Share of each group that was injected.
        body: Share of each that is body.
        sizes: Characters of each.
    """

    page: str
    fold: int
    kind: SpamKind | None
    features: Array
    planted: Array
    body: Array
    sizes: Array


def examples_of(page: GoldPage) -> list[Example]:
    """The page, clean and attacked, through both input formats."""
    document = parse_html(decode(page.html).utf8)
    if not document.segments:
        return []
    lines = "\n\n".join(segment.text for segment in document.segments)
    found = [_example(page, None, document, (), ""), _example(page, None, text_blocks.segment_lines(lines), (), "")]
    if len(page.text) < _MIN_GOLD:
        return found
    target, rng = target_of(page), Random(f"{SEED} {page.name}")
    for input_format, attacks in (("html", html_attacks(DEVELOPMENT)), ("text", text_attacks(DEVELOPMENT))):
        names = [name for name in attacks if "title" not in name and "readings" not in name and "clean" not in name]
        for name in rng.sample(names, _ATTACKS[input_format]):
            spoilt = attacks[name](target, rng)
            if spoilt:
                found.append(_attacked(page, name, input_format, target, spoilt))
    return found


def _attacked(page: GoldPage, name: str, input_format: str, target: Target, spoilt: Attacked) -> Example:
    if input_format == "html":
        document = parse_html(decode(spoilt.source.encode()).utf8)
    else:
        document = text_blocks.segment_lines(spoilt.source)
    kind = SpamKind.CLASSIFIED if "classified" in name else SpamKind.FARM
    return _example(page, kind, document, spoilt.planted, spoilt.clean or target.html)


def _example(page: GoldPage, kind: SpamKind | None, document: Document, planted: Sequence[str], clean: str) -> Example:
    measures = measure(document)
    reader = ClueReader(document, measures, count_phones([segment.text for segment in document.segments]))
    groups, rows = [], []
    for group in group_blocks(document, measures):
        clues = reader.read(group)
        if clues:
            groups.append(group)
            rows.append(clues.features())
    texts = [_folded(segment.text) for segment in document.segments]
    gold, before = _folded(page.text), _folded(clean)
    phrases = [phrase for phrase in map(_folded, planted) if len(phrase) > 2]
    joined = "\n".join(phrases)
    spam = [
        text not in before and (any(phrase in text for phrase in phrases) or (len(text) > 2 and text in joined))
        for text in texts
    ]
    weights = np.array(measures.weights)
    body = np.array([text[:80] in gold for text in texts]) & ~np.array(spam)

    def share(marks: NDArray[np.bool_]) -> Array:
        return np.array([(weights[list(g)] * marks[list(g)]).sum() / weights[list(g)].sum() for g in groups])

    features = np.array(rows, dtype=float).reshape(len(groups), len(FEATURE_NAMES))
    if kind and Random(page.name + kind).random() < _UNLISTED:
        features[:, _SPAM_TOPICS] = 0.0
    sizes = np.array([sum(len(texts[i]) for i in group) for group in groups], dtype=float)
    return Example(f"{page.dataset}/{page.name}", page.fold, kind, features, share(np.array(spam)), share(body), sizes)


def _folded(text: str) -> str:
    return "".join(text.split()).lower()


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
    planted, body = (np.concatenate([getattr(e, name) for e in own]) for name in ("planted", "body"))
    beside = np.concatenate([np.full(len(e.features), _BESIDE if e.kind else 1.0) for e in own])
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
        fit([e for e in examples if e.fold != fold], kind)
        for fold in track(range(FOLDS), kind, console=Console(stderr=True))
    ]
    return [models[e.fold].predict(e.features, raw_score=True) if len(e.features) else np.zeros(0) for e in examples]


def report(examples: Sequence[Example], kind: SpamKind, scores: Sequence[Array]) -> dict[str, Any]:
    """Missed spam, false findings and lost body, at several thresholds."""
    found = {}
    for threshold in (-2, -1, 0, 1, 2, 3, 4, 5):
        missed, false, lost, body = [], {"html": [], "text": []}, 0.0, 0.0
        for example, score in zip(examples, scores, strict=True):
            over = score >= threshold
            if example.kind == kind and (example.planted >= 0.5).any():
                spam = example.planted >= 0.5
                missed.append(1 - (example.sizes * over * spam).sum() / (example.sizes * spam).sum())
            elif not example.kind and len(score):
                false["html" if example.features[0, _HTML] else "text"].append(bool(over.any()))
                lost += float((example.sizes * over * example.body).sum())
                body += float((example.sizes * example.body).sum())
        found[threshold] = {
            "missed": round(float(np.mean(missed)), 4),
            "false, html": round(float(np.mean(false["html"])), 4),
            "false, text": round(float(np.mean(false["text"])), 4),
            "body lost": round(lost / body, 5),
        }
        print(kind.value, threshold, found[threshold])
    return found


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
