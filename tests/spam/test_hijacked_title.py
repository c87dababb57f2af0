"""Hijacked titles, and titles that only look foreign to their page."""

from __future__ import annotations

import pytest
from lxml import etree

import cleanpage
from cleanpage.page import FindingKind
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.spam.hijacked_title import find_hijacked_title, without_title

HEADLINE = "Rowing club repairs its oldest boat"
ENGLISH = [
    "The rowing club has repaired the oldest boat in its shed, a narrow eight from the nineteen-thirties.",
    "Members of the club spent two winters on the repairs, and the boat is to be rowed again in April.",
    "The wood came from a mill nearby, and a retired carpenter showed the young rowers how to bend it.",
]
CHINESE_HEADLINE = "镇上的老书店重新开门"
CHINESE = [
    "镇上的老书店星期六重新开门，许多居民一早就来排队，店主给每位客人都准备了一杯热茶。",
    "书店去年夏天被大水淹过，镇上的学生帮助店主把书搬到楼上，晾了整整三个星期才算干透。",
    "店主说，书店重新开门以后，每个周末都会请人来讲故事，孩子们可以坐在地上一直听到晚上。",
]
HIJACKED = {
    "en": "Online Casino Bonus ▷ Best Slots and Roulette | Jackpot No Deposit",
    "de": "Viagra rezeptfrei kaufen – Potenzmittel günstig aus der Apotheke",
    "ru": "Купить диплом недорого, займы онлайн, казино и ставки",
    "id": "Situs Slot Gacor Maxwin Judi Online Terpercaya Togel Resmi",
    "zh": "澳门博彩娱乐城官网_百家乐棋牌平台注册送彩金_真人老虎机下注",
    "ja": "オンラインカジノおすすめランキング｜パチンコスロット無料ボーナス",
    "ko": "카지노사이트 추천 바카라 슬롯 토토 먹튀검증 꽁머니",
}


def page(title: str, headline: str = HEADLINE, body: list[str] = ENGLISH, head: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    )


def read(source: str, url: str | None = None) -> Document:
    return read_tree(etree.HTML(source), url=url)


@pytest.mark.parametrize("language", HIJACKED)
def test_a_title_that_sells_something_else_is_found(language: str) -> None:
    finding = find_hijacked_title(read(page(HIJACKED[language])))
    assert finding is not None
    assert finding.kind is FindingKind.TITLE
    assert finding.blocks == ()
    assert sum(reason.amount for reason in finding.reasons) == pytest.approx(finding.score)
    assert len({reason.name for reason in finding.reasons}) == len(finding.reasons)
    assert HIJACKED[language][:20] in finding.message


@pytest.mark.parametrize("language", ["en", "ru", "zh", "ja"])
def test_one_on_a_chinese_page_is_found(language: str) -> None:
    assert find_hijacked_title(read(page(HIJACKED[language], CHINESE_HEADLINE, CHINESE)))


@pytest.mark.parametrize(
    "title",
    [
        HEADLINE,
        f"{HEADLINE} | The River Post",
        f"The River Post: {HEADLINE.upper()}",
        "Home",
        "Untitled Document",
        "The River Post",
        "Upper Marsh Gazette",
        "River Post – News from Upper Marsh",
        "Oldest boat of the rowing club is rowed again",
        "",
        "2021",
        "?",
    ],
)
def test_a_title_of_the_pages_own_is_none(title: str) -> None:
    assert find_hijacked_title(read(page(title))) is None


@pytest.mark.parametrize(
    "title",
    [CHINESE_HEADLINE, f"{CHINESE_HEADLINE}_小镇新闻网", "首页", "小镇新闻网", "书店重新开门了", "Xiaozhen News"],
)
def test_nor_is_one_of_a_chinese_page(title: str) -> None:
    assert find_hijacked_title(read(page(title, CHINESE_HEADLINE, CHINESE))) is None


def test_an_english_title_on_a_chinese_page_that_has_its_words_is_none() -> None:
    body = [*CHINESE, "书店的英文名字叫 Paper Lantern Bookshop，招牌上写着 Reading after the flood 几个字。"]
    title = "Paper Lantern Bookshop: Reading after the flood"
    assert find_hijacked_title(read(page(title, CHINESE_HEADLINE, body))) is None


def test_an_article_about_casinos_may_be_called_so() -> None:
    body = [
        "Two casinos on the coast lose their licence, because both paid the bonus of online slots too late.",
        "Roulette and poker made less money than slots in every casino of the region, a report says.",
        "A jackpot that nobody collected goes to the town, as the law on gambling has it.",
    ]
    title = "Casino bonus: slots, roulette and the jackpot that nobody collected"
    assert find_hijacked_title(read(page(title, "Two casinos lose their licence", body))) is None


def test_a_title_that_names_the_site_is_none() -> None:
    title = "Neptune Casino Hotel – Poker and Roulette by the Sea"
    assert find_hijacked_title(read(page(title)))
    named = "<meta property=og:site_name content='Neptune Casino Hotel'>"
    assert find_hijacked_title(read(page(title, head=named))) is None
    assert find_hijacked_title(read(page(title), url="https://www.neptune-casino.example/rowing")) is None


def test_a_scrape_has_no_title_to_hijack() -> None:
    document = segment_lines("\n".join(ENGLISH))
    document.head.titles.append(HIJACKED["en"])
    assert find_hijacked_title(document) is None


def test_a_page_without_a_title_is_judged_without_error() -> None:
    assert find_hijacked_title(read("<p>text")) is None


def test_titles_and_descriptions_that_are_foreign_as_well_go_with_it() -> None:
    metas = (
        f"<meta property=og:title content='{HIJACKED['en']}'><meta name=description content='{HIJACKED['id']}'>"
        f"<meta name=keywords content='{HIJACKED['de']}'><meta name=author content='Jane Doe'>"
        f"<meta name=twitter:title content='{HEADLINE}'>"
    )
    document = read(page(HIJACKED["en"], head=metas))
    head = without_title(document).head
    assert head.titles == []
    assert head.metas == [("author", "Jane Doe"), ("twitter:title", HEADLINE)]
    assert document.head.titles == [HIJACKED["en"]]
    assert len(document.head.metas) == 5


def test_a_second_title_stays() -> None:
    source = page(HIJACKED["en"], head=f"<title>{HEADLINE}</title>")
    assert without_title(read(source)).head.titles == [HEADLINE]


@pytest.mark.parametrize("language", HIJACKED)
def test_metadata_is_free_of_what_a_hijacked_title_says(language: str) -> None:
    spam = HIJACKED[language]
    metas = f"<meta property=og:title content='{spam}'><meta name=description content='{spam}'>"
    result = cleanpage.extract(page(spam, head=metas))
    assert [finding.kind for finding in result.findings] == [FindingKind.TITLE]
    assert result.title == HEADLINE
    assert result.description is None
    assert spam not in str(result.metadata)
    assert all(text in result.text for text in ENGLISH)
    assert result.contamination == 0


def test_an_innocent_title_and_description_stay() -> None:
    metas = "<meta name=description content='A boat from the thirties is repaired by the rowing club.'>"
    result = cleanpage.extract(page(f"{HEADLINE} | The River Post", head=metas))
    assert result.findings == ()
    assert result.title == HEADLINE
    assert result.description == "A boat from the thirties is repaired by the rowing club."
