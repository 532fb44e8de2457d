"""Findings of a calculation: why a flat or a building is held, and what is unusual."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "NEW_METER_UNREAD": {
            "lv": (
                (
                    "Jaunajam skaitītājam {meter} par šo mēnesi nav rādījuma; patēriņš "
                    "aprēķināts kā 0."
                ),
                (
                    "importējiet tā rādījumu; pēc nākamā rādījuma aprēķinās visu patēriņu "
                    "kopš uzstādīšanas"
                ),
            ),
            "ru": (
                (
                    "У нового счётчика {meter} нет показания за этот месяц; его потребление "
                    "принято за 0."
                ),
                (
                    "импортируйте его показание; по следующему показанию будет начислено всё "
                    "потребление со дня установки"
                ),
            ),
            "en": (
                "The new meter {meter} has no reading for the month; its use is billed as 0.",
                "import its reading; the next reading bills all use since it was installed",
            ),
        },
        "READING_AFTER_REMOVAL": {
            "lv": (
                ("Rādījums par {on:day} nav ņemts vērā: skaitītājs {meter} tad jau bija noņemts."),
                "ja tas ir jaunā skaitītāja rādījums, importējiet to ar jaunā skaitītāja meter_id",
            ),
            "ru": (
                "Показание за {on:day} не учтено: счётчик {meter} тогда уже был снят.",
                "если это показание нового счётчика, импортируйте его с meter_id нового счётчика",
            ),
            "en": (
                "The reading of {on:day} is not used: meter {meter} had been removed by then.",
                "if it is the new meter's reading, import it with the new meter's meter_id",
            ),
        },
        "METER_ADDED": {
            "lv": (
                (
                    "Skaitītājs {meter} uzstādīts papildus skaitītājam {old_meter}, kurš paliek; "
                    "abu patēriņš tiek saskaitīts."
                ),
                (
                    "ja vecais ir nomainīts, importējiet tā removed_on un end_value; ja ir abi, "
                    "nekas nav jādara"
                ),
            ),
            "ru": (
                (
                    "Счётчик {meter} установлен дополнительно к счётчику {old_meter}, который "
                    "остаётся; потребление по обоим складывается."
                ),
                (
                    "если старый заменён, импортируйте его removed_on и end_value; если есть оба, "
                    "ничего делать не нужно"
                ),
            ),
            "en": (
                (
                    "Meter {meter} was installed beside meter {old_meter}, which stays; the use of "
                    "both is added up."
                ),
                (
                    "if the old meter was replaced, import its removed_on and end_value; if "
                    "both are "
                    "there, nothing is to be done"
                ),
            ),
        },
        "READING_LATE": {
            "lv": (
                (
                    "Skaitītāja {meters} rādījums ({days:day}) saņemts pēc tā mēneša rēķina; "
                    "šajā mēnesī par iepriekšējiem aprēķināti {settled:number} m³."
                ),
                "pārbaudiet rēķinu ar `show`; izrakstītie rēķini nemainās",
            ),
            "ru": (
                (
                    "Показание счётчика {meters} ({days:day}) пришло после выставления счетов за "
                    "его месяц; в этом месяце за прежние начислено {settled:number} м³."
                ),
                "проверьте счёт командой `show`; выставленные счета не меняются",
            ),
            "en": (
                (
                    "The reading of meter {meters} ({days:day}) came after its month was issued; "
                    "this month bills {settled:number} m³ for the months before."
                ),
                "look at the invoice with `show`; issued invoices do not change",
            ),
        },
        "READING_LATE_KEPT": {
            "lv": (
                "Skaitītāja {meter} vērtība ({day:day}) saņemta pēc rēķina izrakstīšanas.",
                "to ņem vērā no {counts_from}; šis rēķins nemainās",
            ),
            "ru": (
                "Значение счётчика {meter} ({day:day}) пришло после выставления счёта.",
                "оно учитывается с {counts_from}; этот счёт не меняется",
            ),
            "en": (
                "The value of meter {meter} ({day:day}) came after the invoice was issued.",
                "it counts from {counts_from} on; this invoice does not change",
            ),
        },
        "SECOND_METER": {
            "lv": (
                (
                    "Uzstādīts skaitītājs {meter}, bet skaitītājam {old_meter} kopš tā laika "
                    "nav rādījuma: vai tas ir nomainīts?"
                ),
                (
                    "ja vecais ir noņemts, importējiet tā rindu meters.csv ar removed_on un "
                    "end_value; ja tas vēl ir lietošanā, importējiet tā rādījumu; tikai ja "
                    "lietošanā ir abi un rādījuma nebūs: {release:command flat=where period}"
                ),
            ),
            "ru": (
                (
                    "Установлен счётчик {meter}, а у счётчика {old_meter} с тех пор нет показания: "
                    "он заменён?"
                ),
                (
                    "если старый снят, импортируйте его строку meters.csv с removed_on и "
                    "end_value; если он ещё служит, импортируйте его показание; только если "
                    "служат оба и показания не будет: {release:command flat=where period}"
                ),
            ),
            "en": (
                (
                    "Meter {meter} was installed, and meter {old_meter} has no reading since: was "
                    "it replaced?"
                ),
                (
                    "if meter {old_meter} is gone, import its row of meters.csv with removed_on "
                    "and end_value; if it still counts, import its reading; only if both count and "
                    "no reading will come: {release:command flat=where period}"
                ),
            ),
        },
        "TAKEN_BACK": {
            "lv": (
                (
                    "Rēķins ir atsaukts ({document:document}); jauns tiks izrakstīts tikai pēc "
                    "aizturēšanas atcelšanas."
                ),
                "izlabojiet datus un pēc tam {release:command flat=where period}",
            ),
            "ru": (
                (
                    "Счёт отозван ({document:document}); новый будет выписан только после снятия "
                    "задержки."
                ),
                "исправьте данные, затем {release:command flat=where period}",
            ),
            "en": (
                (
                    "Its invoice was taken back ({document:document}); a new invoice is "
                    "issued once it "
                    "is released."
                ),
                "correct the data, then {release:command flat=where period}",
            ),
        },
        "OVER_CEILING": {
            "lv": (
                "Mēneša summa ir {total:number} EUR; bez atļaujas izraksta līdz {most} EUR.",
                (
                    "aplūkojiet to; ja summa ir pareiza: "
                    "{release:command flat=where period}, citādi izlabojiet datus"
                ),
            ),
            "ru": (
                "Сумма за месяц {total:number} EUR; без разрешения выставляется до {most} EUR.",
                (
                    "проверьте её; если она верна: {release:command flat=where period}, "
                    "иначе исправьте данные"
                ),
            ),
            "en": (
                "The month's total is {total} EUR; up to {most} EUR are issued unseen.",
                (
                    "look at it; if it is right {release:command flat=where period}, else "
                    "correct the rows"
                ),
            ),
        },
        "UNUSUAL_AREA": {
            "lv": (
                (
                    "Dzīvokļa {flat} platība ir {area:number} m2, parastā šajā mājā "
                    "{usual:number} m2; pēc platības maksā visi."
                ),
                ("izlabojiet to un importējiet; ja tā ir pareiza: {release:command flat period}"),
            ),
            "ru": (
                (
                    "Площадь квартиры {flat} {area:number} м2, обычная в этом доме "
                    "{usual:number} м2; по площади платят все."
                ),
                ("исправьте её и импортируйте; если она верна: {release:command flat period}"),
            ),
            "en": (
                (
                    "Flat {flat} has {area} m2; {usual} m2 is usual in its building, and all pay "
                    "by area."
                ),
                ("correct it and import it; if it is right {release:command flat period}"),
            ),
        },
        "UNUSUAL_BESIDE_OTHERS": {
            "lv": (
                (
                    "Summa ir {total:number} EUR; pēc mājas mediānas uz m2 vai cilvēku tā būtu "
                    "{usual:number} EUR."
                ),
                (
                    "aplūkojiet platību, personas un rādījumus; ja summa ir pareiza: "
                    "{release:command flat=where period}"
                ),
            ),
            "ru": (
                (
                    "Сумма {total:number} EUR; по медиане дома на м2 или человека было бы "
                    "{usual:number} EUR."
                ),
                (
                    "проверьте площадь, число жильцов и показания; если сумма верна: "
                    "{release:command flat=where period}"
                ),
            ),
            "en": (
                "The total is {total} EUR; by the building's median a m2 or person {usual} EUR.",
                (
                    "look at its area, persons and readings; if the sum is right "
                    "{release:command flat=where period}"
                ),
            ),
        },
        "TWO_BANKS": {
            "lv": (
                (
                    "E-rēķins ir pieteikts vairākās bankās ({banks}); šis rēķins tiek sūtīts uz "
                    "{bank}."
                ),
                "spēkā ir jaunākais pieteikums; izbeidziet otru, ja klients to ir atteicis",
            ),
            "ru": (
                "Э-счёт заказан в нескольких банках ({banks}); этот отправляется в {bank}.",
                "действует последняя заявка; закройте другую, если клиент от неё отказался",
            ),
            "en": (
                "E-invoices are ordered at several banks ({banks}); this invoice goes to {bank}.",
                "the latest order counts; end the other order if the customer did",
            ),
        },
        "WRONG_END_VALUE": {
            "lv": (
                (
                    "Noņemtā skaitītāja {meter} beigu rādījums ir {end:number}, bet {last_on:day} "
                    "tas bija {last:number}."
                ),
                "importējiet skaitītāju ar pareizo end_value",
            ),
            "ru": (
                (
                    "Конечное показание снятого счётчика {meter} {end:number}, а {last_on:day} "
                    "было {last:number}."
                ),
                "импортируйте счётчик с верным end_value",
            ),
            "en": (
                (
                    "The end value of the removed meter {meter} is {end:number}, but it was at "
                    "{last:number} on {last_on:day}."
                ),
                "import the meter with its right end_value",
            ),
        },
    }
)
