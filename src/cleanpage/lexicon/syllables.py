"""The sounds of Mandarin as they are written: syllables, tone marks, Bopomofo. Knowledge only, no logic.

Sources: Hanyu Pinyin (GB/T 16159, ISO 7098); GB 2312-80, whose first level of 3,755 common characters is sorted by
pronunciation; the Bopomofo block of Unicode 15.1. Compiled by hand on 2026-11-21, the runs by going through level 1 to
its end. What can be checked against Python's codecs and Unicode data is checked in the tests.
"""

from __future__ import annotations

from typing import Final

# The runs of GB 2312 level 1, in the order of the standard: the first character of each, then the syllable that all
# characters of the run have. So the sound of any common character follows from the run that it is in. `v` is ü.
_RUNS: Final = """
    啊a 埃ai 鞍an 肮ang 凹ao 芭ba 白bai 斑ban 邦bang 苞bao 杯bei 奔ben 崩beng 逼bi 鞭bian 标biao 鳖bie
    彬bin 兵bing 玻bo 捕bu 擦ca 猜cai 餐can 苍cang 操cao 厕ce 层ceng 插cha 拆chai 搀chan 昌chang 超chao
    车che 郴chen 撑cheng 吃chi 充chong 抽chou 初chu 揣chuai 川chuan 疮chuang 吹chui 春chun 戳chuo 疵ci
    聪cong 凑cou 粗cu 蹿cuan 摧cui 村cun 磋cuo 搭da 呆dai 耽dan 当dang 刀dao 德de 蹬deng 堤di 颠dian
    碉diao 跌die 丁ding 丢diu 东dong 兜dou 都du 端duan 堆dui 墩dun 掇duo 蛾e 恩en 而er 发fa 藩fan 坊fang
    菲fei 芬fen 丰feng 佛fo 否fou 夫fu 噶ga 该gai 干gan 冈gang 篙gao 哥ge 给gei 根gen 耕geng 工gong 钩gou
    辜gu 刮gua 乖guai 棺guan 光guang 瑰gui 辊gun 锅guo 哈ha 骸hai 酣han 夯hang 壕hao 呵he 嘿hei 痕hen
    哼heng 轰hong 喉hou 呼hu 花hua 槐huai 欢huan 荒huang 灰hui 荤hun 豁huo 击ji 嘉jia 歼jian 僵jiang
    蕉jiao 揭jie 巾jin 荆jing 炯jiong 揪jiu 鞠ju 捐juan 撅jue 均jun 喀ka 开kai 刊kan 康kang 考kao 坷ke
    肯ken 坑keng 空kong 抠kou 枯ku 夸kua 块kuai 宽kuan 匡kuang 亏kui 坤kun 括kuo 垃la 莱lai 蓝lan 琅lang
    捞lao 勒le 雷lei 棱leng 厘li 俩lia 联lian 凉liang 撩liao 列lie 琳lin 拎ling 溜liu 龙long 楼lou 芦lu
    驴lv 峦luan 掠lve 抡lun 萝luo 妈ma 埋mai 瞒man 芒mang 猫mao 么me 玫mei 门men 萌meng 眯mi 棉mian 苗miao
    蔑mie 民min 明ming 谬miu 摸mo 谋mou 拇mu 拿na 氖nai 南nan 囊nang 挠nao 呢ne 馁nei 嫩nen 能neng 妮ni
    蔫nian 娘niang 鸟niao 捏nie 您nin 柠ning 牛niu 脓nong 奴nu 女nv 暖nuan 虐nve 挪nuo 哦o 欧ou 啪pa 拍pai
    攀pan 乓pang 抛pao 呸pei 喷pen 砰peng 坯pi 篇pian 飘piao 撇pie 拼pin 乒ping 坡po 扑pu 期qi 掐qia
    牵qian 枪qiang 橇qiao 切qie 钦qin 青qing 琼qiong 秋qiu 趋qu 圈quan 缺que 裙qun 然ran 瓤rang 饶rao 惹re
    壬ren 扔reng 日ri 戎rong 揉rou 茹ru 软ruan 蕊rui 闰run 若ruo 撒sa 腮sai 三san 桑sang 搔sao 瑟se 森sen
    僧seng 莎sha 筛shai 珊shan 墒shang 梢shao 奢she 砷shen 声sheng 师shi 收shou 蔬shu 刷shua 摔shuai
    栓shuan 霜shuang 谁shui 吮shun 说shuo 斯si 松song 搜sou 苏su 酸suan 虽sui 孙sun 蓑suo 塌ta 胎tai 坍tan
    汤tang 掏tao 特te 藤teng 梯ti 天tian 挑tiao 贴tie 厅ting 通tong 偷tou 凸tu 湍tuan 推tui 吞tun 拖tuo
    挖wa 歪wai 豌wan 汪wang 威wei 瘟wen 嗡weng 挝wo 巫wu 昔xi 瞎xia 掀xian 相xiang 萧xiao 楔xie 薪xin
    星xing 兄xiong 休xiu 墟xu 轩xuan 靴xue 勋xun 压ya 焉yan 殃yang 邀yao 椰ye 一yi 茵yin 英ying 哟yo
    拥yong 幽you 迂yu 鸳yuan 曰yue 耘yun 匝za 栽zai 咱zan 赃zang 遭zao 责ze 贼zei 怎zen 增zeng 扎zha
    摘zhai 瞻zhan 樟zhang 招zhao 遮zhe 珍zhen 蒸zheng 芝zhi 中zhong 舟zhou 珠zhu 抓zhua 拽zhuai 专zhuan
    桩zhuang 椎zhui 谆zhun 捉zhuo 兹zi 鬃zong 邹zou 租zu 钻zuan 嘴zui 尊zun 昨zuo
"""
LEVEL_1_RUNS: Final = {entry[0]: entry[1:] for entry in _RUNS.split()}

# Syllables that dictionaries list and that no run of level 1 is about.
_RARE: Final = "cen chua dei den dia ei eng kei lo nia nou nun pou rua shei tei zhei"
OTHER_SYLLABLES: Final = frozenset(_RARE.split())

# Common characters with further sounds than the one that GB 2312 sorts them by.
_OTHER_SOUNDS: Final = """
    阿e 艾yi 柏bo 剥bo 堡pu 暴pu 辟pi 便pian 伯bai 泊po 卜bo 参cen/shen 藏zang 查zha 差chai/ci 长zhang
    朝zhao 车ju 称chen 澄deng 匙shi 臭xiu 传zhuan 幢zhuang 大dai/tai 单chan/shan 弹tan 得dei 的di 地de
    调tiao 都dou 读dou 度duo 佛fu 否pi 给ji 龟jun 和hu/huo 合ge 虹jiang 红gong 划huai 还hai 会kuai 贾gu
    见xian 降xiang 角jue 解xie 颈geng 觉jiao 卡qia 壳qiao 咳hai 勒lei 乐yue 俩liang 了le 六lu 露lou
    率shuai 绿lu 落la/lao 埋man 脉mo 蔓wan 氓meng 没mo 秘bi 模mu 哪nei 那nei 娜nuo 南na 呢ni 弄long 炮bao
    迫pai 朴piao 曝bao 期ji 栖xi 其ji 奇ji 乾gan 强jiang 茄jia 亲qing 区ou 圈juan 雀qiao 塞se 色shai 蛇yi
    甚shi 省xing 盛cheng 石dan 什shen 食si 识zhi 熟shou 数shuo 谁shei 说shui 伺ci 似shi 宿xiu 缩su 汤shang
    提di 褪tun 拓ta 尾yi 无mo 系ji 厦sha 吓he 巷hang 削xue 校jiao 行hang 畜chu 血xie 咽ye 叶xie 殷yan
    员yun 约yao 轧ga 粘nian 折she 这zhei 种chong 重chong 粥yu 著zhe 琢zuo 着zhao/zhe 仔zai
"""
OTHER_SOUNDS: Final = {entry[0]: entry[1:].split("/") for entry in _OTHER_SOUNDS.split()}

# Readings without a tone that converters give to particles and suffixes, in the midst of toned ones.
_NEUTRAL: Final = "men me ge de le zhe ma ba ne er tou li zi"
NEUTRAL_SYLLABLES: Final = frozenset(_NEUTRAL.split())

# Syllables that are also English words, abbreviations or the letters of a list. After a character that does not sound
# so, a bracket with one of them is an option of a list or a gloss.
_LOOKALIKES: Final = """
    a ai an bin can chi die e fan fang gang gun hang he lie long man me men nun o pan pen pi pie pin ping ran
    rang run sang she song sun tan tang ti wan you
"""
ENGLISH_LOOKALIKES: Final = frozenset(_LOOKALIKES.split())

# What stands for a letter in scraped pinyin: script a and g of phonetic fonts, v for ü.
LETTER_VARIANTS: Final = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "u"})

# Combining marks after decomposition: grave, acute, macron, caron; the breve is often typed for a caron.
TONE_MARKS: Final = frozenset("\u0300\u0301\u0304\u030c\u0306")
DIAERESIS: Final = "\u0308"

# Tones as digits, as the mark that stands for them; the fifth, neutral one has none.
DIGIT_TONES: Final = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}

# Vowels with a macron or a caron: on a page in Han characters they are hardly ever anything but pinyin.
PINYIN_VOWELS: Final = "āēīōūǖǎěǐǒǔǚ"

# A Bopomofo syllable is an initial, a medial and a final, of which one must be there, and a tone. The dot of the light
# tone may come first. People type 一 and 丨 for ㄧ.
BOPOMOFO_INITIALS: Final = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ"
BOPOMOFO_MEDIALS: Final = "ㄧㄨㄩ一丨"
BOPOMOFO_FINALS: Final = "ㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ"
BOPOMOFO_TONES: Final = "ˉˊˇˋ˙´`·"

# Letters of a reading, as the inside of a character class. Capitals are left out, since they begin names.
READING_LETTERS: Final = f"a-z\u00e0-\u01dcɑɡ\u0300-\u030c\u3105-\u3129{BOPOMOFO_TONES}一丨"

# Code ranges of the characters that everybody reads: GB 2312 level 1 (3,755) and Big5 level 1 (5,401).
GB2312_LEVEL_1: Final = (b"\xb0\xa1", b"\xd7\xf9")
BIG5_LEVEL_1: Final = (b"\xa4\x40", b"\xc6\x7e")

# Words by which a page says that it is about readings.
_LESSON: Final = "拼音 注音 读音 讀音 声调 聲調 多音字 生字 pinyin Pinyin"
LESSON_WORDS: Final = tuple(_LESSON.split())
