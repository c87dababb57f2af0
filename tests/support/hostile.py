"""Hostile pages of any size, by name: what scrapers meet, what attackers would send, and what breaks parsers.

Each maker takes a size and gives a page of about so many bytes. Pages are the same each time. `cost.py` prints what
each kind costs.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable

Maker = Callable[[int], bytes | str]

SENTENCE = "The ferry was late that evening, so we walked home along the shore and counted the lights. "
ARTICLE = f"<html><body><article><h1>Late</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 4}</p></article>"
HAN = "這個村子的老書店開了三十年來買的人越少但是店主說只要還有他就會一直把門著"
PINYIN = "zhè gè cūn zi de lǎo shū diàn kāi le sān shí nián lái mǎi de rén yuè shǎo dàn".split()
READING = "".join(f"{character}({syllable})" for character, syllable in zip(HAN, PINYIN, strict=False))
JSON_LD = '<script type="application/ld+json">'


def filled(unit: str, before: str = "", after: str = "") -> Maker:
    """The same thing over and over."""
    return lambda n: f"{before}{unit * (n // len(unit) + 1)}{after}"


def counted(unit: str, before: str = "", after: str = "") -> Maker:
    """Things that differ by a number, which stands where `unit` has a percent sign."""

    def make(n: int) -> str:
        parts = (unit.replace("%", str(number)) for number in range(n // (len(unit) + 4) + 1))
        return f"{before}{''.join(parts)}{after}"

    return make


def paired(opening: str, closing: str, inside: str = "deep", before: str = "<html><body>") -> Maker:
    """Elements inside one another, all of them closed."""

    def make(n: int) -> str:
        depth = n // (len(opening) + len(closing)) + 1
        return f"{before}{opening * depth}{inside}{closing * depth}"

    return make


def in_bytes(make: Callable[[int], bytes]) -> Maker:
    """A maker of bytes, typed as the others are."""
    return make


def random_text(alphabet: str, before: str = "") -> Maker:
    """Characters, or tags, of an alphabet in any order."""
    parts = alphabet.split("~") if "~" in alphabet else list(alphabet)
    mean = sum(map(len, parts)) / len(parts)
    return lambda n: before + "".join(random.Random(n).choices(parts, k=int(n / mean) + 1))


def random_words(n: int) -> str:
    """Text without a repeated sentence, as articles are."""
    source = random.Random(n)
    words = ["".join(source.choices("abcdefghijklmnoprstuvw", k=source.randint(2, 9))) for _ in range(3_000)]
    paragraphs = (f"<p>{' '.join(source.choices(words, k=60)).capitalize()}." for _ in range(n // 390 + 1))
    return "<html><body><article>" + "\n".join(paragraphs)


def many_distinct(n: int) -> str:
    """Lines of a scrape that have nothing in common."""
    source = random.Random(n)
    return "\n".join("".join(source.choices("abcdefgh ijklmnop qrstuvwxyz", k=50)) for _ in range(n // 51 + 1))


def nested_json(n: int) -> str:
    """Structured data inside structured data."""
    depth = min(n // 40, 400)
    item = '{"@type":"Article","author":[' * depth + '"x"' + "]}" * depth
    return f"<html><head>{JSON_LD}[{','.join([item] * (n // len(item) + 1))}]</script><p>{SENTENCE}"


def spread(unit: str, before: str, between: str) -> Maker:
    """Half the page one thing, the other half another."""
    return lambda n: before + unit * (n // 2 // len(unit) + 1) + between * (n // 2 // len(between) + 1)


NESTING: dict[str, Maker] = {
    "nested blocks": paired("<div>", "</div>"),
    "nested blocks, open": filled("<div>", after="deep"),
    "nested blocks with text": filled("<div>a "),
    "nested blocks with text around": paired("<div>a ", "b</div>"),
    "nested blocks, then paragraphs": spread("<div>", "<html><body>", "<p>one two</p>"),
    "nested inline elements": paired("<span>", "</span>"),
    "nested inline elements with text": paired("<em>a", "b</em>"),
    "nested bold": paired("<b>a", "b</b>"),
    "nested links": filled("<a href=x>a"),
    "nested links, closed": paired("<a href=/x>a", "b</a>"),
    "links that are never closed, over blocks": filled("<a href=/x><p>a "),
    "bold that is never closed, over blocks": filled("<b><p>a "),
    "many open bold elements, then blocks": spread("<b>", "<html><body>", "<p>one"),
    "many open links, then blocks": spread("<a href=x>", "<html><body>", "<p>one"),
    "nested fonts": paired("<font color=red>", "</font>"),
    "nested tables": filled("<table><tr><td>a"),
    "nested tables, closed": paired("<table><tr><td>a", "b</td></tr></table>"),
    "nested lists": filled("<ul><li>a"),
    "nested lists, closed": paired("<ul><li>a", "b</li></ul>"),
    "nested quotes": paired("<blockquote>a", "b</blockquote>"),
    "nested forms": filled("<form><fieldset>a"),
    "nested noscript": filled("<noscript><p>a"),
    "nested templates": filled("<template><p>a"),
    "nested hidden elements": paired("<div hidden>a", "b</div>"),
    "nested hidden inline elements": paired("<span hidden>a", "b</span>", before=ARTICLE),
    "nested hidden inline elements in bold": paired("<b><i hidden>a", "b</i></b>", before=ARTICLE),
    "nested code": paired("<pre><code>a\n", "b</code></pre>"),
    "nested lines of code": filled("<div>a", before="<html><body><pre>"),
    "nested headings": filled("<h1>a<h2>b"),
    "nested frames": filled("<frameset><frame src=x>"),
    "nested drawings": filled("<svg><g><title>a</title><math>"),
    "misnested formatting": filled("<b><i>a</b></i>b"),
    "misnested links and blocks": filled("<a href=x><div>a</a></div>b"),
    "ends without a beginning": filled("</b></div></p>a "),
    "an end for none of the open": spread("<div>", "<html><body>", "</i>"),
}

MARKUP: dict[str, Maker] = {
    "everything open": filled("<div><p><b><a href=x><ul><li><table><tr><td><h1>a"),
    "paragraphs without an end": filled("<p>one two "),
    "many tiny blocks": filled("<p>a</p>"),
    "many identical blocks": filled(f"<p>{SENTENCE}</p>"),
    "many identical cards": filled(f"<div class=card><h3>Title</h3><p>{SENTENCE}</p><a href=/x>More</a></div>"),
    "many sections": counted(f"<section id=s%><h2>Part %</h2><p>% {SENTENCE}</p></section>"),
    "paragraphs that differ": random_words,
    "line breaks": filled("<br>"),
    "line breaks with text": filled("one two<br>", before="<html><p>"),
    "double line breaks": filled("one two<br><br>", before="<html><p>"),
    "line breaks in a link": filled("a<br>", before="<html><p><a href=x>"),
    "white space around inline elements": filled("<b> </b>\n", before="<html><p>"),
    "hidden elements in a paragraph": filled("a<span hidden>b</span>", before=ARTICLE + "<p>"),
    "cloaked links in a paragraph": counted(
        "word <a style='display:none' href=//h%.example/>buy pills %</a>", before=ARTICLE + "<p>"
    ),
    "a hidden element over blocks": filled("<p>a", before=ARTICLE + "<p>x<span hidden>"),
    "links to one host": counted("<a href=//spam.example/%>cheap pills %</a> ", before=ARTICLE),
    "links to many hosts": counted("<a href=http://h%.example/>casino slots %</a> ", before=ARTICLE),
    "a list of links to many hosts": counted("<li><a href=http://h%.example/>casino slots %</a>", before=ARTICLE),
    "links in paragraphs to many hosts": counted("<p>Buy <a href=http://h%.example/>pills %</a> here today.</p>"),
    "a page of links": counted("<li><a href=/%>Item number %</a></li>", before="<html><ul>"),
    "a link farm in one line": counted("casino slots %|bonus poker %|", before=f"{SENTENCE}\n{SENTENCE}\n"),
    "a cell for every word": filled("<td>one</td>", before="<html><table><tr>"),
    "a table of many rows": filled("<tr><td>1</td><td>2</td></tr>", before="<html><table>"),
    "cells over many columns": filled("<tr><td colspan=99999999 rowspan=99999999>a", before="<html><table>"),
    "lists that start late": filled("<ol start=99999999999><li value=-9999999999>a</ol>"),
    "one attribute": filled("x", before="<html><p title='", after=f"'>{SENTENCE}"),
    "one attribute, open": filled("x ", before="<html><p title='"),
    "one class": filled("nav-", before="<html><p class='", after=f"'>{SENTENCE}"),
    "many classes": counted("nav% ", before="<html><p class='", after=f"'>{SENTENCE}"),
    "many elements of many classes": counted("<p class='a% b% c%' id=d%>one</p>"),
    "many attributes": counted(" a%=1", before="<html><p", after=f">{SENTENCE}"),
    "the same attribute": filled(" class=a", before="<html><p", after=f">{SENTENCE}"),
    "one style attribute": filled("left:-", before="<html><p style='", after=f"'>{SENTENCE}"),
    "one style of white space": filled(" \t", before="<html><p style='color:", after=f"'>{SENTENCE}"),
    "one style of declarations": filled("margin:-", before="<html><p style='", after=f"'>{SENTENCE}"),
    "one name of a tag": filled("x", before="<html><p>one<", after=">two"),
    "many names of tags": counted("<x%>one</x%>"),
    "one URL": filled("x/", before="<html><p><a href='http://", after=f"'>{SENTENCE}</a>"),
    "one URL of numbers": filled("2020/", before="<html><link rel=canonical href='http://x/", after=f"'>{ARTICLE}"),
    "one base": filled("[", before="<base href='http://", after=f"'><p>{SENTENCE}"),
    "many bases": filled("<base href='http://['><base href=//x//>"),
    "one title": filled("Rain - ", before="<html><title>", after=f"</title>{ARTICLE}"),
    "one title of words": counted("casino%, ", before="<html><title>", after=f"</title>{ARTICLE}"),
    "one heading": counted("word% ", before="<html><title>word1</title><h1>", after=f"</h1><p>{SENTENCE}"),
    "many titles": counted("<title>Title %</title>", after=ARTICLE),
    "many headings": counted("<h2>Heading %</h2>", before="<html><title>Heading 1</title>", after=f"<p>{SENTENCE}"),
    "many meta tags": counted("<meta name=author content='Jane Doe %'>", before="<html>", after=ARTICLE),
    "many descriptions": counted("<meta property=og:title content='A title %'>", before="<html>", after=ARTICLE),
    "one meta tag": filled("Jane Doe, ", before="<html><meta name=author content='", after=f"'>{ARTICLE}"),
    "many link tags": counted("<link rel=alternate href=/%>", before="<html>", after=ARTICLE),
    "many times": counted("<time datetime=2020-01-02>2 January 2020, %</time>", before=ARTICLE),
    "many marked dates": counted("<span itemprop=datePublished content=2020-01-%>x</span>", before=ARTICLE),
    "many marked authors": counted("<span class=author itemprop=author>Jane Doe %</span> ", before=ARTICLE),
    "many bylines": counted("<p class=byline>By Jane Doe %, 3 May 2021</p>", before=ARTICLE),
    "many comments of readers": counted("<div class=comment><p>I saw it too, %.</p></div>", before=ARTICLE),
    "rubies": filled("<ruby>漢<rt>かん</rt></ruby>", before="<html><p>"),
    "images": counted("<figure><img src=/%.png alt='a b'><figcaption>One %</figcaption></figure>", before=ARTICLE),
    "selects": counted("<select><option>One %<option>Two</select>", before=ARTICLE),
    "early ends of the page": filled("</body></html><p>one"),
    "many bodies": filled("<html lang=en><body class=a><p>one"),
}  # fmt: skip

UNDRAWN: dict[str, Maker] = {
    "an open comment": filled("one two ", before=f"{ARTICLE}<!-- "),
    "many comments": filled("<!-- one --><!-->", before=ARTICLE),
    "comments that look open": filled("<!--", before=ARTICLE),
    "conditional comments": filled("<!--[if lt IE 9]><p>old</p><![endif]-->", before=ARTICLE),
    "an open script": filled("one < two ", before=f"{ARTICLE}<script>"),
    "scripts that look open": filled("<script>", before=ARTICLE),
    "scripts in a scrape": filled("<script>", before=f"{SENTENCE}\n"),
    "many scripts": filled("<script>a('<p>')</script>", before=ARTICLE),
    "instructions": filled("<?php echo 1 ?><?xml version='1.0'?>", before=ARTICLE),
    "CDATA sections": filled("<![CDATA[two]]>", before=ARTICLE),
    "an open CDATA section": filled("two ]] ", before=f"{ARTICLE}<![CDATA["),
    "plaintext": filled("<p>one ", before=f"{ARTICLE}<plaintext>"),
    "xmp": filled("<p>one ", before=f"{ARTICLE}<xmp>"),
    "textareas": filled("<textarea><p>one", before=ARTICLE),
    "foreign elements": filled("<math><mi>x</mi><annotation-xml><p>one</p></annotation-xml></math>"),
    "namespaces": counted("<n%:p xmlns:n%='urn:%'>one</n%:p>", before="<html>"),
    "entities": filled("&amp;", before="<html><p>"),
    "unknown entities": filled("&nosuchthing;", before="<html><p>"),
    "references to characters": filled("&#20013;&#xD800;&#0;&#x110000;", before="<html><p>"),
    "one reference to a character": filled("9", before="<html><p>&#"),
    "an entity bomb": counted("<!ENTITY b% '&a;&a;&a;'>", "<!DOCTYPE x [<!ENTITY a 'lol'>", "]><html><p>&b1;&b9;"),
    "external entities": counted(
        "<!ENTITY e% SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE x [", "]><html><p>&e1;&e2;</p>"
    ),
    "one doctype": filled("x ", before="<!DOCTYPE html PUBLIC '", after=f"'>{ARTICLE}"),
    "a style sheet": counted(".c%{color:red;left:-%px}", before="<html><style>", after=f"</style>{ARTICLE}"),
    "rules that hide": counted(".c%{display:none}", before="<html><style>", after=f"</style>{ARTICLE}"),
    "rules that are never closed": filled(".a{b{", before="<html><style>", after=f"</style>{ARTICLE}"),
    "rules that were never opened": filled("}", before="<html><style>", after=f"</style>{ARTICLE}"),
    "one rule of many selectors": counted(".c%,", before="<html><style>", after=f"{{display:none}}</style>{ARTICLE}"),
    "one rule of white space": filled(" ", before="<html><style>.a", after=f".b{{display:none}}</style>{ARTICLE}"),
    "one selector": filled("a", before="<html><style>", after=f"{{display:none}}</style>{ARTICLE}"),
    "comments in style sheets": filled("/*", before="<html><style>", after=f"</style>{ARTICLE}"),
    "many style sheets": filled("<style>.a{display:none}</style>", before="<html>", after=ARTICLE),
    "deep structured data": filled("[", before=f"<html>{JSON_LD}", after=f"</script>{ARTICLE}"),
    "nested structured data": nested_json,
    "long structured data": counted(
        '{"@type":"Article","headline":"A %","author":{"name":"Jane Doe"}},',
        before=f"<html>{JSON_LD}[", after=f"{{}}]</script>{ARTICLE}",
    ),
    "broken structured data": filled('{"@type":"Article",', before=f"<html>{JSON_LD}[", after=f"</script>{ARTICLE}"),
    "structured data with loose ends": filled("\n\t,", before=f"<html>{JSON_LD}{{'a':[", after=f"</script>{ARTICLE}"),
    "many structured data": filled(f'{JSON_LD}{{"@type":"Article","headline":"A"}}</script>', after=ARTICLE),
    "an embedded body": filled(
        SENTENCE, before=f'<html>{JSON_LD}{{"@type":"Article","articleBody":"', after='"}</script>'
    ),
    "an embedded body of markup": filled(
        "<p>one", before=f'<html>{JSON_LD}{{"@type":"Article","articleBody":"</p>', after='"}</script>'
    ),
}  # fmt: skip

TEXT: dict[str, Maker] = {
    "ads far apart": filled("Boat, 900\n" + "a remark\n" * 9, after="Tel. 0171 555 0101\n" * 3),
    "one paragraph": filled(SENTENCE, before="<html><p>"),
    "one word": filled("x", before="<html><p>"),
    "one word of a scrape": filled("x"),
    "one line of a scrape": filled(SENTENCE),
    "one line of a Chinese scrape": filled(f"{HAN}，"),
    "one Chinese paragraph": filled(f"{HAN}，", before="<html><p>"),
    "white space": filled(" \t\n\u3000"),
    "white space in a page": filled(" \n", before="<html><p>", after="one"),
    "lines of a scrape": filled(f"{SENTENCE}\n"),
    "lines that differ": many_distinct,
    "short lines": filled("a\n"),
    "numbered lines": counted("Line % of the list\n"),
    "lines that run on": filled("and so we went on, along the shore and over the hills, until\n"),
    "Chinese lines that run on": filled("他們在一九九九年的春天，從村子裡走到城裡的學校去，並且在那裡「讀書，和\n"),
    "Chinese lines that all end": filled("他說，這裡的書大多是舊的。他們在「春天，從村子裡走到城裡的學校去，到\n"),
    "a bracket that is never closed": filled("「這裡的書大多是舊的，有時候一個下午都沒有人進門，在\n。"),
    "line ends of all kinds": filled("one\rtwo\r\nthree\n\rfour\x85five\u2028six\f"),
    "dates": counted("On 12.03.20% and on May 3, 2020 it rained. "),
    "dates on lines": counted("Published: 3 May 2021 %\n", before=f"{SENTENCE}\n"),
    "digits": filled("9"),
    "digits and dots": filled("9.", before="<html><p>"),
    "phone numbers": counted("Call +49 30 123 45 % now, ", before=f"{SENTENCE}\n"),
    "classified ads": counted("For rent: 3 rooms, 75 m2, 850 EUR, tel. 030 1234%\n", before=f"{SENTENCE}\n"),
    "byline-like lines": counted("By Jane Doe, John Roe and Mara Lind %\n", before=f"{SENTENCE}\n"),
    "one byline": filled("Jane Doe and ", before="By ", after=f"\n{SENTENCE}\n"),
    "names": filled("Jane Doe, ", before=f"<html><p class=author>By {'Mara Lind'} ", after=ARTICLE),
    "readings": filled(READING),
    "readings in paragraphs": filled(f"<p>{READING}</p>", before="<html>"),
    "readings on lines": filled(f"{READING}\n"),
    "readings that are never closed": filled("國("),
    "readings of white space": filled(" ", before=f"{READING}國(guó", after=")"),
    "brackets": filled("(", before=READING),
    "brackets both ways": filled("()", before=READING),
    "brackets with words": counted("(word %) "),
    "syllables in one bracket": filled("guó ", before=f"{READING}國(", after=")"),
    "separators": filled("|"),
    "separators and words": counted("slots% | poker% _ ", before=f"{SENTENCE}\n"),
    "dashes": filled("- ", before=f"{SENTENCE}\n"),
    "quotes": filled("“", before=f"{SENTENCE}\n"),
    "stops": filled(". "),
    "front matter": counted("key%: value\n", before="---\n", after=f"---\n{SENTENCE}"),
    "front matter, open": counted("key%: value\n", before="---\n"),
    "rules": filled("---\n"),
    "front matter of one key": filled("a ", before="---\n", after=f": b\n---\n{SENTENCE}"),
    "tags in a scrape": filled("one <b> two <i> three four five\n"),
    "angle brackets": filled("<"),
    "angle brackets with names": filled("<a "),
    "angle brackets with names and space": filled("a<p \n"),
    "Markdown": counted("# Head %\n\n* one *two* **three\n\n> [a](b) `c`\n\n"),
    "backticks": filled("`", before="<html><p>"),
    "hash signs": filled("#", before="<html><p>"),
    "a URL per line": counted("http://h%.example/a/b?c=%\n", before=f"{SENTENCE}\n"),
}  # fmt: skip

CHARACTERS: dict[str, Maker] = {
    "NULs": in_bytes(lambda n: b"\0" * n),
    "NULs in text": filled("one\0two\0\n"),
    "NULs in markup": filled("<p>one\0</p>", before="<html>"),
    "control characters": filled("".join(map(chr, range(1, 32))) + "\x7f\x80\x85"),
    "lone surrogates": filled("one \ud800 two \udfff\n"),
    "lone surrogates in markup": filled("<p title='\ud800'>one \udc00</p>", before="<html>"),
    "byte order marks": filled("\ufeffone "),
    "bytes of byte order marks": in_bytes(lambda n: b"\xff\xfe\xef\xbb\xbf" * (n // 5)),
    "right to left and back": filled("\u202eone\u202c \u2066two \u200f"),
    "stacked accents": filled("\u0301\u0316\u0489", before="<html><p>a"),
    "stacked accents in a scrape": filled("a" + "\u0301\u0316\u0489" * 30),
    "invisible characters": filled("\u200b\u200d\u00ad", before="<html><p>"),
    "emoji": filled("👩‍👩‍👧‍👦🏳️‍🌈 "),
    "private characters": filled("\ue000\uffff\U0010ffff"),
    "line separators": filled("a\u2028\u2029", before="<html><p>"),
    "random bytes": in_bytes(lambda n: random.Random(n).randbytes(n)),
    "random bytes in markup": in_bytes(lambda n: b"<html><p>" + random.Random(n).randbytes(n)),
    "random characters": random_text("".join(map(chr, range(32, 0x3000, 7)))),
    "random markup": random_text("<p>~</p>~<b>~</b>~<a href=x>~</a>~<br>~<ul>~</ul>~<li>~<table>~<td>~</table>~one ~<"),
    "bytes between tags": in_bytes(
        lambda n: b"".join(b"<p>%b</p>" % random.Random(i).randbytes(30) for i in range(n // 37 + 1))
    ),
    "half of UTF-16": in_bytes(lambda n: f"<html><p>{SENTENCE * (n // 180 + 1)}".encode("utf-16")[:-1]),
    "UTF-16 without its mark": in_bytes(lambda n: f"<html><p>{SENTENCE * (n // 180 + 1)}".encode("utf-16-be")[1:]),
    "UTF-32": in_bytes(lambda n: f"<html><p>{SENTENCE * (n // 360 + 1)}".encode("utf-32")),
    "GBK": in_bytes(lambda n: (f"<html><p>{HAN}。" * (n // 90 + 1)).encode("gb18030")),
    "half of GBK": in_bytes(lambda n: (f"{HAN}，" * (n // 70 + 1)).encode("gb18030")[1:]),
    "UTF-8 with bad bytes": in_bytes(lambda n: (HAN.encode() + b"\xff") * (n // 113 + 1)),
    "escapes of a terminal": in_bytes(lambda n: b"<meta charset=iso-2022-jp>" + b"\x1b$B\x1b(J" * (n // 6)),
    "gzip": in_bytes(lambda n: gzip.compress(random.Random(n).randbytes(n), mtime=0)),
    "a PDF": in_bytes(lambda n: b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n" + random.Random(n).randbytes(n)),
    "an image": in_bytes(lambda n: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(n).randbytes(n)),
    "RTF": filled(r"\par {\b one} two\'e9 ", before=r"{\rtf1\ansi "),
}

KINDS: dict[str, Maker] = {**NESTING, **MARKUP, **UNDRAWN, **TEXT, **CHARACTERS}
