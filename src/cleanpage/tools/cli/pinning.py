"""`cleanpage fixture add`: a page as a regression test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cleanpage.tools import cases
from cleanpage.tools.cli import outputs
from cleanpage.tools.cli.inputs import CommandError, Input, Options

_ACCEPTED = "It must go on giving what it gives now."
_DRAFT = """It is a draft, and fails: mend expected.txt where it is wrong, and say "status": "pass" in case.json."""


@dataclass(frozen=True, slots=True)
class Pin:
    """How to pin a page, as typed."""

    into: Annotated[Path, typer.Option(help="Folder of the cases.")] = Path("tests/fixtures")
    slug: Annotated[str | None, typer.Option(help="Name of the case; one is made from the title.")] = None
    why: Annotated[str, typer.Option(help="What is hard about the page.")] = ""
    accept: Annotated[bool, typer.Option("--accept", help="What the page gives now is right.")] = False


def add(name: str, pin: Pin, options: Options) -> int:
    """Make a case of a page, and say where it is and what to do with it."""
    source = Input(name).read()
    facts = ({"why": pin.why} if pin.why else {}) | ({} if pin.accept else {"status": cases.DRAFT})
    try:
        case = cases.add(source, pin.into, pin.slug, name=Path(name).name, options=options.keywords(), facts=facts)
    except cases.CaseError as error:
        raise CommandError(str(error)) from None
    outputs.write(
        f"{case.folder}\n{_ACCEPTED if pin.accept else _DRAFT}\nTo run it: pytest --cleanpage-fixtures {pin.into}",
        None,
    )
    return 0
