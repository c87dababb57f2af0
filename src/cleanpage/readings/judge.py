"""Injected readings: find, decide, repair.

Hijacked Chinese pages carry pinyin or Bopomofo in brackets after single characters, put there by whatever
converted the text to traditional script or wanted it to look unlike its source. People write such brackets
too: in lessons, dictionaries, poems for children, after a rare character in a name. No single reading tells
which is which, so the page is judged once, as a whole, and all that is removed hangs on that verdict.

A person helps the reader with a *rare* character, *once*, or with all characters. A converter marks *common*
ones, at *every* occurrence, in running text, and always spells them the same way.

Left alone: readings of several syllables, half-eaten brackets, capitals, `<ruby>`, kana and Hangul.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cleanpage.lexicon import syllables as s
from cleanpage.page import Finding, FindingKind, Reason
from cleanpage.parsing.document import Segment
from cleanpage.readings.remove import cut

# Fewest annotated character types, and fewest toneless readings, to be judged. Attacks: 4 to 60 types.
_MIN_TYPES = 3
_MIN_TONELESS = 6
# Fewest Han characters without a reading, and largest share with one, in a block of running text. Below the
# first it is an entry of a list; above the second, a text for learners with every character glossed.
_RUNNING_HAN = 16
_RUNNING_SHARE = 0.4
# Fewest characters of a block without readings that counts as prose if it is punctuated: longer than menus.
_PROSE_CHARS, _SENTENCE_MARKS = 40, "。，；？！"
# Least share of a character's occurrences, in blocks with readings, that a converter of the toned kind marks.
_FULL_COVERAGE = 0.9

# All amounts are logits, set by hand on two toned pages, one toneless page, attacks made up from clean text,
# and the texts that people wrote in the tests. None of those scores above -0.9.
# What it starts from: most pages with any single-syllable reading were annotated by people.
_PRIOR = {s.TONED: -6.5, s.BOPOMOFO: -6.5, s.TONELESS: -8.5}
# Every repeated reading: people gloss a character once. Saturates after ten. Or none at all.
_PER_REPEAT, _MAX_REPEAT, _NO_REPEAT = 0.6, 6.0, -2.0
# Share of toneless readings that are not at their character's first occurrence, where a person puts them: .3
# to .6 in attacks, which strike at random.
_LATE_SLOPE, _LATE_NEUTRAL, _LATE_MIN, _LATE_MAX = 25.0, 0.2, -5.0, 3.0
# Every toneless reading, up to twenty: nobody writes pinyin without tones to teach it.
_PER_TONELESS, _MAX_TONELESS = 0.3, 6.0
# Share of readings in running text: 1.0 in attacks, below .3 in word lists.
_RUNNING_SLOPE, _RUNNING_NEUTRAL = 8.0, 0.75
# Share of types that are common traditional forms: .98 and 1 in attacks, a third in any traditional text.
_CONVERTED_SLOPE, _CONVERTED_NEUTRAL = 15.0, 0.6
# Share of toneless readings that are the character's own: 1.0 in the attack, none in option lists and English
# glosses, low in lists of surnames and dialect words, which gloss what is not read as usual.
_AGREES_SLOPE, _AGREES_NEUTRAL, _MIN_AGREES = 13.0, 0.7, -8.0
# Types, or checked readings, at which a share is believed by half.
_HALF_BELIEVED = 3
# Share of occurrences without a reading: in blocks with some, and in prose without any (related articles).
_MISSED_SLOPE, _BARE_SLOPE = -12.0, -4.0
# Share of types with two readings. Converters go by the character alone: none of 105.
_AMBIGUOUS_SLOPE = -10.0
# Readings per Han character in blocks that have some: up to .15 in attacks, beyond .5 in texts for learners.
# Toneless ones at least .03; .14 where seen.
_DENSE_SLOPE, _DENSE_FROM = -20.0, 0.3
_SPARSE_SLOPE, _SPARSE_BELOW = -200.0, 0.03
# Share of pinyin on the page that stands elsewhere than in such brackets, as whole words do.
_OTHER_PINYIN_SLOPE = -6.0
# The page speaks of readings; a tenth of its characters are kana: romanised Japanese.
_LESSON_AMOUNT, _KANA_SLOPE = -1.5, -30.0
# Another kind of reading was found to be injected.
_COMPANION_AMOUNT = 2.0


@dataclass(frozen=True, slots=True)
class Readings:
    """The verdict on a page: readings were injected, and these are they.

    Attributes:
        kind: "toned", "toneless" or "bopomofo": the kind of most of them.
        characters: The annotated characters, the most frequent first.
        count: Number of readings in the blocks.
        by_character: The spellings to remove, by character: syllable without marks, then its tone.
        clues: Named amounts in logits; they sum to `score`, which is positive.
        kinds: Every kind that was found: two where a page was hit twice.
    """

    kind: str
    characters: str
    count: int
    by_character: Mapping[str, frozenset[str]] = field(hash=False)
    clues: tuple[Reason, ...]
    kinds: tuple[str, ...]

    @property
    def score(self) -> float:
        """Evidence in logits that the readings were injected."""
        return _total(self.clues)

    def remove(self, text: str) -> str:
        """Take the injected readings out of a text of the page; all else stays byte for byte.

        Example:
            >>> readings = Readings("toned", "網", 2, {}, (), ("toned",))
            >>> readings.remove("網(wǎng)絡、網(wǎng )站、安培(an)、龘(dá)、網(wǎng")
            '網絡、網站、安培(an)、龘(dá)、網(wǎng'
        """
        return cut((text,), self.found_in(text))[0]

    def found_in(self, text: str) -> list[_Reading]:
        """The readings in a text that `remove` takes out, in order."""
        return [reading for reading in _find(text) if self._covers(reading.host, reading.sound)]

    def _covers(self, host: str, sound: s.Sound) -> bool:
        return sound.spelling in self.by_character.get(host, ()) or _is_typical(host, sound, self.kinds)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading in a text: the brackets' span, and the character before them with its position."""

    start: int
    end: int
    host: str
    host_at: int
    sound: s.Sound

    def inside_words(self, text: str) -> bool:
        """Whether a Han character or another reading stands next to it, as it does in a sentence."""
        before = text[self.host_at - 1] if self.host_at else ""
        return bool(s.HAN.match(text, self.end)) or before in s.CLOSING or bool(s.HAN.match(before))


@dataclass(slots=True)
class _Survey:
    """What the judgement needs to know of the page, counted once.

    Attributes:
        seen: How often which reading stands after which character.
        running: The same, for those in running text.
        touched: Occurrences of every character in blocks with readings.
        bare: Occurrences of every character in prose without any.
        late: How many toneless readings are not at the first occurrence of their character.
        han: Han characters in blocks with readings; likewise `kana`.
        words: Pinyin words with tone marks outside the readings.
        lesson: Whether the blocks with readings speak of readings.
    """

    seen: Counter[tuple[str, s.Sound]] = field(default_factory=Counter)
    running: Counter[tuple[str, s.Sound]] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    bare: Counter[str] = field(default_factory=Counter)
    late: int = 0
    han: int = 0
    kana: int = 0
    words: int = 0
    lesson: bool = False

    def add(self, text: str, readings: Sequence[_Reading]) -> None:
        """Take in a block. Linear in its length."""
        if not text.isascii():
            self.words += len(s.PINYIN_WORD.findall(text))
        if not readings:
            if len(text) >= _PROSE_CHARS and any(mark in text for mark in _SENTENCE_MARKS):
                self.bare.update(text)
            return
        han = len(s.HAN.findall(text))
        self.han += han
        self.kana += len(s.KANA.findall(text))
        self.lesson = self.lesson or any(word in text for word in s.LESSON_WORDS)
        prose = han - len(readings) >= _RUNNING_HAN and len(readings) <= han * _RUNNING_SHARE
        first = {character: len(text) - 1 - at for at, character in enumerate(reversed(text))}
        for reading in readings:
            earlier = reading.host in self.touched or first[reading.host] < reading.host_at
            self.late += earlier and reading.sound.kind == s.TONELESS
            self.seen[reading.host, reading.sound] += 1
            self.running[reading.host, reading.sound] += prose and reading.inside_words(text)
            self.words -= s.PINYIN_WORD.search(text, reading.start, reading.end) is not None
        self.touched.update(text)


def decide(segments: Sequence[Segment]) -> Readings | None:
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
    found = {i: readings for i, text in enumerate(texts) if not text.isascii() and (readings := list(_find(text)))}
    if sum(map(len, found.values())) < _MIN_TYPES:
        return None
    page = _Survey()
    for i, text in enumerate(texts):
        page.add(text, found.get(i, []))
    verdicts = _verdicts(page)
    return _readings(page, verdicts) if verdicts else None


def to_finding(segments: Sequence[Segment], readings: Readings) -> Finding:
    """Report a verdict. `segments` are those that it was made on, before any repair."""
    blocks = tuple(index for index, block in enumerate(segments) if readings.found_in(block.text))
    noun = {s.TONED: "pinyin", s.TONELESS: "pinyin without tones", s.BOPOMOFO: "Bopomofo"}[readings.kind]
    count, characters, clues = readings.count, readings.characters, readings.clues
    message = f"{count} readings in {noun} were injected after {len(characters)} different characters."
    return Finding(FindingKind.READINGS, blocks, clues, readings.score, count, message, characters)


def _find(text: str) -> Iterator[_Reading]:
    """Every single-syllable reading after a Han character, injected or not; several may follow one."""
    if "(" not in text and "（" not in text:
        return
    end, host_at = -1, 0
    for match in s.BRACKETED.finditer(text):
        start = match.start()
        if start != end:
            host_at = start - 1
        sound = s.parse(match[1])
        if sound and text[host_at] not in s.CLOSING:
            end = match.end()
            yield _Reading(start, end, text[host_at], host_at, sound)


def _verdicts(page: _Survey) -> dict[str, tuple[Reason, ...]]:
    """The clues for each kind that was injected."""
    cases = {kind: clues for kind, judge in _JUDGES.items() if (clues := judge(page, kind))}
    guilty = {kind for kind, clues in cases.items() if _total(clues) > 0}
    for kind, clues in cases.items():
        if guilty - {kind}:
            cases[kind] = (*clues, Reason("other readings are injected", _COMPANION_AMOUNT))
    return {kind: clues for kind, clues in cases.items() if _total(clues) > 0}


def _total(clues: Sequence[Reason]) -> float:
    return sum(clue.amount for clue in clues)


def _judge_marked(page: _Survey, kind: str) -> tuple[Reason, ...]:
    """Clues on readings with tones, which a converter puts after every occurrence of some characters."""
    counts = _counts(page.seen, kind)
    types, total = len(counts), counts.total()
    if types < _MIN_TYPES:
        return ()
    repeats = sum(n - 1 for host, n in counts.items() if n >= page.touched[host] * _FULL_COVERAGE)
    converted = sum(map(s.conversion, counts)) / types
    missed = 1 - total / max(total, sum(page.touched[host] for host in counts))
    bare = sum(page.bare[host] for host in counts)
    spellings = sum(1 for _, sound in page.seen if sound.kind == kind)
    amounts = {
        "repeated": min(repeats * _PER_REPEAT, _MAX_REPEAT) if repeats else _NO_REPEAT,
        "on traditional forms": (converted - _CONVERTED_NEUTRAL) * _CONVERTED_SLOPE * _belief(types),
        "missing beside others": missed * _MISSED_SLOPE,
        "missing in other prose": bare / (bare + total) * _BARE_SLOPE,
        "two for one character": (spellings - types) / types * _AMBIGUOUS_SLOPE,
    }
    return _clues(kind, amounts | _shared_amounts(page, kind))


def _judge_toneless(page: _Survey, kind: str) -> tuple[Reason, ...]:
    """Clues on readings without tones, which a converter strews at random."""
    counts = _counts(page.seen, kind)
    total = counts.total()
    if total < _MIN_TONELESS or len(counts) < _MIN_TYPES:
        return ()
    checked = {key: n for key, n in page.seen.items() if key[1].kind == kind and s.sounds_of(key[0])}
    checks = sum(checked.values())
    right = sum(n for (host, sound), n in checked.items() if sound.syllable in s.sounds_of(host))
    agrees = (right / max(1, checks) - _AGREES_NEUTRAL) * _AGREES_SLOPE * _belief(checks)
    late = (page.late / total - _LATE_NEUTRAL) * _LATE_SLOPE
    amounts = {
        "number": min(total * _PER_TONELESS, _MAX_TONELESS),
        "not at first": min(max(late, _LATE_MIN), _LATE_MAX),
        "the characters' own": max(agrees, _MIN_AGREES),
        "sparse": max(0.0, _SPARSE_BELOW - total / page.han) * _SPARSE_SLOPE,
    }
    return _clues(kind, amounts | _shared_amounts(page, kind))


_JUDGES = {s.TONED: _judge_marked, s.BOPOMOFO: _judge_marked, s.TONELESS: _judge_toneless}


def _shared_amounts(page: _Survey, kind: str) -> dict[str, float]:
    total = _counts(page.seen, kind).total()
    running = _counts(page.running, kind).total() / total
    return {
        "in running text": (running - _RUNNING_NEUTRAL) * _RUNNING_SLOPE,
        "dense": max(0.0, total / page.han - _DENSE_FROM) * _DENSE_SLOPE,
        "other pinyin": page.words / (page.words + total) * _OTHER_PINYIN_SLOPE,
        "speaks of readings": page.lesson * _LESSON_AMOUNT,
        "kana": page.kana / (page.kana + page.han) * _KANA_SLOPE,
    }


def _clues(kind: str, amounts: Mapping[str, float]) -> tuple[Reason, ...]:
    named = {"single readings are mostly a person's": _PRIOR[kind], **amounts}
    return tuple(Reason(f"{kind}: {name}", amount) for name, amount in named.items() if amount)


def _belief(number: int) -> float:
    return number / (number + _HALF_BELIEVED)


def _counts(seen: Mapping[tuple[str, s.Sound], int], kind: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (host, sound), number in seen.items():
        if sound.kind == kind:
            counts[host] += number
    return counts


def _readings(page: _Survey, verdicts: Mapping[str, tuple[Reason, ...]]) -> Readings:
    kinds = tuple(verdicts)
    spellings: dict[str, frozenset[str]] = {}
    counts: Counter[str] = Counter()
    by_kind: Counter[str] = Counter()
    for (host, sound), number in page.seen.items():
        if _is_typical(host, sound, kinds) or _is_accepted(page, host, sound, kinds):
            spellings[host] = spellings.get(host, frozenset()) | {sound.spelling}
            counts[host] += number
            by_kind[sound.kind] += number
    characters = "".join(sorted(counts, key=lambda host: (-counts[host], host)))
    clues = tuple(clue for kind in kinds for clue in verdicts[kind])
    main = max(kinds, key=lambda kind: by_kind[kind])
    return Readings(main, characters, counts.total(), spellings, clues, kinds)


def _is_accepted(page: _Survey, host: str, sound: s.Sound, kinds: Sequence[str]) -> bool:
    """Whether what the page shows of a pair suffices, though the pair alone would not."""
    if sound.kind not in kinds:
        return False
    if sound.kind == s.TONELESS:
        return bool(page.running[host, sound]) and sound.syllable not in s.ENGLISH_LOOKALIKES
    number = page.seen[host, sound]
    return number > 1 and number >= page.touched[host] * _FULL_COVERAGE


def _is_typical(host: str, sound: s.Sound, kinds: Sequence[str]) -> bool:
    """Whether a pair is what such a converter makes, wherever it stands on a page that one was at work on."""
    if sound.kind != s.TONELESS:
        return sound.kind in kinds and not s.is_rare(host)
    if s.TONELESS in kinds and sound.syllable in s.sounds_of(host):
        return True
    return s.TONED in kinds and sound.syllable in s.NEUTRAL_SYLLABLES and s.conversion(host) == 1
