"""The inspector in a real Chromium: everything a reader can do, and nothing that a hostile page would do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from cleanpage import Label, Page, extract
from cleanpage.tools import inspector
from support.paths import FIXTURES

SENTENCE = "The ferry was late that evening, so we walked home along the shore and counted {} lights."
FARM, NEWS = "en-html-hacked-hidden-pharma", "en-html-news-with-comments"
READINGS, ADS = "zh-text-toned-readings", "zh-text-classified-columns"
# Seconds for what takes well under one on a machine at rest.
PATIENCE = 20
LARGE = 2_000_000  # bytes

Show = Callable[..., "Shown"]


class Shown:
    """A page in the inspector in the browser."""

    def __init__(self, driver: webdriver.Chrome, page: Page) -> None:
        self.driver = driver
        self.page = page

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Keys as a person presses them: they go to whatever has the focus then."""
        for key in keys:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def shown_blocks(self) -> list[int]:
        """Indices of the blocks that are not filtered out."""
        script = "return [...document.querySelectorAll('.block:not([hidden])')].map((b) => Number(b.id.slice(1)))"
        found: list[int] = self.run(script)
        return found

    def labelled(self, *labels: Label) -> list[int]:
        return [index for index, block in enumerate(self.page.blocks) if block.label in labels]

    def here(self) -> int:
        """Index of the block that has the focus."""
        return int(self.run("return document.activeElement.closest('.block').id.slice(1)"))

    def click(self, selector: str) -> None:
        """Click it where it stands, as inputs of chips lie under their labels."""
        self.run("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", self.find(selector))

    def wait(self, condition: Callable[[], object]) -> None:
        WebDriverWait(self.driver, PATIENCE).until(lambda _: condition())

    def in_view(self, selector: str) -> bool:
        script = """const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return box.bottom > 0 && box.top < innerHeight"""
        return bool(self.run(script, selector))

    def messages(self) -> list[str]:
        """What the console says: errors, and violations of the policy."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def show(driver: webdriver.Chrome, tmp_path: Path) -> Iterator[Show]:
    """Open a page in the inspector; afterwards the console must have stayed silent."""
    driver.get_log("browser")
    driver.get_log("performance")

    def open_page(source: str, name: str = "page", width: int = 1280, height: int = 900) -> Shown:
        page = extract(source)
        path = tmp_path / "inspector.html"
        path.write_text(inspector.write(page, source, name), encoding="utf-8")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(path.as_uri())
        return Shown(driver, page)

    yield open_page
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def fixture(slug: str) -> str:
    (path,) = (FIXTURES / slug).glob("source.*")
    return path.read_text(encoding="utf-8")


def test_it_opens_with_every_block(show: Show) -> None:
    shown = show(fixture(FARM), name="club.html")
    assert shown.driver.title == "club.html – cleanpage inspector"
    assert shown.find("h1").text == shown.page.title
    assert shown.shown_blocks() == list(range(len(shown.page.blocks)))
    assert shown.find("#status").text == f"{len(shown.page.blocks)} blocks"
    assert not shown.find("#view-source").is_displayed()


def test_chips_filter_by_label(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.click(".chip input[value=link_farm]")
    assert shown.shown_blocks() == shown.labelled(*(label for label in Label if label is not Label.LINK_FARM))
    shown.click(".chip input[value=boilerplate]")
    assert not set(shown.shown_blocks()) & set(shown.labelled(Label.LINK_FARM, Label.BOILERPLATE))
    shown.click(".chip input[value=link_farm]")
    assert set(shown.labelled(Label.LINK_FARM)) <= set(shown.shown_blocks())


def test_chips_work_from_the_keyboard(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.run("document.querySelector('.chip input[value=body]').focus()")
    shown.press(Keys.SPACE)
    assert not set(shown.shown_blocks()) & set(shown.labelled(Label.BODY))


@pytest.mark.parametrize(("part", "is_body"), [("in", True), ("out", False)])
def test_the_text_or_what_was_left_out(show: Show, part: str, is_body: bool) -> None:
    shown = show(fixture(NEWS))
    shown.click(f"[name=part][value={part}]")
    body = shown.labelled(Label.BODY)
    assert shown.shown_blocks() == [i for i in range(len(shown.page.blocks)) if (i in body) == is_body]


def test_search_filters_marks_and_clears(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.find("body").send_keys("/")
    shown.press("VIAGRA")
    found = [index for index, block in enumerate(shown.page.blocks) if "viagra" in block.text.lower()]
    assert found
    assert shown.shown_blocks() == found
    assert shown.run("return [...CSS.highlights.get('found')].map(String)[0].toLowerCase()") == "viagra"
    assert shown.find("#status").text == f"{len(found)} of {len(shown.page.blocks)} blocks"
    shown.press(Keys.ESCAPE)
    assert len(shown.shown_blocks()) == len(shown.page.blocks)
    assert not shown.run("return CSS.highlights.has('found')")


@pytest.mark.parametrize("words", [".*", "(", "\\", "[a-", "<b>"])
def test_search_takes_words_as_they_are(show: Show, words: str) -> None:
    shown = show(f"<p>{SENTENCE}</p><p>{SENTENCE} Not (any of it) was a.*b or [a-z] or \\ or &lt;b>.</p>")
    shown.find("#search").send_keys(words)
    assert shown.shown_blocks() == [1]


def test_search_without_a_match_says_so(show: Show) -> None:
    shown = show(fixture(NEWS))
    shown.find("#search").send_keys("no such words here")
    assert shown.shown_blocks() == []
    assert shown.find("#nothing").is_displayed()


def test_a_match_in_a_folded_text_unfolds_it(show: Show) -> None:
    shown = show(f"<article><p>{' '.join(SENTENCE.format(n) for n in range(20))}</p></article>")
    assert not shown.find(".rest").is_displayed()
    shown.find("#search").send_keys("19 lights")
    assert shown.find(".rest").is_displayed()
    shown.press(Keys.ESCAPE)
    assert not shown.find(".rest").is_displayed()


def test_marks_in_a_text_that_the_browser_cuts_in_pieces(show: Show) -> None:
    text = " ".join(SENTENCE.format(number) for number in range(2500))
    shown = show(f"<article><p>{text}</p></article>")
    shown.find("#search").send_keys("2499 lights")
    assert shown.run("return [...CSS.highlights.get('found')].map(String)") == ["2499 lights"]


def test_a_long_block_folds_and_unfolds(show: Show) -> None:
    shown = show(f"<article><p>{' '.join(SENTENCE.format(n) for n in range(20))}</p></article>")
    fold = shown.find(".fold")
    fold.click()
    assert shown.find(".rest").is_displayed()
    assert fold.get_attribute("aria-expanded") == "true"
    fold.click()
    assert not shown.find(".rest").is_displayed()
    assert fold.text == f"show all {len(shown.page.blocks[0].text):,} characters"


def test_keys_move_between_the_blocks_that_are_shown(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.click(".chip input[value=boilerplate]")
    order = shown.shown_blocks()
    shown.run("document.activeElement.blur()")
    shown.press("j")
    assert shown.here() == order[0]
    shown.press("j", Keys.ARROW_DOWN)
    assert shown.here() == order[2]
    shown.press("k", Keys.ARROW_UP, "k", "k")
    assert shown.here() == order[0]
    assert shown.run("return document.querySelectorAll('.why[tabindex=\"0\"]').length") == 1


def test_the_last_block_is_where_keys_end(show: Show) -> None:
    shown = show(fixture(READINGS))
    shown.press(*"j" * (len(shown.page.blocks) + 2))
    assert shown.here() == len(shown.page.blocks) - 1
    assert shown.in_view(f"#b{shown.here()}")


def test_enter_keeps_the_reasons_and_escape_lets_them_go(show: Show) -> None:
    shown = show(fixture(FARM))
    body = shown.labelled(Label.BODY)[0]
    shown.press(*"j" * (body + 1), Keys.ENTER)
    assert shown.find(f"#b{body} .why").get_attribute("aria-expanded") == "true"
    panel = shown.find("#panel").text
    for reason in shown.page.blocks[body].reasons[:5]:
        assert reason.name in panel
        assert f"{reason.amount:+.2f}" in panel
    assert str(shown.page.blocks[body].path) in panel
    shown.press(Keys.ESCAPE)
    assert shown.find(f"#b{body} .why").get_attribute("aria-expanded") == "false"


def test_bars_go_to_the_side_of_their_amounts(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.find(f"#b{shown.labelled(Label.BODY)[0]} .why").click()
    script = """return [...document.querySelectorAll('#panel .bars li:not(.sum)')].map((item) => {
        const bar = getComputedStyle(item, '::before');
        return [Number(item.dataset.amount), parseFloat(bar.width), parseFloat(bar.right)]})"""
    bars: list[list[float]] = shown.run(script)
    most = max(bars, key=lambda bar: bar[1])
    assert abs(most[0]) == max(abs(amount) for amount, _, _ in bars)
    middle = {round(right + (width if amount > 0 else 0)) for amount, width, right in bars}
    assert len(middle) == 1


def test_pointing_shows_reasons_and_a_click_keeps_them(show: Show) -> None:
    shown = show(fixture(FARM))
    first, second = shown.labelled(Label.BODY)[:2]
    point = webdriver.ActionChains(shown.driver)
    point.move_to_element(shown.find(f"#b{first} .text")).perform()
    assert f"block {first} of" in shown.find("#panel .where").text
    point.move_to_element(shown.find(f"#b{first} .text")).click().perform()
    point.move_to_element(shown.find(f"#b{second} .text")).perform()
    assert f"block {first} of" in shown.find("#panel .where").text
    shown.find("#panel .close").click()
    assert shown.here() == first


def test_what_a_finding_claims_tells_its_clues(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.find(f"#b{shown.labelled(Label.LINK_FARM)[0]} .why").click()
    panel = shown.find("#panel").text
    assert shown.page.findings[0].message in panel
    assert max(shown.page.findings[0].reasons, key=lambda clue: clue.amount).name in panel


def test_a_repaired_block_shows_how_it_stood(show: Show) -> None:
    shown = show(fixture(READINGS))
    repaired = next(i for i, block in enumerate(shown.page.blocks) if block.original != block.text)
    shown.find(f"#b{repaired} .why").click()
    assert shown.find("#panel .original").text == " ".join(shown.page.blocks[repaired].original.split(" "))


def test_a_finding_leads_to_its_blocks(show: Show) -> None:
    shown = show(fixture(ADS))
    shown.click(".chip input[value=classified]")
    shown.find("a.jump").click()
    members = list(shown.page.findings[0].blocks)
    script = "return [...document.querySelectorAll('.block.hit')].map((b) => Number(b.id.slice(1)))"
    assert shown.run(script) == members
    assert shown.here() == members[0]
    assert shown.in_view(f"#b{members[0]}")
    assert f"{len(members)} highlighted" in shown.find("#status").text
    shown.press(Keys.ESCAPE)
    assert shown.run(script) == []


def test_the_map_leads_to_blocks(show: Show) -> None:
    shown = show(fixture(ADS))
    chart = shown.find("#map")
    webdriver.ActionChains(shown.driver).move_to_element_with_offset(
        chart, chart.size["width"] // 2 - 3, 0
    ).click().perform()
    assert shown.here() == len(shown.page.blocks) - 1


@pytest.mark.parametrize(("slug", "expected"), [(ADS, 77), (FARM, 22)])
def test_a_block_is_found_in_the_source(show: Show, slug: str, expected: int) -> None:
    shown = show(fixture(slug))
    shown.find("a.jump").click()
    shown.press("s")
    assert shown.find("#source code.here").get_attribute("data-n") == str(expected)
    assert shown.in_view("#source code.here")
    assert not shown.find("#view-blocks").is_displayed()


def test_of_equal_blocks_the_right_one_is_found(show: Show) -> None:
    shown = show(f"<html>\n<body>\n<p>{SENTENCE}</p>\n<p>Between &amp; <b>bold</b> words.</p>\n<p>{SENTENCE}</p>")
    shown.press("j", "j", "s")
    assert shown.find("#source code.here").get_attribute("data-n") == "4"
    shown.click("#tab-blocks")
    shown.press("j", "s")
    assert shown.find("#source code.here").get_attribute("data-n") == "5"


def test_a_block_that_is_not_found_in_the_source_says_so(show: Show) -> None:
    shown = show(f"<p>{SENTENCE.replace('ferry', 'f&#101;rry')}</p>")
    shown.press("j", "s")
    assert "Not found in the source" in shown.find("#panel").text


def test_source_and_result_stand_side_by_side(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.find("#tab-source").click()
    assert shown.find("#source").rect["y"] == pytest.approx(shown.find("#text").rect["y"], abs=2)
    assert shown.run("return document.getElementById('text').textContent").strip() == shown.page.text
    shown.find("#tab-markdown").click()
    assert shown.run("return document.getElementById('markdown').textContent").strip() == shown.page.markdown().strip()
    assert not shown.find("#result-text").is_displayed()
    shown.press(Keys.ARROW_LEFT)
    assert shown.find("#result-text").is_displayed()


def test_the_theme_can_be_turned(show: Show) -> None:
    shown = show(fixture(FARM))
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = shown.run(paper)
    shown.find("#theme").click()
    assert shown.run(paper) != light
    assert shown.find("#theme").get_attribute("aria-pressed") == "true"
    shown.find("#theme").click()
    assert shown.run(paper) == light


def test_help_opens_and_closes(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.press("?")
    assert shown.find("#help").is_displayed()
    shown.press(Keys.ESCAPE)
    assert not shown.find("#help").is_displayed()


def test_labels_differ_without_colour(show: Show) -> None:
    shown = show(fixture(FARM) + fixture(NEWS))
    script = """const seen = {};
        for (const block of document.querySelectorAll('.block')) {
            const edge = getComputedStyle(block, '::before');
            seen[block.classList[1]] = [edge.borderLeftStyle, edge.borderLeftWidth, edge.backgroundImage].join(' ')
                .replace(/rgb[^)]*\\)/g, '');
        }
        return seen"""
    edges: dict[str, str] = shown.run(script)
    assert len(edges) >= 5
    assert len(set(edges.values())) == len(edges)


def test_the_skip_link_shows_when_it_has_the_focus(show: Show) -> None:
    shown = show(fixture(FARM))
    shown.press(Keys.TAB)
    assert shown.driver.switch_to.active_element.text == "Skip to the blocks"
    assert shown.driver.switch_to.active_element.rect["y"] >= 0


@pytest.mark.parametrize("slug", [FARM, ADS, READINGS, "en-html-docs-code-sidebar", "zh-html-lesson-readings"])
def test_a_phone_does_not_scroll_sideways(show: Show, slug: str) -> None:
    shown = show(
        fixture(slug), name="a-very-long-name-of-a-file-that-has-no-place-to-break-at-all-in-it.html", width=375
    )
    width = "return [document.documentElement.scrollWidth, document.body.scrollWidth]"
    assert max(shown.run(width)) <= 375
    shown.run("document.querySelectorAll('details').forEach((clues) => (clues.open = true))")
    shown.press("j", Keys.ENTER)
    assert shown.find("#panel").is_displayed()
    assert max(shown.run(width)) <= 375
    shown.press("s")
    shown.run("document.getElementById('tab-source').click()")
    assert max(shown.run(width)) <= 375


def test_on_a_phone_the_reasons_do_not_hide_their_block(show: Show) -> None:
    shown = show(fixture(NEWS), width=375, height=760)
    index = len(shown.page.blocks) - 1
    shown.click(f"#b{index} .why")
    assert shown.find(f"#b{index} .why").is_displayed()
    script = (
        "const [a, b] = [...arguments].map((e) => e.getBoundingClientRect()); return a.bottom <= b.top && a.top >= 0"
    )
    assert shown.run(script, shown.find(f"#b{index} .why"), shown.find("#panel"))


ATTACK = (
    "<img src=x onerror='window.hit=1'><script>window.hit=1</script><svg onload='window.hit=1'></svg>"
    "<a href='javascript:window.hit=1'>click</a><iframe srcdoc='<script>parent.hit=1</script>'></iframe>"
    "</script></style></title></pre><style>*{display:none!important}@import 'http://evil.example/a.css';</style>"
    "<base href='http://evil.example/'><meta http-equiv=refresh content='0;url=http://evil.example'>"
    "<link rel=stylesheet href='http://evil.example/b.css'><!--<script>{{ 7*7 }}"
)
ESCAPED = ATTACK.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
HOSTILE = (
    f'<html lang=\'x" onfocus=window.hit=1 "\'><head><title>{ESCAPED}</title><meta name=author content="{ESCAPED}">'
    f'<link rel=canonical href="javascript:window.hit=1//"></head><body><article><h1>{ESCAPED}</h1>'
    f"<p>{SENTENCE} {ESCAPED}</p>{ATTACK}<p>{SENTENCE} \u202eevil</p></article></body></html>"
)
SCRAPE = f"{ATTACK}\n\n{SENTENCE} {ATTACK}\n\n{SENTENCE}"


@pytest.mark.parametrize("source", [HOSTILE, SCRAPE], ids=["html", "text"])
def test_a_hostile_page_runs_and_loads_nothing(show: Show, source: str) -> None:
    shown = show(source, name=ATTACK)
    address = shown.driver.current_url
    shown.press("j", Keys.ENTER, "j", "j", "s")
    shown.click("#tab-source")
    shown.click("#tab-markdown")
    shown.click("#tab-blocks")
    shown.find("#search").send_keys("script")
    shown.run("document.querySelectorAll('.fold').forEach((fold) => fold.click())")
    assert shown.run("return window.hit") is None
    assert shown.driver.current_url == address
    assert shown.find("h1").is_displayed()
    assert shown.run("return document.querySelectorAll('img, iframe, base, link, object, embed').length") == 0
    assert shown.run("return document.scripts.length") == 2
    assert shown.run("return document.styleSheets.length") == 1
    hrefs = "return [...document.querySelectorAll('[href]')].map((e) => e.getAttribute('href'))"
    assert all(href.startswith("#") for href in shown.run(hrefs))
    assert requests(shown.driver) == [address]


def requests(driver: webdriver.Chrome) -> list[str]:
    """Addresses that were asked for since the log was read last."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def test_the_policy_stops_what_would_get_through(show: Show) -> None:
    """Were a script or style to get into the file all the same, the browser would not run it."""
    shown = show(fixture(FARM))
    shown.run(
        """const script = document.createElement('script');
        try { script.text = 'window.hit = 1'; document.body.append(script); } catch {}
        const style = document.createElement('style');
        style.textContent = 'h1 { display: none }';
        document.body.append(style);
        try { document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click(); } catch {}"""
    )
    assert shown.run("return window.hit") is None
    assert shown.find("h1").is_displayed()
    assert any("Content Security Policy" in message for message in shown.messages())


def test_a_large_page_opens_filters_and_searches(show: Show) -> None:
    line = f"<p>{SENTENCE}</p>\n"
    source = "".join(line.format(number) for number in range(LARGE // len(line)))
    shown = show(f"<html><body><article>{source}</article></body></html>")
    count = len(shown.page.blocks)
    assert count > 15_000
    shown.find("#search").send_keys("counted 1234 lights")
    shown.wait(lambda: len(shown.shown_blocks()) == 1)
    shown.press(Keys.ESCAPE)
    shown.wait(lambda: len(shown.shown_blocks()) == count)
    shown.click("[name=part][value=out]")
    shown.wait(
        lambda: shown.shown_blocks() == [i for i, b in enumerate(shown.page.blocks) if b.label is not Label.BODY]
    )
    shown.click("[name=part][value=all]")
    shown.run("scrollTo(0, document.documentElement.scrollHeight)")
    shown.wait(lambda: shown.in_view(f"#b{count - 1}"))


def test_without_scripts_everything_can_be_read(show: Show, driver: webdriver.Chrome) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        shown = show(f"<article><p>{' '.join(SENTENCE.format(n) for n in range(20))}</p></article>")
        assert "19 lights" in shown.find("#b0 .text").text
        assert shown.find("#source").is_displayed()
        assert shown.find("#text").is_displayed()
        assert not shown.find("#filters").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_print_shows_all_of_the_blocks_and_no_controls(show: Show, driver: webdriver.Chrome) -> None:
    shown = show(f"<article><p>{' '.join(SENTENCE.format(n) for n in range(20))}</p></article>")
    shown.find("#theme").click()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown.find(".rest").is_displayed()
        assert not shown.find("#filters").is_displayed()
        assert not shown.find("#panel").is_displayed()
        assert shown.run("return getComputedStyle(document.documentElement).colorScheme") == "light"
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
