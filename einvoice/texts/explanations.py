"""Sentences that say how a line came about, for the person who pays: one set per rule.

Names in braces are inputs of the line, and ``quantity``, ``unit``, ``price``, ``net`` of the line
itself. Which sentences stand in which order is data too; `explain` only fills them in.
"""

from collections.abc import Mapping
from types import MappingProxyType

Texts = Mapping[str, str]


def _texts(lv: str, ru: str, en: str) -> Texts:
    return MappingProxyType({"lv": lv, "ru": ru, "en": en})


HOW_IT_CAME_ABOUT = _texts("Kā aprēķināts", "Как рассчитано", "How it came about")
_PRICED = _texts(
    "{quantity} {unit} × {price} EUR = {net} EUR.",
    "{quantity} {unit} × {price} EUR = {net} EUR.",
    "{quantity} {unit} × {price} EUR = {net} EUR.",
)
_HOUSE_METER = _texts(
    "Mājas skaitītājs uzrādīja {building} m³, visu dzīvokļu skaitītāji kopā {flats} m³; "
    "starpība ir {difference} m³.",
    "Счётчик дома показал {building} м³, счётчики всех квартир вместе {flats} м³; "
    "разница составляет {difference} м³.",
    "The house meter measured {building} m³, the meters of all flats together {flats} m³; "
    "the difference is {difference} m³.",
)
_NOT_COVERED = _texts(
    "Vispirms maksā īpašumi bez derīgiem rādījumiem ({defaulters}), katrs ne vairāk par normu, "
    "kopā {caps_sum} m³. Atlikušos {rest} m³ vienādi sedz visi īpašumi ({properties}).",
    "Сначала платят объекты без действительных показаний ({defaulters}), каждый не больше нормы, "
    "всего {caps_sum} м³. Остальные {rest} м³ поровну оплачивают все объекты ({properties}).",
    "Properties without valid readings ({defaulters}) pay first, each up to the norm, together "
    "{caps_sum} m³. The remaining {rest} m³ are shared equally by all properties ({properties}).",
)
_COVERED = _texts(
    "Starpību maksā īpašumi bez derīgiem rādījumiem ({defaulters}), jo tā nepārsniedz to normu "
    "(kopā {caps_sum} m³); šī īpašuma norma bez paša patēriņa ir {cap} m³.",
    "Разницу оплачивают объекты без действительных показаний ({defaulters}), так как она не "
    "превышает их норму (всего {caps_sum} м³); норма этого объекта за вычетом его потребления "
    "{cap} м³.",
    "Properties without valid readings ({defaulters}) pay it, because it is within their norms "
    "(together {caps_sum} m³); the norm of this property less its own use is {cap} m³.",
)
_KEY = _texts(
    "Mājas izmaksas {cost} EUR dala {by}: šī īpašuma daļa ir {key} no {keys_sum}, tas ir {net} "
    "EUR. Pamats: {basis}.",
    "Расходы дома {cost} EUR делятся {by}: доля этого объекта {key} из {keys_sum}, это {net} EUR. "
    "Основание: {basis}.",
    "The house's cost of {cost} EUR is split {by}: this property counts {key} of {keys_sum}, "
    "which is {net} EUR. Basis: {basis}.",
)

RULES = MappingProxyType(
    {
        "metered": (_PRICED,),
        "tariff_m2": (
            _texts(
                "Maksas platība {quantity} m² × {price} EUR = {net} EUR.",
                "Площадь для расчёта {quantity} м² × {price} EUR = {net} EUR.",
                "Fee area {quantity} m² × {price} EUR = {net} EUR.",
            ),
        ),
        "tariff_person": (
            _texts(
                "Deklarētas personas: {declared_persons}; aprēķinā {quantity} × {price} EUR = "
                "{net} EUR.",
                "Задекларировано лиц: {declared_persons}; в расчёте {quantity} × {price} EUR = "
                "{net} EUR.",
                "Declared persons: {declared_persons}; counted {quantity} × {price} EUR = "
                "{net} EUR.",
            ),
        ),
        "tariff_property": (
            _texts(
                "Vienādi katram īpašumam: {quantity} × {price} EUR = {net} EUR.",
                "Одинаково для каждого объекта: {quantity} × {price} EUR = {net} EUR.",
                "The same for every property: {quantity} × {price} EUR = {net} EUR.",
            ),
        ),
        "circulation": (
            _texts(
                "Karstā ūdens cirkulācijai katram īpašumam noteikti {norm} MWh mēnesī: {quantity} "
                "MWh × {price} EUR = {net} EUR.",
                "На циркуляцию горячей воды каждому объекту установлено {norm} МВт·ч в месяц: "
                "{quantity} МВт·ч × {price} EUR = {net} EUR.",
                "Circulation of hot water takes {norm} MWh a month for every property: {quantity} "
                "MWh × {price} EUR = {net} EUR.",
            ),
        ),
        "hot_water_by_norm": (
            _texts(
                "Apkures sezonā viena m³ uzsildīšanai vajag {norm} MWh; ar siltuma tarifu {tariff} "
                "EUR tas ir {price} EUR par m³.",
                "В отопительный сезон на подогрев одного м³ нужно {norm} МВт·ч; при тарифе на "
                "тепло {tariff} EUR это {price} EUR за м³.",
                "While heating is on, one m³ takes {norm} MWh to heat; at the heat tariff of "
                "{tariff} EUR that is {price} EUR per m³.",
            ),
            _PRICED,
        ),
        "hot_water_by_meter": (
            _texts(
                "Apkure ir izslēgta: no mājas siltuma {heat} MWh cirkulācijai atņem {circulation} "
                "MWh; pārējās {hot_water_heat} MWh uzsildīja {hot_water} m³ ūdens, tāpēc m³ "
                "maksā {price} EUR.",
                "Отопление выключено: из тепла дома {heat} МВт·ч вычитается циркуляция "
                "{circulation} МВт·ч; остальные {hot_water_heat} МВт·ч нагрели {hot_water} м³ "
                "воды, поэтому м³ стоит {price} EUR.",
                "Heating is off: circulation takes {circulation} MWh of the house's {heat} MWh; "
                "the other {hot_water_heat} MWh heated {hot_water} m³ of water, so a m³ costs "
                "{price} EUR.",
            ),
            _PRICED,
        ),
        "heating": (
            _texts(
                "Mājas siltuma skaitītājs uzrādīja {heat} MWh; no tām karstajam ūdenim "
                "{hot_water_heat} MWh un cirkulācijai {circulation} MWh. Apkurei paliek "
                "{heating_heat} MWh × {tariff} EUR = {cost} EUR, ko dala pēc apkures platības: "
                "{quantity} no {keys_sum} m², tas ir {net} EUR.",
                "Счётчик тепла дома показал {heat} МВт·ч; из них на горячую воду {hot_water_heat} "
                "МВт·ч и на циркуляцию {circulation} МВт·ч. На отопление остаётся {heating_heat} "
                "МВт·ч × {tariff} EUR = {cost} EUR, делится по отапливаемой площади: {quantity} "
                "из {keys_sum} м², это {net} EUR.",
                "The house's heat meter measured {heat} MWh, of which {hot_water_heat} MWh for "
                "hot water and {circulation} MWh for circulation. The remaining {heating_heat} "
                "MWh × {tariff} EUR = {cost} EUR are split by heated area: {quantity} of "
                "{keys_sum} m², which is {net} EUR.",
            ),
        ),
        "heat_capacity": (
            _texts(
                "Pieprasītā siltuma jauda {requested_mw} MW × {tariff} EUR gadā : 12 = {cost} EUR, "
                "ko dala pēc apkures platības: {quantity} no {keys_sum} m², tas ir {net} EUR.",
                "Запрошенная тепловая мощность {requested_mw} МВт × {tariff} EUR в год : 12 = "
                "{cost} EUR, делится по отапливаемой площади: {quantity} из {keys_sum} м², это "
                "{net} EUR.",
                "Requested heat capacity {requested_mw} MW × {tariff} EUR a year : 12 = {cost} "
                "EUR, split by heated area: {quantity} of {keys_sum} m², which is {net} EUR.",
            ),
        ),
        "difference_equal": (
            _HOUSE_METER,
            _texts(
                "To vienādi sedz visi īpašumi ({properties}), jo nav neviena bez derīgiem "
                "rādījumiem.",
                "Её поровну оплачивают все объекты ({properties}), так как объектов без "
                "действительных показаний нет.",
                "All properties ({properties}) share it equally, because none is without valid "
                "readings.",
            ),
            _PRICED,
        ),
        "difference_defaulters": (_HOUSE_METER, _COVERED, _PRICED),
        "difference_over_caps": (_HOUSE_METER, _NOT_COVERED, _PRICED),
        "difference_by_use": (
            _HOUSE_METER,
            _texts(
                "Māja patērēja mazāk nekā dzīvokļi kopā, tāpēc starpību atdod atbilstoši katra "
                "patēriņam; šī īpašuma patēriņš ir {own} m³.",
                "Дом израсходовал меньше, чем квартиры вместе, поэтому разница возвращается "
                "пропорционально потреблению; потребление этого объекта {own} м³.",
                "The house used less than its flats together, so the difference is given back in "
                "proportion to use; this property used {own} m³.",
            ),
            _PRICED,
        ),
        **dict.fromkeys(
            (
                "split_area",
                "split_heat_area",
                "split_persons",
                "split_equal",
                "split_share",
                "split_consumption",
            ),
            (_KEY,),
        ),
        "single_charge": (
            _texts(
                "Atsevišķs maksājums {net} EUR: {reason}.",
                "Отдельное начисление {net} EUR: {reason}.",
                "Single charge of {net} EUR: {reason}.",
            ),
        ),
    }
)
"""By rule of a line: its sentences, in order."""

KEYS = MappingProxyType(
    {
        "split_area": _texts("pēc platības (m²)", "по площади (м²)", "by area (m²)"),
        "split_heat_area": _texts(
            "pēc apkures platības (m²)", "по отапливаемой площади (м²)", "by heated area (m²)"
        ),
        "split_persons": _texts("pēc personu skaita", "по числу лиц", "by the number of persons"),
        "split_equal": _texts(
            "vienādi katram īpašumam", "поровну на каждый объект", "equally per property"
        ),
        "split_share": _texts("pēc domājamās daļas", "по доле собственности", "by ownership share"),
        "split_consumption": _texts(
            "pēc ūdens patēriņa (m³)", "по потреблению воды (м³)", "by water consumption (m³)"
        ),
    }
)
"""How a cost is split: fills in ``by``."""

METER_SERVICES = MappingProxyType(
    {
        "cold_water": _texts("Aukstais ūdens", "Холодная вода", "Cold water"),
        "hot_water": _texts("Karstais ūdens", "Горячая вода", "Hot water"),
        "heat": _texts("Siltums", "Тепло", "Heat"),
        "electricity": _texts("Elektrība", "Электричество", "Electricity"),
    }
)

METER_RULES = MappingProxyType(
    {
        "opening": _texts(
            "pirmais rādījums, par šo mēnesi nav jāmaksā",
            "первое показание, за этот месяц платить не нужно",
            "first reading, nothing is charged for this month",
        ),
        "reading": _texts("{m3} m³ pēc rādījumiem", "{m3} м³ по показаниям", "{m3} m³ as read"),
        "catch_up": _texts(
            "{m3} m³: rādījums pēc {missing_months} mēnešiem bez rādījuma, atņemts pēc vidējā jau "
            "aprēķinātais {estimates_settled} m³",
            "{m3} м³: показание после {missing_months} мес. без показаний, вычтено уже "
            "начисленное по среднему {estimates_settled} м³",
            "{m3} m³: a reading after {missing_months} months without one, less "
            "{estimates_settled} m³ already charged as estimates",
        ),
        "replacement": _texts(
            "{m3} m³: skaitītājs nomainīts, vecā un jaunā skaitītāja patēriņš kopā",
            "{m3} м³: счётчик заменён, расход старого и нового вместе",
            "{m3} m³: the meter was replaced, the old one's and the new one's part together",
        ),
        "estimate": _texts(
            "{m3} m³ pēc vidējā patēriņa, jo rādījums nav saņemts ({missing_months}. mēnesi pēc "
            "kārtas)",
            "{m3} м³ по среднему потреблению, так как показание не получено ({missing_months}-й "
            "месяц подряд)",
            "{m3} m³ by average use, because no reading was given (month {missing_months} in a "
            "row)",
        ),
        "defaulter": _texts(
            "rādījums nav saņemts {missing_months} mēnešus pēc kārtas, tāpēc īpašums vispirms sedz "
            "starpību",
            "показания не получены {missing_months} мес. подряд, поэтому объект первым оплачивает "
            "разницу",
            "no reading for {missing_months} months in a row, so the property pays the difference "
            "first",
        ),
        "unverified": _texts(
            "skaitītāja verificēšanas termiņš bija beidzies, tāpēc īpašums vispirms sedz starpību",
            "срок поверки счётчика истёк, поэтому объект первым оплачивает разницу",
            "the meter's verification had expired, so the property pays the difference first",
        ),
    }
)
"""By rule of a meter's month; ``m3`` is what it bills."""

CATCH_UP_CREDIT = _texts(
    "Tas, kas samaksāts par starpību bez rādījumiem, netiek atgriezts dzīvoklim atsevišķi: šī "
    "mēneša starpība kļūst mazāka visai mājai.",
    "Уплаченное за разницу без показаний отдельной квартире не возвращается: разница этого "
    "месяца становится меньше для всего дома.",
    "What was paid towards the difference without readings is not given back to the flat alone: "
    "this month's difference gets smaller for the whole house.",
)
"""Stands behind a catch-up after more missing months than are estimated."""

METER = _texts("skaitītājs {id}: {span}", "счётчик {id}: {span}", "meter {id}: {span}")
AVERAGE = _texts("vidējais no {uses} m³", "среднее из {uses} м³", "average of {uses} m³")
FIRST_ROUND = _texts(
    "No tiem pirmajā kārtā {first_round} m³, jo šim īpašumam nav derīgu rādījumu.",
    "Из них в первую очередь {first_round} м³, так как у этого объекта нет действительных "
    "показаний.",
    "Of it {first_round} m³ in the first round, because this property has no valid readings.",
)
DAYS = _texts(
    "Īpašums bija {days} mēneša dienu.",
    "Объект существовал {days} дней месяца.",
    "The property was there for {days} days of the month.",
)
TARIFF_SINCE = _texts(
    "Tarifs ir spēkā kopš {since}.",
    "Тариф действует с {since}.",
    "The tariff has been valid since {since}.",
)
TARIFF_BETWEEN = _texts(
    "Tarifs bija spēkā no {since} līdz {until}.",
    "Тариф действовал с {since} по {until}.",
    "The tariff was valid from {since} to {until}.",
)
FOR_PERIOD = _texts("Par {for_period}.", "За {for_period}.", "For {for_period}.")
