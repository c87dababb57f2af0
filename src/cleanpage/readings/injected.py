"""Readings in a text: how they are found, and which of them are injected once that was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from cleanpage.lexicon.syllables import NEUTRAL_SYLLABLES, READING_LETTERS
from cleanpage.page import Reason
from cleanpage.readings.syllable import ReadingKind, Sound, conversion, is_rare, parse_syllable, sounds_of
from cleanpage.text.characters import HAN_ALL, HAN_ALL_CHARACTER

_CLOSING = ")）"
# Letters in brackets after a Han character or another bracket. There are eight at most: six of the longest syllable
# (zhuang), two for decomposed marks. The look-behind comes second so that the search stops at brackets only.
_BRACKETED = re.compile(rf"[(（](?<=[{HAN_ALL}{_CLOSING}].)\s*([{READING_LETTERS}]{{1,8}}[1-5]?)\s*[{_CLOSING}]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading in a text.

    Attributes:
        start: Where its bracket opens.
        end: Where the text goes on after its bracket.
        character: The character that it is about.
        character_at: Where that stands: before the bracket, or before several.
        sound: What stands in the bracket.
    """

    start: int
    end: int
    character: str
    character_at: int
    sound: Sound

    def is_inside_words(self, text: str) -> bool:
        """Whether it begins the text, or a Han character or another reading stands next to it, as in a sentence."""
        if not self.character_at:
            return True
        before = text[self.character_at - 1]
        return before in _CLOSING or bool(HAN_ALL_CHARACTER.match(before) or HAN_ALL_CHARACTER.match(text, self.end))


def find_readings(text: str) -> list[Reading]:
    """Every reading of one syllable after a Han character, injected or not. Several may follow one character.

    Example:
        >>> [(reading.character, reading.sound.syllable) for reading in find_readings("網(wǎng)絡、安培(an)、甲(x)")]
        [('網', 'wang'), ('培', 'an')]
    """
    readings = []
    end, character_at = -1, 0
    for match in _BRACKETED.finditer(text):
        start = match.start()
        if start != end:
            character_at = start - 1
        sound = parse_syllable(match[1])
        if sound and text[character_at] not in _CLOSING:
            end = match.end()
            readings.append(Reading(start, end, text[character_at], character_at, sound))
    return readings


@dataclass(frozen=True, slots=True)
class InjectedReadings:
    """The verdict on a page: readings were injected, and these are they.

    Attributes:
        kind: The kind of most of them.
        characters: The annotated characters, the most frequent first.
        count: Number of injected readings in the blocks.
        by_character: The spellings to remove, by character: syllable without marks, then its tone.
        reasons: Named amounts in logits; they sum to `score`, which is positive.
        kinds: Every kind that was injected: two where a page was hit twice.
    """

    kind: ReadingKind
    characters: str
    count: int
    by_character: Mapping[str, frozenset[str]] = field(hash=False)
    reasons: tuple[Reason, ...]
    kinds: tuple[ReadingKind, ...]

    @property
    def score(self) -> float:
        """Evidence in logits that the readings were injected."""
        return sum(reason.amount for reason in self.reasons)

    def remove(self, text: str) -> str:
        """Take the injected readings out of a text of the page; all else stays byte for byte.

        Example:
            >>> readings = InjectedReadings(ReadingKind.TONED, "網", 2, {}, (), (ReadingKind.TONED,))
            >>> readings.remove("網(wǎng)絡、網(wǎng )站、安培(an)、龘(dá)、網(wǎng")
            '網絡、網站、安培(an)、龘(dá)、網(wǎng'
        """
        return cut((text,), self.found_in(text))[0]

    def found_in(self, text: str) -> list[Reading]:
        """The readings in a text that `remove` takes out, in order."""
        return [reading for reading in find_readings(text) if self._covers(reading.character, reading.sound)]

    def _covers(self, character: str, sound: Sound) -> bool:
        spellings = self.by_character.get(character, frozenset())
        return sound.spelling in spellings or is_typical(character, sound, self.kinds)


def is_typical(character: str, sound: Sound, kinds: Collection[ReadingKind]) -> bool:
    """Whether a converter makes such a reading. On a page with injected readings it is one, wherever it stands.

    Args:
        character: The annotated character.
        sound: Its reading.
        kinds: The kinds that were injected into the page.
    """
    if sound.kind is not ReadingKind.TONELESS:
        return sound.kind in kinds and not is_rare(character)
    if ReadingKind.TONELESS in kinds and sound.syllable in sounds_of(character):
        return True
    return ReadingKind.TONED in kinds and sound.syllable in NEUTRAL_SYLLABLES and conversion(character) == 1


def cut(pieces: Sequence[str], readings: Sequence[Reading]) -> list[str]:
    """Take readings of the joined pieces out of them; as many pieces remain. Linear."""
    result, start, upcoming = [], 0, 0
    for piece in pieces:
        end, at, kept = start + len(piece), start, []
        while upcoming < len(readings) and readings[upcoming].start < end:
            reading = readings[upcoming]
            kept.append(piece[at - start : max(at, reading.start) - start])
            at = min(end, reading.end)
            if reading.end > end:
                break
            upcoming += 1
        result.append("".join([*kept, piece[at - start :]]))
        start = end
    return result
