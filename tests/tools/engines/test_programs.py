"""The programs of the how-to, each on its engine: their rows are those of the Arrow function, page by page."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from cleanpage.tools.arrow import extract_batch
from support.engines import ENGINES
from test_docs import ENGINES as HOW_TO
from test_docs import FIXTURES, fences

FILES = {title: text for language, title, text in fences(HOW_TO) if language == "python" and title}
PROGRAMS = [title for title in FILES if title.startswith("on_")]
CHOSEN = [f"on_{engine}.py" for engine in ENGINES]
# Runs a program once for each of the folders that are named behind it, on an engine that is started once.
RUNNER = """
import os, runpy, sys
program, *names = sys.argv[1:]
sys.path.insert(0, "")
for name in names:
    os.rename(f"{name}-in", "pages")
    runpy.run_path(program, run_name="__main__")
    os.rename("pages", f"{name}-in")
    os.rename("rows", f"{name}-out")
"""
# Seconds for what takes a tenth of that on a machine at rest.
PATIENCE = 300

Row = dict[str, Any]


def pages() -> pa.Table:
    """The fixtures, their halves, cut anywhere, and cells that hold no page."""
    sources = [path.read_bytes() for path in sorted(FIXTURES.glob("*/source.*"))]
    halves = [half for source in sources for half in (source[: len(source) // 2], source[len(source) // 2 :])]
    return table([*sources, *halves, None, b"", b" \n", b"\xff\xfe\x00", b"<" * 2000], pa.binary())


def numbers() -> pa.Table:
    return table([1, None, 3, 4], pa.int64())


def table(cells: list[Any], kind: pa.DataType) -> pa.Table:
    names = [f"page {number:03}" for number in range(len(cells))]
    days = [number % 28 + 1 for number in range(len(cells))]  # what else the pages do not tell is taken from these
    urls = [f"https://example.org/2024/05/{day:02}/" if day % 3 else None for day in days]
    return pa.table({"id": names, "url": urls, "html": pa.array(cells, kind)})


FOLDERS = {"pages": pages(), "numbers": numbers()}
# datatrove's documents are texts: its readers refuse what is none, and its extractors drop what has none.
DATATROVE = "on_datatrove.py"


@pytest.fixture(scope="module", params=CHOSEN)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a program has run, with what it wrote."""
    home: Path = tmp_path_factory.mktemp("engine")
    for title, text in FILES.items():
        if title == request.param or title not in PROGRAMS:
            (home / title).write_text(text, encoding="utf-8")
    names = list(FOLDERS)[: 1 if request.param == DATATROVE else None]
    for name in names:
        content = FOLDERS[name]
        half = content.num_rows // 2
        (home / f"{name}-in").mkdir()
        pq.write_table(content.slice(0, half), home / f"{name}-in" / "0.parquet")
        pq.write_table(content.slice(half), home / f"{name}-in" / "1.parquet")
    command = [sys.executable, "-c", RUNNER, request.param, *names]
    done = subprocess.run(
        command, cwd=home, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return home


def environment(home: Path) -> dict[str, str]:
    """At home in the folder, on this machine alone, and with this Python for Spark's workers."""
    settings = {"HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    return {**os.environ, **settings, "RAY_USAGE_STATS_ENABLED": "0", "PYTHONUTF8": "1"}


def rows(folder: Path) -> Iterator[Row]:
    for path in folder.glob("*.jsonl.gz"):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            document = json.loads(line)
            yield {"id": document["id"], "text": document["text"], "error": None, **document["metadata"]["cleanpage"]}
    files = sorted(folder.glob("*.parquet"))
    for row in ds.dataset(files, format="parquet").to_table().to_pylist() if files else ():
        yield unpacked(row) if "cleanpage" in row else row


def unpacked(sample: Row) -> Row:
    """What the sample of Data-Juicer says, with null for what it has as "", and without its URL."""
    values = sample["cleanpage"]
    row = {name: values[name] or None for name in ("title", "author", "date", "language", "site_name", "error")}
    numbers = {name: values[name] for name in ("contamination", "confidence")}
    lists = {"findings": json.loads(values["findings"]), "warnings": values["warnings"].split()}
    return {"id": sample["id"], "text": sample["text"], **row, **numbers, **lists}


def test_rows_are_those_of_the_arrow_function(folder: Path) -> None:
    is_datatrove = (folder / DATATROVE).exists()
    outputs = sorted(folder.glob("*-out"))
    assert len(outputs) == (1 if is_datatrove else len(FOLDERS))
    for output in outputs:
        pages = FOLDERS[output.name.removesuffix("-out")]
        expected = extract_batch(pages, url="url", keep=["id"]).to_pylist()
        found = sorted(rows(output), key=lambda row: row["id"])
        assert found == [row for row in expected if row["text"] or not is_datatrove]


def test_there_are_pages_of_every_kind() -> None:
    found = extract_batch(FOLDERS["pages"], url="url").to_pylist()
    assert sum(1 for row in found if row["text"]) > 50
    assert sum(1 for row in found if row["findings"]) > 5
    assert [row["error"] for row in found if row["error"]] == ["no page: null"]
    assert found != extract_batch(FOLDERS["pages"]).to_pylist()
    wrong = extract_batch(FOLDERS["numbers"])["error"].to_pylist()
    assert wrong == ["no page: int", "no page: null", "no page: int", "no page: int"]


def test_every_engine_has_a_program() -> None:
    engines = ["ray", "spark", "dask", "polars", "duckdb", "datatrove", "nemo_curator", "data_juicer"]
    assert [f"on_{engine}.py" for engine in engines] == PROGRAMS
    assert set(CHOSEN) <= set(PROGRAMS)
