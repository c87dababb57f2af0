"""Phrases of boilerplate, by what they are there for, and titles of error pages.

A phrase is weak evidence: `CATEGORIES` become features of the lines of text scrapes, beside many others. Titles of
error pages are a rule of the selection, together with how little such a page says.

Compiled 2026-11-21 from the interface words of common publishing systems and consent dialogs. Each list is a tuple of
regular expressions for `re.IGNORECASE`.
"""

from __future__ import annotations

from typing import Final

# Copyright notices: "© 2024 Example", "All rights reserved".
COPYRIGHT: Final = (
    r"©",
    r"\(c\) ?\d{4}",
    r"\bcopyright\b",
    r"all rights reserved",
    r"alle rechte vorbehalten",
    r"tous droits réservés",
    r"todos los derechos reservados",
    r"todos os direitos reservados",
    r"tutti i diritti riservati",
    r"все права защищены",
    r"版权(?:所有|声明)",
    r"版權(?:所有|聲明)",
    r"保留所有权利",
    r"著作権",
    r"無断転載",
    r"무단\s?전재",
    r"저작권",
)

# Consent to cookies, privacy and terms.
CONSENT: Final = (
    r"\bcookies?\b",
    r"privacy policy",
    r"terms (?:of|and) (?:use|service|conditions)",
    r"datenschutz",
    r"confidentialité",
    r"privacidad",
    r"privacidade",
    r"隐私(?:政策|声明)",
    r"隱私權",
    r"プライバシーポリシー",
    r"개인정보",
)

# Calls to act: subscribe, sign in, share, follow, download the app.
CALL: Final = (
    r"\bsubscribe\b",
    r"\bnewsletter\b",
    r"sign (?:in|up)\b",
    r"\blog ?in\b",
    r"\bshare (?:this|on|via)\b",
    r"\bfollow us\b",
    r"\badd to (?:cart|bag|basket|wish ?list)\b",
    r"\bdownload (?:the|our) app\b",
    r"\bclick here\b",
    r"\babonnieren\b",
    r"\bs'abonner\b",
    r"\bsuscr[ií]b",
    r"\bподпис",
    r"分享(?:到|至)",
    r"扫码",
    r"掃碼",
    r"关注我们",
    r"登录",
    r"登錄",
    r"登入",
    r"注册",
    r"註冊",
    r"会員登録",
    r"ログイン",
    r"로그인",
    r"구독",
)

# Pointers elsewhere: read more, related, previous, next, back to top.
POINTER: Final = (
    r"\bread (?:more|next|also)\b",
    r"\brelated (?:articles?|posts?|stories|news|products?|content)\b",
    r"\b(?:previous|next) (?:post|article|page|story)\b",
    r"\bback to top\b",
    r"\bview (?:all|more)\b",
    r"\bsee (?:all|more)\b",
    r"\bshow more\b",
    r"\blearn more\b",
    r"\bskip to\b",
    r"you (?:may|might) also",
    r"\bmehr lesen\b",
    r"\blire (?:aussi|la suite)\b",
    r"\bleer más\b",
    r"\bчитайте также\b",
    r"相关(?:阅读|文章|新闻|推荐)",
    r"相關(?:閱讀|文章|新聞|推薦)",
    r"(?:上|下)一[篇页]",
    r"上一篇",
    r"下一篇",
    r"返回(?:顶部|首页|列表)",
    r"更多(?:>|»|内容|新闻)",
    r"関連記事",
    r"続きを読む",
    r"관련\s?기사",
    r"(?:延伸|推荐)阅读",
    r"延伸閱讀",
    r"热门(?:推荐|文章|新闻)",
    r"阅读排行",
    r"点击排行",
)

# Prompts to comment.
COMMENT: Final = (
    r"\bleave a (?:reply|comment)\b",
    r"\bpost a comment\b",
    r"\b\d+ comments?\b",
    r"\breport (?:this )?comment\b",
    r"\bkommentare?\b",
    r"\bcommentaires?\b",
    r"\bcomentarios?\b",
    r"网友评论",
    r"網友評論",
    r"发表评论",
    r"發表評論",
    r"我要评论",
    r"(?:文明|理性).{0,4}(?:文明|理性)?.{0,2}发言",
    r"文明上[网網]理性[发發]言",
    r"评论服务协议",
    r"評論服務協議",
    r"コメントする",
    r"댓글",
)

# Advertising and its disclosure.
ADVERTISING: Final = (
    r"\badvert(?:isement|ising|iser)s?\b",
    r"\bsponsored\b",
    r"\bpromoted\b",
    r"\baffiliate\b",
    r"\banzeige\b",
    r"\bpublicité\b",
    r"\bpublicidad\b",
    r"\bреклама\b",
    r"广告",
    r"廣告",
    r"スポンサー",
    r"광고",
)

# Prices and shop controls.
COMMERCE: Final = (
    r"[$€£¥￥]\s?\d",
    r"\d\s?[€£]",
    r"\bfree shipping\b",
    r"\bin stock\b",
    r"\bout of stock\b",
    r"\bsold out\b",
    r"\bcheckout\b",
    r"\bquantity\b",
    r"\bsku\b",
    r"\breturns?\b.{0,12}\b(?:policy|shipping)\b",
    r"\bdelivery\b",
    r"购物车",
    r"送料",
    r"カート",
)

# Titles of error pages: the number, or the words for "not found", "no access", "out of service".
ERROR_TITLES: Final = (
    r"^(?:error\s*)?(?:40[0-9]|41[0-9]|50[0-4])\b",
    r"\berror 40\d\b",
    r"\b(?:page|site|file) (?:was |is |could )?not (?:be )?found\b",
    r"^not found\b",
    r"\bpage (?:does not|doesn.t) exist\b",
    r"\baccess denied\b",
    r"^forbidden\b",
    r"^service unavailable\b",
    r"\bseite nicht gefunden\b",
    r"\bpage (?:non trouvée|introuvable)\b",
    r"\bpágina no encontrada\b",
    r"\bpágina não encontrada\b",
    r"\bpagina non trovata\b",
    r"\bстраница не найдена\b",
    r"\bsayfa bulunamadı\b",
    r"\bhalaman tidak ditemukan\b",
    r"\bkhông tìm thấy trang\b",
    r"(?:页面|网页|您访问的页面).{0,6}(?:不存在|找不到|未找到)",
    r"(?:頁面|網頁).{0,6}(?:不存在|找不到)",
    r"找不到(?:该|您|這|这)?.{0,4}(?:页|頁)",
    r"ページが見つかりません",
    r"페이지를 찾을 수 없",
    r"ไม่พบหน้า",
)

CATEGORIES: Final = {
    "copyright": COPYRIGHT,
    "consent": CONSENT,
    "call to act": CALL,
    "pointer": POINTER,
    "comment prompt": COMMENT,
    "advertising": ADVERTISING,
    "commerce": COMMERCE,
}
