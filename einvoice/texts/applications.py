"""Why an application of a customer waits for a person, in the staff's language."""

from types import MappingProxyType

from einvoice.core.applications import Cause

CAUSES = MappingProxyType(
    {
        Cause.NONE: {"lv": "", "ru": "", "en": ""},
        Cause.WRONG_ACTION: {
            "lv": "nav saprotams, ko klients vēlas (Action)",
            "ru": "непонятно, чего хочет клиент (Action)",
            "en": "what the customer wants is unclear (Action)",
        },
        Cause.WRONG_TIME: {
            "lv": "nav derīga laika (TimeStamp)",
            "ru": "нет действительного времени (TimeStamp)",
            "en": "it has no valid time (TimeStamp)",
        },
        Cause.NO_SELLER: {
            "lv": "nav pārdevēja reģistrācijas numura",
            "ru": "нет регистрационного номера продавца",
            "en": "the seller's registration number is missing",
        },
        Cause.OTHER_SELLER: {
            "lv": "pieteikums ir citam pārdevējam",
            "ru": "заявка предназначена другому продавцу",
            "en": "it is for another seller",
        },
        Cause.NO_CONTRACT: {
            "lv": "nav līguma numura",
            "ru": "нет номера договора",
            "en": "the contract is missing",
        },
        Cause.OTHER_CONTRACT: {
            "lv": "līguma numurs nav tas, kas konfigurācijā",
            "ru": "номер договора не тот, что в конфигурации",
            "en": "its contract is not that of the configuration",
        },
        Cause.NO_ADDRESS: {
            "lv": "nav konta numura",
            "ru": "нет номера счёта",
            "en": "the account is missing",
        },
        Cause.WRONG_ADDRESS: {
            "lv": "konta numurs nav derīgs",
            "ru": "номер счёта недействителен",
            "en": "the account is not valid",
        },
        Cause.NO_FLAT: {
            "lv": "tāda klienta numura nav",
            "ru": "такого номера клиента нет",
            "en": "there is no such client number",
        },
        Cause.NO_CODE: {
            "lv": "nav klienta koda",
            "ru": "нет кода клиента",
            "en": "the customer's code is missing",
        },
        Cause.OTHER_CODE: {
            "lv": "klienta kods neatbilst dzīvoklim",
            "ru": "код клиента не соответствует квартире",
            "en": "the customer's code is not that of the flat",
        },
    }
)
