"""What the writers make of a page: only its body in text, Markdown and HTML, and all that is known of it in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import pytest

from cleanpage.page import (
    Block,
    BlockKind,
    Finding,
    FindingKind,
    Label,
    Metadata,
    Page,
    Reason,
    WarningCode,
)
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.structure import CodeBlock, Container, ContainerKind, Heading, Node, Paragraph, Run
from cleanpage.writers import explanation, html, markdown
from cleanpage.writers import json as as_json
from cleanpage.writers.text import text_of
from support.paths import PROJECT

BODY = Label.BODY


Write = Callable[[Page], str]


def structure_of(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """The tree that the blocks of a body would make: list items in lists, the others by themselves."""
    nodes: list[Node] = []
    body = (b for b in blocks if b.label is BODY)
    for is_list, members in groupby(body, key=lambda b: b.kind is BlockKind.LIST_ITEM):
        inside = [node_of(member) for member in members]
        if is_list:
            items = [Container(ContainerKind.LIST_ITEM, (node,)) for node in inside]
            nodes.append(Container(ContainerKind.UNORDERED_LIST, tuple(items)))
        else:
            nodes += inside
    return tuple(nodes)


def node_of(block: Block) -> Node:
    content = (Run(block.text),)
    if block.kind is BlockKind.HEADING:
        return Heading(block.level or 2, content)
    if block.kind is BlockKind.CODE:
        return CodeBlock(block.text)
    return (
        Container(ContainerKind.QUOTE, (Paragraph(content),)) if block.kind is BlockKind.QUOTE else Paragraph(content)
    )


def block(content: str, kind: BlockKind = BlockKind.PARAGRAPH, label: Label = BODY, level: int = 0) -> Block:
    return Block(content, kind, label, 0.75, level, original=content)


def page(*blocks: Block | str, reasons: tuple[Reason, ...] = ()) -> Page:
    """A page that is given instead of worked out."""
    given = [block(item) if isinstance(item, str) else item for item in blocks]
    made = tuple(
        replace(item, index=index, path=f"/html/body/p[{index + 1}]", _explain=lambda index: reasons)
        for index, item in enumerate(given)
    )
    return Page(text_of_body(made), (), 0.0, 0.5, (), None, Metadata(), lambda: made, lambda: structure_of(made))


def text_of_body(blocks: Sequence[Block]) -> str:
    document = Document([Segment(block.text, block.kind) for block in blocks], Outline(), Head())
    return text_of(document, [index for index, block in enumerate(blocks) if block.label is BODY])


def text(made: Page) -> str:
    return made.text


def test_paragraphs_are_parted_by_blank_lines_and_list_items_are_not() -> None:
    made = page("One.", block("a", BlockKind.LIST_ITEM), block("b", BlockKind.LIST_ITEM), "Two.", "Three.")
    assert made.text == "One.\n\na\nb\n\nTwo.\n\nThree."


@pytest.mark.parametrize("label", sorted(set(Label) - {BODY}))
@pytest.mark.parametrize("write", [text, Page.markdown, Page.html])
def test_only_the_body_is_written(label: Label, write: Write) -> None:
    assert write(page(block("left out", label=label))) == ""
    assert "left out" not in write(page("one", block("left out", label=label), "two"))


@pytest.mark.parametrize("write", [text, Page.markdown, Page.html, explanation.write])
def test_an_empty_page_is_written_as_nothing(write: Write) -> None:
    assert write(page()) == ""


def full_page() -> Page:
    reasons = (Reason("many phrases", 1.23456), Reason("average list", -0.5))
    finding = Finding(FindingKind.LINK_FARM, (1,), reasons, 0.73456, 9, "a list")
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
    fields = full_page().to_dict()
    assert fields["schema"] == as_json.SCHEMA_VERSION
    assert (fields["title"], fields["author"], fields["date"], fields["site_name"]) == (
        "T",
        "A; B",
        "2021-06-08",
        None,
    )
    assert (fields["encoding"], fields["warnings"]) == ("gb18030", ["encoding_guessed"])
    (finding,) = fields["findings"]
    assert (finding["kind"], finding["blocks"], finding["count"]) == ("link_farm", [1], 9)
    assert finding["reasons"] == {"many phrases": 1.235, "average list": -0.5}
    first, second = fields["blocks"]
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
    assert made.markdown() == markdown.write(made.structure())
    assert made.html() == html.write(made.structure())
    assert made.explain() == explanation.write(made)
    assert made.text == text_of_body(made.blocks)


def test_the_documentation_names_every_field() -> None:
    documentation = (PROJECT / "docs" / "output.md").read_text("utf-8")
    fields = full_page().to_dict()
    names = {*fields, *fields["findings"][0], *fields["blocks"][0]}
    assert [name for name in sorted(names) if f"`{name}`" not in documentation] == []
