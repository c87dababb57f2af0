"""The clues and the scores of groups of blocks, written down once, so that no change to the code changes one unnoticed.

    PYTHONPATH=src:tests python -m support.pinned_clues

writes the file anew, for changes that are meant to change a clue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleanpage.decoding.decode import decode
from cleanpage.parsing.document import Document
from cleanpage.parsing.html_parser import parse_html
from cleanpage.parsing.source import is_html
from cleanpage.parsing.text_blocks import segment_lines
from cleanpage.scoring.measures import measure
from cleanpage.spam.classified_ads import count_phones
from cleanpage.spam.clue_reader import ClueReader
from cleanpage.spam.clues import FEATURE_NAMES
from cleanpage.spam.groups import group_blocks
from cleanpage.spam.model import SpamKind, score
from support.lighthouse import SENTENCES
from support.paths import FIXTURES, PROJECT

PINNED = PROJECT / "tests" / "spam" / "pinned_clues.json"
CONTROLS = PROJECT / "tests" / "quality" / "controls"
PHRASES = PROJECT / "tests" / "quality" / "phrases" / "development"
# What one list after another is put into.
WRAPPERS = (
    "<nav>{}</nav>", "<header>{}</header>", "<footer>{}</footer>", "<aside>{}</aside>", "<form>{}</form>",
    "<dialog open>{}</dialog>", "<pre>{}</pre>", "<table><td>{}</table>", "<article>{}</article>",
    "<marquee>{}</marquee>", "<h2>{}</h2>", "<blockquote>{}</blockquote>",
    "<div style='position:absolute;left:-9999px'>{}</div>",
)  # fmt: skip
PHONE, PRICE = "030 555 0110", "740 €"
# Groups of one document that are written down: those with the highest scores, and a few of the others.
MAX_HIGHEST, MAX_HIGHEST_PLANTED, EVERY = 2, 8, 80
DECIMALS = 6


def pages() -> list[Path]:
    """The fixtures, and the innocent pages that look like spam."""
    sources = [path for path in FIXTURES.glob("*/source.*") if path.suffix in (".html", ".txt")]
    controls = [path for path in CONTROLS.iterdir() if path.suffix in (".html", ".txt")]
    return sorted(sources) + sorted(controls)


def documents(path: Path) -> Iterator[tuple[str, Document]]:
    """A page, and the lines of an HTML page as a text scrape, each with its name."""
    name = path.relative_to(PROJECT / "tests").as_posix()
    decoded = decode(path.read_bytes())
    if not is_html(decoded.text):
        yield name, segment_lines(decoded.text)
        return
    document = parse_html(decoded.utf8)
    yield name, document
    yield f"{name} as text", segment_lines("\n\n".join(segment.text for segment in document.segments))


def planted() -> Iterator[tuple[str, Document]]:
    """An article with spam in one language after another: lists, with links or hidden, keyword prose and small ads."""
    for path, wrapper in zip(sorted(PHRASES.glob("*.json")), WRAPPERS, strict=False):
        phrases = json.loads(path.read_text("utf-8"))
        farm, prose = phrases["phrases"][:12], phrases["stuffed"][0]
        ads = [line for ad in phrases["ads"][:3] for line in ad]
        for slot in ("area", "number", "date", "ref"):
            ads = [line.replace(f"{{{slot}}}", "58") for line in ads]
        ads = [line.replace("{phone}", PHONE).replace("{price}", PRICE) for line in ads]
        links = [f'<li><a href="http://site-{n}.example/">{phrase}</a></li>' for n, phrase in enumerate(farm)]
        before, after = ("".join(f"<p>{line}</p>" for line in part) for part in (SENTENCES[:5], SENTENCES[5:]))
        hidden = f'<div style="display:none">{", ".join(farm)}</div>'
        small = "".join(f"<p>{line}</p>" for line in ads)
        wrapped = wrapper.format(" | ".join(farm))
        html = f"{before}<ul>{''.join(links)}</ul>{after}{wrapped}{hidden}<div>{small}</div>"
        yield f"planted in HTML: {path.stem}", parse_html(f"<html><body>{html}</body></html>".encode())
        lines = [*SENTENCES[:5], " | ".join(farm), *SENTENCES[5:], *ads, "", *farm]
        yield f"planted in text: {path.stem}", segment_lines("\n".join(lines))
        # By itself, as it has the words of the lists.
        yield f"planted prose: {path.stem}", segment_lines("\n".join([*SENTENCES[:6], prose, *SENTENCES[6:]]))


def rounded(value: float) -> float:
    """A value as it is written down; whole numbers without a point, to keep the file small."""
    return int(value) if value == int(value) else round(value, DECIMALS)


def describe(name: str, document: Document) -> list[dict[str, Any]]:
    """Some groups of a document with their scores and clues."""
    measures = measure(document)
    reader = ClueReader(document, measures, count_phones([segment.text for segment in document.segments]))
    groups = []
    for group in group_blocks(document, measures):
        clues = reader.read(group)
        if clues:
            groups.append(
                {
                    "document": name,
                    "first": group[0],
                    "last": group[-1],
                    "farm": rounded(score(SpamKind.FARM, clues)),
                    "classified": rounded(score(SpamKind.CLASSIFIED, clues)),
                    "values": [rounded(value) for value in clues.features()],
                }
            )
    by_score = sorted(groups, key=lambda group: -max(group["farm"], group["classified"]))
    highest = MAX_HIGHEST_PLANTED if "planted" in name else MAX_HIGHEST
    return by_score[:highest] + by_score[highest::EVERY]


def all_groups() -> list[dict[str, Any]]:
    """The groups of all documents."""
    found = [*(pair for path in pages() for pair in documents(path)), *planted()]
    return [group for name, document in found for group in describe(name, document)]


def write() -> None:
    """Write the file, a group a line."""
    groups = all_groups()
    lines = ",\n".join(json.dumps(group, ensure_ascii=False) for group in groups)
    PINNED.write_text(f'{{"names": {json.dumps(FEATURE_NAMES)},\n"groups": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(groups)} groups in {PINNED}")


if __name__ == "__main__":
    write()
