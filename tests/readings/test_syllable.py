"""How a written syllable is read, and how characters sound."""

from __future__ import annotations

import pytest

from cleanpage.lexicon import syllables
from cleanpage.readings.syllable import ReadingKind, Sound, conversion, is_rare, parse_syllable, sounds_of
from support.annotated import BOPOMOFO, TONED, TONELESS


def test_lexicon_agrees_with_the_order_of_the_standard() -> None:
    codes = [character.encode("gb2312") for character in syllables.LEVEL_1_RUNS]
    assert codes == sorted(codes)
    assert len(set(syllables.LEVEL_1_RUNS.values())) == len(codes) == 396
    hits = [sound in sounds_of(character) for character, sound in TONELESS.items() if character != "女"]
    assert all(hits)


@pytest.mark.parametrize(("written", "kind"), [(sound, ReadingKind.TONED) for sound in TONED.values()])
def test_syllables_with_a_tone_are_read(written: str, kind: ReadingKind) -> None:
    sound = parse_syllable(written)
    assert sound is not None
    assert (sound.kind, sound.syllable.isascii()) == (kind, True)


@pytest.mark.parametrize("written", TONELESS.values())
def test_syllables_without_a_tone_are_read(written: str) -> None:
    plain = written.replace("v", "u")
    assert parse_syllable(written) == Sound(ReadingKind.TONELESS, plain, plain)


@pytest.mark.parametrize("written", BOPOMOFO.values())
def test_bopomofo_is_read_as_it_is_written(written: str) -> None:
    assert parse_syllable(written) == Sound(ReadingKind.BOPOMOFO, "", written)


@pytest.mark.parametrize("written", ["xuéxí", "abc", "ā́", "1", "ˇ", "wǎng2", "he's", "cat", "ㄅㄅ"])
def test_what_is_no_syllable_or_several_is_not_read(written: str) -> None:
    assert parse_syllable(written) is None


def test_characters_of_other_scripts_have_no_sound_and_are_rare() -> None:
    for character in "aあ한\ud800":
        assert (sounds_of(character), conversion(character), is_rare(character)) == (frozenset(), 0.0, True)
