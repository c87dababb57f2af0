"""Shapes of the evaluation split, which have nothing in common with those of the development split."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import zip_longest
from random import Random

from attacks.lexis import Lexis
from attacks.scrapes import in_one_line
from attacks.shape import Hiding, Shape, Spam, alien_url, some_url, token

_MARKS = (" • ", "•", " ／ ", "／", " · ", "·", " I ", "，", "__", " __ ")
_GAPS = ("  ", "\t", "\n\n", "&nbsp;", "&#12288;")
_SLOT = re.compile(r"\{[ab]\}")
_SPAN = '<span style="font:11px Tahoma">{}</span>'
_BOXES = (
    "<div><div>{}</div></div>",
    "<table><tr><td>{}</td></tr></table>",
    "<h2>{}</h2>",
    "<strong>{}</strong>",
    _SPAN,
)
_COLOURS = (("white", "#FFF"), ("#000", "black"), ("rgb(17,34,51)", "#112233"))


def _escaped(texts: Iterable[str]) -> list[str]:
    return [escape(text, quote=False) for text in texts]


def _anchors(phrases: list[str], rng: Random) -> list[str]:
    rel = rng.choice(("", ' rel="nofollow"', ' target="_blank" rel="dofollow noopener"', ' class="tag" rel="tag"'))
    return [f'<a href="{some_url(rng)}"{rel}>{text}</a>' for text in _escaped(phrases)]


def _chunks(parts: list[str], size: int) -> list[list[str]]:
    return [parts[at : at + size] for at in range(0, len(parts), size)]


def _each(tag: str, parts: Iterable[str], attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{part}</{tag}>" for part in parts)


def _parts(lexis: Lexis, rng: Random, min_number: int, max_number: int) -> tuple[tuple[str, ...], list[str]]:
    """Phrases as they read and as markup: all of them links, or none."""
    phrases = lexis.some(rng, min_number, max_number)
    return tuple(phrases), _anchors(phrases, rng) if rng.random() < 0.5 else _escaped(phrases)


def _counted(rng: Random) -> str:
    """A number or a date, as counters and archives put it after a phrase."""
    number, day = rng.randint(3, 98000), rng.randint(10, 28)
    return rng.choice((str(number), f"({number})", f"[{number}]", f"2023-{day % 12 + 1:02}-{day}", f"{day}/11/23"))


def between_marks(lexis: Lexis, rng: Random) -> Spam:
    """Links with rel attributes or bare phrases in one block, between typographic marks; links also between gaps."""
    phrases, parts = _parts(lexis, rng, 6, 36)
    separator = rng.choice((*_MARKS, *_GAPS, "<br />\n") if parts[0].startswith("<a ") else _MARKS)
    return Spam(rng.choice(_BOXES).format(separator.join(parts)), phrases)


def counted_farm(lexis: Lexis, rng: Random) -> Spam:
    """A tag cloud with a number or a date after every phrase."""
    phrases, parts = _parts(lexis, rng, 5, 30)
    text = rng.choice((" ", "\n", " · ", "; ")).join(f"{part} {_counted(rng)}" for part in parts)
    return Spam(rng.choice(_BOXES).format(text), phrases)


def small_blocks(lexis: Lexis, rng: Random) -> Spam:
    """Several small blocks or headings with a few phrases in each."""
    phrases, parts = _parts(lexis, rng, 8, 30)
    tag, mark = rng.choice(("h2", "h4", "div", "section", "blockquote")), rng.choice(_MARKS)
    return Spam(_each(tag, map(mark.join, _chunks(parts, rng.randint(2, 4)))), phrases)


def naked_urls(lexis: Lexis, rng: Random) -> Spam:
    """Links whose text is their URL, beside the phrase that they advertise."""
    phrases = lexis.some(rng, 4, 20)
    urls = [alien_url(rng) for _ in phrases]
    link = '<a rel="external" href="{1}">{1}</a>'
    form = rng.choice(("{0}: " + link, link + " {0}", "<strong>{0}</strong> " + link))
    parts = list(map(form.format, _escaped(phrases), urls))
    return Spam(_each("div", rng.choice((parts, [" • ".join(parts)], ["  ".join(parts)]))), (*phrases, *urls))


def two_languages(lexis: Lexis, rng: Random) -> Spam:
    """Phrases in Latin letters and those in another script: in turn, or a block for either."""
    phrases = lexis.some(rng, 8, 36)
    latin = [phrase for phrase in phrases if max(phrase) < "ɐ"]
    if len(latin) in (0, len(phrases)):
        latin = phrases[::2]
    other = [phrase for phrase in phrases if phrase not in latin]
    mark, turns = rng.choice(_MARKS), [text for pair in zip_longest(latin, other) for text in pair if text]
    blocks = [mark.join(_anchors(latin, rng)), mark.join(_escaped(other))]
    return Spam(_each("div", rng.choice((blocks, [mark.join(_escaped(turns))]))), tuple(phrases))


def in_body_class(lexis: Lexis, rng: Random) -> Spam:
    """A farm under the class names that blogs and papers give their own body text."""
    phrases, parts = _parts(lexis, rng, 6, 36)
    inner = rng.choice(("", ' class="text"', ' class="MsoNormal"', ' class="paragraph"', ' class="article-text"'))
    text = _each("p", map(rng.choice(_MARKS).join, _chunks(parts, rng.randint(5, 18))), inner)
    outer = rng.choice(("", "entry-content", "post-content clearfix", "td-post-content", "article-body"))
    return Spam(f'<div class="{outer}">{text}</div>' if outer else text, phrases)


def definitions(lexis: Lexis, rng: Random) -> Spam:
    """Phrases as the terms and the definitions of a list."""
    phrases, parts = _parts(lexis, rng, 6, 28)
    groups = _chunks(parts, rng.choice((2, 3, len(parts))))
    return Spam(f"<dl>{''.join(_each('dt', group[:1]) + _each('dd', group[1:]) for group in groups)}</dl>", phrases)


def boxed_lines(lexis: Lexis, rng: Random) -> Spam:
    """A line for every phrase: a heading, bold, or a plain box in a box, as menus without options are made."""
    phrases, parts = _parts(lexis, rng, 5, 28)
    fonts = '<font face="Arial" size="2">{}</font>', '<span style="font-family:Georgia,serif">{}</span>', "{}"
    nested = "<div><div>{}</div></div>", "<div><div><div>{}</div></div></div>"
    box = rng.choice((*nested, "<h2>{}</h2>", "<h5>{}</h5>", "<strong>{}</strong><br /><br />"))
    return Spam(f'<div id="{token(rng)}">{"".join(map(box.format(rng.choice(fonts)).format, parts))}</div>', phrases)


def counted_lines(lexis: Lexis, rng: Random) -> Spam:
    """Phrases that pose as a ranking or an archive: a row or an entry each, most with a number or a date."""
    phrases, parts = _parts(lexis, rng, 5, 28)
    if rng.random() < 0.5:
        form = rng.choice(("<td>{}</td>", "<td>{}</td><td>{}</td>", "<td>&#9654;</td><td>{}</td><td>{}</td>"))
        rows = _each("tr", (form.format(part, _counted(rng)) for part in parts))
        return Spam(f'<table border="0" width="100%">{rows}</table>', phrases)
    tag, box = rng.choice((("li", "<ol>{}</ol>"), ("p", "{}"), ("div", "<section>{}</section>")))
    return Spam(box.format(_each(tag, (f"{part} <span>{_counted(rng)}</span>" for part in parts))), phrases)


def _glue(lexis: Lexis, rng: Random) -> str:
    return rng.choice(("", "&#8203;", *_GAPS) if lexis.language in ("zh", "ja", "th", "ko") else _GAPS)


def inline_run(lexis: Lexis, rng: Random) -> Spam:
    """Phrases without marks between them, each in inline markup of its own."""
    phrases = lexis.some(rng, 6, 36)
    inner = rng.choice(("<b>{}</b>", "<i>{}</i>", "<font size=2>{}</font>", _SPAN)).format
    return Spam(rng.choice(_BOXES[:3]).format(_glue(lexis, rng).join(map(inner, _escaped(phrases)))), tuple(phrases))


def run_in_pieces(lexis: Lexis, rng: Random) -> Spam:
    """The run of phrases broken into short blocks, or said over again in one."""
    phrases, glue = lexis.some(rng, 6, 36), _glue(lexis, rng)
    parts = _escaped(phrases)
    pieces = rng.choice((_chunks(parts, rng.randint(4, 9)), [parts[:8] * 2 + parts[8:]]))
    return Spam(_each(rng.choice(("div", "p", "h3")), map(glue.join, pieces)), tuple(phrases))


def _sentences(lexis: Lexis, rng: Random, count: int, before: str = "", after: str = "") -> list[tuple[str, str]]:
    """Sentences about one to three phrases: as they read, and with marks at the phrases."""
    phrases, made = lexis.some(rng, 1, 3), []
    for template in rng.sample(lexis.stuffing, min(count, len(lexis.stuffing))):
        a, b = rng.choice(phrases), rng.choice(phrases)
        text, *keys = _escaped((template, a, b))
        first, second = (f"{before}{key}{after}" for key in keys)
        plain = template.replace("{a}", a).replace("{b}", b)
        made.append((plain, text.replace("{a}", first).replace("{b}", second)))
    return made


def stuffed_boxes(lexis: Lexis, rng: Random) -> Spam:
    """Finished keyword prose in plain boxes, or in one with line breaks."""
    texts = rng.sample(lexis.stuffed, min(len(lexis.stuffed), rng.randint(1, 3)))
    inner = rng.choice(("<br><br>".join(_escaped(texts)), _each("div", _escaped(texts))))
    return Spam(f'<div class="{token(rng)}">{inner}</div>', tuple(texts))


def stuffed_items(lexis: Lexis, rng: Random) -> Spam:
    """Keyword prose as the items of a list, a sentence or two in each."""
    plain, marked = zip(*_sentences(lexis, rng, rng.randint(3, 6)), strict=True)
    items = _each("li", map(lexis.space.join, _chunks(list(marked), rng.randint(1, 2))))
    return Spam(_each(rng.choice(("ul", "ol")), [items]), plain)


def stuffed_bold(lexis: Lexis, rng: Random) -> Spam:
    """Keyword prose with its keywords in bold, or linked."""
    link = f'<a rel="nofollow" href="{alien_url(rng)}"><b>'
    before, after = rng.choice((("<b>", "</b>"), ("<strong>", "</strong>"), (link, "</b></a>")))
    plain, marked = zip(*_sentences(lexis, rng, rng.randint(3, 6), before, after), strict=True)
    return Spam(_each(rng.choice(("p", "div", "blockquote")), [lexis.space.join(marked)]), plain)


def stuffed_under_heading(lexis: Lexis, rng: Random) -> Spam:
    """A keyword heading and paragraphs of keyword prose below it."""
    heading = rng.choice((*lexis.some(rng, 2, 2), rng.choice(lexis.titles or lexis.phrases)))
    box = rng.choice(("<h2>{}</h2>", "<h3>{}</h3>", "<p><strong>{}</strong></p>"))
    plain, marked = zip(*_sentences(lexis, rng, rng.randint(2, 4)), strict=True)
    text = rng.choice(lexis.stuffed)
    top, last = _escaped((heading, text))
    return Spam(box.format(top) + _each("p", (lexis.space.join(marked), last)), (heading, *plain, text))


def one_sentence(lexis: Lexis, rng: Random) -> Spam:
    """A single sentence that lists five keywords."""
    template = rng.choice([text for text in lexis.stuffing if _SLOT.search(text)] or ["{a}"])
    slots = len(_SLOT.findall(template))
    phrases = lexis.some(rng, max(5, slots), max(5, slots))
    lists = iter([(", " if lexis.space else "、").join(phrases[at::slots]) for at in range(slots)])
    sentence = _SLOT.sub(lambda _: next(lists), template)
    return Spam(_each(rng.choice(("p", "div", "h3")), _escaped([sentence])), (sentence,))


def _ads(lexis: Lexis, rng: Random, min_number: int, max_number: int) -> tuple[list[list[str]], tuple[str, ...]]:
    """Ads ready for markup, and their lines as they read."""
    ads = [lexis.ad(rng) for _ in range(rng.randint(min_number, max_number))]
    return [_escaped(ad) for ad in ads], tuple(line for ad in ads for line in ad)


def ads_as_list(lexis: Lexis, rng: Random) -> Spam:
    """Small ads as the items of a list, each as a list of its lines, or as terms with definitions."""
    ads, lines = _ads(lexis, rng, 4, 9)
    flat = f"<ul>{_each('li', map(rng.choice((' · ', ', ', ' ')).join, ads))}</ul>"
    apart = _each("ul", (_each("li", ad) for ad in ads))
    terms = f"<dl>{''.join(_each('dt', ad[:1]) + _each('dd', ad[1:]) for ad in ads)}</dl>"
    return Spam(rng.choice((flat, apart, terms)), lines)


def ads_in_prose(lexis: Lexis, rng: Random) -> Spam:
    """Small ads set like running text: a paragraph each, or one long paragraph."""
    ads, lines = _ads(lexis, rng, 4, 9)
    texts = list(map(rng.choice((", ", "; ", " ", " • ")).join, ads))
    return Spam(_each("p", texts if rng.random() < 0.5 else [rng.choice((" ", " ／ ", " *** ")).join(texts)]), lines)


def few_ads(lexis: Lexis, rng: Random) -> Spam:
    """Two or three small ads only, in boxes or under bold first lines."""
    ads, lines = _ads(lexis, rng, 2, 3)
    bold = ["<br />".join([f"<b>{ad[0]}</b>", *ad[1:]]) for ad in ads]
    return Spam(_each("div", rng.choice((bold, [_each("div", ad) for ad in ads]))), lines)


def custom_elements(lexis: Lexis, rng: Random) -> Spam:
    """Elements that no browser knows, empty ones around the phrases or one about each."""
    phrases = lexis.some(rng, 4, 20)
    names = [f"{token(rng, 4)}-{token(rng, 3)}" for _ in range(rng.randint(6, 24))]
    noise = [f'<{name} class="{token(rng)}"></{name}>' for name in names]
    bare = _escaped(phrases)
    parts = rng.choice((bare, [_each(rng.choice(names), [part], f' data-x="{token(rng)}"') for part in bare]))
    noise.insert(rng.randrange(len(noise)), f"<div>{rng.choice((' · ', ' • ', '，')).join(parts)}</div>")
    return Spam("".join(noise), tuple(phrases))


def comments(lexis: Lexis, rng: Random) -> Spam:
    """Comments between the phrases or in them, and attributes that mean nothing."""
    phrases, inside, parts = lexis.some(rng, 4, 20), rng.random() < 0.5, []
    for phrase in phrases:
        at = rng.randrange(len(phrase)) if inside else 0
        parts.append(f"<!-- {token(rng, 9)} -->".join(_escaped((phrase[:at], phrase[at:]))))
    attributes = "".join(f' {token(rng, 5)}="{token(rng)}"' for _ in range(rng.randint(2, 9)))
    return Spam(f"<div{attributes}>{rng.choice((' • ', '  ', ' ／ ')).join(parts)}</div>", tuple(phrases))


def farm_line(lexis: Lexis, rng: Random) -> Spam:
    """A farm in a line of a text scrape."""
    return in_one_line(lexis, rng, (" • ", " I ", "，", "__", "／", "  ", "; "))


FARMS: tuple[Shape, ...] = (between_marks, counted_farm, small_blocks, naked_urls, two_languages, in_body_class)
LINES: tuple[Shape, ...] = (definitions, boxed_lines, counted_lines)
RUN_TOGETHER: tuple[Shape, ...] = (inline_run, run_in_pieces)
STUFFED: tuple[Shape, ...] = (stuffed_boxes, stuffed_items, stuffed_bold, stuffed_under_heading, one_sentence)
ADS: tuple[Shape, ...] = (ads_as_list, ads_in_prose, few_ads)
NOISE: tuple[Shape, ...] = (custom_elements, comments)


def _with(*attributes: str) -> Hiding:
    def hide(spam: Spam, rng: Random) -> Spam:
        tag = rng.choice(("div", "section"))
        return Spam(f"<{tag} {rng.choice(attributes)}>{spam.source}</{tag}>", spam.planted, spam.style)

    return hide


def _styled(*styles: str) -> Hiding:
    return _with(*(f'style="{style}"' for style in styles))


def _by_rule(attribute: str, selectors: tuple[str, ...], styles: tuple[str, ...]) -> Hiding:
    """A rule about the token `@`, which the attribute holds; `%` is another token."""

    def hide(spam: Spam, rng: Random) -> Spam:
        name, selector = token(rng), rng.choice(selectors)
        rule = f"{selector}{{{rng.choice(styles)}}}".replace("@", name).replace("%", token(rng, 7))
        return Spam(f"<div {attribute.replace('@', name)}>{spam.source}</div>", spam.planted, spam.style + rule)

    return hide


def _coloured(start: str) -> Hiding:
    """Ink and paper of one colour, where links take over the ink."""

    def hide(spam: Spam, rng: Random) -> Spam:
        name, (ink, paper) = token(rng), rng.choice(_COLOURS)
        source = start.format(name=name, ink=ink, paper=paper) + spam.source + "</div>" * start.count("<div")
        return Spam(source, spam.planted, f"{spam.style}.{name} a {{color:inherit}}")

    return hide


def marquee(spam: Spam, rng: Random) -> Spam:
    """Text that rolls by in a strip of no height."""
    form = rng.choice(('height="0" direction="up"', 'style="width:2px;height:1px" behavior="alternate"'))
    return Spam(f"<marquee {form}>{spam.source}</marquee>", spam.planted, spam.style)


_OUT = ("position:fixed;top:-500em", "margin-left:-99999px", "left:-700em;position:absolute")
_FLAT = ("max-height:0;overflow:hidden", "overflow:hidden;height:0px")
_NONE = ("display:none!important", "color:red;DISPLAY:none", "margin:0; display :none")

HIDINGS: dict[str, Hiding] = {
    "display": _styled(*_NONE),
    "visibility": _styled("Visibility: hidden", "float:left;visibility:collapse", "visibility:hidden !important"),
    "off-screen": _styled(*_OUT),
    "zero size": _styled(*_FLAT, "overflow:hidden;width:1px;height:1px"),
    "tiny font": _styled("font-size:0", "font-size:.01em", "font:0/0 a", "font-size:1px;line-height:1px"),
    "attribute": _with('hidden=""', 'hidden="hidden"', 'class="box" HIDDEN'),
    "aria": _with("aria-hidden=true", 'role="presentation" aria-hidden="true"', "ARIA-HIDDEN='true'"),
    "colour": _coloured('<div class="{name}" style="background:{paper};color:{ink}">'),
    "class rule": _by_rule('class="box @"', ("div.@", ".box.@", "body .@"), (*_NONE, "visibility:hidden")),
    "id rule": _by_rule('id="@"', ("div#@", "body #@"), (*_NONE, *_OUT)),
    "marquee": marquee,
    "opacity": _styled("opacity:0", "filter:alpha(opacity=0);opacity:0.0", "opacity:0%"),
    "clip": _styled("clip-path:inset(100%)", "position:absolute;clip:rect(0,0,0,0)", "clip-path:circle(0)"),
    "text-indent": _styled("text-indent:-9999px;overflow:hidden", "white-space:nowrap;text-indent:-600em"),
    "inherited colour": _coloured('<div style="background:{paper}"><div class="{name}" style="color:{ink}">'),
    "zero height rule": _by_rule('class="@"', (".@", "div.@"), _FLAT),
    "rule list": _by_rule('class="@"', (".%, .@", ".@,.%"), _OUT),
}
