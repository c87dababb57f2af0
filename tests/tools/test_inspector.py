"""What the inspector's file holds, and that nothing of a page becomes markup in it. `tests/tools/browser` opens it."""

from __future__ import annotations

import json
import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cleanpage import extract
from cleanpage.page import Label, WarningCode
from cleanpage.tools import inspector, reporting
from cleanpage.tools.inspector import model
from support.paths import FIXTURES

TEMPLATE = Path(inspector.__file__).parent / "page.html.j2"
OWN_FILES = sorted(
    path for package in (inspector, reporting) for path in Path(package.__file__ or "").parent.glob("*.*")
)
SENTENCE = "The ferry was late that evening, so we walked home along the shore and counted the lights."
# What would run, load or leave the page if any of it became markup.
ATTACKS = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</style><style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "</pre></code></li></ol></body></html>",
    "</title><base href=//evil.example>",
    "javascript:alert(1)",
)


class Outline(HTMLParser):
    """The elements of a document, with the text right inside them."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._parts: dict[int, list[str]] = {}
        self._open: list[tuple[str, int]] = []
        self.feed(document)
        self.close()
        self.texts = {number: "".join(parts) for number, parts in self._parts.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "path", "rect"):
            self._open.append((tag, len(self.elements) - 1))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, number in self._open:
            self._parts.setdefault(number, []).append(data)

    def of_class(self, name: str) -> list[str]:
        """The text of every element of a class."""
        return [
            self.texts.get(number, "")
            for number, (_, attributes) in enumerate(self.elements)
            if name in (attributes.get("class") or "").split()
        ]

    def text_of(self, tag: str) -> list[str]:
        """The text of every element of a name."""
        return [self.texts.get(number, "") for number, (name, _) in enumerate(self.elements) if name == tag]


def written(source: str, name: str = "") -> str:
    return inspector.write(extract(source), source, name)


def fixture(slug: str) -> str:
    (path,) = (FIXTURES / slug).glob("source.*")
    return path.read_bytes().decode("utf-8", "replace")


def evidence(document: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="evidence">(.*?)</script>', document, re.DOTALL)
    read: dict[str, Any] = json.loads(found)
    return read


def hostile_page() -> str:
    meta = "".join(f'<meta name="{name}" content="{"".join(ATTACKS[:4])}">' for name in ("author", "description"))
    body = "".join(f"<p>{SENTENCE} {escape(attack)}</p>" for attack in ATTACKS)
    links = "<ul><li><a href='javascript:alert(1)'>a</a><li><a href='http://evil.example'>b</a></ul>"
    title = escape("".join(ATTACKS))
    return f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>{body}{links}</article>"


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize("slug", sorted(path.name for path in FIXTURES.iterdir() if path.is_dir()))
def test_every_block_is_in_the_file(slug: str) -> None:
    source = fixture(slug)
    page = extract(source)
    texts = Outline(inspector.write(page, source)).of_class("text")
    assert texts == [block.text for block in page.blocks]


def test_a_block_shows_its_label_score_kind_and_place() -> None:
    source = fixture("zh-text-classified-columns")
    page = extract(source)
    for block, head in zip(page.blocks, Outline(inspector.write(page, source)).of_class("why"), strict=True):
        for part in (block.label.value, f"{block.score:.2f}", block.kind.value.replace("_", " "), f"line {block.line}"):
            assert part in head


def test_the_header_shows_metadata_findings_and_counts() -> None:
    source = fixture("en-html-hacked-hidden-pharma")
    page = extract(source)
    outline = Outline(inspector.write(page, source, name="club.html"))
    assert outline.text_of("h1") == [page.title]
    assert outline.of_class("name") == ["club.html"]
    (metadata,) = outline.of_class("metadata")
    for value in (page.author, page.date, page.site_name, page.language):
        assert str(value) in metadata
    (figures,) = outline.of_class("figures")
    assert f"{page.contamination:.0%}" in figures
    assert f"{page.confidence:.2f}" in figures
    (finding,) = outline.of_class("finding")
    for part in (page.findings[0].message, *(clue.name for clue in page.findings[0].reasons)):
        assert part in finding
    for label, chip in zip(model._LOOKS, outline.of_class("chip"), strict=True):
        assert chip.split()[-1] == str(sum(block.label is label for block in page.blocks))


def test_the_reasons_sum_to_the_logit() -> None:
    source = fixture("en-html-hacked-hidden-pharma")
    page = extract(source)
    data = evidence(inspector.write(page, source))
    for block, row in zip(page.blocks, data["blocks"], strict=True):
        names, amounts = row.get("reasons", [])[::2], row.get("reasons", [])[1::2]
        assert [data["names"][name] for name in names[:1]] == [reason.name for reason in block.reasons[:1]]
        assert sorted(amounts, key=abs, reverse=True) == amounts
        others = row.get("others", [0, 0.0])
        assert len(amounts) + others[0] == len(block.reasons)
        assert sum(amounts) + others[1] == pytest.approx(sum(reason.amount for reason in block.reasons), abs=0.2)
        assert row.get("sum", 0) == pytest.approx(sum(reason.amount for reason in block.reasons), abs=0.006)


def test_every_finding_and_its_blocks_know_each_other() -> None:
    source = fixture("zh-text-toned-readings")
    page = extract(source)
    data = evidence(inspector.write(page, source))
    assert data["findings"] == [list(finding.blocks) for finding in page.findings]
    for number, finding in enumerate(page.findings):
        assert all(number in data["blocks"][block]["findings"] for block in finding.blocks)


def test_a_repaired_block_is_shown_as_it_stood() -> None:
    source = fixture("zh-text-toned-readings")
    page = extract(source)
    rows = evidence(inspector.write(page, source))["blocks"]
    repaired = [index for index, block in enumerate(page.blocks) if block.original != block.text]
    assert repaired
    assert [index for index, row in enumerate(rows) if "original" in row] == repaired
    assert all(rows[index]["original"] == page.blocks[index].original for index in repaired)


def test_nothing_that_a_page_says_becomes_markup() -> None:
    source = hostile_page()
    outline = Outline(written(source, "".join(ATTACKS)))
    template = TEMPLATE.read_text(encoding="utf-8")
    assert {tag for tag, _ in outline.elements} <= set(re.findall(r"<(\w+)", template))
    met = {name for _, attributes in outline.elements for name in attributes}
    assert met <= {name.lower() for name in re.findall(r"[\w-]+(?==\")", template)} | {"checked", "hidden"}
    assert [tag for tag, _ in outline.elements].count("script") == 2
    assert [tag for tag, _ in outline.elements].count("style") == 1
    shown = "".join(outline.texts[number] for number, (tag, _) in enumerate(outline.elements) if tag == "main")
    assert [attack for attack in ATTACKS if attack not in shown] == []


def test_no_url_of_a_page_is_a_link() -> None:
    for _, attributes in Outline(written(hostile_page(), "http://name.example")).elements:
        assert (attributes.get("href") or "#").startswith("#")
        assert not {"src", "action", "srcset", "formaction", "background"} & set(attributes)


def test_data_cannot_leave_its_script_element() -> None:
    # The same characters in a repaired block, which the data hold as it stood.
    source = fixture("zh-text-toned-readings").replace("社區", "社區</script><!--", 3)
    page = extract(source)
    data = evidence(inspector.write(page, source))
    assert any("</script><!--" in row.get("original", "") for row in data["blocks"])
    (raw,) = re.findall(r'id="evidence">(.*?)</script>', inspector.write(page, source), re.DOTALL)
    assert not set("<>&") & set(raw)


def test_the_policy_names_our_style_and_script_only() -> None:
    document = written(hostile_page())
    (policy,) = [
        attributes["content"] or ""
        for _, attributes in Outline(document).elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["img-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for directive, pattern in (("style-src", "<style>(.*?)</style>"), ("script-src", "<script>(.*?)</script>")):
        (text,) = re.findall(pattern, document, re.DOTALL)
        assert rules[directive] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_stands_before_all_that_it_rules() -> None:
    tags = [tag for tag, _ in Outline(written(SENTENCE)).elements]
    assert tags[:4] == ["html", "head", "meta", "meta"]


@pytest.mark.parametrize("path", OWN_FILES, ids=lambda path: path.name)
def test_our_own_files_name_no_url(path: Path) -> None:
    assert not re.search(r"https?:|//[a-z]|@import|url\(", path.read_text(encoding="utf-8"))


def test_our_own_files_parse_no_text_as_markup() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in OWN_FILES if path.suffix == ".js")
    assert "textContent" in text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(", text)
    template = TEMPLATE.read_text(encoding="utf-8")
    assert re.findall(r"\{\{ (\w+)\|safe \}\}", template) == ["style", "script"]
    assert template.count("|safe") == 2
    assert not re.search(r"\s(?:on\w+|style)=", template)


def test_the_same_page_gives_the_same_file() -> None:
    source = fixture("zh-text-toned-readings")
    assert written(source, "a") == written(source, "a")


def test_without_jinja_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ImportError, match=re.escape("Jinja2")) as caught:
        written(SENTENCE)
    assert "pip install 'cleanpage[cli]'" in str(caught.value)


def test_a_long_source_is_shown_in_part_and_says_so() -> None:
    source = "\n\n".join([SENTENCE * 50] * 80)
    outline = Outline(written(source))
    assert "more characters are not shown" in outline.of_class("remark")[0]
    shown = outline.of_class("source")[0]
    assert len(shown) <= model.SOURCE_CHARS + 1
    assert source.startswith(shown.rstrip("\n"))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_source_has_the_lines_that_blocks_name(ends: str) -> None:
    source = ends.join([SENTENCE, "", "", f"Later. {SENTENCE}", "", f"At last. {SENTENCE}"])
    page = extract(source)
    document = inspector.write(page, source)
    lines = dict(re.findall(r'<code data-n="(\d+)">(.*?)\n</code>', document))
    assert [lines[str(block.line)] for block in page.blocks] == [block.text for block in page.blocks]


def test_a_short_source_is_whole() -> None:
    source = f"<p>{SENTENCE}</p>\n<p>Ende."
    outline = Outline(written(source))
    assert outline.of_class("source") == [f"{source}\n"]
    assert outline.of_class("remark") == []


@pytest.mark.parametrize("text", ["a" * 5000, "語" * 5000, "e\u0301" * 2500, "word " * 1000, "short"])
def test_a_fold_loses_nothing_and_parts_no_letter(text: str) -> None:
    head, rest = model._folded(text)
    assert head + rest == text
    assert len(head) <= model.FOLD_CHARS + 80
    assert not rest.startswith("\u0301")


@pytest.mark.parametrize("source", ["", "   ", "\0\ud800\x1b[0m", "<p>", "<script>1</script>", "a\u202eb\u2028c"])
def test_any_input_gives_a_file_that_can_be_stored(source: str) -> None:
    document = written(source, name="\ud800\0")
    assert document.encode("utf-8")
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", document)


def test_a_page_without_blocks_says_so() -> None:
    outline = Outline(written(""))
    assert "The page has no blocks." in outline.of_class("nothing")
    assert WarningCode.EMPTY_INPUT.value in outline.of_class("warnings")[0]


def test_every_label_and_warning_is_explained() -> None:
    assert set(model._LOOKS) == set(Label)
    assert set(model._WARNINGS) == set(WarningCode)
    assert len({look.sign for look in model._LOOKS.values()}) == len(Label)


def test_the_map_covers_the_page() -> None:
    page = extract(fixture("zh-text-classified-columns"))
    edges = model._edges(page.blocks)
    assert edges == sorted(edges)
    assert (edges[0], edges[-1], len(edges)) == (0, 1000, len(page.blocks) + 1)


def test_of_very_many_blocks_fewer_reasons_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    source = fixture("en-html-hacked-hidden-pharma")
    monkeypatch.setattr(model, "_MAX_REASONS_OF_PAGE", 28 * 10)
    rows = evidence(written(source))["blocks"]
    assert max(len(row.get("reasons", [])) // 2 for row in rows) == 10
    monkeypatch.setattr(model, "_MAX_REASONS_OF_PAGE", 0)
    rows = evidence(written(source))["blocks"]
    assert max(len(row.get("reasons", [])) // 2 for row in rows) == model._MIN_REASONS
