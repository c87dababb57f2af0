"""Take the screenshot of the README: the inspector on a contaminated page, in Chromium.

python scripts/screenshot.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver

from cleanpage import extract
from cleanpage.tools import inspector

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "tests" / "fixtures" / "zh-text-spider-pool-tail" / "source.txt"
OUTPUT = ROOT / "docs" / "assets" / "inspector.png"
_SIZE = {"width": 1280, "height": 1000, "deviceScaleFactor": 1.5, "mobile": False}
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")


def main() -> None:
    """Write the screenshot."""
    source = PAGE.read_text("utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for option in _OPTIONS:
        options.add_argument(option)
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        report.write_text(inspector.write(extract(source), source, "source.txt"), "utf-8")
        chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        try:
            chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _SIZE)
            chrome.get(report.as_uri())
            chrome.find_element("css selector", "#b2 .why").click()
            chrome.execute_script("scrollTo(0, 0)")
            chrome.save_screenshot(str(OUTPUT))
        finally:
            chrome.quit()


if __name__ == "__main__":
    main()
