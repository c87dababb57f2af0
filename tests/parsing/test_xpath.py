"""Paths of elements, held against lxml's own XPath."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import read_tree
from cleanpage.parsing.xpath import ElementPaths

PAGES = {
    "plain": "<html><body><p>one</p><p>two</p><div>three<p>four</p>five</div></body></html>",
    "lists": "<ul><li>one<li>two<ul><li>three<li>four</ul><li>five</ul><ul><li>six</ul>",
    "tables": "<table><tr><td>one<td>two<tr><td><p>three<p>four</table><table><td>five</table>",
    "inline containers": "<span>one</span><span><div>two</div><div>three</div></span><b><p>four</p></b>",
    "skipped siblings": "<div><script>x</script>one</div><svg>x</svg><div><style>x</style><p>two</p></div>",
    "comments": "<!-- a --><div><!-- b --><p>one</p><!-- c --><p>two</p></div>",
    "after the end": "<html><body><p>one</p></body></html><p>two</p><div>three<p>four</p></div>",
    "head": "<html><head><title>t</title><noscript><p>one</p></noscript></head><body><p>two",
    "forms": "<form><select><option>one<option>two</select><button>three</button><textarea>four</textarea>",
    "custom elements": "<my-page><my-card><p>one</p></my-card><my-card><p>two</p></my-card></my-page>",
    "dots and digits": "<x.y><p>one</p></x.y><h9><p>two</p></h9>",
    "prefixes": "<o:p><div>one</div></o:p><st1:place><p>two</p></st1:place>",
    "odd names": "<body><a\"b><div>one</div></a\"b><x@y><div>two</div></x@y>",
}  # fmt: skip

# Text of an element that a browser draws.
DRAWN = ".//text()[not(ancestor::script or ancestor::style or ancestor::svg)]"


def squeeze(text: str) -> str:
    return "".join(text.split())


def assert_paths(root: etree._Element, document: Document) -> None:
    """The path of every block finds one element, and that element holds the block's text."""
    paths = ElementPaths(document.outline)
    for block in document.segments:
        path = paths.of(block.element)
        (found,) = root.getroottree().xpath(path)
        assert squeeze(block.text) in squeeze("".join(found.xpath(DRAWN))), path
        assert found.tag.rpartition("}")[2] == document.outline.tags[block.element]


@pytest.mark.parametrize("name", PAGES)
def test_lxml_finds_the_element_of_every_block(name: str) -> None:
    root = etree.HTML(PAGES[name])
    document = read_tree(root)
    assert document.segments
    assert_paths(root, document)


@pytest.mark.parametrize("name", PAGES)
def test_the_path_of_every_element_finds_that_element(name: str) -> None:
    root = etree.HTML(PAGES[name])
    outline = read_tree(root).outline
    element_paths = ElementPaths(outline)
    paths = [element_paths.of(index) for index in range(1, len(outline.tags))]
    found = [root.getroottree().xpath(path) for path in paths]
    assert [[element.tag for element in elements] for elements in found] == [[tag] for tag in outline.tags[1:]]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("identifier", ["block", "inline", "link"])
def test_paths_of_an_element_lead_from_the_root_of_its_own_tree(identifier: str) -> None:
    root = etree.HTML(
        "<div>x</div><div id=block><p>one</p>two</div><p>a<span id=inline>three</span><a id=link href=x>four</a></p>"
    )
    (element,) = root.xpath(f"//*[@id='{identifier}']")
    document = read_tree(element)
    assert_paths(root, document)
    paths = ElementPaths(document.outline)
    for block in document.segments:
        (found,) = root.getroottree().xpath(paths.of(block.element))
        assert found is element or element in found.iterancestors()


@pytest.mark.parametrize(
    "source",
    [
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p><div><p>Two.</p></div></body></html>',
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>One.</h:p><h:p>Two.</h:p></h:body></h:html>',
        '<html xmlns:h="http://www.w3.org/1999/xhtml"><body><h:p>One.</h:p><p>Two.</p></body></html>',
    ],
)
def test_paths_in_a_tree_with_namespaces(source: str) -> None:
    root = etree.fromstring(source)
    document = read_tree(root)
    assert [block.text for block in document.segments] == ["One.", "Two."]
    assert_paths(root, document)
    part = read_tree(root[0][1])
    assert part.segments[0].text == "Two."
    assert_paths(root, part)


@pytest.mark.parametrize("name", ["o:p", 'a"b', "a'b", "a\"b'c", "x@y"])
def test_paths_below_an_element_with_any_name(name: str) -> None:
    root = etree.HTML(f"<{name}><p>One.</p></{name}><{name}><p>Two.<p>Three.</p></{name}>")
    document = read_tree(root)
    assert [block.text for block in document.segments] == ["One.", "Two.", "Three."]
    assert_paths(root, document)
    part = read_tree(root[0][1])
    assert [block.text for block in part.segments] == ["Two.", "Three."]
    assert_paths(root, part)


def test_paths_of_a_flat_page_differ() -> None:
    outline = read_tree(etree.HTML("<p>x" * 20_000)).outline
    paths = ElementPaths(outline)
    assert paths.of(20_002).endswith("/p[20000]")
    assert len({paths.of(index) for index in range(1, len(outline.tags))}) == len(outline.tags) - 1


@pytest.mark.parametrize(("levels", "steps"), [(200, 201), (3000, 256)])
def test_the_path_of_a_block_deep_down(levels: int, steps: int) -> None:
    root = leaf = etree.Element("div")
    for _ in range(levels):
        leaf = etree.SubElement(leaf, "div")
    leaf.text = "deep"
    document = read_tree(root)
    path = ElementPaths(document.outline).of(document.segments[0].element)
    assert path.count("/") == steps


TAGS = st.sampled_from("p div span b ul li table tr td h1 pre blockquote script svg section a font x-y".split())


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", TAGS, inner)


MARKUP = st.lists(
    st.recursive(st.sampled_from(["one", "two ", "<!-- c -->"]), element, max_leaves=20),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=100)
@given(MARKUP)
def test_paths_hold_on_any_tree(parts: list[str]) -> None:
    root = etree.HTML(f"<html><body>x{''.join(parts)}</body></html>")
    assert_paths(root, read_tree(root))
