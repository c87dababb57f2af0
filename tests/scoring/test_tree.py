"""Features of the element tree mean what they are called."""

from __future__ import annotations

from math import log1p

import pytest

from cleanpage.scoring.features import tree
from cleanpage.scoring.word_scores import NameScores
from support.views import SENTENCE, column_of, table_of, view


@pytest.mark.parametrize(
    ("html", "name", "values"),
    [
        ("<nav>one</nav><p>two", "in nav", [1.0, 0.0]),
        ("<footer>one</footer><p>two", "in footer", [1.0, 0.0]),
        ("<article>one</article><p>two", "outside article", [0.0, 1.0]),
        ("<p>one<p>two", "outside article", [0.0, 0.0]),
        ("<main>one</main><p>two", "outside main", [0.0, 1.0]),
        ("<article><header>one</header>two</article>", "header in article", [1.0, 0.0]),
    ],
)
def test_columns_of_the_place(html: str, name: str, values: list[float]) -> None:
    assert column_of(tree.add_place, html, name) == pytest.approx(values)


def test_names_score_on_the_element_its_parent_and_the_path() -> None:
    scores = NameScores({"story": 1.0, "para": 0.5}, {"story": 4.0, "page": 2.0})
    found = table_of(
        tree.add_place, view("<div class=page><div class=story><p class=para>text</div></div>", scores=scores)
    )
    assert list(found.column("own names")) == [1.5]
    assert list(found.column("path names")) == [6.0]


def test_mass_gathers_where_the_paragraphs_are() -> None:
    html = f"<div id=a><p>{SENTENCE}<p>{SENTENCE}</div><div id=b><p>Menu</div>"
    found = table_of(tree.add_mass, view(html))
    assert list(found.column("mass of element")) == pytest.approx([0.5, 0.5, 0.0])
    assert list(found.column("mass of parent")) == pytest.approx([1.0, 1.0, 0.0])
    assert list(found.column("mass: in most")) == [1.0, 1.0, 0.0]
    assert list(found.column("mass: after half"))[2] == 1.0


def test_named_mass_leaves_out_the_footer_and_what_is_repeated() -> None:
    html = f"<div><p>{SENTENCE}</div><footer><p>{SENTENCE[::-1]}.</footer><div><p>{SENTENCE}</div>"
    found = table_of(tree.add_mass, view(html))
    plain, named = list(found.column("mass of element")), list(found.column("named mass of element"))
    assert named[0] > 0.7 > plain[0]
    assert max(named[1], named[2]) < 0.15


def test_a_page_without_paragraphs_has_no_mass_anywhere() -> None:
    found = table_of(tree.add_mass, view("<ul><li>One<li>Two</ul>"))
    assert list(found.column("mass of element")) == list(found.column("mass of great-grandparent")) == [0.0, 0.0]


def test_what_comes_after_the_container_of_half_the_mass_is_told() -> None:
    found = table_of(tree.add_mass, view(f"<p>Menu</p><div><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}</div><p>More</p>"))
    assert list(found.column("mass: in half")) == [0.0, 1.0, 1.0, 1.0, 0.0]
    assert list(found.column("mass: after half")) == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_the_containers_of_half_and_of_most_are_the_deepest_that_hold_so_much() -> None:
    # document, html, body, div, p, p, p
    page = view("<html><body><div><p>a</p><p>b</p></div><p>c</p></body></html>")
    assert tree.main_containers(page, [1.0, 1.0, 1.0, 0.7, 0.4, 0.3, 0.3]) == (3, 2)
    assert tree.main_containers(page, [1.0, 1.0, 1.0, 0.9, 0.9, 0.0, 0.1]) == (4, 4)
    assert tree.main_containers(page, [0.0] * 7) == (0, 0)


def test_blocks_made_alike_share_a_signature() -> None:
    html = "<ul><li class=a>one<li class=a>two<li class=b>three</ul>"
    found = column_of(tree.add_signature, html, "same signature: blocks")
    assert found == pytest.approx([log1p(2), log1p(2), log1p(1)])
