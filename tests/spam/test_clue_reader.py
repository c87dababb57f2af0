"""The clues on a group of blocks, each by itself."""

from __future__ import annotations

from math import expm1

import pytest
from lxml import etree

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.classified_ads import count_phones
from cleanpage.spam.clue_reader import ClueReader
from cleanpage.spam.clues import FEATURE_NAMES, AdClues, GroupClues
from support.lighthouse import SENTENCES

TRADITIONAL = [
    "燈塔管理員每天傍晚爬上樓梯，點亮頂層的燈，讓遠處的漁船知道港口在哪裡，這個習慣從來沒有間斷過。",
    "冬天的時候他住在樓上的小房間裡，靠一個舊火爐取暖，窗外常常連續幾個星期看不見陽光和來往的船隻。",
]
FARM = "cheap casino roulette bonus | casino roulette online | roulette bonus casino | cheap roulette bonus"


def reader_of(document: Document) -> ClueReader:
    return ClueReader(document, measure(document), count_phones([segment.text for segment in document.segments]))


def of(document: Document, first: int, last: int | None = None) -> GroupClues:
    values = reader_of(document).read(range(first, (last or first) + 1))
    assert values is not None
    return values


def html(body: str, head: str = "") -> Document:
    return read_tree(etree.HTML(f"<html><head>{head}</head><body>{body}</body></html>"))


def prose(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def in_text(group: str, at: int = len(SENTENCES), before: list[str] = SENTENCES) -> GroupClues:
    return of(segment_lines("\n".join([*before[:at], group, *before[at:]])), at)


def in_html(group: str, head: str = "", at: int = 5, blocks: int = 1) -> GroupClues:
    return of(html(prose(SENTENCES[:at]) + group + prose(SENTENCES[at:]), head), at, at + blocks - 1)


def by_name(values: GroupClues) -> dict[str, float]:
    """The clues with their names as the records have them."""
    named: dict[str, float] = {}
    for family in (values.words, values.page, values.form, values.links, values.place, values.ads, values.examples):
        named |= family._asdict()
    return {**named, "html": values.html}


def test_the_row_of_features_has_each_clue_at_the_place_of_its_name() -> None:
    for values in (in_text(FARM), in_html(f"<ul><li>{FARM}, 740 €</ul>")):
        features = values.features()
        assert all(isinstance(value, float) for value in features)
        assert dict(zip(FEATURE_NAMES, features, strict=True)) == by_name(values)
        assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)


def test_out_of_page_words_are_counted_apart_from_those_of_the_page() -> None:
    values = in_text("cheap casino roulette for the keeper of the lighthouse")
    # keeper, lighthouse; cheap, casino, roulette
    assert expm1(values.words.page_words) == pytest.approx(2)
    assert expm1(values.words.out_of_page_words) == pytest.approx(3)
    # for, the, of, the
    assert expm1(values.words.page_function_words) == pytest.approx(4)
    assert values.words.out_of_page_function_words == 0


def test_another_language_has_out_of_page_function_words() -> None:
    values = in_text("Die Stadt und das Land und die Leute in der Stadt")
    assert expm1(values.words.out_of_page_function_words) == pytest.approx(7)


def test_what_is_said_again_is_counted() -> None:
    again, once = in_text(FARM), in_text("cheap casino roulette bonus tickets wanted tonight, nowhere else")
    assert again.words.said_twice > again.words.said_thrice > 0
    assert again.words.phrases_twice > 0
    assert expm1(again.words.most_said) == pytest.approx(4)
    assert once.words.said_twice == once.words.said_thrice == once.words.phrases_twice == 0
    assert expm1(once.words.most_said) == pytest.approx(1)


def test_words_of_spam_topics_and_of_search_phrases_are_counted() -> None:
    values = in_text("buy cheap viagra online, casino poker roulette, free delivery and best price")
    assert values.words.spam_topics == 3
    assert values.words.promotion == 5
    innocent = in_text("wooden rowing boats, varnished oars, canvas jackets")
    assert innocent.words.spam_topics == innocent.words.promotion == 0


def test_those_of_scripts_without_spaces_are_told_as_well() -> None:
    values = in_text("澳门博彩百家乐老虎机官网，棋牌平台下载注册送彩金，免费下载")
    assert values.words.spam_topics == 3
    assert values.words.promotion >= 2


def test_words_of_spam_topics_that_the_page_uses_elsewhere_are_its_own() -> None:
    about = ["The old casino of the island is a museum of poker today, and the keeper guards it.", *SENTENCES]
    values = in_text("casino, poker, gardens, beaches, harbours, restaurants, cinemas", at=11, before=about)
    assert 0 < values.examples.own_spam_topics < 0.2  # one sentence of all but the nearest
    assert values.words.spam_topics == 0


def test_another_script_than_that_of_the_prose() -> None:
    assert in_text("купить диплом недорого в нашем городе сегодня").page.other_script
    assert not in_text(FARM).page.other_script
    assert not in_text("555 0110, 555 0120, 555 0130, 555 0140, 555 0150").page.other_script


def test_simplified_characters_on_a_traditional_page() -> None:
    page = TRADITIONAL * 2
    assert in_text("手机棋牌游戏平台网络注册登录", 4, page).page.simplified
    assert not in_text("手機棋牌遊戲平台網路註冊登錄", 4, page).page.simplified
    assert not in_text("手机棋牌游戏平台网络注册登录").page.simplified


@pytest.mark.parametrize("separator", [" | ", "|", "_", ", ", "、", " - ", " I ", " · ", ";", " / ", " ~ "])
def test_pieces_are_what_stands_between_separators(separator: str) -> None:
    values = in_text(separator.join(["wooden boats", "varnished oars", "canvas jackets", "brass lamps"]))
    assert expm1(values.form.pieces) == pytest.approx(4)


def test_ends_of_sentences_are_told() -> None:
    assert in_text("Wooden boats rot. Varnished oars break! Do canvas jackets tear?").form.sentences > 1
    assert in_text(FARM).form.sentences == 0


def test_phrases_in_lower_case_are_told() -> None:
    assert in_text(FARM).form.lower_case == 1
    assert in_text(FARM.title()).form.lower_case == 0
    assert in_text("手机棋牌平台、手机棋牌官网、棋牌平台下载、真人棋牌平台").form.lower_case == 0


def test_links_are_told_by_their_share_and_by_where_they_lead() -> None:
    head = "<link rel=canonical href='https://www.lamp.example/keeper'>"
    phrases = FARM.split(" | ")
    away = [f"<a href='http://spam-{n}.example/'>{phrase}</a>" for n, phrase in enumerate(phrases)]
    home = [f"<a href='https://lamp.example/{n}'>{phrase}</a>" for n, phrase in enumerate(phrases)]
    values = in_html(f"<p>{''.join(away)}</p>", head)
    assert (values.links.links, values.links.links_away) == (1, 1)
    assert expm1(values.links.hosts) == pytest.approx(len(phrases))
    values = in_html(f"<p>{''.join(home)}</p>", head)
    assert (values.links.links, values.links.links_away, values.links.hosts) == (1, 0, 0)
    values = in_html(f"<p>{FARM}</p>", head)
    assert (values.links.links, values.links.links_away, values.links.hosts) == (0, 0, 0)


@pytest.mark.parametrize(
    ("markup", "clue"),
    [
        ("<div style='display:none'>{}</div>", "hidden"),
        ("<div hidden>{}</div>", "hidden"),
        ("<div style='position:absolute;left:-9999px'>{}</div>", "cloaked"),
        ("<marquee>{}</marquee>", "marquee"),
        ("<nav>{}</nav>", "navigation"),
        ("<header>{}</header>", "header"),
        ("<footer>{}</footer>", "footer"),
        ("<aside>{}</aside>", "aside"),
        ("<form>{}</form>", "form"),
        ("<dialog open>{}</dialog>", "dialog"),
        ("<pre>{}</pre>", "code"),
        ("<ul><li>{}</ul>", "list"),
        ("<table><td>{}</table>", "table"),
        ("<article>{}</article>", "article"),
        ("<h2>{}</h2>", "heading"),
        ("<blockquote>{}</blockquote>", "quoted"),
    ],
)
def test_where_a_group_stands_is_told(markup: str, clue: str) -> None:
    assert by_name(in_html(markup.format(FARM)))[clue] == 1
    assert by_name(in_html(f"<p>{FARM}</p>"))[clue] == 0


@pytest.mark.parametrize("element", ["<div class='a x1'>{}</div>", "<div id=x1><div><p>{}</p></div></div>"])
def test_what_a_rule_of_the_page_hides_is_cloaked(element: str) -> None:
    rule = "<style>.x1, #x1 {position:absolute; left:-5000px}</style>"
    assert in_html(element.format(FARM), rule).place.cloaked == 1
    assert in_html(element.format(FARM), rule.replace("x1", "x2")).place.cloaked == 0


def test_the_start_and_the_end_of_a_page_are_told() -> None:
    lines = SENTENCES * 2
    places = [in_text(FARM, at, lines) for at in (0, 10, 20)]
    assert [(values.place.start, values.place.end) for values in places] == [(1, 0), (0, 0), (0, 1)]
    assert [values.place.among_prose for values in places] == [0, 1, 0]


def test_what_ads_have_is_counted() -> None:
    values = in_text("Flat: 58 m², 740 €, Tel. 030 555 0110; Room: 20 m², 300 €, Tel. 030 555 0120")
    assert expm1(values.ads.phones) == pytest.approx(2)
    assert expm1(values.ads.money) == pytest.approx(2)
    assert expm1(values.ads.areas) == pytest.approx(2)
    assert expm1(values.ads.labels) == pytest.approx(1)
    assert values.ads.digits > 0.3
    assert in_text(FARM).ads == AdClues(digits=0, phones=0, money=0, areas=0, labels=0, rhythm=0)


def test_lines_of_one_shape_are_a_rhythm() -> None:
    ads = [f"Dinghy, 20{n}, {n}.5 m, {n}00 €" for n in range(11, 16)]
    document = segment_lines("\n".join([*SENTENCES, *ads]))
    assert of(document, 10, 14).ads.rhythm > 0.5


@pytest.mark.parametrize(
    "text",
    [
        f"“{FARM}”",
        f"- “{FARM}”",
        f"«{FARM}»",
        "They search for “cheap casino bonus” and “roulette bonus online” and whatever else spammers think of",
        "「澳门博彩百家乐老虎机」「棋牌平台下载注册送彩金」",
    ],
)
def test_quotations_are_told(text: str) -> None:
    assert in_text(text).examples.quoted == 1


def test_what_a_colon_introduces_is_told() -> None:
    introduced = [*SENTENCES[:-1], "This is what they wrote on the wall of the old tower last night:"]
    assert in_text(FARM, 10, introduced).examples.introduced == 1
    assert in_text(FARM).examples.introduced == 0


def test_the_input_format_is_told() -> None:
    assert in_html(f"<p>{FARM}</p>").html == 1
    assert in_text(FARM).html == 0


@pytest.mark.parametrize(
    "text",
    ["cheap casino bonus", "The keeper of the lighthouse lights the lantern of the lighthouse every evening"],
    ids=["short", "at home"],
)
def test_groups_that_cannot_be_told_have_no_clues(text: str) -> None:
    document = segment_lines("\n".join([*SENTENCES, text]))
    assert reader_of(document).read(range(10, 11)) is None


def test_most_of_the_prose_of_a_page_is_what_it_is_about() -> None:
    text = "Roulette is a game. Roulette is played with a wheel. Whoever plays roulette loses money at roulette."
    alone = segment_lines(f"Menu\n{text}\nImprint")
    assert reader_of(alone).read(range(1, 2)) is None
    assert in_text(text).words.out_of_page_words > 0
