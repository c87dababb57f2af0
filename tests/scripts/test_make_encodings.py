"""The table of charset labels is what its script makes of the Encoding Standard."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

import make_encodings as script
from cleanpage.lexicon import encodings


def test_the_table_is_that_of_the_standard() -> None:
    pytest.importorskip("webencodings")
    made = script.table(script.labels_by_codec(script.labels_of_standard(None)))
    module = script.MODULE.read_text("utf-8")
    assert script.with_table(module, made) == module


def test_the_table_is_as_the_script_writes_it() -> None:
    by_codec = {codec: labels.split() for codec, labels in encodings._LABELS.items()}
    module = script.MODULE.read_text("utf-8")
    assert script.with_table(module, script.table(by_codec)) == module


def test_the_file_of_the_standard_gives_the_same_labels(tmp_path: Path) -> None:
    file = tmp_path / "encodings.json"
    group = {"encodings": [{"labels": ["latin1", "l1"], "name": "windows-1252"}], "heading": "Legacy"}
    file.write_text(json.dumps([group]), "utf-8")
    assert script.labels_of_standard(file) == {"latin1": "windows-1252", "l1": "windows-1252"}


def test_an_encoding_without_a_codec_stops_the_script() -> None:
    with pytest.raises(KeyError):
        script.labels_by_codec({"new": "an-encoding-of-tomorrow"})


def test_every_label_stands_for_a_text_codec_that_python_has() -> None:
    for label, codec in encodings.CODECS.items():
        assert label == label.lower().strip()
        assert "A".encode(codec).decode(codec) == "A"
    assert sum(len(labels.split()) for labels in encodings._LABELS.values()) == len(encodings.CODECS)


def test_what_is_written_by_hand_names_codecs_that_python_has() -> None:
    for codec in (*encodings.DETECTED.values(), *encodings.LANGUAGES, *encodings.WIDE_CODECS):
        assert codecs.lookup(codec)
