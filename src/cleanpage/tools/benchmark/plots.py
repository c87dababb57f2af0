"""The plots of a report: SVG inside the page, in its light or dark colours.

matplotlib draws them, as it writes SVG without a browser or a script. The extra `bench` installs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from statistics import median
from typing import TYPE_CHECKING, Any

from cleanpage.tools.benchmark.records import OWN, Run
from cleanpage.tools.benchmark.summary import ExtractorSummary, Summary
from cleanpage.tools.extras import needs

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Colours that matplotlib draws with, and the variables of the report's style that replace them.
_INK, _MUTED, _BARS, _OWN = "#010101", "#020202", "#030303", "#040404"
_VARIABLES = {_INK: "var(--ink)", _MUTED: "var(--muted)", _BARS: "var(--accent)", _OWN: "var(--body)"}
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "cleanpage", "font.family": "sans-serif", "font.size": 10,
    "text.color": _INK, "axes.labelcolor": _INK, "axes.edgecolor": _MUTED, "xtick.color": _INK, "ytick.color": _INK,
    "axes.spines.top": False, "axes.spines.right": False, "figure.facecolor": "none", "axes.facecolor": "none",
}  # fmt: skip
_BINS = 20
_MILLISECONDS = 1000
_NOT_DRAWN = re.compile(r"^.*?(?=<svg)|<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
_IDENTIFIER = re.compile(r'(?<=\bid=")|(?<=href="#)|(?<=url\(#)')


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot, and a description in words for readers who cannot see it."""

    title: str
    description: str
    svg: str


def draw(run: Run, summary: Summary) -> list[Plot]:
    """The plots of a run. A plot for which no page has a value is left out.

    Raises:
        MissingPackageError: matplotlib is missing, which the extra `bench` installs.
    """
    with needs("bench"):
        from matplotlib import rc_context

    with rc_context(_STYLE):
        return [plot for plot in _plots(run, summary) if plot]


def _plots(run: Run, summary: Summary) -> Iterator[Plot | None]:
    read = [page for page in run.pages if not page.error]
    cost = [page.seconds * _MILLISECONDS for page in read]
    yield _scatter([extractor for extractor in summary.extractors if extractor.score and extractor.median])
    yield _histogram("F1 of the pages", "word F1 against gold", [page.score.f1 for page in read if page.score])
    agreements = [page.agreement for page in read if page.agreement is not None]
    yield _histogram("Agreement with others", "mean word F1", agreements)
    yield _histogram("Confidence", "expected F1", [page.confidence for page in read if page.text])
    yield _histogram("Coverage", "share of the visible characters that is body", [page.coverage for page in read])
    contamination = [page.contamination for page in read if page.findings]
    yield _histogram("Contamination", "share of the visible characters, of pages with findings", contamination)
    yield _histogram("Cost of a page", "CPU time, milliseconds", cost, within=(0.0, max(cost, default=1.0)))


def _scatter(extractors: Sequence[ExtractorSummary]) -> Plot | None:
    """F1 against cost. The best place is the upper left corner."""
    if not extractors:
        return None
    figure, axes = _axes()
    for extractor in extractors:
        is_own = extractor.name == OWN
        place = extractor.median * _MILLISECONDS, extractor.score.f1 if extractor.score else 0.0
        axes.plot(*place, "D" if is_own else "o", color=_OWN if is_own else _BARS, markersize=7)
        axes.annotate(extractor.name, place, xytext=(8, 5), textcoords="offset points")
    axes.set(xscale="log", xlabel="CPU time of a page, milliseconds (median; log scale)", ylabel="word F1")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.35, y=0.2)
    axes.grid(alpha=0.25, color=_MUTED)
    description = ", ".join(
        f"{extractor.name} {extractor.score.f1:.3f} at {extractor.median * _MILLISECONDS:.1f} ms"
        for extractor in extractors
        if extractor.score
    )
    return Plot("F1 against cost", description, _svg(figure, "scatter"))


def _histogram(
    title: str, label: str, values: Iterable[float], within: tuple[float, float] = (0.0, 1.0)
) -> Plot | None:
    """How many pages have which value. The line is the median."""
    ordered = sorted(values)
    if not ordered:
        return None
    figure, axes = _axes()
    axes.hist(ordered, bins=_BINS, range=within, color=_BARS)
    middle = median(ordered)
    is_right = middle > sum(within) / 2
    axes.axvline(middle, color=_INK, linewidth=1.5, linestyle="--")
    axes.annotate(
        f"median {middle:.3g}", (middle, 1), (-5 if is_right else 5, 2), xycoords=("data", "axes fraction"),
        textcoords="offset points", ha="right" if is_right else "left",
    )  # fmt: skip
    axes.set(xlabel=label, ylabel="pages")
    axes.locator_params(axis="y", integer=True)
    description = f"{len(ordered)} pages, from {ordered[0]:.3g} to {ordered[-1]:.3g}, median {middle:.3g}"
    return Plot(title, description, _svg(figure, title))


def _axes() -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.2, 3.1), layout="constrained")
    return figure, figure.subplots()


def _svg(figure: Figure, name: str) -> str:
    """The figure as an SVG element that can stand beside others in a page."""
    out = StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    svg = _NOT_DRAWN.sub("", out.getvalue())
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, variable)
    # matplotlib gives marks and clips the same ids in all figures; a prefix tells them apart.
    return _IDENTIFIER.sub(f"{re.sub('[^a-z]', '', name.lower())}-", svg)
