"""`cleanpage fixture add`: a page as a regression test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cleanpage.tools import cases
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.errors import ExitCode
from cleanpage.tools.cli.inputs import Input, Options

_ACCEPTED = "The test passes as long as the page gives what it gives now."
_DRAFT = 'It is a draft, and its test fails: correct expected.txt, and set "status": "pass" in case.json.'


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of `fixture add`."""

    into: Annotated[Path, typer.Option(help="The folder for the cases.")] = Path("tests/fixtures")
    slug: Annotated[str | None, typer.Option(help="The name of the case; made from the title without it.")] = None
    why: Annotated[str, typer.Option(help="What is difficult about the page.")] = ""
    accept: Annotated[bool, typer.Option("--accept", help="The present text of the page is right.")] = False


def add(name: str, settings: Settings, options: Options) -> int:
    """Make a case of a page, and print where it is and what to do next."""
    source = Input(name).read()
    facts = ({"why": settings.why} if settings.why else {}) | (
        {} if settings.accept else {"status": cases.Status.DRAFT}
    )
    case = cases.add(
        source, settings.into, settings.slug, name=Path(name).name, options=options.keywords(), facts=facts
    )
    status = _ACCEPTED if settings.accept else _DRAFT
    outputs.write(f"{case.folder}\n{status}\nTo run it: pytest --cleanpage-fixtures {settings.into}", None)
    return ExitCode.DONE
