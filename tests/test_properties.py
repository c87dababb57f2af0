"""What holds for any input: nothing raises, no text is lost or made up, and the same input gives the same output."""

from __future__ import annotations

import json
import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleanpage import Label, Page, WarningCode, extract

SETTINGS = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])

# Tags that every parser reads alike, in whatever order they come.
OPENING = (
    "<p> <div> <section> <ul> <li> <b> <i> <em> <span> <h2> <blockquote> <br> <hr> <article> <nav> <footer>".split()
)
CLOSING = "</p> </div> </section> </ul> </li> </b> </i> </em> </span> </h2> </blockquote> </article> </nav>".split()
MESSY = (
    "<table> <tr> <td> </td> </table> <a&32;href=//x.example/y> </a> <pre> </pre> <select> <option> </select> <font>"
    " <script> </script> <style> </style> <title> </title> <!-- --> <![CDATA[ ]]> <?php ?> <svg> </svg> <plaintext>"
    " <frameset> </html> <body> <p&32;hidden> <i&32;style='display:none'> <meta&32;charset=gbk> <base&32;href=x> < > &"
    " &amp; &#0; &#xd800; &nosuch; <p&32;class= ' \" <form> <template> <noscript> <textarea> <xmp> <math> <ruby> <rt>"
).replace("&32;", "§")
SPACES = [" ", "\n", "\t", "\r\n", "\u3000", "\u2028", "\x0c"]
WORDS = st.sampled_from(
    [
        "one",
        "Two.",
        "three,",
        "雪山",
        "國(guó)",
        "2021-05-03",
        "casino|slots|poker",
        "By Jane Doe",
        "Ça",
        "é́",
        "שלום",
        "—",
    ]
)
SENTENCES = st.sampled_from(
    [
        "The ferry was late that evening, so we walked home along the shore and counted the lights.",
        "Guides have moved the path twice, and the spring below it has dried up in the meantime.",
        "這個村子的老書店開了三十年，來買書的人越來越少，但是店主說，他會一直把門開著。",
    ]
)
PLAIN = st.sampled_from(OPENING + CLOSING) | WORDS | SENTENCES | st.sampled_from(SPACES[:4])
SOUP = st.lists(
    st.sampled_from([part.replace("§", " ") for part in MESSY.split(" ")]) | PLAIN | st.text(max_size=5), max_size=30
).map("".join)
LINES = st.lists(WORDS | SENTENCES | st.text(max_size=20) | st.sampled_from(["---", "a: b", "<b>"]), max_size=15)
SCRAPES = st.tuples(st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]), LINES).map(lambda at: at[0].join(at[1]))
CODECS = ["utf-8", "utf-16", "utf-16-be", "utf-32", "gb18030", "shift-jis", "cp1252", "big5", "iso-2022-jp", "koi8-r"]
BROKEN = st.tuples(SOUP, st.sampled_from(CODECS), st.binary(max_size=6), st.integers(0, 200)).map(
    lambda at: at[0].encode(at[1], "replace")[: at[3]] + at[2] + at[0].encode(at[1], "ignore")[at[3] :]
)
INPUTS = SOUP | SCRAPES | BROKEN | st.binary(max_size=300) | st.text(st.characters(), max_size=100)


def bare(text: str) -> str:
    """Text without white space, and without what nobody sees."""
    return re.sub(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\0]", "", text)


def words_of(markup: str) -> str:
    """The visible text of plain tags, found without a parser."""
    return bare(re.sub(r"<[^>]*>", " ", markup))


def everything(page: Page) -> list[object]:
    """All that a page says."""
    return [page, page.to_json(), page.markdown(), page.html(), page.explain(), [block.path for block in page.blocks]]


@SETTINGS
@given(INPUTS)
def test_nothing_raises_and_every_output_is_whole(source: bytes | str) -> None:
    page = extract(source)
    assert json.loads(page.to_json())["text"] == page.text
    assert json.loads(json.dumps(page.to_dict())) is not None
    assert [written.encode() for written in (page.text, page.markdown(), page.html(), page.explain())]
    assert bool(page.text) == (WarningCode.NO_BODY not in page.warnings)
    assert 0 <= page.contamination <= 1


@SETTINGS
@given(INPUTS)
def test_the_same_input_gives_the_same_output(source: bytes | str) -> None:
    assert everything(extract(source)) == everything(extract(source))


@SETTINGS
@given(INPUTS, st.integers(1, 300), st.integers(1, 40), st.integers(1, 10), st.integers(1, 200))
def test_limits_raise_nothing_and_are_kept(source: bytes | str, size: int, count: int, depth: int, chars: int) -> None:
    page = extract(source, max_bytes=size, max_elements=count, max_depth=depth, max_chars=chars)
    assert everything(page)
    shown = [block for block in page.blocks if block.index >= 0]  # lines of front matter are metadata
    assert sum(len(block.original) for block in shown) <= chars


@SETTINGS
@given(st.lists(PLAIN, max_size=40).map("".join))
def test_every_visible_character_is_in_exactly_one_block(markup: str) -> None:
    page = extract(f"<html><body>{markup}</body></html>")
    assert bare("".join(block.original for block in page.blocks)) == words_of(markup)


@SETTINGS
@given(SCRAPES)
def test_every_character_of_a_scrape_is_in_exactly_one_block(text: str) -> None:
    page = extract(text)
    if not any(block.path for block in page.blocks):
        held = bare("".join(block.original for block in page.blocks))
        assert held == bare(text.encode("utf-8", "replace").decode())


@SETTINGS
@given(st.lists(PLAIN, max_size=40).map("".join))
def test_the_body_is_part_of_the_text_in_its_order(markup: str) -> None:
    page = extract(f"<html><body>{markup}</body></html>", repair=False)
    left = iter(words_of(markup))
    assert all(character in left for character in bare(page.text))


@SETTINGS
@given(INPUTS)
def test_the_text_is_that_of_the_blocks_of_the_body(source: bytes | str) -> None:
    page = extract(source)
    body = [block.text for block in page.blocks if block.label is Label.BODY]
    assert bare(page.text) == bare("".join(body))


@SETTINGS
@given(st.lists(st.sampled_from(["<p>", "<li>", "<h2>", "<div>", "<br>"]) | SENTENCES, min_size=2, max_size=30))
def test_no_sentence_is_written_more_often_than_it_stands_in_the_page(parts: list[str]) -> None:
    page = extract("<html><body><article>" + "".join(parts))
    there = Counter(part for part in parts if not part.startswith("<"))
    for sentence, count in there.items():
        for written in (page.markdown(), page.text, page.html()):
            assert bare(written).count(bare(sentence)) <= count
