"""Sentences about the meters behind a line: how each meter's month came about.

Names in braces are inputs of the line (`einvoice.texts.explanations` says how they are written).
"""

from types import MappingProxyType

from einvoice.texts import texts_of

METER_SERVICES = MappingProxyType(
    {
        "cold_water": texts_of("Aukstais ūdens", "Холодная вода", "Cold water"),
        "hot_water": texts_of("Karstais ūdens", "Горячая вода", "Hot water"),
        "heat": texts_of("Siltumenerģija", "Тепловая энергия", "Heat"),
        "electricity": texts_of("Elektroenerģija", "Электроэнергия", "Electricity"),
    }
)

METER_RULES = MappingProxyType(
    {
        "opening": texts_of(
            "pirmais rādījums, par šo mēnesi nav jāmaksā",
            "первое показание, за этот месяц платить не нужно",
            "first reading, nothing is charged for this month",
        ),
        "reading": texts_of("{m3} m³ pēc rādījumiem", "{m3} м³ по показаниям", "{m3} m³ as read"),
        "catch_up": texts_of(
            "{m3} m³: rādījums pēc {missing_months} {missing_months:mēnešiem|mēneša|mēnešiem} bez "
            "rādījuma",
            "{m3} м³: показание после {missing_months} {missing_months:месяца|месяцев|месяцев} без "
            "показаний",
            "{m3} m³: a reading after {missing_months} {missing_months:month|months} without one",
        ),
        "replacement": texts_of(
            "{m3} m³: skaitītājs nomainīts, vecā un jaunā skaitītāja patēriņš kopā",
            "{m3} м³: счётчик заменён, потребление по старому и новому счётчику вместе",
            "{m3} m³: the meter was replaced; use by the old and the new meter together",
        ),
        "removal": texts_of(
            "{m3} m³ līdz skaitītāja noņemšanai",
            "{m3} м³ до снятия счётчика",
            "{m3} m³ until the meter was removed",
        ),
        "waiting": texts_of(
            "{m3} m³ pēc jaunā skaitītāja: patēriņu pēc tā aprēķinās, kad būs zināms vecā "
            "skaitītāja rādījums",
            "{m3} м³ по новому счётчику: потребление по нему начислят, когда будет известно "
            "показание старого счётчика",
            "{m3} m³ for the new meter: its use is charged once the old meter's reading is known",
        ),
        "late": texts_of(
            "{m3} m³ par iepriekšējiem mēnešiem",
            "{m3} м³ за прошлые месяцы",
            "{m3} m³ for earlier months",
        ),
        "estimate": texts_of(
            "{m3} m³ pēc vidējā patēriņa, jo izmantojama rādījuma nav ({missing_months}. mēnesi "
            "pēc kārtas)",
            "{m3} м³ по среднему потреблению, так как пригодного показания нет "
            "({missing_months}-й месяц подряд)",
            "{m3} m³ by average use, because there is no usable reading (month {missing_months} "
            "in a row)",
        ),
        "defaulter": texts_of(
            "derīga rādījuma nav {missing_months} {missing_months:mēnešus|mēnesi|mēnešus} pēc "
            "kārtas, tāpēc patēriņu neaprēķina",
            "действительного показания нет {missing_months} "
            "{missing_months:месяц|месяца|месяцев} подряд, поэтому потребление не начисляется",
            "no valid reading for {missing_months} {missing_months:month|months} in a row, so no "
            "use is charged",
        ),
        "unverified": texts_of(
            "skaitītāja verifikācijas termiņš bija beidzies, tāpēc patēriņu neaprēķina",
            "срок поверки счётчика истёк, поэтому потребление не начисляется",
            "the meter's verification had expired, so no use is charged",
        ),
    }
)
"""By rule of a meter's month; ``m3`` is what it bills."""

CATCH_UP_CREDIT = texts_of(
    "Starpība, kas samaksāta par mēnešiem bez rādījumiem, atsevišķam dzīvoklim netiek atmaksāta: "
    "par to samazinās šī mēneša starpība visai mājai.",
    "Разница, оплаченная за месяцы без показаний, отдельной квартире не возвращается: на неё "
    "уменьшается разница этого месяца для всего дома.",
    "The difference paid for the months without readings is not given back to this flat alone: it "
    "reduces this month's difference for the whole house.",
)
"""Follows a catch-up after more missing months than are estimated."""

TOLD_LATE = texts_of(
    "Tai skaitā {told_late} m³ par iepriekšējiem mēnešiem, par kuriem rādījums saņemts pēc rēķina "
    "izrakstīšanas.",
    "В том числе {told_late} м³ за прошлые месяцы: показание за них получено после выставления "
    "счёта.",
    "Of it {told_late} m³ for earlier months: their reading came after the invoice.",
)
"""Follows a month that settles what came late."""

METER = texts_of(
    "skaitītājs Nr. {serial}: {opening} → {closing}",
    "счётчик № {serial}: {opening} → {closing}",
    "meter {serial}: {opening} → {closing}",
)
METER_NOT_READ = texts_of(
    "skaitītājs Nr. {serial}: pēdējais rādījums {opening}",
    "счётчик № {serial}: последнее показание {opening}",
    "meter {serial}: last reading {opening}",
)
SETTLED = texts_of(
    "atskaitīti pēc vidējā patēriņa jau aprēķinātie {estimates_settled} m³",
    "вычтены уже начисленные по среднему {estimates_settled} м³",
    "less {estimates_settled} m³ already charged as estimates",
)
"""The deduction by a reading or a replacement, where estimates were billed before."""

AVERAGE = texts_of("vidējais no {uses} m³", "среднее из {uses} м³", "average of {uses} m³")
