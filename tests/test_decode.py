"""Bytes to text: which evidence wins, and that nothing raises."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.decode import codec_of, decode, from_text
from cleanpage.page import WarningCode

CHINESE = "县里的邮局在老街尽头，每天上午九点开门，下午五点关门，排队的人总是很多。" * 6
TRADITIONAL = "郵局在老街的盡頭，每天上午九點開門，下午五點關門，排隊的人總是很多。" * 6
JAPANESE = "郵便局は古い通りの終わりにあり、毎朝九時に開きます。列はいつも長いです。" * 6
KOREAN = "우체국은 옛 거리 끝에 있고 매일 아침 아홉 시에 문을 엽니다. 줄은 늘 깁니다. " * 6
RUSSIAN = "Почта стоит в конце старой улицы и открывается каждый день в девять часов утра. " * 6
THAI = "ที่ทำการไปรษณีย์อยู่สุดถนนสายเก่า เปิดทุกวันเวลาเก้าโมงเช้า " * 6

SETTINGS = settings(deadline=None, max_examples=150)
PLAIN_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1b\ufeff"))


def declare(charset: str, text: str) -> str:
    return f'<meta charset="{charset}"><p>{text}</p>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_beats_everything(codec: str) -> None:
    text = declare("windows-1252", CHINESE)
    found = decode(("\ufeff" + text).encode(codec), header="big5")
    assert (found.text, found.encoding, found.evidence) == (text, codec, "byte order mark")
    assert found.utf8 == text.encode()


@pytest.mark.parametrize("charset", ["gbk", "iso-8859-1", "shift_jis", "no-such-charset"])
def test_valid_utf8_beats_what_the_page_says(charset: str) -> None:
    text = declare(charset, CHINESE)
    found = decode(text.encode(), header=charset)
    assert (found.text, found.encoding, found.evidence, found.warnings) == (text, "utf-8", "valid", ())


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("gb2312", "gb18030", CHINESE + "镕"),
        ("GBK", "gb18030", CHINESE + "镕"),
        ("gb18030", "gb18030", CHINESE + "㐂"),
        ("big5", "big5hkscs", TRADITIONAL + "峯"),
        ("Shift_JIS", "cp932", JAPANESE + "①"),
        ("euc-jp", "euc_jp", JAPANESE),
        ("euc-kr", "cp949", KOREAN + "똠"),
        ("ks_c_5601-1987", "cp949", KOREAN),
        ("windows-1251", "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("tis-620", "cp874", THAI),
        ("iso-8859-1", "cp1252", "“Straße” – 10 €"),
        ("us-ascii", "cp1252", "“Straße” – 10 €"),
        ("iso-8859-9", "cp1254", "“Ağaç” – 10 €"),
    ],
)
def test_a_declared_charset_is_read_as_browsers_do(charset: str, codec: str, text: str) -> None:
    page = declare(charset, text)
    found = decode(page.encode(codec))
    assert (found.text, found.evidence, found.warnings) == (page, "declared", ())
    assert found.utf8 == page.encode()


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0" encoding="windows-1251"?>',
        "<meta charset=windows-1251>",
        "<META CHARSET = 'Windows-1251'>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_every_form_of_declaration_is_seen(declaration: str) -> None:
    page = declaration + RUSSIAN
    assert decode(page.encode("cp1251")).text == page


def test_a_header_beats_the_markup() -> None:
    page = declare("iso-8859-1", RUSSIAN)
    found = decode(page.encode("cp1251"), header="windows-1251")
    assert (found.text, found.evidence) == (page, "header")


def test_a_header_that_the_bytes_contradict_loses_to_the_markup() -> None:
    page = declare("gbk", CHINESE)
    found = decode(page.encode("gbk"), header="euc-jp")
    assert (found.text, found.evidence) == (page, "declared")


def test_a_declaration_that_the_bytes_contradict_is_reported() -> None:
    found = decode(declare("euc-jp", CHINESE).encode("gbk"))
    assert WarningCode.ENCODING_CONTRADICTED in found.warnings
    assert CHINESE in found.text


def test_a_few_bad_bytes_do_not_make_a_page_another_encoding() -> None:
    data = declare("utf-8", CHINESE).encode() + b"\xff\xfe tail"
    found = decode(data)
    assert found.encoding == "utf-8"
    assert CHINESE in found.text
    assert found.text.endswith(" tail")
    assert found.warnings == (WarningCode.UNDECODABLE_BYTES,)


def test_a_few_bad_bytes_under_a_wrong_declaration_are_still_utf8() -> None:
    found = decode(declare("iso-8859-1", CHINESE).encode() + b"\xff")
    assert found.encoding == "utf-8"
    assert CHINESE in found.text


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    found = decode(CHINESE.encode()[:-1])
    assert found.text == CHINESE[:-1] + "\ufffd"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_seen_by_its_nuls(codec: str) -> None:
    page = "<html><body><p>A walk by the sea</p></body></html>"
    found = decode(page.encode(codec))
    assert (found.text, found.encoding) == (page, codec)


@pytest.mark.parametrize(
    ("text", "codec"), [(CHINESE, "gbk"), (JAPANESE, "shift_jis"), (RUSSIAN, "cp1251"), (KOREAN, "euc-kr")]
)
def test_an_undeclared_encoding_is_guessed_and_reported(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert found.text == text
    assert WarningCode.ENCODING_GUESSED in found.warnings


def test_declared_escapes_of_japanese_are_read() -> None:
    page = declare("iso-2022-jp", JAPANESE)
    found = decode(page.encode("iso2022_jp"))
    assert found.text == page


def test_escape_characters_alone_do_not_unmake_utf8() -> None:
    page = f"\x1b(J{CHINESE}"
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("charset", ["utf-16", "utf-16le", "utf-16be"])
@pytest.mark.parametrize("padding", ["", " "])
def test_markup_that_can_be_read_is_not_utf16_whatever_it_says(charset: str, padding: str) -> None:
    page = declare(charset, "Im Café am Fluß saß niemand, der später käme." + padding)
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize(
    "label",
    [
        "idna",
        "punycode",
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "hex",
        "rot13",
        "utf_8_sig",
        "mbcs",
    ],
)
@pytest.mark.parametrize("way", ["header", "markup"])
def test_a_codec_that_is_no_charset_of_the_web_does_no_harm(label: str, way: str) -> None:
    page = declare(label if way == "markup" else "", "Ein Café in Zürich \\u0041 +AEE-")
    found = decode(page.encode("cp1252"), header=label if way == "header" else None)
    assert found.text == page


@pytest.mark.parametrize("label", ["", " ", "\0", "no such thing", "ü", "\ud800", "x" * 10_000, "../../etc"])
def test_an_unknown_label_is_no_codec(label: str) -> None:
    assert codec_of(label) is None
    assert decode("é".encode(), header=label).text == "é"


@pytest.mark.parametrize(
    ("labels", "codec"),
    [
        ("gb2312 gb_2312 gb_2312-80 gbk x-gbk csgb2312 iso-ir-58 chinese", "gb18030"),
        ("big5 big5-hkscs cn-big5 csbig5 x-x-big5", "big5hkscs"),
        ("shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j", "cp932"),
        ("euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949", "cp949"),
        ("euc-jp x-euc-jp cseucpkdfmtjapanese", "euc_jp"),
        ("iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii us-ascii windows-1252 x-cp1252", "cp1252"),
        ("windows-1251 cp1251 x-cp1251", "cp1251"),
        ("iso-8859-9 latin5 windows-1254 x-cp1254", "cp1254"),
        ("tis-620 iso-8859-11 windows-874 dos-874", "cp874"),
        ("koi8-r koi koi8 koi8_r cskoi8r", "koi8-r"),
        ("utf-8 utf8 UTF8 unicode-1-1-utf-8 unicode11utf8", "utf-8"),
    ],
)
def test_labels_mean_what_the_encoding_standard_says(labels: str, codec: str) -> None:
    wrong = {label: codec_of(label) for label in labels.split() if codec_of(label) != codecs.lookup(codec).name}
    assert wrong == {}


@pytest.mark.parametrize(
    "name",
    """
    ascii utf-8 UTF-8-SIG Big5 GB2312 GB18030 EUC-TW EUC-JP EUC-KR CP949 Johab SHIFT_JIS CP932 ISO-2022-JP ISO-2022-KR
    HZ-GB-2312 KOI8-R MacCyrillic MacRoman IBM855 IBM866 ISO-8859-1 ISO-8859-5 ISO-8859-7 ISO-8859-9 Windows-1251
    Windows-1252 Windows-1255 TIS-620
    """.split(),
)
def test_every_name_that_chardet_gives_has_a_codec(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("chardet.detect", lambda data: {"encoding": name})
    assert decode(b"caf\xe9").evidence == "guessed"


def test_a_name_that_no_codec_has_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chardet.detect", lambda data: {"encoding": "ISO-2022-CN"})
    assert decode(b"caf\xe9").text == "café"
    assert decode(b"caf\xe9").evidence == "fallback"


@SETTINGS
@given(
    st.binary(max_size=400),
    st.none() | st.text(max_size=12) | st.sampled_from(["gbk", "utf-16", "big5", "cp932"]),
)
def test_no_bytes_and_no_header_raise(data: bytes, header: str | None) -> None:
    found = decode(data, header)
    assert found.utf8 == found.text.encode("utf-8", "replace")
    assert codecs.lookup(found.encoding)


@SETTINGS
@given(st.sampled_from(["gbk", "iso-2022-jp", "utf-16", "utf-7", "euc-jp", "utf-32"]), st.binary(max_size=200))
def test_no_bytes_raise_under_a_declaration(charset: str, data: bytes) -> None:
    found = decode(b"<meta charset=" + charset.encode() + b">" + data)
    assert found.utf8 == found.text.encode("utf-8", "replace")


@SETTINGS
@given(PLAIN_TEXT)
def test_utf8_comes_back_as_it_went(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.utf8) == (text, text.encode())


def test_decoded_text_loses_its_byte_order_mark_alone() -> None:
    assert from_text("\ufeffa\ufeffb").text == "a\ufeffb"


def test_lone_surrogates_become_question_marks() -> None:
    found = from_text("one \ud800 two \udfff")
    assert (found.text, found.utf8) == ("one ? two ?", b"one ? two ?")


@SETTINGS
@given(st.text(st.characters()))
def test_decoded_text_can_always_be_encoded(text: str) -> None:
    found = from_text(text)
    assert found.text.encode() == found.utf8
