"""The lists of common characters against Python's codecs, which have the standards that the lists draw on."""

from __future__ import annotations

import pytest

from cleanpage.lexicon import characters as known
from cleanpage.lexicon.encodings import LANGUAGES

LISTS = known.COMMON | known.ALPHABETS | known.ACCENTS
# The standard that has the common characters of a language. What OpenCC makes of 着 is in Hong Kong's Big5 alone.
STANDARDS = {"zh-Hans": "gb2312", "zh-Hant": "big5hkscs", "ja": "euc_jp", "ko": "euc_kr"}


@pytest.mark.parametrize("language", LISTS)
def test_no_character_is_listed_twice(language: str) -> None:
    listed = LISTS[language]
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("language", STANDARDS)
def test_common_characters_are_in_the_standard_of_their_language(language: str) -> None:
    for character in known.COMMON[language]:
        assert len(character.encode(STANDARDS[language])) == 2


@pytest.mark.parametrize("language", known.COMMON)
def test_common_characters_are_of_the_script_of_their_language(language: str) -> None:
    first, last = ("가", "힣") if language == "ko" else ("\u4e00", "\u9fff")
    assert all(first <= character <= last for character in known.COMMON[language])


def test_kana_are_listed_once_and_in_their_own_tiers() -> None:
    hiragana, katakana = "".join(known.HIRAGANA), "".join(known.KATAKANA)
    assert len(set(hiragana + katakana)) == len(hiragana + katakana)
    assert all("\u3041" <= character <= "\u3096" for character in hiragana)
    assert all("\u30a1" <= character <= "\u30fc" for character in katakana)


@pytest.mark.parametrize("language", known.ALPHABETS | known.ACCENTS)
def test_letters_are_written_small_and_beyond_ascii(language: str) -> None:
    letters = LISTS[language]
    assert letters == letters.lower()
    # Turkish alone has i as a letter of its own, beside the dotless one.
    assert set(filter(str.isascii, letters)) <= ({"i"} if language == "tr" else set())


@pytest.mark.parametrize("codec", LANGUAGES)
def test_an_encoding_has_nearly_all_letters_of_its_languages(codec: str) -> None:
    for language in LANGUAGES[codec][1]:
        letters = LISTS[language]
        lacking = [letter for letter in letters if not letter.encode(codec, "ignore")]
        assert len(lacking) <= len(letters) * 0.4, (language, lacking)


def test_every_list_is_of_a_language_that_some_encoding_writes() -> None:
    assert set(LISTS) == {language for _, languages in LANGUAGES.values() for language in languages}
