"""Errors of corrections: credit notes, void invoices, holds, reruns, plans."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "answered-file-not-taken-back": {
            "lv": (
                (
                    "{file}: datubāzē fails nav nosūtīts, bet {bank} par to ir atbildējusi; "
                    "gaidīts fails, kura nav nevienā bankā"
                ),
                "datubāze ir vecāka par to, kas izdarīts: {restore:command}; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{file}: в базе данных файл не отправлен, а {bank} о нём ответил; ожидался "
                    "файл, которого нет ни у одного банка"
                ),
                "база данных старше того, что сделано: {restore:command}; ничего не изменено",
            ),
            "en": (
                (
                    "{file}: the database calls it unsent and {bank} has answered it, expected "
                    "an invoice that no bank has"
                ),
                "the database is older than what was done: {restore:command}; nothing was changed",
            ),
        },
        "not-on-paper": {
            "lv": (
                "{invoice}: gaidīts anulēts rēķins, kas netika sūtīts nevienai bankai",
                "tādus uzskaita {status:command period}; nekas nav mainīts",
            ),
            "ru": (
                "{invoice}: ожидался аннулированный счёт, который не отправлялся ни в один банк",
                "такие перечисляет {status:command period}; ничего не изменено",
            ),
            "en": (
                "{invoice}: expected a void invoice that went to no bank",
                "{status:command period} lists these; nothing was changed",
            ),
        },
        "credit-awaited": {
            "lv": ("{invoice} ir nosūtīts (banka nav atbildējusi: {poll:command})", ""),
            "ru": ("{invoice} отправлен (банк не ответил: {poll:command})", ""),
            "en": ("{invoice} is sent (its bank has not answered: {poll:command})", ""),
        },
        "credit-has-note": {
            "lv": ("rēķinam {invoice} jau ir kredītrēķins {note}", ""),
            "ru": ("у счёта {invoice} уже есть кредит-счёт {note}", ""),
            "en": ("{invoice} has credit note {note}", ""),
        },
        "credit-has-refused-note": {
            "lv": (
                (
                    "rēķinam {invoice} ir kredītrēķins {note}, ko banka noraidīja ({void:command "
                    "invoice=note})"
                ),
                "",
            ),
            "ru": (
                (
                    "у счёта {invoice} есть кредит-счёт {note}, который банк отклонил "
                    "({void:command invoice=note})"
                ),
                "",
            ),
            "en": (
                (
                    "{invoice} has credit note {note}, which its bank refused ({void:command "
                    "invoice=note})"
                ),
                "",
            ),
        },
        "credit-no-bank": {
            "lv": (
                (
                    "{invoice}: rēķins ir {state:state} (nevienai bankai tā nav: {void:command "
                    "invoice})"
                ),
                "",
            ),
            "ru": (
                (
                    "{invoice}: счёт {state:state} (ни у одного банка его нет: {void:command "
                    "invoice})"
                ),
                "",
            ),
            "en": ("{invoice} is {state:state} (no bank has it: {void:command invoice})", ""),
        },
        "credit-purged": {
            "lv": ("{invoice} ir par mēnesi, kura personas dati ir dzēsti", ""),
            "ru": ("{invoice} за месяц, личные данные которого удалены", ""),
            "en": ("{invoice} is of a month that was purged", ""),
        },
        "credit-refused": {
            "lv": ("{invoice} ir noraidīts (banka to nepieņēma: {plan_rerun:command})", ""),
            "ru": ("{invoice} отклонён (банк его не принял: {plan_rerun:command})", ""),
            "en": ("{invoice} is rejected (its bank refused it: {plan_rerun:command})", ""),
        },
        "credit-taken-back": {
            "lv": ("{invoice} jau ir atsaukts ar atsevišķo maksājumu {charge}", ""),
            "ru": ("{invoice} уже отозван отдельным начислением {charge}", ""),
            "en": ("{invoice} is taken back by charge {charge}", ""),
        },
        "invoice-doubtful": {
            "lv": (
                "rēķins {invoice}: {why:why}; gaidīts tāds, kura nav nevienā bankā",
                (
                    "jautājiet bankai; tai tas ir: {mark_accepted:command invoice}; nav: "
                    "{mark_refused:command invoice}; nekas nav mainīts"
                ),
            ),
            "ru": (
                "счёт {invoice}: {why:why}; ожидался такой, которого нет ни у одного банка",
                (
                    "спросите банк; у него есть: {mark_accepted:command invoice}; нет: "
                    "{mark_refused:command invoice}; ничего не изменено"
                ),
            ),
            "en": (
                "invoice {invoice}: {why:why}, expected an invoice that no bank has",
                (
                    "ask the bank; it has it: {mark_accepted:command invoice}; it does not: "
                    "{mark_refused:command invoice}; nothing was changed"
                ),
            ),
        },
        "invoice-with-bank": {
            "lv": (
                "rēķins {invoice}: {why:why}; gaidīts tāds, kura nav nevienā bankā",
                "{show:command invoice} rāda tā stāvokli; nekas nav mainīts",
            ),
            "ru": (
                "счёт {invoice}: {why:why}; ожидался такой, которого нет ни у одного банка",
                "{show:command invoice} показывает его состояние; ничего не изменено",
            ),
            "en": (
                "invoice {invoice}: {why:why}, expected an invoice that no bank has",
                "{show:command invoice} shows its state; nothing was changed",
            ),
        },
        "no-customer": {
            "lv": (
                "{flat}: {day:day} dzīvoklim nav klienta; gaidīts dzīvoklis ar klientu",
                "vispirms importējiet klientu",
            ),
            "ru": (
                "{flat}: на {day:day} у квартиры нет клиента; ожидалась квартира с клиентом",
                "сначала импортируйте клиента",
            ),
            "en": (
                "{flat}: has no customer on {day:day}",
                "import the customer first",
            ),
        },
        "no-order-of-another": {
            "lv": (
                "{flat}: nav cita klienta pieteikuma; nekas nav mainīts",
                "{list_subscriptions:command} rāda, kam kādi pieteikumi ir",
            ),
            "ru": (
                "{flat}: нет заявки другого клиента; ничего не изменено",
                "{list_subscriptions:command} показывает, чьи есть заявки",
            ),
            "en": (
                "{flat}: has no order of another customer, nothing was changed",
                "{list_subscriptions:command} shows whose orders there are",
            ),
        },
        "no-such-flat": {
            "lv": ("{flats}: nav tāda dzīvokļa; nekas nav mainīts{near:near}", ""),
            "ru": ("{flats}: нет такой квартиры; ничего не изменено{near:near}", ""),
            "en": ("{flats}: no such flat, nothing was changed{near:near}", ""),
        },
        "not-accepted": {
            "lv": (
                "{wrong}; gaidīti rēķini, ko to bankas ir pieņēmušas",
                "{show:command invoice} rāda tā stāvokli; nekas nav mainīts",
            ),
            "ru": (
                "{wrong}; ожидались счета, которые приняты их банками",
                "{show:command invoice} показывает его состояние; ничего не изменено",
            ),
            "en": (
                "{wrong}; expected invoices that their banks have accepted",
                "{show:command invoice} shows its state; nothing was changed",
            ),
        },
        "not-in-doubt": {
            "lv": (
                (
                    "{invoice}: stāvoklis: {state:state}; gaidīts tāds, ko banka noraidīja ar "
                    "kodu, kas nepasaka, vai tai tas ir (nezināms kods, 12, 64, 87, 106)"
                ),
                "{show:command invoice} rāda tā stāvokli; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{invoice}: состояние: {state:state}; ожидался такой, который банк отклонил с "
                    "кодом, не говорящим, есть ли он у него (неизвестный код, 12, 64, 87, 106)"
                ),
                "{show:command invoice} показывает его состояние; ничего не изменено",
            ),
            "en": (
                (
                    "{invoice} is {state:state}, expected an invoice that its bank refused with a "
                    "code that does not say whether it has it (an unknown code, 12, 64, 87, 106)"
                ),
                "{show:command invoice} shows its state; nothing was changed",
            ),
        },
        "other-customer-later": {
            "lv": (
                (
                    "{invoice}: {later} dzīvoklim {flat} ir cits klients, vai dzīvokļa vairs nav; "
                    "gaidīts tas pats klients"
                ),
                "nekas nav mainīts; {credit:command invoice} tā vietā nosūta bankai kredītrēķinu",
            ),
            "ru": (
                (
                    "{invoice}: в {later} у квартиры {flat} другой клиент, или её уже нет; "
                    "ожидался тот же клиент"
                ),
                (
                    "ничего не изменено; {credit:command invoice} отправит вместо этого банку "
                    "кредит-счёт"
                ),
            ),
            "en": (
                "{invoice}: {flat} has another customer in {later}, or ended, expected the same",
                "nothing was changed; {credit:command invoice} asks the bank instead",
            ),
        },
        "word-without-evidence": {
            "lv": (
                "--evidence nav norādīts; gaidīts, kurš bankā to teica un kad",
                "vispirms jautājiet bankai; nekas nav mainīts",
            ),
            "ru": (
                "--evidence не указано; ожидалось, кто в банке это сказал и когда",
                "сначала спросите банк; ничего не изменено",
            ),
            "en": (
                "--evidence is missing: write who at the bank said it, when",
                "ask the bank first; nothing was changed",
            ),
        },
    }
)
