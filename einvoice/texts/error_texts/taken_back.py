"""Errors of files that were taken back here and that their banks have all the same."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "file-taken-back-here": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit atsaukts; gaidīts kā nosūtīts",
                (
                    "tā rēķinus nedrīkst izsūtīt vēlreiz: atjaunojiet iepriekšējo kopiju ar "
                    "{restore_copy:command}, tad {restore:command}. Tikai ja banka failu ir "
                    "atmetusi nelasītu un neko no tā nav iegrāmatojusi (vai tas tai nav bijis): "
                    "{declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь отозван; ожидался как отправленный",
                (
                    "его счета нельзя отправлять ещё раз: верните прежнюю копию командой "
                    "{restore_copy:command}, затем {restore:command}. Только если банк отбросил "
                    "файл непрочитанным и ничего из него не провёл (или файла у него не было): "
                    "{declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is taken back here, expected it as sent",
                (
                    "its invoices must not go out again: put the copy from before back with "
                    "{restore_copy:command}, then {restore:command}. Only if the bank has "
                    "discarded the file unread and booked nothing of it (or never had it): "
                    "{declare_missing:command file}"
                ),
            ),
        },
        "taken-back-sent-twice": {
            "lv": (
                (
                    "{file}: ir bankai {bank}, bet šeit atsaukts, un {count} "
                    "{count:dzīvokļiem|dzīvoklim|dzīvokļiem} tai ir rēķini arī no {others}; "
                    "gaidīts viens rēķins katram"
                ),
                (
                    "lūdziet bankai atsaukt visus faila {file} rēķinus un pabrīdiniet klientus; "
                    "tikai kad tā to ir izdarījusi: {declare_missing:command file} ar šo faila "
                    "numuru pierādījumā"
                ),
            ),
            "ru": (
                (
                    "{file}: есть у банка {bank}, а здесь отозван, и {count} "
                    "{count:квартире|квартирам|квартирам} он показывает счета и из {others}; "
                    "ожидался один счёт каждой"
                ),
                (
                    "попросите банк отозвать все счета файла {file} и предупредите клиентов; "
                    "только когда он это сделал: {declare_missing:command file} с этим номером "
                    "файла в доказательстве"
                ),
            ),
            "en": (
                (
                    "{file}: is at {bank} and is taken back here, and {count} {count:flat|flats} "
                    "{count:has|have} invoices from {others} there too, expected an invoice each"
                ),
                (
                    "ask the bank to recall all invoices of {file}, and warn the customers; only "
                    "once it has: {declare_missing:command file} with that file's id in the "
                    "evidence"
                ),
            ),
        },
    }
)
