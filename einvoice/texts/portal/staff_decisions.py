"""The staff's room: payments and applications that wait, and what managers decide about them."""

from types import MappingProxyType

from einvoice.texts import texts_of

_FAULTS = {
    "decisions.fault.decided": texts_of(
        "Par to jau ir nolemts. Lai lemtu citādi, vispirms atsauciet.",
        "По этому уже есть решение. Чтобы решить иначе, сначала отзовите его.",
        "This was decided already. To decide otherwise, withdraw that first.",
    ),
    "decisions.fault.gone": texts_of(
        "Tas vairs negaida: par to jau nolemts citur.",
        "Это больше не ждёт: решено в другом месте.",
        "This waits no longer: it was decided elsewhere.",
    ),
    "decisions.fault.no_flat": texts_of(
        "Tāda dzīvokļa nav. Ierakstiet klienta numuru, piemēram, B0001-12.",
        "Такой квартиры нет. Введите номер клиента, например B0001-12.",
        "There is no such flat. Type a client number, such as B0001-12.",
    ),
    "decisions.fault.owes_nothing": texts_of(
        "Šim dzīvoklim nekas nav jāmaksā. Vēl nekas nav saglabāts: pārbaudiet numuru vai "
        "apstipriniet.",
        "Этой квартире платить нечего. Пока ничего не сохранено: проверьте номер или подтвердите.",
        "This flat owes nothing. Nothing is kept yet: check the number, or confirm it.",
    ),
    "decisions.fault.no_reason": texts_of(
        "Ierakstiet iemeslu vienā rindā, līdz 500 zīmēm.",
        "Введите причину одной строкой, до 500 знаков.",
        "Type a reason in one line, of up to 500 characters.",
    ),
}

_DECISIONS = {
    "decisions.how": texts_of(
        "Portāls maksājumus un pieteikumus pats nemaina: nolemto izpilda nākamais `run`. Uzreiz to "
        "dara šī komanda:",
        "Портал сам не меняет платежи и заявки: решение выполнит следующий `run`. Сразу это делает "
        "команда:",
        "The portal changes no payment and no application itself: the next `run` carries decisions "
        "out. This command does it at once:",
    ),
    "decisions.language_first": texts_of(
        "Valodu izvēlieties pirms rakstīšanas: bez JavaScript cita valoda izdzēš šeit ierakstīto.",
        "Язык выберите до того, как писать: без JavaScript другой язык сотрёт введённое здесь.",
        "Choose the language before you type: without JavaScript another one clears what is typed "
        "here.",
    ),
    "decisions.waiting": texts_of("Gaida: {count}", "Ждут: {count}", "Waiting: {count}"),
    "decisions.not_yet": texts_of(
        "Nolemts, vēl nav izpildīts: {count}",
        "Решено, ещё не выполнено: {count}",
        "Decided, not carried out yet: {count}",
    ),
    "decisions.more": texts_of(
        "Redzami pirmie {count}. Visus rāda",
        "Показаны первые {count}. Все:",
        "The first {count}. All:",
    ),
    "decisions.why": texts_of("Kāpēc gaida", "Почему ждёт", "Why it waits"),
    "decisions.may_mean": texts_of("Varētu būt", "Возможно", "It may be for"),
    "decisions.flat": texts_of("Klienta numurs", "Номер клиента", "Client number"),
    "decisions.accept.payment": texts_of(
        "Attiecināt maksājumu uz šo dzīvokli",
        "Отнести платёж к этой квартире",
        "Apply the payment to this flat",
    ),
    "decisions.accept.application": texts_of(
        "Pieņemt pieteikumu šim dzīvoklim",
        "Принять заявку для этой квартиры",
        "Accept the application for this flat",
    ),
    "decisions.sure": texts_of(
        "Jā, attiecināt uz {flat}: nauda paliks kā pārmaksa",
        "Да, отнести к {flat}: деньги останутся переплатой",
        "Yes, apply it to {flat}: the money stays as credit",
    ),
    "decisions.refuse.payment": texts_of(
        "Nav klienta maksājums", "Не платёж клиента", "Not a customer's payment"
    ),
    "decisions.refuse.application": texts_of("Noraidīt", "Отклонить", "Refuse"),
    "decisions.reason": texts_of("Iemesls", "Причина", "Reason"),
    "decisions.reason_hint.payment": texts_of(
        "Paliek pie maksājuma, piemēram: bankas komisija.",
        "Останется при платеже, например: комиссия банка.",
        "It stays with the payment, for example: a bank fee.",
    ),
    "decisions.reason_hint.application": texts_of(
        "To uzzina arī banka, ja tā par noraidīšanu prasa.",
        "Её узнает и банк, если он спрашивает об отказах.",
        "The bank is told it, too, where it asks about refusals.",
    ),
    "decisions.manager": texts_of(
        "Par to lemj vadītājs.", "Об этом решает руководитель.", "A manager decides this."
    ),
    "decisions.accepted": texts_of(
        "Nolemts: attiecināt uz {flat}", "Решено: отнести к {flat}", "Decided: for {flat}"
    ),
    "decisions.refused.payment": texts_of(
        "Nolemts: nav klienta maksājums",
        "Решено: не платёж клиента",
        "Decided: not a customer's payment",
    ),
    "decisions.refused.application": texts_of(
        "Nolemts: noraidīt", "Решено: отклонить", "Decided: refused"
    ),
    "decisions.by": texts_of("{name}, {moment}", "{name}, {moment}", "{name}, {moment}"),
    "decisions.waits": texts_of(
        "Vēl nav izpildīts: to dara nākamais run. Līdz tam var atsaukt.",
        "Ещё не выполнено: это сделает следующий run. До этого можно отозвать.",
        "Not carried out yet: the next run does it. Until then it can be withdrawn.",
    ),
    "decisions.withdraw": texts_of("Atsaukt lēmumu", "Отозвать решение", "Withdraw"),
    "decisions.ended": texts_of("Pēdējie lēmumi", "Последние решения", "Last decisions"),
    "decisions.state.done": texts_of("Izpildīts", "Выполнено", "Carried out"),
    "decisions.state.failed": texts_of(
        "Nevarēja izpildīt", "Выполнить не удалось", "Could not be carried out"
    ),
    "decisions.state.withdrawn": texts_of("Atsaukts", "Отозвано", "Withdrawn"),
    "decisions.done.kept": texts_of(
        "Lēmums saglabāts. To izpildīs nākamais run.",
        "Решение сохранено. Его выполнит следующий run.",
        "The decision is kept. The next run carries it out.",
    ),
    "decisions.done.withdrawn": texts_of(
        "Lēmums atsaukts; nekas netika izpildīts.",
        "Решение отозвано; ничего не выполнено.",
        "The decision is withdrawn; nothing was carried out.",
    ),
    "decisions.done.late": texts_of(
        "Atsaukt vairs nevar: lēmums jau ir izpildīts vai atsaukts. Skatiet zemāk.",
        "Отозвать уже нельзя: решение выполнено или отозвано. Смотрите ниже.",
        "It is too late to withdraw: it was carried out or withdrawn. See below.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_FAULTS,
        **_DECISIONS,
        "staff_payments.title": texts_of("Maksājumi", "Платежи", "Payments"),
        "staff_payments.none": texts_of(
            "Neviens maksājums negaida", "Ни один платёж не ждёт", "No payment waits"
        ),
        "staff_payments.payer": texts_of("Maksātājs", "Плательщик", "Payer"),
        "staff_payments.text": texts_of("Mērķis", "Назначение", "Text"),
        "staff_payments.by.global_id": texts_of(
            "pēc rēķina numura bankā",
            "по номеру счёта в банке",
            "by the bank's number of the invoice",
        ),
        "staff_payments.by.reference": texts_of(
            "pēc maksājuma atsauces", "по ссылке платежа", "by the payment's reference"
        ),
        "staff_payments.by.invoice_number": texts_of(
            "pēc rēķina numura", "по номеру счёта", "by the invoice's number"
        ),
        "staff_payments.by.client_number": texts_of(
            "pēc klienta numura", "по номеру клиента", "by the client number"
        ),
        "staff_payments.by.payer_account": texts_of(
            "pēc maksātāja konta", "по счёту плательщика", "by the payer's account"
        ),
        "staff_payments.by.payer_code": texts_of(
            "pēc maksātāja koda", "по коду плательщика", "by the payer's code"
        ),
        "staff_payments.by.not_ours": texts_of("pēc noteikuma", "по правилу", "by a rule"),
        "staff_payments.open": texts_of("neapmaksāti {sum}", "не оплачено {sum}", "{sum} unpaid"),
        "staff_payments.nothing_open": texts_of(
            "nav neapmaksātu summu", "неоплаченного нет", "nothing unpaid"
        ),
        "staff_payments.other": texts_of(
            "Sadalīt starp dzīvokļiem var komanda",
            "Разделить между квартирами можно командой",
            "To split a payment among flats:",
        ),
        "staff_applications.title": texts_of("Pieteikumi", "Заявки", "Applications"),
        "staff_applications.none": texts_of(
            "Neviens pieteikums negaida", "Ни одна заявка не ждёт", "No application waits"
        ),
        "staff_applications.action.ADD": texts_of(
            "Grib saņemt e-rēķinu", "Хочет получать э-счёт", "Wants e-invoices"
        ),
        "staff_applications.action.DEL": texts_of(
            "Vairs negrib e-rēķinu", "Больше не хочет э-счёт", "Wants no e-invoices any more"
        ),
        "staff_applications.action.CHG": texts_of(
            "Maina e-rēķina pieteikumu", "Меняет заявку на э-счёт", "Changes the order"
        ),
        "staff_applications.action.unknown": texts_of(
            "Nav saprotams, ko grib", "Непонятно, чего хочет", "Unclear what is wanted"
        ),
        "staff_applications.client": texts_of("Klients raksta", "Клиент пишет", "Customer wrote"),
        "staff_applications.account": texts_of("Konts", "Счёт", "Account"),
        "staff_applications.never": texts_of(
            "To nevar pieņemt: bankai tas jāsūta no jauna. Šo noraida ar iemeslu.",
            "Это нельзя принять: банк должен прислать заново. Эту отклоняют с причиной.",
            "This cannot be accepted: the bank has to send it anew. This one is refused with a "
            "reason.",
        ),
    }
)
