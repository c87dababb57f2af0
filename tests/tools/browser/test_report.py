"""The report of a benchmark in a real browser: it shows what it should, and nothing in it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from cleanpage.tools import benchmark
from cleanpage.tools.benchmark import Plan, Run
from support.paths import FIXTURES

EVIL = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
WIDTHS = (1280, 390)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with everything that one can have, and names that would do harm."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, slug in enumerate(("en-html-hacked-hidden-pharma", "en-html-recipe", "en-html-poem")):
        (folder / f"{number}.html").write_bytes((FIXTURES / slug / "source.html").read_bytes())
    (folder / "menu.html").write_text(f"<title>{EVIL}</title><nav><a href=/>Home</a></nav>")
    (folder / "empty.html").write_text("")
    plan = Plan((folder,))
    *_, run = benchmark.measure(plan)
    assert isinstance(run, Run)
    old = [replace(page, text=f"{page.text}\n\n{EVIL}", title=EVIL) for page in run.pages if not page.error]
    comparison = benchmark.compare(run, replace(run, pages=tuple(old), version=EVIL))
    return benchmark.write_report(plan, run, benchmark.summarise(run), tmp_path / "run", comparison)


Opened = Callable[[int], webdriver.Chrome]


@pytest.fixture
def opened(driver: webdriver.Chrome, report: Path) -> Opened:
    """Open the report in a window of some width."""

    def open_at(width: int) -> webdriver.Chrome:
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get_log("browser")
        driver.get(report.as_uri())
        return driver

    return open_at


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_fits_its_window(opened: Opened, width: int) -> None:
    assert opened(width).execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps(opened: Opened, width: int) -> None:
    script = """const boxes = [...document.querySelectorAll("section, figure, .row-card, .figures li")]
        .map((one) => [one, one.getBoundingClientRect()]);
        return boxes.filter(([one, a]) => boxes.some(([other, b]) => one !== other && !one.contains(other)
            && !other.contains(one) && a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1)).map(([one]) => one.className || one.tagName)"""
    assert opened(width).execute_script(script) == []


def test_nothing_of_the_pages_runs_and_nothing_is_violated(opened: Opened) -> None:
    driver = opened(1280)
    assert "run" not in driver.title.split()
    assert driver.find_elements(By.CSS_SELECTOR, "script, img, iframe") == []
    assert driver.get_log("browser") == []


def test_changes_failures_and_concerns_are_shown(opened: Opened) -> None:
    driver = opened(1280)
    assert len(driver.find_elements(By.CSS_SELECTOR, "#changes .row-card")) == 4
    assert EVIL in driver.find_element(By.CSS_SELECTOR, "#changes .removed").text
    assert "is empty" in driver.find_element(By.ID, "failures").text
    assert "contamination" in driver.find_element(By.ID, "look").text


def test_a_link_leads_to_the_blocks_of_the_page(opened: Opened) -> None:
    driver = opened(1280)
    driver.find_element(By.CSS_SELECTOR, "#look .row-card a").click()
    assert "cleanpage inspector" in driver.title
    assert driver.find_elements(By.CSS_SELECTOR, ".block")


def test_plots_have_the_colours_of_the_page(opened: Opened) -> None:
    driver = opened(390)
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        found = driver.execute_script(
            """const colour = (one) => getComputedStyle(one).fill;
            return [...document.querySelectorAll("figure svg text")].map(colour)
                .concat(getComputedStyle(document.body).color)"""
        )
        assert len(found) > 20
        assert len(set(found)) == 1
