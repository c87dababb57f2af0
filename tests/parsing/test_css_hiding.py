"""Styles that hide what stands in the markup, and those that only look as if they did."""

from __future__ import annotations

import pytest

from cleanpage.lexicon import tags as t
from cleanpage.parsing.css_hiding import hidden_names, hiding_flags

INNOCENT_STYLES = [
    "",
    "display:block",
    "visibility:visible",
    "color:#333",
    "color:#fffaf0",
    "color:#ffff00",
    "background-color:#fff",
    "background-color:white",
    "border-color:transparent",
    "margin-left:-20px",
    "top:-40px",
    "left:9999px",
    "font-size:10px",
    "font-size:0.9em",
    "font-size:1.1rem",
    "line-height:0",
    "min-width:0",
    "border-width:1px",
    "width:100%",
    "height:12px",
    "opacity:0.5",
    "opacity:.9",
    "opacity:1",
    "opacity:1.0",
    "font-size:1em",
    "font-size:1rem !important",
    "width:1%",
    "height:1em",
    "height:",
    "fill-opacity:0",
    "transform:scale(0.9)",
    "transform:translateX(-50%)",
    "z-index:-9999",
]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : None",
        "color:red; display:none !important;",
        "visibility: hidden",
        "visibility:collapse",
    ],
)
def test_what_a_script_may_show_is_hidden(style: str) -> None:
    assert hiding_flags(style) == t.HIDDEN


@pytest.mark.parametrize(
    "style",
    [
        "left:-9999px", "position: absolute; LEFT: -5000px", "top:-1500px", "text-indent:-9999px", "margin:-3000px 0 0",
        "margin-left:-999em", "right : -12000px !important", "transform:translateX(-9999px)", "transform: scale(0)",
        "font-size:0", "font-size:1px", "font-size: 0.0em", "font-size:0 !important", "height:0;overflow:hidden",
        "width:1px;height:1px", "max-height:0", "max-width:0px", "opacity:0", "opacity: 0.0", "clip:rect(0,0,0,0)",
        "clip-path: inset(50%)", "color:#fff", "color: WHITE", "color:#ffffff !important", "color:transparent",
        "color:rgb(255, 255, 255)", "color: rgba(10, 10, 10, 0)",
    ],
)  # fmt: skip
def test_what_no_reader_can_see_is_cloaked(style: str) -> None:
    assert hiding_flags(style) == t.CLOAKED


@pytest.mark.parametrize("style", INNOCENT_STYLES)
def test_what_readers_see_sets_no_flag(style: str) -> None:
    assert hiding_flags(style) == 0


def test_one_hiding_declaration_among_innocent_ones_is_enough() -> None:
    innocent = "color: #333; margin-left: -20px; line-height: 0"
    assert hiding_flags(innocent) == 0
    assert hiding_flags(f"{innocent}; left: -9999px; {innocent}") == t.CLOAKED


@pytest.mark.parametrize(
    "sheet",
    [
        ".x1{display:none}",
        "#x1 { position: absolute; left: -4000px }",
        "div.x1{opacity:0}",
        "div#x1{\n  font-size: 0;\n}",
        ".a, .x1, .b {visibility:hidden}",
        "p{margin:0}\n.x1{text-indent:-9999px}",
        ".x1{color:red} .x1{display:none}",
        "/* .x1{color:red} */ .x1 {display:none}",
        ".x1/* the box */{display:none}",
        "@media print{p{margin:0}} .x1{display:none}",
        "@charset 'utf-8';.x1{display:none}",
        ".x1{display:none;",
        ".x12{color:red}.x1{display:none}",
        ".x1{display:none",
    ],
)
def test_a_rule_for_the_bare_name_hides_it(sheet: str) -> None:
    assert "x1" in hidden_names([sheet])


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "x1",
        ".x1{display:block}",
        ".x1{margin:0}",
        ".x12{display:none}",
        ".ax1{display:none}",
        "x1{display:none}",
        ".menu .x1{display:none}",
        ".x1.closed{display:none}",
        ".x1:hover{display:none}",
        ".x1 p{display:none}",
        ".x1>p{display:none}",
        "p{display:none} .x1{color:red}",
        "/* .x1{display:none} */",
        "@media print{.x1{display:none}}",
        "@media print{p{margin:0} .x1{display:none}}",
        "@supports (display:grid){.x1{display:none}}",
        "p{background:url(.x1)} q{display:none}",
    ],
)
def test_any_other_rule_does_not(sheet: str) -> None:
    assert "x1" not in hidden_names([sheet])


def test_every_sheet_of_the_page_counts() -> None:
    assert hidden_names(["p{margin:0}", ".one{display:none}", ".two{display:none}"]) == {"one", "two"}


@pytest.mark.parametrize("sheet", [".x1 " * 200_000, ".x1{" * 200_000, "/*" * 200_000, "}" * 200_000, "a,b;" * 200_000])
def test_a_long_sheet_without_an_end_hides_nothing(sheet: str) -> None:
    assert not hidden_names([sheet])
