"""What others put into a page: farms, keyword prose and hidden text, and the innocent lists that look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

import cleanpage
from cleanpage.page import Finding, FindingKind, Label
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam import Spam, find_spam

ENGLISH = [
    "The town council voted on Tuesday to keep the old swimming pool open for another two years.",
    "Repairs to the roof will begin in spring, and the boiler is to be replaced before the winter.",
    "Nearly four hundred people had signed a petition, among them both of the local schools.",
    "The treasurer warned that the money would be missing when the library needs new windows.",
    "A decision about a new building on the meadow behind the station was put off until autumn.",
    "Swimmers who came on Wednesday morning brought flowers for the attendant and a cake.",
    "The pool was dug in the dry summer of nineteen twenty-six by men who had lost their work.",
    "Its water comes from a stream in the hills, which is why even in August nobody stays in for long.",
    "Schools in the valley have no other place to teach children how to swim, the teachers say.",
    "Opening hours will change in September, when the attendant is going to work alone again.",
]
GERMAN = [
    "Der Stadtrat hat am Dienstag beschlossen, das alte Schwimmbad noch zwei Jahre offen zu halten.",
    "Im Frühjahr soll das Dach erneuert werden, und vor dem Winter kommt ein neuer Heizkessel.",
    "Fast vierhundert Menschen hatten unterschrieben, darunter beide Schulen des Ortes.",
    "Die Kämmerin warnte, dass das Geld fehlen werde, wenn die Bücherei neue Fenster brauche.",
    "Über einen Neubau auf der Wiese hinter dem Bahnhof soll erst im Herbst entschieden werden.",
    "Wer am Mittwoch zum Schwimmen kam, brachte dem Bademeister Blumen und einen Kuchen mit.",
    "Das Becken haben im trockenen Sommer vor hundert Jahren Männer ausgehoben, die arbeitslos waren.",
    "Das Wasser kommt aus einem Bach in den Hügeln, weshalb auch im August niemand lange drinbleibt.",
]
RUSSIAN = [
    "Городской совет во вторник решил не закрывать старый бассейн ещё два года.",
    "Весной начнётся ремонт крыши, а до зимы заменят котёл и часть труб.",
    "Почти четыреста человек подписали обращение, в том числе обе местные школы.",
    "Казначей предупредила, что этих денег не хватит на новые окна для библиотеки.",
    "Решение о новом здании на лугу за вокзалом отложили до осени, когда вернётся архитектор.",
    "Пловцы, пришедшие в среду утром, принесли смотрителю цветы и большой пирог.",
    "Чашу бассейна вырыли засушливым летом сто лет назад люди, оставшиеся без работы.",
    "Вода течёт сюда из ручья на холмах, и даже в августе никто не плавает подолгу.",
]
TRADITIONAL = [
    "鎮議會星期二決定，讓舊游泳池再開放兩年，屋頂的維修工程將在春天開始，鍋爐也會在冬天以前更換。",
    "將近四百人簽了請願書，其中包括當地兩所學校的師生，他們說這個游泳池對孩子們十分重要。",
    "財務主任提醒大家，等到圖書館需要換窗戶的時候，這筆錢就會不夠用，議員們應該早做準備。",
    "至於車站後面的草地是否要興建新館，會議沒有結論，這個問題將留到秋天再討論。",
    "星期三早上來游泳的人給管理員帶了鮮花，還有一個大蛋糕，大家在水邊坐了很久才離開。",
    "這個池子是在一百年前的乾旱夏天挖成的，挖池子的都是當時失去工作的礦工和農民。",
    "池水從山丘上的一條小溪流下來，所以就算在八月，也沒有人能在水裡待上很長的時間。",
    "山谷裡的學校沒有別的地方可以教孩子游泳，老師們說，如果關閉就只能坐車到縣城去。",
]
SIMPLIFIED = [
    "镇议会星期二决定，让旧游泳池再开放两年，屋顶的维修工程将在春天开始，锅炉也会在冬天以前更换。",
    "将近四百人签了请愿书，其中包括当地两所学校的师生，他们说这个游泳池对孩子们十分重要。",
    "财务主任提醒大家，等到图书馆需要换窗户的时候，这笔钱就会不够用，议员们应该早做准备。",
    "至于车站后面的草地是否要兴建新馆，会议没有结论，这个问题将留到秋天再讨论。",
    "星期三早上来游泳的人给管理员带了鲜花，还有一个大蛋糕，大家在水边坐了很久才离开。",
    "这个池子是在一百年前的干旱夏天挖成的，挖池子的都是当时失去工作的矿工和农民。",
    "池水从山丘上的一条小溪流下来，所以就算在八月，也没有人能在水里待上很长的时间。",
    "山谷里的学校没有别的地方可以教孩子游泳，老师们说，如果关闭就只能坐车到县城去。",
]
SPANISH = [
    "El ayuntamiento decidió el martes que la vieja piscina siga abierta otros dos años más.",
    "En primavera empezarán las obras del tejado, y antes del invierno se cambiará la caldera.",
    "Casi cuatrocientas personas habían firmado la petición, entre ellas las dos escuelas del pueblo.",
    "La tesorera advirtió que el dinero faltará cuando la biblioteca necesite ventanas nuevas.",
    "Sobre un edificio nuevo en el prado, detrás de la estación, no se hablará hasta el otoño.",
    "Los bañistas que vinieron el miércoles trajeron flores para el vigilante y una tarta enorme.",
    "El vaso lo cavaron hace un siglo, durante un verano seco, hombres que habían perdido su trabajo.",
    "El agua baja de un arroyo de la sierra, y por eso ni siquiera en agosto se queda nadie mucho rato.",
]
BODIES = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "es": SPANISH, "zh": TRADITIONAL}


FARMS_AS_TEXT = {
    "en": """
    online casino no deposit/free slots bonus/best roulette sites/casino bonus code/real money poker/cheap viagra/
    buy cialis without prescription/payday loans bad credit/replica rolex watches/cheap jordan sneakers/jackpot slots/
    free spins casino/blackjack real money/online pharmacy discount/buy tramadol cheap/instant payday loans/
    live sex webcam free/escort girls tonight/essay writing service cheap/buy instagram followers/crypto betting bonus/
    baccarat free bonus/sports betting odds/replica handbags outlet
    """,
    "de": """
    Online Casino ohne Einzahlung/Casino Bonus Code/beste Spielautomaten Seiten/Roulette Echtgeld/Viagra rezeptfrei/
    Cialis günstig bestellen/Kredit ohne Schufa sofort/Sofortkredit online/Rolex Replica Uhren/Sportwetten Bonus/
    Freispiele Casino/Poker um Echtgeld/Potenzmittel Apotheke günstig/Abnehmpillen Test/Eilkredit online beantragen/
    Sexcam kostenlos/Escort Girls heute/Hausarbeit schreiben lassen/Follower kaufen billig/Krypto Casino Bonus/
    Führerschein kaufen/Jackpot Spielautomaten kostenlos/Wettanbieter Vergleich/Handtaschen Replica Shop
    """,
    "ru": """
    купить диплом недорого/казино онлайн бонус/игровые автоматы бесплатно/займ без отказа/виагра купить дешево/
    ставки на спорт букмекер/рулетка на деньги/кредит срочно онлайн/индивидуалки Москва/реферат на заказ/
    скачать фильмы торрент/накрутка подписчиков/продвижение сайтов дешево/микрозаймы на карту/джекпот слоты/
    аптека сиалис цена/дипломная работа заказать/порно онлайн бесплатно/знакомства без регистрации/покер на деньги/
    фриспины за регистрацию/копии часов купить/криптовалюта заработок/аттестат купить срочно
    """,
    "es": """
    casino online sin depósito/tragaperras gratis/bono de casino/ruleta dinero real/comprar viagra sin receta/
    cialis barato farmacia/préstamos rápidos online/créditos sin aval/relojes réplica rolex/apuestas deportivas bono/
    giros gratis casino/póker en línea/pastillas adelgazar precio/webcam erótica gratis/escorts esta noche/
    tesis por encargo/comprar seguidores instagram/casino bitcoin bono/ver películas torrent/comprar carnet conducir/
    zapatillas jordan baratas/bolsos réplica outlet/mejores tragaperras jackpot/minicréditos con asnef
    """,
    "zh": """
    手机棋牌平台/真人百家乐官网/澳门博彩娱乐城/老虎机注册送彩金/时时彩计划下载/六合彩开奖网站/德州扑克投注/伟哥官网正品/
    网贷口子大全/小额贷款平台/高仿手表代理/论文代写价格/办证刻章联系方式/成人在线观看/无码免费下载/外链代发排名/刷粉平台推荐/
    减肥药批发/私服外挂下载/发票代开上门/斗地主下注/捕鱼游戏彩票/赌球盘口推荐/莆田鞋厂家
    """,
}
FARMS = {language: [phrase.strip() for phrase in farm.split("/")] for language, farm in FARMS_AS_TEXT.items()}
STUFFED = (
    "Best online casino bonus is what you find at our online casino, where casino bonus slots pay real money. "
    "Our online casino offers casino slots and roulette with a free casino bonus, and the online casino bonus is "
    "paid at once. Play casino slots for real money, claim the casino bonus without deposit and enjoy online casino "
    "roulette. The best casino bonus is a free bonus, and the best online casino is our online casino."
)

Reader = Callable[..., list[Finding]]


def spam_of(document: Document) -> Spam:
    return find_spam(document, measure(document))


def in_text(*lines: str) -> list[Finding]:
    return list(spam_of(segment_lines("\n".join(lines))).findings)


def in_html(body: str, head: str = "") -> list[Finding]:
    return list(spam_of(page_of(body, head)).findings)


def page_of(body: str, head: str = "") -> Document:
    return read_tree(etree.HTML(f"<html><head>{head}</head><body>{body}</body></html>"))


def in_paragraphs(*lines: str) -> list[Finding]:
    return in_html(paragraphs(list(lines)))


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def links(phrases: list[str], url: str = "http://www.spam-{}.example/{}.html") -> list[str]:
    return [f'<a href="{url.format(n % 4, n * 7919)}">{phrase}</a>' for n, phrase in enumerate(phrases)]


def claimed(findings: list[Finding]) -> set[int]:
    return {block for finding in findings for block in finding.blocks}


def kinds(findings: list[Finding]) -> set[FindingKind]:
    return {finding.kind for finding in findings}


@pytest.mark.parametrize("language", FARMS)
def test_the_cases_are_as_clear_as_they_are_meant_to_be(language: str) -> None:
    assert len(FARMS[language]) >= 20
    assert len(BODIES[language]) >= 8


@pytest.mark.parametrize("language", FARMS)
@pytest.mark.parametrize("separator", [" | ", "|", ", ", "、", " · "])
def test_a_list_of_phrases_at_the_end_of_a_scrape_is_found(language: str, separator: str) -> None:
    body = BODIES[language]
    findings = in_text(*body, separator.join(FARMS[language]))
    assert claimed(findings) == {len(body)}
    assert kinds(findings) == {FindingKind.LINK_FARM}


@pytest.mark.parametrize("language", FARMS)
@pytest.mark.parametrize("at", [0, 4])
def test_one_at_its_start_or_in_its_middle_is_found(language: str, at: int) -> None:
    body = BODIES[language]
    assert claimed(in_text(*body[:at], " | ".join(FARMS[language]), *body[at:])) == {at}


@pytest.mark.parametrize("language", FARMS)
def test_a_paragraph_of_links_to_other_sites_is_found(language: str) -> None:
    farm = f"<p>{' '.join(links(FARMS[language]))}</p>"
    findings = in_html(farm + paragraphs(BODIES[language]))
    assert claimed(findings) == {0}
    assert kinds(findings) == {FindingKind.LINK_FARM}


@pytest.mark.parametrize("language", ["de", "en", "es"])
def test_a_list_of_links_below_the_article_is_found(language: str) -> None:
    body, farm = BODIES[language], FARMS[language]
    items = "".join(f"<li>{link}</li>" for link in links(farm))
    findings = in_html(
        f"<article>{paragraphs(body)}</article><ul>{items}</ul>",
        "<link rel=canonical href=http://town.example/pool>",
    )
    # Items at the edges may be left out.
    assert claimed(findings) <= set(range(len(body), len(body) + len(farm)))
    assert len(claimed(findings)) >= len(farm) / 2


HIDING = [
    "<div style='display:none'>{}</div>",
    "<div style='position:absolute; left:-9999px'>{}</div>",
    "<div hidden>{}</div>",
    "<div style='height:0;overflow:hidden'>{}</div>",
    "<marquee width=1 height=1>{}</marquee>",
    "<div class=x9z>{}</div>",
]


@pytest.mark.parametrize("language", FARMS)
@pytest.mark.parametrize("hiding", HIDING)
def test_a_hidden_farm_is_found_and_called_so(language: str, hiding: str) -> None:
    body = BODIES[language]
    farm = hiding.format(" | ".join(links(FARMS[language])))
    rule = "<style>.x9z {position:absolute; top:-5000px}</style>"
    findings = in_html(paragraphs(body[:4]) + farm + paragraphs(body[4:]), rule)
    assert claimed(findings) == {4}
    assert kinds(findings) == {FindingKind.HIDDEN}


def test_a_farm_hidden_in_the_middle_of_a_paragraph_is_found_and_the_paragraph_is_left() -> None:
    hidden = f"<span style='display:none'>{' | '.join(links(FARMS['en']))}</span>"
    before, after = ENGLISH[4][:30], ENGLISH[4][30:]
    page = page_of(f"{paragraphs(ENGLISH[:4])}<p>{before}{hidden}{after}</p>{paragraphs(ENGLISH[5:])}")
    findings = spam_of(page).findings
    assert [page.segments[i].text[:13] for i in claimed(list(findings))] == [FARMS["en"][0][:13]]
    assert kinds(list(findings)) == {FindingKind.HIDDEN}
    assert ENGLISH[4] in [segment.text for segment in page.segments]


@pytest.mark.parametrize("read", [in_text, in_paragraphs])
@pytest.mark.parametrize("at", [5, 10])
def test_keyword_prose_is_found_and_called_stuffing(read: Reader, at: int) -> None:
    findings = read(*ENGLISH[:at], STUFFED, *ENGLISH[at:])
    assert claimed(findings) == {at}
    assert kinds(findings) == {FindingKind.STUFFING}


def test_simplified_phrases_on_a_traditional_page_are_found_anywhere() -> None:
    for at in range(len(TRADITIONAL) + 1):
        lines = [*TRADITIONAL[:at], "|".join(FARMS["zh"]), *TRADITIONAL[at:]]
        assert claimed(in_text(*lines)) == {at}


def test_two_farms_are_two_findings_in_the_order_of_the_page() -> None:
    first, second = " | ".join(FARMS["en"]), " | ".join(FARMS["ru"])
    findings = in_text(*ENGLISH[:5], first, *ENGLISH[5:], second)
    assert [finding.blocks for finding in findings] == [(5,), (11,)]


ADS = [line for n in range(1, 7) for line in (f"Violin, 4/4, 19{n}0, {n}50", f"Tel. 0171 555 010{n}")]


def test_ads_and_a_farm_are_told_apart() -> None:
    findings = in_text(*ADS, *ENGLISH, " | ".join(FARMS["en"]))
    assert [finding.kind for finding in findings] == [FindingKind.CLASSIFIED, FindingKind.LINK_FARM]
    assert findings[0].blocks == tuple(range(len(ADS)))


@pytest.mark.parametrize("source", [[*ENGLISH, " | ".join(FARMS["en"])], [*ENGLISH, *FARMS["en"]], [*ENGLISH, *ADS]])
@pytest.mark.parametrize("read", [in_text, in_paragraphs])
def test_a_finding_says_what_and_where_and_why(source: list[str], read: Reader) -> None:
    findings = read(*source)
    assert findings
    for finding in findings:
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert len(ENGLISH) <= finding.blocks[0] <= finding.blocks[-1] < len(source)
        assert finding.score > 0
        assert finding.count > 0
        assert sum(clue.amount for clue in finding.reasons) == pytest.approx(finding.score)
        assert len({clue.name for clue in finding.reasons}) == len(finding.reasons)
        assert all(clue.amount and "_" not in clue.name for clue in finding.reasons)
        assert "\n" not in finding.message


def test_a_farm_is_counted_by_its_phrases() -> None:
    (finding,) = in_text(*ENGLISH, " | ".join(FARMS["en"]))
    assert finding.count == len(FARMS["en"])


def test_a_page_is_labelled_by_its_findings() -> None:
    farm = " | ".join(FARMS["en"])
    page = cleanpage.extract("\n".join([*ADS, *ENGLISH, farm]))
    assert [block.text for block in page.blocks if block.label is Label.LINK_FARM] == [farm]
    assert [block.text for block in page.blocks if block.label is Label.CLASSIFIED] == ADS
    assert farm not in page.text
    assert [line for line in ENGLISH if line not in page.text] == []


def test_spam_probabilities_are_those_of_blocks_that_no_finding_claims() -> None:
    farm = " | ".join(FARMS["en"])
    page = segment_lines("\n".join([*ENGLISH, "Cheap tickets for the casino museum", farm]))
    spam = spam_of(page)
    assert 11 in claimed(list(spam.findings))
    assert spam.spam_probabilities.keys().isdisjoint(claimed(list(spam.findings)))
    assert all(0 < probability < 1 for probability in spam.spam_probabilities.values())
    assert all(0 <= block < len(page.segments) for block in spam.spam_probabilities)


MENU = ["Home", "Town Council", "Swimming Pool", "Opening Hours", "Contact and Imprint", "How to Find Us", "Prices"]
TAGS = ["swimming pool", "town council", "public money", "old buildings", "roof repairs", "library", "petition"]
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
LYRICS = [
    "Row the boat, row the boat,", "down to the harbour wall,", "row the boat, row the boat,",
    "hear the seagulls call,", "home again, home again,", "before the shadows fall,",
]  # fmt: skip
INNOCENT = {
    "menu": [" | ".join(MENU)],
    "menu, one per line": MENU,
    "tag list": ["Tags: " + ", ".join(TAGS)],
    "related titles": RELATED,
    "related titles in a row": [" | ".join(RELATED)],
    "bibliography": BIBLIOGRAPHY,
    "brand list": [BRANDS],
    "sports table": TABLE,
    "ingredients": [
        "Ingredients: wheat flour, sugar, palm oil, whey powder, cocoa butter, skimmed milk, soy lecithin, salt"
    ],
    "lyrics": LYRICS,
    "glossary": [
        "backstroke – swum on the back; breaststroke – arms and legs move together; butterfly – both arms at once"
    ],
    "breadcrumbs": ["Home > Town > Politics > Council > Swimming Pool"],
    "languages": ["English | Deutsch | Français | Español | Italiano | Português | Русский | 中文"],
    "share links": ["Facebook | Twitter | WhatsApp | LinkedIn | Reddit | E-Mail | Print"],
    "many commas": [
        "They came by bus, by bicycle, on foot, in the rain, with towels, with children, with time, with hope"
    ],
}


@pytest.mark.parametrize("name", INNOCENT)
@pytest.mark.parametrize("place", [0, 5, 10])
@pytest.mark.parametrize("read", [in_text, in_paragraphs])
def test_an_innocent_list_is_left_alone(name: str, place: int, read: Reader) -> None:
    assert read(*ENGLISH[:place], *INNOCENT[name], *ENGLISH[place:]) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["、".join(["游泳池", "镇议会", "公共财政", "老建筑", "屋顶维修", "图书馆", "请愿书"])],
        [
            "镇图书馆五月闭馆一周",
            "车站草地规划方案公布",
            "议会否决停车收费提案",
            "小学更换新锅炉",
            "游泳课程九月重新开班",
        ],
    ],
    ids=["tags", "related titles"],
)
def test_innocent_chinese_lists_are_left_alone(lines: list[str]) -> None:
    assert in_text(*SIMPLIFIED) == in_text(*SIMPLIFIED, *lines) == in_text(*SIMPLIFIED, " | ".join(lines)) == []


@pytest.mark.parametrize("items", [MENU, TAGS, RELATED], ids=["menu", "tags", "related"])
@pytest.mark.parametrize("element", ["nav", "div", "footer", "aside"])
def test_links_to_the_own_site_are_left_alone(items: list[str], element: str) -> None:
    listed = "".join(f"<li>{link}</li>" for link in links(items, "/{}/{}"))
    assert in_html(f"{paragraphs(ENGLISH)}<{element}><ul>{listed}</ul></{element}>") == []


@pytest.mark.parametrize("items", [MENU, TAGS, RELATED], ids=["menu", "tags", "related"])
def test_absolute_links_to_the_own_site_are_left_alone(items: list[str]) -> None:
    listed = " | ".join(links(items, "https://www.town.example/{}/{}"))
    assert (
        in_html(f"{paragraphs(ENGLISH)}<div>{listed}</div>", "<link rel=canonical href=https://town.example/x>") == []
    )


def test_a_hidden_menu_for_small_screens_is_left_alone() -> None:
    listed = "".join(f"<li>{link}</li>" for link in links(MENU, "/{}/{}"))
    assert in_html(f"<nav style='display:none'><ul>{listed}</ul></nav>{paragraphs(ENGLISH)}") == []


def test_sources_on_many_sites_below_an_article_are_left_alone() -> None:
    sources = "".join(f"<li>{link}</li>" for link in links(BIBLIOGRAPHY, "https://journal-{}.example/{}"))
    assert in_html(f"{paragraphs(ENGLISH)}<h2>Sources</h2><ol>{sources}</ol>") == []


ABOUT_FARMS = [
    "Hacked pages carry long lists of phrases that nobody is meant to read, said a webmaster of the town hall.",
    "Search engines count the links, and the casino that paid for them climbs in the results for a week or two.",
    "Whoever finds roulette, slots or a bonus code in the footer should look for a template that was changed.",
]


@pytest.mark.parametrize("read", [in_text, in_paragraphs])
def test_an_article_about_farms_that_quotes_one_is_left_alone(read: Reader) -> None:
    quoted = ", ".join(f"“{phrase}”" for phrase in FARMS["en"][:6])
    quoting = f"The list on the page of the swimming pool began with {quoted} and went on like that."
    assert read(*ENGLISH[:5], *ABOUT_FARMS, quoting, *ENGLISH[5:]) == []


def test_a_farm_that_is_shown_in_a_blockquote_is_left_alone() -> None:
    quote = f"<blockquote>{', '.join(FARMS['en'][:6])}</blockquote>"
    body = f"{paragraphs(ABOUT_FARMS)}<p>The list on the page began like this:</p>{quote}{paragraphs(ENGLISH)}"
    assert in_html(body) == []


@pytest.mark.parametrize("language", BODIES)
@pytest.mark.parametrize("read", [in_text, in_paragraphs])
def test_an_article_is_left_alone(language: str, read: Reader) -> None:
    assert read(*BODIES[language]) == []


@pytest.mark.parametrize("lines", [[""], ["x"], ["a|b|c|d"], ["|||||||||"], [","] * 9, ["one two three four five"] * 9])
def test_small_pages_are_judged_without_error(lines: list[str]) -> None:
    assert in_text(*lines) == []


@pytest.mark.parametrize("href", ["http://[", "//", "http://", "javascript:void(0)", "http://a:b/", "\u2028", "//.."])
def test_urls_that_are_none_are_judged_without_error(href: str) -> None:
    listed = "".join(f'<p><a href="{href}">{phrase}</a></p>' for phrase in FARMS["en"])
    assert isinstance(in_html(paragraphs(ENGLISH) + listed), list)
