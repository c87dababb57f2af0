"""Words around the names of authors, sources and dates. Knowledge only, no logic.

Source: compiled by hand on 2026-11-21 from what newspapers, blogs, forums and content management systems print.
Chinese words are listed in simplified and traditional script. A list may hold a phrase and a part of it; patterns are
built with the longest first.
"""

from __future__ import annotations

from typing import Final

# --- Labels in Chinese, Japanese and Korean; a colon follows ----------

# The value is one or more authors.
HAN_AUTHOR_LABELS: Final = tuple(
    """
    作者 本文作者 文章作者 原作者 原创作者 撰文 撰稿 撰稿人 执笔 執筆 供稿 供稿人 文 文字 图文 圖文 文图
    文圖 主笔 主筆 采写 采寫 発信者 著者 筆者 投稿者 整理 发布人 發布人 发布者 發布者 发帖人 楼主 樓主
    取材・文 文・写真 文・構成 構成・文 文責 寄稿 ライター 글쓴이 작성자 필자
    """.split()
)

# The value is one or more reporters. The colon may be missing after the name of the paper ("本报记者 某某").
HAN_REPORTER_LABELS: Final = tuple(
    """
    记者 記者 通讯员 通訊員 实习生 實習生 实习记者 實習記者 见习记者 見習記者 特约记者 特約記者 首席记者
    首席記者 文/记者
    """.split()
)

# The value is the paper or site that the text comes from.
HAN_SOURCE_LABELS: Final = tuple(
    """
    来源 來源 来源于 來源於 文章来源 文章來源 信息来源 信息來源 新闻来源 新聞來源 内容来源 內容來源 稿件来源
    稿件來源 稿源 来自 來自 出处 出處 转自 轉自 转载自 轉載自 文章转自 出自 原载 原載 發布單位 发布单位
    发布机构 發布機構 来源网站 媒体来源 媒體來源 信源 出典
    """.split()
)

# The value is the day of publication.
HAN_DATE_LABELS: Final = tuple(
    """
    发布时间 發布時間 发布日期 發布日期 发布于 發布於 发表于 發表於 发表时间 發表時間 发表日期 發表日期 时间
    時間 日期 刊登时间 添加时间 录入时间 创建时间 创建日期 成文日期 發稿時間 发稿时间 上传时间 发布 發布
    发表 發表 發佈時間 發佈日期 發佈 出版時間 公開日 公開日時 掲載日 掲載日時 配信 配信日時 投稿日 投稿日時
    登録日 入力日 公開 작성일 작성 입력 등록 등록일 게시일 승인 기사입력 기사등록 최초입력 게재 발행일
    """.split()
)

# The value is the day of the last change.
HAN_UPDATE_LABELS: Final = tuple(
    """
    更新时间 更新時間 更新日期 最后更新 最後更新 修改时间 修改時間 更新于 更新於 编辑于 編輯於 更新
    最終更新日 最終更新 更新日 更新日時 수정 수정일 최종수정 기사수정 업데이트
    """.split()
)

# The value is people who are not authors: first editors, then those who checked, laid out, drew or translated the text.
HAN_EDITOR_LABELS: Final = tuple(
    """
    责任编辑 責任編輯 本文责任编辑 本文编辑 文章编辑 编辑 編輯 责编 責編 本期编辑 网络编辑 網絡編輯 值班编辑
    值班主任 值班总监 执行编辑 实习编辑 文字编辑 新媒体编辑 主编 主編 总编辑 副主编 编审 編審 编校 美编 美編
    編集 編集者
    """.split()
)
HAN_CREDIT_LABELS: Final = tuple(
    """
    审核 審核 校对 校對 监制 監制 監製 终审 終審 初审 初審 复审 複審 一审 二审 三审 审校 审稿 签发 簽發 统筹
    統籌 策划 策劃 制作 制图 製圖 设计 設計 排版 摄影 攝影 图片 圖片 图 圖 图片来源 圖片來源 翻译 翻譯 译者
    譯者 译 譯 编译 編譯 视觉 视频 剪辑 责任校对 责校
    写真 撮影 監修 翻訳 校正 イラスト デザイン
    """.split()
)

# The value is a number, or there is none.
HAN_COUNT_LABELS: Final = tuple(
    """
    查看数 查看數 查看次数 查看 阅读 閱讀 阅读数 阅读量 閱讀數 閱讀量 阅读次数 閱讀次數 浏览 瀏覽 浏览量
    瀏覽量 浏览数 瀏覽數 浏览次数 瀏覽次數 访问量 访问次数 點擊 点击 点击数 點擊數 点击量 點擊量 点击次数
    點擊次數 人气 人氣 评论 評論 评论数 評論數 回复 回覆 点赞 點讚 收藏数 转发 关注度 热度 字数 字數 조회
    """.split()
)

# Buttons that stand in a byline: size of the letters, share, print.
HAN_PROMPTS: Final = tuple(
    """
    字号 字號 字体 字體 字体大小 大 中 小 分享到 分享 分享至 分享给好友 打印 打印本页 列印 收藏 加入收藏
    关闭 关闭窗口 举报 纠错 我要纠错 扫一扫 我要评论 訂閱 订阅 关注 原创 原創 转载 已收藏 T+ T- A+ A- 【 】
    收听 朗读 推荐 推荐阅读 扫码 复制链接
    """.split()
)

# After a reporter's name, a word that ends with one of these says where the report or its images are from.
HAN_NAME_TRAILERS: Final = tuple(
    "报道 報道 报导 報導 摄影报道 摄 攝 摄影 攝影 文 图 圖 供图 供稿 撰 整理 专电 专稿 综合 编译".split()
)

# Ends of the names of papers, agencies, stations and sites. They tell a source from any other short phrase.
HAN_MEDIA_ENDINGS: Final = tuple(
    """
    网 網 网站 報 报 日报 日報 晚报 晚報 早报 快报 时报 時報 商报 青年报 客户端 客戶端 通讯社 社 新闻 新聞
    电视台 電視台 台 广播 在线 在線 周刊 週刊 杂志 雜誌 期刊 月刊 公众号 公眾號 融媒 融媒体 融媒体中心 网络
    網絡 集团 集團 编辑部 編輯部 频道 頻道 出版社 论坛 論壇 观察 发布 云 传媒 传媒集团 新媒体 財經 财经 科技
    资讯
    """.split()
)

# The most frequent Chinese family names. They tell a bare name from a phrase.
HAN_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣"
    "蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬"
    "贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢骆駱岳齐齊梅莫庄莊辛管祝左涂谷祁时舒耿"
    "牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵冉娄婁佟褚戚臧郎"
)
HAN_COMPOUND_SURNAMES: Final = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 慕容 司徒 夏侯 令狐".split()
)

# --- Korean bylines without a colon: the role follows the names; a label may precede them ----------

# Longer ones first, as some are parts of others.
KOREAN_AUTHOR_LABELS: Final = ("글 사진", "글ㆍ사진", "글쓴이", "글", "작성자", "취재")
KOREAN_ROLES: Final = tuple(
    """
    선임기자 전문기자 인턴기자 수습기자 객원기자 명예기자 시민기자 사진기자 기자 특파원 통신원 논설위원 편집위원
    """.split()
)

# The most frequent Korean family names. They tell a name from a desk ("사회부 기자").
KOREAN_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길"
)

# --- Labels in languages with spaces between words ----------

# What stands before an author's name. A colon may follow.
BY_PHRASES: Final = (
    "by", "written by", "posted by", "published by", "story by", "text by", "words by", "authored by",
    "article by", "submitted by", "created by", "started by", "contributed by", "asked by", "report by",
    "reported by", "research by", "post by", "thread starter", "original poster", "authors", "author",
    "writer", "writers", "contributor", "contributors", "von", "verfasst von", "geschrieben von", "text von",
    "autor", "autorin", "autoren", "par", "écrit par", "rédigé par", "publié par", "auteur", "auteurs", "por",
    "escrito por", "publicado por", "autora", "autores", "texto", "di", "scritto da", "pubblicato da",
    "a cura di", "autore", "door", "geschreven door", "av", "skrevet av", "skriven av", "af", "skrevet af",
    "автор", "авторы", "текст", "yazan", "oleh", "penulis", "tác giả", "autorka", "postado por", "texto de",
    "texto por", "articolo di", "testo di", "propos recueillis par", "ein artikel von", "ein beitrag von",
    "artikel von", "beitrag von", "ditulis oleh", "napisane przez", "napisał", "napisała", "opracował",
    "opracowała", "autorzy", "bởi", "người viết", "автори", "подготовил", "подготовила", "написал", "написала",
    "опубликовал", "опубликовала", "gönderen", "yazar", "hazırlayan", "publicerad av",
    "kirjoittanut", "napsal", "napsala", "írta", "szerző", "scris de", "publicat de", "συντάκτης", "γράφει ο",
    "γράφει η", "بقلم", "الكاتب", "کاتب", "نویسنده", "מאת", "लेखक", "द्वारा",
)  # fmt: skip

# Nouns that stand before an author's name. A colon must follow, since they stand before many other words as well.
BY_NOUNS: Final = (
    "redacción", "redactor", "redactora", "periodista", "reportaje", "rédacteur", "rédactrice", "journaliste",
    "redakteur", "redakteurin", "reportagem", "repórter", "redação", "giornalista", "haber", "muhabir", "tekst",
    "text", "opracowanie", "oprac.", "dziennikarz", "redaktor", "thực hiện", "phóng viên", "biên soạn",
    "bài viết", "reporter", "wartawan", "laporan", "redacteur", "skribent", "journalist", "kirjoittaja",
    "teksti", "toimittaja", "корреспондент", "журналист", "беседовал", "беседовала", "κείμενο", "كتب", "كتبت",
)  # fmt: skip

# What stands before the name of somebody who is not the author. A colon may follow.
CREDIT_PHRASES: Final = (
    "edited by", "editor", "editors", "reviewed by", "medically reviewed by", "fact checked by",
    "fact-checked by", "expert reviewed by", "photo by", "photos by", "photography by", "photographs by",
    "image by", "images by", "illustration by", "illustrations by", "illustrated by", "translated by",
    "translation by", "video by", "produced by", "foto", "fotos", "photo", "photos", "redaktion", "relu par",
    "bearbeitet von", "editado por", "updated by", "last edited by", "approved by", "verified by",
    "checked by", "curated by",
)  # fmt: skip

# What stands before the name of a paper, agency or site. A colon must follow.
SOURCE_PHRASES: Final = (
    "source",
    "sources",
    "quelle",
    "fuente",
    "fonte",
    "источник",
    "bron",
    "kaynak",
    "via",
)

# What stands before the day of publication.
DATE_PHRASES: Final = (
    "published", "published on", "published at", "published date", "publish date", "publication date",
    "posted", "posted on", "posted at", "date", "date posted", "date published", "released", "release date",
    "created", "created on", "first published", "originally published", "originally published on",
    "start date", "submitted", "on", "added", "issued", "veröffentlicht", "veröffentlicht am", "erstellt am",
    "stand", "datum", "publié le", "publié", "le", "mis en ligne le", "publicado", "publicado el",
    "publicado em", "fecha", "data", "pubblicato il", "pubblicato", "gepubliceerd op", "publicerad",
    "publisert", "opublikowano", "дата", "опубликовано", "diterbitkan", "am", "vom", "publicada el",
    "publicada em", "publicado en", "fecha de publicación", "date de publication", "paru le", "posté le",
    "publiée le", "erschienen am", "erschienen", "publiziert am", "online seit", "data de publicação",
    "postado em", "pubblicata il", "data di pubblicazione", "yayınlanma tarihi", "yayınlanma", "yayın tarihi",
    "yayımlanma tarihi", "giriş tarihi", "giriş", "oluşturulma tarihi", "eklenme tarihi", "tarih", "yayınlandı",
    "opublikowany", "data publikacji", "data dodania", "dodano", "ngày đăng", "đăng ngày", "đăng lúc", "ngày",
    "xuất bản", "tanggal", "terbit", "dipublikasikan", "tayang", "diposting", "gepubliceerd", "geplaatst op",
    "geplaatst", "publicerat", "udgivet", "offentliggjort", "julkaistu", "publikováno", "vydáno", "zveřejněno",
    "megjelent", "közzétéve", "publicat", "publicat la", "publicat pe", "data publicării", "дата публикации",
    "опубликована", "размещено", "добавлено", "опубліковано", "дата публікації", "публикувано", "objavljeno",
    "δημοσίευση", "δημοσιεύτηκε", "نشر في", "تاريخ النشر", "פורסם", "प्रकाशित",
)  # fmt: skip

# What stands before the day of the last change.
UPDATE_PHRASES: Final = (
    "updated", "updated on", "updated at", "last updated", "last updated on", "last update", "last modified",
    "last modified on", "modified", "modified on", "last reviewed", "last reviewed on", "reviewed on",
    "edited on", "last edited", "edited", "revised", "aktualisiert", "aktualisiert am",
    "zuletzt aktualisiert", "letzte aktualisierung", "mis à jour le", "mis à jour", "mise à jour",
    "modifié le", "actualizado", "actualizado el", "atualizado em", "atualizado", "aggiornato il",
    "aggiornato", "bijgewerkt", "uppdaterad", "oppdatert", "обновлено", "actualizada", "actualizada el",
    "última actualización", "dernière mise à jour", "geändert am", "zuletzt geändert", "atualizada em",
    "última atualização", "ultimo aggiornamento", "ultima modifica", "aggiornato al", "güncelleme tarihi",
    "güncellenme tarihi", "son güncelleme", "güncelleme", "güncellendi", "aktualizacja", "zaktualizowano",
    "ostatnia aktualizacja", "data aktualizacji", "cập nhật", "cập nhật lần cuối", "cập nhật lúc", "diperbarui",
    "diupdate", "bijgewerkt op", "laatst bijgewerkt", "senast uppdaterad", "uppdaterat", "sist oppdatert",
    "opdateret", "sidst opdateret", "päivitetty", "aktualizováno", "frissítve", "actualizat", "обновлена",
    "обновлён", "изменено", "последнее обновление", "дата обновления", "оновлено", "ažurirano", "ενημέρωση",
    "τελευταία ενημέρωση", "آخر تحديث", "עודכן",
)  # fmt: skip

# What stands before a date that is not that of the text, but of an account, an event or an answer.
OTHER_DATE_PHRASES: Final = (
    "joined", "join date", "registered", "registered on", "member since", "last visit", "last seen",
    "last activity", "last active", "date of birth", "born", "answered", "expires", "valid until",
    "effective", "effective date", "founded", "established", "since", "last post", "next", "deadline", "due",
    "registriert", "registriert seit", "dabei seit", "inscrit le", "注册时间", "註冊時間", "注册",
    "最后登录", "截止日期", "截止时间", "有效期至",
)  # fmt: skip

# Words that may stand between the parts of a byline.
FILLERS: Final = frozenset(
    """
    on at in the um uhr à às alle ore las a h am pm et est edt pst pdt utc gmt cet cest ist and und y e et
    wib wita wit uur klo kl o lúc ngày năm г г. года год в р р. hs h godz м.
    """.split()
)

# Lower-case words inside a name.
NAME_PARTICLES: Final = frozenset(
    """
    van von der den de del della di da dos das du la le el al bin ibn ben ter ten zu zum y e i af av do san
    st mc
    """.split()
)

# Words that join two names in one byline.
NAME_CONJUNCTIONS: Final = (
    "and",
    "und",
    "et",
    "y",
    "e",
    "en",
    "og",
    "och",
    "with",
    "&",
    "+",
    "и",
    "ve",
    "dan",
)

# What a name field holds that names nobody: accounts, roles, systems, and buttons beside a name.
NOT_AUTHORS: Final = frozenset(
    """
    admin administrator administrador administrateur superadmin root webmaster web user username guest
    anonymous unknown none null undefined nan n/a na default test system support wordpress joomla drupal
    blogger website site owner moderator moderators member members author authors autor auteur writer editor
    editors editorial staff contributor contributors verified online offline login profile menu search home
    follow following share subscribe comment comments reply replies more about biography articles posts
    email contact by asked answered join register apply now subscribe sign in
    verified reviewed memberships next previous prev link print save us op registered registriert
    name published updated date 编辑 編輯 佚名 匿名 未知 网络 網絡 本站 原创 原創 小编 小編 管理员 管理員 转载
    轉載 互联网 不详 无 暂无 网络整理 系统管理员 系統管理員 本站原创 站内 自媒体 记者 記者 本报记者 本報記者
    """.split()
) | {
    "site admin", "web master", "super admin", "senior member", "junior member", "registered user",
    "about author", "read more", "see all", "view all posts", "written by", "posted by", "about the author",
    "about the authors", "meet the author", "author bio", "author's bio", "thread starter", "topic author",
    "original poster", "copy link", "follow us", "guest author", "guest post", "guest contributor",
    "all posts", "more from this author", "visit website", "site owner", "editorial staff", "the editors",
    "staff writer", "staff report", "staff reports", "web desk", "new member", "active member",
    "well-known member", "verified member", "view profile", "view bio", "full bio", "meet our experts",
    "follow author", "your name", "open bio", "log in", "sign up", "unknown author", "no author",
    "author name", "about me", "learn more", "view author", "more posts", "our experts", "view all",
    "share this", "about us", "contact us", "by author", "website admin", "blog admin", "web admin",
    "content admin",
}  # fmt: skip

# Words of roles and employers. After a name and a comma they describe that person.
ROLE_WORDS: Final = frozenset(
    """
    editor writer reporter correspondent director manager contributor contributors expert specialist analyst
    founder co-founder cofounder ceo cto coo cfo president professor lecturer fellow researcher scientist
    engineer developer consultant strategist author journalist columnist critic producer head chief officer
    lead senior junior associate assistant vice staff freelance guest attorney lawyer physician doctor nurse
    dietitian nutritionist coach trainer marketer marketing security content product technology tech news
    business health medical university college institute school department extension magazine media press
    team group company inc llc ltd partner educator educators teacher therapist psychologist reviewer
    reviews advisor architect designer photographer redakteur redakteurin journaliste rédacteur redactor
    periodista giornalista chef owner evangelist advocate gardener astrologer winemaker investigator
    historian scholar instructor tutor
    """.split()
)
