"""Injected readings: what must go, and above all what must stay."""

from __future__ import annotations

import pickle
import random

import pytest

from cleanpage.page import BlockKind, FindingKind
from cleanpage.parsing.document import Segment
from cleanpage.readings.injected import InjectedReadings
from cleanpage.readings.judge import decide, to_finding
from support.annotated import ANY_READING, BOPOMOFO, SIMPLIFIED, TONED, TRADITIONAL, annotate, blocks, strew, table


def subset(size: int, rng: random.Random, source: dict[str, str] = TONED) -> dict[str, str]:
    present = [c for c in source if TRADITIONAL.count(c) > 1 or size > 30]
    return {c: source[c] for c in rng.sample(present, size)}


def cleaned(segments: list[Segment]) -> str:
    readings = decide(segments)
    return "\n".join(readings.remove(block.text) if readings else block.text for block in segments)


# Toned readings


@pytest.mark.parametrize("form", ["({})", "（{}）", "({} )", "(\u3000{}）"])
@pytest.mark.parametrize("size", [4, 6, 10, 20, 40, 60])
def test_every_toned_reading_goes(size: int, form: str) -> None:
    left = total = 0
    for seed in range(10):
        dirty = annotate(TRADITIONAL, subset(size, random.Random(seed)), form)
        clean = cleaned(blocks(dirty))
        left += len(ANY_READING.findall(clean))
        total += len(ANY_READING.findall(dirty))
        if "(" not in clean and "（" not in clean:
            assert clean == TRADITIONAL
    assert left <= total * 0.005


def test_a_few_readings_on_a_short_page_stay() -> None:
    dirty = annotate(TRADITIONAL.splitlines()[0], {"舊": "jiù", "費": "fèi", "總": "zǒng", "條": "tiáo"})
    assert decide(blocks(dirty)) is None


def test_a_menu_and_related_articles_without_readings_do_not_matter() -> None:
    body = annotate(TRADITIONAL, subset(12, random.Random(1)))
    menu = blocks("首頁\n圖書館新聞\n開館時間\n讀者服務\n學生專區\n關於這個網站", BlockKind.LIST_ITEM)
    related = blocks("這個圖書館去年還在修繕，今年來的讀者比過去多了許多，館長說應該再開兩個分館，讓學生都來讀書。")
    segments = [*menu, *blocks(body), *related, *menu]
    assert ANY_READING.search(cleaned(segments)) is None


def test_bopomofo_goes() -> None:
    dirty = annotate(TRADITIONAL, BOPOMOFO)
    readings = decide(blocks(dirty))
    assert readings is not None
    assert readings.kind == "bopomofo"
    assert cleaned(blocks(dirty)) == TRADITIONAL


def test_spellings_of_one_reading_count_as_one() -> None:
    variants = dirty = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    variants = variants.replace("guǎn", "guan\u030c", 3).replace("dú", "du2", 2).replace("há", "hɑ\u0301", 1)
    assert variants != dirty
    assert cleaned(blocks(variants)) == TRADITIONAL


def test_particles_without_a_tone_go_with_the_toned() -> None:
    dirty = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū", "們": "men"})
    assert cleaned(blocks(dirty)) == TRADITIONAL


def test_a_gloss_of_a_rare_character_stays_on_an_injected_page() -> None:
    text = TRADITIONAL.replace("姓張的老人", "名叫張龘(dá)的老人")
    dirty = annotate(text, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    assert cleaned(blocks(dirty)) == text


def test_half_eaten_readings_stay() -> None:
    text = TRADITIONAL.replace("原來", "原(lái").replace("專家", "專(家").replace("許多", "許xǔ)多")
    dirty = annotate(text, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    assert cleaned(blocks(dirty)) == text


# Toneless readings and both at once


@pytest.mark.parametrize("share", [0.1, 0.14, 0.2, 0.3])
def test_toneless_readings_go(share: float) -> None:
    left = total = 0
    for seed in range(20):
        dirty = strew(SIMPLIFIED, share, random.Random(seed))
        left += len(ANY_READING.findall(cleaned(blocks(dirty))))
        total += len(ANY_READING.findall(dirty))
    assert left <= total * 0.005


def test_options_and_abbreviations_stay_on_a_page_with_toneless_readings() -> None:
    legit = "选择题的选项甲(a)和选项乙(e)，电流的单位安培(an)，会议纪要(共6层)，人工智能(ai)，他(he)和她(she)。"
    dirty = strew(SIMPLIFIED, 0.14, random.Random(3)) + "\n" + legit
    assert cleaned(blocks(dirty)) == SIMPLIFIED + "\n" + legit


def test_both_kinds_at_once_go() -> None:
    toned = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    segments = blocks(toned + "\n" + strew(SIMPLIFIED, 0.14, random.Random(2)))
    readings = decide(segments)
    assert readings is not None
    assert set(readings.kinds) == {"toned", "toneless"}
    assert cleaned(segments) == TRADITIONAL + "\n" + SIMPLIFIED


def test_two_brackets_after_one_character_both_go() -> None:
    toned = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    both = toned.replace("(guǎn)", "(guǎn)（guǎn）", 5)
    assert cleaned(blocks(both)) == TRADITIONAL


# What people wrote

LESSON_WORDS = """
第三课 在图书馆
学习(xuéxí)汉语的人常常去图书馆(túshūguǎn)。那里很安静(ānjìng)，适合看书(kànshū)。
我每天(měitiān)下午去图书馆学习，有时候(yǒushíhou)也和朋友(péngyou)一起讨论(tǎolùn)问题。
书(shū)很多，人(rén)也很多，但是大家都不说话。学(xué)是学习的学，习(xí)是学习的习。
"""
DICTIONARY = """
長(cháng) 形容詞。兩端距離大：長河、長夜。
長(zhǎng) 動詞。生物發育：生長、長大。
樂(yuè) 名詞。音樂、樂器。
樂(lè) 形容詞。快樂、樂意。
會(huì) 動詞。聚合、見面；開會、會議。
會(kuài) 會計，管理財務的人。
這些字有兩個讀音，長(cháng)短的長(cháng)和生長(zhǎng)的長(zhǎng)寫法相同，樂(yuè)器的樂(yuè)和快樂(lè)的樂(lè)也是這樣。
"""
VOCABULARY = """
網(wǎng) net
絡(luò) web
會(huì) meeting
議(yì) discuss
務(wù) affair
業(yè) trade
讀(dú) read
書(shū) book
館(guǎn) hall
這課的生字是：網(wǎng)、絡(luò)、會(huì)、議(yì)、務(wù)、業(yè)、讀(dú)、書(shū)、館(guǎn)，請每個字寫五遍，再用這些字造句，明天上課的時候交給老師。
"""
GLOSSED = table("""
    今jīn 年nián 春chūn 天tiān 镇zhèn 上shàng 老lǎo 茶chá 馆guǎn 重chóng 新xīn 开kāi 张zhāng 引yǐn
    不bù 少shǎo 客kè 店diàn 姓xìng 周zhōu 他tā 父fù 在zài 这zhè 条tiáo 街jiē 卖mài
""")
EVERY_CHARACTER = annotate("今年春天，镇上的老茶馆重新开张，吸引了不少游客。他父亲在这条街上卖茶。" * 4, GLOSSED)
COMMON_TO_BOTH = table("""
    的de 建jiàn 於yú 六liù 十shí 年nián 前qián 地dì 只zhǐ 有yǒu 街jiē 道dào 生shēng 放fàng 常cháng
    後hòu
""")
EVERY_TRADITIONAL = annotate(TRADITIONAL.splitlines()[0] * 2, TONED | COMMON_TO_BOTH)
HANJA = """
조선(朝鮮)은 1392년에 건국(建國)되었으며, 한양(漢陽)을 수도(首都)로 삼았다.
국왕(國王)은 유교(儒敎)를 통치의 근본으로 삼았다.
"""
FURIGANA = """
漢(かん)字(じ)の読(よ)み方(かた)を学(まな)ぶために、先生(せんせい)は毎日(まいにち)新(あたら)しい文章(ぶんしょう)を用意(ようい)した。
"""
ROMAJI = """
日本語の「手」は手(te)と読み、「目」は目(me)と読みます。木(ki)、日(hi)、葉(ha)、名(na)、血(chi)、田(ta)、火(hi)、子(ko)なども一音です。
この本の中では、手(te)や目(me)のように体の名(na)がよく出てきます。葉(ha)と歯(ha)は同じ音(ne)ですが、字(ji)が違います。夜(yo)も世(yo)も同じ音です。
"""
GLOSSED_ENGLISH = """
初一英语的代词和常用词放在课文里学最快：他(he)昨天去了学校，她(she)留在家里，请把书给我(me)，那条路很长(long)，你能(can)看见锅(pan)吗。
太阳(sun)出来了，那个男人(man)和几个男人(men)在跑步(run)，骰子(die)掉了，她唱了一首歌(song)，用笔(pen)写字，罐头(can)在桌上，电扇(fan)在转。
他(he)说派(pie)很好吃，她(she)把别针(pin)放下，长(long)的绳子断了，太阳(sun)下山了，枪(gun)是玩具，我(me)很高兴。
"""
OPTIONS = "\n".join(
    f"第{n}题，请选出正确的一项：选项甲(a)，选项乙(b)，选项丙(c)，选项丁(d)，以上都不是戊(e)。" for n in range(1, 9)
)
SURNAMES = """
中国有些姓氏的读音很特别：单(shan)先生、仇(qiu)女士、解(xie)老师、任(ren)医生、区(ou)同学、查(zha)教授、盖(ge)记者、朴(piao)经理、
员(yun)师傅、尉(yu)将军、黑(he)医生、秘(bi)老板、冼(xian)先生、乜(nie)女士、逄(pang)先生，读错了很失礼，所以初次见面时最好先问一问。
"""
SURNAMES_TONED = """
單(shàn)先生、仇(qiú)女士、解(xiè)老師、任(rén)醫生、區(ōu)同學、查(zhā)教授、蓋(gě)記者、樸(piáo)經理，這些姓氏的讀音與平常不同，初次見面時最好先問一問。
"""
FLOORS = """
房源信息：三室两厅，位于高层(共6层)，精装修，南北通透；二室一厅，位于中层(共18层)，近地铁；一室一厅，低层(共7层)，可随时看房。
"""
NOVEL = """
那年冬天，他在渡口遇見一個姓亓(qí)的老人，老人身旁放著一把舊刀。風從江面吹過來，渡船遲遲沒有開。
亓老人說：「這江水，四十年前淹過整個縣城。」他聽了沒有說話，只把斗笠壓得更低。
夜裡，船終於開了，亓老人卻沒有上船。他回頭看時，岸上只剩下一盞燈，燈下的影子越來越長。
"""
POEM = """
鷓(zhè)鴣(gū)天
蒹(jiān)葭(jiā)蒼蒼，白露為霜。所謂伊人，在水一方。溯洄從之，道阻且長。
溯游從之，宛在水中央。蒹葭萋(qī)萋，白露未晞(xī)。所謂伊人，在水之湄(méi)。
溯洄從之，道阻且躋(jī)。溯游從之，宛在水中坻(chí)。蒹葭采采，白露未已。所謂伊人，在水之涘(sì)。
"""
RARE_NAMES = """
參賽選手名單公布，張龘(dá)、李喆(zhé)、王堃(kūn)、陳翀(chōng)、林昶(chǎng)等人入選，教練表示張龘和李喆的狀態最好，王堃還需要調整，比賽將在下週舉行。
"""
SCRIPT_ESSAY = """
繁體字和簡體字的對照是學習者常問的問題。「網」讀作wǎng，簡體寫作网；「絡」讀作luò，簡體寫作络。網(wǎng)字從糸，絡(luò)字也從糸。
書(shū)的簡體是书，會(huì)的簡體是会，學(xué)的簡體是学。我們平常寫的書、會、學，在大陸的出版物裡都用簡體，網絡上則兩種都有，讀者不必為此煩惱。
"""
NEW_WORDS = """
小蝌(kē)蚪(dǒu)在池(chí)塘(táng)里游来游去，看见鲤(lǐ)鱼妈妈在教小鲤鱼捕(bǔ)食，就迎(yíng)上去问：我们的妈妈在哪里？鲤鱼妈妈说：你们的妈妈有四条腿(tuǐ)，嘴巴宽(kuān)宽的。
小蝌蚪游啊游，过了几天，长出了两条后腿。它们看见一只乌(wū)龟(guī)在水里摆(bǎi)动四条腿，连忙追上去叫妈妈。乌龟笑着说：我不是你们的妈妈，你们的妈妈头顶(dǐng)上有两只大眼睛。
小蝌蚪在池塘里又游了几天，长出了两条前腿，尾(wěi)巴变短了。它们看见荷(hé)叶上蹲(dūn)着一只大青蛙，披(pī)着碧绿的衣裳，露着雪白的肚(dù)皮，就游过去叫妈妈。
"""
LEARNERS_TRADITIONAL = """
我(wǒ)們今天學(xué)習(xí)新的課文。這是一家圖(tú)書(shū)館，裡面有很多人(rén)在看(kàn)書，也有人在寫(xiě)字(zì)。老師說，學習要(yào)有耐(nài)心(xīn)。
下課以後，我們去吃(chī)飯(fàn)，然後回(huí)家做(zuò)作業(yè)。圖書館的人很多，看書的人都很安靜，我們寫作業的時候也不說話。
"""
LEARNERS_TONELESS = """
我今天(tian)早上七点起(qi)床，洗了脸，吃了早(zao)饭，然后坐公共汽(qi)车去学(xue)校。路上的人很多(duo)，车子开得很慢(man)，所以我到教(jiao)室的时候，老师已经开始(shi)讲课(ke)了。
中午我和同学一起去食堂，那里的菜(cai)又便宜(yi)又好吃。下午没有课，我们去图书馆(guan)看书，一直坐到天黑(hei)。晚(wan)上回家以后，我给妈妈打(da)电话，告诉(su)她我的生活，然后听音乐(yue)，写日记(ji)，睡(shui)觉。
星期六我们去爬山，山上的风景(jing)很美。我们带了水(shui)果和面包，坐在树(shu)下休息，看着远处的河(he)。
"""
CANTONESE = """
廣東話的讀音與國語不同：香(hoeng1)港(gong2)、食(sik6)飯(faan6)、飲(jam2)茶(caa4)、學(hok6)校(haau6)、書(syu1)包(baau1)、電(din6)話(waa6)、時(si4)間(gaan1)、個(go3)人(jan4)、來(loi4)去(heoi3)都常用。
廣東人說食(sik6)飯，不說吃飯，個(go3)字讀得很重，電(din6)字也是，這些字的讀音初學者要多聽，時(si4)常練習。
"""
TAIWANESE = """
台語的讀音：人(lâng)、山(soann)、水(tsuí)、火(hué)、田(tshân)、來(lâi)、去(khì)、食(tsia̍h)、書(su)、學(o̍h)、我(guá)、你(lí)、伊(i)，這些字在台語裡很常用，我們每天都會聽到，初學者應該先學這些字。
"""
BOPOMOFO_POEM = """
床前明月光，疑(ㄧˊ)是地上霜(ㄕㄨㄤ)。舉頭望明月，低頭思故(ㄍㄨˋ)鄉。這首詩是李白寫的，講述(ㄕㄨˋ)他在異鄉思念家人的心情，小朋友可以背(ㄅㄟˋ)下來。
詩裡的霜是指月光像霜一樣白，故鄉就是家鄉。李白離開故鄉以後，再也沒有回去過，所以看到月光就想起家鄉，這種心情叫作鄉愁(ㄔㄡˊ)。
"""
ONE_CHARACTER = """
囧(jiǒng)字原本的意思是光明，網路流行以後，囧(jiǒng)成了無奈的代名詞。有人把囧(jiǒng)印在衣服上，也有人以囧(jiǒng)為店名，囧(jiǒng)文化一時流行。
"""
PLACES = """
从北京(Beijing)坐车到上海(shanghai)只要四个半小时，再去南京(Nanjing)和苏州(suzhou)都很方便，李(Li)先生和王(Wang)女士去年走过这条路线，张(Zhang)女士也去过，陈(Chen)先生没有。
"""
SHORT = """
書法(fǎ)展開(kāi)幕(mù)
本次書法展(zhǎn)由市文化館主辦，歡迎市民前來參觀。
"""
ARTISTS = """
男主角（Secret）的新歌（song）十分好听，吉他(Acoustic)版和伴奏(inst)版也已经发行，金志勋（Turbo）与李泰民（SHINee）参加了演出，乐队(band)成员(men)都到了。
"""
TERMS = """
世卫组织(who)与美国航天局(nasa)的数据显示，国内生产总值(gdp)和采购经理指数(pmi)都有变化，圆周率(pi)不变，希腊字母谬(mu)和纽(nu)在公式里出现，电流单位安(an)也写作安培(an)。
"""

CONTROLS = {
    name.lower(): value for name, value in globals().copy().items() if name.isupper() and isinstance(value, str)
}


@pytest.mark.parametrize("name", sorted(CONTROLS))
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.LINE, BlockKind.LIST_ITEM])
def test_what_people_wrote_stays(name: str, kind: BlockKind) -> None:
    assert decide(blocks(CONTROLS[name], kind)) is None
    assert decide(blocks(CONTROLS[name] + TRADITIONAL, kind)) is None
    assert decide([Segment(" ".join(CONTROLS[name].split("\n")), kind)]) is None


# The finding


def test_finding() -> None:
    dirty = annotate(TRADITIONAL, {"館": "guǎn", "個": "gè", "讀": "dú", "還": "hái", "書": "shū"})
    segments = [*blocks("首頁"), *blocks(dirty)]
    readings = decide(segments)
    assert readings is not None
    finding = to_finding(segments, readings)
    assert finding.kind is FindingKind.READINGS
    assert finding.count == len(ANY_READING.findall(dirty)) == readings.count
    assert 0 not in finding.blocks
    assert finding.characters == "書館個讀還"
    assert finding.score == pytest.approx(sum(clue.amount for clue in finding.reasons))
    assert finding.score > 0
    assert finding.message == f"{finding.count} readings in pinyin were injected after 5 different characters."


def test_verdicts_pickle_and_are_deterministic() -> None:
    segments = blocks(strew(SIMPLIFIED, 0.14, random.Random(1)))
    first, second = decide(segments), decide(segments)
    assert isinstance(first, InjectedReadings)
    assert first == second == pickle.loads(pickle.dumps(first))
