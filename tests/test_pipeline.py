"""The public contract: what `extract` takes, gives, keeps and never does."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import io
import math
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import cleanpage
from cleanpage import (
    Block,
    BlockKind,
    CleanpageError,
    Config,
    ConfigError,
    FindingKind,
    InputError,
    Label,
    Page,
    WarningCode,
    extract,
)
from cleanpage.lexicon.tags import SKIPPED_TAGS

SETTINGS = settings(deadline=None, max_examples=120)

SENTENCES = [
    "The glacier lost eleven metres last year, more than in any year since the measurements began.",
    "A hut that stood on its edge in the nineteen-fifties is now an hour's walk away from the ice.",
    "Guides have moved the path twice, and the spring below the moraine has dried up in the meantime.",
    "What the village will drink in thirty years is a question that nobody here likes to be asked.",
]
HTML = f"""<!doctype html>
<html lang="en"><head><title>Eleven metres | The Valley Post</title>
<meta name="author" content="Mara Lind">
<meta property="article:published_time" content="2021-09-14T08:00:00Z">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<article class="story"><h1>Eleven metres</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>
<ul><li>First <b>point</b></li><li>Second point</li></ul><pre>  a = 1\n    b</pre>
<table><tr><th>Year</th><td>11 m</td></tr></table><p>{SENTENCES[2]}<br>{SENTENCES[3]}</p></article>
<script>ignored()</script><form><button>Send</button><textarea>Your comment</textarea></form>
<div class="comments"><p>I have seen it myself.</p></div><div hidden>A hidden line</div>
<footer>© The Valley Post</footer></body></html>
"""
TEXT = "\n\n".join(["Home | News | Sport", "Eleven metres", *SENTENCES, "© The Valley Post"])
FRONT_MATTER = "---\ntitle: Eleven metres\nauthor: Mara Lind\ndate: 2021-09-14\n---\n"
FRONT = f"{FRONT_MATTER}\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n"
FARM = "|".join(
    f"{first} {second} online"
    for first in ("casino slots", "slots bonus", "casino bonus")
    for second in "free best new real".split()
)
READINGS = dict(
    zip("這來時說個門開還讓會過書", "zhè lái shí shuō gè mén kāi hái ràng huì guò shū".split(), strict=True)
)
CHINESE = [
    "這個村子的老書店開了三十年，來買書的人越來越少，但是店主說，只要還有人來，他就會一直把門開著。",
    "他說，這裡的書大多是舊的，有時候一個下午都沒有人進門，有時候又會來一群學生，把地上坐滿。",
    "過年的時候，店主會讓孩子們挑一本書帶走，這個習慣已經過了十幾年，還沒有一年中斷過。",
    "去年開春，村裡說要把這條街拆了，學生們來了好幾個，說要讓書店留下來，還在門口貼了一張紙。",
]


def annotate(text: str) -> str:
    """Put its reading after every occurrence of some characters, as hijacked pages do."""
    return "".join(f"{character}({READINGS[character]})" if character in READINGS else character for character in text)


ANNOTATED = "\n\n".join(map(annotate, CHINESE))
SOURCES = {
    "html": HTML,
    "text": TEXT,
    "front matter": FRONT,
    "farm": f"{TEXT}\n{FARM}",
    "readings": ANNOTATED,
    "one word": "word",
    "no body": "<html><body><nav><a href=/>Home</a></nav></body></html>",
    "empty": "",
}
JSON_LD = '<script type="application/ld+json">'
HOSTILE: dict[str, bytes | str] = {
    "nothing": b"",
    "nothing, decoded": "",
    "white space": " \n\t \u3000",
    "a byte order mark": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xff\xfe\x00",
    "NULs": b"\0" * 99,
    "NULs in text": "one\0two\0\n\0three",
    "NULs in markup": b"<html>\0<p>one\0two</p>\0<di\0v>three",
    "lone surrogates": "one \ud800 two \udfff\n\udc00",
    "lone surrogates in markup": "<p title='\ud800'>one \ud800 two</p><p>\udfff</p>",
    "surrogates as references": "<p>one &#xD800; two &#0; &#x110000; &#99999999999;</p>",
    "surrogates in JSON": f'<html><p>x</p>{JSON_LD}{{"@type":"Article","headline":"A \\ud800 b"}}</script>',
    "broken JSON": f'<html><p>x</p>{JSON_LD}{{"@type":["a",{{"b":[[</script>',
    "deep JSON": f'<html><p>x</p>{JSON_LD}{"[" * 20_000}</script>',
    "a deep tree": "<div>" * 10_000 + "deep" + "</div>" * 10_000,
    "a deep tree of inline elements": "<p>" + "<b><i>" * 5_000 + "deep",
    "deep tables": "<table><tr><td>" * 3_000 + "deep",
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(5_000)) + ">one</p>",
    "a long attribute": f"<html><p class='{'x' * 500_000}'>one</p>",
    "a long name": f"<html><{'x' * 200_000}>one",
    "a long word": "x" * 300_000,
    "a long line of digits": "9 " * 100_000,
    "a long line of separators": "|" * 50_000,
    "many short lines": "a\n" * 3_000,
    "many small elements": "<p>a" * 1_500,
    "many brackets": "(" * 50_000 + "國(" * 5_000,
    "many tags that are none": "<" * 50_000,
    "many entities": "<p>" + "&amp;" * 20_000,
    "an open comment": "<html><p>one<!-- " + "two " * 100,
    "an open script": "<html><p>one<script>" + "two " * 100,
    "a frameset": "<html><frameset><frame src=x><noframes>one</noframes></frameset></html>",
    "an entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>',
    "processing instructions": "<?php echo 1 ?><?xml version='1.0'?><html><p>one</p></html>",
    "CDATA": "<html><p>one<![CDATA[two]]>three</p></html>",
    "open front matter": "---\ntitle: x\n" + "a: b\n" * 500,
    "front matter alone": "---\ntitle: x\n---",
    "a meta refresh": "<meta http-equiv=refresh content='0; url=http://x'><p>one</p>",
    "odd dates": "<meta property='article:published_time' content='2021-99-99T99:99'><p>31.02.2021, 00/00/00",
    "odd addresses": "<base href='http://['><link rel=canonical href='http://['><p><a href='//[::'>one</a>",
    "a codec that is no charset": b"<meta charset=idna><p>caf\xe9</p>",
    "a codec that always fails": b"<meta charset=undefined><p>caf\xe9</p>",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x80\x85 text",
    "text from right to left": "\u202eabc\u202c \u200f שלום",
}  # fmt: skip


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\0]", "", text)


def visible(source: str) -> str:
    """The visible characters of a page, found without the code under test."""
    root = etree.HTML(source)
    assert root is not None
    for element in list(root.iter(*SKIPPED_TAGS)):
        element.text, element[:] = "", []
    return squeeze("".join(root.itertext()))


def assert_sound(page: Page) -> None:
    """What holds for every page whatsoever."""
    assert isinstance(page, Page)
    assert 0.0 <= page.contamination <= 1.0
    assert 0.0 <= page.confidence <= 1.0 + 1e-9
    assert bool(page.text) == (WarningCode.NO_BODY not in page.warnings)
    assert bool(page.text) == any(block.label is Label.BODY for block in page.blocks)
    assert page.date is None or date.fromisoformat(page.date)
    for finding in page.findings:
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert all(0 <= index < len(page.blocks) for index in finding.blocks)
    for block in page.blocks:
        assert block.text.strip()
        assert 0.0 <= block.score <= 1.0
        assert (block.path is None) != (block.line is None)
    assert page.to_json().encode()
    assert page.markdown().encode() is not None
    assert page.html().encode() is not None
    assert page.explain().encode() is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_no_content_raises(name: str) -> None:
    assert_sound(extract(HOSTILE[name]))


@pytest.mark.parametrize("name", [name for name, source in HOSTILE.items() if isinstance(source, str)])
def test_no_content_raises_as_bytes(name: str) -> None:
    source = HOSTILE[name]
    assert isinstance(source, str)
    assert_sound(extract(source.encode("utf-8", "surrogatepass")))


@SETTINGS
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert_sound(extract(data))


FRAGMENTS = st.sampled_from(
    [
        *SENTENCES,
        *(
            "<p>",
            "</p>",
            "<div class=x>",
            "<html>",
            "<table><td>",
            "<br>",
            "<a href='//x'>",
            "<!--",
            "<script>",
        ),
        *(
            "---\n",
            "title: x\n",
            "\n",
            "雪",
            "國(guó)",
            "x|y|z",
            "12.03.2021",
            "By Jane Doe",
            "&#x",
            "\0",
            "\x85",
        ),
    ]
)


@SETTINGS
@given(st.lists(FRAGMENTS | st.text(st.characters(), max_size=12), max_size=14).map("".join))
def test_no_text_raises(text: str) -> None:
    assert_sound(extract(text))


@pytest.mark.parametrize(
    "url",
    ["", "http://", "http://[", "not a url", "//x/2021/13/45/", "\ud800", "\0", "http://x/2021/06/08/a"],
)
@pytest.mark.parametrize("source", [HTML, TEXT])
def test_no_url_raises(source: str, url: str) -> None:
    assert_sound(extract(source, url=url))


@pytest.mark.parametrize("name", SOURCES)
def test_every_page_is_sound(name: str) -> None:
    assert_sound(extract(SOURCES[name]))


@pytest.mark.parametrize(
    "source",
    [None, 1, [HTML], {"a": 1}, Path("x"), object, etree.ElementTree()],
)
def test_a_wrong_type_is_told_in_one_line(source: object) -> None:
    with pytest.raises(InputError, match="source must be") as caught:
        extract(source)  # type: ignore[arg-type]
    assert len(str(caught.value).splitlines()) == 1
    assert type(source).__name__ in str(caught.value)


@pytest.mark.parametrize(
    "node",
    [etree.Comment("x"), etree.ProcessingInstruction("x"), etree.Entity("x")],
    ids=["comment", "pi", "entity"],
)
def test_a_node_that_is_no_element_is_a_wrong_type(node: etree._Element) -> None:
    with pytest.raises(TypeError, match="source must be"):
        extract(node)


@pytest.mark.parametrize("url", [1, b"http://x", ["x"]])
def test_a_url_of_a_wrong_type_is_told_in_one_line(url: object) -> None:
    with pytest.raises(InputError, match="url must be str or None") as caught:
        extract(HTML, url=url)  # type: ignore[arg-type]
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("options", [{"repare": True}, {"repair": 1}, {"encoding": 8}, {"config": {"repair": False}}])
def test_a_wrong_option_is_told_in_one_line(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        extract(HTML, **options)
    assert len(str(caught.value).splitlines()) == 1


def test_options_are_checked_before_anything_else() -> None:
    with pytest.raises(ConfigError, match="did you mean 'repair'"):
        extract("", repare=True)  # type: ignore[arg-type]


def test_an_editor_shows_every_option_with_its_default() -> None:
    shown = {
        name: parameter.default
        for name, parameter in inspect.signature(extract).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    assert shown.pop("config") is None
    assert shown == dataclasses.asdict(Config())


def test_a_config_holds_what_keywords_say() -> None:
    source = "<p>雪(xuě)"
    assert extract(source, config=Config(focus="recall", repair=False)) == extract(source, focus="recall", repair=False)


def test_options_come_from_one_place() -> None:
    with pytest.raises(ConfigError, match="in config or as keywords, not in both: 'focus', 'max_bytes'"):
        extract(HTML, config=Config(), focus="recall", max_bytes=None)


def test_every_error_is_one_of_the_library() -> None:
    assert issubclass(InputError, CleanpageError)
    assert issubclass(InputError, TypeError)


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_other_bytes_agree_with_bytes(kind: type[bytearray | memoryview]) -> None:
    assert extract(kind(HTML.encode())) == extract(HTML.encode())


def test_a_tree_agrees_with_its_root() -> None:
    root = etree.HTML(HTML)
    assert extract(root.getroottree()) == extract(root)
    assert extract(etree.parse(io.BytesIO(HTML.encode()), etree.HTMLParser())) == extract(root)


@pytest.mark.parametrize("name", SOURCES)
def test_text_and_bytes_agree(name: str) -> None:
    text, data = extract(SOURCES[name]), extract(SOURCES[name].encode())
    assert dataclasses.replace(data, encoding=None) == text
    assert data.encoding == "utf-8"
    assert [block.path for block in text.blocks] == [block.path for block in data.blocks]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_bytes_agree_whatever_their_encoding(codec: str) -> None:
    found = extract(HTML.encode(codec))
    assert dataclasses.replace(found, encoding=None) == extract(HTML)


@pytest.mark.parametrize("name", ["html", "no body"])
def test_an_element_agrees_with_its_source(name: str) -> None:
    text, tree = extract(SOURCES[name]), extract(etree.HTML(SOURCES[name]))
    assert tree == text
    assert [block.path for block in tree.blocks] == [block.path for block in text.blocks]
    assert tree.encoding is None


def test_an_element_is_not_changed() -> None:
    root = etree.HTML(HTML.replace("<p>", "<!-- c --><p>") + annotate(CHINESE[0]))
    before = etree.tostring(root)
    page = extract(root)
    _ = (page.explain(), page.markdown(), [block.path for block in page.blocks])
    assert etree.tostring(root) == before


def test_part_of_a_tree_gives_that_part() -> None:
    root = etree.HTML(HTML)
    page = extract(root.find(".//article"))
    held = " ".join(block.text for block in page.blocks)
    assert SENTENCES[0] in held
    assert "Valley Post" not in held
    assert all(root.getroottree().xpath(block.path)[0].tag for block in page.blocks)


@pytest.mark.parametrize("name", SOURCES)
def test_the_same_input_gives_the_same_output(name: str) -> None:
    first = extract(SOURCES[name])
    for other in SOURCES.values():
        extract(other)
    second = extract(SOURCES[name])
    assert first == second
    assert (first.to_json(), first.explain()) == (second.to_json(), second.explain())


def test_threads_do_not_disturb_each_other() -> None:
    sources = list(SOURCES.values()) * 4
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda source: extract(source).to_json(), sources))
    assert found == [extract(source).to_json() for source in sources]


def test_the_order_of_hashes_does_not_matter() -> None:
    read = "import sys, cleanpage; page = cleanpage.extract(sys.stdin.read())"
    code = f"{read}; print(page.to_json() + page.explain())"
    source = HTML.replace("</article>", f"<p>{FARM}</p></article>")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], input=source.encode(), capture_output=True, check=True, timeout=300,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "copied", [lambda page: pickle.loads(pickle.dumps(page)), copy.deepcopy], ids=["pickle", "deepcopy"]
)
@pytest.mark.parametrize("name", SOURCES)
def test_a_page_survives_pickling_with_its_reasons_and_paths(name: str, copied: Callable[[Page], Page]) -> None:
    page = extract(SOURCES[name])
    again = copied(page)
    assert again == page
    assert [block.reasons for block in again.blocks] == [block.reasons for block in page.blocks]
    assert [block.path for block in again.blocks] == [block.path for block in page.blocks]
    assert (again.markdown(), again.explain(), again.to_json()) == (
        page.markdown(),
        page.explain(),
        page.to_json(),
    )


def test_reasons_of_an_unpickled_page_are_made_when_asked_for_first_there() -> None:
    again = pickle.loads(pickle.dumps(extract(HTML)))
    assert all(block.reasons for block in again.blocks)
    assert all(block.path for block in again.blocks)


def test_an_unpickled_page_needs_no_tree_of_lxml() -> None:
    assert b"lxml" not in pickle.dumps(extract(etree.HTML(HTML)))


@pytest.mark.parametrize("source", [HTML, TEXT])
def test_the_reasons_of_a_block_sum_to_its_score(source: str) -> None:
    for block in extract(source).blocks:
        logit = math.log(block.score / (1 - block.score))
        assert sum(reason.amount for reason in block.reasons) == pytest.approx(logit, abs=1e-6)


def test_the_path_of_a_block_finds_its_element() -> None:
    root = etree.HTML(HTML)
    assert root is not None
    for block in extract(HTML).blocks:
        (element,) = root.getroottree().xpath(block.path)
        assert squeeze(block.text) in squeeze("".join(element.xpath(".//text()[not(ancestor::script)]")))


def test_the_blocks_hold_every_visible_character_of_a_page() -> None:
    assert squeeze("".join(block.text for block in extract(HTML).blocks)) == visible(HTML)


@pytest.mark.parametrize("source", [TEXT, FRONT, f"{TEXT}\n{FARM}", ANNOTATED])
def test_the_blocks_hold_every_visible_character_of_a_scrape(source: str) -> None:
    assert squeeze("".join(block.original for block in extract(source).blocks)) == squeeze(source)


MARKUP = st.sampled_from(
    "<p> </p> <div> </div> <span> </span> <b> </b> <ul><li> </ul> <table><tr><td> </table> <br> <hr> "
    "<h2> </h2> <pre> </pre> <form> </form> <a&#32;href=x> </a> <nav> </nav> <section> </section> "
    "<button> </button> <noscript> </noscript> <script>no</script> <style>no</style> "
    "<select><option> </select> <blockquote> </blockquote> <footer> </footer>".split()
).map(lambda tag: tag.replace("&#32;", " "))


@SETTINGS
@given(st.lists(MARKUP | st.sampled_from(["one ", "two.", "雪", "\u200b", "&nbsp;"]), max_size=25).map("".join))
def test_the_blocks_hold_every_visible_character_of_any_markup(markup: str) -> None:
    source = f"<html><body>{markup}</body></html>"
    assert squeeze("".join(block.original for block in extract(source).blocks)) == visible(source)


@pytest.mark.parametrize("depth", [500, 2_500, 10_000])
def test_what_is_too_deep_to_be_read_is_kept_or_told(depth: int) -> None:
    nested = f"{'<div>' * depth}deep{'</div>' * depth}"
    source = f"<html><body><p>{SENTENCES[0]}</p>{nested}<p>{SENTENCES[1]}</p></body></html>"
    page = extract(source)
    held = "".join(block.text for block in page.blocks)
    assert (("deep" in held) and (SENTENCES[1] in held)) or WarningCode.TRUNCATED in page.warnings


def test_a_nul_does_not_end_a_page() -> None:
    for source in ("<html><p>one\0two</p><p>three</p></html>", "one\0two\nthree"):
        held = "".join(block.text for block in extract(source.encode()).blocks)
        assert [word for word in ("one", "two", "three") if word not in held] == []


def test_the_article_is_found_and_its_frame_is_not() -> None:
    page = extract(HTML)
    assert [sentence for sentence in SENTENCES if sentence not in page.text] == []
    assert "© The Valley Post" not in page.text
    assert "Sport" not in page.text
    assert (page.title, page.author, page.date, page.language) == (
        "Eleven metres",
        "Mara Lind",
        "2021-09-14",
        "en",
    )


def test_fields_of_the_metadata_are_fields_of_the_page() -> None:
    page = extract(HTML)
    for name in ("title", "author", "date", "site_name", "language", "description", "canonical_url"):
        assert getattr(page, name) == getattr(page.metadata, name)


def test_front_matter_is_kept_as_metadata() -> None:
    page = extract(FRONT)
    front = [block for block in page.blocks if (block.line or 0) <= 5]
    assert [block.text for block in front] == [
        "---",
        "title: Eleven metres",
        "author: Mara Lind",
        "date: 2021-09-14",
        "---",
    ]
    assert {block.label for block in front} == {Label.METADATA}
    assert all(block.reasons == () and block.path is None for block in front)
    assert [block.line for block in page.blocks] == [1, 2, 3, 4, 5, 7, 9]
    assert (page.title, page.author, page.date) == ("Eleven metres", "Mara Lind", "2021-09-14")


@pytest.mark.parametrize("source", [FRONT, HTML, TEXT, f"---\ntitle: x\n---\n{HTML}"])
def test_a_block_knows_its_place_on_the_page(source: str) -> None:
    page = extract(source)
    assert [block.index for block in page.blocks] == list(range(len(page.blocks)))
    assert any(block.reasons for block in page.blocks)


def test_front_matter_may_stand_above_html() -> None:
    page = extract(f"---\ntitle: Eleven metres\n---\n<div><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></div>")
    assert page.title == "Eleven metres"
    assert page.blocks[3].path is not None
    assert SENTENCES[1] in page.text


def test_front_matter_above_shifts_the_blocks_of_a_finding() -> None:
    page = extract(f"{FRONT}\n{SENTENCES[2]}\n\n{FARM}\n")
    (finding,) = page.findings
    assert [page.blocks[index].text for index in finding.blocks] == [FARM]


def test_a_farm_is_labelled_reported_and_counted() -> None:
    page = extract(f"{TEXT}\n{FARM}")
    assert [block.text for block in page.blocks if block.label is Label.LINK_FARM] == [FARM]
    assert [finding.kind for finding in page.findings] == [FindingKind.LINK_FARM]
    assert page.contamination == pytest.approx(len(FARM) / sum(len(block.text) for block in page.blocks))
    assert FARM not in page.text


def test_injected_readings_are_taken_out_reported_and_counted() -> None:
    page = extract(ANNOTATED)
    assert [block.text for block in page.blocks] == CHINESE
    assert [block.original for block in page.blocks] == ANNOTATED.split("\n\n")
    (finding,) = page.findings
    assert (finding.kind, finding.count) == (FindingKind.READINGS, ANNOTATED.count("("))
    assert page.contamination == pytest.approx(1 - len("".join(CHINESE)) / len("".join(ANNOTATED.split())))


def test_without_repair_readings_stay_and_are_reported_all_the_same() -> None:
    repaired, kept = extract(ANNOTATED), extract(ANNOTATED, repair=False)
    assert [block.text for block in kept.blocks] == [block.original for block in kept.blocks] == ANNOTATED.split("\n\n")
    assert kept.findings == repaired.findings


def test_without_repair_a_block_knows_what_it_would_be() -> None:
    for page in (extract(ANNOTATED), extract(ANNOTATED, repair=False)):
        assert [block.repaired for block in page.blocks] == CHINESE
        assert [block.original for block in page.blocks] == ANNOTATED.split("\n\n")
    for source in (HTML, TEXT, FRONT):
        assert all(block.repaired == block.original == block.text for block in extract(source).blocks)


def test_a_hijacked_title_is_reported_and_told_nowhere() -> None:
    title = "Online Casino Bonus – Best Slots, Roulette and Poker"
    page = extract(HTML.replace("Eleven metres | The Valley Post", title))
    (finding,) = page.findings
    assert (finding.kind, finding.blocks, page.contamination) == (FindingKind.TITLE, (), 0.0)
    assert page.title == "Eleven metres"
    assert title not in str(page.metadata)


def test_without_repair_injected_characters_count_all_the_same() -> None:
    assert extract(ANNOTATED, repair=False).contamination == pytest.approx(extract(ANNOTATED).contamination)


def test_a_clean_page_is_not_contaminated() -> None:
    for source in (HTML, TEXT, FRONT):
        page = extract(source)
        assert (page.findings, page.contamination) == ((), 0.0)


def test_warnings_tell_how_a_page_was_read() -> None:
    assert set(extract(b"").warnings) == {WarningCode.EMPTY_INPUT, WarningCode.NO_BODY}
    assert set(extract(" \n").warnings) == {WarningCode.EMPTY_INPUT, WarningCode.NO_BODY}
    assert extract(HTML).warnings == ()
    assert extract(f"{HTML}<p>{'é' * 20}".encode() + b"\xff").warnings == (WarningCode.UNDECODABLE_BYTES,)
    assert WarningCode.ENCODING_GUESSED in extract("雪山雪山，雪山。".encode("gbk") * 20).warnings
    assert extract(SOURCES["no body"].replace("Home", "")).warnings == (WarningCode.NO_BODY,)


def test_the_header_is_evidence_and_no_order() -> None:
    assert extract("<p>Ça va bien.</p>".encode("cp1252"), encoding="iso-8859-1").blocks[0].text == "Ça va bien."
    assert extract("<p>Ça va bien.</p>".encode(), encoding="iso-8859-1").blocks[0].text == "Ça va bien."


def records() -> list[object]:
    page = extract(f"{HTML}<p>{FARM}</p>")
    reason = page.blocks[0].reasons[0]
    place = next(block.table_place for block in page.blocks if block.kind is BlockKind.TABLE)
    return [page, page.blocks[0], page.metadata, reason, place, *page.findings]


def test_every_record_is_frozen() -> None:
    for record in records():
        assert dataclasses.is_dataclass(record)
        for field in dataclasses.fields(record):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(record, field.name, None)


def test_records_hold_tuples_and_can_be_hashed() -> None:
    for record in records():
        assert isinstance(hash(record), int)


def test_a_block_knows_its_place_in_a_table() -> None:
    cells = [block.table_place for block in extract(HTML).blocks if block.kind is BlockKind.TABLE]
    assert len(cells) == 2
    first, second = cells
    assert first is not None
    assert second is not None
    assert (first.table, first.row) == (second.table, second.row)
    assert first.cell != second.cell


def test_only_cells_have_a_place_in_a_table() -> None:
    assert all(block.table_place is None for block in extract(TEXT).blocks)
    assert all(block.table_place is None for block in extract(HTML).blocks if block.kind is not BlockKind.TABLE)


def test_a_block_made_by_hand_needs_no_evidence() -> None:
    block = Block("text", BlockKind.PARAGRAPH, Label.BODY, 0.5)
    assert (block.reasons, block.path, block.table_place) == ((), None, None)


def test_the_library_is_called_by_its_name() -> None:
    assert cleanpage.extract is extract
