"""What is found on whole pages, by field."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from lxml import etree

from cleanpage.metadata import find_metadata
from cleanpage.metadata.find import context_of, find_candidates
from cleanpage.metadata.finder import Field
from cleanpage.metadata.values.dates import date_in_url
from cleanpage.page import BlockKind, Metadata
from cleanpage.parsing.document import Document, Head, Outline, Segment
from cleanpage.parsing.html_parser import read_tree
from support.metadata_pages import TEXT, article, html, json_ld, scrape


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
        ("claim", "heading", "url", "title"),
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
    def test_the_url_decides_where_heading_and_claim_disagree(
        self, claim: str, heading: str, url: str | None, title: str
    ) -> None:
        page = html(f"<title>{claim}</title><h1>{heading}</h1><p>{TEXT}</p>", url)
        assert find_metadata(page).title == title

    def test_the_canonical_url_stands_in_for_an_unknown_one(self) -> None:
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
    def test_accounts_and_urls_name_nobody(self, value: str) -> None:
        assert article(f'<meta name="author" content="{value}">').author is None

    def test_editor_only_where_no_author_is_given(self) -> None:
        assert find_metadata(scrape("某市的一天", "编辑：周慧敏", TEXT)).author == "周慧敏"
        assert find_metadata(scrape("某市的一天", "作者：徐畅 编辑：周慧敏", TEXT)).author == "徐畅"


class TestDate:
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

    def test_the_url_comes_last(self) -> None:
        source = f"<h1>A day out</h1><p>March 3, 2024</p><p>{TEXT}</p>"
        url = "https://example.org/2024/05/17/a-day-out"
        assert find_metadata(html(source, url)).date == "2024-03-03"
        assert find_metadata(html(f"<h1>A day out</h1><p>{TEXT}</p>", url)).date == "2024-05-17"
        assert date_in_url("https://example.org/item/20241399") is None
        assert date_in_url("https://example.org/2024/may/3/a-day-out") == "2024-05-03"
        assert date_in_url("https://example.org/2024/13/3/a-day-out") is None


class TestOtherFields:
    def test_site_image_url_and_description(self) -> None:
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

    def test_scripts_are_no_urls(self) -> None:
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
        ("source", "expected"),
        [
            ("{", Metadata()),
            ("[]", Metadata()),
            ('"text"', Metadata()),
            ("null", Metadata()),
            ('{"@type": "Article", "author": 7, "headline": ["a"], "datePublished": {}, "image": [[]]}', Metadata()),
            (
                '{"@type": ["Article", 3], "author": [null, [["Jane"]], {"name": {"name": []}}], "publisher": 1}',
                Metadata(author="Jane"),
            ),
            ('{"@type": "Article", "author": {"@id": ["x"]}}', Metadata()),
            ("[" * 100_000, Metadata()),
            ('{"@type": "Article", "headline": "A\nday"}', Metadata(title="A day")),
        ],
    )
    def test_broken_json_ld_says_what_can_be_read(self, source: str, expected: Metadata) -> None:
        assert find_metadata(Document([], Outline(), Head(json_ld=[source]))) == expected

    def test_line_break_in_a_json_string(self) -> None:
        head = Head(json_ld=['{"@type": "Article", "headline": "A\nday", }'])
        assert find_metadata(Document([], Outline(), head)).title == "A day"

    @pytest.mark.parametrize(
        "text", ["", "a" * 300_000, "By " * 50_000, "1/1/" * 50_000, "来源:" * 50_000, "\x00\ud800"]
    )
    @pytest.mark.parametrize("is_html", [True, False])
    def test_long_and_odd_strings_raise_nothing(self, text: str, is_html: bool) -> None:
        head = Head([text], [("og:title", text), ("author", text), ("date", text)], [("canonical", text)], [text])
        outline = Outline(tags=["#document", "p"], parents=[0, 0], names=["", "author date " + text])
        page = Document([Segment(text, BlockKind.PARAGRAPH, 1)] * 3, outline, head, url=text, is_html=is_html)
        find_metadata(page)

    @pytest.mark.parametrize(
        ("url", "kept"),
        [
            ("http://[", "http://["),
            ("//", None),
            ("::", "::"),
            ("http://exa mple.org:x/", "http://exa mple.org:x/"),
            ("mailto:jane@example.org", None),
        ],
    )
    def test_broken_urls_are_kept_as_they_are_or_left_out(self, url: str, kept: str | None) -> None:
        head = Head(links=[("canonical", url)], metas=[("og:url", url), ("og:image", url)])
        page = find_metadata(Document([], Outline(), head, url=url))
        assert page == Metadata(canonical_url=kept, image=kept)

    def test_deep_nesting(self) -> None:
        source = '<div class="author">' * 3000 + "Jane Doe" + "</div>" * 3000
        root = etree.fromstring(source, etree.HTMLParser(huge_tree=True))
        find_metadata(read_tree(root))


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


def test_a_person_wins_over_the_site_where_only_the_canonical_url_names_the_site() -> None:
    head = (
        '<link rel="canonical" href="https://news.daily-example.co.uk/a"><meta name="author" content="Daily Example">'
    )
    assert article(head, "<p>By Jane Doe</p>").author == "Jane Doe"


def test_of_equals_the_first_wins() -> None:
    head = '<meta property="article:published_time" content="2024-05-17"><meta name="pubdate" content="2023-01-02">'
    assert article(head).date == "2024-05-17"


def test_finders_of_markup_are_not_asked_about_a_text_scrape() -> None:
    data = '{"@type": "Article", "headline": "A day out"}'
    head = Head(["A day out"], [("author", "Jane Doe"), ("date", "2024-05-17")], json_ld=[data], language="en")
    assert find_candidates(Document([], Outline(), head, is_html=False)) == []


def test_what_a_finder_gets_cannot_be_changed() -> None:
    context = context_of(html("<title>A day out</title><h1>A day out</h1>"))
    with pytest.raises(FrozenInstanceError):
        context.day_first = True  # type: ignore[misc]
