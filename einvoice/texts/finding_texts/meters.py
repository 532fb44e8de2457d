"""Findings about values of meters: what was corrected, and what nobody believes."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "METER_NOT_REPLACED": {
            "lv": (
                "Skaitītājs {meter} noņemts {on:day}, un cita skaitītāja tā vietā nav.",
                (
                    "pirms rēķinu izrakstīšanas importējiet jauno skaitītāju; dzīvoklis bez "
                    "aukstā ūdens skaitītāja pirmais sedz mājas ūdens starpību, un vēlāk to "
                    "neatdod. Ja skaitītāja vairs nav, nekas nav jādara"
                ),
            ),
            "ru": (
                "Счётчик {meter} снят {on:day}, и другого счётчика на его месте нет.",
                (
                    "импортируйте новый счётчик до выставления счетов; квартира без счётчика "
                    "холодной воды первой оплачивает разницу воды дома, и потом это не "
                    "возвращается. Если счётчика больше нет, делать ничего не нужно"
                ),
            ),
            "en": (
                "Meter {meter} was removed on {on:day} and no meter follows it.",
                (
                    "import the new meter before invoices are issued; a flat without a cold-water "
                    "meter is first to pay the house's water difference, which is not given back "
                    "later. If there is no meter any more, nothing is to be done"
                ),
            ),
        },
        "METER_VALUE_CORRECTED": {
            "lv": (
                (
                    "Skaitītāja {meter} vērtība {column} tika izlabota {on:day}: agrāk "
                    "{before:number}, tagad {now:number}."
                ),
                "nekas netiek aizturēts; ja jaunā vērtība ir nepareiza, importējiet agrāko",
            ),
            "ru": (
                (
                    "Значение {column} счётчика {meter} исправлено {on:day}: было "
                    "{before:number}, стало {now:number}."
                ),
                "ничего не задержано; если новое значение неверно, импортируйте прежнее",
            ),
            "en": (
                (
                    "The {column} of meter {meter} was corrected on {on:day}: it was {before}, now "
                    "it is {now}."
                ),
                "nothing is held; if the new value is wrong, import the old value",
            ),
        },
        "READING_CORRECTED": {
            "lv": (
                (
                    "Skaitītāja {meter} rādījums ({day:day}) tika izlabots {on:day}: agrāk "
                    "{before:number}, tagad {now:number}."
                ),
                "nekas netiek aizturēts; ja jaunais rādījums ir nepareizs, importējiet agrāko",
            ),
            "ru": (
                (
                    "Показание счётчика {meter} ({day:day}) исправлено {on:day}: было "
                    "{before:number}, стало {now:number}."
                ),
                "ничего не задержано; если новое показание неверно, импортируйте прежнее",
            ),
            "en": (
                (
                    "The reading of meter {meter} ({day:day}) was corrected on {on:day}: it was "
                    "{before}, now it is {now}."
                ),
                "nothing is held; if the new reading is wrong, import the old reading",
            ),
        },
        "USE_OVER_CEILING": {
            "lv": (
                (
                    "Dzīvoklim {flat} šajā mēnesī: {service:service} {used:number} m³ (skaitītājs "
                    "{meters:number}), bez pārbaudes pieņem līdz {most} m³; mājas starpību, kas "
                    "no tā izriet, dala visi."
                ),
                (
                    "aplūkojiet tā rādījumus un skaitītājus, izlabojiet un importējiet; ja "
                    "patēriņš ir pareizs: {release:command flat period}"
                ),
            ),
            "ru": (
                (
                    "У квартиры {flat} в этом месяце: {service:service} {used:number} м³ (счётчик "
                    "{meters:number}), без проверки принимается до {most} м³; возникающую разницу "
                    "дома делят все."
                ),
                (
                    "проверьте её показания и счётчики, исправьте и импортируйте; если расход "
                    "верен: {release:command flat period}"
                ),
            ),
            "en": (
                (
                    "Flat {flat} this month: {service:service} {used} m³ (meter {meters}); up to "
                    "{most} m³ are believed unseen, and all share the house's difference that "
                    "follows."
                ),
                (
                    "look at its readings and meters, correct and import them; if the use is right "
                    "{release:command flat period}"
                ),
            ),
        },
        "USE_RELEASED": {
            "lv": (
                (
                    "Dzīvoklim {flat} šajā mēnesī: {service:service} {used:number} m³ (skaitītājs "
                    "{meters:number}), bez pārbaudes pieņem līdz {most} m³; mājas starpību, kas "
                    "no tā izriet, dala visi."
                ),
                "darbinieks to ir apskatījis un atbrīvojis",
            ),
            "ru": (
                (
                    "У квартиры {flat} в этом месяце: {service:service} {used:number} м³ (счётчик "
                    "{meters:number}), без проверки принимается до {most} м³; возникающую разницу "
                    "дома делят все."
                ),
                "сотрудник это проверил и отпустил",
            ),
            "en": (
                (
                    "Flat {flat} this month: {service:service} {used} m³ (meter {meters}); up to "
                    "{most} m³ are believed unseen, and all share the house's difference that "
                    "follows."
                ),
                "a person saw it and released it",
            ),
        },
        "contradicts_late": {
            "lv": (
                (
                    "No {before:number} ({before_on:day}) līdz {now:number} ({now_on:day}) "
                    "rādījums krīt; rādījums par {late_on:day} saņemts pēc sava mēneša rēķiniem."
                ),
                (
                    "saglabāti abi: nepareizo izlabojiet un importējiet, vai apstipriniet: "
                    "{status:command} rāda rindas numuru"
                ),
            ),
            "ru": (
                (
                    "От {before:number} ({before_on:day}) до {now:number} ({now_on:day}) показание "
                    "падает; показание за {late_on:day} пришло после счетов за свой месяц."
                ),
                (
                    "сохранены оба: неверное исправьте и импортируйте, или подтвердите: "
                    "{status:command} показывает номер строки"
                ),
            ),
            "en": (
                (
                    "From {before} on {before_on} to {now} on {now_on} the register falls; the "
                    "reading of {late_on} came after its month was issued."
                ),
                (
                    "both are kept: correct the wrong reading and import it, or confirm: "
                    "{status:command} shows the row's number"
                ),
            ),
        },
    }
)
