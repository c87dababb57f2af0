"""Options: what they may be, and how a wrong one is told."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage import CleanpageError, Config, ConfigError

NAMES = [field.name for field in dataclasses.fields(Config)]


def test_defaults_repair_weigh_evenly_judge_comments_and_know_no_encoding() -> None:
    assert Config() == Config(repair=True, focus="balanced", comments="auto", encoding=None)


def test_keywords_become_the_record() -> None:
    options = {"repair": False, "focus": "recall", "comments": True, "encoding": "gbk"}
    assert Config.from_options(options) == Config(repair=False, focus="recall", comments=True, encoding="gbk")


def test_no_keywords_are_the_defaults() -> None:
    assert Config.from_options({}) == Config()


@pytest.mark.parametrize("value", [0, 1, None, "yes", [True]])
def test_repair_is_a_truth_value_and_nothing_like_it(value: object) -> None:
    with pytest.raises(ConfigError, match="repair must be True or False"):
        Config.from_options({"repair": value})


@pytest.mark.parametrize(
    ("name", "value"),
    [("focus", focus) for focus in ("balanced", "precision", "recall")]
    + [("comments", comments) for comments in ("auto", True, False)],
)
def test_every_value_that_is_named_is_taken(name: str, value: object) -> None:
    assert getattr(Config.from_options({name: value}), name) is value


@pytest.mark.parametrize("value", ["", "Balanced", "precise", None, True, 1, ["recall"], b"recall"])
def test_focus_is_one_of_three_words(value: object) -> None:
    with pytest.raises(ConfigError, match="focus must be one of 'balanced', 'precision', 'recall', not "):
        Config.from_options({"focus": value})


@pytest.mark.parametrize("value", ["", "Auto", "yes", "True", None, 0, 1, [True], b"auto"])
def test_comments_are_judged_or_wanted_or_not(value: object) -> None:
    with pytest.raises(ConfigError, match="comments must be 'auto', True or False, not "):
        Config.from_options({"comments": value})


@pytest.mark.parametrize("value", [b"utf-8", 8, True, ("utf-8",)])
def test_encoding_is_a_name(value: object) -> None:
    with pytest.raises(ConfigError, match="encoding must be the name of a charset or None"):
        Config.from_options({"encoding": value})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("repairs", "repair"),
        ("encodings", "encoding"),
        ("Repair", "repair"),
        ("focuss", "focus"),
        ("comment", "comments"),
    ],
)
def test_a_near_miss_gets_a_hint(typed: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"unknown option '{typed}'; did you mean '{meant}'"):
        Config.from_options({typed: True})


def test_a_far_miss_gets_the_list() -> None:
    with pytest.raises(ConfigError, match="known options") as caught:
        Config.from_options({"zzz": 1})
    assert all(name in str(caught.value) for name in NAMES)


def test_a_misspelt_option_is_told_even_beside_a_good_one() -> None:
    with pytest.raises(ConfigError):
        Config.from_options({"repair": True, "url_": "x"})


@settings(deadline=None)
@given(st.text().filter(lambda name: name not in NAMES))
def test_every_unknown_name_gives_one_line(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_options({name: True})
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["repair", "focus", "comments"])
@pytest.mark.parametrize("value", ["two\nlines", "", b"\n"])
def test_every_bad_value_gives_one_line(name: str, value: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        Config(**{name: value})
    assert len(str(caught.value).splitlines()) == 1


def test_the_record_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Config().repair = False  # type: ignore[misc]


def test_a_config_error_is_a_library_error_and_a_value_error() -> None:
    assert issubclass(ConfigError, CleanpageError)
    assert issubclass(ConfigError, ValueError)
