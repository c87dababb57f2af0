"""Figures for docs/algorithm.md: pages of tests/fixtures on their way through the code.

    python scripts/figures.py

They are small enough for a telephone, stand on paper of their own so that they read on a dark page too, and tell
things apart by form as well as by colour. The same code and weights give the same files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import matplotlib
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import cleanpage
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.pipeline import blocks_to_score
from cleanpage.scoring import model as scoring
from cleanpage.scoring.features import View, feature_table, view_of
from cleanpage.scoring.features.tree import main_containers
from cleanpage.scoring.measures import Measures, measure, sum_up_tree
from cleanpage.selection.choose import expected_f1, select

# Text stays text. DejaVu Sans, by which it is laid out, is wider than what a browser may take in its place.
matplotlib.rcParams.update({"svg.hashsalt": "cleanpage", "svg.fonttype": "none"})
matplotlib.rcParams.update({"font.size": 8, "hatch.linewidth": 0.6})
matplotlib.rcParams["font.sans-serif"] = ["DejaVu Sans", "Verdana", "Arial"]

ROOT = Path(__file__).resolve().parents[1]
FIXTURES, OUTPUT = ROOT / "tests" / "fixtures", ROOT / "docs" / "figures"
# A page on which most blocks are clear, and one with so little text that most are doubtful.
CLEAR, DOUBTFUL = "en-html-news-with-comments", "en-html-one-sentence-article"

WIDTH, ROW = 4.7, 0.18  # inches: of a figure, and of a line in it; 8 points are then 8 pixels on a narrow telephone
INK, GREY, RULE, BLUE, ORANGE = "#1f2328", "#59606a", "#c4c9d0", "#0b5c9e", "#b8480a"
PALE_BLUE, PAPER = "#d7e8f7", "#ffffff"
BLOCK_CHARS, LABEL_CHARS = 33, 28  # of a block's text, beside the tree and beside a chart
INDENT = 2.2  # hundredths of the width, for a level of the tree
SHOWN = 17  # blocks that the last figure shows of each page


@dataclass(frozen=True, slots=True)
class Example:
    """A page without foreign matter, and what the stages made of it.

    Attributes:
        page: The result.
        document: All blocks.
        measures: Their counts.
        view: Those blocks that are scored, as the features see them.
        scored: Their indices among all blocks.
        first: Their first probabilities.
        second: Their second probabilities.
    """

    page: cleanpage.Page
    document: Document
    measures: Measures
    view: View
    scored: Sequence[int]
    first: Sequence[float]
    second: Sequence[float]


def read(slug: str) -> Example:
    """Run a fixture through the stages, and keep what lies between them."""
    source = (FIXTURES / slug / "source.html").read_bytes()
    document, model = parse_html(source), scoring.load_model("html")
    measures = measure(document)
    scored = blocks_to_score(document, measures, ())
    view = view_of(document.keeping(scored), measures.keeping(scored), model.names, model.words)
    first = [scoring.sigmoid(logit) for logit in model.first.logits(feature_table(view))]
    second = scoring.probabilities(model, view)
    return Example(cleanpage.extract(source), document, measures, view, scored, first, second)


def short(text: str, max_chars: int) -> str:
    """The beginning of a text on one line, of so many characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= max_chars else line[: max_chars - 1].rstrip() + "…"


def save(figure: Figure, name: str) -> None:
    """Write a figure; neither the day nor the version of what drew it is in the file."""
    OUTPUT.mkdir(exist_ok=True)
    path = OUTPUT / f"{name}.svg"
    figure.savefig(path, facecolor=PAPER, metadata={"Date": None, "Creator": None})
    path.write_text("\n".join(line.rstrip() for line in path.read_text("utf-8").splitlines()) + "\n", "utf-8")
    pyplot.close(figure)


# The walk: elements on the left, and beside each the block that is cut from it.


@dataclass(frozen=True, slots=True)
class Row:
    """An element, or text that stands beside elements, and the blocks that it gives.

    Attributes:
        depth: Elements around it.
        name: What it is called.
        blocks: Indices of blocks; more than one for elements that are made like one above.
    """

    depth: int
    name: str
    blocks: tuple[int, ...] = ()


def tree_rows(example: Example) -> Iterator[Row]:
    """The tree of a page as lines, containers that are made like an elder one on a single line."""
    document, depths, elders = example.document, example.measures.depths, _elders(example)
    paths = [_path(document, segment.element) for segment in document.segments]
    elder_of = [next((elders[e] for e in path if elders.get(e, e) != e), 0) for path in paths]
    shown = {0, 1}  # the document and <html>
    for elder, indices in groupby(range(len(paths)), key=elder_of.__getitem__):
        if elder:
            alike = tuple(indices)
            number = len({paths[index][depths[elder] - 1] for index in alike})
            yield Row(depths[elder], f"{number} more like it", alike)
            continue
        for index in indices:
            new = [element for element in paths[index] if element not in shown]
            shown.update(new)
            yield from (Row(depths[element], _name(document, element)) for element in new[:-1])
            element = document.segments[index].element
            yield Row(depths[element] + (not new), _name(document, element) if new else "text", (index,))


def _elders(example: Example) -> dict[int, int]:
    """For each element that holds others with text, the first of its siblings that is called the same."""
    outline, last = example.document.outline, example.measures.last
    first: dict[tuple[int, str, str], int] = {}
    return {
        element: first.setdefault((outline.parents[element], outline.tags[element], outline.names[element]), element)
        for element in example.measures.carriers
        if last[element] > element
    }


def _path(document: Document, element: int) -> list[int]:
    """The elements from the root to one."""
    path = []
    while element:
        path.append(element)
        element = document.outline.parents[element]
    return path[::-1]


def _name(document: Document, element: int) -> str:
    """The tag of an element and the first of its names."""
    return " ".join([document.outline.tags[element], *document.outline.names[element].split()[:1]])


def draw_walk(example: Example) -> None:
    """Write the tree with its blocks."""
    rows = list(tree_rows(example))
    figure, axes = _canvas(len(rows) + 1)
    axes.text(0, 0, "elements", color=GREY, va="center")
    axes.text(46, 0, "blocks, in the order of the page", color=GREY, va="center")
    opened: dict[int, int] = {}  # depth -> line of the element that was opened last there
    for line, row in enumerate(rows, start=1):
        opened[row.depth] = line
        x = INDENT * (row.depth - rows[0].depth)
        if row.depth - 1 in opened:
            axes.plot([x - 1.6, x - 1.6, x - 0.3], [opened[row.depth - 1] + 0.4, line, line], color=RULE, lw=0.7)
        is_element = row.name != "text" and len(row.blocks) < 2
        colour, slant = (INK, "normal") if is_element else (GREY, "italic")
        axes.text(x, line, row.name, va="center", color=colour, style=slant)
        if row.blocks:
            _draw_blocks(axes, line, row.blocks, example)
    save(figure, "walk")


def _canvas(lines: int) -> tuple[Figure, Axes]:
    """A sheet 100 wide, with a line of text for each unit downwards."""
    figure = pyplot.figure(figsize=(WIDTH, ROW * lines + 0.1))
    axes = figure.add_axes((0.01, 0.0, 0.98, 1.0))
    axes.set(xlim=(0, 100), ylim=(lines - 0.3, -0.7))
    axes.axis("off")
    return figure, axes


def _draw_blocks(axes: Axes, line: int, blocks: Sequence[int], example: Example) -> None:
    """The block that an element gives, or the numbers of several."""
    first, several = blocks[0], len(blocks) > 1
    axes.plot([44, 46], [line, line], color=BLUE, lw=0.7)
    axes.text(47, line, f"{first}–{blocks[-1]}" if several else str(first), va="center", color=BLUE, weight="bold")
    text = "in the same way" if several else short(example.document.segments[first].text, BLOCK_CHARS)
    axes.text(57 if several else 51.5, line, text, va="center", color=INK)


# Paragraph mass: each element as wide as its share.


def draw_mass(example: Example) -> None:
    """Write the sums of paragraph mass up the tree, plain and weighted by names."""
    figure, axes = pyplot.subplots(2, 1, figsize=(WIDTH, 3.5), layout="constrained")
    _draw_sums(axes[0], example, example.view.measures.masses, "Paragraph mass, summed up the tree")
    _draw_sums(axes[1], example, named_masses(example), "The same, weighted by what the elements are called")
    save(figure, "mass")


def named_masses(example: Example) -> list[float]:
    """The share of the weighted mass that each paragraph holds, from the features that the model reads."""
    shares = feature_table(example.view).column("named mass of element")
    # An element has the mass of those inside it too; the paragraphs of these pages have none inside.
    return [share if mass else 0.0 for share, mass in zip(shares, example.view.measures.masses, strict=True)]


@dataclass(frozen=True, slots=True)
class Box:
    """An element in a chart of shares.

    Attributes:
        level: How many containers with more mass are around it.
        start: Where it begins, 0..1.
        share: How much of the mass is in it, 0..1.
        labels: What may stand in it, the longest first.
        is_half: Whether it is the deepest with half of the mass.
    """

    level: int
    start: float
    share: float
    labels: tuple[str, ...]
    is_half: bool


def boxes(example: Example, masses: Sequence[float]) -> list[Box]:
    """The elements that hold mass; of several that hold the same, the outermost, or the paragraph."""
    view, parents = example.view, example.view.document.outline.parents
    (totals,) = sum_up_tree(view.document, view.measures, masses)
    shares = [total / totals[0] for total in totals]
    half = main_containers(view, shares).half
    numbers = {e: str(n) for e, n, m in zip(view.elements, example.scored, masses, strict=True) if m}
    levels, ends, box_at = {0: 0}, {0: 0.0}, dict[tuple[int, float], Box]()
    for element in (e for e in view.measures.carriers[1:] if shares[e]):
        parent = parents[element]
        is_all = shares[element] == shares[parent]
        levels[element], start = levels[parent] + (not is_all), ends[parent]
        ends[element], ends[parent] = start, start + shares[element]
        if parent and (not is_all or element in numbers):
            share, name = f"{shares[element]:.0%}", _name(view.document, element)
            labels = (f"{name} {share}", f"{name.split()[0]} {share}")
            number = numbers.get(element)
            box_at[levels[element], start] = Box(
                levels[element], start, shares[element], (number,) if number else labels, element == half
            )
    return list(box_at.values())


def _draw_sums(axes: Axes, example: Example, masses: Sequence[float], title: str) -> None:
    all_boxes = [Box(0, 0.0, 1.0, ("html, body, main 100%",), False), *boxes(example, masses)]
    for box in all_boxes:
        axes.add_patch(
            Rectangle(
                (box.start, box.level), box.share, 0.9, facecolor=PALE_BLUE if box.is_half else PAPER,
                edgecolor=BLUE if box.is_half else GREY, linewidth=1.8 if box.is_half else 0.6,
            )
        )  # fmt: skip
        fitting = [label for label in box.labels if len(label) * 0.0155 < box.share]
        text = f"{fitting[0]}: the deepest with half" if box.is_half and fitting else "".join(fitting[:1])
        centre = box.start + box.share / 2, box.level + 0.45
        axes.text(*centre, text, ha="center", va="center", fontsize=7.5, weight="bold" if box.is_half else "normal")
    axes.set(xlim=(-0.005, 1.005), ylim=(max(box.level for box in all_boxes) + 1, -0.1))
    axes.set_title(title, fontsize=8, loc="left", color=INK)
    axes.axis("off")


# Charts with a block to each line.


def _list_blocks(axes: Axes, example: Example, order: Sequence[int]) -> None:
    """Put the text of blocks, given by their place among the scored ones, on the lines of a chart of probabilities."""
    indices = [example.scored[place] for place in order]
    texts = [short(example.document.segments[index].text, LABEL_CHARS) for index in indices]
    labels = [f"{text} {index:\N{FIGURE SPACE}>3}" for index, text in zip(indices, texts, strict=True)]
    axes.set(xlim=(-0.03, 1.03), ylim=(len(order) - 0.4, -0.6))
    axes.set_yticks(range(len(order)), labels, fontsize=7.5)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "", ".5", "", "1"])
    axes.tick_params(length=0, colors=INK)
    axes.grid(axis="x", color=RULE, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_ticks_position("top")


def _entitle(axes: Axes, title: str) -> None:
    """Set a title at the edge of the paper, above the numbers of the axis."""
    place = ("figure fraction", "axes fraction")
    axes.annotate(title, (0.015, 1), (0, 20), place, "offset points", color=INK, annotation_clip=False)


def draw_stages(example: Example) -> None:
    """Write the first and the second probability of each block, in the order of the page."""
    n = len(example.scored)
    figure, axes = pyplot.subplots(figsize=(WIDTH, ROW * n + 0.8), layout="constrained")
    _list_blocks(axes, example, range(n))
    axes.hlines(range(n), example.first, example.second, color=GREY, lw=1)
    axes.plot(example.first, range(n), "o", mfc=PAPER, mec=ORANGE, ms=5, label="first look")
    axes.plot(example.second, range(n), "D", color=BLUE, ms=4, label="second look")
    _entitle(axes, "Probability that a block is body, at the first and at the second look")
    figure.legend(loc="outside lower right", ncols=2, frameon=False, fontsize=7.5)
    save(figure, "stages")


def draw_decision(clear: Example, doubtful: Example) -> None:
    """Write the expected F1 of every prefix of the blocks by falling probability, and where it is cut."""
    lines = [min(SHOWN, len(example.scored)) for example in (clear, doubtful)]
    figure, axes = pyplot.subplots(
        2, 1, figsize=(WIDTH, ROW * sum(lines) + 1.5), height_ratios=lines, layout="constrained"
    )
    _draw_cut(axes[0], clear, "A clear page: above .90, so what is below .6 goes")
    _draw_cut(axes[1], doubtful, "A page in doubt: the best expected F1 decides")
    handles, names = axes[0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower left", ncols=3, frameon=False, fontsize=7.5, columnspacing=1)
    save(figure, "decision")


def _draw_cut(axes: Axes, example: Example, title: str) -> None:
    probabilities = [example.page.blocks[index].score for index in example.scored]
    tokens = example.view.measures.tokens
    order = sorted(range(len(tokens)), key=lambda i: -probabilities[i])
    curve = [expected_f1(order[:size], probabilities, tokens) for size in range(1, len(order) + 1)]
    size, best = len(select(probabilities, tokens)), max(curve)
    order, shown = order[:SHOWN], [probabilities[i] for i in order[:SHOWN]]
    _list_blocks(axes, example, order)
    axes.barh(range(size), shown[:size], 0.7, color=BLUE, label="probability: taken")
    left = range(size, len(shown))
    axes.barh(left, shown[size:], 0.7, fc=PAPER, ec=BLUE, hatch="/////", lw=0.6, label="left out")
    axes.plot(curve[:SHOWN], range(len(shown)), "o-", color=ORANGE, mfc=PAPER, ms=3.5, lw=1.2, label="F1 if cut here")
    axes.plot(best, curve.index(best), "o", color=ORANGE, ms=5)
    axes.axhline(size - 0.5, color=INK, lw=1, ls=(0, (4, 2)))
    _entitle(axes, title)


def main() -> None:
    """Draw all of them."""
    clear, doubtful = read(CLEAR), read(DOUBTFUL)
    draw_walk(clear)
    draw_mass(clear)
    draw_stages(doubtful)
    draw_decision(clear, doubtful)


if __name__ == "__main__":
    main()
