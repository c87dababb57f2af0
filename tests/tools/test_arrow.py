"""Pages in Arrow tables: as many rows out as in, whatever the cells hold."""

from __future__ import annotations

import pickle
from functools import partial

import pyarrow as pa
import pytest

import cleanpage
from cleanpage.errors import ConfigError
from cleanpage.tools import arrow, rows
from cleanpage.tools.arrow import COLUMNS, SCHEMA, extract_batch, extract_batches, rows_to_batch
from cleanpage.tools.engines.spark import ddl
from cleanpage.tools.rows import FindingRow, Row, extract_row
from support.paths import FIXTURES

SOURCES = [next(FIXTURES.glob(f"{slug}/source.*")).read_bytes() for slug in
           ("en-html-recipe", "en-html-hacked-hidden-pharma", "zh-text-toned-readings")]  # fmt: skip


def test_rows_are_what_the_pages_say() -> None:
    found = extract_batch(pa.record_batch({"html": SOURCES}))
    assert isinstance(found, pa.RecordBatch)
    assert found.schema.equals(SCHEMA, check_metadata=True)
    for source, row in zip(SOURCES, found.to_pylist(), strict=True):
        page = cleanpage.extract(source)
        for name in ("text", "title", "author", "date", "language", "site_name"):
            assert row[name] == getattr(page, name)
        assert row["contamination"] == pytest.approx(page.contamination, abs=1e-6)
        assert [finding["message"] for finding in row["findings"]] == [one.message for one in page.findings]
        assert row["error"] is None


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
def test_pages_are_bytes_or_text(kind: pa.DataType) -> None:
    pages = [source.decode() if pa.types.is_string(kind) or pa.types.is_large_string(kind) else source
             for source in SOURCES]  # fmt: skip
    table = pa.table({"html": pa.array(pages, kind)})
    found = extract_batch(table, columns=["title"])
    assert isinstance(found, pa.Table)
    assert found["title"].to_pylist() == [cleanpage.extract(source).title for source in SOURCES]


@pytest.mark.parametrize(
    ("column", "error"),
    [
        (pa.array([1, None]), "no page: int"),
        (pa.array([[1], None]), "no page: list"),
        (pa.array([None, None], pa.string()), "no page: null"),
        (pa.nulls(2), "no page: null"),
        (pa.array([2**62, None], pa.timestamp("s")), "no page: TimestampScalar"),
        (pa.array([1, None], pa.timestamp("s", "Mars/Base")), "no page: TimestampScalar"),
    ],
)
def test_what_is_no_page_is_an_error_in_its_row(column: pa.Array, error: str) -> None:
    found = extract_batch(pa.table({"html": column})).to_pylist()
    assert [row["error"] for row in found] == [error, "no page: null"]
    assert [row["text"] for row in found] == ["", ""]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**62, None], pa.duration("s")),
        pa.array([b"abcd", None], pa.binary(4)),
        pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int32())),
        pa.RunEndEncodedArray.from_arrays(pa.array([1, 2], pa.int32()), pa.array(["<p>Rain", None])),
        pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array([1, 2]), pa.array(["<p>Rain", None])]),
    ],
    ids=lambda column: str(column.type)[:20],
)
def test_cells_of_any_type_make_rows(column: pa.Array) -> None:
    rows_of_it = extract_batch(pa.table({"html": column, "url": column}), url="url").to_pylist()
    assert [row["error"] is None or row["error"].startswith("no page: ") for row in rows_of_it] == [True, True]


def test_text_that_is_no_utf_8_is_read_as_bytes() -> None:
    source = "<p>The café by the river was closed for a week, as the water stood in its cellar.</p>".encode("latin-1")
    cells = pa.array([source])
    mislabelled = pa.Array.from_buffers(pa.string(), 1, cells.buffers())
    found = extract_batch(pa.table({"html": mislabelled, "url": mislabelled}), url="url").to_pylist()
    assert [row["text"] for row in found] == [cleanpage.extract(source).text]
    assert found[0]["error"] is None


def test_words_of_a_dictionary_are_text_too() -> None:
    latin = pa.array([b"<p>caf\xe9 au lait"])
    words = pa.Array.from_buffers(pa.string(), 1, latin.buffers())
    column = pa.DictionaryArray.from_arrays(pa.array([0, None]), words)
    found = extract_batch(pa.table({"html": column})).to_pylist()
    assert [row["text"] for row in found] == ["café au lait", ""]
    assert [row["error"] for row in found] == [None, "no page: null"]


def test_urls_may_be_bytes() -> None:
    pages = pa.table(
        {"html": ["<p>It rained all day.</p>"] * 2, "url": [b"https://example.org/2024/05/01/rain", b"\xff"]}
    )
    found = extract_batch(pages, url="url").to_pylist()
    assert [row["date"] for row in found] == ["2024-05-01", None]


def test_tables_are_done_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = pa.table({"id": range(7), "html": [f"<title>Page {number}</title><p>It rained." for number in range(7)]})
    whole = extract_batch(pages, keep=["id"])
    monkeypatch.setattr(arrow, "_PART_ROWS", 3)
    parts = extract_batch(pages, keep=["id"])
    assert parts.equals(whole)
    assert [len(chunk) for chunk in parts["id"].chunks] == [3, 3, 1]


def test_empty_pages_and_batches_are_no_error() -> None:
    empty = pa.table({"html": pa.array([b"", b" "], pa.binary())})
    assert extract_batch(empty)["error"].to_pylist() == [None, None]
    assert extract_batch(empty.slice(2)).num_rows == 0


def test_slices_and_chunks_are_read_as_they_are() -> None:
    table = pa.concat_tables([pa.table({"html": SOURCES[:2]}), pa.table({"html": SOURCES[2:]})])
    assert extract_batch(table.slice(1), columns=["title"])["title"].to_pylist() == [
        cleanpage.extract(source).title for source in SOURCES[1:]
    ]


def test_urls_options_columns_and_what_is_kept() -> None:
    table = pa.table({"n": [1, 2], "page": [SOURCES[2]] * 2, "at": ["https://example.org/", None]})
    found = extract_batch(table, "page", "at", ["text", "error"], ["at", "n"], {"repair": False})
    assert found.schema.names == ["at", "n", "text", "error"]
    assert found["n"].to_pylist() == [1, 2]
    assert found["text"][0].as_py() == cleanpage.extract(SOURCES[2], repair=False).text
    wrong = extract_batch(pa.table({"html": ["page"], "url": [7]}), url="url")
    assert wrong["error"].to_pylist() == ["no URL: int"]


def test_mistakes_of_the_caller_are_reported() -> None:
    batch = pa.table({"html": ["page"]})
    with pytest.raises(KeyError, match="no column 'pages'; there are html"):
        extract_batch(batch, "pages")
    with pytest.raises(KeyError, match="no column 'txt'; there are text, title"):
        extract_batch(batch, columns=["txt"])
    with pytest.raises(KeyError, match="no column 'txt'; there are text, title"):
        ddl(["txt"])
    with pytest.raises(ConfigError):
        extract_batch(batch, options={"repare": True})


@pytest.mark.parametrize(
    ("keep", "columns"), [(["text"], ["text"]), (["id", "id"], ["text"]), ([], []), ([], ["text", "text"])]
)
def test_results_have_each_column_once(keep: list[str], columns: list[str]) -> None:
    batch = pa.table({"id": ["1"], "text": ["a"], "html": ["<p>Rain"]})
    with pytest.raises(ValueError, match=r"twice|no columns"):
        extract_batch(batch, keep=keep, columns=columns)


def test_whatever_is_raised_is_an_error_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> cleanpage.Page:
        raise MemoryError("none left")

    monkeypatch.setattr(rows, "extract", fail)
    assert extract_row("<p>Rain", None, {}) == Row(error="MemoryError: none left")


def test_half_characters_are_replaced() -> None:
    row = Row(text="a\ud800", findings=(FindingRow("title", "\ud800", 1, 2.0),))
    found = rows_to_batch([row]).to_pylist()[0]
    assert (found["text"], found["findings"][0]["message"]) == ("a?", "?")


def test_functions_pickle() -> None:
    function = pickle.loads(pickle.dumps(partial(extract_batch, columns=["title"])))
    assert function(pa.table({"html": SOURCES[:1]}))["title"].to_pylist() == ["Leek and Potato Pie with a Rye Crust"]
    batches = pa.table({"html": SOURCES}).to_batches(max_chunksize=1)
    assert [batch.num_rows for batch in extract_batches(batches, columns=["error"])] == [1, 1, 1]


def test_columns_are_those_of_a_row() -> None:
    assert tuple(SCHEMA.names) == COLUMNS
    assert SCHEMA.metadata == {b"cleanpage_schema": b"1"}
