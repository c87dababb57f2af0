"""Pages as the groups of features see them, and what one group says about them."""

from __future__ import annotations

from lxml import etree

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.features import FeatureTable, Group, View, view_of
from cleanpage.scoring.measures import measure
from cleanpage.scoring.word_scores import NameScores

SENTENCE = "The lighthouse keeper wrote down every ship that passed, and the weather it passed in, for thirty years."


def document_of(source: str, *, html: bool = True) -> Document:
    return read_tree(etree.HTML(source)) if html else segment_lines(source)


def view(source: str, *, html: bool = True, scores: NameScores | None = None) -> View:
    document = document_of(source, html=html)
    return view_of(document, measure(document), scores or NameScores({}, {}), {})


def table_of(group: Group, page: View) -> FeatureTable:
    """The features of one group."""
    table = FeatureTable(size=len(page.document.segments))
    group(page, table)
    return table


def column_of(group: Group, source: str, name: str, *, html: bool = True) -> list[float]:
    """The values of one feature of a group, block by block."""
    return list(table_of(group, view(source, html=html)).column(name))
