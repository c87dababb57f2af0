"""Where readings stand in a text, and how they are cut out of its pieces."""

from __future__ import annotations

import pytest

from cleanpage.readings.injected import cut, find_readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("網(wǎng)絡", [("網", "(wǎng)")]),
        ("網（ wǎng ）絡", [("網", "（ wǎng ）")]),
        ("網(wǎng)（wang3）", [("網", "(wǎng)"), ("網", "（wang3）")]),
        ("網(x)絡(luò)", [("絡", "(luò)")]),
        ("net(wǎng)、あ(an)、網(Wǎng)、網(wǎng", []),
        ("豈(qǐ)𠮷(jí)", [("豈", "(qǐ)"), ("𠮷", "(jí)")]),
    ],
)
def test_readings_stand_in_brackets_after_han(text: str, readings: list[tuple[str, str]]) -> None:
    found = find_readings(text)
    assert [(reading.character, text[reading.start : reading.end]) for reading in found] == readings
    assert all(text[reading.character_at] == reading.character for reading in found)


@pytest.mark.parametrize(
    ("text", "is_inside"),
    [
        ("網(wǎng)絡", True),
        ("絡網(wǎng)", True),
        ("網(wǎng)，", True),
        ("，網(wǎng)", False),
        ("，網(wǎng)，", False),
        ("絡(luò)網(wǎng)。", True),
    ],
)
def test_a_reading_is_inside_words_if_it_comes_first_or_has_han_or_a_reading_beside_it(
    text: str, is_inside: bool
) -> None:
    assert find_readings(text)[-1].is_inside_words(text) is is_inside


@pytest.mark.parametrize("size", range(1, 12))
def test_as_many_pieces_remain_wherever_the_text_is_parted(size: int) -> None:
    text = "網(wǎng)站說(shuō)（shuo1）個(gè)"
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    left = cut(pieces, find_readings(text))
    assert len(left) == len(pieces)
    assert "".join(left) == "網站說個"
