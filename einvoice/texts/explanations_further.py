"""Sentences that the portal adds to how a line came about: what is reckoned from what."""

from einvoice.texts import texts_of

HOT_WATER_HEAT = texts_of(
    "Ūdens uzsildīšanai: {building} m³ mājas karstā ūdens × {norm} MWh/m³ pēc normas = "
    "{hot_water_heat} MWh.",
    "На подогрев воды: {building} м³ горячей воды дома × {norm} МВт·ч/м³ по норме = "
    "{hot_water_heat} МВт·ч.",
    "For heating water: {building} m³ of the house's hot water × {norm} MWh/m³ by the norm = "
    "{hot_water_heat} MWh.",
)
COLD_AND_HOT = texts_of(
    "Karstais ūdens arī ir ūdens, ko māja pērk aukstu, tāpēc skaita abus: {parts} = {whole} m³.",
    "Горячая вода — тоже вода, которую дом покупает холодной, поэтому считают обе: {parts} = "
    "{whole} м³.",
    "Hot water is water that the house buys cold, so both count: {parts} = {whole} m³.",
)
WITH_VAT = texts_of(
    "Ar PVN {percent} % tas ir {sum} EUR.",
    "С НДС {percent} % это {sum} EUR.",
    "With VAT of {percent} % that is {sum} EUR.",
)
VAT_OF_RATE = texts_of(
    "Noapaļots: rēķinā PVN aprēķina vienreiz no visām rindām ar šo likmi kopā.",
    "Округлено: в счёте НДС считается один раз со всех строк с этой ставкой вместе.",
    "Rounded: the invoice works out VAT once, of all lines with this rate together.",
)
"""After `WITH_VAT`, where the invoice has other lines with the rate: its cents may differ."""
SHARED = texts_of(
    "To vienādās daļās sedz visi dzīvokļi, jo katrs pēdējos trīs mēnešos ir nodevis derīgu "
    "rādījumu.",
    "Её поровну оплачивают все квартиры, так как каждая за последние три месяца передала "
    "действительное показание.",
    "All flats share it equally, because each gave a valid reading within the last three months.",
)
"""In place of the sentence of the core about `difference_equal`."""
EACH = texts_of(
    "Katram dzīvoklim: {shared} m³ : {properties} = {each} m³.",
    "На каждую квартиру: {shared} м³ : {properties} = {each} м³.",
    "For each flat: {shared} m³ ÷ {properties} = {each} m³.",
)
BY_USE = texts_of(
    "Šī dzīvokļa daļa: {difference} m³ × {own} m³ : {flats} m³ = {part} m³.",
    "Доля этой квартиры: {difference} м³ × {own} м³ : {flats} м³ = {part} м³.",
    "The part of this flat: {difference} m³ × {own} m³ ÷ {flats} m³ = {part} m³.",
)
PARTS_ADD_UP = texts_of(
    "Noapaļots tā, lai visu dzīvokļu daļas kopā būtu tieši viss daudzums.",
    "Округлено так, чтобы доли всех квартир вместе давали ровно всё количество.",
    "Rounded so that the parts of all flats add up to exactly the whole.",
)
"""After `EACH` or `BY_USE`, where the flat has a thousandth more or less than that gives."""
