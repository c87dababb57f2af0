"""What `<title>` says instead of a headline. Knowledge only, no logic.

Source: written down by hand on 2026-11-22, after the first words of the `<title>` of front pages in the languages that
sites use most.
"""

from __future__ import annotations

from typing import Final

# First pieces of titles, in lower case, that say no more than that this is the front page. The site's name follows.
HOME_TITLES: Final = frozenset(
    (
        "home", "homepage", "home page", "main page", "index", "welcome", "start", "startseite", "accueil",
        "page d'accueil", "inicio", "início", "página inicial", "página principal", "pagina iniziale", "startpagina",
        "hjem", "forside", "startsida", "etusivu", "strona główna", "domů", "kezdőlap", "acasă", "ana sayfa",
        "anasayfa", "beranda", "trang chủ", "главная", "главная страница", "головна", "αρχική", "首页", "首頁", "主页",
        "ホーム", "トップ", "トップページ", "홈", "메인", "หน้าแรก", "الرئيسية", "דף הבית",
    )
)  # fmt: skip
