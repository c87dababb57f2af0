"""Pages out of files, folders, WARC files and JSON lines; what is broken costs itself and nothing else."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from pyarrow import parquet

from cleanpage.tools import sources
from cleanpage.tools.sources import Scrape, SourceError, Unreadable
from support.warcs import http, record

URL = "https://example.org/1"


def read(path: Path, data: bytes) -> list[Scrape | Unreadable]:
    path.write_bytes(data)
    return list(sources.read(path))


def reasons(found: list[Scrape | Unreadable]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Unreadable)]


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page"])
def test_a_file_is_a_page(tmp_path: Path, name: str) -> None:
    assert read(tmp_path / name, b"<p>page") == [Scrape(name, b"<p>page")]


def test_a_compressed_file_is_a_page(tmp_path: Path) -> None:
    assert read(tmp_path / "page.html.gz", gzip.compress(b"<p>page")) == [Scrape("page.html.gz", b"<p>page")]


@pytest.mark.parametrize(
    "data", [gzip.compress(b"<p>page" * 99)[:-20], b"<p>not compressed", b""], ids=["cut", "plain", "empty"]
)
def test_a_broken_compressed_file_is_reported(tmp_path: Path, data: bytes) -> None:
    assert len(reasons(read(tmp_path / "page.html.gz", data))) == 1


def test_a_file_that_unfolds_without_end_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanpage.tools.sources.files.MAX_BYTES", 1000)
    (found,) = read(tmp_path / "page.html.gz", gzip.compress(b"a" * 5000))
    assert isinstance(found, Scrape)
    assert len(found.data) == 1000


def test_a_folder_is_read_in_order_and_as_deep_as_it_goes(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.txt", "a/y.jsonl", "a/notes.pdf", "gold/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"html": "<p>1", "id": "one"}' if name.endswith("l") else "page")
    found = [one.id for one in sources.read(tmp_path, without=[tmp_path / "gold"])]
    assert found == ["one", "a/z.txt", "b.html"]


@pytest.mark.parametrize("name", ["", "missing.html"])
def test_no_pages_are_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.pdf").write_text("page")
    with pytest.raises(SourceError, match=r"no pages|no such file"):
        list(sources.read(tmp_path / name))


def test_equal_ids_are_numbered(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": "page"})] * 3
    assert [one.id for one in read(tmp_path / "x.jsonl", "\n".join(lines).encode())] == ["a", "a#2", "a#3"]


def test_lines_of_json(tmp_path: Path) -> None:
    rows = [
        {"html": "<p>1", "url": URL, "encoding": "gbk"},
        {"text": "2", "html": None, "id": 7},
        {"title": "neither"},
        ["no object"],
    ]
    data = "\n\n".join([*(json.dumps(row) for row in rows), "{broken", "[" * 100_000]).encode()
    found = read(tmp_path / "pages.jsonl.gz", gzip.compress(data))
    assert found[:2] == [Scrape(URL, "<p>1", URL, "gbk"), Scrape("7", "2")]
    assert [one.id for one in found[2:]] == [f"pages.jsonl.gz:{number}" for number in (5, 7, 9, 11)]
    assert [reason.split(":")[0] for reason in reasons(found)] == [
        "no page in any of the fields html, raw_html, content, body, text", "no JSON object", "no JSON", "no JSON",
    ]  # fmt: skip


@pytest.mark.parametrize("compressed", [False, True])
def test_a_warc_gives_the_pages_that_servers_sent(tmp_path: Path, compressed: bool) -> None:
    records = [
        record(URL, http(b"<p>1")),
        record("https://example.org/missing", http(b"<p>2", status="404 Not Found")),
        record("https://example.org/picture", http(b"3", content_type="image/png")),
        record("https://example.org/request", b"GET / HTTP/1.1\r\n\r\n", "request"),
        record("https://example.org/text", "4 三".encode(), "conversion", "text/plain"),
        record("https://example.org/file", b"<p>5", "resource", "text/html"),
    ]
    data = b"".join(gzip.compress(one) if compressed else one for one in records)
    assert read(tmp_path / ("x.warc.gz" if compressed else "x.warc"), data) == [
        Scrape(URL, b"<p>1", URL, "gbk"),
        Scrape("https://example.org/text", "4 三".encode(), "https://example.org/text"),
        Scrape("https://example.org/file", b"<p>5", "https://example.org/file"),
    ]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(b"<p>page")),
        ("Content-Encoding: gzip", b"<p>page"),  # what wrote the file left the header
        ("Content-Encoding: deflate", zlib.compress(b"<p>page")),
        ("Content-Encoding: identity", b"<p>page"),
        ("Transfer-Encoding: chunked", b"3\r\n<p>\r\n4\r\npage\r\n0\r\n\r\n"),
    ],
    ids=["gzip", "gzip taken off", "deflate", "identity", "chunked"],
)
def test_the_codings_of_a_server_come_off(tmp_path: Path, coding: str, body: bytes) -> None:
    (found,) = read(tmp_path / "x.warc", record(URL, http(body, f"{coding}\r\n")))
    assert isinstance(found, Scrape)
    assert found.data == b"<p>page"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_broken_body_costs_its_page_only(tmp_path: Path, coding: str) -> None:
    broken = record(URL, http(b"nothing of the kind", f"Content-Encoding: {coding}\r\n"))
    found = read(tmp_path / "x.warc", broken + record("https://example.org/2", http(b"<p>2")))
    assert [(one.id, type(one)) for one in found] == [(URL, Unreadable), ("https://example.org/2", Scrape)]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_warc_that_ends_too_early_says_so(tmp_path: Path, compressed: bool) -> None:
    records = [record(URL, http(b"<p>1")), record("https://example.org/2", http(b"<p>two" * 100))]
    data = b"".join(gzip.compress(one) if compressed else one for one in records)
    found = read(tmp_path / ("x.warc.gz" if compressed else "x.warc"), data[:-40])
    assert [type(one) for one in found[:2]] == [Scrape, Unreadable]
    assert all(reason == "is cut short" for reason in reasons(found))


@pytest.mark.parametrize("cut", range(1, 200, 7))
def test_a_warc_that_is_cut_anywhere_says_so(tmp_path: Path, cut: int) -> None:
    data = record(URL, http(b"<p>1")) + record("https://example.org/2", http(b"<p>2"))
    assert reasons(read(tmp_path / "x.warc", data[:-cut]))


def test_a_warc_in_one_piece_is_whole(tmp_path: Path) -> None:
    data = gzip.compress(record(URL, http(b"<p>1")) + record("https://example.org/2", http(b"<p>2" * 99)))
    assert [type(one) for one in read(tmp_path / "x.warc.gz", data)] == [Scrape, Scrape]
    assert reasons(read(tmp_path / "x.warc.gz", data[:-30]))


def test_a_broken_byte_costs_one_file(tmp_path: Path) -> None:
    for name, data in (
        ("a.html.gz", b"<p>page" * 999),
        ("b.jsonl.gz", b'{"html": "page"}' * 99),
        ("c.html.gz", b"<p>c"),
    ):
        packed = bytearray(gzip.compress(bytes(byte ^ n % 7 for n, byte in enumerate(data)) if name < "c" else data))
        packed[30:35] = b"\xff" * 5 if name < "c" else packed[30:35]
        (tmp_path / name).write_bytes(packed)
    found = list(sources.read(tmp_path))
    assert [(one.id, type(one)) for one in found if isinstance(one, Scrape)] == [("c.html.gz", Scrape)]
    assert {one.id.partition(":")[0] for one in found} == {"a.html.gz", "b.jsonl.gz", "c.html.gz"}


def test_what_was_made_here_is_no_source(tmp_path: Path) -> None:
    for name in ("a.html", "out/b.html", f"out/{sources.OUTPUT_MARK}", "out/deeper/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("page")
    assert [one.id for one in sources.read(tmp_path)] == ["a.html"]
    assert [one.id for one in sources.read(tmp_path / "out")] == ["b.html", "deeper/c.html"]


def test_ids_are_free_before_they_are_given(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": name, "text": "page"}) for name in ("a#2", "a", "a")).encode()
    assert [one.id for one in read(tmp_path / "x.jsonl", lines)] == ["a#2", "a", "a#3"]


def test_a_line_without_end_is_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanpage.tools.sources.json_lines._MAX_LINE_BYTES", 100)
    lines = b'{"html": "' + b"a" * 1000 + b'"}\n' + b'{"html": "page"}\n'
    assert [type(one) for one in read(tmp_path / "x.jsonl.gz", gzip.compress(lines))] == [Unreadable, Scrape]


def test_what_is_no_warc_says_so(tmp_path: Path) -> None:
    assert len(reasons(read(tmp_path / "x.warc.gz", b"garbage" * 99))) == 1


def test_without_fastwarc_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(SourceError, match=r"pip install 'cleanpage\[warc\]'"):
        read(tmp_path / "x.warc", record(URL, http(b"<p>1")))


def test_columns_of_the_same_name_cost_no_page(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array(["<p>1"]), pa.array(["a"]), pa.array(["b"])], ["html", "id", "id"])
    parquet.write_table(table, tmp_path / "pages.parquet")
    assert [type(one) for one in sources.read(tmp_path / "pages.parquet")] == [Scrape]


@pytest.mark.parametrize("group", [20, 1200])
def test_memory_for_a_parquet_file_does_not_grow_with_it(tmp_path: Path, group: int) -> None:
    path, random = tmp_path / "pages.parquet", Random(0)
    schema = pa.schema([("html", pa.binary())])
    with parquet.ParquetWriter(path, schema, write_batch_size=20) as writer:
        for _ in range(1200 // group):
            pages = [random.randbytes(20_000) for _ in range(group)]
            writer.write_table(pa.table({"html": pages}, schema))
    before, most = pa.total_allocated_bytes(), 0
    for _ in sources.read(path):
        most = max(most, pa.total_allocated_bytes() - before)
    assert path.stat().st_size > 20_000_000
    assert most < 8_000_000
