"""The tree of a body: what was nested stays nested, what was apart stays apart, whatever the markup is like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleanpage
from cleanpage.parsing.document import Outline
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.structure.tree import build, language_of
from cleanpage.writers import markdown
from support.markdown_reading import read_markdown
from support.random_trees import leaves
from support.whole_body import URL, parsed, write

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("source", sorted(PAGES.glob("*.html")) + sorted(PAGES.glob("*.txt")), ids=lambda p: p.name)
def test_pages_come_out_as_expected(source: Path) -> None:
    if source.name.endswith(".out.html"):
        return
    page = cleanpage.extract(source.read_bytes(), url=URL, focus="recall")
    assert f"{page.markdown()}\n" == source.with_suffix(".md").read_text("utf-8")
    if source.suffix == ".html":
        assert f"{page.html()}\n" == source.with_suffix(".out.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("<li>a<li>b<p>after", "- a\n\n- b\n\n  after"),
        ("<ul>a<li>b</ul>", "- a\n- b"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "- a\n  - b\n\n  c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<ol start=7><li>a<li>b</ol>", "7. a\n8. b"),
        ("<ol start=x><li>a</ol>", "1. a"),
        ("<ol start=-3><li>a</ol>", "1. a"),
        ("<ol start=99999999999><li>a</ol>", "1. a"),
        ("<dl><dt>a<dd>b<dd>c</dl>", "**a**\n\nb\n\nc"),
        ("<dd>b", "b"),
        ("<dl>a<dd>b</dl>", "a\n\nb"),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b"),
        ("<ul><li><h3>a</h3>b</ul>", "- ### a\n\n  b"),
        ("<ul><li><pre>a\n\n b</pre></ul>", "- ```\n  a\n\n   b\n  ```"),
    ],
)
def test_lists_of_good_and_bad_markup(source: str, written: str) -> None:
    assert write(source) == written


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ("language-python", "python"), ("hljs lang-JS", "js"), ("highlight-source-c++", "c++"),
        ("brush: bash;", "bash"), ("sourceCode haskell", "haskell"), ("highlight-rust notranslate", "rust"),
        ("language-none", ""), ("highlight-text", ""), ("code", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_code_block_is_read_from_its_class(names: str, language: str) -> None:
    assert language_of(Outline(["#document", "pre"], [0, 0], ["", names]), 1) == language


def test_lists_of_a_text_scrape() -> None:
    document = segment_lines("## One\n\n- a\n- b\n\nText that is a paragraph.\n\n1. c\n2. d\n\n5) e\n")
    written = markdown.write(build(document, range(len(document.segments))))
    assert written == "## One\n\n- a\n- b\n\nText that is a paragraph.\n\n1. c\n2. d\n\n5) e"


def test_a_paragraph_between_two_items_of_a_text_scrape_does_not_change_their_numbers() -> None:
    document = segment_lines("1. The first of the two.\n\nA paragraph that says more about it.\n\n2. The second.\n")
    written = markdown.write(build(document, range(len(document.segments))))
    assert written == "1. The first of the two.\n\nA paragraph that says more about it.\n\n2. The second."


TAGS = st.sampled_from(
    """
    <p> </p> <ul> </ul> <ol> <li> </li> <dl> <dt> <dd> </dl> <blockquote> </blockquote> <table> <tr> <td> <th> </table>
    <b> </b> <i> </i> <code> </code> <a_href=/x> </a> <br> <pre> </pre> <h2> </h2> <img_src=/y_alt=z> <div> </div>
    """.split()
).map(lambda tag: tag.replace("_", " "))
SOUP = st.lists(TAGS | st.sampled_from(["word", " ", "*", "1.", "\n", "|", "# x", "`"]), max_size=30).map("".join)


@settings(deadline=None, max_examples=500)
@given(SOUP)
def test_every_text_is_in_the_tree_once_and_reads_as_it_was(source: str) -> None:
    document = parsed(source)
    nodes = build(document, range(len(document.segments)))
    expected = list(leaves(nodes))
    assert "".join(letters(leaf.text) for leaf in expected) == "".join(letters(s.text) for s in document.segments)
    assert read_markdown(markdown.write(nodes)) == expected


def letters(text: str) -> str:
    return "".join(text.split())
