"""Bylines as newspapers and blogs print them, language by language: one page for each convention."""

from __future__ import annotations

import pytest
from lxml import etree

from cleanpage.metadata import find_metadata
from cleanpage.page import Metadata
from cleanpage.parsing.html_parser import read_tree

TEXT = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. " * 4


def page(language: str, *lines: str) -> Metadata:
    body = "".join(f"<p>{line}</p>" for line in lines)
    source = f'<html lang="{language}"><h1>Lorem ipsum</h1>{body}<p>{TEXT}</p><p>{TEXT}</p></html>'
    return find_metadata(read_tree(etree.fromstring(source, etree.HTMLParser())))


@pytest.mark.parametrize(
    ("language", "author", "byline", "date"),
    [
        ("zh", "张小明", "作者：张小明", "2024年1月11日"),
        ("zh", "王小明", "文／王小明", "發佈時間：2024-01-11"),
        ("zh", "陳大文", "記者陳大文／台北報導", "2024/01/11 09:30"),
        ("ja", "山田太郎", "執筆：山田太郎", "2024年1月11日"),
        ("ja", "山田太郎", "文・山田太郎", "公開日：2024.01.11"),
        ("ja", "山田太郎", "取材・文＝山田太郎", "令和6年1月11日"),
        ("ja", "山田太郎", "ライター：山田太郎", "更新日：2024年1月12日 公開日：2024年1月11日"),
        ("ko", "박서윤", "박서윤 기자", "입력 2024.01.11 10:30"),
        ("ko", "박서윤", "[서울=예시] 박서윤 기자", "기사입력 2024.01.11. 오전 10:30"),
        ("ko", "박서윤", "작성자: 박서윤", "등록 2024-01-11 10:30 수정 2024-01-12 11:00"),
        ("ru", "Иван Петров", "Автор: Иван Петров", "11 янв. 2024 г."),
        ("ru", "Иван Петров", "Корреспондент: Иван Петров", "Дата публикации: 11 января 2024 года"),
        ("uk", "Іван Петренко", "Автор: Іван Петренко", "11 січня 2024"),
        ("bg", "Иван Петров", "Автор: Иван Петров", "11 януари 2024"),
        ("es", "María Ejemplo", "Redacción: María Ejemplo", "Actualizado 12 ene. 2024 Publicado 11 ene. 2024"),
        ("fr", "Jeanne Exemple", "Propos recueillis par Jeanne Exemple", "Publié le 11 janvier 2024 à 10h30"),
        ("de", "Hans Muster", "Ein Artikel von Hans Muster", "Stand: 11.01.2024, 10:30 Uhr"),
        ("pt", "João Exemplo", "Por João Exemplo", "Publicado em 11/01/2024 às 10h30"),
        ("it", "Mario Esempio", "di Mario Esempio", "giovedì 11 gennaio 2024"),
        ("tr", "Ayşe Örnek", "Haber: Ayşe Örnek", "Giriş Tarihi: 11.1.2024 10:30"),
        ("tr", "Ayşe Örnek", "Yazar: Ayşe Örnek", "11 Oca 2024"),
        ("pl", "Jan Przykładowy", "Napisane przez Jan Przykładowy", "11 sty 2024"),
        ("vi", "Nguyễn Văn An", "Người viết: Nguyễn Văn An", "Ngày 11 tháng 1 năm 2024"),
        ("id", "Budi Contoh", "Ditulis oleh Budi Contoh", "Kamis, 11 Jan 2024 10:30 WIB"),
        ("nl", "Jan Voorbeeld", "Door Jan Voorbeeld", "Gepubliceerd op 11 januari 2024"),
        ("sv", "Anna Exempel", "Text: Anna Exempel", "Publicerad 11 januari 2024"),
        ("fi", "Anna Esimerkki", "Kirjoittaja: Anna Esimerkki", "Julkaistu 11.1.2024"),
        ("cs", "Jan Příklad", "Autor: Jan Příklad", "Publikováno 11. 1. 2024"),
        ("hu", "Kovács Példa", "Szerző: Kovács Példa", "2024. január 11."),
        ("ro", "Ion Exemplu", "Scris de Ion Exemplu", "11 ianuarie 2024"),
        ("el", "Γιάννης Παράδειγμα", "Συντάκτης: Γιάννης Παράδειγμα", "11 Ιανουαρίου 2024"),
        ("ar", "محمد علي", "بقلم: محمد علي", "نشر في 11 يناير 2024"),
        ("he", "דוד כהן", "מאת: דוד כהן", "11 בינואר 2024"),
        ("hi", "राम कुमार", "लेखक: राम कुमार", "11 जनवरी 2024"),
    ],
)
def test_author_and_day(language: str, author: str, byline: str, date: str) -> None:
    found = page(language, byline, date)
    assert (found.author, found.date) == (author, "2024-01-11")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("tr", "Son güncelleme: 12.01.2024"),
        ("pl", "Aktualizacja: 12 stycznia 2024"),
        ("vi", "Cập nhật lúc 12/01/2024"),
        ("ja", "最終更新：2024年1月12日"),
        ("ko", "최종수정 2024.01.12"),
        ("ru", "Обновлено: 12 января 2024"),
        ("it", "Ultimo aggiornamento: 12 gennaio 2024"),
    ],
)
def test_day_of_a_change(language: str, line: str) -> None:
    assert page(language, line).modified == "2024-01-12"
