"""Words of spam topics, which spam is often about, and words of promotion, which search phrases are made of.

They are weak evidence. A few of them count on a page that does not use them elsewhere, and only beside other clues.

Compiled 2026-11-21 from the topics under which spam is sorted in the literature: gambling, pharmacy, adult content,
counterfeits, credit, ghost-writing, promotion, pirated streams and forged papers. The languages are those in which the
words below stand.
"""

from __future__ import annotations

import re
from typing import Final

# Words of spam topics in scripts with spaces, as `cleanpage.spam.vocabulary` folds them: by their first six letters.
TOPIC_STEMS: Final = frozenset(
    """
    abnehm abonné adult adulte adulto aposta apothe apuest ausweis bacara baccar backli bahis bakara barata barato
    bettin billig bitcoi bokep bonus bonuse bonusu bonusy bónus camgir casino casinò cazino cerraj cheap cheape
    cheat cheats cher cialis citas copias copies crack credit crypto crédit cái cược darleh dating descar dewasa
    diplom diploma discou disser download déménag econom eczane erotic erotik escort essay essays fakes farmac films
    filmy flirt follow fontan forex freisp führer führers gacor gefoll ghostw girls giá gucci günsti hack hackea
    hacks handba hausar hentai homewo id iddaa incont instag iptv jackpo jordan judi kamagr kasino kazino keygen
    klempn kredi kredit krypto levitr licenc likes loan loans lockpi locksm maszyn maxwin milf moncle movie movies
    murah nackt nhà nonton nude odchud ordonn outlet pari paris pas passpo pastil payday pharma phim pillen pillol
    pills pilule pinjam pinjol poke poker pokies porn porno prest prêt píldor rabatt randki recept receta rencon
    replic replik rezept reçete rolex roulet rulet rédact réplic rẻ schlüs scomme seguid seks seo serrur sexe sexo
    sexual sexy single singles skripsi slimmi slot slotlu slots sneake spin spins sportw steroi stream tablet takipç
    tanie tez thesis togel torren tramad téléch tín ucuz usdt valium vay viagra vpn vuitto webcam wettan wettbo
    wette wetten wettqu xanax xem xxx ödev đề καζίνο автома адипо аптека беклин бонус бонусы ботинк букмек виагра
    дешево джекпо диплом дипломн займ займы знаком индиви казино кредит крипто купить курсов микроз недоро подпис
    покер порно продви раскру реплик реферат рулетк сиалис скачат слоты ставки ставок трейди фильмы эротич صيدلية
    فياجرا قمار كازينو مراهنا
    """.split()
)

# Words of spam topics in scripts without spaces, and in Korean.
TOPIC_PHRASES: Final = re.compile(
    "博彩|赌场|赌博|赌钱|赌球|棋牌|彩票|彩金|时时彩|六合彩|百家乐|老虎机|德州扑克|投注|盘口|真人娱乐|娱乐城"
    "|下注|开户送|斗地主|捕鱼|賭場|賭博|賭球|百家樂|老虎機|投註|娛樂城|伟哥|壮阳|春药|减肥药|代购药|延时|補腎"
    "|威而鋼|犀利士|壯陽|成人|色情|无码|無碼|有码|约炮|援交|裸聊|情色|人妻|三级片|毛片|黄片|av女|一级片"
    "|亚洲精品|国产精品|欧美精品|在线观看|在線觀看|免费观看|免費觀看|在线播放|激情|高仿|复刻|精仿|原单|莆田|a货"
    "|仿表|仿品|网贷|贷款|套现|借钱|小额贷|放款|征信|黑户|代写|代发|论文发表|发票|办证|刻章|驾照|文凭|外链|快排"
    "|优化排名|关键词排名|刷粉|买粉|涨粉|引流|翻墙|外挂|私服|辅助|カジノ|パチンコ|スロット|バカラ|ポーカー"
    "|ボーナス|競馬予想|オッズ|賭け|バイアグラ|シアリス|精力|ダイエットサプリ|無修正|アダルト|エロ|風俗"
    "|出会い系|セフレ|ライブチャット|援助交際|動画無料|無料動画|見放題|コピー品|スーパーコピー|偽物|激安|闇金"
    "|即日融資|キャッシング|消費者金融|現金化|代筆|代行|フォロワー|被リンク|買取|카지노|바카라|토토|슬롯|포커"
    "|홀덤|먹튀|배팅|베팅|꽁머니|놀이터|파워볼|릴게임|경마|비아그라|시알리스|레비트라|발기|성인|야동|오피|출장"
    "|마사지|조건만남|채팅|레플|짝퉁|이미테이션|대출|급전|소액결제|현금화|논문대행|대필|백링크|상위노출|팔로워"
    "|무료보기|다시보기|토렌트|คาสิโน|สล็อต|บาคาร่า|พนัน|แทงบอล|หวย|เดิมพัน|เครดิตฟรี|โบนัส|แจ็คพอต|ยาปลุก"
    "|ไวอากร้า|ลดน้ำหนัก|หนังโป๊|คลิปหลุด|ผู้ใหญ่|เงินกู้|สินเชื่อ|กู้เงิน|ก๊อป|แบรนด์เนม|รับทำ|ดูหนัง|ปั๊มไลค์"
    "|เพิ่มผู้ติดตาม"
)

# Words of search phrases on any topic, folded in the same way: where to buy, how cheap, how good, how soon.
PROMOTION_STEMS: Final = frozenset(
    """
    aanbie achat achete acquis afford agen anbiet angebo app avis barata barato beli best beste bestel besten billig
    buy bán cena ceny cerca cheap cheape cher compan compra comprar consig daftar darmow deals delive descar devis
    discou dostaw downlo dịch empres entreg entrep envío erfahr fast firma firmas fiyat fiyatl free giá goedko
    gratis gratui grátis guaran günsti güveni harga hizmet hours iyi jasa jual kaufen kopen kosten kupić ký livrai
    login loja meille mejor mejore melhor miglio mua murah najlep near negozi nhất nähe oferta offer offert offici
    ohne online opinie opinio order pas perto phí precio preis preise prezzi prezzo preço preços price prices prijs
    prijze prix profes près regist resmi review rẻ sale satın servic shop sipari site situs sklep sofort store
    suppli tanio tavsiy terbai terper test tienda top truste tín tải ucuz usługi uy venta vergle verkau vicino vụ
    websit wholes winkel yakın ücrets đăng şirket безкош беспла дешево достав заказа замови купити купить лучшие
    лучший недоро онлайн отзывы послуг рядом сайт скачат услуги цена цены ціна ціни أسعار أفضل توصيل خدمات خدمة رخيص
    سعر شراء شركة مجانا مجاني موقع अच्छा ऑनलाइ कीमत खरीदें मुफ्त सबसे सस्ता सेवा
    """.split()
)
PROMOTION_PHRASES: Final = re.compile(
    "官网|官方|免费|免費|价格|價格|多少钱|多少錢|哪里|哪裡|哪家|最好|推荐|推薦|下载|下載|平台|公司|联系方式"
    "|24小时|24小時|上门|到府|批发|批發|厂家|優惠|优惠|排名|网站|網站|网上|網上|购买|購買|正品|大全|靠谱|代理"
    "|加盟|通販|格安|おすすめ|ランキング|無料|料金|口コミ|購入|即日|業者|人気|比較|安い|最安|相場|評判|方法"
    "|サイト|추천|가격|비용|무료|업체|순위|구매|싼곳|싼 곳|후기|사이트|24시|전문|잘하는|저렴|당일|ราคา|ฟรี|ซื้อ"
    "|ออนไลน์|ที่ไหนดี|บริการ|ด่วน|ถูก|ร้าน|เว็บ|รีวิว|ขาย"
)

# The first two characters of topic phrases. Texts in these scripts are folded to pairs of characters.
TOPIC_PAIRS: Final = frozenset(phrase[:2] for phrase in TOPIC_PHRASES.pattern.split("|"))
