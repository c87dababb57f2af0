"""A pytest plugin that runs cases (`cleanpage.tools.cases`) as tests.

The option `--cleanpage-fixtures DIR` or the ini option `cleanpage_fixtures` names the folders of cases. Without either
the plugin does nothing. `docs/fixtures.md` shows how to use it.

pytest walks the folders itself, so `-k`, `--ignore`, `--lf`, node ids and pytest-xdist work as for any test. A case is
read, and cleanpage imported, when the case runs, so collecting tests costs nothing.
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
        help="run the cases below this folder; may be given several times",
    )
    group.addoption(
        "--cleanpage-update",
        action="store_true",
        dest=_UPDATE,
        help="for cases that fail, rewrite the expected text and the facts that differ",
    )
    parser.addini(_DIRECTORIES, "folders of cases", type="paths", default=[])


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
    # The ini option works for cases as `testpaths` does for tests: it is used if the command line names no paths. An
    # argument inside a folder of cases selects some of them.
    by_hand = config.args_source is pytest.Config.ArgsSource.ARGS
    paths = [Path(os.path.abspath(start / argument.partition("::")[0])) for argument in config.args]
    for root in named if by_hand else roots:
        if not any(path.is_relative_to(root) for path in paths):
            config.args.append(str(root))
    # Processes of pytest-xdist get these options, and may start in another folder, so the paths must be absolute.
    config.option.cleanpage_fixtures = [str(root) for root in named]
    config.pluginmanager.register(_Cases(roots), "cleanpage-cases")


def _refuse_without_cases(roots: Sequence[Path]) -> None:
    from cleanpage.tools.cases import find

    for root in roots:
        if not any(find(root)):
            raise pytest.UsageError(f"--cleanpage-fixtures: no case.json below {root}")


def _facts_file(folder: Path) -> Path | None:
    """The file that is collected for a case: its `case.json`, or its `expected.txt` if that is missing."""
    from cleanpage.tools.cases.case import is_case

    if not is_case(folder):
        return None
    return folder / _FACTS if (folder / _FACTS).is_file() else folder / _EXPECTED


class _Cases:
    """The hooks that are needed only if there are folders of cases."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = frozenset(root.resolve() for root in roots)

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> CaseFile | None:
        """Collect the file of a case."""
        if file_path.name not in (_FACTS, _EXPECTED) or self.roots.isdisjoint(file_path.resolve().parents):
            return None
        if _facts_file(file_path.parent) != file_path:
            return None
        return CaseFile.from_parent(parent, path=file_path)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """List what was rewritten. The reports say so, as another process may have done it."""
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
            for path, names in sorted(rewritten):
                terminalreporter.line(f"{Path(path).parent.as_posix()}: {names}")


class CaseFile(pytest.File):
    """The file of one case."""

    def collect(self) -> Iterator[CaseItem]:
        """The one test of the case."""
        yield CaseItem.from_parent(self, name=self.path.parent.name)


class CaseItem(pytest.Item):
    """One case. Its page must give what it expects; the page of a known failure must not."""

    def runtest(self) -> None:
        """Read the case, extract the page, compare."""
        from cleanpage.tools import cases

        folder = self.path.parent
        try:
            case = cases.read(folder)
            failure = self._failure(case)
        except cases.CaseError as error:
            # The headline names the folder already, and a traceback would show this file, not the user's files.
            message = str(error).replace(f"{folder}{os.sep}", "")
            raise pytest.fail.Exception(message, pytrace=False) from None
        if case.is_known_failure and not failure:
            pytest.fail("known failure passes now; set its status to pass", pytrace=False)
        if case.is_known_failure:
            pytest.xfail(case.reason)
        if failure:
            pytest.fail(failure, pytrace=False)

    def _failure(self, case: Case) -> str:
        """The report of a case that fails; "" if it passes, perhaps after an update."""
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
        """The place and the name of the test."""
        return self.path, None, self.name
