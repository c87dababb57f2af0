"""The walk from tree to blocks: where blocks begin and end, what they are, and that no text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.lexicon import tags as t
from cleanpage.page import BlockKind
from cleanpage.parsing.document import Document, Segment
from cleanpage.parsing.html_parser import read_tree

SETTINGS = settings(deadline=None, max_examples=150)
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def blocks_of(html: str) -> list[Segment]:
    return document_of(html).segments


def document_of(html: str) -> Document:
    return read_tree(etree.HTML(html))


def texts_of(html: str) -> list[str]:
    return [block.text for block in blocks_of(html)]


def only(html: str) -> Segment:
    (block,) = blocks_of(html)
    return block


def squeeze(text: str) -> str:
    return "".join(text.split()).translate(INVISIBLE)


def visible_text(root: etree._Element) -> str:
    """What lxml itself finds outside the elements that a browser does not draw."""
    hidden = t.SKIPPED_TAGS
    return "".join(
        str(text)
        for text in root.xpath("//text()")
        if not any(a.tag in hidden for a in (*owner(text).iterancestors(), owner(text)) if isinstance(a.tag, str))
    )


def owner(text: etree._ElementUnicodeResult) -> etree._Element:
    """The element that holds a text node."""
    parent = text.getparent()
    return parent.getparent() if text.is_tail else parent


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<div>one <span>two</span> <em>three</em></div>", ["one two three"]),
        ("<p>a<b>b</b>c</p>", ["abc"]),
        ("<p>  spaced \n\t out  </p>", ["spaced out"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br> \n <br>two</p>", ["one", "two"]),
        ("<p>one<br>x<br>two</p>", ["one\nx\ntwo"]),
        ("<p>one<br></p>", ["one"]),
        ("<p>one<hr>two", ["one", "two"]),
        ("<p>one<img src=x alt=no>two</p>", ["onetwo"]),
        ("<p>one<!-- no -->two</p>", ["onetwo"]),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", ["one", "two", "three"]),
        ("<table><tr><th>one<td>two<tr><td>three</table>", ["one", "two", "three"]),
        ("<dl><dt>one<dd>two</dl>", ["one", "two"]),
        ("<p>\u200b</p><p> \u00ad\ufeff </p><p></p><p>one</p>", ["one"]),
        ("<my-card>one</my-card><my-card>two</my-card>", ["onetwo"]),
        ("<p>one</p>two<p>three</p>", ["one", "two", "three"]),
    ],
)
def test_where_a_block_ends(html: str, texts: list[str]) -> None:
    assert texts_of(html) == texts


@pytest.mark.parametrize("tag", sorted(t.SKIPPED_TAGS - {"title", "embed"}))
def test_what_a_browser_does_not_draw_is_skipped_but_not_what_follows(tag: str) -> None:
    assert texts_of(f"<body><p>one<{tag}>hidden</{tag}>two</p>") == ["onetwo"]


@pytest.mark.parametrize(
    ("html", "flag"),
    [
        ("<nav><ul><li>text</ul></nav>", t.NAV),
        ("<header><p>text</header>", t.HEADER),
        ("<footer><p>text</footer>", t.FOOTER),
        ("<aside><p>text</aside>", t.ASIDE),
        ("<form><p>text</form>", t.FORM),
        ("<dialog><p>text</dialog>", t.DIALOG),
        ("<noscript><p>text</noscript>", t.NOSCRIPT),
        ("<select><option>text</select>", t.SELECT),
        ("<article><p>text</article>", t.ARTICLE),
        ("<main><p>text</main>", t.MAIN),
        ("<ul><li>text</ul>", t.LIST),
        ("<table><td>text</table>", t.TABLE),
        ("<figure><p>text</figure>", t.FIGURE),
        ("<marquee>text</marquee>", t.MARQUEE),
        ("<div role=navigation><p>text</div>", t.NAV),
        ("<div role=contentinfo><p>text</div>", t.FOOTER),
        ("<div role=main><p>text</div>", t.MAIN),
        ("<div hidden><p>text</div>", t.HIDDEN),
        ("<div aria-hidden=true><p>text</div>", t.HIDDEN),
        ("<div style='color:red; DISPLAY : none'><p>text</div>", t.HIDDEN),
        ("<div style='visibility: hidden'><p>text</div>", t.HIDDEN),
        ("<section class='comments-list'><p>text</section>", t.COMMENT),
        ("<div id=comment><p>text</div>", t.COMMENT),
    ],
)
def test_an_element_flags_all_that_it_holds_and_nothing_else(html: str, flag: int) -> None:
    inside, outside = blocks_of(html + "<p>outside</p>")
    assert (inside.text, outside.text) == ("text", "outside")
    assert inside.flags & flag
    assert not outside.flags & flag


@pytest.mark.parametrize(
    ("attribute", "flag"),
    [
        ("style='display:none'", t.HIDDEN), ("hidden", t.HIDDEN), ("style='left:-9999px'", t.CLOAKED),
        ("style='font-size:0'", t.CLOAKED), ("color=white", t.CLOAKED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["span", "font", "a", "b"])
def test_what_is_hidden_inside_a_paragraph_is_a_block_before_it(tag: str, attribute: str, flag: int) -> None:
    hidden, paragraph = blocks_of(f"<p>one <{tag} {attribute}>spam <i>and</i> more</{tag}>two</p>")
    assert (hidden.text, paragraph.text) == ("spam and more", "one two")
    assert hidden.flags & flag
    assert not paragraph.flags & (t.HIDDEN | t.CLOAKED)


def test_links_and_bold_text_around_and_inside_something_hidden_are_counted_apart() -> None:
    hidden, whole = blocks_of("<p><a href=/x>one <span hidden>spam</span>two</a> three</p>")
    assert (whole.text, whole.link_chars) == ("one two three", len("one two"))
    assert hidden.text == "spam"
    hidden, whole = blocks_of("<p>one <span hidden><a href=/y>spam</a> x</span>two</p>")
    assert (hidden.link_chars, whole.link_chars, whole.links) == (4, 0, ())


def test_hidden_elements_nest() -> None:
    assert texts_of("<p>a <span hidden>b <span style='opacity:0'>c</span> d</span> e</p>") == ["c", "b d", "a e"]


def test_formulas_and_icons_that_are_only_not_read_out_stay_in_their_paragraph() -> None:
    assert texts_of("<p>one <span aria-hidden=true>x</span> two</p>") == ["one x two"]


@pytest.mark.parametrize(
    "html",
    [
        "<div aria-hidden=false><p>text</div>",
        "<div itemprop=isFamilyFriendly content=true><p>text</div>",
        "<div style='display:block'><p>text</div>",
        "<div class=commentary><p>text</div>",
        "<article class='has-comments'><p>text</article>",
        "<body class=comments-open><p>text",
    ],
)
def test_look_alikes_set_no_flag(html: str) -> None:
    assert not only(html).flags & (t.HIDDEN | t.COMMENT)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>text", BlockKind.PARAGRAPH),
        ("<div>text</div>", BlockKind.PARAGRAPH),
        ("<h4>text</h4>", BlockKind.HEADING),
        ("<h2><div>text</div></h2>", BlockKind.HEADING),
        ("<ul><li>text</ul>", BlockKind.LIST_ITEM),
        ("<ul><li><p>text</p></ul>", BlockKind.LIST_ITEM),
        ("<dl><dd>text</dl>", BlockKind.LIST_ITEM),
        ("<table><td>text</table>", BlockKind.TABLE),
        ("<table><td><p>text</p></table>", BlockKind.PARAGRAPH),
        ("<pre>text</pre>", BlockKind.CODE),
        ("<blockquote>text</blockquote>", BlockKind.QUOTE),
        ("<blockquote><p>text</p></blockquote>", BlockKind.QUOTE),
        ("<figure><figcaption>text</figcaption></figure>", BlockKind.CAPTION),
        ("<button>text</button>", BlockKind.CONTROL),
        ("<select><option>text</select>", BlockKind.CONTROL),
        ("<p><b>text</b></p>", BlockKind.HEADING),
        ("<p><b>text.</b></p>", BlockKind.PARAGRAPH),
        ("<p><b>text</b> and more</p>", BlockKind.PARAGRAPH),
        ("<p><b><a href=x>text</a></b></p>", BlockKind.PARAGRAPH),
        (f"<p><b>{'long ' * 20}text</b></p>", BlockKind.PARAGRAPH),
    ],
)
def test_the_kind_comes_from_the_element(html: str, kind: BlockKind) -> None:
    assert only(html).kind is kind


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_knows_its_level(level: int) -> None:
    heading, paragraph = blocks_of(f"<h{level}>one</h{level}><p>two</p>")
    assert (heading.level, paragraph.level) == (level, 0)


def test_code_keeps_its_white_space() -> None:
    assert texts_of("<pre>\n  if x:\n      y()\n\n  z()\n</pre>") == ["  if x:\n      y()\n\n  z()"]


def test_code_keeps_its_breaks() -> None:
    assert texts_of("<pre>one<br>two<br>three</pre>") == ["one\ntwo\nthree"]


@pytest.mark.parametrize(
    "html",
    [
        "<pre><div>for x in y:</div><div>    print(x)</div></pre>",
        "<pre><code><div class=line>for x in y:</div><div class=line>    print(x)</div></code></pre>",
        "<pre><ol><li>for x in y:<li>    print(x)</ol></pre>",
        "<pre>for x in y:<br>    print(x)</pre>",
        "<pre><div>for x in y:\n</div><div>    print(x)\n</div></pre>",
    ],
)
def test_the_lines_of_a_listing_stay_in_one_block(html: str) -> None:
    assert only(html).text == "for x in y:\n    print(x)"


def test_a_listing_keeps_its_blank_lines_and_ends_with_its_element() -> None:
    blocks = blocks_of("<pre>a<br><br>b</pre>c<pre><div>d</div></pre>")
    assert [(block.text, block.kind) for block in blocks] == [
        ("a\n\nb", BlockKind.CODE), ("c", BlockKind.PARAGRAPH), ("d", BlockKind.CODE),
    ]  # fmt: skip


def test_links_are_counted_by_their_characters() -> None:
    block = only("<p>Read <a href=/x>this one</a> now</p>")
    assert block.link_chars == len("this one")


def test_a_link_around_blocks_counts_in_each() -> None:
    first, second, third = blocks_of("<div><a href=/x><div>one</div><div>two</div></a><div>three</div></div>")
    assert (first.link_chars, second.link_chars, third.link_chars) == (3, 3, 0)
    assert first.links == second.links != ()
    assert third.links == ()


def test_a_block_knows_the_targets_of_its_links() -> None:
    page = document_of("<p><a href=/one>1</a> <a href=//two.example/x>2</a> <a name=three>3</a></p>")
    targets = page.outline.targets
    assert [targets.get(link) for link in page.segments[0].links] == ["/one", "//two.example/x", None]


def test_a_block_belongs_to_its_innermost_block_element() -> None:
    page = document_of("<div><section><p><b>x</b><i>text</i></p></section></div>")
    assert page.outline.tags[page.segments[0].element] == "p"


def test_parents_come_before_their_children() -> None:
    outline = document_of("<div><p>a<b>b</b></p><ul><li>c</ul></div>").outline
    assert all(parent < index for index, parent in enumerate(outline.parents) if index)
    assert len(outline.tags) == len(outline.parents) == len(outline.names)


def test_names_are_what_the_author_calls_an_element() -> None:
    outline = document_of("<div id=a class='b c' role=main itemprop=d data-x=e><p>text").outline
    assert set(outline.names[outline.tags.index("div")].split()) == {"a", "b", "c", "main", "d"}


def test_the_head_is_read_and_not_shown() -> None:
    page = document_of(
        """<html lang=en><head><title> A  title </title><meta name=Author content=" Jane ">
        <meta property=og:type content=article><link rel=Canonical href=" /x ">
        <script type="application/ld+json">{"a": 1}</script><script>var x</script></head>
        <body><p>Text <time datetime=2021-06-08>then</time></p></body></html>"""
    )
    assert page.head.titles == ["A title"]
    assert page.head.metas == [("author", "Jane"), ("og:type", "article")]
    assert page.head.links == [("canonical", "/x")]
    assert page.head.json_ld == ['{"a": 1}']
    assert [value for _, value in page.head.times] == ["2021-06-08"]
    assert page.head.language == "en"
    assert [block.text for block in page.segments] == ["Text then"]


def test_text_after_the_end_of_the_page_is_kept() -> None:
    html = "<html><body><p>one</p></body></html><p>two</p><!-- no --><div>three</div>"
    root = etree.HTML(html)
    assert [block.text for block in read_tree(root).segments] == ["one", "two", "three"]


def test_an_element_is_read_without_what_stands_around_it() -> None:
    root = etree.HTML("<body>before<div id=x>in<p>side</p>!</div>after</body>")
    (element,) = root.xpath("//*[@id='x']")
    assert [block.text for block in read_tree(element).segments] == ["in", "side", "!"]


def test_comments_and_instructions_in_a_callers_tree_are_passed_over() -> None:
    root = etree.fromstring("<div>a<!-- no -->b<?no no?>c<p>d<!-- no --></p><!-- no -->e</div>")
    assert [block.text for block in read_tree(root).segments] == ["abc", "d", "e"]


def test_block_elements_of_an_xhtml_tree_are_known_as_well() -> None:
    root = etree.fromstring('<body xmlns="http://www.w3.org/1999/xhtml"><p>one</p><p>two</p><h2>three</h2></body>')
    assert [(block.text, block.level) for block in read_tree(root).segments] == [
        ("one", 0),
        ("two", 0),
        ("three", 2),
    ]


def test_the_tree_is_not_changed() -> None:
    root = etree.HTML("<div>a<!-- c --><p>b<br><br>c<script>x</script>d</p><b>e</b>f</div>")
    before = etree.tostring(root)
    read_tree(root)
    assert etree.tostring(root) == before


def test_pieces_hold_the_raw_text_in_order() -> None:
    block = only("<p>one <b>two</b> three</p>")
    assert " ".join("".join(block.pieces).split()) == block.text


def test_marks_tell_where_inline_markup_opens_and_closes() -> None:
    page = document_of("<p>one <a href=x>two <b>three</b></a> four</p>")
    (block,) = page.segments
    opened = [(block.pieces[mark.position], page.outline.tags[mark.element]) for mark in block.marks if not mark.closes]
    closed = [(block.pieces[mark.position - 1], page.outline.tags[mark.element]) for mark in block.marks if mark.closes]
    assert opened == [("two ", "a"), ("three", "b")]
    assert closed == [("three", "b"), ("three", "a")]


@pytest.mark.parametrize("tag", ["div", "span", "b", "a", "table", "blockquote", "font"])
def test_depth_costs_no_recursion(tag: str) -> None:
    root = leaf = etree.Element("div")
    for _ in range(5_000):
        leaf = etree.SubElement(leaf, tag)
    leaf.text = "deep"
    assert [block.text for block in read_tree(root).segments] == ["deep"]


WORDS = st.sampled_from(["tide", "雪", "x y", " ", "\n", "a&amp;b", "&lt;i&gt;", "&nbsp;", "é"])
TAGS = st.sampled_from(
    "p div span b a br ul li table tr td h1 h2 pre blockquote script style noscript select option button img "
    "i section article nav form textarea title svg iframe center font my-tag".split()
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", TAGS, inner)


MARKUP = st.lists(st.recursive(WORDS, element, max_leaves=25), min_size=1, max_size=5).map("".join)


@SETTINGS
@given(MARKUP)
def test_the_blocks_hold_every_visible_character_in_order(markup: str) -> None:
    root = etree.HTML(f"<html><body>{markup}</body></html>")
    held = "".join(block.text for block in read_tree(root).segments)
    assert squeeze(held) == squeeze(visible_text(root))


@SETTINGS
@given(MARKUP)
def test_every_block_is_well_formed(markup: str) -> None:
    page = document_of(f"<html><body>{markup}</body></html>")
    for block in page.segments:
        assert block.text.strip()
        assert 0 <= block.link_chars <= len(block.text)
        assert 0 < block.element < len(page.outline.tags)
        assert (block.level > 0) == (block.kind is BlockKind.HEADING)
        assert all(page.outline.tags[link] == "a" for link in block.links)
        assert all(0 <= mark.position <= len(block.pieces) for mark in block.marks)
        if block.kind is not BlockKind.CODE:
            assert block.text == "\n".join(" ".join(line.split()) for line in block.text.split("\n"))
