"""Sentences of the notices on an invoice, filled with the notice's inputs.

A missing reading is told in up to three sentences: what was charged, what follows if the next
reading is missing too, and what that may cost.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from einvoice.core.invoices import Notice, NoticeCode
from einvoice.texts import in_language, texts_of
from einvoice.texts.meter_explanations import CATCH_UP_CREDIT, METER_SERVICES
from einvoice.texts.writing import all_written, filled, written, written_list

NOTICE_TITLES = texts_of("Paziņojums", "Сообщение", "Notice")

_COVERS = texts_of(
    "{service}: rādījums aptver arī {months} {months:mēnešus|mēnesi|mēnešus} bez rādījuma.",
    "{service}: показание охватывает и {months} {months:месяц|месяца|месяцев} без показания.",
    "{service}: the reading also covers {months} {months:month|months} without one.",
)

SENTENCES = MappingProxyType(
    {
        NoticeCode.ESTIMATED: texts_of(
            "{service}: rādījums noteiktajā laikā nav saņemts, tāpēc aprēķināts vidējais patēriņš "
            "({months}. mēnesi pēc kārtas).",
            "{service}: показание в срок не получено, поэтому начислено среднее потребление "
            "({months}-й месяц подряд).",
            "{service}: no reading was received in time, so average use is charged (month {months} "
            "in a row).",
        ),
        NoticeCode.LAST_ESTIMATE: texts_of(
            "{service}: rādījums noteiktajā laikā nav saņemts {months} "
            "{months:mēnešus|mēnesi|mēnešus} pēc kārtas; vidējais patēriņš aprēķināts pēdējo "
            "reizi.",
            "{service}: показание в срок не получено {months} {months:месяц|месяца|месяцев} "
            "подряд; среднее потребление начислено в последний раз.",
            "{service}: no reading was received in time for {months} {months:month|months} in a "
            "row; average use is charged for the last time.",
        ),
        NoticeCode.DEFAULTER: texts_of(
            "{service}: derīgs rādījums nav saņemts {months} {months:mēnešus|mēnesi|mēnešus} pēc "
            "kārtas, tāpēc patēriņu neaprēķina. Lūdzu, iesniedziet rādījumu.",
            "{service}: действительное показание не получено {months} "
            "{months:месяц|месяца|месяцев} подряд, поэтому потребление не начисляется. Пожалуйста, "
            "передайте показание.",
            "{service}: no valid reading was received for {months} {months:month|months} in a row, "
            "so no use is charged. Please give a reading.",
        ),
        NoticeCode.FELL: texts_of(
            "{service}: saņemtais rādījums ir mazāks par iepriekšējo, tāpēc tas nav ņemts vērā. "
            "Lūdzu, pārbaudiet rādījumu.",
            "{service}: полученное показание меньше предыдущего, поэтому оно не учтено. "
            "Пожалуйста, проверьте показание.",
            "{service}: the reading received is lower than the one before, so it was not used. "
            "Please check it.",
        ),
        NoticeCode.NEW_METER_UNREAD: texts_of(
            "{service}: jaunajam skaitītājam Nr. {meter} par šo mēnesi rādījuma vēl nav, tāpēc pēc "
            "tā aprēķināti 0 m³. Lūdzu, iesniedziet rādījumu: nākamajā rēķinā būs viss patēriņš "
            "kopš uzstādīšanas.",
            "{service}: по новому счётчику № {meter} за этот месяц показания ещё нет, поэтому по "
            "нему начислено 0 м³. Пожалуйста, передайте показание: в следующем счёте будет всё "
            "потребление с дня установки.",
            "{service}: the new meter {meter} has no reading for this month yet, so 0 m³ are "
            "charged for it. Please give a reading: the next invoice charges all use since it was "
            "installed.",
        ),
        NoticeCode.FELL_ESTIMATED: texts_of(
            "{service}: saņemtais rādījums ir mazāks par iepriekšējo, tāpēc tas nav ņemts vērā "
            "un aprēķināts vidējais patēriņš ({months}. mēnesi pēc kārtas). Lūdzu, pārbaudiet "
            "rādījumu.",
            "{service}: полученное показание меньше предыдущего, поэтому оно не учтено и "
            "начислено среднее потребление ({months}-й месяц подряд). Пожалуйста, проверьте "
            "показание.",
            "{service}: the reading received is lower than the one before, so it was not used and "
            "average use is charged (month {months} in a row). Please check it.",
        ),
        NoticeCode.FELL_LAST_ESTIMATE: texts_of(
            "{service}: saņemtais rādījums ir mazāks par iepriekšējo, tāpēc tas nav ņemts vērā; "
            "derīga rādījuma nav {months} {months:mēnešus|mēnesi|mēnešus} pēc kārtas, un vidējais "
            "patēriņš aprēķināts pēdējo reizi. Lūdzu, pārbaudiet rādījumu.",
            "{service}: полученное показание меньше предыдущего, поэтому оно не учтено; "
            "действительного показания нет {months} {months:месяц|месяца|месяцев} подряд, и "
            "среднее потребление начислено в последний раз. Пожалуйста, проверьте показание.",
            "{service}: the reading received is lower than the one before, so it was not used; "
            "there is no valid reading for {months} {months:month|months} in a row, and average "
            "use is charged for the last time. Please check the reading.",
        ),
        NoticeCode.FELL_DEFAULTER: texts_of(
            "{service}: saņemtais rādījums ir mazāks par iepriekšējo, tāpēc tas nav ņemts vērā; "
            "derīga rādījuma nav {months} {months:mēnešus|mēnesi|mēnešus} pēc kārtas, un patēriņu "
            "neaprēķina. Lūdzu, pārbaudiet rādījumu.",
            "{service}: полученное показание меньше предыдущего, поэтому оно не учтено; "
            "действительного показания нет {months} {months:месяц|месяца|месяцев} подряд, и "
            "потребление не начисляется. Пожалуйста, проверьте показание.",
            "{service}: the reading received is lower than the one before, so it was not used; "
            "there is no valid reading for {months} {months:month|months} in a row, and no use is "
            "charged. Please check the reading.",
        ),
        NoticeCode.NO_USE: texts_of(
            "{service}: rādījums saņemts ({readings}), patēriņš šajā mēnesī ir 0 m³.",
            "{service}: показание получено ({readings}), потребление за этот месяц — 0 м³.",
            "{service}: the reading was received ({readings}); nothing was used this month.",
        ),
        NoticeCode.NOT_USED: texts_of(
            "{service}: ārpus noteiktā laika nodotie rādījumi ({days}) nav ņemti vērā.",
            "{service}: показания, переданные вне срока ({days}), не учтены.",
            "{service}: readings given outside the days for readings ({days}) were not used.",
        ),
        NoticeCode.NOT_USED_REMOVED: texts_of(
            "{service}: rādījumi ({days}) nav ņemti vērā, jo tie nodoti par skaitītāju, kas "
            "pirms tam bija noņemts. Lūdzu, iesniedziet pašreizējā skaitītāja rādījumu.",
            "{service}: показания ({days}) не учтены, так как они переданы по счётчику, "
            "который был снят раньше. Пожалуйста, передайте показание нынешнего счётчика.",
            "{service}: readings ({days}) were not used, because they are of a meter that had been "
            "removed before. Please give a reading of the present meter.",
        ),
        NoticeCode.END_UNCLEAR: texts_of(
            "{service}: noņemtā skaitītāja beigu rādījums vēl tiek precizēts, tāpēc aprēķināts "
            "vidējais patēriņš. Kad rādījums būs zināms, to pārrēķinās.",
            "{service}: конечное показание снятого счётчика ещё уточняется, поэтому начислено "
            "среднее потребление. Когда показание будет известно, сделают перерасчёт.",
            "{service}: the final reading of the removed meter is still being clarified, so "
            "average use is charged. It is settled once the reading is known.",
        ),
        NoticeCode.END_UNCLEAR_DEFAULTER: texts_of(
            "{service}: noņemtā skaitītāja beigu rādījums vēl tiek precizēts, tāpēc patēriņu "
            "neaprēķina. Kad rādījums būs zināms, to aprēķinās.",
            "{service}: конечное показание снятого счётчика ещё уточняется, поэтому потребление "
            "не начисляется. Когда показание будет известно, его начислят.",
            "{service}: the final reading of the removed meter is still being clarified, so no "
            "use is charged. It is charged once the reading is known.",
        ),
        NoticeCode.READING_LATE: texts_of(
            "{service}: rādījums ({days}) saņemts pēc tā mēneša rēķina izrakstīšanas un ņemts vērā "
            "šajā rēķinā; iepriekšējo mēnešu patēriņš koriģēts par {settled} m³.",
            "{service}: показание ({days}) получено после выставления счёта за тот месяц и учтено "
            "в этом счёте; потребление прошлых месяцев исправлено на {settled} м³.",
            "{service}: the reading ({days}) came after that month was invoiced and is taken into "
            "account here; the use of earlier months is corrected by {settled} m³.",
        ),
        NoticeCode.CATCH_UP: _COVERS,
        NoticeCode.CATCH_UP_DEFAULTER: MappingProxyType(
            {language: f"{text} {CATCH_UP_CREDIT[language]}" for language, text in _COVERS.items()}
        ),
        NoticeCode.VERIFIED: texts_of(
            "Skaitītāju verifikācija ir derīga līdz: {meters}.",
            "Поверка счётчиков действительна до: {meters}.",
            "The meters are verified until: {meters}.",
        ),
        NoticeCode.VERIFICATION_ENDS: texts_of(
            "{service}: skaitītāja Nr. {meter} verifikācijas termiņš beidzas {day}. Lūdzu, "
            "parūpējieties par skaitītāja verifikāciju vai nomaiņu.",
            "{service}: срок поверки счётчика № {meter} заканчивается {day}. Пожалуйста, "
            "позаботьтесь о поверке или замене счётчика.",
            "{service}: the verification of meter {meter} ends on {day}. Please have it verified "
            "or replaced.",
        ),
        NoticeCode.VERIFICATION_ENDED: texts_of(
            "{service}: skaitītāja Nr. {meter} verifikācijas termiņš beidzās {day}. Lūdzu, "
            "verificējiet vai nomainiet skaitītāju.",
            "{service}: срок поверки счётчика № {meter} закончился {day}. Пожалуйста, проведите "
            "поверку или замените счётчик.",
            "{service}: the verification of meter {meter} ended on {day}. Please have it verified "
            "or replaced.",
        ),
        NoticeCode.CORRECTION: texts_of(
            "Šajā rēķinā ir labojumi par: {months}.",
            "В этом счёте есть исправления за: {months}.",
            "This invoice corrects: {months}.",
        ),
        NoticeCode.OWNER_CHANGED: texts_of(
            "Kopš {day} šī dzīvokļa rēķinus saņemat Jūs. Šis rēķins ir par visu mēnesi, arī par "
            "dienām pirms šī datuma.",
            "С {day} счета за эту квартиру получаете Вы. Этот счёт — за весь месяц, в том числе за "
            "дни до этой даты.",
            "The invoices of this flat have been yours since {day}. This invoice is for the whole "
            "month, including the days before.",
        ),
        NoticeCode.OVERPAID: texts_of(
            "Pārmaksu {sum} EUR ieskaitīsim nākamajos rēķinos.",
            "Переплата {sum} EUR будет зачтена в следующих счетах.",
            "The overpayment of {sum} EUR will be set against your next invoices.",
        ),
        NoticeCode.PAID_UNTIL: texts_of(
            "Ieskaitīti maksājumi, kas bankā saņemti līdz {day}.",
            "Учтены платежи, поступившие в банк по {day}.",
            "Payments that the bank received up to {day} are counted.",
        ),
    }
)
"""By code: what is said, in a fixed form."""

_NEXT_TIME = texts_of(
    "Ja rādījuma nebūs arī nākamajā mēnesī, vidējo patēriņu vairs neaprēķinās un šim dzīvoklim "
    "vispirms būs jāsedz mājas ūdens starpība (ūdens, ko uzrāda mājas skaitītājs, bet neuzrāda "
    "dzīvokļu skaitītāji).",
    "Если показания не будет и в следующем месяце, среднее потребление больше не начисляется, и "
    "эта квартира первой оплачивает разницу потребления воды по дому (воду, которую показал "
    "счётчик дома, но не показали счётчики квартир).",
    "Without a reading next month average use is no longer charged, and this flat is the first to "
    "pay the house's water difference (water that the house meter measured and the flats' meters "
    "did not).",
)
_FOURTH_MONTH = texts_of(
    "Ja rādījuma nebūs arī ceturtajā mēnesī pēc kārtas, vidējo patēriņu vairs neaprēķinās un šim "
    "dzīvoklim vispirms būs jāsedz mājas ūdens starpība (ūdens, ko uzrāda mājas skaitītājs, bet "
    "neuzrāda dzīvokļu skaitītāji).",
    "Если показания не будет и на четвёртый месяц подряд, среднее потребление больше не "
    "начисляется, и эта квартира первой оплачивает разницу потребления воды по дому (воду, которую "
    "показал счётчик дома, но не показали счётчики квартир).",
    "Without a reading in the fourth month in a row average use is no longer charged, and this "
    "flat is the first to pay the house's water difference (water that the house meter measured "
    "and the flats' meters did not).",
)
_NOW = texts_of(
    "Mājas ūdens starpība (ūdens, ko uzrāda mājas skaitītājs, bet neuzrāda dzīvokļu skaitītāji) "
    "vispirms jāsedz šim dzīvoklim.",
    "Разницу потребления воды по дому (воду, которую показал счётчик дома, но не показали счётчики "
    "квартир) первой оплачивает эта квартира.",
    "This flat is the first to pay the house's water difference (water that the house meter "
    "measured and the flats' meters did not).",
)
FOLLOWS = MappingProxyType(
    {
        NoticeCode.ESTIMATED: _FOURTH_MONTH,
        NoticeCode.FELL_ESTIMATED: _FOURTH_MONTH,
        NoticeCode.LAST_ESTIMATE: _NEXT_TIME,
        NoticeCode.FELL_LAST_ESTIMATE: _NEXT_TIME,
        NoticeCode.DEFAULTER: _NOW,
        NoticeCode.FELL_DEFAULTER: _NOW,
    }
)
"""The consequence, in a house that has a water difference."""

MAY_COST = texts_of(
    "Tas var maksāt līdz {may_cost} EUR mēnesī ar PVN.",
    "Это может стоить до {may_cost} EUR в месяц с НДС.",
    "That can cost up to {may_cost} EUR a month including VAT.",
)
"""Up to the norm of the flat's persons, where a norm is known."""

SETTLED = texts_of(
    "Jau aprēķinātie {settled} m³ ir atskaitīti.",
    "Уже начисленные {settled} м³ вычтены.",
    "The {settled} m³ already charged are taken off.",
)
"""The deduction by a reading, where estimates were billed before."""

_AS_THEY_ARE = frozenset({"meter"})
_LISTS = ("days", "readings", "months")


def notice_text(notice: Notice, language: str) -> str:
    """Return a notice as sentences, in a language (Latvian where unknown)."""
    return " ".join(_sentences(notice, language))


def _sentences(notice: Notice, language: str) -> Iterator[str]:
    facts = _facts(notice, language)
    yield filled(SENTENCES[notice.code], facts, language)
    if (
        notice.code is NoticeCode.CATCH_UP
        and dict(notice.inputs).get("settled", "0.000") != "0.000"
    ):
        yield filled(SETTLED, facts, language)
    if notice.code in FOLLOWS and "difference" not in facts:
        yield filled(FOLLOWS[notice.code], facts, language)
        if "may_cost" in facts:
            yield filled(MAY_COST, facts, language)


def _facts(notice: Notice, language: str) -> Mapping[str, str]:
    if notice.code is NoticeCode.VERIFIED:
        days = (f"{meter} – {written(day, language)}" for meter, day in notice.inputs)
        return {"meters": "; ".join(days)}
    facts = all_written(notice.inputs, language, _AS_THEY_ARE)
    given = dict(notice.inputs)
    lists = {
        name: written_list(given[name], language) for name in _LISTS if " " in given.get(name, "")
    }
    if "service" in given:
        lists["service"] = in_language(METER_SERVICES[given["service"]], language)
    return facts | lists
