"""Whether the readings on a page were injected.

Hijacked Chinese pages carry pinyin or Bopomofo in brackets after single characters. A program put them there that
converted the text to traditional script or wanted it to look unlike its source. People write such brackets too: in
lessons, dictionaries, poems for children, after a rare character in a name. No single reading tells which is which, so
the page is judged once, as a whole, and all that is removed rests on that verdict.

A person helps the reader with a *rare* character, *once*, or with all characters. A converter marks *common*
characters, at *every* occurrence, in running text, and always spells them the same way.

Left alone: readings of several syllables, brackets that lack an end, capitals, `<ruby>`, kana and Hangul.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cleanpage.lexicon.syllables import ENGLISH_LOOKALIKES, LESSON_WORDS, PINYIN_VOWELS
from cleanpage.page import Finding, FindingKind, Reason
from cleanpage.parsing.document import Segment
from cleanpage.readings.injected import InjectedReadings, Reading, find_readings, is_typical
from cleanpage.readings.syllable import ReadingKind, Sound, conversion, sounds_of
from cleanpage.text.characters import HAN_ALL_CHARACTER, KANA_LETTERS

# Fewest annotated characters, and fewest toneless readings, for a verdict. Attacks have 4 to 60 characters.
_MIN_CHARACTERS = 3
_MIN_TONELESS = 6
# Running text has at least so many Han characters without a reading, and at most this share with one. With fewer it
# is an entry of a list; with more, a text for learners that has a reading for every character.
_MIN_RUNNING_HAN = 16
_MAX_RUNNING_SHARE = 0.4
# A block without readings is prose if it has so many characters, more than menus have, and a punctuation mark.
_MIN_PROSE_CHARS = 40
_PROSE_MARKS = "。，；？！"
# Share of a character's occurrences, in blocks with readings, that a converter of the toned kind marks at least.
_FULL_COVERAGE = 0.9

# All amounts are logits. They were set by hand on two toned pages, one toneless page, attacks made up from clean text,
# and the texts in the tests that people wrote. None of the latter scores above -0.9.
# Where the sum starts: most pages with readings of one syllable were annotated by people.
_PRIOR = {ReadingKind.TONED: -6.5, ReadingKind.BOPOMOFO: -6.5, ReadingKind.TONELESS: -8.5}
# For each repeated reading, up to ten; people gloss a character once. And if none is repeated.
_PER_REPEAT, _MAX_REPEAT, _NO_REPEAT = 0.6, 6.0, -2.0
# Share of toneless readings that are not at the first occurrence of their character, where a person puts them. It is
# .3 to .6 in attacks, which strike at random.
_LATE_SLOPE, _LATE_NEUTRAL, _MIN_LATE, _MAX_LATE = 25.0, 0.2, -5.0, 3.0
# For each toneless reading, up to twenty: nobody writes pinyin without tones to teach it.
_PER_TONELESS, _MAX_TONELESS = 0.3, 6.0
# Share of readings in running text: 1.0 in attacks, below .3 in word lists.
_RUNNING_SLOPE, _RUNNING_NEUTRAL = 8.0, 0.75
# Share of annotated characters that are common traditional forms: .98 and 1 in attacks, a third of any traditional
# text.
_CONVERTED_SLOPE, _CONVERTED_NEUTRAL = 15.0, 0.6
# Share of toneless readings that are sounds of their character. It is 1.0 in the attack, 0 in lists of options and in
# English glosses, and low in lists of surnames and dialect words, which gloss what does not sound as usual.
_AGREES_SLOPE, _AGREES_NEUTRAL, _MIN_AGREES = 13.0, 0.7, -8.0
# Number of characters, or of checked readings, at which a share counts by half.
_HALF_BELIEVED = 3
# Share of occurrences without a reading: in blocks with some, and in prose without any (related articles).
_MISSED_SLOPE, _BARE_SLOPE = -12.0, -4.0
# Share of characters with two readings. Converters go by the character alone: none of 105 has two.
_AMBIGUOUS_SLOPE = -10.0
# Readings per Han character in blocks that have some: up to .15 in attacks, more than .5 in texts for learners. In
# toneless attacks it is .03 at least, and .14 on the page that has one.
_DENSE_SLOPE, _DENSE_FROM = -20.0, 0.3
_SPARSE_SLOPE, _SPARSE_BELOW = -200.0, 0.03
# Share of the pinyin on the page that is not in such brackets, as whole words are not.
_OTHER_PINYIN_SLOPE = -6.0
# If the page speaks of readings; and the share of kana, since romanised Japanese has a tenth or more.
_LESSON_AMOUNT, _KANA_SLOPE = -1.5, -30.0
# If another kind of reading is injected.
_COMPANION_AMOUNT = 2.0

_KANA = re.compile(f"[{KANA_LETTERS}]")
# What is left of a word of pinyin from its first macron or caron on.
_PINYIN_WORD = re.compile(rf"[{PINYIN_VOWELS}][a-z{PINYIN_VOWELS}]*")

# A character and what stands after it.
Pair = tuple[str, Sound]


@dataclass(frozen=True, slots=True)
class PageCounts:
    """What the judgement needs to know of a page.

    Attributes:
        readings: How often each reading stands after each character.
        in_running_text: The same, of those in running text.
        beside_readings: Occurrences of every character in blocks with readings.
        in_other_prose: Occurrences of every character in prose without any.
        late: Number of toneless readings that are not at the first occurrence of their character.
        han: Number of Han characters in blocks with readings.
        kana: Number of kana in blocks with readings.
        other_pinyin: Number of pinyin words with tone marks outside the readings.
        is_lesson: Whether the blocks with readings speak of readings.
    """

    readings: Counter[Pair]
    in_running_text: Counter[Pair]
    beside_readings: Counter[str]
    in_other_prose: Counter[str]
    late: int
    han: int
    kana: int
    other_pinyin: int
    is_lesson: bool


def decide(segments: Sequence[Segment]) -> InjectedReadings | None:
    """Judge whether a page's readings were injected.

    Args:
        segments: Every block of the page: the verdict rests on all of them together.

    Returns:
        What to remove, or None where nothing was found or a person may have written it.

    Example:
        >>> from cleanpage.page import BlockKind
        >>> line = "網(wǎng)站的編輯說，這個(gè)問(wèn)題在網(wǎng)頁上有人問(wèn)過，都想知道個(gè)中原因。"
        >>> decide([Segment(line, BlockKind.PARAGRAPH)] * 3).characters
        '個問網'
        >>> decide([Segment("龘(dá)字很少見，他的名字裡有龘字。", BlockKind.PARAGRAPH)]) is None
        True
    """
    texts = [block.text for block in segments]
    readings_by_block: list[Sequence[Reading]] = [()] * len(texts)
    total = 0
    for index, text in enumerate(texts):
        if not text.isascii() and ("(" in text or "（" in text):
            readings = find_readings(text)
            readings_by_block[index] = readings
            total += len(readings)
    if total < _MIN_CHARACTERS:
        return None
    counts = count_page(texts, readings_by_block)
    verdicts = _reasons_by_kind(counts)
    return _injected(counts, verdicts) if verdicts else None


def to_finding(segments: Sequence[Segment], readings: InjectedReadings) -> Finding:
    """Report a verdict. `segments` are those that it was made on, before any repair."""
    blocks = tuple(index for index, block in enumerate(segments) if readings.found_in(block.text))
    nouns = {
        ReadingKind.TONED: "pinyin",
        ReadingKind.TONELESS: "pinyin without tones",
        ReadingKind.BOPOMOFO: "Bopomofo",
    }
    count, characters = readings.count, readings.characters
    message = f"{count} readings in {nouns[readings.kind]} were injected after {len(characters)} different characters."
    return Finding(
        kind=FindingKind.READINGS,
        blocks=blocks,
        reasons=readings.reasons,
        score=readings.score,
        count=count,
        message=message,
        characters=characters,
    )


def count_page(texts: Sequence[str], readings_by_block: Sequence[Sequence[Reading]]) -> PageCounts:
    """Count what the judgement needs to know. Linear in the length of the page.

    Args:
        texts: The text of every block.
        readings_by_block: The readings in each of them.
    """
    readings: Counter[Pair] = Counter()
    in_running_text: Counter[Pair] = Counter()
    beside_readings: Counter[str] = Counter()
    in_other_prose: Counter[str] = Counter()
    met: set[str] = set()
    late = han = kana = other_pinyin = 0
    is_lesson = False
    for text, in_text in zip(texts, readings_by_block, strict=True):
        if not text.isascii():
            other_pinyin += len(_PINYIN_WORD.findall(text))
        if not in_text:
            if len(text) >= _MIN_PROSE_CHARS and any(mark in text for mark in _PROSE_MARKS):
                in_other_prose.update(text)
            continue
        han_here = len(HAN_ALL_CHARACTER.findall(text))
        han += han_here
        kana += len(_KANA.findall(text))
        is_lesson = is_lesson or any(word in text for word in LESSON_WORDS)
        without_reading = han_here - len(in_text)
        is_running = without_reading >= _MIN_RUNNING_HAN and len(in_text) <= han_here * _MAX_RUNNING_SHARE
        # The last assignment counts, so that each character keeps the place where it stands first.
        first = {character: len(text) - 1 - at for at, character in enumerate(reversed(text))}
        for reading in in_text:
            pair = reading.character, reading.sound
            readings[pair] += 1
            if is_running and reading.is_inside_words(text):
                in_running_text[pair] += 1
            is_late = reading.character in met or first[reading.character] < reading.character_at
            if is_late and reading.sound.kind is ReadingKind.TONELESS:
                late += 1
            if _PINYIN_WORD.search(text, reading.start, reading.end):
                other_pinyin -= 1
        beside_readings.update(text)
        met.update(text)
    return PageCounts(
        readings=readings,
        in_running_text=in_running_text,
        beside_readings=beside_readings,
        in_other_prose=in_other_prose,
        late=late,
        han=han,
        kana=kana,
        other_pinyin=other_pinyin,
        is_lesson=is_lesson,
    )


def _reasons_by_kind(counts: PageCounts) -> dict[ReadingKind, tuple[Reason, ...]]:
    """The reasons for each kind that was injected."""
    reasons = {
        ReadingKind.TONED: _judge_marked(counts, ReadingKind.TONED),
        ReadingKind.BOPOMOFO: _judge_marked(counts, ReadingKind.BOPOMOFO),
        ReadingKind.TONELESS: _judge_toneless(counts),
    }
    injected = {kind for kind in reasons if _total(reasons[kind]) > 0}
    verdicts = {}
    for kind, own_reasons in reasons.items():
        if not own_reasons:
            continue
        if injected - {kind}:
            own_reasons = (*own_reasons, Reason("other readings are injected", _COMPANION_AMOUNT))
        if _total(own_reasons) > 0:
            verdicts[kind] = own_reasons
    return verdicts


def _total(reasons: Sequence[Reason]) -> float:
    return sum(reason.amount for reason in reasons)


def _judge_marked(counts: PageCounts, kind: ReadingKind) -> tuple[Reason, ...]:
    """Reasons on readings with tones, which a converter puts after every occurrence of some characters."""
    annotated = _by_character(counts.readings, kind)
    characters, total = len(annotated), annotated.total()
    if characters < _MIN_CHARACTERS:
        return ()
    repeats = 0
    for character, number in annotated.items():
        if number >= counts.beside_readings[character] * _FULL_COVERAGE:
            repeats += number - 1
    converted = sum(map(conversion, annotated)) / characters
    occurrences = sum(counts.beside_readings[character] for character in annotated)
    missed = 1 - total / max(total, occurrences)
    bare = sum(counts.in_other_prose[character] for character in annotated)
    spellings = sum(1 for _, sound in counts.readings if sound.kind is kind)
    amounts = {
        "repeated": min(repeats * _PER_REPEAT, _MAX_REPEAT) if repeats else _NO_REPEAT,
        "on traditional forms": (converted - _CONVERTED_NEUTRAL) * _CONVERTED_SLOPE * _belief(characters),
        "missing beside others": missed * _MISSED_SLOPE,
        "missing in other prose": bare / (bare + total) * _BARE_SLOPE,
        "two for one character": (spellings - characters) / characters * _AMBIGUOUS_SLOPE,
    }
    return _reasons(kind, amounts | _shared_amounts(counts, kind))


def _judge_toneless(counts: PageCounts) -> tuple[Reason, ...]:
    """Reasons on readings without tones, which a converter strews at random."""
    annotated = _by_character(counts.readings, ReadingKind.TONELESS)
    total = annotated.total()
    if total < _MIN_TONELESS or len(annotated) < _MIN_CHARACTERS:
        return ()
    checked = agreeing = 0
    for (character, sound), number in counts.readings.items():
        sounds = sounds_of(character)
        if sound.kind is ReadingKind.TONELESS and sounds:
            checked += number
            agreeing += number if sound.syllable in sounds else 0
    agrees = (agreeing / max(1, checked) - _AGREES_NEUTRAL) * _AGREES_SLOPE * _belief(checked)
    late = (counts.late / total - _LATE_NEUTRAL) * _LATE_SLOPE
    amounts = {
        "number": min(total * _PER_TONELESS, _MAX_TONELESS),
        "not at first": min(max(late, _MIN_LATE), _MAX_LATE),
        "the characters' own": max(agrees, _MIN_AGREES),
        "sparse": max(0.0, _SPARSE_BELOW - total / counts.han) * _SPARSE_SLOPE,
    }
    return _reasons(ReadingKind.TONELESS, amounts | _shared_amounts(counts, ReadingKind.TONELESS))


def _shared_amounts(counts: PageCounts, kind: ReadingKind) -> dict[str, float]:
    total = _by_character(counts.readings, kind).total()
    running = _by_character(counts.in_running_text, kind).total() / total
    return {
        "in running text": (running - _RUNNING_NEUTRAL) * _RUNNING_SLOPE,
        "dense": max(0.0, total / counts.han - _DENSE_FROM) * _DENSE_SLOPE,
        "other pinyin": counts.other_pinyin / (counts.other_pinyin + total) * _OTHER_PINYIN_SLOPE,
        "speaks of readings": counts.is_lesson * _LESSON_AMOUNT,
        "kana": counts.kana / (counts.kana + counts.han) * _KANA_SLOPE,
    }


def _reasons(kind: ReadingKind, amounts: Mapping[str, float]) -> tuple[Reason, ...]:
    named = {"single readings are mostly a person's": _PRIOR[kind], **amounts}
    return tuple(Reason(f"{kind}: {name}", amount) for name, amount in named.items() if amount)


def _belief(number: int) -> float:
    return number / (number + _HALF_BELIEVED)


def _by_character(readings: Mapping[Pair, int], kind: ReadingKind) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for (character, sound), number in readings.items():
        if sound.kind is kind:
            numbers[character] += number
    return numbers


def _injected(counts: PageCounts, verdicts: Mapping[ReadingKind, tuple[Reason, ...]]) -> InjectedReadings:
    kinds = tuple(verdicts)
    spellings: dict[str, set[str]] = {}
    numbers: Counter[str] = Counter()
    by_kind: Counter[ReadingKind] = Counter()
    for (character, sound), number in counts.readings.items():
        if is_typical(character, sound, kinds) or _is_accepted(counts, character, sound, kinds):
            spellings.setdefault(character, set()).add(sound.spelling)
            numbers[character] += number
            by_kind[sound.kind] += number
    return InjectedReadings(
        kind=max(kinds, key=lambda kind: by_kind[kind]),
        characters="".join(sorted(numbers, key=lambda character: (-numbers[character], character))),
        count=numbers.total(),
        by_character={character: frozenset(written) for character, written in spellings.items()},
        reasons=tuple(chain.from_iterable(verdicts.values())),
        kinds=kinds,
    )


def _is_accepted(counts: PageCounts, character: str, sound: Sound, kinds: Sequence[ReadingKind]) -> bool:
    """Whether what the page shows of a pair suffices, though the pair alone would not."""
    if sound.kind not in kinds:
        return False
    pair = character, sound
    if sound.kind is ReadingKind.TONELESS:
        return counts.in_running_text[pair] > 0 and sound.syllable not in ENGLISH_LOOKALIKES
    number = counts.readings[pair]
    return number > 1 and number >= counts.beside_readings[character] * _FULL_COVERAGE
