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
    # English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Czech, Romanian, Turkish,
    # Indonesian, Russian, Ukrainian, Greek, Hungarian, Finnish
    """january jan january's januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń
    stycznia
    leden ledna ianuarie ocak januari января январь янв січня ιανουαρίου január tammikuuta""",
    """february feb februar feber février févr fév febrero fevereiro fev febbraio februari luty lutego únor
    února
    februarie şubat februari pebruari февраля февраль фев лютого φεβρουαρίου február helmikuuta""",
    """march mar märz mär mrz mars marzo março maart mrt marts marzec marca březen března martie mart maret
    марта март
    мар березня μαρτίου március maaliskuuta""",
    """april apr avril avr abril abr aprile kwiecień kwietnia duben dubna aprilie nisan апреля апрель апр
    квітня
    απριλίου április huhtikuuta""",
    """may mai mayo maio maggio mag mei maj maja květen května mayıs мая май травня μαΐου május toukokuuta""",
    """june jun juni juin junio junho giugno giu czerwiec czerwca červen června iunie haziran июня июнь июн
    червня
    ιουνίου június kesäkuuta""",
    """july jul juli juillet juil julio julho luglio lug lipiec lipca červenec července iulie temmuz июля июль
    июл
    липня ιουλίου július heinäkuuta""",
    """august aug août aout agosto ago augustus augusti sierpień sierpnia srpen srpna ağustos agustus августа
    август
    авг серпня αυγούστου augusztus elokuuta""",
    """september sep sept septembre septiembre setiembre setembro set settembre wrzesień września září
    septembrie
    eylül сентября сентябрь сен сент вересня σεπτεμβρίου szeptember syyskuuta""",
    """october oct oktober okt octobre octubre outubro out ottobre ott październik października říjen října
    octombrie
    ekim октября октябрь окт жовтня οκτωβρίου október lokakuuta""",
    """november nov novembre noviembre noviembre novembro listopad listopada listopadu noiembrie kasım ноября
    ноябрь
    ноя листопада νοεμβρίου marraskuuta""",
    """december dec dezember dez décembre déc diciembre dic dezembro dicembre desember grudzień grudnia
    prosinec
    prosince decembrie aralık desember декабря декабрь дек грудня δεκεμβρίου joulukuuta""",
)

# Month number by name.
MONTHS: Final = {name: number for number, names in enumerate(_BY_MONTH, 1) for name in names.split()}

# Days of the week, as they stand before a date ("Monday, 5 May 2025") or alone after "By", where no author
# is meant.
WEEKDAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    понедельник вторник среда четверг пятница суббота воскресенье
    """.split()
)
