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
from cleanpage.spam.clues import NAMES, Clues
from cleanpage.spam.groups import group_blocks
from cleanpage.spam.phones import phones_in
from cleanpage.spam.trees import CLASSIFIED, FARM, KINDS
from cleanpage.spam.verdict import BY_HAND
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
    """foreign_words foreign_grammar foreign_share said_twice said_thrice phrases_twice most_said trades promotion
    other_script simplified hidden cloaked marquee lower_case links_away hosts phones money areas digits""".split()
)
_LOWERS = frozenset("page_words page_grammar footer aside form dialog code heading".split())
# What the development attacks of one kind happen to lack, and others will have.
_UNSEEN = {
    FARM: frozenset("digits phones money areas labels rhythm".split()),
    CLASSIFIED: frozenset("trades lower_case said_thrice hidden cloaked marquee start links_away hosts".split()),
}
# Share of the attacked pages whose phrases are taken to be of trades that no lexicon has.
_UNLISTED = 0.35
_BY_HAND = frozenset(name for amounts in BY_HAND.values() for name in amounts)
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 14, "max_depth": 5, "min_data_in_leaf": 80,
    "lambda_l2": 5.0, "feature_fraction": 0.7, "seed": SEED, "deterministic": True, "force_row_wise": True,
    "verbose": -1, "num_threads": 2,
}  # fmt: skip
_TREES = 150
_HTML = NAMES.index("html")


@dataclass(frozen=True, slots=True)
class Example:
    """One page, clean or attacked, in groups.

    Attributes:
        page: Its name.
        fold: Its fold.
        kind: What was injected; "" for a clean page.
        values: The clues of each group.
        planted: Share of each group that was injected.
        body: Share of each that is body.
        sizes: Characters of each.
    """

    page: str
    fold: int
    kind: str
    values: Array
    planted: Array
    body: Array
    sizes: Array


def examples_of(page: GoldPage) -> list[Example]:
    """The page, clean and attacked, through both input formats."""
    document = parse_html(decode(page.html).utf8)
    if not document.segments:
        return []
    lines = "\n\n".join(segment.text for segment in document.segments)
    found = [_example(page, "", document, (), ""), _example(page, "", text_blocks.segment_lines(lines), (), "")]
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
    kind = CLASSIFIED if "classified" in name else FARM
    return _example(page, kind, document, spoilt.planted, spoilt.clean or target.html)


def _example(page: GoldPage, kind: str, document: Document, planted: Sequence[str], clean: str) -> Example:
    measures = measure(document)
    clues = Clues(document, measures, phones_in([segment.text for segment in document.segments]))
    judged = [(group, found) for group in group_blocks(document, measures) if (found := clues.of(group))]
    groups = [group for group, _ in judged]
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

    values = np.array([found for _, found in judged], dtype=float).reshape(len(groups), len(NAMES))
    if kind and Random(page.name + kind).random() < _UNLISTED:
        values[:, NAMES.index("trades")] = 0.0
    sizes = np.array([sum(len(texts[i]) for i in group) for group in groups], dtype=float)
    return Example(f"{page.dataset}/{page.name}", page.fold, kind, values, share(np.array(spam)), share(body), sizes)


def _folded(text: str) -> str:
    return "".join(text.split()).lower()


def table(examples: Sequence[Example], kind: str) -> tuple[Array, Array, Array]:
    """The groups that count for a kind: values, whether spam, weights."""
    own = [example for example in examples if example.kind in ("", kind)]
    values = np.vstack([example.values for example in own])
    planted, body = (np.concatenate([getattr(e, name) for e in own]) for name in ("planted", "body"))
    beside = np.concatenate([np.full(len(e.values), _BESIDE if e.kind else 1.0) for e in own])
    spam, clear = planted >= 0.5, (planted == 0) | (planted >= 0.5)
    weights = np.where(spam, 1.0, beside * (1 + (_BODY - 1) * body))
    weights[spam] *= _POSITIVE * weights[~spam & clear].sum() / max(1, spam.sum())
    return values[clear], spam[clear].astype(float), weights[clear]


def fit(examples: Sequence[Example], kind: str) -> lightgbm.Booster:
    """Fit the trees of a kind."""
    values, spam, weights = table(examples, kind)
    values = values.copy()
    values[:, [NAMES.index(name) for name in _UNSEEN[kind] | _BY_HAND]] = 0.0
    bounds = [1 if name in _RAISES else -1 if name in _LOWERS else 0 for name in NAMES]
    data = lightgbm.Dataset(values, spam, weight=weights, feature_name=[*NAMES])
    return lightgbm.train({**_PARAMETERS, "monotone_constraints": bounds}, data, _TREES)


def out_of_fold(examples: Sequence[Example], kind: str) -> list[Array]:
    """Scores of the groups of each example, from trees that saw no page of its host."""
    models = [
        fit([e for e in examples if e.fold != fold], kind)
        for fold in track(range(FOLDS), kind, console=Console(stderr=True))
    ]
    return [models[e.fold].predict(e.values, raw_score=True) if len(e.values) else np.zeros(0) for e in examples]


def report(examples: Sequence[Example], kind: str, scores: Sequence[Array]) -> dict[str, Any]:
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
                false["html" if example.values[0, _HTML] else "text"].append(bool(over.any()))
                lost += float((example.sizes * over * example.body).sum())
                body += float((example.sizes * example.body).sum())
        found[threshold] = {
            "missed": round(float(np.mean(missed)), 4),
            "false, html": round(float(np.mean(false["html"])), 4),
            "false, text": round(float(np.mean(false["text"])), 4),
            "body lost": round(lost / body, 5),
        }
        print(kind, threshold, found[threshold])
    return found


def dump(model: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists: feature, threshold, left, right, mean; or a number."""

    def node(told: dict[str, Any]) -> Any:
        if "split_feature" not in told:
            return round(told["leaf_value"], 4)
        left, right = node(told["left_child"]), node(told["right_child"])
        return [told["split_feature"], round(told["threshold"], 5), left, right, round(told["internal_value"], 4)]

    return [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


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
    weights: dict[str, Any] = {"names": list(NAMES)}
    for kind in KINDS:
        record[kind] = report(examples, kind, out_of_fold(examples, kind))
        weights[kind] = dump(fit(examples, kind))
    WEIGHTS.write_text(json.dumps({"record": record, **weights}, separators=(",", ":")) + "\n", "utf-8")
    records.PAGE.write_text(records.page(), "utf-8")
    print(WEIGHTS.name, WEIGHTS.stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main()
