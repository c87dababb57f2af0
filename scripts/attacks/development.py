"""Shapes of the development split."""

from __future__ import annotations

from random import Random

from attacks.lexis import Lexis
from attacks.scrapes import in_one_line
from attacks.shape import Hiding, Shape, Spam, some_url, token


def _links(phrases: list[str], rng: Random) -> list[str]:
    return [f'<a href="{some_url(rng)}">{phrase}</a>' for phrase in phrases]


def links_with_bars(lexis: Lexis, rng: Random) -> Spam:
    """Links in one block with a separator between them."""
    phrases = lexis.some(rng, 5, 40)
    separator = rng.choice((" | ", ", ", " - ", "|", " ", "\n"))
    return Spam(f"<div>{separator.join(_links(phrases, rng))}</div>", tuple(phrases))


def phrases_with_bars(lexis: Lexis, rng: Random) -> Spam:
    """The bare phrases in one block with a separator between them."""
    phrases = lexis.some(rng, 6, 40)
    separator = rng.choice(("|", " | ", ", ", "_", " - ", "、"))
    tag = rng.choice(("p", "div", "span"))
    return Spam(f"<{tag}>{separator.join(phrases)}</{tag}>", tuple(phrases))


def links_one_per_line(lexis: Lexis, rng: Random) -> Spam:
    """A block for every link."""
    phrases = lexis.some(rng, 5, 30)
    tag, outer = rng.choice((("li", "ul"), ("div", "div"), ("p", "div"), ("td", "tr")))
    lines = "\n".join(f"<{tag}>{link}</{tag}>" for link in _links(phrases, rng))
    body = f"<{outer}>{lines}</{outer}>"
    return Spam(f"<table>{body}</table>" if outer == "tr" else body, tuple(phrases))


def phrases_one_per_line(lexis: Lexis, rng: Random) -> Spam:
    """The bare phrases, a line each."""
    phrases = lexis.some(rng, 5, 30)
    form = rng.choice(("br", "p", "li"))
    if form == "br":
        return Spam(f"<div>{'<br>'.join(phrases)}</div>", tuple(phrases))
    lines = "".join(f"<{form}>{phrase}</{form}>" for phrase in phrases)
    return Spam(f"<ul>{lines}</ul>" if form == "li" else lines, tuple(phrases))


def without_separators(lexis: Lexis, rng: Random) -> Spam:
    """The phrases run together, with a space between them or with nothing."""
    phrases = lexis.some(rng, 6, 40)
    glue = rng.choice((" ", "")) if lexis.language in ("zh", "ja", "th", "ko") else " "
    return Spam(f"<p>{glue.join(phrases)}</p>", tuple(phrases))


def small_blocks(lexis: Lexis, rng: Random) -> Spam:
    """Several blocks with a few phrases each, as widgets have them."""
    phrases = lexis.some(rng, 8, 24)
    size, separator = rng.randint(2, 4), rng.choice((" / ", " ", "; ", " » "))
    parts = [separator.join(phrases[i : i + size]) for i in range(0, len(phrases), size)]
    outer, inner = rng.choice((("div", "div"), ("table", "tr"), ("section", "p"), ("dl", "dd")))
    cells = "".join(f"<{inner}>{f'<td>{part}</td>' if inner == 'tr' else part}</{inner}>" for part in parts)
    name = rng.choice(("", f' class="{token(rng)}"', ' class="content"', ' class="widget tags"'))
    return Spam(f"<{outer}{name}>{cells}</{outer}>", tuple(phrases))


def headed_list(lexis: Lexis, rng: Random) -> Spam:
    """A phrase as a heading, others below it with their URLs or with numbers."""
    head, *phrases = lexis.some(rng, 5, 25)
    tail = rng.choice(("year", "address", "count"))
    level = rng.choice(("h2", "h3", "h4", "strong"))
    items = []
    for phrase in phrases:
        url = some_url(rng)
        more = {"year": str(rng.randint(2018, 2026)), "address": url, "count": f"({rng.randint(2, 999)})"}[tail]
        items.append(f'<li><a href="{url}" title="{phrase}">{phrase}</a> {more}</li>')
    return Spam(f"<{level}>{head}</{level}><ul>{''.join(items)}</ul>", tuple(phrases))


def in_sentences(lexis: Lexis, rng: Random) -> Spam:
    """Links to the phrases between words of keyword prose on another topic."""
    phrases = lexis.some(rng, 3, 8)
    words = [word for text in rng.sample(lexis.stuffed, 1) for word in text.split()] or [""]
    parts = []
    for phrase in phrases:
        start = rng.randrange(len(words))
        parts.append(f'{" ".join(words[start : start + 6])} <a href="{some_url(rng)}">{phrase}</a>')
    return Spam(f"<div>{' '.join(parts)}</div>", tuple(phrases))


def bold_keywords(lexis: Lexis, rng: Random) -> Spam:
    """A heading and paragraphs of templates, the phrases in bold or not."""
    phrases = lexis.some(rng, 1, 3)
    mark = rng.choice(("b", "strong", "em", "span"))
    sentences, planted = [], []
    for template in rng.sample(lexis.stuffing, rng.randint(2, 7)):
        a, b = rng.choice(phrases), rng.choice(phrases)
        planted.append(template.replace("{a}", a).replace("{b}", b))
        sentences.append(template.replace("{a}", f"<{mark}>{a}</{mark}>").replace("{b}", b))
    tag = rng.choice(("p", "div", "li"))
    glue = f"</{tag}><{tag}>" if rng.random() < 0.4 else lexis.space
    body = f"<{tag}>{glue.join(sentences)}</{tag}>"
    return Spam(rng.choice(("", f"<h3>{phrases[0]}</h3>")) + body, tuple(planted))


def one_sentence(lexis: Lexis, rng: Random) -> Spam:
    """A single sentence or two."""
    phrases = lexis.some(rng, 2, 4)
    picked = rng.sample(lexis.stuffing, rng.randint(1, 2))
    text = lexis.space.join(t.replace("{a}", phrases[0]).replace("{b}", phrases[1]) for t in picked)
    return Spam(f"<p>{text}</p>", (text,))


def stuffed_template(lexis: Lexis, rng: Random) -> Spam:
    """Keyword prose out of templates: one phrase again and again, or several."""
    phrases = lexis.some(rng, 2, 5)
    sentences = [
        template.replace("{a}", rng.choice(phrases)).replace("{b}", rng.choice(phrases))
        for template in rng.sample(lexis.stuffing, rng.randint(3, 6))
    ]
    return Spam(f"<p>{lexis.space.join(sentences)}</p>", tuple(sentences))


def stuffed_paragraphs(lexis: Lexis, rng: Random) -> Spam:
    """One or two finished paragraphs of keyword prose."""
    paragraphs = rng.sample(lexis.stuffed, rng.randint(1, 2))
    return Spam("".join(f"<p>{text}</p>" for text in paragraphs), tuple(paragraphs))


def ads_in_paragraphs(lexis: Lexis, rng: Random) -> Spam:
    """Small ads, a paragraph or a line each."""
    ads = [lexis.ad(rng) for _ in range(rng.randint(3, 8))]
    form = rng.choice(("br", "p", "table"))
    lines = tuple(line for ad in ads for line in ad)
    if form == "br":
        return Spam("".join(f"<p>{'<br>'.join(ad)}</p>" for ad in ads), lines)
    if form == "p":
        return Spam("".join(f"<p>{line}</p>" for line in lines), lines)
    rows = "".join(f"<tr>{''.join(f'<td>{line}</td>' for line in ad)}</tr>" for ad in ads)
    return Spam(f"<table>{rows}</table>", lines)


def ads_in_prose(lexis: Lexis, rng: Random) -> Spam:
    """A few ads, each in one block, its lines run on."""
    ads = [lexis.ad(rng) for _ in range(rng.randint(1, 6))]
    glue, tag = rng.choice((", ", ". ", " - ", " / ", " ")), rng.choice(("p", "div", "li"))
    texts = tuple(glue.join(ad) for ad in ads)
    if rng.random() < 0.2:
        return Spam(f"<p>{' '.join(texts)}</p>", texts)
    return Spam("".join(f"<{tag}>{text}</{tag}>" for text in texts), texts)


def ads_with_heads(lexis: Lexis, rng: Random) -> Spam:
    """Ads whose first line is a heading, a term or a link, and the rest a list."""
    ads = [lexis.ad(rng) for _ in range(rng.randint(2, 6))]
    form = rng.choice(("h4", "dt", "a", "b"))
    parts = []
    for first, *rest in ads:
        if form == "dt":
            parts.append(f"<dl><dt>{first}</dt>{''.join(f'<dd>{line}</dd>' for line in rest)}</dl>")
        elif form == "a":
            parts.append(f'<div><a href="{some_url(rng)}">{first}</a><br>{"<br>".join(rest)}</div>')
        else:
            lines = "".join(f"<li>{line}</li>" for line in rest)
            parts.append(f"<{form}>{first}</{form}><ul>{lines}</ul>")
    return Spam(f"<div>{''.join(parts)}</div>", tuple(line for ad in ads for line in ad))


def random_tags(lexis: Lexis, rng: Random) -> Spam:
    """Empty elements with random ids, around a few phrases."""
    phrases = lexis.some(rng, 4, 20)
    names = ("tbody", "tfoot", "center", "strike", "dl", "acronym", "sup", "pre", "fieldset")
    noise = [f'<{name} id="{token(rng, 5)}"></{name}>' for name in rng.choices(names, k=rng.randint(8, 40))]
    at = rng.randrange(len(noise))
    links = "|".join(_links(phrases, rng))
    return Spam("".join([*noise[:at], f"<div>{links}</div>", *noise[at:]]), tuple(phrases))


FARMS: tuple[Shape, ...] = (links_with_bars, phrases_with_bars, small_blocks, headed_list, in_sentences)
LINES: tuple[Shape, ...] = (links_one_per_line, phrases_one_per_line)
RUN_TOGETHER: tuple[Shape, ...] = (without_separators,)
STUFFED: tuple[Shape, ...] = (stuffed_template, stuffed_paragraphs, bold_keywords, one_sentence)
ADS: tuple[Shape, ...] = (ads_in_paragraphs, ads_in_prose, ads_with_heads)
NOISE: tuple[Shape, ...] = (random_tags,)


def _styled(style: str) -> Hiding:
    return lambda spam, rng: Spam(f'<div style="{style}">{spam.source}</div>', spam.planted)


def _with_attribute(attribute: str) -> Hiding:
    return lambda spam, rng: Spam(f"<div {attribute}>{spam.source}</div>", spam.planted)


def _by_rule(selector: str, attribute: str, style: str) -> Hiding:
    def hide(spam: Spam, rng: Random) -> Spam:
        name = token(rng)
        rule = f"{selector}{name} {{ {style} }}"
        return Spam(f'<div {attribute}="{name}">{spam.source}</div>', spam.planted, rule)

    return hide


def marquee(spam: Spam, rng: Random) -> Spam:
    """Text that runs through a strip too small to see."""
    return Spam(f'<marquee width="1" height="1" scrollamount="3000">{spam.source}</marquee>', spam.planted)


HIDINGS: dict[str, Hiding] = {
    "display": _styled("display: none"),
    "visibility": _styled("visibility:hidden;"),
    "off-screen": _styled("position:absolute; left:-9999px; top:-4000px"),
    "zero size": _styled("height:0;width:0;overflow:hidden"),
    "tiny font": _styled("font-size:0px; line-height:0"),
    "attribute": _with_attribute("hidden"),
    "aria": _with_attribute('aria-hidden="true"'),
    "colour": _styled("color:#fff;background-color:#ffffff;font-size:1px"),
    "class rule": _by_rule(".", "class", "display:none"),
    "id rule": _by_rule("#", "id", "position:absolute;left:-2000px"),
    "marquee": marquee,
}


def farm_line(lexis: Lexis, rng: Random) -> Spam:
    """A farm in a line of a text scrape."""
    return in_one_line(lexis, rng, ("|", " | ", ", ", "_", " - ", "、"))
