"""Sentences that say more of a line: what it is counted by, what it corrects, why two areas differ.

Names in braces are filled by `einvoice.texts.explain` and the pages.
"""

from types import MappingProxyType

from einvoice.texts import texts_of

OF_SERVICES = MappingProxyType(
    {
        "sewage": texts_of(
            "Kanalizācijas daudzums ir aukstā un karstā ūdens patēriņš kopā.",
            "Объём канализации — это потребление холодной и горячей воды вместе.",
            "The amount of sewage is the cold and hot water used together.",
        ),
        "sewage_difference": texts_of(
            "Arī starpībai piemēro kanalizācijas tarifu: to sadala tāpat kā ūdens starpību.",
            "На разницу начисляется и тариф на канализацию: она делится так же, как разница воды.",
            "Sewage is charged on the difference too: it is shared as the water difference is.",
        ),
    }
)
"""By service: what it is counted by, said before the rule of its line."""

CORRECTED = MappingProxyType(
    {
        "less": texts_of(
            "Labots tas, kas aprēķināts par mēnesi: {for_period}. Toreiz aprēķināto samazina par "
            "{changed} EUR (bez PVN).",
            "Исправлено начисленное за месяц: {for_period}. Начисленное тогда уменьшено на "
            "{changed} EUR (без НДС).",
            "This corrects what was charged for {for_period}: it is reduced by {changed} EUR "
            "(without VAT).",
        ),
        "more": texts_of(
            "Labots tas, kas aprēķināts par mēnesi: {for_period}. Toreiz aprēķināto palielina par "
            "{changed} EUR (bez PVN).",
            "Исправлено начисленное за месяц: {for_period}. Начисленное тогда увеличено на "
            "{changed} EUR (без НДС).",
            "This corrects what was charged for {for_period}: {changed} EUR are added to it "
            "(without VAT).",
        ),
    }
)
"""A single charge for an earlier month, by its sign. Why it was made is staff's own."""

HEATED_AREA = texts_of(
    "Apkurināmā platība ({heated} m²) ir mazāka nekā platība pārējiem maksājumiem ({whole} m²): "
    "tajā nav balkona un citu neapkurinātu telpu.",
    "Отапливаемая площадь ({heated} м²) меньше площади для остальных платежей ({whole} м²): в неё "
    "не входят балкон и другие неотапливаемые помещения.",
    "The heated area ({heated} m²) is less than the area for the other charges ({whole} m²): "
    "balconies and other parts without heating are not in it.",
)
"""Why two lines of an invoice have two areas of the same flat."""
