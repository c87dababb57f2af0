"""The command line: what it prints where, and its exit codes."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cleanpage
from cleanpage.tools import cases
from cleanpage.tools.cli import main
from cleanpage.tools.cli.outputs import targets

PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>Tides – The Harbour Paper</title></head><body>"
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Tides</h1>"
    "<p>The tide turns twice a day, and nobody in the harbour has to tell it to do so – 潮.</p>"
    "<p>On Sunday it came in <b>higher</b> than the wall, and the market was under water until the evening.</p>"
    "</article><footer>© The Harbour Paper</footer></body></html>"
).encode()
TEXT = cleanpage.extract(PAGE).text + "\n"

# Runs the command only when a byte comes in, so that its reader is gone by then.
WAITS = "import sys; sys.stdin.read(1); from cleanpage.tools.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("in/a/1.html", "in/b/1.html", "in/b/1.txt", "in/b/notes.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE)
    return tmp_path / "in"


def run(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleanpage", *arguments]
    environ = {**os.environ, **environment}
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=300, env=environ)


def printed(capture: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, err = capture.readouterr()
    return out.decode(), err.decode()


def assert_complains(code: int, out: str, err: str, expected: int = 1) -> None:
    assert code == expected
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("cleanpage: ")


def test_a_file_gives_its_body(file: Path) -> None:
    done = run("extract", str(file))
    assert (done.returncode, done.stderr, done.stdout.decode()) == (0, b"", TEXT)


@pytest.mark.parametrize("arguments", [["extract", "-"], ["extract"]])
def test_standard_input_gives_its_body(arguments: list[str]) -> None:
    done = run(*arguments, data=PAGE)
    assert (done.returncode, done.stdout.decode()) == (0, TEXT)


def test_a_pipe_of_commands() -> None:
    done = run("explain", "-", data=run("extract", "-f", "html", data=PAGE).stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"tide turns" in done.stdout


def test_output_is_utf8_whatever_the_locale(file: Path) -> None:
    done = run("extract", str(file), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout.decode() == TEXT


@pytest.mark.parametrize("command", ["extract", "explain", "inspect"])
def test_a_reader_that_has_gone_is_no_error(file: Path, command: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS, command, str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(b"x")
    process.stdin.close()
    code = process.wait(timeout=300)
    assert (code, process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_a_full_disk_is_reported_on_one_line(file: Path) -> None:
    command = [sys.executable, "-m", "cleanpage", "extract", str(file)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=300)
    assert_complains(done.returncode, "", done.stderr.decode())


@pytest.mark.parametrize(
    "arguments", [["--no-such-option"], ["extract", "-f", "xml"], ["explain", "a", "b"], ["nothing"]]
)
def test_bad_usage_is_reported_on_one_line(arguments: list[str]) -> None:
    done = run(*arguments, data=PAGE)
    assert_complains(done.returncode, done.stdout.decode(), done.stderr.decode(), expected=2)


def test_no_two_pages_share_a_target() -> None:
    names = ["page.html", "page.txt", "page.html.gz"]
    assert len({*targets(names, Path("out"), ".html")}) == len({*targets(names, Path("out"), ".txt")}) == 3


def test_the_version() -> None:
    assert run("--version").stdout.decode() == f"cleanpage {cleanpage.__version__}\n"


@pytest.mark.parametrize("name", ["page.html.gz", "page.html"])
def test_compressed_pages_are_known_by_their_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(PAGE))
    assert run("extract", str(tmp_path / name)).stdout.decode() == TEXT
    assert run("extract", data=gzip.compress(PAGE)).stdout.decode() == TEXT


def test_what_the_text_does_not_show_is_reported(file: Path) -> None:
    done = run("extract", data=b"<nav><a href=/>Home</a></nav>")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"cleanpage: -: no body\n")


def test_an_input_is_not_overwritten(file: Path) -> None:
    assert_complains(main(["extract", str(file), "-o", str(file)]), "", "cleanpage: \n", expected=2)
    assert file.read_bytes() == PAGE


@pytest.mark.parametrize("command", ["", "extract", "explain", "inspect"])
def test_help_is_there_and_shows_an_example(command: str) -> None:
    done = run(*filter(None, [command, "--help"]))
    assert done.returncode == 0
    assert f"cleanpage {command}".encode() in done.stdout


def test_without_typer_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setitem(sys.modules, "typer", None)
    monkeypatch.delitem(sys.modules, "cleanpage.tools.cli.app", raising=False)
    code = main(["extract"])
    assert_complains(code, *printed(capsysbinary))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_format_is_what_the_page_gives(file: Path, form: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(file), "-f", form, "--url", "http://harbour.example/tides"]) == 0
    page = cleanpage.extract(PAGE, url="http://harbour.example/tides")
    expected = {"text": page.text, "markdown": page.markdown(), "html": page.html(), "json": page.to_json()}
    assert printed(capsysbinary) == (expected[form] + "\n", "")


def test_options_are_those_of_extract(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["--focus", "recall", "--comments", "yes", "--encoding", "utf-8", "--no-repair"]
    assert main(["extract", str(file), *arguments]) == 0
    page = cleanpage.extract(PAGE, focus="recall", comments=True, encoding="utf-8", repair=False)
    assert printed(capsysbinary) == (page.text + "\n", "")


def test_a_folder_to_lines_of_json(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(folder), "--format", "jsonl"]) == 0
    out, err = printed(capsysbinary)
    pages = [json.loads(line) for line in out.splitlines()]
    assert [Path(page["source"]).relative_to(folder).as_posix() for page in pages] == [
        "a/1.html",
        "b/1.html",
        "b/1.txt",
    ]
    assert {page["title"] for page in pages[:2]} == {"Tides"}
    assert err == ""


def test_a_folder_to_a_folder(folder: Path, tmp_path: Path) -> None:
    assert main(["extract", str(folder), "-f", "markdown", "-o", str(tmp_path / "out")]) == 0
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.md"))
    assert found == ["a/1.md", "b/1.html.md", "b/1.txt.md"]
    assert "**higher**" in (tmp_path / "out/a/1.md").read_text("utf-8")


def test_a_pattern_is_understood_where_no_shell_was(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", f"{folder}/*/1.html", "-f", "jsonl"]) == 0
    assert len(printed(capsysbinary)[0].splitlines()) == 2


def test_one_page_to_a_file(file: Path, tmp_path: Path) -> None:
    assert main(["extract", str(file), "-o", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").read_text("utf-8") == TEXT


def test_a_page_that_cannot_be_read_does_not_stop_the_others(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "a/0.html").write_bytes(b" \n")
    assert main(["extract", str(folder), "no-such-file.html", "-f", "jsonl"]) == 1
    out, err = printed(capsysbinary)
    assert len(out.splitlines()) == 3
    assert [line.split(" ")[0] for line in err.splitlines()] == ["cleanpage:", "cleanpage:"]


def test_targets_never_meet() -> None:
    found = targets(["x/1.html", "x/1.htm", "x/y/1.html"], Path("out"), ".txt")
    assert [path.as_posix() for path in found] == ["out/1.html.txt", "out/1.htm.txt", "out/y/1.txt"]


@pytest.mark.parametrize("name", ["no-such-file.html", "a\0b", "x" * 5000])
@pytest.mark.parametrize("command", ["extract", "explain", "inspect"])
def test_what_cannot_be_read_is_reported_on_one_line(
    command: str, name: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = main([command, name])
    assert_complains(code, *printed(capsysbinary))


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_is_reported_on_one_line(
    tmp_path: Path, data: bytes, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "empty.html").write_bytes(data)
    code = main(["extract", str(tmp_path / "empty.html")])
    assert_complains(code, *printed(capsysbinary))


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "FOLDER"],
        ["extract", "FOLDER", "-o", "FOLDER/a/1.html"],
        ["extract", "FOLDER", "--url", "http://harbour.example/", "-f", "jsonl"],
        ["extract", "FOLDER/*.nothing"],
        ["explain", "FOLDER/a/1.html", "--label", "no-such-label"],
    ],
)
def test_what_does_not_fit_is_reported_on_one_line(
    arguments: list[str], folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = main([argument.replace("FOLDER", str(folder)) for argument in arguments])
    assert_complains(code, *printed(capsysbinary), expected=2)


def test_a_folder_without_pages_is_reported(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main(["extract", str(tmp_path)])
    assert_complains(code, *printed(capsysbinary), expected=2)


def test_what_cannot_be_written_is_reported_on_one_line(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main(["extract", str(file), "-o", str(file / "below" / "a" / "file")])
    assert_complains(code, *printed(capsysbinary))


def test_an_explanation_tells_of_every_block(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", str(file)]) == 0
    out, _ = printed(capsysbinary)
    page = cleanpage.extract(PAGE)
    assert [line.split()[0] for line in out.splitlines() if not line.startswith(" ")] == [b.label for b in page.blocks]
    assert page.blocks[0].reasons[0].name in out


def test_an_explanation_of_one_label(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", str(file), "--label", "title"]) == 0
    out, _ = printed(capsysbinary)
    assert "Tides" in out
    assert "Harbour Paper" not in out


def test_no_page_commands_the_terminal(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("A line that is \x1b[31mred\x1b[0m and rings\x07.\n[bold]not markup[/bold]\n", "utf-8")
    assert main(["explain", str(path)]) == 0
    out, _ = printed(capsysbinary)
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "[bold]not markup[/bold]" in out


def test_a_report_is_one_html_file(file: Path, tmp_path: Path) -> None:
    assert main(["inspect", str(file), "-o", str(tmp_path / "report.html")]) == 0
    report = (tmp_path / "report.html").read_text("utf-8")
    assert report.startswith("<!doctype html>")
    assert "nobody in the harbour" in report


def test_a_page_becomes_a_fixture(file: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["--into", str(tmp_path / "pages"), "--focus", "recall", "--why", "it floods", "--accept"]
    assert main(["fixture", "add", str(file), *arguments]) == 0
    out, _ = printed(capsysbinary)
    case = cases.read(tmp_path / "pages" / "tides")
    assert out.splitlines()[0] == str(case.folder)
    assert (case.facts["why"], case.facts["options"]) == ("it floods", {"focus": "recall"})
    assert cases.check(case) == []


def test_a_fixture_that_nobody_accepted_is_a_draft(file: Path, tmp_path: Path) -> None:
    assert main(["fixture", "add", str(file), "--into", str(tmp_path / "pages")]) == 0
    case = cases.read(tmp_path / "pages" / "tides")
    assert [difference.aspect for difference in cases.check(case)] == [cases.Aspect.STATUS]
    assert cases.update(case) == ("status",)
    assert cases.check(cases.read(case.folder)) == []


def test_a_fixture_is_not_overwritten(file: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["fixture", "add", str(file), "--into", str(tmp_path / "pages"), "--slug", "tides"]
    assert main(arguments) == 0
    printed(capsysbinary)
    assert_complains(main(arguments), *printed(capsysbinary))


def test_a_benchmark_prints_tables_and_writes_a_report(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["bench", str(folder), "-o", str(tmp_path / "run")]) == 0
    out, err = printed(capsysbinary)
    assert re.search(r"^in +3 +0 +0 ", out, re.MULTILINE)
    assert re.search(r"^cleanpage 0", out, re.MULTILINE)
    assert err == f"cleanpage: the report is {tmp_path / 'run' / 'report.html'}\n"
    assert len((tmp_path / "run" / "pages.jsonl").read_text("utf-8").splitlines()) == 3


def test_a_benchmark_tells_what_changed(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    before, after = str(tmp_path / "before"), str(tmp_path / "after")
    assert main(["bench", str(folder), "-o", before]) == 0
    (folder / "a" / "1.html").write_bytes(PAGE.replace(b"Sunday", b"Monday"))
    assert main(["bench", str(folder), "--baseline", before, "-o", after]) == 0
    out, _ = printed(capsysbinary)
    assert "1 changed, 2 did not, 0 new, 0 gone" in out
    assert "On Monday it came in" in (tmp_path / "after" / "report.html").read_text("utf-8")


def test_a_benchmark_does_not_read_what_it_wrote(folder: Path) -> None:
    for _ in range(2):
        assert main(["bench", str(folder), "-o", str(folder / "run")]) == 0
        assert len((folder / "run" / "pages.jsonl").read_text("ascii").splitlines()) == 3


def test_names_are_no_commands_to_the_terminal(folder: Path, tmp_path: Path) -> None:
    (folder / "\x1b[31mred\n.html").write_text("")
    done = run("bench", str(folder), "-o", str(tmp_path / "run"))
    assert b"\x1b" not in done.stdout
    assert b"[31mred .html: failed: is empty" in done.stdout


def test_a_benchmark_of_standard_input(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"html": PAGE.decode(), "id": name}).encode() + b"\n" for name in ("a", "b"))
    for data, pages in ((PAGE, 1), (lines, 2)):
        assert run("bench", "-", "-o", str(tmp_path / "run"), data=data).returncode == 0
        assert len((tmp_path / "run" / "pages.jsonl").read_text("utf-8").splitlines()) == pages


def test_a_benchmark_with_a_page_that_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.html.gz").write_bytes(b"none")
    done = run("bench", str(folder), "-o", str(tmp_path / "run"))
    assert done.returncode == 1
    assert b"look at broken.html.gz: failed" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere"], 1),
        (["empty"], 1),
        (["in", "--gold", "nowhere"], 1),
        (["in", "--gold", "in", "--gold", "in", "--gold", "in"], 1),
        (["in", "--against", "nobody"], 2),
        (["in", "--baseline", "empty"], 1),
        (["in", "--url", "https://example.org"], 2),
        (["in", "-o", "in"], 2),
        (["in", "-o", "in/a/1.html"], 2),
        (["in", "--baseline", "run", "-o", "run"], 2),
        (["in", "-o", "in/a/1.html/run"], 1),
    ],
)
def test_a_benchmark_that_cannot_be(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    arguments: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder.parent / "empty").mkdir()
    assert_complains(main(["bench", *arguments]), *printed(capsysbinary), expected=code)
    assert (folder / "a" / "1.html").read_bytes() == PAGE
