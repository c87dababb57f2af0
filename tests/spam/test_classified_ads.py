"""Phone numbers among other numbers; columns of classified ads, and the journalism and lists that look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleanpage.page import Finding, FindingKind
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.classified_ads import count_phones, find_ad_columns, lines_in_rhythm

ARTICLE = [
    "The ferry company will add a third crossing on Sundays, the harbour office said yesterday evening.",
    "Islanders had asked for it since the shop on the western side closed, and the doctor moved away.",
    "Tickets stay at the old price for now, but the council expects them to rise by a tenth in the spring.",
]
ENGLISH_ADS = [
    "FOR SALE", "Rowing boat, 2011, 3.5 m, 900", "Tel. 0171 555 0123", "Dinghy, 2016, 2.8 m, 450",
    "Tel. 0171 555 0188",
    "Trailer, 2009, 4.2 m, 600", "Tel. 0171 555 0144", "Outboard, 2018, 5.0 hp, 800", "Tel. 0171 555 0199",
    "Sloop, 1998, 7.9 m, 5200", "Tel. 0171 555 0101",
]  # fmt: skip
GERMAN_ADS = [
    "Vermietungen", "2-Zi.-Whg., 58 m², 740 €", "Tel. 030 / 555 01 10", "3-Zi.-Whg., 74 m², 980 €",
    "Tel. 030 / 555 02 20",
    "1-Zi.-Whg., 32 m², 510 €", "Tel. 030 / 555 03 30", "4-Zi.-Whg., 96 m², 1.290 €", "Tel. 030 / 555 04 40",
]  # fmt: skip
RUSSIAN_ADS = [
    "Продаю", "2-комн. кв., 48 м², 2 900 т.р.", "Тел. 8-912-555-01-10", "1-комн. кв., 31 м², 1 850 т.р.",
    "Тел. 8-912-555-02-20",
    "3-комн. кв., 66 м², 3 700 т.р.", "Тел. 8-912-555-03-30", "4-комн. кв., 80 м², 4 400 т.р.",
    "Тел. 8-912-555-04-40",
]  # fmt: skip
CHINESE_ADS = [
    "便民信息", "出租：三室两厅，95平，1200元", "电话：13800000001", "出租：两室一厅，70平，900元",
    "电话：13800000002",
    "出租：四室两厅，130平，1800元", "电话：13800000003", "出租：一室一厅，45平，600元", "电话：13800000004",
    "转让：临街铺面，60平，3000元", "电话：13800000005",
]  # fmt: skip
ADS = {"en": ENGLISH_ADS, "de": GERMAN_ADS, "ru": RUSSIAN_ADS, "zh": CHINESE_ADS}


Reader = Callable[..., list[Finding]]


def findings(document: Document) -> list[Finding]:
    return find_ad_columns(document, measure(document), count_phones([segment.text for segment in document.segments]))


def in_text(*lines: str) -> list[Finding]:
    return findings(segment_lines("\n".join(lines)))


def in_html(*lines: str, tag: str = "p") -> list[Finding]:
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    return findings(read_tree(etree.HTML(f"<html><body>{body}</body></html>")))


def claimed(columns: list[Finding]) -> set[int]:
    return {block for finding in columns for block in finding.blocks}


@pytest.mark.parametrize("language", ADS)
@pytest.mark.parametrize("read", [in_text, in_html])
@pytest.mark.parametrize("above", [0, 1, 3])
def test_a_column_of_ads_is_found_and_the_article_around_it_is_not(language: str, read: Reader, above: int) -> None:
    ads = ADS[language]
    columns = read(*ARTICLE[:above], *ads, *ARTICLE[above:])
    assert claimed(columns) == set(range(above, above + len(ads)))


@pytest.mark.parametrize(
    "phone",
    [
        "030 555 01{:02}", "030/55501{:02}", "(212) 555-01{:02}", "1-800-555-01{:02}", "+1 212 555 01{:02}",
        "+49 30 5550{:02}",
        "8-912-555-01-{:02}", "8 (912) 555-01-{:02}", "+7 (912) 555-01-{:02}", "06 12 34 56 {:02}",
        "138000000{:02}",
        "0755-830100{:02}", "010-1234-56{:02}", "0171.555.01{:02}",
    ],
)  # fmt: skip
def test_a_column_is_found_with_phone_numbers_in_many_forms(phone: str) -> None:
    ads = [line for n in range(11, 18) for line in (f"Boat, 20{n}, {n} m, {n}00", phone.format(n))]
    assert claimed(in_text(*ARTICLE, *ads)) == set(range(3, 3 + len(ads)))


def test_a_column_with_long_gaps_is_found_once() -> None:
    remarks = ["no callers after nine", "ask for the", "owner of the", "second shop", "on the left", "of the church"]
    columns = in_text(*ENGLISH_ADS, *remarks, *remarks, *ENGLISH_ADS, *ARTICLE)
    assert len(columns) == 1


@pytest.mark.parametrize("number", ["11348-01-2{}G", "7/2{}/0511:03 AM"])
def test_model_numbers_and_days_are_no_phone_numbers(number: str) -> None:
    lines = [line for n in range(8) for line in (f"Card, 20{n}, {n}.5 GB, {n}00", number.format(n))]
    assert in_text(*ARTICLE, *lines) == []


def test_two_columns_in_one_article_are_two_findings() -> None:
    columns = in_text(*ENGLISH_ADS, *ARTICLE, *GERMAN_ADS)
    assert len(columns) == 2
    assert claimed(columns).isdisjoint(range(len(ENGLISH_ADS), len(ENGLISH_ADS) + len(ARTICLE)))


def test_the_name_above_a_column_and_the_remarks_in_it_belong_to_it() -> None:
    ads = ["Small ads", "of the week", *ENGLISH_ADS[1:5], "- new -", *ENGLISH_ADS[5:], "all prices in pounds"]
    assert claimed(in_text(*ARTICLE, *ads)) == set(range(len(ARTICLE), len(ARTICLE) + len(ads)))


def test_a_finding_says_what_and_where_and_why() -> None:
    (finding,) = in_text(*ARTICLE, *ENGLISH_ADS)
    assert finding.kind is FindingKind.CLASSIFIED
    assert finding.blocks == tuple(range(3, 3 + len(ENGLISH_ADS)))
    assert finding.count == 5
    assert finding.score > 0
    assert sum(clue.amount for clue in finding.reasons) == pytest.approx(finding.score)
    assert "\n" not in finding.message


INNOCENT = {
    "one quoted ad": [
        "The advertisement that started it all hung in the shop for eleven years:",
        "Rowing boat, 2011, 3.5 m, 900",
        "Tel. 0171 555 0123",
    ],
    "two quoted ads": ENGLISH_ADS[1:5],
    "housing journalism": [
        "A flat of 58 m² costs 740 euros a month in the harbour quarter, 96 m² cost 1,290 euros.",
        "In 2016 it was 510 and 880 euros; in 2011, 430 and 720, the tenants' union reckons.",
        "Its advice line, 030 555 0110, had 4,200 calls in 2023, 900 more than in 2022.",
    ],
    "price list in journalism": [
        "Bread, 500 g: 2.10", "Milk, 1 l: 1.20", "Butter, 250 g: 2.40", "Coffee, 500 g: 6.90",
        "Eggs, 10 pcs: 3.10",
        "Sugar, 1 kg: 1.50", "Flour, 1 kg: 0.90", "Rice, 1 kg: 2.80",
    ],
    "sports table": [
        "1. Harbour United 34 22 6 6 71:31 72", "2. Castle Rovers 34 21 7 6 65:33 70",
        "3. Meadow Athletic 34 18 9 7 58:40 63",
        "4. Station Wanderers 34 17 8 9 55:41 59", "5. Bridge Town 34 15 10 9 49:42 55",
        "6. Mill Lane 34 14 8 12 47:45 50",
        "7. Old Ferry 34 12 9 13 44:48 45", "8. North Quay 34 11 9 14 40:49 42",
    ],
    "results with dates": [f"2021-06-0{n} Harbour United – Castle Rovers {n}:{9 - n}" for n in range(1, 10)],
    "timetable": [f"0{n}:15 Harbour 0{n}:40 West Side 0{n}:55 Lighthouse" for n in range(1, 10)],
    "years": [
        "1901: a pier", "1912: a second pier", "1934: a new ferry", "1951: a storm", "1968: the bridge",
        "1979: a shop", "1990: the doctor",
    ],
    "bibliography": [f"Harbour Studies {n} (199{n}), 12{n}–14{n}." for n in range(1, 9)],
    "recipe": ["200 g flour", "100 g butter", "50 g sugar", "2 eggs", "1 pinch of salt", "250 ml milk"],
    "numbers of books": [f"ISBN 978-3-16-14841{n}-0" for n in range(9)],
    "one contact": ["Harbour office", "Tel. 0171 555 0123", "Fax 0171 555 0124", "Mon 9–12, Tue 9–12"],
    "large numbers": [f"District {n}: 1{n}45678 inhabitants" for n in range(3)],
    "forum": [f"#{n} user{n} 1{n}.05.2021 Posts: 12{n}" for n in range(1, 10)],
}  # fmt: skip


@pytest.mark.parametrize("name", INNOCENT)
@pytest.mark.parametrize("read", [in_text, in_html])
def test_an_innocent_list_is_left_alone(name: str, read: Reader) -> None:
    assert read(*ARTICLE, *INNOCENT[name], *ARTICLE[::-1]) == []


@pytest.mark.parametrize("lines", [["x"], ["9"], ["9"] * 50, ["0171 555 0123"], ["9" * 5000]])
def test_small_pages_are_judged_without_error(lines: list[str]) -> None:
    assert isinstance(in_text(*lines), list)


def test_an_article_is_left_alone() -> None:
    assert in_text(*ARTICLE) == in_html(*ARTICLE) == []


def count(text: str) -> int:
    (number,) = count_phones([text])
    return number


@pytest.mark.parametrize(
    "number",
    [
        "030 555 0110", "030/5550110", "(212) 555-0110", "1-800-555-0110", "+1 212 555 0110", "+49 30 5550110",
        "8-912-555-01-10", "8 (912) 555-01-10", "+7 (912) 555-01-10", "06 12 34 56 78", "13800000010", "0755-83010010",
        "010-1234-5610", "2012 3456", "0171.555.0110", "5550110", "55501100",
    ],
)  # fmt: skip
def test_a_phone_number_is_known_in_many_forms(number: str) -> None:
    assert count(number) == count(f"Call {number}, ask for Jane") == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "no number", "2021", "12 34", "555 01", "2021-06-08", "08.06.2021", "8/6/2021", "2021年6月8日",
        "2019 2020", "1998 2004 2011", "1998 2004 2011 2017",
        "3.14159", "1,234,567", "11348-01-21G", "11348-01-2166G", "12345678901234567890",
        "4:30 and 5:15", "50 %", "10-20-30%", "1 000", "a1b2c3d4",
    ],
)  # fmt: skip
def test_other_numbers_are_none(text: str) -> None:
    assert count(text) == 0


def test_several_numbers_of_one_text_are_counted() -> None:
    assert count("Tel. 030 555 0110, 030 555 0120; 13800000010 or 13800000011") == 4


def test_each_text_has_its_own() -> None:
    assert count_phones(["030 555 0110", "", "none", "13800000010, 13800000011", "電話：0755-83010010"]) == [
        1,
        0,
        0,
        2,
        1,
    ]


def test_a_number_is_not_put_together_out_of_two_texts() -> None:
    assert count_phones(["030 555", "0110 22"]) == [0, 0]


def test_no_texts_have_no_numbers() -> None:
    assert count_phones([]) == []


@given(st.lists(st.text(st.sampled_from("0189 +-./()\nx電"), max_size=30), max_size=6))
def test_texts_searched_together_hold_what_each_holds_alone(texts: list[str]) -> None:
    assert count_phones(texts) == [count(text) for text in texts]


def test_lines_of_one_shape_are_in_a_rhythm_from_three_on() -> None:
    lines = ["Boat, 900", "Car, 2500", "Call in the evening", "Call in the morning", "Call at noon"]
    assert not any(lines_in_rhythm(lines))
    assert lines_in_rhythm([*lines, "Sloop, 5200"]) == [True, True, False, False, False, True]
    assert not any(lines_in_rhythm([*lines, "Sloop, 5200"], max_chars=8))
