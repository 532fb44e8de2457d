"""The house documents of the demo: what their files say."""

from types import MappingProxyType

from einvoice.texts import texts_of

ESTIMATE, MINUTES, REPAIR = "estimate", "protocol", "repair"

TITLES = MappingProxyType(
    {
        ESTIMATE: texts_of(
            "Apsaimniekošanas tāme 2027. gadam",
            "Смета обслуживания на 2027 год",
            "Estimate of the management for 2027",
        ),
        MINUTES: texts_of(
            "Kopsapulces protokols", "Протокол общего собрания", "Minutes of the general meeting"
        ),
        REPAIR: texts_of(
            "Plānotais remonts: kāpņutelpa",
            "Плановый ремонт: лестничная клетка",
            "Planned repair: the staircase",
        ),
    }
)
BODIES = MappingProxyType(
    {
        ESTIMATE: texts_of(
            "Paraugs. Apsaimniekošana, apkope un avārijas dienests mājai gadā. Izmaksas dala pēc "
            "dzīvokļu kopējās platības.",
            "Образец. Обслуживание, уход и аварийная служба дома за год. Расходы делят по общей "
            "площади квартир.",
            "A sample. Management, upkeep and the emergency service of the house for a year. The "
            "costs are shared by the whole area of the flats.",
        ),
        MINUTES: texts_of(
            "Paraugs. Nobalsoja par kāpņutelpas remontu un uzkrājumu. Par: 14 dzīvokļi, pret: 3.",
            "Образец. Голосовали за ремонт лестничной клетки и накопление. За: 14 квартир, "
            "против: 3.",
            "A sample. The meeting voted for the repair of the staircase and for the fund. In "
            "favour: 14 flats, against: 3.",
        ),
        REPAIR: texts_of(
            "Paraugs. Sienu krāsošana un jauns apgaismojums, plānots 2027. gada pavasarī. "
            "Kontroles tāmi rādīsim šeit.",
            "Образец. Покраска стен и новое освещение, запланировано на весну 2027 года. "
            "Контрольную смету покажем здесь.",
            "A sample. Painting of the walls and new lights, planned for the spring of 2027. The "
            "control estimate will be shown here.",
        ),
    }
)
