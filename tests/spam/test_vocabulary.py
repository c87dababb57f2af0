"""Folded words, and which of them a page says nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.vocabulary import MIN_CONTENT_LETTERS, STEM_LETTERS, Vocabulary, is_content_word, words_of
from support.lighthouse import SENTENCES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("2021 – 50 %", []),
        ("The Harbours, the SHIPS", ["the", "harbou", "the", "ships"]),
        ("don't snake_case x9y", ["don", "t", "snake", "case", "x", "y"]),
        ("Die Häfen und Straßenbahnen", ["die", "häfen", "und", "straße"]),
        ("Городской совет", ["городс", "совет"]),
        ("北京市", ["北京", "京市"]),
        ("雨", ["雨"]),
        ("雨の日", ["雨の", "の日"]),
        ("등대지기", ["등대", "대지", "지기"]),
        ("iPhone手机", ["iphone"]),
        ("हिन्दी में समाचारपत्र", ["हिन्दी", "में", "समाचार"]),
        ("Tiếng Việt", ["tiếng", "việt"]),
        ("ἄνθρωπος", ["ἄνθρωπ"]),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_thai_is_compared_by_pairs() -> None:
    assert words_of("กาแฟ") == ["กา", "าแ", "แฟ"]


def test_forms_of_one_word_are_one() -> None:
    assert words_of("lighthouse lighthouses LIGHTHOUSE'S")[:3] == ["lighth", "lighth", "lighth"]
    assert words_of("маяками") == words_of("Маяками,") != words_of("моряками")


@pytest.mark.parametrize("word", ["tower", "lighth", "маяки", "北京", "雨", "등대", "กา"])
def test_a_word_that_tells_a_subject(word: str) -> None:
    assert is_content_word(word)


@pytest.mark.parametrize("word", ["a", "the", "with", "для", "में", "việt"])
def test_a_word_that_tells_a_language(word: str) -> None:
    assert not is_content_word(word)


@given(st.text())
def test_no_word_is_empty_or_longer_than_a_stem(text: str) -> None:
    assert all(0 < len(word) <= STEM_LETTERS for word in words_of(text))


@given(st.text(st.sampled_from("abcdefgh XYZ,.'9")))
def test_ascii_is_folded_like_any_other_text(text: str) -> None:
    assert words_of(f"{text} é")[:-1] == words_of(text)


def scrape(*lines: str) -> Document:
    return segment_lines("\n".join(lines))


def vocabulary(document: Document) -> Vocabulary:
    return Vocabulary(document, measure(document))


def out_of_page(document: Document, group: range) -> set[str]:
    text = " ".join(document.segments[i].text for i in group)
    return vocabulary(document).out_of_page_words(group, words_of(text))


def test_words_that_the_page_says_nowhere_else_are_out_of_page() -> None:
    page = scrape(*SENTENCES, "Cheap poker for the keeper")
    assert out_of_page(page, range(10, 11)) == {"cheap", "poker"}


def test_a_long_paragraph_is_no_witness_for_itself() -> None:
    page = scrape(*SENTENCES[:5], "Whoever plays roulette forgets roulette, says the keeper.", *SENTENCES[5:])
    words = out_of_page(page, range(5, 6))
    assert {"whoeve", "plays", "roulet", "forget"} <= words
    assert words.isdisjoint({"keeper", "the"})


def test_the_blocks_beside_a_group_are_no_witnesses() -> None:
    farm = ["Whoever plays roulette wins the roulette bonus.", "The roulette bonus is paid on the same morning."]
    page = scrape(*SENTENCES[:5], *farm, *SENTENCES[5:])
    assert {"roulet", "bonus"} <= out_of_page(page, range(5, 6))
    assert {"roulet", "bonus"} <= out_of_page(page, range(6, 7))


def test_a_block_further_off_is_one() -> None:
    page = scrape(SENTENCES[0] + " Nobody plays roulette.", *SENTENCES[1:], "Roulette, roulette and poker")
    words = out_of_page(page, range(10, 11))
    assert "poker" in words
    assert "roulet" not in words


def test_short_lines_witness_nothing() -> None:
    page = scrape("Poker news", *SENTENCES, "Poker")
    assert out_of_page(page, range(11, 12)) == {"poker"}


def test_headings_title_and_description_are_witnesses() -> None:
    head = (
        "<title>All about roulette</title><meta name=description content='Of poker'><meta name=keywords content=slots>"
    )
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = f"<html><head>{head}</head><body><h2>Bingo</h2>{body}<ul><li>roulette poker slots bingo</ul></body></html>"
    page = read_tree(etree.HTML(html))
    assert out_of_page(page, range(11, 12)) == {"slots"}


def test_a_page_without_prose_has_only_out_of_page_words() -> None:
    assert out_of_page(scrape("one", "two"), range(1)) == {"one"}


def test_the_size_leaves_out_what_stands_around_the_group() -> None:
    page = vocabulary(scrape(*SENTENCES, "Poker"))
    assert page.size_elsewhere(range(10, 11)) > page.size_elsewhere(range(9, 10)) > page.size_elsewhere(range(5, 6)) > 0


def test_spam_topics_that_the_page_speaks_of_elsewhere_are_its_own() -> None:
    about = ["The casino of the island closed when the lighthouse did.", "Poker was played in the casino every night."]
    page = vocabulary(scrape(*about, *SENTENCES, "casino poker roulette"))
    assert page.own_spam_topics(range(12, 13)) == 2 / 12
    assert page.own_spam_topics(range(2)) == 0
    assert vocabulary(scrape(*SENTENCES, "casino poker")).own_spam_topics(range(10, 11)) == 0


def test_the_words_of_a_block_are_those_that_tell_a_subject_among_all() -> None:
    page = vocabulary(scrape("The old lighthouse is far away, and nobody climbs it."))
    words = page.words(0)
    assert words.all[:3] == ["the", "old", "lighth"]
    assert words.content == [word for word in words.all if len(word) >= MIN_CONTENT_LETTERS]
    assert words.content == ["lighth", "nobody", "climbs"]


def test_the_text_is_what_tells_the_subject() -> None:
    text = vocabulary(scrape("Menu", *SENTENCES[:2], "Poker")).text()
    assert all(sentence in text for sentence in SENTENCES[:2])
    assert "Menu" not in text


def test_the_first_words_of_a_group_are_those_of_its_blocks_in_order() -> None:
    page = vocabulary(scrape("Poker and roulette", "Slots", "北京市"))
    assert page.first_words(range(3), 9).all == ["poker", "and", "roulet", "slots", "北京", "京市"]
    assert page.first_words(range(3), 5).content == ["poker", "roulet", "slots", "北京"]
    assert page.first_words([0], 2).all == ["poker", "and"]
    assert page.first_words([0], 2).content == ["poker"]
