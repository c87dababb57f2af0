"""Lines that are bylines, and lines that are not."""

from __future__ import annotations

import pytest

from cleanpage.metadata.values.bylines import Byline, BylineParts, parse_byline, parse_parts


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("來源:人民日報客戶端", Byline(source="人民日報客戶端")),
        ("发布时间:2024-01-11 11:16:00来源: 光明日报", Byline(source="光明日报", date="2024-01-11")),
        ("来源: 编辑:某某 2025-03-10 12:48:46 查看数:0", Byline(date="2025-03-10", editors=("某某",))),
        ("■据人民网", Byline(source="人民网")),
        ("[責任編輯:楊永青]", Byline(editors=("楊永青",))),
        ("（记者 胡晓蓉）", Byline(author="胡晓蓉")),
        ("本报记者 刘国栋 周炜 北京报道", Byline(author="刘国栋; 周炜")),
        ("作者:徐 暢,系某省研究中心研究員", Byline(author="徐暢")),
        ("字號", Byline()),
        ("10 comments", Byline()),
        (
            "By Jane Doe and John Roe | March 3, 2024",
            Byline(author="Jane Doe; John Roe", date="2024-03-03"),
        ),
        ("Von Hans Muster - 5. Januar 2024", Byline(author="Hans Muster", date="2024-01-05")),
        ("Par Jeanne Exemple", Byline(author="Jeanne Exemple")),
        ("Por María Ejemplo", Byline(author="María Ejemplo")),
        ("Source: Reuters", Byline(source="Reuters")),
        ("Last updated on 5 April 2024 · 6 min read", Byline(modified="2024-04-05")),
        ("Photo by Jane Doe", Byline(editors=("Jane Doe",))),
        (
            "2012-08-21 09:14 来源:江滨日报 作者:赵启明 打印 【大 中 小】",
            Byline(author="赵启明", source="江滨日报", date="2012-08-21"),
        ),
        ("字号：【大】【中】【小】 打印", Byline()),
        ("(责任编辑:孙丽)", Byline(editors=("孙丽",))),
        ("글 박서윤 기자", Byline(author="박서윤")),
        ("글·사진 박서윤 기자", Byline(author="박서윤")),
        ("박서윤·김철수 기자 seoyun@example.com", Byline(author="박서윤; 김철수")),
        ("입력 2019.04.22 10:30 박서윤 기자", Byline(author="박서윤", date="2019-04-22")),
    ],
)
def test_lines_that_are_metadata(line: str, byline: Byline) -> None:
    assert parse_byline(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "消息来源：记者采访时获悉，昨日气温下降。",
        "记者从市政府获悉，今年的计划来源于财政",
        "收入的主要来源是旅游业",
        "By the time he left, the river had risen",
        "By Monday, everything was gone",
        "By June Everything Had Changed",
        "Text size",
        "Haber Merkezi",
        "Stand by Me",
        "Sort by Relevance",
        "The report was written by Jane Doe in March 2024.",
        "2024年1月11日，某市举行了会议",
        "On March 3, 2024, the council met in the town hall",
        "Por ejemplo",
        "Von Anfang an",
        "15 minutes",
        "小",
        "1. Introduction",
        "사회부 기자",
        "기자 회견",
        "박서윤 기자는 어제 이렇게 썼다",
        "Home",
        "",
        "来源" * 200,
    ],
)
def test_lines_that_are_not(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "作者:徐畅 审核:周慧敏 编辑:孙丽 2024-01-11",
            BylineParts(("徐畅",), ("孙丽",), ("周慧敏",), date="2024-01-11", count=4),
        ),
        ("Jane Doe | March 3, 2024", BylineParts(date="2024-03-03", count=1, rest=("Jane Doe",))),
        ("A day out", BylineParts(rest=("A day out",))),
        ("", None),
        ("By Jane Doe. " * 20, None),
    ],
)
def test_every_part_of_a_line_is_kept(line: str, parts: BylineParts | None) -> None:
    assert parse_parts(line) == parts
