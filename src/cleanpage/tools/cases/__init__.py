"""Pages as regression tests: a folder with a page, the text that it must give, and facts about it.

A case is a folder `<slug>/` with three files:

    source.html, source.txt   the page: one of the two
    expected.txt              its `page.text`
    case.json                 what else must hold

All keys of `case.json` are optional:

    origin, licence, why      where the page is from, who may copy it, and what is difficult about it
    status                    "pass", "known failure" with a `reason`, or "draft": nobody has confirmed that it is right
    encoding                  encoding of the source, where it is not UTF-8
    options                   keywords for `cleanpage.extract`, including `url`
    title, author, date,      these values must be given; null stands for None
    site_name
    labels, kinds             label or kind -> snippets; each stands in blocks of that label or kind and in no others.
                              A snippet that is the whole text of a block means only that block
    findings                  the kinds of findings that must be reported, and no others
    either                    blocks that may stand in the text or be left out
    lines                     line number of a text scrape -> label of that line, or "either"

`find` finds the cases below a folder, and `read` reads one. `check` compares what its page gives with what it must
give. `add` makes a case from a page, and `update` accepts what the page gives now. `cleanpage.tools.pytest_plugin` runs
cases.

The names in `__all__` are public; the modules of this package are private.
"""

from cleanpage.tools.cases.case import Case, find, page_of, read
from cleanpage.tools.cases.check import check
from cleanpage.tools.cases.difference import Aspect, Difference
from cleanpage.tools.cases.facts import CaseError, Status
from cleanpage.tools.cases.report import report
from cleanpage.tools.cases.write import add, update

__all__ = [
    "Aspect",
    "Case",
    "CaseError",
    "Difference",
    "Status",
    "add",
    "check",
    "find",
    "page_of",
    "read",
    "report",
    "update",
]
