"""Cases (`cleanpage.tools.cases`) as pytest items.

Where cases are is told by `--cleanpage-fixtures DIR` or, for good, by the ini option `cleanpage_fixtures`; without
either nothing of this does anything. `docs/fixtures.md` shows how to use it.

pytest walks the folders itself, so `-k`, `--ignore`, `--lf`, node ids and pytest-xdist work as for any test. A case is
read when it runs, and cleanpage is imported then: neither costs anything when tests are collected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cleanpage.tools.cases import Case

_DIRECTORIES = "cleanpage_fixtures"
_UPDATE = "cleanpage_update"
_FACTS, _EXPECTED = "case.json", "expected.txt"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, and nothing else."""
    group = parser.getgroup("cleanpage", "regression tests for scraped pages")
    group.addoption(
        "--cleanpage-fixtures",
        action="append",
        default=[],
        metavar="DIR",
        dest=_DIRECTORIES,
        help="run the pages with expected texts below this folder; may be given several times",
    )
    group.addoption(
        "--cleanpage-update",
        action="store_true",
        dest=_UPDATE,
        help="rewrite what those that fail expect: their text, and the facts that differ",
    )
    parser.addini(_DIRECTORIES, "folders with pages and their expected texts", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Collect cases, if there is a folder of them."""
    start = config.invocation_params.dir
    named = [Path(os.path.abspath(start / name)) for name in config.getoption(_DIRECTORIES)]
    roots = [*named, *(Path(os.path.abspath(path)) for path in config.getini(_DIRECTORIES))]
    for root in roots:
        if not root.is_dir():
            raise pytest.UsageError(f"{_DIRECTORIES}: no such folder: {root}")
    if not roots:
        if config.getoption(_UPDATE):
            raise pytest.UsageError("--cleanpage-update needs --cleanpage-fixtures DIR or the ini option of that name")
        return
    _refuse_without_cases(named)
    # The ini option is to cases what `testpaths` is to tests: it holds where the command line names nothing. Arguments
    # within a folder of cases choose among them.
    by_hand = config.args_source is pytest.Config.ArgsSource.ARGS
    paths = [Path(os.path.abspath(start / argument.partition("::")[0])) for argument in config.args]
    for root in named if by_hand else roots:
        if not any(path.is_relative_to(root) for path in paths):
            config.args.append(str(root))
    # Processes of pytest-xdist get options as they are here, and may have other folders to start from.
    config.option.cleanpage_fixtures = [str(root) for root in named]
    config.pluginmanager.register(_Cases(roots), "cleanpage-cases")


def _refuse_without_cases(roots: Sequence[Path]) -> None:
    from cleanpage.tools.cases import find

    for root in roots:
        if not any(find(root)):
            raise pytest.UsageError(f"--cleanpage-fixtures: no case.json below {root}")


def _facts_file(folder: Path) -> Path | None:
    """The file that stands for the case in a folder: its `case.json`, or its `expected.txt` where that is missing."""
    from cleanpage.tools.cases.case import is_case

    if not is_case(folder):
        return None
    return folder / _FACTS if (folder / _FACTS).is_file() else folder / _EXPECTED


class _Cases:
    """The hooks that are there only when there are folders of cases."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = frozenset(root.resolve() for root in roots)

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> CaseFile | None:
        """Take the file that stands for a case."""
        if file_path.name not in (_FACTS, _EXPECTED) or self.roots.isdisjoint(file_path.resolve().parents):
            return None
        if _facts_file(file_path.parent) != file_path:
            return None
        return CaseFile.from_parent(parent, path=file_path)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Tell what was rewritten; it comes with the reports, as another process may have done it."""
        reports = [report for reports in terminalreporter.stats.values() for report in reports]
        rewritten = [
            (report.nodeid.partition("::")[0], value)
            for report in reports
            if getattr(report, "when", "") == "call"
            for name, value in report.user_properties
            if name == _UPDATE
        ]
        if rewritten:
            terminalreporter.section("cleanpage: rewritten")
            for path, what in sorted(rewritten):
                terminalreporter.line(f"{Path(path).parent.as_posix()}: {what}")


class CaseFile(pytest.File):
    """The folder of one case, as one of its files."""

    def collect(self) -> Iterator[CaseItem]:
        """The one test."""
        yield CaseItem.from_parent(self, name=self.path.parent.name)


class CaseItem(pytest.Item):
    """One case: its page must give what it says; a known failure must not."""

    def runtest(self) -> None:
        """Read the case, extract the page, compare."""
        from cleanpage.tools import cases

        folder = self.path.parent
        try:
            case = cases.read(folder)
            failure = self._failure(case)
        except cases.CaseError as error:
            # The name of the folder is the headline; and a traceback would tell about this file, not about the user's.
            message = str(error).replace(f"{folder}{os.sep}", "")
            raise pytest.fail.Exception(message, pytrace=False) from None
        if case.is_known_failure and not failure:
            pytest.fail("known failure passes now; set its status to pass", pytrace=False)
        if case.is_known_failure:
            pytest.xfail(case.reason)
        if failure:
            pytest.fail(failure, pytrace=False)

    def _failure(self, case: Case) -> str:
        """The report of a case that fails; "" if it passes, be it after an update."""
        from cleanpage.tools import cases

        page = cases.page_of(case)
        differences = cases.check(case, page)
        if differences and self.config.getoption(_UPDATE):
            rewritten = cases.update(case, page)
            if rewritten:
                self.user_properties.append((_UPDATE, ", ".join(rewritten)))
                case = cases.read(case.folder)
                differences = cases.check(case, page)
        return cases.report(case, page, differences) if differences else ""

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is, and its name."""
        return self.path, None, self.name
