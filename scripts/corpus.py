"""The labelled pages that the fit and the benchmark read, and the gold label of each block.

Data: a folder with `<set>/pages/<id>.html.gz` and `<set>/gold/<id>.json`; see docs/data.md.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz.distance import LCSseq

from cleanpage.tools.word_f1 import tokenise

LABELLED_SETS = ("wcxb-dev", "magic-dev", "zhweb-dev")
DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDS = 5

# Length of the shingles that align a block with the gold text, in tokens. Shorter ones occur by chance.
_SHINGLE = 4
# Blocks of up to so many tokens are placed by their order on the page, not by their shingles.
_SHORT = _SHINGLE + 1


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with its gold record."""

    dataset: str
    name: str
    html: bytes
    gold: dict[str, object]

    @property
    def text(self) -> str:
        """The gold body; "" where the page has none."""
        return str(self.gold["text"])

    @property
    def page_type(self) -> str:
        """Article, forum, product...; "" where the gold does not say."""
        return str(self.gold.get("page_type") or "")

    @property
    def groups(self) -> tuple[str, str]:
        """The names under which its score is reported: the set, and the page type in the set."""
        return self.dataset, f"{self.dataset}/{self.page_type}"

    @property
    def fold(self) -> int:
        """The fold of cross-validation: the same for all pages of a host, so that no template is in two.

        The last two labels of the host tell it, and not `text.url.registered_domain`, since the shipped weights were
        fitted and measured with these folds. Sites below one public suffix, as "co.uk", share a fold, which does no
        harm.
        """
        host = urlsplit(str(self.gold.get("url") or "")).hostname or f"{self.dataset}/{self.name}"
        registered = ".".join(host.split(".")[-2:])
        return hashlib.sha256(registered.encode()).digest()[0] % FOLDS


def read_pages(data: Path, sets: Sequence[str] = LABELLED_SETS) -> Iterator[GoldPage]:
    """Every labelled page of the sets, in the order of the file names."""
    for dataset in sets:
        for path in sorted((data / dataset / "gold").glob("*.json")):
            html = gzip.decompress((data / dataset / "pages" / f"{path.stem}.html.gz").read_bytes())
            yield GoldPage(dataset, path.stem, html, json.loads(path.read_text("utf-8")))


def data_digest(pages: Iterable[GoldPage]) -> str:
    """A short digest of the pages and their gold, so that figures can be tied to the data they come from."""
    digest = hashlib.sha256()
    for page in pages:
        digest.update(f"{page.dataset}/{page.name}".encode() + page.html + page.text.encode())
    return digest.hexdigest()[:16]


def gold_shares(texts: Sequence[str], gold: str) -> list[float]:
    """The share of each block, 0..1, that stands in the gold text.

    Long blocks are placed by the shingles they share with the gold. Short ones ("Overview") are aligned in order
    with what the long ones leave: the same word in a menu is not the body. A text that the page repeats more
    often than the gold counts where its neighbours are in the gold.
    """
    return _Alignment(texts, gold).shares()


class _Alignment:
    def __init__(self, texts: Sequence[str], gold: str) -> None:
        self.blocks = [tokenise(text) for text in texts]
        self.gold = tokenise(gold)
        self.shingles = Counter(self._shingles(self.gold))

    @staticmethod
    def _shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
        return [tuple(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)]

    def shares(self) -> list[float]:
        shares = [self._long_share(tokens) if len(tokens) > _SHORT else 0.0 for tokens in self.blocks]
        self._drop_surplus_repeats(shares)
        for i, share in self._short_shares(shares):
            shares[i] = share
        return shares

    def _long_share(self, tokens: list[str]) -> float:
        covered = bytearray(len(tokens))
        for i, shingle in enumerate(self._shingles(tokens)):
            if shingle in self.shingles:
                covered[i : i + _SHINGLE] = b"\1" * _SHINGLE
        return sum(covered) / len(tokens)

    def _drop_surplus_repeats(self, shares: list[float]) -> None:
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, tokens in enumerate(self.blocks):
            if shares[i] >= 0.5:
                groups[tuple(tokens)].append(i)
        neighbours = {
            i: self._surrounding(shares, i) for members in groups.values() for i in members if len(members) > 1
        }
        for tokens, members in groups.items():
            if len(members) > 1:
                room = max(1, min(self.shingles[shingle] for shingle in self._shingles(tokens)))
                for i in sorted(members, key=lambda i: -neighbours[i])[room:]:
                    shares[i] = 0.0

    @staticmethod
    def _surrounding(shares: list[float], i: int) -> float:
        window = shares[max(0, i - 4) : i] + shares[i + 1 : i + 5]
        return sum(window) / max(1, len(window))

    def _short_shares(self, shares: list[float]) -> Iterator[tuple[int, float]]:
        """Align what is left in order: the longest common subsequence of the page and the gold."""
        owners = [
            i for i, tokens in enumerate(self.blocks) if shares[i] >= 0.5 or len(tokens) <= _SHORT for _ in tokens
        ]
        words = [
            word for i, tokens in enumerate(self.blocks) if shares[i] >= 0.5 or len(tokens) <= _SHORT for word in tokens
        ]
        matched: Counter[int] = Counter()
        for step in LCSseq.opcodes(words, self.gold):
            if step.tag == "equal":
                matched.update(owners[step.src_start : step.src_end])
        for i, tokens in enumerate(self.blocks):
            if tokens and len(tokens) <= _SHORT:
                yield i, matched[i] / len(tokens)
