"""Sentences that say how a line came about, for the person who pays: one set per rule.

Names in braces are inputs of the line, and ``quantity``, ``unit``, ``price``, ``net`` of the line
itself; ``{days:a|b|c}`` is a noun in the form that goes with the number (`einvoice.texts.writing`).
Which sentences come in which order is data too; `explain` only fills them in.
"""

from types import MappingProxyType

from einvoice.texts import texts_of

HOW_IT_CAME_ABOUT = texts_of("Kā aprēķināts", "Как рассчитано", "How it was calculated")
PRICED = texts_of(
    "{quantity} {unit} × {price} EUR = {net} EUR.",
    "{quantity} {unit} × {price} EUR = {net} EUR.",
    "{quantity} {unit} × {price} EUR = {net} EUR.",
)
"""Only multiplies: where quantity and price are beside it, nobody needs it."""
_HOUSE_METER = texts_of(
    "Starpība ir tas, par ko mājas skaitītāja uzrādītais patēriņš atšķiras no visu dzīvokļu kopējā "
    "patēriņa: {building} m³ − {flats} m³ = {difference} m³. To rada, piemēram, noplūdes, "
    "skaitītāju neprecizitāte un nenodoti rādījumi.",
    "Разница — это расхождение между счётчиком дома и общим потреблением всех квартир: "
    "{building} м³ − {flats} м³ = {difference} м³. Она возникает, например, из-за утечек, "
    "погрешности счётчиков и непереданных показаний.",
    "The difference is what the house meter measured less what all flats used: {building} m³ − "
    "{flats} m³ = {difference} m³. It comes, for example, from leaks, inexact meters and readings "
    "that were not given.",
)
_NOT_COVERED = texts_of(
    "Vispirms starpību sedz dzīvokļi bez derīgiem rādījumiem ({defaulters}), katrs ne vairāk par "
    "normu, kopā {caps_sum} m³. Atlikušos {rest} m³ vienādās daļās sedz visi dzīvokļi "
    "({properties}).",
    "Сначала её оплачивают квартиры без действительных показаний ({defaulters}), каждая не больше "
    "нормы, всего {caps_sum} м³. Остальные {rest} м³ поровну оплачивают все квартиры "
    "({properties}).",
    "Flats without valid readings ({defaulters}) pay first, each up to the norm, {caps_sum} m³ "
    "together. The remaining {rest} m³ are shared equally by all flats ({properties}).",
)
_COVERED = texts_of(
    "Starpību sedz dzīvokļi bez derīgiem rādījumiem ({defaulters}), jo tā nepārsniedz to normu "
    "(kopā {caps_sum} m³). Šī dzīvokļa norma, atskaitot tā paša patēriņu, ir {cap} m³.",
    "Её оплачивают квартиры без действительных показаний ({defaulters}), так как она не превышает "
    "их норму (всего {caps_sum} м³). Норма этой квартиры за вычетом её собственного потребления — "
    "{cap} м³.",
    "Flats without valid readings ({defaulters}) pay it, because it is within their norms "
    "({caps_sum} m³ together). The norm of this flat less its own use is {cap} m³.",
)
_KEY = texts_of(
    "Mājas izmaksas {cost} EUR sadala {by}: šim dzīvoklim {key} no {keys_sum}, tas ir {net} EUR.",
    "Расходы дома {cost} EUR распределяются {by}: на эту квартиру {key} из {keys_sum}, это {net} "
    "EUR.",
    "The house's cost of {cost} EUR is split {by}: this flat counts {key} of {keys_sum}, which is "
    "{net} EUR.",
)
_SHARE = texts_of(
    "Mājas izmaksas {cost} EUR sadala pēc domājamām daļām: šī dzīvokļa daļa ir {key}, tas ir "
    "{percent} % no visu dzīvokļu daļām, {net} EUR.",
    "Расходы дома {cost} EUR распределяются по долям собственности: доля этой квартиры {key}, это "
    "{percent} % от долей всех квартир, {net} EUR.",
    "The house's cost of {cost} EUR is split by ownership share: the share of this flat is {key}, "
    "which is {percent} % of the shares of all flats, {net} EUR.",
)

RULES = MappingProxyType(
    {
        "metered": (PRICED,),
        "tariff_m2": (
            texts_of(
                "Aprēķina platība {quantity} m² × {price} EUR = {net} EUR.",
                "Расчётная площадь {quantity} м² × {price} EUR = {net} EUR.",
                "Area charged {quantity} m² × {price} EUR = {net} EUR.",
            ),
        ),
        "tariff_person": (
            texts_of(
                "Deklarētās personas: {declared_persons}; aprēķinā {quantity} × {price} EUR = "
                "{net} EUR.",
                "Задекларировано лиц: {declared_persons}; в расчёте {quantity} × {price} EUR = "
                "{net} EUR.",
                "Declared persons: {declared_persons}; charged {quantity} × {price} EUR = "
                "{net} EUR.",
            ),
        ),
        "tariff_property": (
            texts_of(
                "Vienādi katram dzīvoklim: {quantity} × {price} EUR = {net} EUR.",
                "Одинаково для каждой квартиры: {quantity} × {price} EUR = {net} EUR.",
                "The same for every flat: {quantity} × {price} EUR = {net} EUR.",
            ),
        ),
        "circulation": (
            texts_of(
                "Karstā ūdens cirkulācijai katram dzīvoklim noteiktas {norm} MWh mēnesī: "
                "{quantity} MWh × {price} EUR = {net} EUR.",
                "На циркуляцию горячей воды для каждой квартиры установлено {norm} МВт·ч в месяц: "
                "{quantity} МВт·ч × {price} EUR = {net} EUR.",
                "Circulation of hot water is set at {norm} MWh a month for every flat: {quantity} "
                "MWh × {price} EUR = {net} EUR.",
            ),
        ),
        "hot_water_by_norm": (
            texts_of(
                "Apkures sezonā viena m³ ūdens uzsildīšanai pēc normas vajag {norm} MWh; ar "
                "siltumenerģijas tarifu {tariff} EUR par MWh tas ir {price} EUR par m³.",
                "В отопительный сезон на подогрев одного м³ воды по норме нужно {norm} МВт·ч; при "
                "тарифе на тепловую энергию {tariff} EUR за МВт·ч это {price} EUR за м³.",
                "While heating is on, heating one m³ of water takes {norm} MWh by the norm; at the "
                "heat tariff of {tariff} EUR per MWh that is {price} EUR per m³.",
            ),
            PRICED,
        ),
        "hot_water_by_meter": (
            texts_of(
                "Apkure ir izslēgta: no mājas siltumenerģijas {heat} MWh cirkulācijai atskaita "
                "{circulation} MWh; ar pārējām {hot_water_heat} MWh uzsildīti {hot_water} m³ "
                "ūdens, tāpēc viens m³ maksā {price} EUR.",
                "Отопление выключено: из тепловой энергии дома {heat} МВт·ч на циркуляцию "
                "вычитается {circulation} МВт·ч; остальные {hot_water_heat} МВт·ч нагрели "
                "{hot_water} м³ воды, поэтому один м³ стоит {price} EUR.",
                "Heating is off: {circulation} MWh of the house's {heat} MWh are for circulation; "
                "the other {hot_water_heat} MWh heated {hot_water} m³ of water, so one m³ costs "
                "{price} EUR.",
            ),
            PRICED,
        ),
        "heating": (
            texts_of(
                "Mājas siltumenerģijas skaitītājs uzrādīja {heat} MWh; no tām karstā ūdens "
                "uzsildīšanai {hot_water_heat} MWh un cirkulācijai {circulation} MWh. Apkurei "
                "atliek {heating_heat} MWh × {tariff} EUR = {cost} EUR, ko sadala pēc apkurināmās "
                "platības: {quantity} no {keys_sum} m², tas ir {net} EUR.",
                "Счётчик тепловой энергии дома показал {heat} МВт·ч; из них на подогрев горячей "
                "воды {hot_water_heat} МВт·ч и на циркуляцию {circulation} МВт·ч. На отопление "
                "остаётся {heating_heat} МВт·ч × {tariff} EUR = {cost} EUR, они распределяются по "
                "отапливаемой площади: {quantity} из {keys_sum} м², это {net} EUR.",
                "The house's heat meter measured {heat} MWh, of which {hot_water_heat} MWh for "
                "heating water and {circulation} MWh for circulation. The remaining {heating_heat} "
                "MWh × {tariff} EUR = {cost} EUR are split by heated area: {quantity} of "
                "{keys_sum} m², which is {net} EUR.",
            ),
        ),
        "heat_capacity": (
            texts_of(
                "Pieprasītā siltuma jauda {requested_mw} MW × {tariff} EUR gadā : 12 = {cost} EUR, "
                "ko sadala pēc apkurināmās platības: {quantity} no {keys_sum} m², tas ir {net} "
                "EUR.",
                "Запрошенная тепловая мощность {requested_mw} МВт × {tariff} EUR в год : 12 = "
                "{cost} EUR, сумма распределяется по отапливаемой площади: {quantity} из "
                "{keys_sum} м², это {net} EUR.",
                "Requested heat capacity {requested_mw} MW × {tariff} EUR a year ÷ 12 = {cost} "
                "EUR, split by heated area: {quantity} of {keys_sum} m², which is {net} EUR.",
            ),
        ),
        "difference_equal": (
            _HOUSE_METER,
            texts_of(
                "Starpību vienādās daļās sedz visi dzīvokļi ({properties}), jo nav dzīvokļu, kam "
                "derīga rādījuma nav ilgāk par trim mēnešiem.",
                "Её поровну оплачивают все квартиры ({properties}), так как нет квартир, у которых "
                "действительных показаний нет больше трёх месяцев.",
                "All flats ({properties}) share it equally, because no flat has been without a "
                "valid reading for more than three months.",
            ),
            PRICED,
        ),
        "difference_defaulters": (_HOUSE_METER, _COVERED, PRICED),
        "difference_over_caps": (_HOUSE_METER, _NOT_COVERED, PRICED),
        "difference_by_use": (
            _HOUSE_METER,
            texts_of(
                "Māja patērēja mazāk nekā visi dzīvokļi kopā, tāpēc starpību atmaksā dzīvokļiem "
                "proporcionāli to patēriņam; šī dzīvokļa patēriņš ir {own} m³.",
                "Дом израсходовал меньше, чем все квартиры вместе, поэтому разница возвращается "
                "квартирам пропорционально потреблению; потребление этой квартиры — {own} м³.",
                "The house used less than its flats together, so the difference is given back in "
                "proportion to use; this flat used {own} m³.",
            ),
            PRICED,
        ),
        **dict.fromkeys(
            ("split_area", "split_heat_area", "split_persons", "split_equal", "split_consumption"),
            (_KEY,),
        ),
        "split_share": (_SHARE,),
        "single_charge": (
            texts_of(
                "Atsevišķs maksājums {net} EUR.",
                "Отдельное начисление {net} EUR.",
                "Single charge of {net} EUR.",
            ),
        ),
    }
)
"""By rule of a line: its sentences, in order."""

HEATING_ALONE = texts_of(
    "Mājas siltumenerģijas skaitītājs uzrādīja {heat} MWh. Apkure: {heating_heat} MWh × {tariff} "
    "EUR = {cost} EUR, ko sadala pēc apkurināmās platības: {quantity} no {keys_sum} m², tas ir "
    "{net} EUR.",
    "Счётчик тепловой энергии дома показал {heat} МВт·ч. Отопление: {heating_heat} МВт·ч × "
    "{tariff} EUR = {cost} EUR, сумма распределяется по отапливаемой площади: {quantity} из "
    "{keys_sum} м², это {net} EUR.",
    "The house's heat meter measured {heat} MWh. Heating: {heating_heat} MWh × {tariff} EUR = "
    "{cost} EUR, split by heated area: {quantity} of {keys_sum} m², which is {net} EUR.",
)
"""Instead of the sentence of ``heating``, in a house that heats no water."""

KEYS = MappingProxyType(
    {
        "split_area": texts_of("pēc platības (m²)", "по площади (м²)", "by area (m²)"),
        "split_heat_area": texts_of(
            "pēc apkurināmās platības (m²)", "по отапливаемой площади (м²)", "by heated area (m²)"
        ),
        "split_persons": texts_of(
            "pēc personu skaita", "по количеству человек", "by the number of persons"
        ),
        "split_equal": texts_of(
            "vienādi katram dzīvoklim", "поровну на каждую квартиру", "equally between flats"
        ),
        "split_consumption": texts_of(
            "pēc ūdens patēriņa (m³)", "по потреблению воды (м³)", "by water consumption (m³)"
        ),
    }
)
"""How a cost is split: fills in ``by``."""

BASIS = texts_of(
    "Pamats: {basis}.",
    "Основание (записано так): «{basis}».",
    "Basis (as it was written): “{basis}”.",
)
"""The basis of the split of a cost, in the company's own words: they are in one language."""

FIRST_ROUND = texts_of(
    "No tiem {first_round} m³ šis dzīvoklis sedz vispirms, jo tam nav derīgu rādījumu.",
    "Из них {first_round} м³ эта квартира оплачивает первой, так как у неё нет действительных "
    "показаний.",
    "This flat pays {first_round} m³ of it first, because it has no valid readings.",
)
DAYS = texts_of(
    "Dzīvoklis aprēķinā iekļauts par {days} {days:dienām|dienu|dienām} no {month_days}.",
    "Квартира учтена за {days} {days:день|дня|дней} из {month_days}.",
    "The flat counts for {days} {days:day|days} of {month_days}.",
)
TARIFF_SINCE = texts_of(
    "Tarifs ir spēkā kopš {since}.",
    "Тариф действует с {since}.",
    "The tariff has been valid since {since}.",
)
TARIFF_BETWEEN = texts_of(
    "Tarifs bija spēkā no {since} līdz {until}.",
    "Тариф действовал с {since} по {until}.",
    "The tariff was valid from {since} to {until}.",
)
FOR_PERIOD = texts_of(
    "Par mēnesi: {for_period}.", "За месяц: {for_period}.", "For the month: {for_period}."
)
