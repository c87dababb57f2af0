"""Chinese texts, and readings that are put into them."""

from __future__ import annotations

import random
import re

from cleanpage.page import BlockKind
from cleanpage.parsing.document import Segment


def table(entries: str) -> dict[str, str]:
    """Entries of one character and its reading."""
    return {entry[0]: entry[1:] for entry in entries.split()}


TRADITIONAL = """
圖書館的舊樓建於六十年前，當時這個地區只有幾條街道，學生們放學後常常來這裡讀書。去年夏天，市政府決定對舊樓進行修繕，工程歷時九個月，總共花費三千萬元。
負責設計的建築師說，他們沒有拆除原來的牆壁，而是在內部增加了鋼結構，使整個樓層能夠承受更多書籍的重量。門廳的樓梯也保留了下來，連扶手上的劃痕都沒有動。
開館當天，許多居民很早就來排隊。一位姓張的老人告訴記者，他小時候在這裡借過第一本書，現在又帶著孫女來辦借書證。館長表示，新館的開放時間將延長到晚上九點，週末還會舉辦講座和電影欣賞。
為了讓讀者更容易找到需要的書，圖書館還開發了一套檢索系統，讀者用手機就能查詢書籍的位置。技術人員說，這個系統經過半年的測試，目前運行穩定，但是老年讀者還需要適應的時間。
專家認為，公共圖書館不應該只是藏書的地方，還應該成為居民交流的場所。這個觀點得到了許多讀者的贊同，他們希望圖書館能夠舉辦更多適合兒童和老人的活動，讓書籍真正進入每個家庭。
館方統計，開館第一週的讀者總數達到兩萬人，其中學生佔了一半。圖書館準備在明年增加兩個分館，並與附近的學校聯合開設閱讀課程，所需經費由市政府和企業共同負擔。
""".strip()
TONED = table("""
    書shū 館guǎn 個gè 讀dú 圖tú 時shí 這zhè 來lái 開kāi 樓lóu 學xué 還hái 辦bàn 為wèi 統tǒng 應yīng
    舊jiù 當dāng 裡lǐ 進jìn 總zǒng 費fèi 萬wàn 負fù 設shè 計jì 說shuō 沒méi 夠gòu 動dòng 許xǔ 過guò
    長zhǎng 間jiān 點diǎn 週zhōu 舉jǔ 讓ràng 經jīng 適shì 該gāi 兩liǎng 區qū 幾jǐ 條tiáo 決jué 對duì
    繕shàn 歷lì 責zé 築zhù 師shī 牆qiáng 內nèi 鋼gāng 結jié 構gòu 層céng 門mén 廳tīng 連lián 劃huà
    隊duì 張zhāng 訴sù 記jì 現xiàn 帶dài 孫sūn 證zhèng 將jiāng 會huì 講jiǎng 電diàn 賞shǎng 發fā
    檢jiǎn 機jī 詢xún 術shù 員yuán 測cè 試shì 運yùn 穩wěn 專zhuān 認rèn 場chǎng 觀guān 贊zàn 兒ér
    數shù 達dá 佔zhàn 準zhǔn 備bèi 並bìng 與yǔ 聯lián 閱yuè 課kè 業yè 擔dān 著zhù
""")
BOPOMOFO = table("""
    書ㄕㄨ 館ㄍㄨㄢˇ 個ㄍㄜˋ 讀ㄉㄨˊ 圖ㄊㄨˊ 時ㄕˊ 這ㄓㄜˋ 來ㄌㄞˊ 開ㄎㄞ 樓ㄌㄡˊ 學ㄒㄩㄝˊ 還ㄏㄞˊ
    們˙ㄇㄣ 辦ㄅㄢˋ 統ㄊㄨㄥˇ 應ㄧㄥ
""")

SIMPLIFIED = """
今年春天，镇上的老茶馆重新开张，吸引了不少游客。店主姓周，他的父亲三十年前在这条街上卖茶，后来因为生意不好关了门。周先生大学毕业以后在外地工作，去年才决定回到家乡。
茶馆的房子有一百多年历史，屋顶和窗户都是木头做的。周先生请来几位老木匠，用了半年时间把房子修好。他说，自己不想把这里变成一家普通的饭店，而是希望大家坐下来慢慢喝茶，听一听老人讲故事。
每到周末，茶馆里会有说书和地方戏。来听戏的多半是住在附近的老人，也有从城里赶来的年轻人。一位女学生告诉记者，她第一次听这种戏，虽然有些话听不懂，但是觉得很有意思，下次还要带同学一起来。
茶馆用的茶叶来自附近的山上。当地农民说，以前茶叶只能卖给收购的人，价格很低，现在茶馆直接向他们买茶，收入比过去增加了三成。镇政府也打算在山上修一条小路，让客人亲自看看茶叶是怎么做出来的。
""".strip()
TONELESS = table("""
    今jin 年nian 春chun 天tian 镇zhen 上shang 老lao 茶cha 馆guan 重zhong 新xin 开kai 张zhang 引yin
    不bu 少shao 客ke 店dian 姓xing 周zhou 他ta 父fu 十shi 前qian 在zai 这zhe 条tiao 街jie 卖mai
    后hou 来lai 因yin 为wei 生sheng 意yi 好hao 关guan 门men 先xian 大da 学xue 业ye 以yi 外wai 地di
    工gong 作zuo 去qu 才cai 定ding 回hui 到dao 家jia 乡xiang 房fang 子zi 有you 百bai 多duo 历li
    史shi 屋wu 和he 窗chuang 都dou 是shi 木mu 头tou 做zuo 请qing 几ji 位wei 匠jiang 用yong 了le
    半ban 时shi 间jian 把ba 修xiu 说shuo 自zi 想xiang 里li 变bian 成cheng 通tong 饭fan 而er 希xi
    望wang 坐zuo 下xia 慢man 喝he 听ting 人ren 讲jiang 故gu 事shi 每mei 末mo 会hui 书shu 方fang 戏xi
    住zhu 附fu 近jin 也ye 从cong 城cheng 赶gan 轻qing 女nv 告gao 诉su 记ji 者zhe 第di 次ci 种zhong
    虽sui 然ran 些xie 话hua 懂dong 但dan 觉jue 得de 很hen 还hai 要yao 带dai 同tong 起qi 叶ye 山shan
    当dang 农nong 民min 价jia 格ge 低di 现xian 直zhi 接jie 向xiang 买mai 收shou 入ru 比bi 过guo
    增zeng 加jia 政zheng 府fu 打da 算suan 小xiao 路lu 让rang 看kan 怎zen 么me 出chu 长zhang
""")

ANY_READING = re.compile(r"[\u4e00-\u9fff][(（]\s*[a-zà-ǜˇˊˋ˙ㄅ-ㄩ]{1,7}\s*[)）]")


def blocks(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Segment]:
    return [Segment(line, kind) for line in text.strip().splitlines() if line.strip()]


def annotate(text: str, readings: dict[str, str], form: str = "({})") -> str:
    return "".join(c + form.format(readings[c]) if c in readings else c for c in text)


def strew(text: str, share: float, rng: random.Random) -> str:
    return "".join(c + f"({TONELESS[c]})" if c in TONELESS and rng.random() < share else c for c in text)
