"""Gold texts: what pages should give."""

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

    `<name>.txt` holds the text; `<name>.json` an object with `text`, and perhaps `page_type` and `url`. The name is
    that of the page's file without its ending (`a/page.html.gz` finds `a/page.json`, or `page.json`), or the page's
    id; or the two have the same `url`.

    Raises:
        BenchmarkError: The folder holds no gold, or what it holds is none.
    """

    def __init__(self, folder: Path) -> None:
        self._found: dict[str, Gold] = {}
        if not folder.is_dir():
            raise BenchmarkError(f"no folder of gold texts: {str(folder)!r}")
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".json"):
                gold, url = _read(path)
                self._found[path.relative_to(folder).with_suffix("").as_posix()] = gold
                if url:
                    self._found.setdefault(url, gold)
        if not self._found:
            raise BenchmarkError(f"no gold texts in {str(folder)!r}: none of its files ends in .txt or .json")

    def of(self, scrape: Scrape | Unreadable) -> Gold | None:
        """The gold of a page; None if it has none."""
        names = [scrape.id, scrape.url or ""] if isinstance(scrape, Scrape) else [scrape.id]
        if "://" not in scrape.id:
            path = PurePosixPath(scrape.id[: -len(known)] if (known := ending(scrape.id)) else scrape.id)
            names += ["/".join(path.parts[first:]) for first in range(len(path.parts))]
        return next((self._found[name] for name in names if name in self._found), None)


def _read(path: Path) -> tuple[Gold, str | None]:
    try:
        content = path.read_text("utf-8")
        if path.suffix == ".txt":
            return Gold(content), None
        found = json.loads(content)
        return Gold(str(found["text"] or ""), str(found.get("page_type") or "")), found.get("url")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BenchmarkError(f"{str(path)!r} is no gold text: {type(error).__name__}: {error}") from None
