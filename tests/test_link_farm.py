"""Link farms, and the innocent lists that look like them."""

from __future__ import annotations

import pytest
from lxml import etree

from cleanpage.document import Document
from cleanpage.measures import measure
from cleanpage.page import Contamination, Finding
from cleanpage.parse import read_tree
from cleanpage.spam.link_farm import detect
from cleanpage.text_blocks import segment_lines

ENGLISH = [
    "The town council voted on Tuesday to keep the old swimming pool open for another two years.",
    "Repairs to the roof will begin in spring, and the boiler is to be replaced before the winter.",
    "Nearly four hundred people had signed a petition, among them both of the local schools.",
    "The treasurer warned that the money would be missing when the library needs new windows.",
    "A decision about a new building on the meadow behind the station was put off until autumn.",
]
GERMAN = [
    "Der Stadtrat hat am Dienstag beschlossen, das alte Schwimmbad noch zwei Jahre offen zu halten.",
    "Im Frühjahr soll das Dach erneuert werden, und vor dem Winter kommt ein neuer Heizkessel.",
    "Fast vierhundert Menschen hatten unterschrieben, darunter beide Schulen des Ortes.",
    "Die Kämmerin warnte, dass das Geld fehlen werde, wenn die Bücherei neue Fenster brauche.",
]
RUSSIAN = [
    "Городской совет во вторник решил не закрывать старый бассейн ещё два года.",
    "Весной начнётся ремонт крыши, а до зимы заменят котёл и часть труб.",
    "Почти четыреста человек подписали обращение, в том числе обе местные школы.",
    "Казначей предупредила, что этих денег не хватит на новые окна для библиотеки.",
]
TRADITIONAL = [
    "鎮議會星期二決定，讓舊游泳池再開放兩年，屋頂的維修工程將在春天開始，鍋爐也會在冬天以前更換。",
    "將近四百人簽了請願書，其中包括當地兩所學校的師生，他們說這個游泳池對孩子們十分重要。",
    "財務主任提醒大家，等到圖書館需要換窗戶的時候，這筆錢就會不夠用，議員們應該早做準備。",
    "至於車站後面的草地是否要興建新館，會議沒有結論，這個問題將留到秋天再討論。",
]
SIMPLIFIED = [
    "镇议会星期二决定，让旧游泳池再开放两年，屋顶的维修工程将在春天开始，锅炉也会在冬天以前更换。",
    "将近四百人签了请愿书，其中包括当地两所学校的师生，他们说这个游泳池对孩子们十分重要。",
    "财务主任提醒大家，等到图书馆需要换窗户的时候，这笔钱就会不够用，议员们应该早做准备。",
    "至于车站后面的草地是否要兴建新馆，会议没有结论，这个问题将留到秋天再讨论。",
]

ENGLISH_FARM = [
    "cheap slots bonus online", "slots bonus no deposit", "online slots real cash", "best slots bonus code",
    "free slots no deposit", "cash slots bonus today", "slots online win cash", "deposit bonus slots games",
    "real cash slots games", "free online slots bonus",
]  # fmt: skip
GERMAN_FARM = [
    "Kredit ohne Auskunft sofort", "Kredit sofort online beantragen", "günstiger Kredit ohne Auskunft",
    "Sofort Kredit online günstig", "Kredit beantragen ohne Auskunft", "online Kredit günstig sofort",
    "Auskunft frei Kredit online", "günstiger Sofort Kredit online",
]  # fmt: skip
RUSSIAN_FARM = [
    "купить диплом недорого", "купить диплом москва", "диплом недорого москва", "купить аттестат недорого",
    "аттестат купить москва", "диплом купить срочно", "срочно купить аттестат", "недорого диплом срочно",
]  # fmt: skip
SIMPLIFIED_FARM = [
    "手机棋牌平台注册", "棋牌平台官网登录", "手机棋牌官网下载", "棋牌平台下载安装", "真人棋牌平台官网",
    "棋牌注册送彩金", "手机平台注册登录", "真人棋牌下载安装", "平台官网下载登录", "棋牌游戏平台注册",
]  # fmt: skip

BODIES = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "zh": TRADITIONAL, "zh-hans": SIMPLIFIED}
FARMS = {
    "en": ENGLISH_FARM,
    "de": GERMAN_FARM,
    "ru": RUSSIAN_FARM,
    "zh": SIMPLIFIED_FARM,
    "zh-hans": SIMPLIFIED_FARM,
}


def findings(document: Document) -> list[Finding]:
    return detect(document, measure(document))


def in_text(*lines: str) -> list[Finding]:
    return findings(segment_lines("\n".join(lines)))


def in_html(body: str, head: str = "") -> list[Finding]:
    return findings(read_tree(etree.HTML(f"<html><head>{head}</head><body>{body}</body></html>")))


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def links(phrases: list[str], address: str = "http://www.spam-{}.example/{}.html") -> list[str]:
    return [f'<a href="{address.format(n % 4, n * 7919)}">{phrase}</a>' for n, phrase in enumerate(phrases)]


def claimed(found: list[Finding]) -> set[int]:
    return {block for finding in found for block in finding.blocks}


@pytest.mark.parametrize("separator", [" | ", "|", "_", ", ", "、", " - ", " I ", " · ", ";"])
@pytest.mark.parametrize("place", ["first line", "last line"])
def test_a_list_of_phrases_at_the_edge_of_a_scrape_is_found(separator: str, place: str) -> None:
    farm = separator.join(ENGLISH_FARM)
    lines = [farm, *ENGLISH] if place == "first line" else [*ENGLISH, farm]
    assert claimed(in_text(*lines)) == {lines.index(farm)}


@pytest.mark.parametrize("language", FARMS)
def test_a_list_of_phrases_is_found_in_any_language(language: str) -> None:
    body = BODIES[language]
    assert claimed(in_text(*body, "|".join(FARMS[language]))) == {len(body)}


@pytest.mark.parametrize("at", [0, 2, 4])
def test_simplified_phrases_on_a_traditional_page_are_found_anywhere(at: int) -> None:
    lines = [*TRADITIONAL[:at], "|".join(SIMPLIFIED_FARM), *TRADITIONAL[at:]]
    assert claimed(in_text(*lines)) == {at}


def test_a_run_of_links_to_many_hosts_is_found() -> None:
    run = "".join(f"<p>{link}</p>" for link in links(ENGLISH_FARM))
    assert claimed(in_html(paragraphs(ENGLISH) + run)) == set(range(5, 15))


@pytest.mark.parametrize("language", FARMS)
def test_a_hidden_list_of_alien_links_is_found(language: str) -> None:
    farm = f"<div style='display:none'>{' | '.join(links(FARMS[language]))}</div>"
    body = BODIES[language]
    page = f"{paragraphs(body[:2])}{farm}{paragraphs(body[2:])}"
    assert claimed(in_html(page, "<link rel=canonical href=http://town.example/pool>")) == {2}


@pytest.mark.parametrize("language", FARMS)
def test_alien_links_below_the_article_are_found(language: str) -> None:
    farm = "".join(f"<li>{link}</li>" for link in links(FARMS[language]))
    body = BODIES[language]
    found = in_html(f"{paragraphs(body)}<ul>{farm}</ul>", "<link rel=canonical href=http://town.example/pool>")
    assert claimed(found) == set(range(len(body), len(body) + len(FARMS[language])))


def test_a_farm_of_thousands_of_phrases_is_found() -> None:
    farm = "|".join(f"{phrase} {number}" for number in range(400) for phrase in ENGLISH_FARM)
    assert claimed(in_text(*ENGLISH, farm)) == {len(ENGLISH)}


def test_a_finding_says_what_and_where_and_why() -> None:
    (finding,) = in_text(*ENGLISH, " | ".join(ENGLISH_FARM))
    assert finding.kind is Contamination.LINK_FARM
    assert finding.blocks == (len(ENGLISH),)
    assert finding.count == len(ENGLISH_FARM)
    assert finding.score > 0
    assert sum(clue.amount for clue in finding.clues) == pytest.approx(finding.score)
    assert len({clue.name for clue in finding.clues}) == len(finding.clues)
    assert "\n" not in finding.message


MENU = [
    "Home",
    "Town Council",
    "Swimming Pool",
    "Opening Hours",
    "Contact and Imprint",
    "How to Find Us",
    "Prices",
]
TAGS = [
    "swimming pool",
    "town council",
    "public money",
    "old buildings",
    "roof repairs",
    "library",
    "petition",
]
RELATED = [
    "Library to close for a week in May",
    "Station meadow: what the plans say",
    "Council votes against parking fees",
    "New boiler for the primary school",
    "Who pays for the roof of the town hall?",
    "Swimming lessons begin again in September",
]
BIBLIOGRAPHY = [
    "Adams, R. (1998). Baths and Bathers: A Social History. London: Harbour Press, 214–238.",
    "Becker, L.; Ohlsen, T. (2004). Public Water. Journal of Urban History 12(3), 45–67.",
    "Costa, M. (2011). The Price of Swimming. Lisbon: Mar.",
    "Dahl, S. & Eklund, P. (2017). Heated Pools in the North. Oslo: Fjord.",
    "Evans, G. (2020). Roofs, Leaks and Councils. Cardiff: Castle.",
]
BRANDS = "Nordwind, Hollis & Webb, Kamakura, Petit Marin, Ostrava, Blue Anchor, Fjordline, Kingsley, Tarnow"
TABLE = [
    "1 Harbour United 34 22 6 6 71:31 72",
    "2 Castle Rovers 34 21 7 6 65:33 70",
    "3 Meadow Athletic 34 18 9 7 58:40 63",
    "4 Station Wanderers 34 17 8 9 55:41 59",
    "5 Bridge Town 34 15 10 9 49:42 55",
    "6 Mill Lane 34 14 8 12 47:45 50",
]
INGREDIENTS = "Ingredients: wheat flour, sugar, palm oil, whey powder, cocoa butter, skimmed milk, soy lecithin, salt"
LYRICS = [
    "Row the boat, row the boat,", "down to the harbour wall,", "row the boat, row the boat,",
    "hear the seagulls call,", "home again, home again,", "before the shadows fall,",
]  # fmt: skip
GLOSSARY = "backstroke – swum on the back; breaststroke – arms and legs move together; butterfly – both arms at once"
CHINESE_TAGS = ["游泳池", "镇议会", "公共财政", "老建筑", "屋顶维修", "图书馆", "请愿书"]
CHINESE_RELATED = [
    "镇图书馆五月闭馆一周",
    "车站草地规划方案公布",
    "议会否决停车收费提案",
    "小学更换新锅炉",
    "游泳课程九月重新开班",
]

INNOCENT_LINES = {
    "menu": [" | ".join(MENU)],
    "menu, one per line": MENU,
    "tag list": ["Tags: " + ", ".join(TAGS)],
    "related titles": RELATED,
    "related titles in a row": [" | ".join(RELATED)],
    "bibliography": BIBLIOGRAPHY,
    "brand list": [BRANDS],
    "sports table": TABLE,
    "ingredients": [INGREDIENTS],
    "lyrics": LYRICS,
    "glossary": [GLOSSARY],
    "breadcrumbs": ["Home > Town > Politics > Council > Swimming Pool"],
    "languages": ["English | Deutsch | Français | Español | Italiano | Português | Русский | 中文"],
    "share links": ["Facebook | Twitter | WhatsApp | LinkedIn | Reddit | E-Mail | Print"],
}


@pytest.mark.parametrize("name", INNOCENT_LINES)
@pytest.mark.parametrize("place", ["first", "last"])
def test_an_innocent_list_in_a_scrape_is_left_alone(name: str, place: str) -> None:
    listed = INNOCENT_LINES[name]
    lines = [*listed, *ENGLISH] if place == "first" else [*ENGLISH, *listed]
    assert in_text(*lines) == []


@pytest.mark.parametrize("lines", [["、".join(CHINESE_TAGS)], [" | ".join(CHINESE_RELATED)], CHINESE_RELATED])
def test_innocent_chinese_lists_are_left_alone(lines: list[str]) -> None:
    assert in_text(*SIMPLIFIED, *lines) == []


@pytest.mark.parametrize("items", [MENU, TAGS, RELATED], ids=["menu", "tags", "related"])
@pytest.mark.parametrize("element", ["nav", "div", "footer", "aside"])
def test_links_to_the_own_site_are_left_alone(items: list[str], element: str) -> None:
    listed = "".join(f"<li>{link}</li>" for link in links(items, "/{}/{}"))
    assert in_html(f"{paragraphs(ENGLISH)}<{element}><ul>{listed}</ul></{element}>") == []


@pytest.mark.parametrize("items", [MENU, TAGS, RELATED], ids=["menu", "tags", "related"])
def test_absolute_links_to_the_own_site_are_left_alone(items: list[str]) -> None:
    listed = " | ".join(links(items, "https://www.town.example/{}/{}"))
    head = "<link rel=canonical href=https://town.example/pool>"
    assert in_html(f"{paragraphs(ENGLISH)}<div>{listed}</div>", head) == []


def test_a_hidden_menu_for_small_screens_is_left_alone() -> None:
    listed = "".join(f"<li>{link}</li>" for link in links(MENU, "/{}/{}"))
    assert in_html(f"<nav style='display:none'><ul>{listed}</ul></nav>{paragraphs(ENGLISH)}") == []


def test_sources_on_many_sites_below_an_article_are_left_alone() -> None:
    sources = "".join(f"<li>{link}</li>" for link in links(BIBLIOGRAPHY, "https://journal-{}.example/{}"))
    assert in_html(f"{paragraphs(ENGLISH)}<h2>Sources</h2><ol>{sources}</ol>") == []


def test_an_article_about_farms_is_left_alone() -> None:
    article = [
        "Hacked pages carry phrases such as cheap slots bonus, free slots no deposit and real cash slots.",
        "Nobody is meant to read them: search engines count the slots bonus links, and the casino climbs.",
        "A webmaster who finds best slots bonus code in his footer should look for a changed template.",
    ]
    assert in_text(*article, *ENGLISH) == []


def test_prose_with_many_commas_is_left_alone() -> None:
    prose = "They came by bus, by bicycle, on foot, in the rain, with towels, with children, with time, with hope"
    assert in_text(*ENGLISH, prose, *ENGLISH) == []


@pytest.mark.parametrize("lines", [["x"], ["a|b|c|d"], ["|||||||||"], [","] * 9, ["one two three four five"] * 9])
def test_small_pages_are_judged_without_error(lines: list[str]) -> None:
    assert in_text(*lines) == []


@pytest.mark.parametrize("href", ["http://[", "//", "http://", "javascript:void(0)", "http://a:b/", "\u2028", "//.."])
def test_addresses_that_are_none_are_judged_without_error(href: str) -> None:
    listed = "".join(f'<p><a href="{href}">{phrase}</a></p>' for phrase in ENGLISH_FARM)
    assert isinstance(in_html(paragraphs(ENGLISH) + listed), list)
