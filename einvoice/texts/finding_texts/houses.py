"""Findings of a calculation about a whole building: why it is held."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "HOT_WATER_PRICE": {
            "lv": (
                (
                    "Viena m³ ūdens uzsildīšana maksātu {price:number} EUR, pārāk tālu no normas "
                    "un cenas reizinājuma."
                ),
                "labojiet rādījumus vai paplašiniet hot_water_price_min_percent un max [billing]",
            ),
            "ru": (
                (
                    "Нагрев м³ воды стоил бы {price:number} EUR, слишком далеко от нормы, "
                    "умноженной на цену."
                ),
                "исправьте показания или расширьте hot_water_price_min_percent и max в [billing]",
            ),
            "en": (
                "Heating a m³ of water would cost {price:number} EUR, too far from norm x price.",
                "correct the readings, or widen hot_water_price_min_percent and max in [billing]",
            ),
        },
        "IMPOSSIBLE_HEAT": {
            "lv": (
                "Siltumu nevar sadalīt: {why:word}.",
                "labojiet rādījumus vai `months` rindā to, vai apkure bija ieslēgta",
            ),
            "ru": (
                "Тепло нельзя распределить: {why:word}.",
                "исправьте показания или в строке `months` то, было ли включено отопление",
            ),
            "en": (
                "Heat cannot be divided: {why:word}.",
                "correct the readings, or in the months row whether heating was on",
            ),
        },
        "ISSUED_OTHERWISE": {
            "lv": (
                (
                    "Tagad aprēķinot, izrakstītajiem rēķiniem ({count}, piemēram, {flat}) būtu "
                    "citas rindas."
                ),
                "atsauciet vēlāk mainīto vai labojiet to ar `charges` rindām",
            ),
            "ru": (
                (
                    "При расчёте сейчас у выписанных счетов ({count}, например {flat}) были бы "
                    "другие строки."
                ),
                "отмените сделанные изменения или исправьте строками `charges`",
            ),
            "en": (
                (
                    "Calculated now, {count} issued invoices would have other lines ({flat}), "
                    "expected those issued."
                ),
                "take back what was changed since, or correct it with rows in `charges`",
            ),
        },
        "MISSING_BUILDING_READING": {
            "lv": (
                "{service:service}: mājas skaitītājam trūkst sākuma vai beigu rādījuma.",
                "importējiet rādījumu; mājas skaitītāju nekad neaprēķina pēc vidējā",
            ),
            "ru": (
                "{service:service}: у счётчика дома нет начального или конечного показания.",
                "импортируйте показание; счётчик дома никогда не считается по среднему",
            ),
            "en": (
                "{service:service}: the building's meter lacks its opening or closing reading.",
                "import the reading; a building meter is never estimated",
            ),
        },
        "MISSING_HEATING_MONTH": {
            "lv": (
                "Mājai ir siltuma skaitītājs, bet nav norādīts, vai apkure bija ieslēgta.",
                "importējiet `months` rindu",
            ),
            "ru": (
                "У дома есть счётчик тепла, но не указано, было ли включено отопление.",
                "импортируйте строку `months`",
            ),
            "en": (
                "The building has a heat meter, but nothing says whether heating was on.",
                "import the months row",
            ),
        },
        "MISSING_NORM": {
            "lv": (
                "Ir dzīvokļi bez derīga rādījuma, bet mēneša pēdējā dienā nav spēkā normas {norm}.",
                "importējiet normu (m³ uz personu mēnesī)",
            ),
            "ru": (
                (
                    "Есть квартиры без действительного показания, но на последний день месяца нет "
                    "нормы {norm}."
                ),
                "импортируйте норму (м³ на человека в месяц)",
            ),
            "en": (
                "There are defaulters, but no norm {norm} is valid on the period's last day.",
                "import the norm (m³ per person and month)",
            ),
        },
        "NEGATIVE_DIFFERENCE": {
            "lv": (
                "{service:service}: dzīvokļi patērēja par {over:number} m³ vairāk nekā māja.",
                "to prasa negative_difference = hold sadaļā [billing]",
            ),
            "ru": (
                "{service:service}: квартиры израсходовали на {over:number} м³ больше, чем дом.",
                "так требует negative_difference = hold в [billing]",
            ),
            "en": (
                "{service:service}: the flats used {over:number} m³ more than the building.",
                "[billing] negative_difference says hold",
            ),
        },
        "UNBALANCED": {
            "lv": (
                "{control}: {missing:number} no {whole:number} {unit} nav aprēķināti nevienam.",
                "jābūt 0; ziņojiet, nekas netiek sūtīts",
            ),
            "ru": (
                "{control}: {missing:number} из {whole:number} {unit} не начислены никому.",
                "должно быть 0; сообщите, ничего не отправляется",
            ),
            "en": (
                "{control}: {missing:number} of {whole:number} {unit} are charged to nobody.",
                "expected 0; report it, nothing is sent",
            ),
        },
    }
)
