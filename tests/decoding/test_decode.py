"""Bytes to text: which evidence wins, and that nothing raises."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.decoding.decode import codec_of, decode, from_text
from cleanpage.page import WarningCode

CHINESE = "县里的邮局在老街尽头，每天上午九点开门，下午五点关门，排队的人总是很多。" * 6
TRADITIONAL = "郵局在老街的盡頭，每天上午九點開門，下午五點關門，排隊的人總是很多。" * 6
JAPANESE = "郵便局は古い通りの終わりにあり、毎朝九時に開きます。列はいつも長いです。" * 6
KOREAN = "우체국은 옛 거리 끝에 있고 매일 아침 아홉 시에 문을 엽니다. 줄은 늘 깁니다. " * 6
RUSSIAN = "Почта стоит в конце старой улицы и открывается каждый день в девять часов утра. " * 6
THAI = "ที่ทำการไปรษณีย์อยู่สุดถนนสายเก่า เปิดทุกวันเวลาเก้าโมงเช้า " * 6

# Every byte but those of ASCII, in an order that no language has.
NOISE = bytes(128 + 89 * i % 128 for i in range(128))

SETTINGS = settings(deadline=None, max_examples=150)
PLAIN_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1b\ufeff"))


def declare(charset: str, text: str) -> str:
    return f'<meta charset="{charset}"><p>{text}</p>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_beats_everything(codec: str) -> None:
    text = declare("windows-1252", CHINESE)
    found = decode(("\ufeff" + text).encode(codec), header="big5")
    assert (found.text, found.encoding, found.source) == (text, codec, "byte order mark")
    assert found.utf8 == text.encode()


@pytest.mark.parametrize("charset", ["gbk", "iso-8859-1", "shift_jis", "no-such-charset"])
def test_valid_utf8_beats_what_the_page_says(charset: str) -> None:
    text = declare(charset, CHINESE)
    found = decode(text.encode(), header=charset)
    assert (found.text, found.encoding, found.source, found.warnings) == (text, "utf-8", "valid", ())


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
    assert (found.text, found.source, found.warnings) == (page, "declared", ())
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
    assert (found.text, found.source) == (page, "header")


def test_a_header_that_the_bytes_contradict_loses_to_the_markup() -> None:
    page = declare("gbk", CHINESE)
    found = decode(page.encode("gbk"), header="euc-jp")
    assert (found.text, found.source) == (page, "declared")


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


def test_replacement_characters_do_not_make_a_page_utf8() -> None:
    data = (
        declare("windows-1252", "Le caf\xe9 de l'\xe9t\xe9").encode("latin-1")
        + "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd".encode()
    )
    assert "Le café de l'été" in decode(data).text


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


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, TRADITIONAL, JAPANESE, KOREAN, RUSSIAN, THAI])
@pytest.mark.parametrize("form", ["{}", "<p>{}</p>\n"])
def test_utf16_without_a_byte_order_mark_is_seen_with_little_markup(form: str, text: str, codec: str) -> None:
    page = form.format(text)
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize(
    "page", ["one\0two", "one\0two\nthree", "<p>A walk\0 by the sea</p>" * 30, "ab\0\0" * 9, "\0" * 99]
)
def test_a_few_nuls_do_not_make_utf16(page: str) -> None:
    assert decode(page.encode()).text == page


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (CHINESE, "gbk"),
        (CHINESE + "㐂𠮷", "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc-kr"),
        (KOREAN + "똠방각하", "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (THAI, "cp874"),
        ("“It’s a café – the Zürich one…”", "cp1252"),
        ("Het is € 5,–", "cp1252"),
        ("Zażółć gęślą jaźń, powiedział król. ", "cp1250"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy. ", "cp1250"),
        ("Árvíztűrő tükörfúrógép. ", "cp1250"),
        ("Pijamalı hasta yağız şoföre çabucak güvendi. ", "cp1254"),
        ("Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ", "cp1253"),
        ("סניף הדואר נמצא בסוף הרחוב הישן ונפתח כל בוקר בתשע. ", "cp1255"),
        ("كتب الولد درسه في البيت ثم خرج إلى الحديقة. ", "cp1256"),
        ("Glāžšķūņa rūķīši dzērumā čiepj. ", "cp1257"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_reported(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert found.text == text
    assert WarningCode.ENCODING_GUESSED in found.warnings


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_a_declaration_that_makes_mojibake_loses(declared: str, text: str, codec: str) -> None:
    page = declare(declared, text)
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize("text", ["It\x92s open", "caf\xe9 ol\xe9", "\x93Yes\x94 \x96 he said"])
def test_windows_1252_under_a_declaration_of_utf8_is_read_as_what_it_is(text: str) -> None:
    data = b"<meta charset=utf-8>" + text.encode("latin-1")
    assert decode(data).text == data.decode("cp1252")


@pytest.mark.parametrize("declaration", ["", "<meta charset=utf-8>"])
def test_a_good_sequence_and_a_bad_byte_are_utf8(declaration: str) -> None:
    found = decode(declaration.encode() + b"caf\xc3\xa9 and \xff")
    assert found.text == f"{declaration}café and \ufffd"
    assert WarningCode.UNDECODABLE_BYTES in found.warnings


def test_a_single_rare_character_does_not_unmake_a_declaration() -> None:
    page = declare("gbk", "镕")
    assert decode(page.encode("gbk")).text == page


@pytest.mark.parametrize(
    "quoted",
    [
        '<!-- <meta charset="big5"> -->',
        """<script>document.write('<meta charset="big5">')</script>""",
        '<script src="a.js" charset="big5"></script>',
        '<style>@charset "big5"; a { content: "<meta charset=big5>" }</style>',
        '<meta name="description" content="what charset=big5 means">',
        "<p>charset=big5</p>",
        '<form accept-charset="big5"></form>',
    ],
)
def test_what_is_quoted_is_no_declaration(quoted: str) -> None:
    page = quoted + "<p>café</p>"
    assert decode(page.encode("cp1252")).source == "guessed"


def test_of_several_declarations_the_first_that_fits_is_taken() -> None:
    page = '<meta charset="euc-kr"><meta charset="nonsense"><meta charset="gbk">' + CHINESE
    found = decode(page.encode("gbk"))
    assert (found.text, found.source) == (page, "declared")


def test_a_declaration_after_a_long_script_is_seen() -> None:
    page = f"<script>{'x = 1;' * 1000}</script><meta charset=windows-1251>{'ы'}"
    assert decode(page.encode("cp1251")).text == page


@pytest.mark.parametrize(
    ("text", "codec"), [(CHINESE, "gbk"), (TRADITIONAL, "big5"), (JAPANESE, "cp932"), (KOREAN, "cp949")]
)
@pytest.mark.parametrize("label", ["", "utf-8"])
def test_a_cut_inside_a_character_costs_that_character_alone(label: str, text: str, codec: str) -> None:
    page = declare(label, text.strip("。. "))
    data = page.replace("</p>", "").encode(codec)[:-1]
    found = decode(data)
    assert found.text[:-2] == page.replace("</p>", "")[: len(found.text) - 2]
    assert WarningCode.UNDECODABLE_BYTES in found.warnings


def test_a_page_whose_text_is_ascii_is_read_by_its_attributes_and_scripts() -> None:
    page = f'<p>Home</p><img alt="{CHINESE}"><script>var a = "{CHINESE}"</script>'
    assert decode(page.encode("gbk")).text == page


def test_text_after_much_ascii_is_found() -> None:
    page = f"<script>{'x = 1;' * 100_000}</script><p>{CHINESE}</p>"
    assert decode(page.encode("gbk")).text == page


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        (b"\xad\xa1\xa4\xa2\xad\xea", "euc-jp", "①あ㈱"),
        (b"\x1b$B\x2d\x21\x24\x22\x1b(B.", "iso-2022-jp", "①あ."),
        (b"\x1b$B\x24\x22\x1b(I\x31\x1b(B", "iso-2022-jp", "あｱ"),
        (b"\x80 5,00 \xd4\xaa", "gbk", "€ 5,00 元"),
    ],
)
def test_characters_that_pages_have_beyond_the_standard_are_read(data: bytes, label: str, text: str) -> None:
    found = decode(data, header=label)
    assert (found.text, found.warnings) == (text, ())


def test_declared_escapes_of_japanese_are_read() -> None:
    page = declare("iso-2022-jp", JAPANESE)
    found = decode(page.encode("iso2022_jp"))
    assert found.text == page


@pytest.mark.parametrize("declared", ["", "utf-8", "euc-jp", "iso-8859-1"])
def test_undeclared_escapes_of_japanese_are_read(declared: str) -> None:
    page = declare(declared, JAPANESE)
    found = decode(page.encode("iso2022_jp"))
    assert (found.text, found.source) == (page, "guessed")


def test_japanese_escapes_that_a_cut_leaves_open_are_read() -> None:
    assert decode(JAPANESE.encode("iso2022_jp")[:81]).text == JAPANESE[:39]


@pytest.mark.parametrize("noise", ["\x1b[31mred\x1b[0m", "\x1b$B", "price \x1b$ 5", "\x1b$Babc\n"])
def test_escapes_of_a_terminal_are_no_japanese(noise: str) -> None:
    assert decode(noise.encode()).text == noise


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
    assert decode(NOISE).source == "guessed"


def test_a_name_that_no_codec_has_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chardet.detect", lambda data: {"encoding": "ISO-2022-CN"})
    found = decode(NOISE)
    assert (found.encoding, found.source) == ("cp1252", "fallback")


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


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16"])
def test_bytes_may_be_of_any_type(codec: str) -> None:
    data = declare(codec, CHINESE).encode(codec)
    assert decode(bytearray(data)) == decode(memoryview(data)) == decode(data)
    assert decode(memoryview(b"x".join([data, data]))[: len(data)]) == decode(data)
    assert type(decode(bytearray(data)).utf8) is bytes


def test_a_changed_bytearray_changes_no_text() -> None:
    data = bytearray(b"<p>one</p>")
    found = decode(data)
    data[:] = b"-" * len(data)
    assert found.text == "<p>one</p>"


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16"])
def test_what_is_beyond_the_limit_is_not_decoded_and_told(codec: str) -> None:
    text = f"<p>{CHINESE}</p>" * 3
    data = text.encode(codec)
    found = decode(data, max_bytes=len(data) // 2)
    assert text.startswith(found.text)
    assert WarningCode.TRUNCATED in found.warnings
    assert decode(data, max_bytes=len(data)) == decode(data)


def test_the_limit_of_decoded_text_is_in_bytes_of_utf8() -> None:
    assert from_text("雪山", max_bytes=6) == from_text("雪山")
    found = from_text("雪山", max_bytes=5)
    assert (found.text, found.warnings) == ("雪", (WarningCode.TRUNCATED,))
