"""The command line: what it prints where, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cleanpage
from cleanpage.cli import main

PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>Tides – The Harbour Paper</title></head><body>"
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Tides</h1>"
    "<p>The tide turns twice a day, and nobody in the harbour has to tell it to do so – 潮.</p>"
    "<p>On Sunday it came in higher than the wall, and the market was under water until the evening.</p>"
    "</article><footer>© The Harbour Paper</footer></body></html>"
).encode()

# Runs the command only when a byte comes in, so that its reader is gone by then.
WAITS = "import sys; sys.stdin.read(1); from cleanpage.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    return path


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleanpage", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def assert_complains(code: int, out: bytes, err: bytes) -> None:
    assert code == 1
    assert out == b""
    assert len(err.decode().splitlines()) == 1
    assert err.startswith(b"cleanpage: ")


def test_a_file_gives_its_body(file: Path) -> None:
    done = run(str(file))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == cleanpage.extract(PAGE).text + "\n"
    assert b"tide turns" in done.stdout


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input_gives_its_body(arguments: list[str]) -> None:
    done = run(*arguments, data=PAGE)
    assert (done.returncode, done.stdout.decode()) == (0, cleanpage.extract(PAGE).text + "\n")


def test_a_missing_file_is_told_in_one_line() -> None:
    done = run("no-such-file.html")
    assert_complains(done.returncode, done.stdout, done.stderr)
    assert b"no-such-file.html" in done.stderr


def test_empty_standard_input_is_told_in_one_line() -> None:
    done = run("-", data=b" \n")
    assert_complains(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["a", "b"], ["--json", "--explain"], ["--url"]])
def test_bad_usage_is_told_with_exit_code_two(arguments: list[str]) -> None:
    done = run(*arguments, data=PAGE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage:" in done.stderr


def test_output_is_utf8_whatever_the_locale(file: Path) -> None:
    command = [sys.executable, "-m", "cleanpage", str(file)]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
    assert "潮" in done.stdout.decode()


def test_a_reader_that_has_gone_is_no_error(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS, str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(b"x")
    process.stdin.close()
    code = process.wait(timeout=60)
    assert (code, process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_main_prints_the_body(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(file)]) == 0
    out, err = capsysbinary.readouterr()
    assert (out.decode(), err) == (cleanpage.extract(PAGE).text + "\n", b"")


def test_main_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    feed(monkeypatch, PAGE)
    assert main(["-"]) == 0
    assert capsysbinary.readouterr().out.decode() == cleanpage.extract(PAGE).text + "\n"


def test_json_is_the_whole_page(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(file), "--json", "--url", "http://harbour.example/tides"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told == cleanpage.extract(PAGE, url="http://harbour.example/tides").to_dict()
    assert told["title"] == "Tides"


def test_an_explanation_tells_of_every_block(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(file), "--explain"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out == cleanpage.extract(PAGE).explain() + "\n"
    assert "© The Harbour Paper" in out


def test_main_tells_of_a_missing_file(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main(["no-such-file.html"])
    assert_complains(code, *capsysbinary.readouterr())


def test_main_tells_of_a_directory(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main([str(tmp_path)])
    assert_complains(code, *capsysbinary.readouterr())


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_main_tells_of_a_name_that_no_file_can_have(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main([name])
    assert_complains(code, *capsysbinary.readouterr())


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_main_tells_of_an_empty_file(tmp_path: Path, data: bytes, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(data)
    code = main([str(path)])
    assert_complains(code, *capsysbinary.readouterr())


def test_main_tells_of_empty_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    feed(monkeypatch, b"")
    code = main([])
    assert_complains(code, *capsysbinary.readouterr())


def test_main_leaves_with_two_on_bad_usage(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--no-such-option"])
    assert left.value.code == 2
    assert capsysbinary.readouterr().out == b""


def test_help_tells_the_exit_codes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert b"exit codes" in capsysbinary.readouterr().out


def test_a_page_without_a_body_prints_nothing(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "blank.html"
    path.write_bytes(b"<html><body></body></html>")
    assert main([str(path)]) == 0
    assert capsysbinary.readouterr() == (b"", b"")


THREAD = (
    b"<article><p>The tide came in higher than the wall, and the market was under water until the evening.</p>"
    b"<p>On Monday the stalls were open again, and the fish was as fresh as on any other day of the week.</p></article>"
    b"<div class=comments><p>I was there, and it was a sight to see, I can tell you that much.</p></div>"
)


@pytest.mark.parametrize(("choice", "is_in"), [("yes", True), ("no", False)])
def test_comments_are_in_or_out_as_asked(choice: str, is_in: bool) -> None:
    assert (b"a sight to see" in run("--comments", choice, data=THREAD).stdout) is is_in


def test_an_unknown_focus_is_bad_usage() -> None:
    told = run("--focus", "sharp", data=THREAD)
    assert (told.returncode, b"precision" in told.stderr) == (2, True)
