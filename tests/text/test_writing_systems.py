"""Which script a text is in; simplified and traditional characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.text.writing_systems import han_script, main_script, script_balance


@pytest.mark.parametrize("character", "國學書門馬車開關")
def test_traditional_forms(character: str) -> None:
    assert han_script(character) == 1


@pytest.mark.parametrize("character", "国学书门马车开关")
def test_simplified_forms(character: str) -> None:
    assert han_script(character) == -1


@pytest.mark.parametrize("character", "人大中山水日月，。a")
def test_what_both_scripts_share_tells_nothing(character: str) -> None:
    assert han_script(character) == 0


@pytest.mark.parametrize("character", "あ한🙂éя\ud800")
def test_what_no_chinese_set_holds_tells_nothing_in_a_text(character: str) -> None:
    assert script_balance(character) == (0, 0)


@pytest.mark.parametrize(
    ("text", "balance"),
    [("", (0, 0)), ("plain text", (0, 0)), ("開關開關 开关", (4, 2)), ("這是書，这是书", (2, 2))],
)
def test_a_balance_counts_both(text: str, balance: tuple[int, int]) -> None:
    assert script_balance(text) == balance


@given(st.text(), st.text())
def test_balances_add_up(one: str, other: str) -> None:
    first, second = script_balance(one), script_balance(other)
    assert script_balance(one + other) == (first[0] + second[0], first[1] + second[1])


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", ""), ("2024 – 50 % !?", ""), ("Rain", "latin"), ("Été à Đà Nẵng", "latin"), ("Дождь", "cyrillic"),
        ("Βροχή", "greek"), ("גשם", "hebrew"), ("مطر", "arabic"), ("बारिश", "indic"), ("ฝนตก", "thai"),
        ("비가 온다", "hangul"), ("下雨了", "han"), ("雨が降る", "kana"), ("カタカナ", "kana"),
    ],
)  # fmt: skip
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert main_script(text) == script


def test_names_in_latin_letters_do_not_outweigh_another_script() -> None:
    assert main_script("Новый iPhone вышел") == "cyrillic"
    assert main_script("A long English sentence that mentions дождь") == "latin"


def test_a_little_kana_does_not_make_chinese_japanese() -> None:
    assert main_script("这家商店的招牌上写着の字，来往的客人都觉得很有意思，纷纷拍照留念") == "han"


@given(st.text())
def test_any_text_has_a_script_or_none(text: str) -> None:
    assert isinstance(main_script(text), str)
