"""The tables of pinyin and Bopomofo against Python's codecs and the Unicode data."""

from __future__ import annotations

import unicodedata

import pytest

from cleanpage.lexicon import syllables as s
from cleanpage.readings.syllable import ReadingKind, parse_syllable, sounds_of


def characters_between(codec: str, bounds: tuple[bytes, bytes]) -> list[str]:
    """The characters of two bytes that a codec has in a range of codes."""
    codes = (bytes([lead, trail]) for lead in range(0xA1, 0xFF) for trail in range(0x40, 0xFF))
    return [code.decode(codec) for code in codes if bounds[0] <= code <= bounds[1] and is_code(codec, code)]


def is_code(codec: str, code: bytes) -> bool:
    try:
        return len(code.decode(codec)) == 1
    except UnicodeDecodeError:
        return False


def test_the_levels_have_as_many_characters_as_their_standards_say() -> None:
    assert len(characters_between("gb2312", s.GB2312_LEVEL_1)) == 3755
    assert len(characters_between("big5", s.BIG5_LEVEL_1)) == 5401


def test_every_character_of_level_1_has_a_sound() -> None:
    level_1 = characters_between("gb2312", s.GB2312_LEVEL_1)
    assert all(sounds_of(character) for character in level_1)
    assert set(s.LEVEL_1_RUNS) <= set(level_1)
    assert set(s.OTHER_SOUNDS) <= set(level_1)


@pytest.mark.parametrize("sounds", s.OTHER_SOUNDS.values())
def test_other_sounds_are_syllables(sounds: list[str]) -> None:
    assert all(parse_syllable(sound) for sound in sounds)


@pytest.mark.parametrize("syllables", [s.OTHER_SYLLABLES, s.NEUTRAL_SYLLABLES, s.ENGLISH_LOOKALIKES])
def test_special_syllables_are_syllables(syllables: frozenset[str]) -> None:
    for syllable in syllables:
        sound = parse_syllable(syllable)
        assert sound is not None
        assert sound.kind is ReadingKind.TONELESS


def test_other_syllables_are_in_no_run() -> None:
    assert not s.OTHER_SYLLABLES & set(s.LEVEL_1_RUNS.values())


def test_marks_are_the_combining_characters_that_they_are_called() -> None:
    names = {unicodedata.name(mark).removeprefix("COMBINING ") for mark in s.TONE_MARKS}
    assert names == {"GRAVE ACCENT", "ACUTE ACCENT", "MACRON", "CARON", "BREVE"}
    assert unicodedata.name(s.DIAERESIS) == "COMBINING DIAERESIS"
    assert set(filter(None, s.DIGIT_TONES.values())) <= s.TONE_MARKS


def test_vowels_of_pinyin_have_a_macron_or_a_caron() -> None:
    for vowel in s.PINYIN_VOWELS:
        base, *marks = unicodedata.normalize("NFD", vowel)
        assert base in "aeiou"
        assert set(marks) & {"\u0304", "\u030c"}


def test_letters_of_bopomofo_are_all_that_unicode_had_for_mandarin() -> None:
    letters = s.BOPOMOFO_INITIALS + s.BOPOMOFO_MEDIALS.replace("一", "").replace("丨", "") + s.BOPOMOFO_FINALS
    assert all(unicodedata.name(letter).startswith("BOPOMOFO LETTER ") for letter in letters)
    assert set(letters) == set(map(chr, range(0x3105, 0x312A)))
