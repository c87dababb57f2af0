from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import cleanpage
from cleanpage.tools import cases
from cleanpage.tools.cases import Aspect, Case, CaseError, Difference
from cleanpage.tools.cases.write import slugify
from support.paths import FIXTURES

PAGE = b"""<!doctype html><html lang="en"><head><title>High tide at noon - The Harbour Post</title>
<meta name="author" content="Ada Quay"><meta property="og:site_name" content="The Harbour Post"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/boats">Boats</a></li></ul></nav>
<article><h1>High tide at noon</h1>
<p>The tide came in at noon, and before the harbour master had his boots on, nobody could cross the quay any more.</p>
<p>It rose for another hour, took two dinghies and a bench along, and left them on the steps of the chapel at dusk.</p>
<p>The chapel has asked for the dinghies to be fetched; the bench, it says, may stay until the end of the summer.</p>
</article><footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer></body></html>
"""
SCRAPE = b"High tide at noon\n\nThe tide came in at noon, and nobody could cross the quay any more until it was dusk.\n"
PARAGRAPHS = ["The tide came in at noon", "It rose for another hour", "The chapel has asked"]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return cases.add(PAGE, tmp_path)


def copy_of(slug: str, folder: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / slug, folder / slug))


def edit(case: Case, **facts: Any) -> Case:
    """The case with other facts, read anew."""
    path = case.folder / "case.json"
    path.write_text(json.dumps({**case.facts, **facts}), encoding="utf-8")
    return cases.read(case.folder)


def edit_text(case: Case, old: str, new: str) -> Case:
    assert old in case.expected
    (case.folder / "expected.txt").write_text(case.expected.replace(old, new), encoding="utf-8")
    return cases.read(case.folder)


def messages(case: Case) -> list[str]:
    return [difference.message for difference in cases.check(case)]


def test_the_report_names_the_options(case: Case) -> None:
    page = cases.page_of(case)
    text = cases.report(edit(case, options={"focus": "recall"}), page, [Difference(Aspect.ORDER, "wrong")])
    assert text.startswith("1 difference: order; extracted with focus='recall'\n")


def test_a_draft_that_was_mended_is_not_overwritten(case: Case) -> None:
    draft = edit_text(edit(case, status="draft"), "It rose", "It fell")
    assert cases.update(draft) == ()
    assert cases.read(draft.folder).expected == draft.expected


def test_a_draft_that_was_mended_tells_what_differs(case: Case) -> None:
    draft = edit_text(edit(case, status="draft"), "It rose", "It fell")
    assert Aspect.STATUS not in {difference.aspect for difference in cases.check(draft)}
    assert cases.check(draft) != []


def test_a_new_case_holds_what_the_page_gives_now(case: Case) -> None:
    page = cleanpage.extract(PAGE)
    assert case.slug == "high-tide-at-noon"
    assert case.source == PAGE
    assert case.expected == page.text + "\n"
    assert case.facts == {
        "origin": "unknown",
        "licence": "unknown",
        "status": "pass",
        "why": "",
        "title": "High tide at noon",
        "author": "Ada Quay",
        "date": None,
        "site_name": "The Harbour Post",
        "labels": {},
        "findings": [],
    }
    assert cases.check(case) == []


@pytest.mark.parametrize("slug", [path.name for path in cases.find(FIXTURES)])
def test_a_case_made_of_any_page_passes(slug: str, tmp_path: Path) -> None:
    fixture = cases.read(FIXTURES / slug)
    case = cases.add(fixture.source, tmp_path)
    assert case.is_text == fixture.is_text
    assert case.decoded == fixture.decoded
    assert cases.check(case) == []
    assert cases.check(case, cases.page_of(case, decoded=True)) == []


@pytest.mark.parametrize(
    "source", [b"", b"\xff\xfe", b"<p>\r\n\x00</p>", b"a\rb\x0bc\r\n\r\nd", b"<pre>a&#13;\n\n\nb</pre>"]
)
def test_a_case_made_of_any_bytes_passes(source: bytes, tmp_path: Path) -> None:
    case = cases.add(source, tmp_path)
    assert case.slug == "page"
    assert cases.check(case) == []


def test_options_and_facts_are_kept(tmp_path: Path) -> None:
    options = {"url": "https://example.org/2024/03/05/tide", "focus": "recall", "comments": False}
    case = cases.add(PAGE, tmp_path, "tide", options=options, facts={"why": "A short one.", "licence": "CC0-1.0"})
    assert (case.facts["options"], case.facts["why"], case.facts["licence"]) == (options, "A short one.", "CC0-1.0")
    assert case.facts["date"] == "2024-03-05"
    assert cases.page_of(case).text == cleanpage.extract(PAGE, **options).text


@pytest.mark.parametrize(
    ("source", "name", "slug"),
    [
        (PAGE, "other.html", "high-tide-at-noon"),
        ("<title>高考</title><p>高考今天开始。</p>".encode(), "Gao Kao_2024.html", "gao-kao-2024"),
        (b"<p>Nothing says what this is.</p>", "", "page"),
    ],
)
def test_a_slug_is_made_of_the_title_or_of_the_file(source: bytes, name: str, slug: str, tmp_path: Path) -> None:
    assert [cases.add(source, tmp_path, name=name).slug for _ in range(3)] == [slug, f"{slug}-2", f"{slug}-3"]


def test_a_slug_ends_with_a_word() -> None:
    assert slugify("word " * 30) == "-".join(["word"] * 12)
    assert slugify("x" * 200) == "x" * 60


def test_adding_leaves_the_folder_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(CaseError, match="No space left on device"):
        cases.add(PAGE, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"slug": "taken"}, "taken: there already is a case of this name"),
        ({"slug": "High Tide"}, "'High Tide' is not a slug: .*; did you mean 'high-tide'?"),
        ({"slug": "../up"}, "'../up' is not a slug"),
        ({"options": {"focsu": "recall"}}, "case.json: in 'options': unknown option 'focsu'; did you mean 'focus'?"),
        ({"facts": {"licnce": "CC0"}}, "case.json: unknown key 'licnce'; did you mean 'licence'?"),
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(arguments: dict[str, Any], message: str, tmp_path: Path) -> None:
    cases.add(PAGE, tmp_path, "taken")
    with pytest.raises(CaseError, match=message.replace("?", r"\?")) as caught:
        cases.add(PAGE, tmp_path, **arguments)
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_source_is_bytes(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="source must be bytes, not str"):
        cases.add(PAGE.decode(), tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("[]", "must be a JSON object"),
        ('{"title": "Tide",\n}', "case.json:2: not JSON: Expecting property name"),
        ('{"titel": "Tide"}', "unknown key 'titel'; did you mean 'title'?"),
        ('{"title": 3}', "'title' must be a string or null"),
        ('{"why": null}', "'why' must be a string"),
        ('{"status": "passes"}', "unknown status 'passes'; did you mean 'pass'?"),
        ('{"status": "known failure"}', "a known failure needs a 'reason'"),
        ('{"reason": "No idea."}', "'reason' is for the status 'known failure'"),
        ('{"encoding": "latin-99"}', "Python has no encoding 'latin-99'"),
        ('{"labels": {"bdy": ["a"]}}', "unknown label 'bdy'; did you mean 'body'?"),
        ('{"labels": {"body": "a"}}', "'labels.body' must be a list of strings"),
        ('{"labels": {"body": ["a"], "title": ["a"]}}', "'labels' lists 'a' under 'body' and under 'title'"),
        ('{"kinds": {"para": [""]}}', "unknown kind 'para'"),
        ('{"kinds": {"paragraph": [""]}}', "'kinds.paragraph' has an empty snippet"),
        ('{"findings": ["linkfarm"]}', "unknown finding 'linkfarm'; did you mean 'link_farm'?"),
        ('{"either": "a"}', "'either' must be a list of strings"),
        ('{"lines": {"0": "body"}}', "'lines' counts from 1; '0' is no line number"),
        ('{"lines": {"1": "bodi"}}', "unknown label of line 1 'bodi'; did you mean 'body'?"),
        ('{"options": {"repare": true}}', "in 'options': unknown option 'repare'; did you mean 'repair'?"),
        ('{"options": {"url": 3}}', "the option 'url' must be a string or null"),
        ("[" * 100_000, "nested too deep"),
        ("\udce4", "not UTF-8: byte 0 is 0xe4"),
    ],
)
def test_facts_that_are_wrong_are_refused_with_one_line(case: Case, facts: str, message: str) -> None:
    (case.folder / "case.json").write_bytes(facts.encode("utf-8", "surrogateescape"))
    with pytest.raises(CaseError) as caught:
        cases.read(case.folder)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(case.folder / "case.json"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["expected.txt", "case.json", "source.html"])
def test_a_missing_file_is_named(case: Case, name: str) -> None:
    (case.folder / name).unlink()
    with pytest.raises(CaseError, match=r"expected\.txt: missing|case\.json: missing|needs one source\.html or"):
        cases.read(case.folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="nowhere: no such folder"):
        cases.read(tmp_path / "nowhere")


def test_files_that_editors_leave_do_no_harm(case: Case) -> None:
    (case.folder / "source.html~").touch()
    assert cases.read(case.folder) == case


def test_a_case_has_one_source(case: Case) -> None:
    (case.folder / "source.txt").touch()
    with pytest.raises(CaseError, match=r"needs one .*, and has source\.html and source\.txt"):
        cases.read(case.folder)


def test_no_fact_has_to_be_there(case: Case) -> None:
    (case.folder / "case.json").write_text("{}")
    assert cases.check(cases.read(case.folder)) == []


def test_files_of_editors_that_write_marks_and_line_ends_are_read(case: Case) -> None:
    for name in ("expected.txt", "case.json"):
        path = case.folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert cases.check(cases.read(case.folder)) == []


def test_cases_are_found_at_any_depth(tmp_path: Path) -> None:
    for folder in ("b", "a/deep", ".hidden", "a"):
        cases.add(PAGE, tmp_path / folder, "tide")
    (tmp_path / "b" / "tide" / "case.json").unlink()  # still meant to be one
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "source.html").touch()
    found = [path.relative_to(tmp_path).as_posix() for path in cases.find(tmp_path)]
    assert found == ["a/deep/tide", "a/tide", "b/tide"]
    with pytest.raises(CaseError, match="no such folder"):
        list(cases.find(tmp_path / "nowhere"))


def test_a_missing_paragraph_comes_with_the_reasons_of_its_block(case: Case) -> None:
    case = edit_text(case, "It rose", "Imprint Privacy\n\nIt rose")
    (difference,) = cases.check(case)
    assert (difference.aspect, difference.message) == (Aspect.MISSING, "- 'Imprint Privacy'")
    assert difference.why[0].startswith("boilerplate, score 0.")
    assert "/footer" in difference.why[0]
    assert " -" in difference.why[0]


def test_an_extra_paragraph_comes_with_the_reasons_of_its_block(case: Case) -> None:
    last = case.expected.split("\n\n")[-1]
    (difference,) = cases.check(edit_text(case, "\n\n" + last, "\n"))
    assert (difference.aspect, difference.message[:24]) == (Aspect.EXTRA, "+ 'The chapel has asked ")
    assert difference.why[0].startswith("body, score 0.")


def test_a_paragraph_that_is_nowhere_is_put_beside_the_nearest(case: Case) -> None:
    missing, extra = cases.check(edit_text(case, "took two dinghies", "took three dinghies"))
    assert missing.why[0].startswith("no block of the page holds it; the nearest has 'another hour, took two dinghies")
    assert " where 'another hour, took three dinghies" in missing.why[0]
    assert extra.aspect is Aspect.EXTRA
    missing, *_ = cases.check(edit_text(case, "The tide came", "Zzz\n\nThe tide came"))
    assert missing.why == ("no block of the page holds it",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n\nIt rose", "\nIt rose", "the lines of the text are right, and its paragraphs are not"),
        ("\n\nIt rose", "\n\n\n\nIt rose", "the text is right but for blank lines"),
    ],
)
def test_text_that_is_put_together_otherwise(case: Case, old: str, new: str, message: str) -> None:
    assert messages(edit_text(case, old, new)) == [message]


def test_paragraphs_in_another_order_or_number(case: Case) -> None:
    first, second, *rest = case.expected.removesuffix("\n").split("\n\n")
    order = edit_text(case, case.expected, "\n\n".join([second, first, *rest]))
    assert messages(order) == ["the paragraphs of the text are right, and their order is not"]
    twice = edit_text(case, case.expected, "\n\n".join([first, first, second, *rest]))
    assert [difference.aspect for difference in cases.check(twice)] == [Aspect.MISSING]


def test_lines_of_one_block_are_one_difference(tmp_path: Path) -> None:
    case = cases.read(copy_of("en-html-docs-code-sidebar", tmp_path))
    code = 'client = Client(\n    "https://api.example.org",\n    retry=Retry(attempts=4, backoff=0.5),\n)'
    (difference,) = cases.check(edit_text(case, code + "\n", ""))
    assert difference.message == "+ 'client = Client(' (and 3 more lines of it)"


def test_what_may_stand_in_the_text_or_not(case: Case) -> None:
    first, *rest = case.expected.removesuffix("\n").split("\n\n")
    case = edit_text(edit(case, either=[first]), case.expected, "\n\n".join(rest))
    assert cases.check(case) == []


def test_metadata_and_findings_that_differ(case: Case) -> None:
    case = edit(case, title="Low tide", date="2024-01-01", findings=["link_farm"])
    assert messages(case) == [
        "title: expected 'Low tide', got 'High tide at noon'",
        "date: expected '2024-01-01', got None",
        "findings: expected link_farm, got none",
    ]


def test_a_finding_that_nobody_expected_says_what_it_is(tmp_path: Path) -> None:
    case = edit(cases.read(copy_of("en-html-hacked-hidden-pharma", tmp_path)), findings=[])
    (difference,) = cases.check(case)
    assert difference.message == "findings: expected none, got hidden"
    assert "buy viagra online" in difference.why[0]


def test_snippets_stand_in_blocks_of_their_label_and_in_no_others(case: Case) -> None:
    case = edit(
        case,
        labels={"boilerplate": ["Home", "It rose"], "body": ["tide came", "High tide", "nowhere"]},
        kinds={"heading": ["High tide at noon", "The chapel"], "list_item": ["Boats"]},
    )
    assert messages(case) == [
        "label of 'It rose': expected boilerplate, got body",
        "label of 'High tide': expected body, got title",
        "label of 'nowhere': expected body, got no block with it",
        "kind of 'The chapel': expected heading, got paragraph",
    ]
    assert cases.check(case)[0].why[0].startswith("body, score 0.")
    both = edit(case, labels={"body": ["tide came", "o"]}, kinds={})
    assert messages(both) == ["label of 'o': expected body, got body and boilerplate and title"]


def test_lines_of_a_scrape(tmp_path: Path) -> None:
    case = cases.add(SCRAPE, tmp_path)
    assert case.is_text
    assert messages(edit(case, lines={"1": "title", "3": "body"})) == []
    wrong = messages(edit(case, lines={"1": "body", "3": "link_farm", "9": "body"}))
    assert wrong[0] == "line 1 'High tide at noon': expected body, got title"
    assert "line 3" in wrong[1]
    assert wrong[1].endswith("expected link_farm, got body")
    assert wrong[2] == "'lines' goes up to 9, and the page has 4 lines"
    assert wrong[3].endswith("link_farm, but no finding of link_farm has it")


def test_a_line_that_leaks_into_the_text(tmp_path: Path) -> None:
    case = cases.read(copy_of("zh-text-spider-pool-tail", tmp_path))
    number = next(number for number, label in case.facts["lines"].items() if label == "body")
    changed = edit(case, lines={**case.facts["lines"], number: "boilerplate"})
    assert messages(changed) == []  # the expected text has the line
    line = case.decoded.split("\n")[int(number) - 1].strip()
    changed = edit_text(changed, f"{line}\n\n", "")
    assert any(message.endswith("boilerplate, and stands in the text") for message in messages(changed))


def test_the_report_begins_with_what_is_missing_and_ends_with_the_diff(case: Case) -> None:
    case = edit_text(edit(case, author="Ben"), "It rose", "Imprint Privacy\n\nIt rose")
    page = cases.page_of(case)
    lines = cases.report(case, page, cases.check(case, page)).split("\n")
    assert lines[:4] == ["2 differences: missing, metadata", "", "missing from the text", "  - 'Imprint Privacy'"]
    assert lines[6:8] == ["metadata", "  author: expected 'Ben', got 'Ada Quay'"]
    assert lines[9:11] == ["--- expected.txt", "+++ text now"]
    assert "-Imprint Privacy" in lines


def test_a_long_report_is_cut(case: Case) -> None:
    case = edit_text(case, "It rose", "\n\n".join(f"Paragraph {n}" for n in range(300)) + "\n\nIt rose")
    page = cases.page_of(case)
    text = cases.report(case, page, cases.check(case, page))
    assert "  and 280 more\n" in text
    assert "more lines of the diff" in text
    assert text.count("\n") < 300


def test_an_update_takes_what_the_page_gives_now(case: Case) -> None:
    case = edit_text(case, "It rose", "Imprint Privacy\n\nIt rose")
    case = edit(
        case,
        author="Ben",
        findings=["stuffing"],
        labels={"body": ["Home", "It rose"], "link_farm": ["Privacy"]},
        kinds={"code": ["Boats"]},
    )
    keys = list(case.facts)
    assert cases.update(case) == ("expected.txt", "author", "labels", "findings", "kinds")
    case = cases.read(case.folder)
    assert list(case.facts) == keys
    assert case.facts["labels"] == {"body": ["It rose"], "boilerplate": ["Home", "Privacy"]}
    assert case.facts["kinds"] == {"list_item": ["Boats"]}
    assert cases.check(case) == []
    assert cases.update(case) == ()


def test_an_update_of_lines(tmp_path: Path) -> None:
    case = edit(cases.add(SCRAPE, tmp_path), lines={"1": "body", "3": "link_farm"})
    assert cases.update(case) == ("lines",)
    assert cases.read(case.folder).facts["lines"] == {"1": "title", "3": "body"}


def test_an_update_cannot_place_a_snippet_that_is_gone(case: Case) -> None:
    case = edit(case, labels={"body": ["nowhere"]})
    assert cases.update(case) == ()
    assert len(cases.check(case)) == 1


def test_an_update_leaves_known_failures_alone(case: Case) -> None:
    case = edit(case, status="known failure", reason="The title is that of the site.", title="Low tide")
    before = (case.folder / "case.json").read_bytes()
    assert cases.update(case) == ()
    assert (case.folder / "case.json").read_bytes() == before
    assert len(cases.check(case)) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("escaped", [False, True])
def test_an_update_changes_no_more_than_the_facts(case: Case, end: str, escaped: bool) -> None:
    facts = {"why": "Tide – a test", "title": "Low tide", "labels": {}}
    path = case.folder / "case.json"
    before = json.dumps(facts, indent=4, ensure_ascii=escaped).replace("\n", end or "\n") + end
    path.write_bytes(before.encode())
    assert cases.update(cases.read(case.folder)) == ("title",)
    assert path.read_bytes().decode() == before.replace("Low tide", "High tide at noon")
    assert sorted(inner.name for inner in case.folder.iterdir()) == ["case.json", "expected.txt", "source.html"]


def test_updating_the_fixtures_of_this_project_changes_nothing(tmp_path: Path) -> None:
    for folder in cases.find(FIXTURES):
        case = cases.read(Path(shutil.copytree(folder, tmp_path / folder.name)))
        assert cases.update(case) == ()
