"""Names of months and weekdays. Written by scripts/make_calendar_names.py; what CLDR does not have is in `months.py`.

Source: Unicode CLDR, version 47. In lower case and without a final dot.
"""
# ruff: noqa: E501

from __future__ import annotations

from typing import Final

# The months of a year, January first, in one language and form a line; "-" for a name that is left out.
MONTH_NAMES: Final = (
    "january february march april may june july august september october november december",  # en
    "jan feb mar apr may jun jul aug sep oct nov dec",  # en
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",  # es
    "ene feb mar abr may jun jul ago sept oct nov dic",  # es
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",  # pt
    "jan fev mar abr mai jun jul ago set out nov dez",  # pt
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",  # fr
    "janv févr mars avr mai juin juil août sept oct nov déc",  # fr
    "januar februar märz april mai juni juli august september oktober november dezember",  # de
    "jan feb märz apr mai juni juli aug sept okt nov dez",  # de
    "jan feb mär apr mai jun jul aug sep okt nov dez",  # de
    "jänner februar märz april mai juni juli august september oktober november dezember",  # de_AT
    "jän feb märz apr mai juni juli aug sep okt nov dez",  # de_AT
    "januar februar märz april mai juni juli august september oktober november dezember",  # de_AT
    "jän feb mär apr mai jun jul aug sep okt nov dez",  # de_AT
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",  # it
    "gen feb mar apr mag giu lug ago set ott nov dic",  # it
    "januari februari maart april mei juni juli augustus september oktober november december",  # nl
    "jan feb mrt apr mei jun jul aug sep okt nov dec",  # nl
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",  # ru
    "янв февр мар апр мая июн июл авг сент окт нояб дек",  # ru
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",  # ru
    "янв февр март апр май июнь июль авг сент окт нояб дек",  # ru
    "januari februari maret april mei juni juli agustus september oktober november desember",  # id
    "jan feb mar apr mei jun jul agu sep okt nov des",  # id
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",  # tr
    "oca şub mar nis may haz tem ağu eyl eki kas ara",  # tr
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",  # pl
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",  # pl
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",  # pl
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",  # uk
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",  # ar
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",  # ar_DZ
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",  # ar_TN
    "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",  # hi
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",  # th
    "januari februari - april mei jun julai ogos september oktober november disember",  # ms
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",  # ro
    "ledna února března dubna května června července srpna září října listopadu prosince",  # cs
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",  # cs
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",  # el
    "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",  # el
    "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",  # el
    "január február március április május június július augusztus szeptember október november december",  # hu
    "jan febr márc ápr máj jún júl aug szept okt nov dec",  # hu
    "januari februari mars april maj juni juli augusti september oktober november december",  # sv
    "jan feb mars apr maj juni juli aug sep okt nov dec",  # sv
    "januar februar mars april mai juni juli august september oktober november desember",  # nb
    "jan feb mars apr mai juni juli aug sep okt nov des",  # nb
    "jan feb mar apr mai jun jul aug sep okt nov des",  # nb
    "januar februar marts april maj juni juli august september oktober november december",  # da
    "jan feb mar apr maj jun jul aug sep okt nov dec",  # da
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",  # fi
    "януари февруари март април май юни юли август септември октомври ноември декември",  # bg
    "јануари февруари март април мај јуни јули август септември октомври ноември декември",  # mk
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",  # sr_Latn
    "januar februar mart april maj juni juli august septembar oktobar novembar decembar",  # bs
    "jan feb mar apr maj jun jul aug sep okt nov dec",  # bs
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",  # hr
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",  # ca
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",  # he
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",  # lt
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",  # lv
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",  # et
)

# The days of a week, Monday first, in one language and form a line; some have two words.
WEEKDAY_NAMES: Final = (
    "monday tuesday wednesday thursday friday saturday sunday",  # en
    "mon tue wed thu fri sat sun",  # en
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",  # de
    "mo di mi do fr sa so",  # de
    "понедельник вторник среда четверг пятница суббота воскресенье",  # ru
    "пн вт ср чт пт сб вс",  # ru
    "lunes martes miércoles jueves viernes sábado domingo",  # es
    "segunda feira terça feira quarta feira quinta feira sexta feira sábado domingo",  # pt
    "lundi mardi mercredi jeudi vendredi samedi dimanche",  # fr
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",  # it
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",  # nl
    "senin selasa rabu kamis jumat sabtu minggu",  # id
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",  # tr
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",  # pl
    "понеділок вівторок середа четвер пʼятниця субота неділя",  # uk
    "luni marți miercuri joi vineri sâmbătă duminică",  # ro
    "pondělí úterý středa čtvrtek pátek sobota neděle",  # cs
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",  # hu
    "måndag tisdag onsdag torsdag fredag lördag söndag",  # sv
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",  # nb
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",  # da
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",  # fi
)
