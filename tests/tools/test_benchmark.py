"""Benchmarks on pages of one's own: what is measured, stored, compared and shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cleanpage.tools import benchmark
from cleanpage.tools.benchmark import BenchmarkError, PageResult, PeerResult, Plan, Run, extractors, peers
from cleanpage.tools.benchmark.gold import GoldFolder
from cleanpage.tools.benchmark.records import OWN
from cleanpage.tools.benchmark.report import write_report
from cleanpage.tools.sources import Scrape, SourceError
from cleanpage.tools.word_f1 import Overlap

SENTENCES = "The ferry was late that evening, so we walked home along the shore and counted the lights. "
ARTICLE = f"<title>Late</title><nav><a href=/>Home</a></nav><article><p>{SENTENCES * 3}</p><p>{SENTENCES}</p></article>"
MENU = "<title>Menu</title><nav><ul><li><a href=/>Home</a><li><a href=/b>Boats</a></ul></nav>"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "article.html").write_text(ARTICLE)
    (folder / "menu.html").write_text(MENU)
    (folder / "empty.html").write_text("")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "article.json").write_text(json.dumps({"text": SENTENCES * 4, "page_type": "article"}))
    (folder / "menu.txt").write_text("")
    return folder


def run_of(plan: Plan) -> Run:
    *_, run = benchmark.measure(plan)
    assert isinstance(run, Run)
    return run


def result(text: str = "body", **more: object) -> PageResult:
    return replace(PageResult("1", "set", text=text, characters=1000, body=len(text), confidence=0.9), **more)


def peer(characters: int = 900, agreement: float = 0.9, error: str = "") -> PeerResult:
    return PeerResult(characters, agreement, 0.01, None, error)


def run_with(*found: PageResult, **more: object) -> Run:
    run = Run("2026-01-02T03:04:05+00:00", "1.0", "3.11", ("pages",), {}, {}, {OWN: 40.0}, tuple(found))
    return replace(run, **more)


def test_every_page_has_a_result(pages: Path) -> None:
    run = run_of(Plan((pages,)))
    found = {page.id: page for page in run.pages}
    assert list(found) == ["article.html", "empty.html", "menu.html"]
    assert found["article.html"].text.startswith("The ferry")
    assert found["article.html"].title == "Late"
    assert 0.8 < found["article.html"].coverage < 1
    assert found["article.html"].seconds > 0
    assert (found["article.html"].parse_seconds or 0) > 0
    assert found["menu.html"].text == ""
    assert found["empty.html"].error == "is empty"
    assert run.memory[OWN] > 10


def test_gold_gives_scores_and_types(pages: Path, gold: Path) -> None:
    summary = benchmark.summarise(run_of(Plan((pages,), gold=(gold,))))
    rows = {one.name: one for one in summary.sets}
    assert list(rows) == ["pages", "pages/article"]
    assert (rows["pages"].pages, rows["pages"].failed, rows["pages"].empty, rows["pages"].with_gold) == (3, 1, 1, 2)
    assert rows["pages"].scores[OWN] == Overlap(1.0, 1.0, 1.0)
    assert summary.extractors[0].score == Overlap(1.0, 1.0, 1.0)


def test_gold_is_never_taken_for_pages(tmp_path: Path) -> None:
    for name in ("pages/a.html", "gold/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(ARTICLE)
    assert [page.id for page in run_of(Plan((tmp_path,), gold=(tmp_path / "gold",))).pages] == ["pages/a.html"]


@pytest.mark.parametrize("scrape", [Scrape("b/a.html.gz", b""), Scrape("a", b""), Scrape("7", b"", "https://e.org/a")])
def test_gold_is_found_by_name_id_or_url(tmp_path: Path, scrape: Scrape) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": "gold", "url": "https://e.org/a"}))
    found = GoldFolder(tmp_path).of(scrape)
    assert found is not None
    assert found.text == "gold"


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"text": null', "\xff"])
def test_gold_that_is_none_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(BenchmarkError, match=r"a\.json' is not a gold text"):
        GoldFolder(tmp_path)


@pytest.mark.parametrize("folder", ["missing", ""])
def test_a_folder_without_gold_is_an_error(tmp_path: Path, folder: str) -> None:
    with pytest.raises(BenchmarkError, match=r"no folder of gold texts|no gold texts"):
        GoldFolder(tmp_path / folder)


def test_sets_have_the_names_of_their_folders(tmp_path: Path) -> None:
    a, b, c = tmp_path / "x/pages", tmp_path / "y/pages", tmp_path / "z"
    assert Plan((a, c)).names == ("pages", "z")
    assert Plan((a, b)).names == ("x/pages", "y/pages")


def test_a_plan_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="2 folders of gold for 1 sources"):
        Plan((tmp_path,), gold=(tmp_path, tmp_path))
    with pytest.raises(benchmark.PeerError, match="no extractor 'nobody'; known are trafilatura"):
        Plan((tmp_path,), against=("nobody",))
    with pytest.raises(SourceError, match="no such file"):
        run_of(Plan((tmp_path / "missing",)))


def test_max_pages_bounds_what_is_read(pages: Path) -> None:
    assert len(run_of(Plan((pages,), max_pages=2)).pages) == 2


def peer_that(act: Callable[[bytes, str], str]) -> Callable[[], peers.Peer]:
    return lambda: act


def test_a_peer_gets_bytes_and_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(peers._LOADERS, "echo", peer_that(lambda html, text: f"{html!r} {text}"))
    monkeypatch.setattr(peers, "version", lambda name: "1")
    page = "<meta charset=gbk><p>三".encode("gbk")
    assert extractors.peer("echo")(Scrape("1", page)).text == f"{page!r} <meta charset=gbk><p>三"
    assert extractors.peer("echo")(Scrape("1", "三")).text == "'三' 三"


def test_own_options_and_what_comes_with_a_page_are_used() -> None:
    scrape = Scrape("1", "<p>caf\xe9".encode("latin-1") + SENTENCES.encode() * 3, charset="windows-1252")
    assert "café" in extractors.own({})(scrape).text
    assert extractors.own({"focus": "precision"})(scrape).parse_seconds is not None
    assert extractors.own({})(Scrape("2", SENTENCES)).parse_seconds is None


def test_a_stored_run_is_read_as_it_was(tmp_path: Path) -> None:
    page = result(score=Overlap(0.5, 0.6, 0.55), peers={"p": replace(peer(), score=Overlap(0.1, 0.2, 0.3))},
                  findings=("link_farm: a \ud800",), warnings=("truncated",), consensus=0.5)  # fmt: skip
    run = run_with(page, peers={"p": "1.0"}, options={"focus": "recall"})
    benchmark.save(run, tmp_path, benchmark.summarise(run))
    assert benchmark.is_run(tmp_path)
    assert benchmark.load(tmp_path) == run


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (None, "", "no benchmark run in .*: No such file"),
        ("run.json", "{", "no benchmark run in .*: JSONDecodeError"),
        ("run.json", "[]", "no benchmark run in"),
        ("run.json", '{"schema": 0}', "of another version of cleanpage"),
        ("pages.jsonl", "{}", "no benchmark run in .*: KeyError"),
    ],
)
def test_what_is_no_run_is_an_error(tmp_path: Path, name: str | None, content: str, message: str) -> None:
    if name:
        run = run_with(result())
        benchmark.save(run, tmp_path, benchmark.summarise(run))
        (tmp_path / name).write_text(content)
    with pytest.raises(BenchmarkError, match=message):
        benchmark.load(tmp_path)


def test_changes_are_reported_the_greatest_loss_first() -> None:
    old = [result(id=str(number), score=Overlap(1, 1, 0.8)) for number in range(4)]
    new = [
        old[0],
        replace(old[1], text="body and more", score=Overlap(1, 1, 0.9)),
        replace(old[2], text="", title="T", score=Overlap(0, 0, 0.0), findings=("title: x",), warnings=("no_body",)),
        replace(old[3], id="new"),
    ]
    found = benchmark.compare(run_with(*new), run_with(*old))
    assert [(change.page.id, change.what) for change in found.changes] == [
        ("2", ("no body now", "title, was None", "findings: 1, were 0", "warnings: no_body, were none")),
        ("1", ("text",)),
    ]
    assert [change.gain for change in found.changes] == pytest.approx([-0.8, 0.1])
    assert (found.same, found.added, found.removed) == (1, (("", "new"),), (("", "3"),))
    assert found.changes[0].diff(10) == ("@@ -1 +0,0 @@", "-body")


def test_a_page_that_fails_now_has_changed() -> None:
    found = benchmark.compare(run_with(result("", error="took longer")), run_with(result()))
    assert found.changes[0].what == ("fails now: took longer",)
    assert benchmark.compare(run_with(result()), run_with(result("", error="x"))).changes[0].what == ("failed before",)


def test_other_options_are_reported() -> None:
    run, before = run_with(options={"focus": "recall"}), run_with(options={"repair": False})
    assert benchmark.compare(run, before).before == "cleanpage 1.0, 2026-01-02, repair=False, without focus"
    assert benchmark.compare(run, run).before == "cleanpage 1.0, 2026-01-02"


def test_a_long_difference_is_cut() -> None:
    (change,) = benchmark.compare(run_with(result("\n".join(map(str, range(99))))), run_with(result())).changes
    assert len(change.diff(10)) == 11
    assert change.diff(10)[-1] == "@@ 91 more lines @@"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (result(error="is empty"), "failed: is empty"),
        (result(score=Overlap(0.5, 0.25, 0.33)), "F1 0.33 against gold (precision 0.50, recall 0.25)"),
        (result(""), "no body on a page of 1,000 characters"),
        (result("", peers={"p": peer()}), "no body, but p took 900 characters"),
        (
            result(peers={"p": peer(agreement=0.5), "q": peer(agreement=0.3)}, consensus=0.9),
            "differs from p and q (0.40), which agree with each other (0.90)",
        ),
        (
            result(peers={"p": peer(agreement=0.2), "q": peer(0, 0.0, "x"), "r": peer(7, 0.0)}),
            "4 characters, of which others have little: p took 900",
        ),
        (result(confidence=0.4), "confidence 0.40"),
        (result(findings=("link_farm: x",), contamination=0.25), "25% contamination: link farm"),
        (result(warnings=("undecodable_bytes",)), "undecodable bytes"),
    ],
)
def test_reasons_to_look_at_a_page(page: PageResult, message: str) -> None:
    (suspect,) = benchmark.look_first([result(), page, result("", characters=100)], max_pages=5)
    assert message in [concern.message for concern in suspect.concerns]


def test_the_gravest_comes_first() -> None:
    found = [result(id="doubt", confidence=0.55), result(id="failure", error="x"), result(id="lost", text="")]
    assert [suspect.page.id for suspect in benchmark.look_first(found, max_pages=2)] == ["failure", "lost"]


def test_figures_of_extractors() -> None:
    found = [
        result(seconds=0.001 * number, parse_seconds=0.001, peers={"p": peer(agreement=0.5)})
        for number in range(1, 101)
    ]
    found += [result(seconds=9.0, parse_seconds=None, peers={"p": peer(error="x")}), result(error="x", size=1)]
    own, other = benchmark.summarise(run_with(*found, peers={"p": "2.0"})).extractors
    assert (own.name, own.version, own.failed, other.name, other.version, other.failed) == (
        OWN,
        "1.0",
        1,
        "p",
        "2.0",
        1,
    )
    assert own.median == pytest.approx(0.051)
    assert own.slow == pytest.approx(0.096, abs=0.001)
    assert own.multiple == pytest.approx(50.5)  # scrapes are not parsed
    assert other.multiple == pytest.approx(10)
    assert other.agreement == pytest.approx(0.5)


def test_every_figure_of_a_set() -> None:
    whole, half = Overlap(1.0, 1.0, 1.0), Overlap(0.5, 1.0, 0.6)
    p = {"p": replace(peer(agreement=0.5), score=half)}
    found = [
        result(
            "x" * 500, page_type="a", confidence=0.8, score=whole, peers=p, findings=("title: x",), contamination=0.4
        ),
        result("x" * 100, id="2", confidence=0.6, peers={"p": peer(0, 0.9, "x")}),
        result("", id="3", confidence=0.0),
        result("", id="4", error="x", size=9, score=Overlap(0, 0, 0), peers={"p": replace(peer(), score=whole)}),
        result("", id="5", error="is empty"),
    ]
    summary = benchmark.summarise(run_with(*found, peers={"p": "2"}, memory={OWN: 40.0, "p": 90.0}))
    everything, of_type = summary.sets
    assert (everything.pages, everything.failed, everything.empty, everything.contaminated) == (5, 2, 1, 1)
    assert everything.coverage == pytest.approx((0.5 + 0.1 + 0) / 3)
    assert everything.contamination == pytest.approx(0.4 / 3)
    assert everything.confidence == pytest.approx(0.7)
    assert everything.agreement == pytest.approx(0.5)
    assert everything.with_gold == 2
    assert everything.scores == {OWN: Overlap(0.5, 0.5, 0.5), "p": Overlap(0.75, 1.0, 0.8)}
    assert (of_type.name, of_type.pages, of_type.scores[OWN]) == ("set/a", 1, whole)
    own, other = summary.extractors
    assert (own.failed, own.empty, own.memory, other.failed, other.empty, other.memory) == (1, 1, 40.0, 1, 0, 90.0)
    assert (own.score, other.score) == (Overlap(0.5, 0.5, 0.5), Overlap(0.75, 1.0, 0.8))


def test_who_failed_has_nothing_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(ARTICLE * 200)  # no machine reads it at once
    (tmp_path / "b.html").write_text("")
    (tmp_path / "gold").mkdir()
    for name in "ab":
        (tmp_path / "gold" / f"{name}.txt").write_text("")
    run = run_of(Plan((tmp_path,), gold=(tmp_path / "gold",), timeout=0.0))
    assert [page.error for page in run.pages] == ["took longer than 0 seconds", "is empty"]
    assert [page.score for page in run.pages] == [Overlap(0.0, 0.0, 0.0)] * 2


def test_gold_of_another_site_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(json.dumps({"text": "gold", "url": "https://a.example/1.html"}))
    gold = GoldFolder(tmp_path)
    assert gold.of(Scrape("https://b.example/1.html", b"", "https://b.example/1.html")) is None
    assert gold.of(Scrape("https://a.example/1.html", b"")) is not None


def test_a_source_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="is given twice"):
        Plan((tmp_path, tmp_path / "."))


def test_a_set_may_have_another_name_than_before() -> None:
    found = benchmark.compare(run_with(result(dataset="new")), run_with(result("other", dataset="old")))
    assert (len(found.changes), found.added, found.removed) == (1, (), ())


def test_several_sets_have_a_line_for_all() -> None:
    summary = benchmark.summarise(run_with(result(dataset="b"), result("", dataset="a")))
    assert [(one.name, one.pages, one.empty) for one in summary.sets] == [("a", 1, 1), ("b", 1, 0), ("all", 2, 1)]


def test_a_report_shows_the_pages_and_links_to_them(pages: Path, gold: Path, tmp_path: Path) -> None:
    plan = Plan((pages,), gold=(gold,))
    run = run_of(plan)
    old = replace(run, pages=tuple(replace(page, text=f"{page.text}\n\nGone & forgotten") for page in run.pages[:1]))
    comparison = benchmark.compare(run, old)
    report = write_report(plan, run, benchmark.summarise(run), tmp_path, comparison).read_text("utf-8")
    assert "Gone &amp; forgotten" in report
    assert 'href="inspected/001.html"' in report
    assert "The ferry was late" in (tmp_path / "inspected/001.html").read_text("utf-8")
    assert "F1 against cost" in report
    assert "failed: is empty" in report


def test_names_and_words_of_pages_stay_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    page = result(id=evil, title=evil, text=evil, findings=(evil,), error="", peers={}, contamination=0.5)
    failed = result(id=evil + "2", error=evil)
    run = run_with(page, failed, sources=(evil,), options={evil: evil})
    plan = Plan((tmp_path / "pages",))
    plan.sources[0].mkdir()
    (plan.sources[0] / "a.html").write_text(ARTICLE)
    comparison = benchmark.compare(run, run_with(replace(page, text="before " + evil), version=evil))
    report = write_report(plan, run, benchmark.summarise(run), tmp_path, comparison).read_text("utf-8")
    assert "<script" not in report
    assert report.count("&lt;script&gt;") > 8


def test_the_same_run_gives_the_same_report(pages: Path, tmp_path: Path) -> None:
    plan = Plan((pages,))
    run = run_of(plan)
    first, second = (write_report(plan, run, benchmark.summarise(run), tmp_path / name) for name in "ab")
    assert first.read_bytes() == second.read_bytes()
