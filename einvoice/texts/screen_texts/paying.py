"""Texts of the screens of payments and accounts."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "payments.read": (
            "izraksti: {statements}, jauni maksājumi: {payments}, gaida cilvēku: {waiting}",
            "выписок: {statements}, новых платежей: {payments}, ждут человека: {waiting}",
            "statements: {statements}, new payments: {payments}, waiting for a person: {waiting}",
        ),
        "payments.would_read": (
            (
                "tiktu nolasīti izraksti: {statements}, jauni maksājumi: {payments}, gaidītu "
                "cilvēku: {waiting}; nekas nav saglabāts"
            ),
            (
                "было бы прочитано выписок: {statements}, новых платежей: {payments}, ждали бы "
                "человека: {waiting}; ничего не сохранено"
            ),
            (
                "would read statements: {statements}, new payments: {payments}, waiting for a "
                "person: {waiting}; nothing is kept"
            ),
        ),
        "payments.none_waits": (
            "neviens maksājums negaida",
            "ни один платёж не ждёт",
            "no payment waits",
        ),
        "payments.applied": (
            "maksājums {payment} ({cents} EUR) ir attiecināts",
            "платёж {payment} ({cents} EUR) отнесён на счёт",
            "payment {payment} ({cents} EUR) is applied",
        ),
        "payments.excluded": (
            "maksājums {payment} ({cents} EUR) nav mūsu",
            "платёж {payment} ({cents} EUR) не наш",
            "payment {payment} ({cents} EUR) is not ours",
        ),
        "payments.undone": (
            "maksājums {payment} ({cents} EUR) atkal gaida",
            "платёж {payment} ({cents} EUR) снова ждёт",
            "payment {payment} ({cents} EUR) waits again",
        ),
        "payments.sums_applied": (
            "attiecināti: {count}, ienākošie {credit} EUR, izejošie {debit} EUR",
            "отнесено: {count}, входящие {credit} EUR, исходящие {debit} EUR",
            "applied: {count}, credits {credit} EUR, debits {debit} EUR",
        ),
        "payments.sums_excluded": (
            "nav mūsu: {count}, ienākošie {credit} EUR, izejošie {debit} EUR",
            "не наши: {count}, входящие {credit} EUR, исходящие {debit} EUR",
            "not ours: {count}, credits {credit} EUR, debits {debit} EUR",
        ),
        "payments.sums_queued": (
            "gaida: {count}, ienākošie {credit} EUR, izejošie {debit} EUR",
            "ждут: {count}, входящие {credit} EUR, исходящие {debit} EUR",
            "waiting: {count}, credits {credit} EUR, debits {debit} EUR",
        ),
        "rule.person": ("cilvēks", "человек", "person"),
        "rule.configured": ("noteikums", "правило", "rule"),
        "title.rule": ("kas izlēma", "кто решил", "by"),
        "title.reason": ("iemesls", "причина", "reason"),
        "refunds.none": ("atmaksu nav", "возвратов нет", "there are no refunds"),
        "refunds.none_listed": (
            "visas atmaksas jau ir failos",
            "все возвраты уже в файлах",
            "all refunds are in files already",
        ),
        "refunds.listed": (
            "atmaksa {refund}: {cents} EUR, {flat}; ieraksts kontā ir izdarīts",
            "возврат {refund}: {cents} EUR, {flat}; запись на счёте сделана",
            "refund {refund}: {cents} EUR, {flat}; it is in the account",
        ),
        "refunds.cancelled": (
            "atmaksa {refund} ({cents} EUR) ir atcelta, summa atkal ir klienta kredīts",
            "возврат {refund} ({cents} EUR) отменён, сумма снова кредит клиента",
            "refund {refund} ({cents} EUR) is cancelled, the sum is the customer's credit again",
        ),
        "refunds.written": (
            "{file}: atmaksas: {refunds}, {cents} EUR; augšupielādējiet to bankā vienu reizi",
            "{file}: возвратов: {refunds}, {cents} EUR; загрузите его в банк один раз",
            "{file}: refunds: {refunds}, {cents} EUR; upload it to the bank once",
        ),
        "refunds.double": (
            "samaksāts divreiz: {payment} ({day}, {cents} EUR); nākamais rēķins to izmantos",
            "оплачено дважды: {payment} ({day}, {cents} EUR); следующий счёт это зачтёт",
            "paid twice: {payment} ({day}, {cents} EUR); the next invoice takes it",
        ),
        "refund.remittance": ("Pārmaksas atmaksa", "Возврат переплаты", "Refund of overpayment"),
        "payments.none_twice": (
            "neviens rēķins nav samaksāts divreiz, un bankas neko nemaksās otrreiz",
            "ни один счёт не оплачен дважды, и банки ничего не оплатят второй раз",
            "no invoice is paid twice, and the banks will pay none a second time",
        ),
        "title.mark": ("kāpēc", "почему", "why"),
        "title.invoice": ("rēķins", "счёт", "invoice"),
        "mark.double": ("jau bija apmaksāts", "уже был оплачен", "was paid before"),
        "mark.standing_order_will_pay": (
            "automātiskais maksājums {day:day} apmaksās vēlreiz",
            "автоплатёж {day:day} оплатит ещё раз",
            "standing order will pay, {day:day}",
        ),
        "refund.listed": ("sarakstā", "в списке", "listed"),
        "refund.ordered": ("failā bankai", "в файле для банка", "in a file"),
        "refund.paid": ("samaksāta", "оплачен", "paid"),
        "refund.returned": ("nauda atgriezta", "деньги вернулись", "money came back"),
        "refund.cancelled": ("atcelta", "отменён", "cancelled"),
        "title.flat": ("dzīvoklis", "квартира", "flat"),
        "title.file": ("fails", "файл", "file"),
        "title.refund": ("atmaksa", "возврат", "refund"),
        "title.day": ("diena", "день", "day"),
        "title.euro": ("EUR", "EUR", "EUR"),
        "title.kind": ("veids", "вид", "kind"),
        "title.paid_state": ("stāvoklis", "состояние", "state"),
        "title.payment": ("maksājums", "платёж", "payment"),
        "title.waits": ("kāpēc gaida", "почему ждёт", "why it waits"),
        "title.proposal": ("piedāvājums", "предложение", "proposal"),
        "title.entry": ("ieraksts", "запись", "entry"),
        "share.paid": ("apmaksāti", "оплачены", "paid"),
        "share.partly_paid": ("daļēji apmaksāti", "оплачены частично", "partly paid"),
        "share.open": ("neapmaksāti", "не оплачены", "open"),
        "title.paid_eur": ("apmaksāts EUR", "оплачено EUR", "paid EUR"),
        "title.open_eur": ("atlicis EUR", "осталось EUR", "open EUR"),
        "title.due": ("termiņš", "срок", "due"),
        "title.balance": ("atlikums", "остаток", "balance"),
        "waits.no_number": (
            "nav ne rēķina, ne klienta numura",
            "нет ни номера счёта, ни номера клиента",
            "no number of an invoice or a client",
        ),
        "waits.not_a_payment": ("izejošs maksājums", "исходящий платёж", "an outgoing payment"),
        "waits.sum_too_large": (
            "neparasti liela summa",
            "необычно большая сумма",
            "unusually large",
        ),
        "waits.invoice_not_live": (
            "rēķins ir anulēts vai kreditēts",
            "счёт аннулирован или кредитован",
            "the invoice is void or credited",
        ),
        "waits.former_customer": (
            "bijušā klienta rēķins, maksā tagadējais",
            "счёт бывшего клиента, платит нынешний",
            "a former customer's invoice, paid by the present customer",
        ),
        "waits.several_flats": ("vairāki dzīvokļi", "несколько квартир", "several flats"),
        "waits.no_second_fact": (
            "ierakstīts numurs, summa un maksātājs to neapstiprina",
            "номер введён вручную, сумма и плательщик его не подтверждают",
            "a typed number that neither sum nor payer confirms",
        ),
        "waits.payer_of_another": (
            "maksātājs ir zināms citam klientam",
            "плательщик известен за другого клиента",
            "the payer is known for another customer",
        ),
        "waits.proposal_only": (
            "numura nav, ir tikai piedāvājums",
            "номера нет, есть только предложение",
            "no number, a proposal only",
        ),
        "waits.refund_differs": (
            "atmaksa ar citu summu, jau samaksāta vai atcelta",
            "возврат с другой суммой, уже оплаченный или отменённый",
            "a refund of another sum, paid already or cancelled",
        ),
        "waits.taken_back": ("atsaukts", "взят назад", "taken back"),
        "account.head": (
            "{flat}, klients kopš {since}",
            "{flat}, клиент с {since}",
            "{flat}, customer since {since}",
        ),
        "account.sums": (
            "neapmaksāts {open} (kavēts {overdue}), kredīts {credit}; jāmaksā {to_pay} EUR",
            "не оплачено {open} (просрочено {overdue}), кредит {credit}; к оплате {to_pay} EUR",
            "unpaid {open} (overdue {overdue}), credit {credit}; to pay {to_pay} EUR",
        ),
        "account.before": ("atlikums pirms tam", "остаток до этого", "balance before"),
        "account.read_until": (
            "konta {account} izraksti ir nolasīti līdz {day}",
            "выписки счёта {account} прочитаны по {day}",
            "statements of {account} are read until {day}",
        ),
        "account.unread": (
            "konta {account} izraksti nav nolasīti",
            "выписки счёта {account} не прочитаны",
            "no statement of {account} was read",
        ),
        "account.waits": (
            "gaida {payment} ({day}, {cents} EUR), varbūt šim dzīvoklim: {why}",
            "ждёт {payment} ({day}, {cents} EUR), возможно, для этой квартиры: {why}",
            "{payment} waits ({day}, {cents} EUR), it may be for this flat: {why}",
        ),
        "debtors.head": (
            "{day}: klienti ar parādu vai kredītu: {customers}",
            "{day}: клиентов с долгом или кредитом: {customers}",
            "{day}: customers with a debt or a credit: {customers}",
        ),
        "debtors.sums": (
            "kavēts {overdue} EUR; termiņš nav pienācis {not_due}; kredīti {credit}",
            "просрочено {overdue} EUR; срок не наступил {not_due}; кредиты {credit}",
            "overdue {overdue} EUR; not due {not_due}; credits {credit}",
        ),
        "debtors.ages": (
            "dienas: 1-30 {days_1_30}, 31-60 {days_31_60}, 61-90 {days_61_90}, >90 {over_90}",
            "дни: 1-30 {days_1_30}, 31-60 {days_31_60}, 61-90 {days_61_90}, >90 {over_90}",
            "days: 1-30 {days_1_30}, 31-60 {days_31_60}, 61-90 {days_61_90}, >90 {over_90}",
        ),
        "debtors.written": (
            "{file}: klienti: {customers}",
            "{file}: клиентов: {customers}",
            "{file}: customers: {customers}",
        ),
        "debtors.reminded": (
            "{folder}: atgādinājumi: {count}",
            "{folder}: напоминаний: {count}",
            "{folder}: reminders: {count}",
        ),
        "kept.debt_reminders": (
            "atgādinājumi par parādu",
            "напоминания о долге",
            "reminders of debts",
        ),
        "debtors.mailed": (
            (
                "nosūtīti pa e-pastu: {sent}, noraidīti: {refused}, pagaidām noraidīti: {again}, "
                "nav zināms: {unknown}; atgādināts pēdējā nedēļā: {rested}"
            ),
            (
                "отправлено по э-почте: {sent}, отклонено: {refused}, пока отклонено: {again}, "
                "неизвестно: {unknown}; напоминали на этой неделе: {rested}"
            ),
            (
                "mailed: {sent}, refused: {refused}, refused for now: {again}, "
                "unknown: {unknown}; reminded within the week: {rested}"
            ),
        ),
        "debtors.said.intended": (
            "{flat}: atgādinājums tiks nosūtīts vēlreiz",
            "{flat}: напоминание будет отправлено ещё раз",
            "{flat}: the reminder will be mailed once more",
        ),
        "debtors.said.refused": (
            "{flat}: atgādinājuma e-pasts atnāca atpakaļ",
            "{flat}: письмо с напоминанием вернулось",
            "{flat}: the mail of the reminder came back",
        ),
        "debtors.said.sent": (
            "{flat}: klients atgādinājumu ir saņēmis",
            "{flat}: клиент получил напоминание",
            "{flat}: the customer has the reminder",
        ),
        "debtors.no_invoice": (
            "{flat}: klientam nav bijis neviena rēķina, adrese nav zināma: atgādinājuma nav",
            "{flat}: у клиента не было ни одного счёта, адрес неизвестен: напоминания нет",
            "{flat}: the customer never had an invoice, no address is known: no reminder",
        ),
        "debtors.incomplete": (
            "izrakstos trūkst dienu: nevienam neatgādiniet par parādu, varbūt tas ir samaksāts",
            "в выписках не хватает дней: никому не напоминайте о долге, он может быть оплачен",
            "days are missing in the statements: remind nobody of a debt, it may be paid",
        ),
        "debtors.doubtful": (
            "klienti, kam pagaidām neatgādināt, jo gaidošs maksājums var būt viņu: {count}",
            "клиенты, которым пока не напоминать, ждущий платёж может быть их: {count}",
            "customers not to be reminded yet, a payment that waits may be theirs: {count}",
        ),
        "doubt.waiting": ("gaida", "ждёт", "waits"),
        "doubt.statements": ("izraksti", "выписки", "gap"),
        "title.customer_from": ("kopš", "с", "since"),
        "title.not_due": ("nav kavēts", "в срок", "not due"),
        "title.days_1_30": ("1-30", "1-30", "1-30"),
        "title.days_31_60": ("31-60", "31-60", "31-60"),
        "title.days_61_90": ("61-90", "61-90", "61-90"),
        "title.over_90": (">90", ">90", ">90"),
        "title.credit": ("kredīts", "кредит", "credit"),
        "account.opening": ("sākuma atlikums", "начальный остаток", "opening balance"),
        "account.invoice": ("rēķins", "счёт", "invoice"),
        "account.correction": ("labojums", "исправление", "correction"),
        "account.credit_note": ("kredītrēķins", "кредит-счёт", "credit note"),
        "account.payment": ("maksājums", "платёж", "payment"),
        "account.refund": ("atmaksa", "возврат", "refund"),
        "account.return": ("atgriezts maksājums", "возвращённый платёж", "returned payment"),
        "paid.unpaid": ("nav apmaksāts", "не оплачен", "unpaid"),
        "paid.partly_paid": ("daļēji", "частично", "partly paid"),
        "paid.paid": ("apmaksāts", "оплачен", "paid"),
        "paid.overdue": ("kavēts", "просрочен", "overdue"),
        "paid.credited": ("kreditēts", "кредитован", "credited"),
    }
)
