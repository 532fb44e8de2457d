"""Errors of refunds."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "refund-account-wrong": {
            "lv": (
                "{account}: uz šo kontu nevar maksāt; gaidīts klienta IBAN, ne mūsu konts",
                "",
            ),
            "ru": (
                "{account}: на этот счёт платить нельзя; ожидался IBAN клиента, не наш счёт",
                "",
            ),
            "en": (
                "{account} cannot be paid to, expected the customer's IBAN, not an account of ours",
                "",
            ),
        },
        "refund-customers": {
            "lv": (
                "{flat}: kredīts ir vairākiem dzīvokļa klientiem; gaidīts --payment ID",
                "",
            ),
            "ru": (
                "{flat}: кредит есть у нескольких клиентов квартиры; ожидалось --payment ID",
                "",
            ),
            "en": (
                "{flat}: several customers of the flat have a credit, expected --payment ID",
                "",
            ),
        },
        "refund-ended": {
            "lv": (
                (
                    "{refund}: atmaksa ir samaksāta, atgriezta vai atcelta; gaidīta atmaksa, "
                    "kas nav pabeigta"
                ),
                "{list_refunds:command} parāda visas",
            ),
            "ru": (
                (
                    "{refund}: возврат оплачен, вернулся или отменён; ожидался возврат, "
                    "который не завершён"
                ),
                "{list_refunds:command} покажет все",
            ),
            "en": (
                "{refund} is paid, returned or cancelled, expected a refund that is none of these",
                "{list_refunds:command} lists all",
            ),
        },
        "refund-evidence": {
            "lv": ("gaidīts --to-name un --evidence: kā konts ir un kas to pierāda", ""),
            "ru": ("ожидалось --to-name и --evidence: чей счёт и чем это доказано", ""),
            "en": (
                "expected --to-name and --evidence: whose account it is, and what proves it",
                "",
            ),
        },
        "refund-file-changed": {
            "lv": (
                (
                    "{file}: fails nav tāds, kādam jābūt; tas nav izsniegts bankai. Gaidīti tie "
                    "paši baiti kā arhīvā un tas pats pārdevēja nosaukums"
                ),
                "{verify:command} pārbauda arhīvu",
            ),
            "ru": (
                (
                    "{file}: файл не такой, каким должен быть; банку он не выдан. Ожидались те же "
                    "байты, что в архиве, и то же имя продавца"
                ),
                "{verify:command} проверит архив",
            ),
            "en": (
                (
                    "{file} is not what it has to be and is not given out, expected the archive's "
                    "bytes and the same name of the seller"
                ),
                "{verify:command} checks the archive",
            ),
        },
        "refund-file-settled": {
            "lv": (
                ("{file}: banka daļu jau samaksāja vai daļa ir atcelta; failu neizsniedz vēlreiz"),
                "{list_refunds:command} parāda visas",
            ),
            "ru": (
                "{file}: банк часть уже оплатил или часть отменена; файл снова не выдаётся",
                "{list_refunds:command} покажет все",
            ),
            "en": (
                "{file}: the bank paid a part or a part is cancelled; it is not given out again",
                "{list_refunds:command} lists all",
            ),
        },
        "refund-file-there": {
            "lv": ("{path}: tur ir cits fails ar šo nosaukumu; gaidīta cita mape", ""),
            "ru": ("{path}: там другой файл с этим именем; ожидалась другая папка", ""),
            "en": ("{path}: another file of this name is there, expected another folder", ""),
        },
        "refund-file-unknown": {
            "lv": ("{file}: nav tāda atmaksu faila", "{list_refunds:command} parāda visas"),
            "ru": ("{file}: такого файла возвратов нет", "{list_refunds:command} покажет все"),
            "en": ("{file}: no such file of refunds", "{list_refunds:command} lists all"),
        },
        "refund-from-which": {
            "lv": ("gaidīts --from-account, viens no mūsu kontiem: {accounts}", ""),
            "ru": ("ожидалось --from-account, один из наших счетов: {accounts}", ""),
            "en": ("expected --from-account, an account of ours: {accounts}", ""),
        },
        "refund-more-than-credit": {
            "lv": (
                "{flat}: atmaksāt var ne vairāk kā {most:number} EUR; gaidīta summa līdz tai",
                "",
            ),
            "ru": (
                "{flat}: вернуть можно не больше {most:number} EUR; ожидалась сумма до неё",
                "",
            ),
            "en": (
                "{flat}: at most {most:number} EUR can be paid back, expected a sum up to that",
                "",
            ),
        },
        "refund-no-account": {
            "lv": (
                (
                    "{payment}: maksājumam nav zināms konts, uz kuru atmaksāt; gaidīts "
                    "--to-account ar --to-name un --evidence"
                ),
                "",
            ),
            "ru": (
                (
                    "{payment}: у платежа неизвестен счёт, на который вернуть; ожидалось "
                    "--to-account с --to-name и --evidence"
                ),
                "",
            ),
            "en": (
                (
                    "{payment} has no account to pay back to, expected --to-account with "
                    "--to-name and --evidence"
                ),
                "",
            ),
        },
        "refund-of-another": {
            "lv": ("{payment}: maksājums nav attiecināts uz {flat}; gaidīts šī dzīvokļa", ""),
            "ru": ("{payment}: платёж не отнесён на {flat}; ожидался платёж этой квартиры", ""),
            "en": ("{payment} is not applied to {flat}, expected a payment of this flat", ""),
        },
        "refund-ordered": {
            "lv": (
                "{refund}: atmaksa ir failā bankai, banka to var samaksāt",
                "ja banka saka, ka nemaksāja: {refund_not_paid:command refund}",
            ),
            "ru": (
                "{refund}: возврат в файле для банка, банк может его оплатить",
                "если банк говорит, что не платил: {refund_not_paid:command refund}",
            ),
            "en": (
                "{refund} is in a file for the bank, which may pay it",
                "if the bank says that it did not: {refund_not_paid:command refund}",
            ),
        },
        "refund-other-sum": {
            "lv": ("{refund}: atmaksas summa ir {cents:number}; gaidīts tāds pats maksājums", ""),
            "ru": ("{refund}: сумма возврата {cents:number}; ожидался такой же платёж", ""),
            "en": ("{refund} is of {cents:number}, expected a payment of the same sum", ""),
        },
        "refund-payment-or-account": {
            "lv": ("gaidīts --payment ID vai --to-account IBAN, viens no abiem", ""),
            "ru": ("ожидалось --payment ID или --to-account IBAN, одно из двух", ""),
            "en": ("expected --payment ID or --to-account IBAN, one of the two", ""),
        },
        "refund-several": {
            "lv": ("{refund}: vairāku atmaksu numuri tā sākas; gaidīts garāks sākums", ""),
            "ru": (
                "{refund}: так начинаются несколько номеров; ожидалось более длинное начало",
                "",
            ),
            "en": ("{refund} begins the ids of several refunds, expected a longer beginning", ""),
        },
        "refund-sum": {
            "lv": ("--sum {sum}: gaidīta summa eiro, piemēram, 12.50", ""),
            "ru": ("--sum {sum}: ожидалась сумма в евро, например 12.50", ""),
            "en": ("--sum {sum}: expected a sum in euros, for example 12.50", ""),
        },
        "refund-unknown": {
            "lv": ("{refund}: nav tādas atmaksas", "{list_refunds:command} parāda visas"),
            "ru": ("{refund}: такого возврата нет", "{list_refunds:command} покажет все"),
            "en": ("{refund} is no refund", "{list_refunds:command} lists all"),
        },
    }
)
