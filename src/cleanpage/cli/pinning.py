"""`cleanpage fixture add`: a page as a regression test."""

from __future__ import annotations

from pathlib import Path

from cleanpage import cases
from cleanpage.cli import outputs
from cleanpage.cli.inputs import CommandError, Input, Options


def add(name: str, into: Path, slug: str | None, why: str, options: Options) -> int:
    """Make a case of a page, and say where it is and what to do with it."""
    source = Input(name).read()
    facts = {"why": why} if why else None
    try:
        case = cases.add(source, into, slug, name=Path(name).name, options=options.keywords(), facts=facts)
    except cases.CaseError as error:
        raise CommandError(str(error)) from None
    outputs.write(
        f"{case.folder}\nIt must go on giving what it gives now. If that is wrong, mend expected.txt by hand.\n"
        f"To run it: pytest --cleanpage-fixtures {into}",
        None,
    )
    return 0
