"""Markdown says what the tree says: nothing of a text becomes markup, nothing is lost, glued or split."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.structure import (
    Cell,
    CodeBlock,
    Container,
    ContainerKind,
    Heading,
    Image,
    Node,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
)
from cleanpage.writers import markdown
from support.markdown_reading import READER, Leaf, read_markdown
from support.random_trees import CONTENT, TEXT, TREES, items, leaves, paragraph

SETTINGS = settings(deadline=None, max_examples=400)


def write(*nodes: Node) -> str:
    return markdown.write(nodes)


@SETTINGS
@given(TREES)
def test_a_tree_reads_as_it_was(nodes: list[Node]) -> None:
    assert read_markdown(write(*nodes)) == list(leaves(nodes))


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading", "#", "- not a list", "-", "+", "* star", "1. not a list", "2021) not a list", "3.",
        "> not a quote", "---", "- - -", "===", "~~~", "```", "<b>not bold</b>", "[not](a link)", "![not](an image)",
        "snake_case_name", "_a_", "2 * 3 * 4", "C:\\path\\", "the literal &amp; and &copy; and &#65;", "`not code`",
        "a\nb", "a\n# b", "a\n- b", "a\n1. b", "a\n===", "a\n---", "a\n> b", "a\n~~~", "<http://auto.example>",
        "a | b\n--- | ---", "a\n|---|", "a\n:--", "~~a~~", "a ~~ b", "[x]: /y", "[ ] x", "AT&T", "a &", "\\", "a\\\nb",
    ],
)  # fmt: skip
def test_what_looks_like_markup_stays_text(text: str) -> None:
    assert read_markdown(write(paragraph(text))) == [Leaf((), "p", text)]


def test_plain_text_is_written_as_it_is() -> None:
    text = "It cost 5 € (about $6), said A. Smith-Jones: snake_case, 3 > 2, ~10 %, 7/8, x=1; “yes”!"
    assert write(paragraph(text)) == text


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((Run("a "), Run("b", Style.STRONG), Run(".")), "a **b**."),
        ((Run("a", Style.EMPHASIS), Run("b")), "*a*b"),
        ((Run("a", Style.STRUCK),), "~~a~~"),
        ((Run("a", Style.STRONG | Style.EMPHASIS),), "***a***"),
        ((Run("it ", Style.EMPHASIS), Run("b", Style.EMPHASIS | Style.STRONG)), "*it **b***"),
        ((Run("x = `1`", Style.CODE),), "`` x = `1` ``"),
        ((Run("a_b*c", Style.CODE),), "`a_b*c`"),
        ((Run("two\nlines", Style.CODE),), "`two lines`"),
        ((Run("a", link="https://example.org/"), Run(" b")), "[a](https://example.org/) b"),
        ((Run("a", link="/x", link_id=1), Run("b", link="/x", link_id=2)), "[a](/x)[b](/x)"),
        ((Run("a", link="/(x) <y>"),), "[a](/%28x%29%20%3Cy%3E)"),
        ((Run("a", link="/?a=1&copy=2"),), "[a](/?a=1&copy=2)"),
        ((Run("a", link="/?a=1&copy;=2"),), "[a](/?a=1&amp;copy;=2)"),
        ((Run("Look!"), Run("here", link="/x")), "Look\\![here](/x)"),
        ((Image("/a.png", "a [b]"),), "![a \\[b\\]](/a.png)"),
        ((Image("/a.png", "a", "/b", 1),), "[![a](/a.png)](/b)"),
        ((Run("他说"), Run("“好”", Style.STRONG), Run("了")), "他说“好”了"),
        ((Run("重要", Style.STRONG), Run("的")), "**重要**的"),
        ((Run("a", Style.STRONG), Run("b", Style.EMPHASIS)), "**a**b"),
        (
            (Run("a (", Style.STRONG), Run("*", Style.STRONG | Style.EMPHASIS), Run(") b", Style.STRONG)),
            "**a (\\*) b**",
        ),
        ((Run("a", Style.CODE, "/x", 1), Run("b", Style.CODE)), "[`a`](/x)`b`"),
    ],
)
def test_inline_markup(content: tuple[Run | Image, ...], written: str) -> None:
    assert write(Paragraph(content)) == written


def test_a_url_means_what_it_did() -> None:
    _, inline, _ = READER.parse(write(Paragraph((Run("a", link="/?a=1&copy;=2"),))))
    assert inline.children is not None
    assert inline.children[0].attrs == {"href": "/?a=1&copy;=2"}


def test_a_heading_is_one_line_and_not_bold_twice() -> None:
    assert write(Heading(2, (Run("One\ntwo #"),))) == "## One two \\#"


def test_lists_nest_by_the_width_of_their_markers() -> None:
    inner = items(paragraph("c"), paragraph("d"), kind=ContainerKind.ORDERED_LIST)
    tree = items([paragraph("a"), items(paragraph("b"))], [paragraph("x"), inner])
    assert write(tree) == "- a\n  - b\n- x\n  1. c\n  2. d"


def test_an_ordered_list_keeps_its_numbers() -> None:
    assert write(items(paragraph("a"), paragraph("b"), kind=ContainerKind.ORDERED_LIST, start=9)) == "9. a\n10. b"


def test_two_lists_in_a_row_stay_two() -> None:
    lists = [
        items(paragraph("a")),
        items(paragraph("b")),
        items(paragraph("c")),
        items(paragraph("d"), kind=ContainerKind.ORDERED_LIST),
    ]
    assert write(*lists) == "- a\n\n* b\n\n- c\n\n1. d"


def test_an_item_holds_what_it_held() -> None:
    tree = items([paragraph("a"), paragraph("b"), CodeBlock("x\n\n  y")], [])
    assert write(tree) == "- a\n\n  b\n\n  ```\n  x\n\n    y\n  ```\n\n-"


def test_a_quote_holds_what_it_held() -> None:
    quote = Container(
        ContainerKind.QUOTE,
        (paragraph("a\nb"), Container(ContainerKind.QUOTE, (paragraph("c"),)), items(paragraph("d"))),
    )
    assert write(quote) == "> a\\\n> b\n>\n> > c\n>\n> - d"


def test_a_code_block_keeps_its_lines_and_its_language() -> None:
    assert write(CodeBlock("def f():\n\treturn 1", "python")) == "```python\ndef f():\n\treturn 1\n```"


@given(st.lists(st.sampled_from(["`", "``", "```", "````", "a", "\n"]), min_size=1).map("".join).filter(str.strip))
def test_a_fence_is_longer_than_any_in_the_code(code: str) -> None:
    fence, _, rest = write(CodeBlock(code)).partition("\n")
    assert set(fence) == {"`"}
    assert rest == f"{code}\n{fence}"
    assert fence not in code


def cell(text: str, colspan: int = 1, rowspan: int = 1, is_header: bool = False) -> Cell:
    return Cell((Run(text),) if text else (), colspan, rowspan, is_header)


def test_a_table_has_its_heading_row() -> None:
    head = Row((cell("a", is_header=True), cell("b|c", is_header=True)))
    assert write(Table((head, Row((cell("1\n2"), cell("x")))))) == "| a | b\\|c |\n| --- | --- |\n| 1 2 | x |"


def test_a_table_without_one_gets_an_empty_one() -> None:
    assert write(Table((Row((cell("a"), cell("b"))),))) == "|  |  |\n| --- | --- |\n| a | b |"


def test_spans_are_flattened() -> None:
    rows = Row((cell("a", rowspan=2), cell("b", colspan=2))), Row((cell("c"), cell("d"))), Row((cell(""), cell("e")))
    assert write(Table(rows)).splitlines()[2:] == ["| a | b |", "|  | c | d |", "|  | e |"]


def test_terms_are_bold_and_definitions_paragraphs() -> None:
    terms = Container(
        ContainerKind.DESCRIPTION_LIST,
        (
            Container(ContainerKind.TERM, (paragraph("Ebb"),)),
            Container(ContainerKind.DESCRIPTION, (paragraph("Outgoing tide."),)),
        ),
    )
    assert write(terms) == "**Ebb**\n\nOutgoing tide."


@SETTINGS
@given(CONTENT, TEXT)
def test_no_paragraph_changes_the_next(content: tuple[Run | Image, ...], text: str) -> None:
    alone, together = write(Paragraph(content)), write(Paragraph(content), paragraph(text))
    assert together == f"{alone}\n\n{write(paragraph(text))}"
