from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cleanpage.pipeline  # noqa: F401  pytester forgets what is first imported within it, and lxml must not be
from cleanpage.tools import cases

pytest_plugins = ["pytester"]

PAGE = """<title>High tide</title><nav><a href="/">Home</a> <a href="/boats">Boats</a></nav><h1>High tide</h1>
<p>The tide came in at noon, and by the time the harbour master was there, nobody could cross the quay any more.</p>
<p>It rose for another hour, took two dinghies and a bench along, and left them on the steps of the chapel at dusk.</p>
"""

MakeCase = Callable[..., Path]


@pytest.fixture(autouse=True)
def alone(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out a plugin that imports all of itself in each run, as pytester forgets modules."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")


@pytest.fixture
def make_case(pytester: pytest.Pytester) -> MakeCase:
    """Makes a case in a folder of the test; `text` goes before its text, and facts into its `case.json`."""

    def make(slug: str = "tide", folder: str = "pages", text: str = "", **facts: Any) -> Path:
        made = cases.add(PAGE.encode(), pytester.path / folder, slug).folder
        path = made / "expected.txt"
        path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")
        path = made / "case.json"
        path.write_text(json.dumps({**json.loads(path.read_bytes()), **facts}), encoding="utf-8")
        return made

    return make


def test_without_the_option_there_is_nothing(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case()
    pytester.makepyfile(
        """
        import sys

        def test_that_pytest_starts_without_the_extractor(pytestconfig):
            assert not [name for name in ("lxml", "cleanpage.pipeline", "cleanpage.tools.cases") if name in sys.modules]
            assert not pytestconfig.pluginmanager.hasplugin("cleanpage-cases")
        """
    )
    result = pytester.runpytest_subprocess("-W", "error")
    result.assert_outcomes(passed=1)


def test_cases_pass_and_can_be_named(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("high-tide")
    make_case("low-tide", "pages/deeper")
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*pages/deeper/low-tide/case.json::low-tide PASSED*", "*::high-tide PASSED*"])
    one = "pages/high-tide/case.json::high-tide"
    for chosen in (["-k", "high"], [one], ["pages/high-tide"], ["--deselect", "pages/deeper/low-tide"]):
        assert pytester.runpytest("--cleanpage-fixtures", "pages", *chosen).parseoutcomes()["passed"] == 1
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "--collect-only", "-q", "--import-mode=importlib")
    result.stdout.fnmatch_lines(["pages/deeper/low-tide/case.json::low-tide", one])


def test_a_failure_shows_the_diff_and_why(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case(text="Home Boats\n\n", title="Low tide", labels={"boilerplate": ["It rose"]}, findings=["hidden"])
    result = pytester.runpytest("--cleanpage-fixtures", "pages")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "4 differences: missing, metadata, label, finding",
            "missing from the text",
            "  - 'Home Boats'",
            "      boilerplate, score 0.*, /html/*nav*: * -*",
            "  title: expected 'Low tide', got 'High tide'",
            "  label of 'It rose': expected boilerplate, got body",
            "      body, score 0.*: * +*",
            "  findings: expected hidden, got none",
            "--- expected.txt",
            "+++ text now",
            "-Home Boats",
            "FAILED pages/tide/case.json::tide - Failed: 4 differences*",
        ]
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


@pytest.mark.parametrize("name", ["case.json", "expected.txt", "source.html"])
def test_a_broken_case_is_one_line(name: str, pytester: pytest.Pytester, make_case: MakeCase) -> None:
    (make_case() / name).unlink()
    make_case("other")
    result = pytester.runpytest("--cleanpage-fixtures", "pages")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines([f"*{'needs one source.html' if 'source' in name else f'{name}: missing'}*"])
    result.stdout.no_fnmatch_line("*Error*")
    result.stdout.no_fnmatch_line("*During handling*")


def test_a_case_json_that_cannot_be_read_is_one_line(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    (make_case() / "case.json").write_text('{"title": "High tide"\n "date": null}')
    result = pytester.runpytest("--cleanpage-fixtures", "pages")
    result.assert_outcomes(failed=1)
    headline = next(index for index, line in enumerate(result.outlines) if line.strip("_ ") == "tide")
    assert result.outlines[headline + 1] == "case.json:2: not JSON: Expecting ',' delimiter (column 2)"
    assert result.outlines[headline + 2].startswith("=====")


def test_a_known_failure_must_fail(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("fails", status="known failure", reason="The tide is low.", title="Low tide")
    make_case("passes", status="known failure", reason="The tide is low.")
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "-rx")
    result.assert_outcomes(failed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "known failure passes now; set its status to pass",
            "XFAIL pages/fails/case.json::fails - The tide is low.",
        ]
    )
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "-k", "fails", "--runxfail")
    result.stdout.fnmatch_lines(["  title: expected 'Low tide', got 'High tide'"])


def test_a_known_failure_that_is_broken_fails(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case(status="known failure", reason="The tide is low.", tilte="Low tide")
    result = pytester.runpytest("--cleanpage-fixtures", "pages")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["case.json: unknown key 'tilte'; did you mean 'title'?"])


def test_an_update_rewrites_and_says_so(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("right")
    wrong = make_case("wrong", text="Home Boats\n\n", title="Low tide", why="Kept.")
    known = make_case("known", status="known failure", reason="The tide is low.", title="Low tide")
    before = [path.read_bytes() for path in sorted(known.iterdir())]
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "--cleanpage-update")
    result.assert_outcomes(passed=2, xfailed=1)
    result.stdout.fnmatch_lines(["*cleanpage: rewritten*", "pages/wrong: expected.txt, title"])
    result.stdout.no_fnmatch_line("pages/right:*")
    assert [path.read_bytes() for path in sorted(known.iterdir())] == before
    assert cases.read(wrong).facts["why"] == "Kept."
    result = pytester.runpytest("--cleanpage-fixtures", "pages")
    result.assert_outcomes(passed=2, xfailed=1)
    result.stdout.no_fnmatch_line("*rewritten*")


def test_what_an_update_cannot_mend_still_fails(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case(title="Low tide", labels={"body": ["nowhere"]})
    result = pytester.runpytest("--cleanpage-fixtures", "pages", "--cleanpage-update")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["1 difference: label", "pages/tide: title"])


def test_the_ini_option_holds_where_pytest_would_look(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("one", "tests/pages")
    make_case("two", "elsewhere")
    make_case("three", "not-named")
    pytester.makeini("[pytest]\ntestpaths = tests\ncleanpage_fixtures = tests/pages elsewhere")
    pytester.path.joinpath("tests", "test_it.py").write_text("def test_it(): pass")
    pytester.runpytest().assert_outcomes(passed=3)
    pytester.runpytest("tests/test_it.py").assert_outcomes(passed=1)
    pytester.runpytest("tests").assert_outcomes(passed=2)
    pytester.runpytest("elsewhere").assert_outcomes(passed=1)
    pytester.runpytest("tests/test_it.py", "--cleanpage-fixtures", "not-named").assert_outcomes(passed=2)


def test_several_folders_and_each_case_once(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("one", "a")
    make_case("two", "b/c")
    make_case("three", "d")
    folders = ["a", "b", "b/c", "a"]
    result = pytester.runpytest(*(f"--cleanpage-fixtures={folder}" for folder in folders))
    result.assert_outcomes(passed=2)


def test_folders_outside_of_the_root(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case()
    inner = pytester.mkdir("project")
    inner.joinpath("test_it.py").write_text("def test_it(): pass")
    result = pytester.runpytest("--rootdir", str(inner), str(inner), "--cleanpage-fixtures", "pages")
    result.assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cleanpage-update"], "--cleanpage-update needs --cleanpage-fixtures DIR or the ini option*"),
        (["--cleanpage-fixtures", "nowhere"], "cleanpage_fixtures: no such folder: *nowhere"),
        (["--cleanpage-fixtures", "empty"], "--cleanpage-fixtures: no case.json below *empty"),
    ],
)
def test_a_wrong_call_is_an_error(arguments: list[str], message: str, pytester: pytest.Pytester) -> None:
    pytester.mkdir("empty")
    result = pytester.runpytest(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {message}"])


def test_it_runs_in_several_processes(pytester: pytest.Pytester, make_case: MakeCase) -> None:
    make_case("right")
    make_case("wrong", title="Low tide")
    result = pytester.runpytest_subprocess("--cleanpage-fixtures", "pages", "-n", "2")
    result.assert_outcomes(passed=1, failed=1)
    result = pytester.runpytest_subprocess("--cleanpage-fixtures", "pages", "-n", "2", "--cleanpage-update")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["pages/wrong: title"])


def test_pytest_is_no_dependency() -> None:
    code = "import sys; sys.modules['pytest'] = None; from cleanpage.tools import cases; cases.read"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
