"""Pages as regression tests: a folder with a page, the text that it must give, and facts about it.

A case is a folder `<slug>/` with three files:

    source.html, source.txt   the page: one of the two
    expected.txt              its `page.text`
    case.json                 what else must hold

The keys of `case.json`, none of which must be there:

    origin, licence, why      where the page is from, and what a naive filter gets wrong about it
    status                    "pass", "known failure" with a `reason`, or "draft": nobody has said that it is right
    encoding                  of the source, where it is not UTF-8
    options                   keywords for `cleanpage.extract`, `url` among them
    title, author, date,      only those that must hold; null stands for None
    site_name
    labels, kinds             label or kind -> snippets that stand in blocks of it and in no others; a snippet
                              that is the whole text of a block means that block alone
    findings                  the kinds of finding that are reported, and no others
    either                    blocks that may stand in the text or be left out
    lines                     line number of a text scrape -> label of what stands there, or "either"

`read` reads a case and `find` all those below a folder; `check` compares what a page gives with what it must give;
`add` makes a case from a page, and `update` takes what the page gives now. `cleanpage.tools.pytest_plugin` runs them.
"""

from cleanpage.tools.cases.case import Case, find, page_of, read
from cleanpage.tools.cases.check import Aspect, Difference, check
from cleanpage.tools.cases.facts import DRAFT, CaseError
from cleanpage.tools.cases.report import report
from cleanpage.tools.cases.write import add, update

__all__ = [
    "DRAFT",
    "Aspect",
    "Case",
    "CaseError",
    "Difference",
    "add",
    "check",
    "find",
    "page_of",
    "read",
    "report",
    "update",
]
