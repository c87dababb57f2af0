"""What a page costs: CPU time as a multiple of the lxml parse of the same bytes, stage by stage, and memory."""

from __future__ import annotations

import ctypes
import gc
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import lxml.html

from cleanpage.config import Config
from cleanpage.decoding.decode import decode
from cleanpage.metadata import find_metadata
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.pipeline import blocks_to_score, extract
from cleanpage.readings import judge
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import feature_table, view_of
from cleanpage.scoring.measures import measure
from cleanpage.scoring.second_stage import context_table
from cleanpage.selection.choose import choose_body
from cleanpage.selection.labels import spam_labels
from cleanpage.spam import find_spam
from cleanpage.tools import workers
from corpus import GoldPage

PAGES = 200
SEED = 20261121
_ROUNDS = 3


def sample(pages: Iterable[GoldPage]) -> list[GoldPage]:
    """The pages that costs are measured on."""
    return random.Random(SEED).sample([page for page in pages if page.dataset == "wcxb-dev"], PAGES)


def multiple(run: Callable[..., object], arguments: Sequence[Sequence[object]], pages: Sequence[bytes]) -> float:
    """CPU time of one call with each of the arguments, as a multiple of the parse of the pages.

    Each call is timed right after the parse of its page, so that both find the same machine and the same heap, and of
    three rounds the best time of each counts: what else runs disturbs a long task more often than a short one.
    """
    calls, parses = [float("inf")] * len(pages), [float("inf")] * len(pages)
    for _ in range(_ROUNDS):
        for index, (given, page) in enumerate(zip(arguments, pages, strict=True)):
            start = time.process_time()
            parse(page)
            parsed = time.process_time()
            with suppress(Exception):  # a peer that fails has cost what it cost up to there
                run(*given)
            parses[index] = min(parses[index], parsed - start)
            calls[index] = min(calls[index], time.process_time() - parsed)
    return sum(calls) / sum(parses)


def parse(html: bytes) -> object:
    """What all costs are a multiple of."""
    return lxml.html.document_fromstring(html)


@dataclass(frozen=True, slots=True)
class _Stages:
    """One page with what each stage hands to the next."""

    html: bytes
    utf8: bytes
    document: Document

    @classmethod
    def of(cls, html: bytes) -> _Stages:
        utf8 = decode(html).utf8
        return cls(html, utf8, parse_html(utf8))


def stages(pages: Sequence[GoldPage]) -> dict[str, float]:
    """Cost of each stage, run alone, as a multiple of the parse."""
    costs: dict[str, float] = {}
    read = [_Stages.of(page.html) for page in pages]
    read = [page for page in read if page.document.segments]
    sources = [page.html for page in read]

    def stage(name: str, run: Callable[..., object], arguments: Sequence[Sequence[object]]) -> list[object]:
        costs[name] = multiple(run, arguments, sources)
        return [run(*given) for given in arguments]

    model = scoring.load_model("html")
    documents = [page.document for page in read]
    stage("decode", decode, [(page.html,) for page in read])
    stage("parse, and cut into blocks", parse_html, [(page.utf8,) for page in read])
    stage("readings", lambda document: judge.decide(document.segments), [(d,) for d in documents])
    metadata = stage("metadata", find_metadata, [(d,) for d in documents])
    measures = stage("measures", measure, [(d,) for d in documents])
    spam = stage("spam", find_spam, list(zip(documents, measures, strict=True)))
    kept = [blocks_to_score(d, m, spam_labels(s.findings)) for d, m, s in zip(documents, measures, spam, strict=True)]
    own = [(d.keeping(k), m.keeping(k)) for d, m, k in zip(documents, measures, kept, strict=True)]
    views = stage("names and words", lambda d, m: view_of(d, m, model.names, model.words), own)
    features = stage("features", feature_table, [(view,) for view in views])
    logits = stage("first score", model.first.logits, [(table,) for table in features])
    first = [[scoring.sigmoid(logit) for logit in page] for page in logits]
    context = stage("context", context_table, list(zip(views, first, strict=True)))
    both = [(table.joined(around),) for table, around in zip(features, context, strict=True)]
    second = stage("second score", model.second.logits, both)
    final = [[scoring.sigmoid(logit) for logit in page] for page in second]
    scored = [(d, m, p, about, Config()) for (d, m), p, about in zip(own, final, metadata, strict=True)]
    stage("selection", choose_body, scored)
    return costs


def peak_memory(task: str, pages: Sequence[GoldPage]) -> float:
    """Peak of resident memory, in MB, that one task adds to a fresh process that holds the pages. Linux only.

    Args:
        task: "parse" or "extract".
        pages: The pages, which are done one by one.
    """
    source = pickle.dumps([page.html for page in pages])
    done = subprocess.run([sys.executable, __file__, task], input=source, check=True, capture_output=True)
    return float(done.stdout)


def _added_peak(task: str, pages: Sequence[bytes]) -> float:
    run: Callable[[bytes], object] = parse if task == "parse" else extract
    run(b"<p>What is loaded on the first call is loaded now.</p>")
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what reading the pages left free would hide what the task takes
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts again from what is in use now
    before = workers.peak_memory()
    for page in pages:
        run(page)
    return workers.peak_memory() - before


if __name__ == "__main__":
    print(_added_peak(sys.argv[1], pickle.load(sys.stdin.buffer)))
