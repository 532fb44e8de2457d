"""Facts of an error that are words: `{why:word}` writes the fact `gone` in a language."""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.texts.applications import CAUSES

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **{str(why): texts for why, texts in CAUSES.items() if why},
        "field-account": {"lv": "konts", "ru": "счёт", "en": "account"},
        "field-buyer": {"lv": "pircējs", "ru": "покупатель", "en": "buyer"},
        "field-cancelled-invoice": {
            "lv": "atceltais rēķins",
            "ru": "отменённый счёт",
            "en": "cancelled invoice",
        },
        "field-due-date": {"lv": "termiņš", "ru": "срок оплаты", "en": "due date"},
        "field-flat": {"lv": "dzīvoklis", "ru": "квартира", "en": "flat"},
        "field-global-id": {"lv": "globālais numurs", "ru": "глобальный номер", "en": "global id"},
        "field-lines": {"lv": "rindas", "ru": "строки", "en": "lines"},
        "field-number": {"lv": "numurs", "ru": "номер", "en": "number"},
        "field-place": {"lv": "vieta failā", "ru": "место в файле", "en": "place in the file"},
        "field-total": {"lv": "kopsumma", "ru": "итог", "en": "total"},
        "field-total-to-pay": {
            "lv": "summa apmaksai",
            "ru": "сумма к оплате",
            "en": "total to pay",
        },
        "journal_entry_missing": {
            "lv": "; žurnālā trūkst pēdējā ieraksta",
            "ru": "; в журнале нет последней записи",
            "en": "; the journal's last entry is missing",
        },
        "mail_refused": {"lv": "noraidīts", "ru": "отклонено", "en": "refused"},
        "mail_unknown": {"lv": "nav zināms", "ru": "неизвестно", "en": "unknown"},
        "mailed": {"lv": "nosūtīts", "ru": "отправлено", "en": "mailed"},
        "no_such_day": {
            "lv": "kāda diena vai laiks nav kalendārā",
            "ru": "день или время отсутствует в календаре",
            "en": "a day or time that no calendar has",
        },
        "printed": {"lv": "izdrukāts uz papīra", "ru": "напечатано", "en": "printed on paper"},
        "to_mail": {"lv": "jāsūta", "ru": "к отправке", "en": "to be mailed"},
        "to_print": {"lv": "uz papīra", "ru": "на бумаге", "en": "on paper"},
    }
)
