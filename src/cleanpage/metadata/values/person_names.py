"""People's names: taken out of name fields and bylines, and told from accounts, roles and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from cleanpage.lexicon import bylines as lex
from cleanpage.metadata.values.date_parsing import find_dates

# Longest name field that is read, in characters: a dozen authors.
FIELD_CHARS = 300
# Longest single name, in characters and words: "María de los Ángeles Rodríguez-Fernández, PhD" has 45 and 6.
_NAME_CHARS, _NAME_WORDS = 60, 7
# Longest Han name, in characters; transliterated foreign names are longer and hold a middle dot.
_HAN_NAME_CHARS = 4

# A single short word of another language ("von", "di") may be the beginning of the name itself.
_LABELS = (phrase for phrase in lex.BY_PHRASES if len(phrase) > 4 or phrase == "by")
_LABEL = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True)) + r")(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
# "By" runs into the name where each is an element of its own.
_GLUED_BY = re.compile(r"By(?=[A-Z][a-z])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff·•]+$")
_SPACED_HAN = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]+([\u3400-\u9fff])(?![\u3400-\u9fff])")
_HAN_SPLIT = re.compile(r"[、，,;；/／&\s]+")
_SPLIT = re.compile(
    r"\s*[;|·•]\s*|\s*,?\s+(?:" + "|".join(re.escape(c) for c in lex.NAME_CONJUNCTIONS) + r")\s+|\s*&\s*|\s+[-–—]\s+",
    re.IGNORECASE,
)
# "MD", "Ph.D.", "CFP®".
_DEGREE = re.compile(r"(?:[A-Z]\.?[A-Za-z]{0,3}\.?){1,3}[A-Z]\.?[®™]?$|(?:Jr|Sr|Esq)\.?$|I{2,3}$|PhD$")
_OCCUPATIONS = ("er", "or", "ist", "expert")
_READING_TIME = re.compile(r"\s*\(?\b\d+\s*(?:[-–]\s*\d+)?\s*[-\s]?min(?:ute)?s?\b.*$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|@\S+\.|\.(?:com|org|net|cn|html?)\b|/\S*/", re.IGNORECASE)
_EMAIL = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w.-]+\.\w+[)>\]]?")
_KOREAN_REPORTERS = re.compile(
    rf"(?:[가-힣]{{2,6}}=\w{{2,12}} |기자명 |(?:{'|'.join(lex.KOREAN_AUTHOR_LABELS)}) )?"
    r"([가-힣]{2,4}(?: [가-힣]{2,4})*) ?"
    rf"(?:{'|'.join(lex.KOREAN_ROLES)})(?: \S+@.*)?$"
)
_EDGES = " \t\n\u3000,;:|·•-–—/\"'“”»«#*.。:：[]【】〓※■▲●◆"
_FORBIDDEN = re.compile(r"[<>{}=?!？！。…©$€%#]|\.\.\.|\w\.\w+\.\w+\.")


def parse_names(text: str) -> tuple[str, ...]:
    """The people whom a name field or the value of a byline names.

    Labels, dates, reading times, addresses and roles are taken off; accounts and roles alone ("admin", "Staff
    writer") name nobody. A degree stays with its name.

    Args:
        text: A field's content; what is longer than 300 characters is no name field.

    Returns:
        Names as printed, without repeats.

    Example:
        >>> parse_names("By Jane Doe and John Roe, Senior Editor"), parse_names("张小明、 李 红")
        (('Jane Doe', 'John Roe'), ('张小明', '李红'))
        >>> parse_names("Jane Doe, MD"), parse_names("admin")
        (('Jane Doe, MD',), ())
    """
    text = text.strip()
    if not text or len(text) > FIELD_CHARS:
        return ()
    text = _SPACED_HAN.sub(r"\1\2", _without_noise(text))
    return tuple(dict.fromkeys(name for part in _parts(text) if (name := _name(part))))


def join_names(names: Iterable[str]) -> str:
    """Several names as one value of `Metadata.author`.

    Example:
        >>> join_names(("Jane Doe", "John Roe"))
        'Jane Doe; John Roe'
    """
    return "; ".join(dict.fromkeys(names))


def is_han_name(text: str) -> bool:
    """Whether a bare Han string looks like a Chinese person's name: two to four characters, a known family
    name first.

    Example:
        >>> is_han_name("张小明"), is_han_name("采访时"), is_han_name("欧阳某某")
        (True, False, True)
    """
    if not 2 <= len(text) <= _HAN_NAME_CHARS or not _HAN_ONLY.match(text):
        return False
    return (len(text) < 4 and text[0] in lex.HAN_SURNAMES) or text[:2] in lex.HAN_COMPOUND_SURNAMES


def is_latin_name(text: str) -> bool:
    """Whether every word of a short text is written as in a name: capitalised, an initial, or a particle.

    Example:
        >>> is_latin_name("Jane van der Doe"), is_latin_name("J. R. Roe"), is_latin_name("Grace in motion")
        (True, True, False)
    """
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= _NAME_WORDS or words[0].lower() in lex.NAME_PARTICLES - {
        "de",
        "van",
        "von",
        "di",
        "al",
    }:
        return False
    return all(_is_capital(word[0]) or word.lower() in lex.NAME_PARTICLES for word in words) and any(
        _is_capital(word[0]) for word in words
    )


def _is_capital(letter: str) -> bool:
    """Whether a letter can begin a name: a capital, or one of a script that has none."""
    return letter.isupper() or (letter.isalpha() and letter.upper() == letter.lower())


def korean_reporters(text: str) -> tuple[str, ...]:
    """The names in a Korean byline, where the role follows the names: none if anything else is in the text.

    Args:
        text: A byline or a part of one, its separators replaced by single spaces.

    Example:
        >>> korean_reporters("글 박서윤 기자"), korean_reporters("사회부 기자"), korean_reporters("기자 회견")
        (('박서윤',), (), ())
    """
    match = _KOREAN_REPORTERS.match(text)
    names = match[1].split() if match else []
    return tuple(names) if all(name[0] in lex.KOREAN_SURNAMES for name in names) else ()


def is_person(name: str) -> bool:
    """Whether a name that nothing labels, in any place, is surely a person's: two or three capitalised words.

    Example:
        >>> is_person("Jane Doe"), is_person("Jane"), is_person("Content Team"), is_person("李小红")
        (True, False, False, True)
    """
    if _HAN.search(name):
        return is_han_name(name)
    words = name.replace(".", "").split()
    if not 2 <= len(words) <= 3 or not is_latin_name(name) or any(not word.isalpha() for word in words):
        return False
    return not any(word.lower() in lex.ROLE_WORDS or word.lower() in lex.NOT_AUTHORS for word in words)


def is_byline_name(name: str) -> bool:
    """Whether a name that nothing labels, in a place meant for names, is one: a person's, a team's, an
    account's.

    Example:
        >>> is_byline_name("Jane Doe"), is_byline_name("jdoe_42"), is_byline_name("Senior Editor")
        (True, True, False)
        >>> is_byline_name("read on"), is_byline_name("张小明"), is_byline_name("阅读全文")
        (False, True, False)
    """
    words = name.lower().split()
    if all(word.strip(".,") in lex.ROLE_WORDS for word in words):
        return False
    if _HAN.search(name):
        return is_han_name(name) or "·" in name
    return len(words) == 1 or is_latin_name(name)


def _without_noise(text: str) -> str:
    """The field without dates, reading times, mail addresses and the label before the names."""
    for span in reversed(find_dates(text)):
        text = text[: span.start] + " | " + text[span.end :]
    text = unescape(text)
    text = _EMAIL.sub("", _READING_TIME.sub("", text)).strip(_EDGES)
    label = _LABEL.match(text) or _GLUED_BY.match(text)
    return text[label.end() :].strip(_EDGES) if label else text


def _parts(text: str) -> list[str]:
    if _HAN.search(text):
        tokens = [token for token in _HAN_SPLIT.split(text) if token]
        if all(len(token) <= _HAN_NAME_CHARS and _HAN_ONLY.match(token) for token in tokens):
            return ["".join(tokens)] if _is_japanese_name(text, tokens) else tokens
        return re.split(r"[、，,;；]+", text)
    return [name for part in _SPLIT.split(text) for name in _split_at_commas(part)]


def _is_japanese_name(text: str, tokens: list[str]) -> bool:
    """Whether two words of Han characters are one name, as Japanese ones are often written with a space.

    Two Chinese names in a row both begin with a known family name.
    """
    return len(tokens) == 2 and all(len(token) == 2 for token in tokens) and " " in text and not is_han_name(tokens[1])


def _split_at_commas(part: str) -> list[str]:
    """Names that commas separate. A degree stays with its name; what follows a role describes the name."""
    names: list[str] = []
    for piece in (piece.strip(_EDGES) for piece in part.split(",")):
        words = piece.lower().split()
        if names and _DEGREE.match(piece):
            names[-1] += f", {piece}"
        elif names and (any(w.strip(".") in lex.ROLE_WORDS for w in words) or (len(words) == 1 and " " in names[-1])):
            break
        else:
            names.append(_without_role(piece))
    if len(names) == 2 and all(len(name.split()) == 1 and name.istitle() for name in names):
        return [f"{names[1]} {names[0]}"]
    return names


def _without_role(piece: str) -> str:
    """A name without the occupation that follows it, and nothing of what is an occupation alone."""
    words = piece.split()
    while len(words) > 2 and words[-1].lower() in lex.ROLE_WORDS and words[-1].lower().endswith(_OCCUPATIONS):
        words.pop()
    return " ".join(words)


def _name(part: str) -> str | None:
    """One name, or None for what names nobody."""
    name = " ".join(part.split()).strip(_EDGES)
    name = name.removeprefix("@")
    if name.count("(") != name.count(")") or name.count("（") != name.count("）") or name[:1] in "(（":
        name = name.strip("()（）")
    folded = name.lower()
    if not 2 <= len(name) <= _NAME_CHARS or folded in lex.NOT_AUTHORS or len(name.split()) > _NAME_WORDS:
        return None
    if _ADDRESS.search(name) or _FORBIDDEN.search(name) or not any(c.isalpha() for c in name):
        return None
    if _HAN_ONLY.match(name) and len(name) > _HAN_NAME_CHARS - 1 and name.endswith(lex.HAN_MEDIA_ENDINGS):
        return None
    words = folded.split()
    if all(word in lex.NOT_AUTHORS for word in words) or (len(words) > 2 and words[-1] in ("expert", "experts")):
        return None
    return name
