"""Findings of bank statements: why one is refused, what is missing, what came twice."""

from collections.abc import Mapping
from types import MappingProxyType

_ASK = MappingProxyType(
    {
        "lv": "nekas no tā nav ņemts; palūdziet bankai šo izrakstu vēlreiz",
        "ru": "ничего из неё не взято; попросите банк прислать эту выписку ещё раз",
        "en": "none of it was taken; ask the bank for this statement again",
    }
)

_REFUSED = {
    "statement-day-outside": {
        "lv": "Ieraksts ir grāmatots {day:day}, izraksts ir par {first:day} - {last:day}.",
        "ru": "Запись проведена {day:day}, выписка за {first:day} - {last:day}.",
        "en": "An entry is booked on {day:day}, the statement is of {first:day} to {last:day}.",
    },
    "statement-encoding": {
        "lv": "Izraksts nav ne UTF-8, ne windows-1257 (pēdējais tikai formātā FiDAViSta).",
        "ru": "Выписка не в UTF-8 и не в windows-1257 (последняя только в формате FiDAViSta).",
        "en": "The statement is neither UTF-8 nor windows-1257 (the latter in FiDAViSta alone).",
    },
    "statement-no-closing": {
        "lv": "Izrakstā nav beigu atlikuma (CLBD).",
        "ru": "В выписке нет конечного остатка (CLBD).",
        "en": "The statement has no closing balance (CLBD).",
    },
    "statement-no-opening": {
        "lv": "Izrakstā nav sākuma atlikuma (OPBD vai PRCD).",
        "ru": "В выписке нет начального остатка (OPBD или PRCD).",
        "en": "The statement has no opening balance (OPBD or PRCD).",
    },
    "statement-none": {
        "lv": "Failā nav neviena konta izraksta.",
        "ru": "В файле нет ни одной выписки по счёту.",
        "en": "The file has no statement of an account.",
    },
    "statement-of-another": {
        "lv": "Konts {account} nav starp mūsu kontiem (konfigurācijas [payments] accounts).",
        "ru": "Счёта {account} нет среди наших счетов ([payments] accounts конфигурации).",
        "en": "Account {account} is not among our accounts ([payments] accounts).",
    },
    "statement-other-format": {
        "lv": (
            "Konts {account}, {day:day}: izrakstā ieraksti {entries}, kopā {net:number} EUR; "
            "citā formātā šai dienai jau ir {known_entries}, kopā {known_net:number} EUR."
        ),
        "ru": (
            "Счёт {account}, {day:day}: в выписке записей {entries}, всего {net:number} EUR; "
            "в другом формате за этот день уже {known_entries}, всего {known_net:number} EUR."
        ),
        "en": (
            "Account {account}, {day:day}: the statement has {entries} entries, net "
            "{net:number} EUR; the same day in another format has {known_entries}, net "
            "{known_net:number} EUR."
        ),
    },
    "statement-page-differs": {
        "lv": (
            "Konta {account} izraksta ({first:day} - {last:day}) lapa {page} ir divos veidos "
            "vai aiz pēdējās lapas ir vēl citas."
        ),
        "ru": (
            "Страница {page} выписки по счёту {account} ({first:day} - {last:day}) есть в "
            "двух видах, или после последней страницы есть ещё другие."
        ),
        "en": (
            "Page {page} of the statement of account {account} ({first:day} to {last:day}) "
            "came in two versions, or there are pages after the last."
        ),
    },
    "statement-totals": {
        "lv": "Banka raksta {element} = {stated:number}, ieraksti dod {counted:number}.",
        "ru": "Банк пишет {element} = {stated:number}, записи дают {counted:number}.",
        "en": "The bank states {element} = {stated:number}, the entries give {counted:number}.",
    },
    "statement-unbalanced": {
        "lv": (
            "Konts {account}, {first:day} - {last:day}: sākuma atlikums un ieraksti dod "
            "{expected:number} EUR, beigu atlikums ir {closing:number} EUR."
        ),
        "ru": (
            "Счёт {account}, {first:day} - {last:day}: начальный остаток и записи дают "
            "{expected:number} EUR, конечный остаток {closing:number} EUR."
        ),
        "en": (
            "Account {account}, {first:day} to {last:day}: opening balance and entries give "
            "{expected:number} EUR, the closing balance is {closing:number} EUR."
        ),
    },
    "statement-version": {
        "lv": "Ziņojums ir {version}; lasa camt.053.001.02, camt.053.001.08 un FiDAViSta.",
        "ru": "Это сообщение {version}; читаются camt.053.001.02, camt.053.001.08 и FiDAViSta.",
        "en": "The message is {version}; camt.053.001.02, camt.053.001.08 and FiDAViSta are read.",
    },
}

_OTHERS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "statement-fault": {
        "lv": (
            "{file}: izrakstu nevarēja nolasīt ({place}); nekas no tā nav ņemts, pārējie faili ir.",
            "nosūtiet šo rindu programmas uzturētājiem; failu var nolasīt vēlreiz",
        ),
        "ru": (
            "{file}: выписка не прочитана ({place}); из неё не взято ничего, из других - взято.",
            "отправьте эту строку тем, кто ведёт программу; файл можно прочитать ещё раз",
        ),
        "en": (
            "{file}: could not be read ({place}); none of it was taken, the other files were.",
            "send this line to whoever maintains the program; the file may be read again",
        ),
    },
    "statement-currency": {
        "lv": (
            "Konta {account} izraksts valūtā {currency} nav ņemts.",
            "programma skaita tikai EUR; nekas nav jādara",
        ),
        "ru": (
            "Выписка по счёту {account} в валюте {currency} не взята.",
            "программа считает только EUR; ничего делать не нужно",
        ),
        "en": (
            "The statement of account {account} in {currency} was not taken.",
            "only EUR is counted; nothing is to be done",
        ),
    },
    "statement-days-missing": {
        "lv": (
            "Konts {account}: par {first:day} - {last:day} izraksta nav; atlikumi sakrīt.",
            "ja šajās dienās bija ieraksti, palūdziet bankai izrakstu par tām",
        ),
        "ru": (
            "Счёт {account}: за {first:day} - {last:day} выписки нет; остатки сходятся.",
            "если в эти дни были записи, попросите у банка выписку за них",
        ),
        "en": (
            "Account {account}: no statement has {first:day} to {last:day}; the balances agree.",
            "if there were entries on these days, ask the bank for their statement",
        ),
    },
    "statement-differs": {
        "lv": (
            (
                "Konts {account}, {day:day}: izraksti atšķiras; visi ieraksti kopā dod "
                "{expected:number} EUR, šī izraksta beigu atlikums ir {closing:number} EUR."
            ),
            "palūdziet bankai vēlreiz šīs dienas izrakstu ar visiem ierakstiem un importējiet to",
        ),
        "ru": (
            (
                "Счёт {account}, {day:day}: выписки расходятся; все записи вместе дают "
                "{expected:number} EUR, конечный остаток этой выписки {closing:number} EUR."
            ),
            "попросите у банка ещё раз выписку за этот день со всеми записями и импортируйте её",
        ),
        "en": (
            (
                "Account {account}, {day:day}: statements differ; all entries together give "
                "{expected:number} EUR, the closing balance of this statement is "
                "{closing:number} EUR."
            ),
            "ask the bank again for the statement of this day with all entries, and import it",
        ),
    },
    "statement-gap": {
        "lv": (
            (
                "Konts {account}: {last:day} beigu atlikums {closing:number} EUR, nākamais "
                "izraksts {first:day} sākas ar {opening:number} EUR."
            ),
            "importējiet trūkstošo izrakstu; bez tā šī konta dienas nav slēgtas",
        ),
        "ru": (
            (
                "Счёт {account}: {last:day} конечный остаток {closing:number} EUR, следующая "
                "выписка с {first:day} начинается с {opening:number} EUR."
            ),
            "импортируйте недостающую выписку; без неё дни этого счёта не закрыты",
        ),
        "en": (
            (
                "Account {account}: it closed {last:day} with {closing:number} EUR, the next "
                "statement begins {first:day} with {opening:number} EUR."
            ),
            "import the missing statement; without it the days of this account are not closed",
        ),
    },
    "statement-known-days": {
        "lv": (
            "Konts {account}, {first:day} - {last:day}: tā pati diena citā formātā.",
            "ieraksti jau ir; nekas nav jādara",
        ),
        "ru": (
            "Счёт {account}, {first:day} - {last:day}: тот же день в другом формате.",
            "записи уже есть; ничего делать не нужно",
        ),
        "en": (
            "Account {account}, {first:day} to {last:day}: same day in another format.",
            "the entries are known; nothing is to be done",
        ),
    },
    "statement-namespace": {
        "lv": (
            "Izraksts ir nolasīts, bet tā vārdtelpa nav zināma: {namespace}.",
            "jautājiet bankai, vai formāts ir mainījies",
        ),
        "ru": (
            "Выписка прочитана, но её пространство имён неизвестно: {namespace}.",
            "спросите банк, изменился ли формат",
        ),
        "en": (
            "The statement was read, but its namespace is not known: {namespace}.",
            "ask the bank whether its format changed",
        ),
    },
    "statement-outdated": {
        "lv": (
            "Konta {account} izrakstam {first:day} - {last:day} ir pilnāks; skaita pilnāko.",
            "nekas nav jādara",
        ),
        "ru": (
            "Счёт {account}, {first:day} - {last:day}: считается более полная выписка.",
            "ничего делать не нужно",
        ),
        "en": (
            "Account {account}, {first:day} to {last:day}: a statement with more entries counts.",
            "nothing is to be done",
        ),
    },
    "statement-overlap": {
        "lv": (
            (
                "Konts {account}: izraksts {first:day} sākas ar {opening:number} EUR, pēc "
                "{other} jābūt {expected:number} EUR."
            ),
            "palūdziet bankai abus izrakstus vēlreiz un importējiet tos",
        ),
        "ru": (
            (
                "Счёт {account}: выписка с {first:day} начинается с {opening:number} EUR, по "
                "{other} должно быть {expected:number} EUR."
            ),
            "попросите у банка обе выписки ещё раз и импортируйте их",
        ),
        "en": (
            (
                "Account {account}: the statement from {first:day} opens with "
                "{opening:number} EUR, by {other} it must be {expected:number} EUR."
            ),
            "ask the bank for both statements again, and import them",
        ),
    },
    "statement-page-missing": {
        "lv": (
            (
                "Konta {account} izrakstam ({first:day} - {last:day}) trūkst lapas {page}; "
                "nekas no tā vēl neskaitās."
            ),
            "importējiet šo lapu; ja tās nav, palūdziet to bankai",
        ),
        "ru": (
            (
                "У выписки по счёту {account} ({first:day} - {last:day}) нет страницы {page};"
                " ничего из неё ещё не считается."
            ),
            "импортируйте эту страницу; если её нет, попросите её у банка",
        ),
        "en": (
            (
                "The statement of account {account} ({first:day} to {last:day}) lacks page "
                "{page}; nothing of it counts yet."
            ),
            "import this page; if you do not have it, ask the bank for it",
        ),
    },
}

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **{
            code: {language: (said, _ASK[language]) for language, said in texts.items()}
            for code, texts in _REFUSED.items()
        },
        **_OTHERS,
    }
)
