"""Names of people in name fields and bylines, where accounts, roles and URLs stand beside them; and names of sites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from cleanpage.lexicon import bylines as lex
from cleanpage.metadata.values.dates import find_dates
from cleanpage.metadata.values.patterns import alternatives
from cleanpage.text.characters import HAN, HAN_CHARACTER

# Longest name field that is read, in characters: a dozen authors.
_MAX_FIELD = 300
# Longest single name, in characters and words: "María de los Ángeles Rodríguez-Fernández, PhD" has 45 and 6.
_MAX_NAME, _MAX_WORDS = 60, 7
# Longest Han name, in characters; transliterated foreign names are longer and hold a middle dot.
_MAX_HAN_NAME = 4

# A short word of another language than English ("von", "di") may be the beginning of the name itself.
_LABELS = (phrase for phrase in lex.BY_PHRASES if len(phrase) > 4 or phrase == "by")
_LABEL = re.compile(
    rf"(?:{alternatives(_LABELS)})(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
# "By" runs into the name where each is an element of its own.
_GLUED_BY = re.compile(r"By(?=[A-Z][a-z])")
_HAN_ONLY = re.compile(rf"[{HAN}·•]+$")
# A name of two characters with a space between them.
_SPACED_HAN = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])")
_HAN_SPLIT = re.compile(r"[、，,;；/／&\s]+")
_SPLIT = re.compile(
    rf"\s*[;|·•]\s*|\s*,?\s+(?:{alternatives(lex.NAME_CONJUNCTIONS)})\s+|\s*&\s*|\s+[-–—]\s+",
    re.IGNORECASE,
)
# "MD", "Ph.D.", "CFP®".
_DEGREE = re.compile(r"(?:[A-Z]\.?[A-Za-z]{0,3}\.?){1,3}[A-Z]\.?[®™]?$|(?:Jr|Sr|Esq)\.?$|I{2,3}$|PhD$")
# Ends of the words for occupations.
_OCCUPATIONS = ("er", "or", "ist", "expert")
_READING_TIME = re.compile(r"\s*\(?\b\d+\s*(?:[-–]\s*\d+)?\s*[-\s]?min(?:ute)?s?\b.*$", re.IGNORECASE)
# What a URL, an email address or a path holds, and no name.
_URL_PARTS = re.compile(r"https?:|www\.|@\S+\.|\.(?:com|org|net|cn|html?)\b|/\S*/", re.IGNORECASE)
_EMAIL = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w.-]+\.\w+[)>\]]?")
_KOREAN_REPORTERS = re.compile(
    rf"(?:[가-힣]{{2,6}}=\w{{2,12}} |기자명 |(?:{'|'.join(lex.KOREAN_AUTHOR_LABELS)}) )?"
    r"([가-힣]{2,4}(?: [가-힣]{2,4})*) ?"
    rf"(?:{'|'.join(lex.KOREAN_ROLES)})(?: \S+@.*)?$"
)
# Particles that no name begins with.
_NEVER_FIRST = lex.NAME_PARTICLES - {"de", "van", "von", "di", "al"}
# What is stripped off the ends of names.
_EDGES = " \t\n\u3000,;:|·•-–—/\"'“”»«#*.。:：[]【】〓※■▲●◆"
_WORD = re.compile(r"[^\W_]+")
# What no name holds.
_FORBIDDEN = re.compile(r"[<>{}=?!？！。…©$€%#]|\.\.\.|\w\.\w+\.\w+\.")


def parse_names(text: str) -> tuple[str, ...]:
    """The people whom a name field or the value of a byline names.

    Labels, dates, reading times, URLs and roles are taken off. Accounts and roles alone ("admin", "Staff writer")
    name nobody. A degree stays with its name.

    Args:
        text: The content of a field; text of more than 300 characters is no name field.

    Returns:
        Names as printed, without repeats.

    Example:
        >>> parse_names("By Jane Doe and John Roe, Senior Editor"), parse_names("张小明、 李 红")
        (('Jane Doe', 'John Roe'), ('张小明', '李红'))
        >>> parse_names("Jane Doe, MD"), parse_names("admin")
        (('Jane Doe, MD',), ())
    """
    text = text.strip()
    if not text or len(text) > _MAX_FIELD:
        return ()
    text = _SPACED_HAN.sub(r"\1\2", _without_noise(text))
    names = [_name(part) for part in _parts(text)]
    return tuple(dict.fromkeys(name for name in names if name))


def join_names(names: Iterable[str]) -> str:
    """Several names as one value of `Metadata.author`.

    Example:
        >>> join_names(("Jane Doe", "John Roe"))
        'Jane Doe; John Roe'
    """
    return "; ".join(dict.fromkeys(names))


def is_han_name(text: str) -> bool:
    """Whether Han characters look like a person's name in Chinese: two to four, with a known family name first.

    Example:
        >>> is_han_name("张小明"), is_han_name("采访时"), is_han_name("欧阳某某")
        (True, False, True)
    """
    if not 2 <= len(text) <= _MAX_HAN_NAME or not _HAN_ONLY.match(text):
        return False
    return (len(text) < 4 and text[0] in lex.HAN_SURNAMES) or text[:2] in lex.HAN_COMPOUND_SURNAMES


def is_latin_name(text: str) -> bool:
    """Whether every word of a short text is written as in a name: capitalised, an initial, or a particle.

    Example:
        >>> is_latin_name("Jane van der Doe"), is_latin_name("J. R. Roe"), is_latin_name("Grace in motion")
        (True, True, False)
    """
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= _MAX_WORDS or words[0].lower() in _NEVER_FIRST:
        return False
    capitals = [_is_capital(word[0]) for word in words]
    if not any(capitals):
        return False
    return all(capital or word.lower() in lex.NAME_PARTICLES for word, capital in zip(words, capitals, strict=True))


def _is_capital(letter: str) -> bool:
    """Whether a letter can begin a name: a capital, or one of a script that has none."""
    return letter.isupper() or (letter.isalpha() and letter.upper() == letter.lower())


def korean_reporters(text: str) -> tuple[str, ...]:
    """The names in a Korean byline, where the role follows the names; none if the text holds anything else.

    Args:
        text: A byline or a part of one, with single spaces for its separators.

    Example:
        >>> korean_reporters("글 박서윤 기자"), korean_reporters("사회부 기자"), korean_reporters("기자 회견")
        (('박서윤',), (), ())
    """
    match = _KOREAN_REPORTERS.match(text)
    names = match[1].split() if match else []
    return tuple(names) if all(name[0] in lex.KOREAN_SURNAMES for name in names) else ()


def is_person(name: str) -> bool:
    """Whether a name without a label, in any place, is surely a person's: two or three capitalised words.

    Example:
        >>> is_person("Jane Doe"), is_person("Jane"), is_person("Content Team"), is_person("李小红")
        (True, False, False, True)
    """
    if HAN_CHARACTER.search(name):
        return is_han_name(name)
    words = name.replace(".", "").split()
    if not 2 <= len(words) <= 3 or not is_latin_name(name) or any(not word.isalpha() for word in words):
        return False
    return not any(word.lower() in lex.ROLE_WORDS or word.lower() in lex.NOT_AUTHORS for word in words)


def is_byline_name(name: str) -> bool:
    """Whether a text without a label, in a place for names, is the name of a person, a team or an account.

    Example:
        >>> is_byline_name("Jane Doe"), is_byline_name("jdoe_42"), is_byline_name("Senior Editor")
        (True, True, False)
        >>> is_byline_name("read on"), is_byline_name("张小明"), is_byline_name("阅读全文")
        (False, True, False)
    """
    words = name.lower().split()
    if all(word.strip(".,") in lex.ROLE_WORDS for word in words):
        return False
    if HAN_CHARACTER.search(name):
        return is_han_name(name) or "·" in name
    return len(words) == 1 or is_latin_name(name)


def _without_noise(text: str) -> str:
    """The field without dates, reading times, email addresses and the label before the names."""
    for span in reversed(find_dates(text)):
        text = text[: span.start] + " | " + text[span.end :]
    text = unescape(text)
    text = _EMAIL.sub("", _READING_TIME.sub("", text)).strip(_EDGES)
    label = _LABEL.match(text) or _GLUED_BY.match(text)
    return text[label.end() :].strip(_EDGES) if label else text


def _parts(text: str) -> list[str]:
    """The parts of a field that hold one name each."""
    if HAN_CHARACTER.search(text):
        tokens = [token for token in _HAN_SPLIT.split(text) if token]
        if all(len(token) <= _MAX_HAN_NAME and _HAN_ONLY.match(token) for token in tokens):
            return ["".join(tokens)] if _is_japanese_name(text, tokens) else tokens
        return re.split(r"[、，,;；]+", text)
    return [name for part in _SPLIT.split(text) for name in _split_at_commas(part)]


def _is_japanese_name(text: str, tokens: list[str]) -> bool:
    """Whether two words of Han characters are one Japanese name: those are often written with a space.

    Of two Chinese names in a row, each begins with a known family name.
    """
    return len(tokens) == 2 and all(len(token) == 2 for token in tokens) and " " in text and not is_han_name(tokens[1])


def _split_at_commas(part: str) -> list[str]:
    """Names between commas. A degree stays with its name; a role and what follows it describe the name."""
    names: list[str] = []
    for raw_piece in part.split(","):
        piece = raw_piece.strip(_EDGES)
        words = piece.lower().split()
        if names and _DEGREE.match(piece):
            names[-1] += f", {piece}"
            continue
        has_role = any(word.strip(".") in lex.ROLE_WORDS for word in words)
        if names and (has_role or (len(words) == 1 and " " in names[-1])):
            break
        names.append(_without_role(piece))
    if len(names) == 2 and all(len(name.split()) == 1 and name.istitle() for name in names):
        return [f"{names[1]} {names[0]}"]
    return names


def _without_role(piece: str) -> str:
    """A name without the occupation that follows it; two words are left in any case."""
    words = piece.split()
    while len(words) > 2 and words[-1].lower() in lex.ROLE_WORDS and words[-1].lower().endswith(_OCCUPATIONS):
        words.pop()
    return " ".join(words)


def _name(part: str) -> str | None:
    """One name, or None for what names nobody."""
    name = " ".join(part.split()).strip(_EDGES).removeprefix("@")
    if name.count("(") != name.count(")") or name.count("（") != name.count("）") or name[:1] in "(（":
        name = name.strip("()（）")
    folded = name.lower()
    if not 2 <= len(name) <= _MAX_NAME or folded in lex.NOT_AUTHORS or len(name.split()) > _MAX_WORDS:
        return None
    if _URL_PARTS.search(name) or _FORBIDDEN.search(name) or not any(c.isalpha() for c in name):
        return None
    if _HAN_ONLY.match(name) and len(name) > _MAX_HAN_NAME - 1 and name.endswith(lex.HAN_MEDIA_ENDINGS):
        return None
    words = folded.split()
    if all(word in lex.NOT_AUTHORS for word in words) or (len(words) > 2 and words[-1] in ("expert", "experts")):
        return None
    return name


def fold_name(name: str) -> str:
    """The name of a site or a person without case, spaces, punctuation and "the", for comparison.

    Example:
        >>> fold_name("The Daily-Example"), fold_name("Daily Example!")
        ('dailyexample', 'dailyexample')
    """
    words = _WORD.findall(name.lower())
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
