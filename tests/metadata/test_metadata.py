from __future__ import annotations

import json
import re
import time

import pytest
from lxml import etree

from cleanpage.metadata import find_metadata
from cleanpage.metadata.find import find_candidates
from cleanpage.metadata.finder import Field
from cleanpage.metadata.headline import without_site, word_f1, words_of
from cleanpage.metadata.values.bylines import Byline, parse_byline
from cleanpage.metadata.values.dates import date_in_url, find_dates, parse_date, prints_day_first
from cleanpage.metadata.values.names import parse_names
from cleanpage.page import BlockKind, Metadata
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import read_tree

READING = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+ ?\)")
TEXT = "It was a fine morning when they set out, and nobody thought of the rain that was to come. " * 4


def html(source: str, url: str | None = None) -> Document:
    document = read_tree(etree.fromstring(source, etree.HTMLParser()))
    document.url = url
    return document


def scrape(*lines: str, **front_matter: str) -> Document:
    segments = [Segment(line, BlockKind.LINE, line=i) for i, line in enumerate(lines, 1)]
    outline = Outline(tags=["#document"], parents=[0], names=[""])
    return Document(segments, outline, Head(front_matter=front_matter), is_html=False)


def article(head: str = "", byline: str = "", body: str = TEXT) -> Metadata:
    return find_metadata(
        html(f"<html><head>{head}</head><body><h1>A day out</h1>{byline}<p>{body}</p><p>{body}</p></body>")
    )


class TestTitle:
    def test_heading_wins_over_longer_claim(self) -> None:
        assert article("<title>A day out - Leisure | The Daily Example</title>").title == "A day out"

    def test_heading_that_is_the_site_gives_way_to_the_claim(self) -> None:
        page = html(
            '<meta property="og:site_name" content="Example"><title>A day out | Example</title>'
            f"<h1>Example</h1><p>{TEXT}</p>"
        )
        assert find_metadata(page).title == "A day out"

    def test_the_heading_that_a_claim_confirms_is_taken(self) -> None:
        page = html("<title>A day out at sea</title><h1>Subscribe now</h1><h1>A day out at sea</h1>")
        assert find_metadata(page).title == "A day out at sea"

    @pytest.mark.parametrize(
        ("claim", "heading", "address", "title"),
        [
            ("Example - the heart of it", "A day out", "https://example.org/t/1x/a_day_out/", "A day out"),
            ("Tents for two and more", "Camping tents", "https://example.org/c/camping-tents", "Camping tents"),
            ("Tents: all there is, for all", "Tents", "https://example.org/c/tents", "Tents"),
            ("Crème brûlée at home", "Our shop", "https://example.org/creme-brulee.html", "Crème brûlée at home"),
            ("All about tents", "Welcome", "https://example.org/", "All about tents"),
            ("All about tents", "Camping", "https://example.org/4711", "All about tents"),
            ("All about tents", "Camping", None, "All about tents"),
        ],
    )
    def test_address_decides_where_heading_and_claim_disagree(
        self, claim: str, heading: str, address: str | None, title: str
    ) -> None:
        page = html(f"<title>{claim}</title><h1>{heading}</h1><p>{TEXT}</p>", address)
        assert find_metadata(page).title == title

    def test_canonical_address_stands_in_for_an_unknown_one(self) -> None:
        head = '<link rel="canonical" href="https://example.org/a-day-out"><title>The Example: all there is</title>'
        assert find_metadata(html(f"<head>{head}</head><h1>A day out</h1><p>{TEXT}</p>")).title == "A day out"

    def test_lower_heading_that_is_the_claim_wins_over_the_name_of_the_blog(self) -> None:
        head = '<meta property="og:title" content="A day out at sea"><title>The Sea Blog: A day out at sea</title>'
        page = html(f"<head>{head}</head><h1>The Sea Blog</h1><h3>A day out at sea</h3><p>{TEXT}</p>")
        assert find_metadata(page).title == "A day out at sea"

    def test_heading_in_two_parts_is_kept_where_the_claim_repeats_it(self) -> None:
        title = "A day out | The best of summer"
        assert find_metadata(html(f"<title>{title}</title><h1>{title}</h1><p>{TEXT}</p>")).title == title

    def test_site_is_taken_off_the_headline_of_structured_data(self) -> None:
        head = '<meta property="og:site_name" content="Example">' + json_ld(
            {"@type": "Article", "headline": "A day out | Example"}
        )
        assert find_metadata(html(f"<head>{head}</head><p>{TEXT}</p>")).title == "A day out"

    def test_readings_of_a_heading_are_left_out_where_the_head_leaves_them_out(self) -> None:
        heading = "<h1><ruby>海辺<rp>(</rp><rt>うみべ</rt><rp>)</rp></ruby>の小さな駅</h1>"
        assert find_metadata(html(f"<title>海辺の小さな駅|地域ニュース</title>{heading}")).title == "海辺の小さな駅"
        assert find_metadata(html(f"<title>海辺の駅で</title>{heading}")).title == "海辺(うみべ)の小さな駅"

    def test_nothing_says_it(self) -> None:
        assert find_metadata(html(f"<p>{TEXT}</p>")).title is None

    @pytest.mark.parametrize(
        ("claim", "title"),
        [
            ("A day out | Example", "A day out"),
            ("一日游_旅游频道_某某网", "一日游"),
            ("Stop-motion basics", "Stop-motion basics"),
            ("What next? - Example News", "What next?"),
            ("Home - Example", "Home - Example"),
        ],
    )
    def test_site_is_taken_off(self, claim: str, title: str) -> None:
        assert without_site(claim, frozenset()) == title

    def test_overlap_counts_han_characters(self) -> None:
        assert word_f1(words_of("一日游"), words_of("一日遊")) == pytest.approx(2 / 3)


class TestAuthor:
    def test_structured_data_of_several_people(self) -> None:
        data = {"@type": "NewsArticle", "author": [{"name": "Jane Doe"}, {"name": "John Roe"}]}
        assert article(json_ld(data)).author == "Jane Doe; John Roe"

    def test_reference_by_id(self) -> None:
        data = {
            "@graph": [
                {"@type": "Article", "author": {"@id": "#jane"}},
                {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            ]
        }
        assert article(json_ld(data)).author == "Jane Doe"

    def test_person_in_the_byline_wins_over_an_organisation(self) -> None:
        data = {"@type": "Article", "author": {"@type": "Organization", "name": "Example Media"}}
        assert article(json_ld(data), '<div class="byline">By Jane Doe</div>').author == "Jane Doe"

    @pytest.mark.parametrize(
        "byline",
        [
            "<p>By Jane Doe | March 3, 2024</p>",
            '<div class="post-author"><a href="/team/jane">Jane Doe</a></div>',
            '<p><a href="/author/jane">Jane Doe</a>, Senior Editor</p>',
            "<p>Jane Doe · 3 March 2024</p>",
            "<p>By<span>Jane Doe</span></p>",
            "<div>Author</div><div>Jane Doe</div>",
        ],
    )
    def test_printed_names(self, byline: str) -> None:
        assert article(byline=byline).author == "Jane Doe"

    def test_people_of_comments_and_reviews_are_left_alone(self) -> None:
        assert article(body=TEXT + '<div class="comment"><b class="comment-author">Jane Doe</b></div>').author is None

    def test_a_reviewer_is_no_author_of_a_product(self) -> None:
        head = '<meta property="og:type" content="product">'
        assert article(head, '<p class="author">Jane Doe</p>').author is None

    @pytest.mark.parametrize("value", ["admin", "https://example.org/jane", "Staff", "  ", "jane@example.org"])
    def test_accounts_and_addresses_name_nobody(self, value: str) -> None:
        assert article(f'<meta name="author" content="{value}">').author is None

    def test_editor_only_where_no_author_is_given(self) -> None:
        assert find_metadata(scrape("某市的一天", "编辑：周慧敏", TEXT)).author == "周慧敏"
        assert find_metadata(scrape("某市的一天", "作者：徐畅 编辑：周慧敏", TEXT)).author == "徐畅"

    @pytest.mark.parametrize(
        ("field", "names"),
        [
            ("Jane Doe, MD, and John Roe, Senior Editor", ("Jane Doe, MD", "John Roe")),
            ("By Jane Doe & John Roe", ("Jane Doe", "John Roe")),
            ("Doe, Jane", ("Jane Doe",)),
            ("Jane Doe, March 3, 2024, 5 min read", ("Jane Doe",)),
            ("徐 畅、周慧敏", ("徐畅", "周慧敏")),
            ("山田 太郎", ("山田太郎",)),
            ("刘国 周炜", ("刘国", "周炜")),
            ("周思博 (Joel Example)", ("周思博 (Joel Example)",)),
        ],
    )
    def test_names_in_a_field(self, field: str, names: tuple[str, ...]) -> None:
        assert parse_names(field) == names


class TestDate:
    @pytest.mark.parametrize(
        ("value", "iso"),
        [
            ("2024-01-11T23:59:00-08:00", "2024-01-11"),
            ("20240111", "2024-01-11"),
            ("Tue, 08 Jun 2021 00:39:00 GMT", "2021-06-08"),
            ("2024年1月11日", "2024-01-11"),
            ("2024. 1. 11.", "2024-01-11"),
            ("January 5, 2024", "2024-01-05"),
            ("Sept. 5th, 2024", "2024-09-05"),
            ("5 janvier 2024", "2024-01-05"),
            ("1er mai 2024", "2024-05-01"),
            ("5. Januar 2024", "2024-01-05"),
            ("5 de enero de 2024", "2024-01-05"),
            ("11 января 2024", "2024-01-11"),
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("05.06.2024", "2024-06-05"),
            ("NewsDecember 3, 2025", "2025-12-03"),
            ("2024-Jan-05", "2024-01-05"),
            ("2024. január 5.", "2024-01-05"),
            ("5. 1. 2024", "2024-01-05"),
            ("5 tháng 1, 2024", "2024-01-05"),
            ("ngày 5 tháng 11 năm 2024", "2024-11-05"),
            ("5 Tháng Mười Một, 2024", "2024-11-05"),
            ("令和6年1月11日", "2024-01-11"),
            ("令和元年(2019年)5月1日", "2019-05-01"),
            ("中華民國113年1月11日", "2024-01-11"),
            ("11 जनवरी 2024", "2024-01-11"),
            ("Best of 2024 May 12, 2025", "2025-05-12"),
            ("05/06/2024", None),
            ("2024-02-30", None),
            ("2023-02-29", None),
            ("2024", None),
            ("yesterday", None),
            ("", None),
        ],
    )
    def test_formats(self, value: str, iso: str | None) -> None:
        assert parse_date(value) == iso

    def test_prints_day_first_follows_the_language(self) -> None:
        assert parse_date("05/06/2024", prints_day_first("en-US")) == "2024-05-06"
        assert parse_date("05/06/2024", prints_day_first("fr")) == "2024-06-05"

    def test_several_dates_in_a_line(self) -> None:
        spans = find_dates("Published March 3, 2024, updated 5 April 2024")
        assert [span.iso for span in spans] == ["2024-03-03", "2024-04-05"]

    def test_publication_is_told_from_a_change(self) -> None:
        page = article(byline="<p>Published: March 3, 2024 | Updated: April 5, 2024</p>")
        assert (page.date, page.modified) == ("2024-03-03", "2024-04-05")

    def test_label_in_a_block_of_its_own(self) -> None:
        page = article(byline="<div>Published</div><div>March 3, 2024</div><div>Updated</div><div>May 5, 2024</div>")
        assert (page.date, page.modified) == ("2024-03-03", "2024-05-05")
        assert article(byline="<dl><dt>Joined</dt><dd>May 5, 2012</dd></dl>").date is None
        assert article(byline="<p>Founded: May 5, 2012</p>").date is None

    def test_time_element_of_a_change(self) -> None:
        page = article(byline='<p>Last updated: <time datetime="2024-05-17">May 17, 2024</time></p>')
        assert page.modified == "2024-05-17"
        data = {"@type": "Article", "datePublished": "2023-01-02"}
        page = article(json_ld(data), '<p>Last updated: <time datetime="2024-05-17">May 17, 2024</time></p>')
        assert (page.date, page.modified) == ("2023-01-02", "2024-05-17")

    def test_local_day_wins_over_the_day_in_greenwich(self) -> None:
        data = {"@type": "Article", "datePublished": "2024-05-17T23:25:00+00:00"}
        assert article(json_ld(data), '<time datetime="2024-05-18T04:25:00+0500">today</time>').date == "2024-05-18"
        assert article(json_ld(data), '<time datetime="2024-05-21T04:25:00+0500">today</time>').date == "2024-05-17"
        head = '<meta property="article:published_time" content="2024-05-18T02:41:00+00:00">'
        page = html(f"<head>{head}</head><h1>A day out</h1>", "https://example.org/2024/05/17/a-day-out")
        assert find_metadata(page).date == "2024-05-17"

    def test_labelled_day_at_the_end(self) -> None:
        assert article(body=f"{TEXT}</p>{'<p>Words.</p>' * 40}<p>Published on March 3, 2024").date == "2024-03-03"
        assert article(body=f"{TEXT}</p>{'<p>Words.</p>' * 40}<p>March 3, 2024").date is None

    @pytest.mark.parametrize(
        "name", ["w-published-date", "DC.Date.Issued", "sailthru.date", "citation_date", "pubtime"]
    )
    def test_names_of_the_markup(self, name: str) -> None:
        filling = "<p>Words.</p>" * 20
        head = f'<meta name="{name}" content="2024-05-17">'
        assert find_metadata(html(f"<head>{head}</head><div>{filling}</div><h1>A day out</h1>")).date == "2024-05-17"

    def test_footer_year_and_joining_day_are_no_publication(self) -> None:
        footer = "<footer>© 2024 Example, all rights reserved</footer>"
        assert article(byline="<p>Joined: May 5, 2012</p>", body=TEXT + footer).date is None

    def test_time_element(self) -> None:
        page = article(byline='<time datetime="2024-05-17T10:00">two days ago</time>')
        assert page.date == "2024-05-17"

    def test_address_comes_last(self) -> None:
        source = f"<h1>A day out</h1><p>March 3, 2024</p><p>{TEXT}</p>"
        url = "https://example.org/2024/05/17/a-day-out"
        assert find_metadata(html(source, url)).date == "2024-03-03"
        assert find_metadata(html(f"<h1>A day out</h1><p>{TEXT}</p>", url)).date == "2024-05-17"
        assert date_in_url("https://example.org/item/20241399") is None
        assert date_in_url("https://example.org/2024/may/3/a-day-out") == "2024-05-03"
        assert date_in_url("https://example.org/2024/13/3/a-day-out") is None


class TestOtherFields:
    def test_site_image_address_and_description(self) -> None:
        page = find_metadata(
            html(
                '<link rel="canonical" href="/a"><meta property="og:site_name" content="The Daily Example">'
                '<meta property="og:image" content="/i.png"><meta name="description" content="A &amp; B">',
                "https://example.org/a?from=feed",
            )
        )
        assert page.site_name == "The Daily Example"
        assert page.canonical_url == "https://example.org/a"
        assert page.image == "https://example.org/i.png"
        assert page.description == "A & B"

    def test_script_addresses_are_no_addresses(self) -> None:
        assert find_metadata(html('<link rel="canonical" href="javascript:void(0)">')).canonical_url is None

    @pytest.mark.parametrize(
        ("lang", "text", "language"),
        [
            ("pt-BR", TEXT, "pt"),
            ("", TEXT, None),
            ("en", "今天的天气很好，我们去公园散步。" * 5, "zh"),
            ("", "今日は天気がとても良いので、公園に行きました。" * 5, "ja"),
            ("", "오늘은 날씨가 매우 좋아서 공원에 갔습니다. " * 5, "ko"),
            ("", "Сегодня хорошая погода, и мы пошли гулять. " * 5, None),
            ("und", TEXT, None),
        ],
    )
    def test_language(self, lang: str, text: str, language: str | None) -> None:
        assert find_metadata(html(f'<html lang="{lang}"><p>{text}</p></html>')).language == language


class TestTextScrape:
    def test_front_matter_wins(self) -> None:
        page = find_metadata(scrape("Another line", TEXT, title="A day out", author="Jane Doe", date="2024-05-17"))
        assert (page.title, page.author, page.date) == ("A day out", "Jane Doe", "2024-05-17")

    def test_breadcrumb_menu_and_site_are_no_title(self) -> None:
        lines = (
            "某某网",
            "首页 > 新闻 > 国内",
            "某市的一天",
            "2024年1月11日 来源：某某日报",
            "早上天气很好。",
        )
        page = find_metadata(scrape(*lines))
        assert (page.title, page.date, page.site_name) == ("某市的一天", "2024-01-11", "某某日报")

    def test_link_farm_is_no_title(self) -> None:
        farm = "免费游戏,在线视频,最新地址,官方网站,手机版下载"
        assert find_metadata(scrape(farm, "某市的一天", "来源：某某日报", TEXT)).title == "某市的一天"

    def test_running_text_has_no_title(self) -> None:
        assert find_metadata(scrape(TEXT, TEXT)).title is None


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "byline"),
        [
            ("來源:人民日報客戶端", Byline(source="人民日報客戶端")),
            ("发布时间:2024-01-11 11:16:00来源: 光明日报", Byline(source="光明日报", date="2024-01-11")),
            ("来源: 编辑:某某 2025-03-10 12:48:46 查看数:0", Byline(date="2025-03-10", editors=("某某",))),
            ("■据人民网", Byline(source="人民网")),
            ("[責任編輯:楊永青]", Byline(editors=("楊永青",))),
            ("（记者 胡晓蓉）", Byline(author="胡晓蓉")),
            ("本报记者 刘国栋 周炜 北京报道", Byline(author="刘国栋; 周炜")),
            ("作者:徐 暢,系某省研究中心研究員", Byline(author="徐暢")),
            ("字號", Byline()),
            ("10 comments", Byline()),
            (
                "By Jane Doe and John Roe | March 3, 2024",
                Byline(author="Jane Doe; John Roe", date="2024-03-03"),
            ),
            ("Von Hans Muster - 5. Januar 2024", Byline(author="Hans Muster", date="2024-01-05")),
            ("Par Jeanne Exemple", Byline(author="Jeanne Exemple")),
            ("Por María Ejemplo", Byline(author="María Ejemplo")),
            ("Source: Reuters", Byline(source="Reuters")),
            ("Last updated on 5 April 2024 · 6 min read", Byline(modified="2024-04-05")),
            ("Photo by Jane Doe", Byline(editors=("Jane Doe",))),
            (
                "2012-08-21 09:14 来源:江滨日报 作者:赵启明 打印 【大 中 小】",
                Byline(author="赵启明", source="江滨日报", date="2012-08-21"),
            ),
            ("字号：【大】【中】【小】 打印", Byline()),
            ("(责任编辑:孙丽)", Byline(editors=("孙丽",))),
            ("글 박서윤 기자", Byline(author="박서윤")),
            ("글·사진 박서윤 기자", Byline(author="박서윤")),
            ("박서윤·김철수 기자 seoyun@example.com", Byline(author="박서윤; 김철수")),
            ("입력 2019.04.22 10:30 박서윤 기자", Byline(author="박서윤", date="2019-04-22")),
        ],
    )
    def test_lines_that_are_metadata(self, line: str, byline: Byline) -> None:
        assert parse_byline(line) == byline

    @pytest.mark.parametrize(
        "line",
        [
            "消息来源：记者采访时获悉，昨日气温下降。",
            "记者从市政府获悉，今年的计划来源于财政",
            "收入的主要来源是旅游业",
            "By the time he left, the river had risen",
            "By Monday, everything was gone",
            "By June Everything Had Changed",
            "Text size",
            "Haber Merkezi",
            "Stand by Me",
            "Sort by Relevance",
            "The report was written by Jane Doe in March 2024.",
            "2024年1月11日，某市举行了会议",
            "On March 3, 2024, the council met in the town hall",
            "Por ejemplo",
            "Von Anfang an",
            "15 minutes",
            "小",
            "1. Introduction",
            "사회부 기자",
            "기자 회견",
            "박서윤 기자는 어제 이렇게 썼다",
            "Home",
            "",
            "来源" * 200,
        ],
    )
    def test_lines_that_are_not(self, line: str) -> None:
        assert parse_byline(line) is None


class TestHostileInput:
    def test_lone_surrogates_do_not_reach_the_page(self) -> None:
        head = Head(
            ["A \ud800 day"],
            [("author", "Jane \udfff Doe"), ("description", "\ud800")],
            json_ld=['{"@type": "Article", "headline": "A \\ud800 day out"}'],
        )
        page = find_metadata(Document([], Outline(), head))
        assert page.title is not None
        assert all((getattr(page, name) or "").encode() is not None for name in ("title", "author", "description"))

    @pytest.mark.parametrize(
        "source",
        [
            "{",
            "[]",
            '"text"',
            "null",
            '{"@type": "Article", "author": 7, "headline": ["a"], "datePublished": {}, "image": [[]]}',
            '{"@type": ["Article", 3], "author": [null, [["Jane"]], {"name": {"name": []}}], "publisher": 1}',
            '{"@type": "Article", "author": {"@id": ["x"]}}',
            "[" * 100_000,
            '{"@type": "Article", "headline": "A\nday"}',
        ],
    )
    def test_json_ld(self, source: str) -> None:
        head = Head(json_ld=[source])
        find_metadata(Document([], Outline(), head))

    def test_line_break_in_a_json_string(self) -> None:
        head = Head(json_ld=['{"@type": "Article", "headline": "A\nday", }'])
        assert find_metadata(Document([], Outline(), head)).title == "A day"

    @pytest.mark.parametrize(
        "text", ["", "a" * 300_000, "By " * 50_000, "1/1/" * 50_000, "来源:" * 50_000, "\x00\ud800"]
    )
    @pytest.mark.parametrize("is_html", [True, False])
    def test_long_and_odd_strings_are_cheap(self, text: str, is_html: bool) -> None:
        head = Head([text], [("og:title", text), ("author", text), ("date", text)], [("canonical", text)], [text])
        outline = Outline(tags=["#document", "p"], parents=[0, 0], names=["", "author date " + text])
        start = time.perf_counter()
        page = Document([Segment(text, BlockKind.PARAGRAPH, 1)] * 3, outline, head, url=text, is_html=is_html)
        find_metadata(page)
        assert time.perf_counter() - start < 1.0

    @pytest.mark.parametrize("url", ["http://[", "//", "::", "http://exa mple.org:x/"])
    def test_broken_addresses(self, url: str) -> None:
        head = Head(links=[("canonical", url)], metas=[("og:url", url), ("og:image", url)])
        find_metadata(Document([], Outline(), head, url=url))

    def test_deep_nesting(self) -> None:
        source = '<div class="author">' * 3000 + "Jane Doe" + "</div>" * 3000
        root = etree.fromstring(source, etree.HTMLParser(huge_tree=True))
        start = time.perf_counter()
        find_metadata(read_tree(root))
        assert time.perf_counter() - start < 1.0


def test_result_is_deterministic_and_leaves_the_document_alone() -> None:
    page = html("<title>A day out</title><h1>A day out</h1><p>By Jane Doe</p>")
    before = [item.text for item in page.segments]
    assert find_metadata(page) == find_metadata(page)
    assert [item.text for item in page.segments] == before


def test_every_finder_yields_known_fields() -> None:
    page = html("<title>A day out</title><h1>A day out</h1><p>By Jane Doe, March 3, 2024</p>")
    found = find_candidates(page)
    assert {candidate.field for candidate in found} == {Field.TITLE, Field.AUTHOR, Field.DATE}
    assert all(candidate.value and candidate.source for candidate in found)


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'
