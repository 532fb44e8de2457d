"""Sentences of the notices on an invoice: one per code, filled with the notice's inputs."""

import re
from types import MappingProxyType

from einvoice.core.invoices import Notice, NoticeCode
from einvoice.texts import in_language
from einvoice.texts.explanations import CATCH_UP_CREDIT, METER_SERVICES

NOTICE_TITLES = MappingProxyType({"lv": "Paziņojums", "ru": "Сообщение", "en": "Notice"})

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

_SENTENCES = MappingProxyType(
    {
        NoticeCode.ESTIMATED: {
            "lv": "{service}: rādījums nav saņemts, aprēķināts pēc vidējā patēriņa "
            "({months}. mēnesis pēc kārtas). Ceturtajā mēnesī bez rādījuma patēriņu vairs "
            "neaprēķina, un mājas starpību vispirms maksā šis īpašums.",
            "ru": "{service}: показание не получено, рассчитано по среднему потреблению "
            "({months}-й месяц подряд). На четвёртый месяц без показания потребление больше не "
            "рассчитывается, и разницу дома сначала оплачивает этот объект.",
            "en": "{service}: no reading was received, the average of past use is charged "
            "(month {months} in a row). In the fourth month without a reading use is no longer "
            "estimated and this property pays the house's difference first.",
        },
        NoticeCode.LAST_ESTIMATE: {
            "lv": "{service}: rādījums nav saņemts {months} mēnešus pēc kārtas, aprēķināts pēc "
            "vidējā patēriņa pēdējo reizi. Ja rādījuma nebūs arī nākamajā mēnesī, mājas starpību "
            "vispirms maksās šis īpašums.",
            "ru": "{service}: показание не получено {months} месяца подряд, в последний раз "
            "рассчитано по среднему потреблению. Если показания не будет и в следующем месяце, "
            "разницу дома сначала оплатит этот объект.",
            "en": "{service}: no reading was received for {months} months in a row; the average "
            "of past use is charged for the last time. Without a reading next month this property "
            "pays the house's difference first.",
        },
        NoticeCode.DEFAULTER: {
            "lv": "{service}: derīgs rādījums nav saņemts (mēneši pēc kārtas: {months}). Patēriņu "
            "neaprēķina, un mājas starpību vispirms maksā šis īpašums. Iesniedziet rādījumu.",
            "ru": "{service}: действительное показание не получено (месяцев подряд: {months}). "
            "Потребление не рассчитывается, и разницу дома сначала оплачивает этот объект. "
            "Передайте показание.",
            "en": "{service}: no valid reading was received (months in a row: {months}). No use is "
            "charged and this property pays the house's difference first. Please give a reading.",
        },
        NoticeCode.FELL: {
            "lv": "{service}: saņemtais rādījums ir mazāks par iepriekšējo un netika izmantots. "
            "Lūdzu, pārbaudiet to.",
            "ru": "{service}: полученное показание меньше предыдущего и не использовано. "
            "Пожалуйста, проверьте его.",
            "en": "{service}: the reading received is lower than the one before and was not used. "
            "Please check it.",
        },
        NoticeCode.NEW_METER_UNREAD: {
            "lv": "{service}: jaunajam skaitītājam {meter} šajā mēnesī rādījuma vēl nav, tāpēc tā "
            "patēriņš ir 0 m³. Iesniedziet rādījumu: nākamajā rēķinā būs viss patēriņš kopš "
            "uzstādīšanas.",
            "ru": "{service}: у нового счётчика {meter} в этом месяце показания ещё нет, поэтому "
            "его расход 0 м³. Передайте показание: в следующем счёте будет весь расход с дня "
            "установки.",
            "en": "{service}: the new meter {meter} has no reading for this month yet, so its use "
            "is 0 m³. Please give a reading: the next invoice charges all use since it was "
            "installed.",
        },
        NoticeCode.NOT_USED: {
            "lv": "{service}: ārpus nolasīšanas laika nodotie rādījumi ({days}) netika izmantoti.",
            "ru": "{service}: показания, переданные вне срока ({days}), не использованы.",
            "en": "{service}: readings given outside the reading window ({days}) were not used.",
        },
        NoticeCode.CATCH_UP: {
            "lv": "{service}: rādījums aptver arī {months} mēn. bez rādījuma; par tiem jau "
            "aprēķinātie {settled} m³ ir atņemti.",
            "ru": "{service}: показание охватывает и {months} мес. без показания; уже начисленные "
            "за них {settled} м³ вычтены.",
            "en": "{service}: the reading also covers {months} months without one; the {settled} "
            "m³ charged for them already are taken off.",
        },
        NoticeCode.CATCH_UP_DEFAULTER: {
            language: "{service}: " + text for language, text in CATCH_UP_CREDIT.items()
        },
        NoticeCode.VERIFIED: {
            "lv": "Skaitītāju verifikācija derīga līdz: {meters}.",
            "ru": "Поверка счётчиков действительна до: {meters}.",
            "en": "Meters are verified until: {meters}.",
        },
        NoticeCode.VERIFICATION_ENDS: {
            "lv": "{service}: skaitītāja {meter} verifikācija beidzas {day}. Lūdzu, parūpējieties "
            "par verifikāciju vai nomaiņu.",
            "ru": "{service}: поверка счётчика {meter} заканчивается {day}. Пожалуйста, "
            "позаботьтесь о поверке или замене.",
            "en": "{service}: the verification of meter {meter} ends on {day}. Please have it "
            "verified or replaced.",
        },
        NoticeCode.VERIFICATION_ENDED: {
            "lv": "{service}: skaitītāja {meter} verifikācija beidzās {day}. Lūdzu, verificējiet "
            "vai nomainiet to.",
            "ru": "{service}: поверка счётчика {meter} закончилась {day}. Пожалуйста, поверьте или "
            "замените его.",
            "en": "{service}: the verification of meter {meter} ended on {day}. Please have it "
            "verified or replaced.",
        },
        NoticeCode.CORRECTION: {
            "lv": "Rēķinā ir labojumi par: {months}.",
            "ru": "В счёте есть исправления за: {months}.",
            "en": "This invoice corrects: {months}.",
        },
        NoticeCode.OVERPAID: {
            "lv": "Pārmaksa {sum} EUR paliek nākamajiem rēķiniem.",
            "ru": "Переплата {sum} EUR остаётся для следующих счетов.",
            "en": "An overpayment of {sum} EUR stays for the next invoices.",
        },
    }
)


def notice_text(notice: Notice, language: str) -> str:
    """Return a notice as a sentence, in a language (Latvian where unknown)."""
    facts = {name: value.replace(" ", ", ") for name, value in notice.inputs}
    if "service" in facts:
        facts["service"] = in_language(METER_SERVICES[facts["service"]], language)
    if notice.code is NoticeCode.VERIFIED:
        facts = {"meters": "; ".join(f"{meter} - {day}" for meter, day in notice.inputs)}
    text = in_language(_SENTENCES[notice.code], language).format_map(facts)
    if language == "en":
        return text
    dated = _DAY.sub(r"\3.\2.\1", text)
    return dated if "settled" not in facts and "sum" not in facts else _comma(dated, facts)


def _comma(text: str, facts: dict[str, str]) -> str:
    """Return the text with a decimal comma in its amount."""
    amount = facts.get("settled") or facts["sum"]
    return text.replace(amount, amount.replace(".", ","))
