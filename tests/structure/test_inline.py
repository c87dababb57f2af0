"""The text inside a block: words, styles, links and images."""

from __future__ import annotations

import pytest

from support.whole_body import write


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("a<b>b</b>c", "a**b**c"),
        ("a <b> b </b> c", "a **b** c"),
        ("a<b> b</b>c", "a **b**c"),
        ("a<br>b", "a\\\nb"),
        ("<i>a<br>b</i>", "*a\\\nb*"),
        ("a <a href=x>b <i>c</i></a>", "a [b *c*](https://example.org/a/x)"),
        ("a <a>b</a>", "a b"),
        ("a <a href='#x'>b</a>", "a [b](https://example.org/a/b.html#x)"),
        ("a <a href=' java\nscript:x'>b</a>", "a b"),
        ("a <a href='JavaScript:x'>b</a>", "a b"),
        ("a <a href='data:text/html,x'>b</a>", "a b"),
        ("a <a href='http://[x'>b</a>", "a b"),
        ("a <a href='mailto:jane@example.org'>b</a>", "a [b](mailto:jane@example.org)"),
        ("a <del>b</del> <s>c</s>", "a ~~b c~~"),
        ("a <code>b  c</code>", "a `b c`"),
        ("<p>a <b>b<p>c</b> d", "a **b**\n\nc d"),
        ("a<b></b>b", "ab"),
        ("<h2><b>a</b> <i>b</i></h2>", "## a *b*"),
        ("a <img src=x.png alt='b c'> d", "a ![b c](https://example.org/a/x.png) d"),
        ("a<img src=x.png>", "a![](https://example.org/a/x.png)"),
        ("a <img> b", "a b"),
    ],
)
def test_words_and_styles(source: str, written: str) -> None:
    assert write(f"<p>{source}</p>" if "<h2>" not in source and "<p>" not in source else source) == written


def test_images_that_are_loaded_late_have_their_url() -> None:
    assert write("<p>a <img src='data:x' data-src=/x.png alt=b> c") == "a ![b](https://example.org/x.png) c"
    assert write("<p>a <img srcset='/x.png 1x, /y.png 2x'> c") == "a ![](https://example.org/x.png) c"
