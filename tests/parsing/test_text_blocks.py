"""Lines to blocks: every line is kept, and only sentences that were broken are joined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.page import BlockKind
from cleanpage.parsing.text_blocks import segment_lines

SETTINGS = settings(deadline=None, max_examples=150)


def texts_of(text: str) -> list[str]:
    return [block.text for block in segment_lines(text).segments]


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\f", "\v", "\x85", "\n\n", "\r\n\r\n"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert texts_of(f"One.{end}Two.{end}") == ["One.", "Two."]


def test_white_lines_are_no_blocks() -> None:
    assert texts_of("\n \t\n\u3000\n\u200b\n\ufeff\n\u00a0 \n\0\n") == []


def test_lines_know_their_numbers() -> None:
    blocks = segment_lines("\nOne.\r\n\r\nTwo.\rThree.", first_line=10).segments
    assert [(block.line, block.text) for block in blocks] == [(11, "One."), (13, "Two."), (14, "Three.")]


def test_white_space_inside_a_line_is_normalised() -> None:
    assert texts_of("  One \t two\u00a0 \u3000three.  ") == ["One two three."]


@pytest.mark.parametrize(
    "lines",
    [
        ("The harbour was empty when we came down the hill in", "the morning, and stayed so."),
        ("The harbour, the market, the church, the old school,", "The station: all were closed."),
        ("The harbour was empty when we came down to the far-", "flung village by the sea."),
    ],
)
def test_a_hard_wrap_in_mid_sentence_is_joined(lines: tuple[str, str]) -> None:
    (joined,) = texts_of("\n".join(lines))
    assert squeeze(joined) == squeeze("".join(lines))


def test_a_sentence_over_many_lines_is_one_block() -> None:
    text = "\n".join(["the harbour was empty when we came down the hill on foot"] * 5) + "."
    assert len(texts_of(text)) == 1


def test_words_are_parted_and_broken_words_are_not() -> None:
    assert texts_of("The harbour was empty when we came down the hill in\nthe morning.")[0].endswith("in the morning.")
    assert texts_of("The harbour was empty when we came down to the far-\nflung place.")[0].endswith("far-flung place.")


def test_a_chinese_line_broken_at_a_column_is_joined_without_a_space() -> None:
    first = "县文化馆昨天上午在老街的礼堂里举行了一场朗诵会，吸引了许多居民，主持人把"
    second = "话筒递给台下的孩子。"
    assert texts_of(f"{first}\n{second}") == [first + second]


def test_a_joined_block_keeps_the_number_of_its_first_line() -> None:
    text = "Head\n\nThe harbour was empty when we came down the hill in\nthe morning.\nNext."
    assert [block.line for block in segment_lines(text).segments] == [1, 3, 5]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A short heading", "the text below it starts small."),
        ("The harbour was empty when we came down the hill.", "and so was the market."),
        ("The harbour was empty when we came down the hill:", "nobody was there."),
        ("The harbour was empty when we came down the hill in", "- the morning"),
        ("The harbour was empty when we came down the hill in", "2. the evening"),
        ("The harbour was empty when we came down the hill", "The market was closed."),
        ("今日天气", "明天有雨。"),
        ("老街的茶馆重新开张", "老街的茶馆昨天重新开张，来了许多客人。"),
        ("他走到门口，又回来了。", "然后坐下。"),
    ],
)
def test_lines_that_stand_alone_are_not_joined(first: str, second: str) -> None:
    assert texts_of(f"{first}\n{second}") == [first, second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("北京旅游、上海旅游、广州旅游、深圳旅游、杭州旅游、成都旅游", "老街的茶馆昨天重新开张，来了许多客人。"),
        ("北京旅游|上海旅游|广州旅游|深圳旅游|杭州旅游|成都旅游，", "老街的茶馆昨天重新开张，来了许多客人。"),
        (
            "cheap boats, fast boats, old boats, small boats, rowing boats,",
            "used boats, new boats, fishing boats, sailing boats, house boats, motor boats, wooden boats, steel boats",
        ),
    ],
)
def test_lists_of_phrases_are_not_joined_to_what_follows(first: str, second: str) -> None:
    assert texts_of(f"{first}\n{second}") == [first, second]


def test_a_long_line_that_ends_its_sentence_goes_on_from_a_short_one() -> None:
    first, second = (
        "The harbour was empty when we came down the hill in",
        f"the morning, {'and stayed so, ' * 9}at least.",
    )
    assert texts_of(f"{first}\n{second}") == [f"{first} {second}"]
    assert len(texts_of(f"{first}\n{second.rstrip('.')}")) == 2


@pytest.mark.parametrize(
    ("line", "kind", "level"),
    [
        ("# Head", BlockKind.HEADING, 1),
        ("### Head", BlockKind.HEADING, 3),
        ("#Head", BlockKind.LINE, 0),
        ("- item", BlockKind.LIST_ITEM, 0),
        ("• item", BlockKind.LIST_ITEM, 0),
        ("12) item", BlockKind.LIST_ITEM, 0),
        ("(3) item", BlockKind.LIST_ITEM, 0),
        ("A sentence.", BlockKind.PARAGRAPH, 0),
        ("一句话。", BlockKind.PARAGRAPH, 0),
        ("word " * 30, BlockKind.PARAGRAPH, 0),
        ("Home", BlockKind.LINE, 0),
    ],
)
def test_the_kind_comes_from_the_shape(line: str, kind: BlockKind, level: int) -> None:
    (block,) = segment_lines(line).segments
    assert (block.kind, block.level) == (kind, level)


def test_markup_left_over_is_a_line_like_any_other() -> None:
    assert texts_of('Before it.\n<tbody id="q7"></tbody>\nAfter it.') == [
        "Before it.",
        '<tbody id="q7"></tbody>',
        "After it.",
    ]


def test_a_text_scrape_has_no_tree() -> None:
    document = segment_lines("One.\nTwo.")
    assert not document.is_html
    assert document.outline.tags == ["#document"]
    assert all(block.element == 0 and block.pieces == (block.text,) for block in document.segments)


LINES = st.lists(
    st.text(st.sampled_from("aB ,.-。，的他在雪(（\t\u3000\u200b\0#1"), max_size=60)
    | st.sampled_from(["the harbour was empty when we came down the hill in", "a line that starts small and goes on,"]),
    max_size=8,
)


@SETTINGS
@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_no_visible_character_is_lost_or_moved(lines: list[str], end: str) -> None:
    edges = {ord(character): None for character in "\u200b\0"}
    held = squeeze("".join(texts_of(end.join(lines)))).translate(edges)
    assert held == squeeze("".join(lines)).translate(edges)


@SETTINGS
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_block_has_text_and_a_line_of_the_file(text: str) -> None:
    blocks = segment_lines(text).segments
    assert all(block.text.strip() for block in blocks)
    assert [block.line for block in blocks] == sorted({block.line for block in blocks})
