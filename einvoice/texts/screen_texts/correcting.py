"""Texts of commands by which a person decides: `release`, and rows that stay refused."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "erasure.contract": ("līgums ir spēkā", "договор действует", "the contract is in force"),
        "erasure.invoices": (
            "klienta rēķini jāglabā pēc grāmatvedības likuma",
            "счета клиента хранятся по закону о бухгалтерском учёте",
            "its invoices are kept by the accounting law",
        ),
        "erasure.law": (
            "grāmatvedības likums prasa glabāt {years} gadus pēc pārskata gada",
            "закон о бухгалтерском учёте велит хранить лет после отчётного года: {years}",
            "the accounting law keeps them {years} years after the accounting year",
        ),
        "kept.applications": ("pieteikumi", "заявки", "applications"),
        "kept.balances": ("atlikumi", "сальдо", "balances"),
        "kept.charges": ("papildu rindas", "дополнительные строки", "charges"),
        "kept.credit_notes": ("kredītrēķini", "кредитовые счета", "credit notes"),
        "kept.customers": ("klienti", "клиенты", "customers"),
        "kept.files": ("faili", "файлы", "files"),
        "kept.imported_subscriptions": (
            "importētie abonementi",
            "импортированные подписки",
            "imported subscriptions",
        ),
        "kept.invoices": ("rēķini", "счета", "invoices"),
        "kept.late_readings": ("novēloti rādījumi", "поздние показания", "late readings"),
        "kept.lines": ("rindas", "строки", "lines"),
        "kept.order_owners": ("pasūtījumu apstiprinājumi", "подтверждения заказов", "order owners"),
        "kept.readings": ("rādījumi", "показания", "readings"),
        "kept.sent": ("nosūtītie", "отправленные", "sent"),
        "kept.standing_orders": ("automātiskie maksājumi", "автоплатежи", "standing orders"),
        "kept.subscriptions": ("abonementi", "подписки", "subscriptions"),
        "kept.unsettled_rows": ("neatrisinātas rindas", "нерешённые строки", "unsettled rows"),
        "then": ("{first}, tad {then}", "{first}, затем {then}", "{first}, then {then}"),
        "released": (
            "{month}: {flat}: aizturēšana atcelta ({codes})",
            "{month}: {flat}: задержка снята ({codes})",
            "{month}: released {flat} ({codes})",
        ),
        "released_nothing": (
            "{month}: {flat}: nebija aizturēšanas, ko cilvēks var atcelt",
            "{month}: {flat}: не было задержки, которую может снять человек",
            "{month}: {flat}: nothing that a person can release held it",
        ),
        "still_refused": (
            "{row} ({fault}): rinda joprojām ir noraidīta; ja tā vairs nav vajadzīga: {command}",
            "{row} ({fault}): строка по-прежнему отклонена; если она больше не нужна: {command}",
            "{row} ({fault}): the row stays refused; if it is no longer needed: {command}",
        ),
        "still_held": (
            "{flat} joprojām ir aizturēts: {codes}",
            "{flat} всё ещё задержана: {codes}",
            "{flat} is still held: {codes}",
        ),
    }
)
