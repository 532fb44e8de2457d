"""Errors and problems of what banks send and of what customers order there."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "answers-broke-off": {
            "lv": (
                "{where}: atbilžu saņemšana pārtrūka ({place})",
                (
                    "failu veidošana un sūtīšana turpinās; pasakiet administratoram un palaidiet "
                    "vēlreiz"
                ),
            ),
            "ru": (
                "{where}: получение ответов прервалось ({place})",
                (
                    "создание и отправка файлов продолжаются; сообщите администратору и запустите "
                    "ещё раз"
                ),
            ),
            "en": (
                "{where}: fetching answers broke off ({place})",
                "rendering and sending go on; inform the administrator, and run again",
            ),
        },
        "answers-not-one": {
            "lv": (
                (
                    "--settle: ar {begin} sākas {count} {count:ziņojumu, kas gaida|ziņojums, kas "
                    "gaida|ziņojumi, kas gaida}; gaidīts viens"
                ),
                "{list_answers:command} tos parāda",
            ),
            "ru": (
                "--settle: с {begin} начинается сообщений, которые ждут: {count}; ожидалось одно",
                "{list_answers:command} показывает их",
            ),
            "en": (
                "--settle: {count} open messages begin with {begin}, expected a single message",
                "{list_answers:command} lists them",
            ),
        },
        "application-applied": {
            "lv": (
                "pieteikums {id}: jau ir izpildīts; gaidīts tāds, kas gaida",
                "{list_subscriptions:command} parāda tos, kas gaida",
            ),
            "ru": (
                "заявка {id}: уже исполнена; ожидалась та, что ждёт",
                "{list_subscriptions:command} показывает те, что ждут",
            ),
            "en": (
                "application {id} is applied already, expected a waiting application",
                "{list_subscriptions:command} lists those that wait",
            ),
        },
        "application-not-applicable": {
            "lv": (
                "pieteikums {id}: {why:word}; gaidīts tāds, ko var izpildīt",
                "{refuse_application:command id}",
            ),
            "ru": (
                "заявка {id}: {why:word}; ожидалась такая, которую можно исполнить",
                "{refuse_application:command id}",
            ),
            "en": (
                "application {id} cannot be applied: {why:word}",
                "{refuse_application:command id}",
            ),
        },
        "application-refused": {
            "lv": (
                "pieteikums {id}: jau ir noraidīts; gaidīts tāds, kas gaida",
                "{list_subscriptions:command} parāda tos, kas gaida",
            ),
            "ru": (
                "заявка {id}: уже отклонена; ожидалась та, что ждёт",
                "{list_subscriptions:command} показывает те, что ждут",
            ),
            "en": (
                "application {id} is refused already, expected a waiting application",
                "{list_subscriptions:command} lists those that wait",
            ),
        },
        "application-without-customer": {
            "lv": (
                "--flat: {flat}: {day:day} tur nav klienta; gaidīts dzīvoklis ar klientu",
                "vispirms importējiet klientu; pieteikums klientu nekad neizveido",
            ),
            "ru": (
                "--flat: {flat}: {day:day} там нет клиента; ожидалась квартира с клиентом",
                "сначала импортируйте клиента; заявка никогда его не создаёт",
            ),
            "en": (
                "--flat: {flat} has no customer on {day:day}",
                "import the customer first; an application never creates a customer",
            ),
        },
        "applications-wait": {
            "lv": (
                (
                    "{name}: {count} klientu {count:pieteikumu|pieteikums|pieteikumi} gaida "
                    "cilvēku: {applications}"
                ),
                "{list_subscriptions:command} tos parāda ar ieteikumiem",
            ),
            "ru": (
                (
                    "{name}: {count} {count:заявка|заявки|заявок} клиентов ждут человека: "
                    "{applications}"
                ),
                "{list_subscriptions:command} показывает их с предложениями",
            ),
            "en": (
                (
                    "{name}: {count} {count:application|applications} of customers wait for a "
                    "person: {applications}"
                ),
                "{list_subscriptions:command} lists them with proposals",
            ),
        },
        "payments-wait": {
            "lv": (
                "{name}: {count} {count:maksājumu|maksājums|maksājumi} gaida cilvēku",
                "{list_payments:command} tos parāda ar ieteikumiem",
            ),
            "ru": (
                "{name}: {count} {count:платёж ждёт|платежа ждут|платежей ждут} человека",
                "{list_payments:command} показывает их с предложениями",
            ),
            "en": (
                "{name}: {count} {count:payment waits|payments wait} for a person",
                "{list_payments:command} lists them with proposals",
            ),
        },
        "message-read-otherwise": {
            "lv": (
                "{bank}: {path}: lasot otrreiz, bija citi baiti; gaidīti tie paši",
                "tas paliek bankā, un nākamā palaišana to nolasīs; ja tas nelīdz, jautājiet bankai",
            ),
            "ru": (
                "{bank}: {path}: при повторном чтении байты другие; ожидались те же",
                (
                    "оно остаётся в банке, следующий запуск его прочтёт; если не поможет, спросите "
                    "банк"
                ),
            ),
            "en": (
                "{bank}: {path}: came otherwise when it was read again, expected the same bytes",
                "it stays there and the next run reads it; if that does not help, ask the bank",
            ),
        },
        "no-reason-for-answer": {
            "lv": ("--reason nedrīkst būt tukšs", "uzrakstiet, ko banka vai jūs ar to izdarījāt"),
            "ru": ("--reason не может быть пустым", "напишите, что с этим сделали банк или вы"),
            "en": ("--reason must not be empty", "say what the bank or you did about it"),
        },
        "no-such-application": {
            "lv": (
                "pieteikums {id}: tāda nav",
                "{list_subscriptions:command} parāda tos, kas gaida",
            ),
            "ru": (
                "заявка {id}: такой нет",
                "{list_subscriptions:command} показывает те, что ждут",
            ),
            "en": (
                "application {id}: there is none",
                "{list_subscriptions:command} lists those that wait",
            ),
        },
        "reason-for-bank": {
            "lv": (
                (
                    "--reason: ir tukšs, pārāk garš vai nav vienkāršs teksts; gaidītas 1 līdz "
                    "{most} rakstzīmes"
                ),
                "",
            ),
            "ru": (
                (
                    "--reason: пусто, слишком длинно или не простой текст; ожидалось от 1 до "
                    "{most} знаков"
                ),
                "",
            ),
            "en": (
                "--reason: is empty, too long or not plain text, expected 1 to {most} characters",
                "",
            ),
        },
        "remote-name-of-archive": {
            "lv": ("fails bankā ir nosaukts kā paša arhīva fails", ""),
            "ru": ("файл в банке назван как собственный файл архива", ""),
            "en": ("a remote file is named like a file of the archive's own", ""),
        },
        "unsafe-name-left": {
            "lv": (
                "{bank}: tur palika fails ar nedrošu nosaukumu: {name}",
                "palūdziet to bankai ar citu nosaukumu; par to tiek ziņots vienu reizi",
            ),
            "ru": (
                "{bank}: там остался файл с небезопасным именем: {name}",
                "попросите его у банка под другим именем; об этом сообщается один раз",
            ),
            "en": (
                "{bank}: a file with an unsafe name was left there: {name}",
                "ask the bank for it under another name; it is told once",
            ),
        },
    }
)
