"""What the writers make of a page: nothing of a text may become markup, and nothing of it may be lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import settings

from cleanpage.page import (
    Block,
    BlockKind,
    Finding,
    FindingKind,
    Label,
    Metadata,
    Page,
    Reason,
    TablePlace,
    WarningCode,
)
from cleanpage.structure import Code, Container, Heading, Node, Paragraph, Run
from cleanpage.writers import explanation, html, markdown, text
from cleanpage.writers import json as as_json
from support.paths import PROJECT

SETTINGS = settings(deadline=None, max_examples=300)
BODY = Label.BODY


Write = Callable[[Page], str]


def structure_of(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """The tree that the blocks of a body would make: list items in lists, the others by themselves."""
    nodes: list[Node] = []
    body = (b for b in blocks if b.label is BODY)
    for is_list, members in groupby(body, key=lambda b: b.kind is BlockKind.LIST_ITEM):
        leaves = [node_of(member) for member in members]
        nodes += [Container("ul", tuple(Container("li", (node,)) for node in leaves))] if is_list else leaves
    return tuple(nodes)


def node_of(one: Block) -> Node:
    content = (Run(one.text),)
    if one.kind is BlockKind.HEADING:
        return Heading(one.level or 2, content)
    if one.kind is BlockKind.CODE:
        return Code(one.text)
    return Container("blockquote", (Paragraph(content),)) if one.kind is BlockKind.QUOTE else Paragraph(content)


def block(content: str, kind: BlockKind = BlockKind.PARAGRAPH, label: Label = BODY, level: int = 0) -> Block:
    return Block(content, kind, label, 0.75, level, original=content)


def page(
    *blocks: Block | str, places: Mapping[int, TablePlace] | None = None, reasons: tuple[Reason, ...] = ()
) -> Page:
    """A page that is given instead of worked out."""
    given = [block(item) if isinstance(item, str) else item for item in blocks]
    made = tuple(
        replace(
            item,
            index=index,
            path=f"/html/body/p[{index + 1}]",
            table_place=(places or {}).get(index),
            _explain=lambda index: reasons,
        )
        for index, item in enumerate(given)
    )
    body = text.join(b for b in made if b.label is BODY)
    return Page(body, (), 0.0, 0.5, (), None, Metadata(), lambda: made, lambda: structure_of(made))


def table(*rows: str, number: int = 1) -> tuple[list[Block], dict[int, TablePlace]]:
    """A block per letter of each row, and its place."""
    cells = [(letter, row) for row, letters in enumerate(rows) for letter in letters]
    places = {index: TablePlace(number, row, 100 + index) for index, (_, row) in enumerate(cells)}
    return [block(letter, BlockKind.TABLE) for letter, _ in cells], places


def test_paragraphs_are_parted_by_blank_lines_and_list_items_are_not() -> None:
    made = page("One.", block("a", BlockKind.LIST_ITEM), block("b", BlockKind.LIST_ITEM), "Two.", "Three.")
    assert text.write(made) == "One.\n\na\nb\n\nTwo.\n\nThree."


@pytest.mark.parametrize("label", sorted(set(Label) - {BODY}))
@pytest.mark.parametrize("write", [text.write, markdown.write, html.write])
def test_only_the_body_is_written(label: Label, write: Write) -> None:
    assert write(page(block("left out", label=label))) == ""
    assert "left out" not in write(page("one", block("left out", label=label), "two"))


def test_a_table_of_data_is_written_by_rows() -> None:
    cells, places = table("ab", "cd")
    assert text.write(page(*cells, places=places)) == "a\tb\nc\td"


def test_two_tables_are_two_paragraphs() -> None:
    cells, places = table("ab", "cd")
    more = {index + 4: replace(place, table=2) for index, place in places.items()}
    assert text.write(page(*cells, *cells, places={**places, **more})) == "a\tb\nc\td\n\na\tb\nc\td"


def test_what_stands_in_a_cell_of_a_layout_table_is_paragraphs() -> None:
    cells, places = table("abc")
    layout = {index: replace(place, cell=7) for index, place in places.items()}
    assert text.write(page(*cells, places=layout)) == "a\n\nb\n\nc"


def test_table_cells_without_a_place_are_paragraphs() -> None:
    cells, _ = table("ab")
    assert text.write(page(*cells)) == "a\n\nb"


@pytest.mark.parametrize("write", [text.write, markdown.write, html.write, explanation.write])
def test_an_empty_page_is_written_as_nothing(write: Write) -> None:
    assert write(page()) == ""


def full_page() -> Page:
    clues = (Reason("many phrases", 1.23456), Reason("average list", -0.5))
    finding = Finding(FindingKind.LINK_FARM, (1,), clues, 0.73456, 9, "a list")
    repaired = replace(block("雪山"), original="雪(xuě)山")
    return replace(
        page(repaired, block("x|y", label=Label.LINK_FARM)),
        findings=(finding,),
        warnings=(WarningCode.ENCODING_GUESSED,),
        encoding="gb18030",
        metadata=Metadata(title="T", author="A; B", date="2021-06-08"),
    )


def test_json_is_the_dictionary_and_reads_back() -> None:
    made = full_page()
    assert json.loads(made.to_json()) == made.to_dict() == as_json.as_dict(made)
    assert made.to_json() == as_json.write(made)


def test_the_dictionary_holds_plain_values_only() -> None:
    def assert_plain(value: object) -> None:
        assert type(value) in (dict, list, str, int, float, bool, type(None)), value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            assert_plain(inner)

    assert_plain(full_page().to_dict())


def test_json_tells_everything() -> None:
    told = full_page().to_dict()
    assert told["schema"] == as_json.SCHEMA_VERSION
    assert (told["title"], told["author"], told["date"], told["site_name"]) == (
        "T",
        "A; B",
        "2021-06-08",
        None,
    )
    assert (told["encoding"], told["warnings"]) == ("gb18030", ["encoding_guessed"])
    (finding,) = told["findings"]
    assert (finding["kind"], finding["blocks"], finding["count"]) == ("link_farm", [1], 9)
    assert finding["reasons"] == {"many phrases": 1.235, "average list": -0.5}
    first, second = told["blocks"]
    assert (first["text"], first["original"], first["label"], first["kind"]) == (
        "雪山",
        "雪(xuě)山",
        "body",
        "paragraph",
    )
    assert (first["path"], first["line"], first["score"]) == ("/html/body/p[1]", None, 0.75)
    assert "original" not in second


def test_json_is_not_escaped_to_ascii() -> None:
    assert "雪山" in full_page().to_json()


def test_an_explanation_has_a_line_per_block_its_strongest_reasons_and_the_findings() -> None:
    reasons = tuple(Reason(f"reason {n}", 5.0 - n) for n in range(9))
    made = replace(page("One\ntwo", reasons=reasons), findings=full_page().findings)
    first, second, last = explanation.write(made).splitlines()
    assert first.split() == ["body", "0.75", "One", "two"]
    assert [name for name in ("reason 0", "reason 3", "reason 4") if name in second] == [
        "reason 0",
        "reason 3",
    ]
    assert "+5.0" in second
    assert last == "link_farm: a list"


def test_an_explanation_shortens_long_text_and_needs_no_reasons() -> None:
    (line,) = explanation.write(page("word " * 100)).splitlines()
    assert line.endswith("…")
    assert len(line) < 100


def test_a_page_writes_itself() -> None:
    made = full_page()
    assert made.markdown() == markdown.write(made)
    assert made.html() == html.write(made)
    assert made.explain() == explanation.write(made)
    assert made.text == text.write(made)


def test_the_documentation_names_every_field() -> None:
    shown = (PROJECT / "docs" / "output.md").read_text("utf-8")
    told = full_page().to_dict()
    names = {*told, *told["findings"][0], *told["blocks"][0]}
    assert [name for name in sorted(names) if f"`{name}`" not in shown] == []
