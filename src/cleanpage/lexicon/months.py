"""Names of months and days as dates print them. Knowledge only, no logic.

Source: written down by hand after the wide and abbreviated names of Unicode CLDR, format and stand-alone, for
the languages that news sites use most; compiled 2026-11-21. A name that means two months in two languages has
the meaning of the larger language (`listopada`: Polish November, not Croatian October).
"""

from __future__ import annotations

from typing import Final

# Lower case, without a final dot. One line per language group; names that an earlier line has are not
# repeated.
_BY_MONTH: Final = (
    # English, German, French, Spanish, Portuguese, Italian, Catalan, Dutch, Nordic, Baltic, Polish, Czech, South
    # Slavic, Romanian, Turkish, Indonesian, Malay, Russian, Ukrainian, Bulgarian, Greek, Hungarian, Finnish,
    # Estonian, Arabic, Hebrew, Hindi, Thai
    """january jan january's januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń
    stycznia leden ledna ianuarie ocak января январь янв січня ιανουαρίου január tammikuuta януари janar
    jaanuar sausio janvāris gener siječnja sty oca ιαν ιανουάριος يناير جانفي ינואר בינואר जनवरी มกราคม""",
    """february feb februar feber février févr fév febrero fevereiro fev febbraio februari luty lutego únor
    února februarie şubat pebruari февраля февраль фев лютого φεβρουαρίου február helmikuuta фебруари
    februār veebruar vasario februāris febrer veljače lut şub φεβ φεβρουάριος فبراير فيفري פברואר
    בפברואר फरवरी फ़रवरी กุมภาพันธ์ szu""",
    """march mar märz mär mrz mars marzo março maart mrt marts marzec marca březen března martie mart maret
    марта март мар березня μαρτίου március maaliskuuta märts kovo ožujka març μαρ μάρτιος مارس מרץ במרץ
    मार्च มีนาคม márc""",
    """april apr avril avr abril abr aprile kwiecień kwietnia duben dubna aprilie nisan апреля апрель апр
    квітня απριλίου április huhtikuuta април aprill balandžio aprīlis travnja kwi nis απρ απρίλιος أبريل
    ابريل إبريل أفريل אפריל באפריל अप्रैल เมษายน ápr""",
    """may mai mayo maio maggio mag mei maj maja květen května mayıs мая май травня μαΐου május toukokuuta
    maig gegužės maijs svibnja μαΐ μάιος مايو ماي מאי במאי मई พฤษภาคม máj""",
    """june jun juni juin junio junho giugno giu czerwiec czerwca červen června iunie haziran июня июнь июн
    червня ιουνίου június kesäkuuta юни јуни juuni birželio jūnijs juny lipnja cze haz ιουν ιούνιος
    يونيو جوان יוני ביוני जून มิถุนายน jún""",
    """july jul juli juillet juil julio julho luglio lug lipiec lipca červenec července iulie temmuz июля
    июль июл липня ιουλίου július heinäkuuta юли јули juuli liepos jūlijs juliol srpnja lip tem ιουλ
    ιούλιος يوليو جويلية יולי ביולי जुलाई กรกฎาคม júl""",
    """august aug août aout agosto ago augustus augusti sierpień sierpnia srpen srpna ağustos agustus
    августа август авг серпня αυγούστου augusztus elokuuta avgust rugpjūčio augusts agost kolovoza sie
    ağu αυγ αύγουστος أغسطس اغسطس أوت אוגוסט באוגוסט अगस्त สิงหาคม agt agu ogos""",
    """september sep sept septembre septiembre setiembre setembro set settembre wrzesień września září
    septembrie eylül сентября сентябрь сен сент вересня σεπτεμβρίου szeptember syyskuuta септември
    septembar rugsėjo septembris setembre rujna wrz eyl σεπ σεπτέμβριος سبتمبر ספטמבר בספטמבר सितंबर
    सितम्बर กันยายน szept""",
    """october oct oktober okt octobre octubre outubro out ottobre ott październik października říjen října
    octombrie ekim октября октябрь окт жовтня οκτωβρίου október lokakuuta октомври oktobar oktoober
    spalio oktobris paź eki οκτ οκτώβριος أكتوبر اكتوبر אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม""",
    """november nov novembre noviembre novembro listopad listopada listopadu noiembrie kasım ноября ноябрь
    ноя листопада νοεμβρίου marraskuuta ноември novembar lapkričio novembris studenoga studenog lis kas
    νοε νοέμβριος نوفمبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน""",
    """december dec dezember dez décembre déc diciembre dic dezembro dicembre desember grudzień grudnia
    prosinec prosince decembrie aralık декабря декабрь дек грудня δεκεμβρίου joulukuuta декември
    decembar detsember gruodžio decembris desembre prosinca gru ara δεκ δεκέμβριος ديسمبر דצמבר בדצמבר
    दिसंबर दिसम्बर ธันวาคม des disember""",
)

# Month number by name.
MONTHS: Final = {name: number for number, names in enumerate(_BY_MONTH, 1) for name in names.split()}

# Vietnamese numbers its months: "tháng 5", "tháng năm".
VIETNAMESE_MONTHS: Final = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip

# The year before the first of an era, as Japan and Taiwan count their years.
ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

# Days of the week, as they stand before a date ("Monday, 5 May 2025") or alone after "By", where no author
# is meant.
WEEKDAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela pazartesi salı çarşamba perşembe cuma cumartesi
    pazar senin selasa rabu kamis jumat sabtu minggu måndag tisdag onsdag torsdag fredag lördag söndag mandag
    tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai pondělí úterý středa
    čtvrtek pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri vineri
    sâmbătă duminică понеділок вівторок середа четвер п'ятниця субота неділя пн вт ср чт пт сб вс
    понедельник вторник среда четверг пятница суббота воскресенье
    """.split()
)
