"""Gold texts: the texts that pages should give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cleanpage.tools.benchmark.records import BenchmarkError
from cleanpage.tools.sources import Scrape, Unreadable, ending


@dataclass(frozen=True, slots=True)
class Gold:
    """The text that a page should give; "" if it has no body. `page_type` may be ""."""

    text: str
    page_type: str = ""


class GoldFolder:
    """A folder with a file for each page that has gold.

    `<name>.txt` holds the text. `<name>.json` holds an object with `text`, and perhaps `page_type` and `url`. The name
    is that of the page's file without its ending (`a/page.html.gz` has the gold `a/page.json`, or `page.json`), or the
    id of the page. A file with the `url` of the page may have any name.

    Raises:
        BenchmarkError: The folder holds no gold, or a file in it is not valid.
    """

    def __init__(self, folder: Path) -> None:
        self._golds: dict[str, Gold] = {}
        if not folder.is_dir():
            raise BenchmarkError(f"no folder of gold texts: {str(folder)!r}")
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".json"):
                gold, url = _read(path)
                self._golds[path.relative_to(folder).with_suffix("").as_posix()] = gold
                if url:
                    self._golds.setdefault(url, gold)
        if not self._golds:
            raise BenchmarkError(f"no gold texts in {str(folder)!r}: none of its files ends in .txt or .json")

    def of(self, scrape: Scrape | Unreadable) -> Gold | None:
        """The gold of a page; None if it has none."""
        names = [scrape.id, scrape.url or ""] if isinstance(scrape, Scrape) else [scrape.id]
        if "://" not in scrape.id:
            path = PurePosixPath(scrape.id.removesuffix(_ending_as_written(scrape.id)))
            names += ["/".join(path.parts[first:]) for first in range(len(path.parts))]
        return next((self._golds[name] for name in names if name in self._golds), None)


def _ending_as_written(name: str) -> str:
    known = ending(name)
    return name[-len(known) :] if known else ""


def _read(path: Path) -> tuple[Gold, str | None]:
    """The gold in a file, and the URL of its page."""
    try:
        content = path.read_text("utf-8")
        if path.suffix == ".txt":
            return Gold(content), None
        values = json.loads(content)
        return Gold(str(values["text"] or ""), str(values.get("page_type") or "")), values.get("url")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BenchmarkError(f"{str(path)!r} is not a gold text: {type(error).__name__}: {error}") from None
