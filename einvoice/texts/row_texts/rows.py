"""Faults of a row of an import file."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "above_register": {
            "lv": (
                "lielāks, nekā skaitītājs var rādīt; gaidīts mazāks par {limit} (cipari: {digits})",
                "",
            ),
            "ru": (
                "больше, чем может показать счётчик; ожидалось меньше {limit} (цифр: {digits})",
                "",
            ),
            "en": ("is above the register, expected below {limit} ({digits} digits)", ""),
        },
        "after_today": {
            "lv": ("{on:day} ir pēc šodienas; gaidīts {today:day} vai agrāk", "pārbaudiet gadu"),
            "ru": (
                "{on:day} — позже сегодняшнего дня; ожидалось {today:day} или раньше",
                "проверьте год",
            ),
            "en": ("{on:day} is after today, expected {today:day} or earlier", "look at the year"),
        },
        "date_order": {
            "lv": (
                "{last:day} ir pirms {column} {first:day}; gaidīta tā pati diena vai vēlāka",
                "",
            ),
            "ru": (
                "{last:day} раньше, чем {column} {first:day}; ожидался тот же день или позже",
                "",
            ),
            "en": ("{last:day} is before {column} {first:day}, expected the same day or later", ""),
        },
        "doubtful_code": {
            "lv": (
                "neparasts pēdējais cipars; gaidīts tas, kāds ir vairumam šādu kodu",
                "salīdziniet to ar dokumentu",
            ),
            "ru": (
                "необычная последняя цифра; ожидалась та, что у большинства таких кодов",
                "сверьте его с документом",
            ),
            "en": (
                "has an unusual last digit, expected the last digit of most codes of this form",
                "compare it with the document",
            ),
        },
        "other_building": {
            "lv": (
                "cita māja nekā šī dzīvokļa agrākā rindā; gaidīta tā pati",
                "dzīvoklis paliek savā mājā: otrām telpām dodiet savu identifikatoru",
            ),
            "ru": (
                "другой дом, чем в более ранней строке этой квартиры; ожидался тот же",
                "квартира остаётся в своём доме: дайте другому помещению свой идентификатор",
            ),
            "en": (
                "is another building than in an earlier row of this flat, expected the same",
                "a flat stays in its building: give the other premises an id of its own",
            ),
        },
        "overlap": {
            "lv": (
                "pārklājas ar rindu, kas spēkā {since}; gaidīts, ka katrā dienā spēkā ir viena",
                "vispirms noslēdziet agrāko rindu: importējiet to ar valid_to",
            ),
            "ru": (
                (
                    "пересекается со строкой, действующей {since}; ожидалось, что в каждый день "
                    "действует одна"
                ),
                "сначала закройте более раннюю строку: импортируйте её с valid_to",
            ),
            "en": (
                "overlaps the row valid {since}, expected only one to be valid on a day",
                "close the earlier row first: import it with its valid_to",
            ),
        },
        "overlap.subscription": {
            "lv": (
                "pārklājas ar pieteikumu, kas spēkā no {since:day}; gaidīts viens vienlaikus",
                "der tas, kurš sākās pēdējais",
            ),
            "ru": (
                "пересекается с заявкой, действующей с {since:day}; ожидалась одна в одно время",
                "действует та, что началась последней",
            ),
            "en": (
                "overlaps the subscription valid from {since:day}, expected one at a time",
                "the subscription that began last is used",
            ),
        },
        "required": {
            "lv": ("tukšs; gaidīta vērtība", ""),
            "ru": ("пусто; ожидалось значение", ""),
            "en": ("is empty, expected a value", ""),
        },
        "required.because": {
            "lv": ("tukšs; gaidīta vērtība, jo ir {because}", ""),
            "ru": ("пусто; ожидалось значение, так как указано {because}", ""),
            "en": ("is empty, expected a value because of {because}", ""),
        },
        "unknown_parent": {
            "lv": (
                "nav zināma identifikatora '{name}' ({noun:word})",
                "vispirms importējiet {file}",
            ),
            "ru": (
                "неизвестный идентификатор '{name}' ({noun:word})",
                "сначала импортируйте {file}",
            ),
            "en": (
                "there is no {noun:word} '{name}', expected an id that is known",
                "import {file} first",
            ),
        },
        "unknown_parent.bank": {
            "lv": ("tāda banka nav zināma", "bankas norāda config.toml"),
            "ru": ("такой банк неизвестен", "банки указывают в config.toml"),
            "en": (
                "there is no such bank, expected a bank that is known",
                "banks are in config.toml",
            ),
        },
        "unknown_parent.hidden": {
            "lv": (
                "nav zināma tāda identifikatora ({noun:word})",
                "vispirms importējiet {file}",
            ),
            "ru": (
                "неизвестный идентификатор ({noun:word})",
                "сначала импортируйте {file}",
            ),
            "en": (
                "there is no such {noun:word}, expected an id that is known",
                "import {file} first",
            ),
        },
        "vat_rate": {
            "lv": ("nav 0; gaidīts 0, jo vat_kind ir {kind}", ""),
            "ru": ("не 0; ожидался 0, так как vat_kind — {kind}", ""),
            "en": ("is not 0, expected 0 because vat_kind is {kind}", ""),
        },
        "wrong_code.company": {
            "lv": (
                "nav reģistrācijas numurs ({why:word}); gaidīti 11 cipari",
                "izlabojiet to un importējiet rindu vēlreiz; līdz tam rēķins ir aizturēts",
            ),
            "ru": (
                "не регистрационный номер ({why:word}); ожидалось 11 цифр",
                "исправьте его и импортируйте строку ещё раз; до этого счёт задержан",
            ),
            "en": (
                "is not a registration number ({why:word}), expected 11 digits",
                "correct it and import the row again; its invoice is held until then",
            ),
        },
        "wrong_code.person": {
            "lv": (
                "nav personas kods ({why:word}); gaidīts DDMMYY-CNNNN vai 32NNNN-NNNNN",
                "izlabojiet to un importējiet rindu vēlreiz; līdz tam rēķins ir aizturēts",
            ),
            "ru": (
                "не персональный код ({why:word}); ожидалось DDMMYY-CNNNN или 32NNNN-NNNNN",
                "исправьте его и импортируйте строку ещё раз; до этого счёт задержан",
            ),
            "en": (
                "is not a personal code ({why:word}), expected DDMMYY-CNNNN or 32NNNN-NNNNN",
                "correct it and import the row again; its invoice is held until then",
            ),
        },
    }
)
