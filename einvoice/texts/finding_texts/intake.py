"""Findings of an import: rows that are refused or asked about."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "after_removal": {
            "lv": (
                "Rādījumu par {on:day} neņem vērā: skaitītājs {meter} tad jau bija noņemts.",
                "ja tas ir jaunā skaitītāja rādījums, importējiet to ar jaunā skaitītāja meter_id",
            ),
            "ru": (
                "Показание за {on:day} не учитывается: счётчик {meter} тогда уже был снят.",
                "если это показание нового счётчика, импортируйте его с meter_id нового счётчика",
            ),
            "en": (
                "The reading of {on:day} is not used: meter {meter} had been removed by then.",
                "if it is the new meter's reading, import it with the new meter's meter_id",
            ),
        },
        "balance_of_account": {
            "lv": (
                "Mēneša {period} rindu neņem: no {opening} atlikumus aprēķina no konta izrakstiem.",
                "atlikumus par šo mēnesi un vēlākiem mēnešiem vairs neimportējiet",
            ),
            "ru": (
                "Строка за {period} не принята: с {opening} сальдо считают по выпискам банка.",
                "сальдо за этот и более поздние месяцы больше не импортируйте",
            ),
            "en": (
                "The row of {period} is refused: from {opening} on, balances come from statements.",
                "do not import balances of this month and later any more",
            ),
        },
        "came_late": {
            "lv": (
                "Rinda saņemta pēc {period} rēķinu izrakstīšanas; to ņem vērā no {counts_from}.",
                "izrakstītie rēķini nemainās; starpību iekļauj nākamais rēķins",
            ),
            "ru": (
                "Строка пришла после выставления счетов за {period}; учитывается с {counts_from}.",
                "выставленные счета не меняются; разница войдёт в следующий счёт",
            ),
            "en": (
                "The row came after {period} was issued; it counts from {counts_from} on.",
                "issued invoices do not change; the next invoice settles the difference",
            ),
        },
        "came_late_for_neighbours": {
            "lv": (
                (
                    "Rinda saņemta pēc kaimiņu rēķinu izrakstīšanas par {period}; šī dzīvokļa "
                    "rēķinā to ņem vērā jau tajā mēnesī."
                ),
                "kaimiņu rēķini nemainās; ūdens starpību izlīdzina no {counts_from}",
            ),
            "ru": (
                (
                    "Строка пришла после выставления счетов соседям за {period}; в счёте этой "
                    "квартиры она учитывается уже за этот месяц."
                ),
                "счета соседей не меняются; разница по воде выравнивается с {counts_from}",
            ),
            "en": (
                (
                    "The row came after the neighbours' invoices for {period} were issued; this "
                    "flat's own invoice counts it in that month."
                ),
                "the neighbours' invoices do not change; {counts_from} settles their difference",
            ),
        },
        "ROW_DOUBTFUL": {
            "lv": (
                "Importētā rindā ir neparasta vērtība: {row}, {key}.",
                (
                    "{status:command} rāda to blakus agrākajām; ja tā ir pārrakstīšanās kļūda, "
                    "izlabojiet failu un importējiet vēlreiz; tikai ja tā tiešām ir: "
                    "{confirm_rows:command number}"
                ),
            ),
            "ru": (
                "В импортированной строке необычное значение: {row}, {key}.",
                (
                    "{status:command} показывает его рядом с прежними; если это опечатка, "
                    "исправьте файл и импортируйте снова; только если это действительно так: "
                    "{confirm_rows:command number}"
                ),
            ),
            "en": (
                "An imported row has an unusual value: {row}, {key}.",
                (
                    "{status:command} shows it beside earlier values; if it is a typing error, "
                    "correct the file and import it again; only if it is really so: "
                    "{confirm_rows:command number}"
                ),
            ),
        },
        "ROW_REFUSED": {
            "lv": (
                "Rinda netika importēta: {row} ({fault}).",
                (
                    "izlabojiet rindu un importējiet to vēlreiz, vai atlieciet to malā: "
                    "{set_aside_rows:command number}"
                ),
            ),
            "ru": (
                "Строка не была импортирована: {row} ({fault}).",
                (
                    "исправьте строку и импортируйте её снова или отложите её: "
                    "{set_aside_rows:command number}"
                ),
            ),
            "en": (
                "A row was not imported: {row} ({fault}).",
                (
                    "correct the row and import it again, or set it aside: "
                    "{set_aside_rows:command number}"
                ),
            ),
        },
        "out_of_bounds": {
            "lv": (
                "Neparasta vērtība: gaidīta no {least} līdz {most}.",
                (
                    "rinda ir pieņemta; izlabojiet to un importējiet vēlreiz vai apstipriniet: "
                    "{status:command} rāda tās numuru"
                ),
            ),
            "ru": (
                "Необычное значение: ожидалось от {least} до {most}.",
                (
                    "строка принята; исправьте её и импортируйте снова или подтвердите: "
                    "{status:command} показывает её номер"
                ),
            ),
            "en": (
                "The value is unusual: expected {least} to {most}.",
                (
                    "the row was accepted; correct it and import it again, or confirm it: "
                    "{status:command} shows its number"
                ),
            ),
        },
        "step_out_of_bounds": {
            "lv": (
                (
                    "No {before:number} ({before_on:day}) līdz {now:number} ({now_on:day}) ir "
                    "{step:number} {unit:word}; tik ilgā laikā gaidīts ne vairāk kā {most} "
                    "{unit:word}."
                ),
                (
                    "pārbaudiet abus rādījumus: ja tā ir pārrakstīšanās kļūda, izlabojiet failu un "
                    "importējiet vēlreiz; tikai ja tā tiešām ir, apstipriniet: {status:command} "
                    "rāda, kā"
                ),
            ),
            "ru": (
                (
                    "От {before:number} ({before_on:day}) до {now:number} ({now_on:day}) "
                    "{step:number} {unit:word}; за такой срок ожидалось не больше {most} "
                    "{unit:word}."
                ),
                (
                    "проверьте оба показания: если это опечатка, исправьте файл и импортируйте "
                    "снова; только если это действительно так, подтвердите: {status:command} "
                    "показывает, как"
                ),
            ),
            "en": (
                (
                    "From {before} on {before_on} to {now} on {now_on} is {step} {unit:word}; at "
                    "most {most} {unit:word} are expected in that time."
                ),
                (
                    "look at both readings: if it is a typing error, correct the file and import "
                    "it again; only if it is really so, confirm it: {status:command} shows how"
                ),
            ),
        },
        "overwritten": {
            "lv": (
                "Agrāk {before:number}, tagad {now:number}.",
                "jaunā vērtība ir pieņemta; ja tā ir nepareiza, importējiet rindu ar agrāko",
            ),
            "ru": (
                "Было {before:number}, стало {now:number}.",
                "новое значение принято; если оно неверно, импортируйте строку с прежним",
            ),
            "en": (
                "The value was {before}, now it is {now}.",
                "the new value was taken; if it is wrong, import the row with the old value",
            ),
        },
        "hidden_characters": {
            "lv": (
                "Tekstā bija neredzamas zīmes vai burti citā kodējumā; tie ir izņemti.",
                "nekas netiek aizturēts; pārbaudiet, vai teksts ir tāds, kā domāts",
            ),
            "ru": (
                "В тексте были невидимые знаки или буквы в другой кодировке; они убраны.",
                "ничего не задержано; проверьте, что текст такой, как задумано",
            ),
            "en": (
                "The text had invisible characters or letters of another form; they were removed.",
                "nothing is held; check that the text is what you meant",
            ),
        },
        "another_person": {
            "lv": (
                (
                    "Rinda ieliek citu personu tā klienta vietā, kuram ir izrakstīti rēķini "
                    "({invoices})."
                ),
                (
                    "ja dzīvoklim ir jauns īpašnieks: importējiet agrāko rindu ar pēdējo dienu "
                    "(valid_to) un jaunu rindu no jaunā īpašnieka pirmās dienas; ja agrākajā rindā "
                    "bija nepareiza persona: {confirm_rows:command} "
                    "(numuru rāda {status:command}), tad importējiet vēlreiz"
                ),
            ),
            "ru": (
                (
                    "Строка ставит другое лицо на место клиента, которому выписаны счета "
                    "({invoices})."
                ),
                (
                    "если у квартиры новый владелец: импортируйте прежнюю строку с последним днём "
                    "(valid_to) и новую строку с первого дня нового владельца; если в прежней "
                    "строке было не то лицо: {confirm_rows:command} "
                    "(номер показывает {status:command}), затем импортируйте снова"
                ),
            ),
            "en": (
                (
                    "The row puts another person in the place of the customer to whom invoices "
                    "were issued ({invoices})."
                ),
                (
                    "if the flat has a new owner: import the earlier row with its last day "
                    "(valid_to) and a new row from the new owner's first day; if the earlier row "
                    "named the wrong person: {confirm_rows:command} "
                    "({status:command} shows the number), then import again"
                ),
            ),
        },
        "in_use": {
            "lv": (
                "Rēķini par {period} ir izrakstīti ar citām vērtībām ({invoices:used}).",
                (
                    "lai tos atsauktu: {commands:steps}; tad importējiet vēlreiz; vai importējiet "
                    "rindu ar vēlāku datumu, vai labojiet mēnesi ar rindu failā `charges`"
                ),
            ),
            "ru": (
                "Счета за {period} выписаны с другими значениями ({invoices:used}).",
                (
                    "чтобы их отозвать: {commands:steps}; затем импортируйте снова; или "
                    "импортируйте строку с более поздней датой, или исправьте месяц строкой в "
                    "`charges`"
                ),
            ),
            "en": (
                "Invoices of {period} are issued with other values ({invoices:used}).",
                (
                    "to take them back: {commands:steps}; then import again; or import a row with "
                    "a later date, or correct the month with a row in `charges`"
                ),
            ),
        },
    }
)
