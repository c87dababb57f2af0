"""Count how common characters are, for the tables of `lexicon/characters.py`, and compare the tables with the counts.

    python scripts/make_characters.py --data ../shared/data --catalogs /path/to/site-packages
    python scripts/make_characters.py --catalogs /path/to/site-packages --tables ru el

Texts are the visible text of the Chinese labelled pages, and the translations in the gettext catalogs below a folder:
those of Django and Sphinx are in all languages of the tables. Traditional Chinese is counted after conversion of the
simplified texts with OpenCC.

The shipped tables cannot be made again to the letter. The lists of Han, kana and Hangul were half taken from published
lists of common characters, and the alphabets were written down by hand. So the script prints, for each table, how much
of the counted text it covers, how well its order agrees with the counts (Spearman's correlation of ranks), and which
common characters it lacks. The table of Vietnamese covers least: it is for windows-1258, which writes tone marks apart
from their letters. With `--tables` the script prints what the table of a language would be by the counts alone;
`measure_encodings.py` tells what another table is worth.
"""

from __future__ import annotations

import argparse
import gettext
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from opencc import OpenCC
from scipy.stats import spearmanr

from cleanpage.decoding.decode import decode
from cleanpage.lexicon import characters as known
from cleanpage.parsing.html_parser import parse_html
from cleanpage.text.characters import HAN_CHARACTER
from corpus import DEFAULT_DATA, read_pages
from tables import markdown_table

TABLES = known.COMMON | known.ALPHABETS | known.ACCENTS
# Where gettext's name of a language is not that of the tables.
_LOCALES = {"zh-Hans": ("zh_Hans", "zh_CN"), "da": ("da", "da_DK"), "pt": ("pt", "pt_PT", "pt_BR")}
# A page is Chinese if Han are this share of its characters.
_CHINESE_SHARE = 0.3
_LINE = 50
_EXAMPLES = 12


def is_counted(character: str, language: str) -> bool:
    """Whether a character is of the kind that the table of a language lists.

    Example:
        >>> is_counted("雨", "ja"), is_counted("あ", "ja"), is_counted("é", "fr"), is_counted("e", "fr")
        (True, False, True, False)
    """
    if language == "ko":
        return "가" <= character <= "힣"
    if language in known.COMMON:
        return bool(HAN_CHARACTER.match(character))
    return not character.isascii() and (character.isalpha() or character in TABLES[language])


def count(texts: Iterable[str], language: str) -> Counter[str]:
    """How often each character of a table's kind occurs; capitals count as their small letters."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(character for character in text.lower() if is_counted(character, language))
    return counts


def translations(catalogs: Path, language: str) -> Iterator[str]:
    """The translated messages of a language in all catalogs below a folder."""
    for locale in _LOCALES.get(language, (language,)):
        for path in sorted(catalogs.glob(f"**/{locale}/LC_MESSAGES/*.mo")):
            with path.open("rb") as file:
                messages = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            yield from (text for message, text in messages.items() if message)


def chinese_pages(data: Path) -> Iterator[str]:
    """The visible text of the Chinese labelled pages."""
    for page in read_pages(data):
        text = "\n".join(block.text for block in parse_html(decode(page.html).utf8).segments)
        if len(HAN_CHARACTER.findall(text)) > _CHINESE_SHARE * len(text):
            yield text


def texts_in(language: str, data: Path | None, catalogs: Path | None) -> Iterator[str]:
    """All texts in a language."""
    source_language = "zh-Hans" if language == "zh-Hant" else language
    to_traditional = OpenCC("s2t").convert
    texts = list(translations(catalogs, source_language)) if catalogs else []
    if data and source_language == "zh-Hans":
        texts += chinese_pages(data)
    return map(to_traditional, texts) if language == "zh-Hant" else iter(texts)


def row(language: str, counts: Counter[str]) -> list[str]:
    """What is to be said about the table of a language."""
    listed = TABLES[language]
    total = max(1, counts.total())
    covered = sum(counts[character] for character in set(listed)) / total
    agreement = spearmanr(range(len(listed)), [-counts[character] for character in listed]).statistic
    lacking = [character for character, _ in counts.most_common() if character not in listed][:_EXAMPLES]
    return [language, str(len(listed)), str(counts.total()), f"{covered:.3f}", f"{agreement:.2f}", "".join(lacking)]


def table(characters: str) -> str:
    """A list of characters as the module has it.

    Example:
        >>> print(table("的一在"))
            "的一在"
    """
    lines = (characters[start : start + _LINE] for start in range(0, len(characters), _LINE))
    return "\n".join(f'    "{line}"' for line in lines)


def main() -> None:
    """Compare the shipped tables with counts, or print tables made from them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="?", const=DEFAULT_DATA, help="labelled pages")
    parser.add_argument("--catalogs", type=Path, help="a folder with gettext catalogs, such as site-packages")
    parser.add_argument("--tables", nargs="+", choices=sorted(TABLES), help="print tables made from counts alone")
    options = parser.parse_args()
    rows = []
    for language in options.tables or TABLES:
        counts = count(texts_in(language, options.data, options.catalogs), language)
        if options.tables:
            commonest = [character for character, _ in counts.most_common(len(TABLES[language]))]
            print(f"{language}:\n{table(''.join(commonest))}")
        elif counts:
            rows.append(row(language, counts))
    if rows:
        print("\n".join(markdown_table(["table", "length", "counted", "covered", "agreement", "lacking"], rows)))


if __name__ == "__main__":
    main()
