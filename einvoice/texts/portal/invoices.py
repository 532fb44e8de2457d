"""The list of invoices, and one invoice: state of payment, the bank's next step, last year."""

from types import MappingProxyType

from einvoice.texts import texts_of

_BANK_STEPS = {
    "invoice.bank.no_bank": texts_of(
        "E-rēķins bankā nav pasūtīts. Samaksājiet pēc maksājuma datiem šajā lapā.",
        "Э-счёт в банке не заказан. Оплатите по реквизитам на этой странице.",
        "No e-invoice is ordered at a bank. Please pay by the payment details on this page.",
    ),
    "invoice.bank.waits": texts_of(
        "Rēķins uz banku {bank} vēl nav nosūtīts.",
        "Счёт в банк {bank} ещё не отправлен.",
        "The invoice is not sent to {bank} yet.",
    ),
    "invoice.bank.in_bank": texts_of(
        "E-rēķins ir nosūtīts uz banku {bank}. Apstipriniet maksājumu internetbankā.",
        "Э-счёт отправлен в банк {bank}. Подтвердите платёж в интернет-банке.",
        "The e-invoice was sent to {bank}. Confirm the payment in the internet bank.",
    ),
    "invoice.bank.pays": texts_of(
        "Banka {bank} samaksās šo rēķinu automātiski {day}, jo jums ir automātiskā maksājuma "
        "līgums.",
        "Банк {bank} оплатит этот счёт автоматически {day}: у вас есть договор автоматического "
        "платежа.",
        "{bank} will pay this invoice by itself on {day}, because you have a standing order.",
    ),
    "invoice.bank.limit": texts_of(
        "Automātiskā maksājuma limits bankā {bank} ir {limit}, un rēķins to pārsniedz. Palieliniet "
        "limitu vai samaksājiet rēķinu citādi.",
        "Лимит автоматического платежа в банке {bank} — {limit}, и счёт его превышает. Увеличьте "
        "лимит или оплатите счёт иначе.",
        "The limit of your standing order at {bank} is {limit}, and the invoice is above it. "
        "Raise the limit or pay the invoice in another way.",
    ),
    "invoice.bank.other_payer": texts_of(
        "E-rēķinu bankā {bank} saņem cita persona, kas to ir pasūtījusi.",
        "Э-счёт в банке {bank} получает другое лицо, которое его заказало.",
        "The e-invoice goes to another person at {bank}, who ordered it.",
    ),
    "invoice.bank.refused": texts_of(
        "Banka {bank} e-rēķinu nepieņēma. Samaksājiet pēc maksājuma datiem šajā lapā.",
        "Банк {bank} э-счёт не принял. Оплатите по реквизитам на этой странице.",
        "{bank} did not take the e-invoice. Please pay by the payment details on this page.",
    ),
    "invoice.bank.nothing": texts_of(
        "Šis rēķins nav jāmaksā.", "Этот счёт оплачивать не нужно.", "Nothing is to be paid."
    ),
}

_PAYMENT = {
    "paid.paid": texts_of("Samaksāts", "Оплачен", "Paid"),
    "paid.partly_paid": texts_of(
        "Daļēji samaksāts, vēl {open}",
        "Оплачен частично, осталось {open}",
        "Partly paid, {open} left",
    ),
    "paid.unpaid": texts_of("Nav samaksāts", "Не оплачен", "Not paid yet"),
    "paid.overdue": texts_of(
        "Termiņš nokavēts, nesamaksāti {open}",
        "Просрочен, не оплачено {open}",
        "Overdue, {open} unpaid",
    ),
    "paid.credited": texts_of("Atcelts", "Отменён", "Cancelled"),
    "paid.on": texts_of("Samaksāts {day}", "Оплачен {day}", "Paid on {day}"),
    "paid.none": texts_of("Maksājumu datu nav", "Данных о платежах нет", "No payment data"),
    "paid.none_next": texts_of(
        "Atsevišķus maksājumus portāls neredz. Parādu vai pārmaksu rēķinā ieraksta mūsu "
        "grāmatvedība, kad rēķinu izraksta; vēlāk samaksātais tur vēl nav ieskaitīts.",
        "Отдельных платежей портал не видит. Долг или переплату в счёт вносит наша бухгалтерия, "
        "когда счёт выставляют; оплаченное позже там ещё не учтено.",
        "The portal does not see each payment. What is unpaid or overpaid on an invoice comes "
        "from our bookkeeping on the day the invoice was made; later payments are not in it yet.",
    ),
    "paid.none_read": texts_of(
        "Maksājumi no bankas vēl nav saņemti.",
        "Платежи из банка ещё не получены.",
        "No payments were received from the bank yet.",
    ),
    "paid.as_of": texts_of(
        "Maksājumi zināmi līdz {day}.",
        "Платежи известны по {day}.",
        "Payments are known up to {day}.",
    ),
    "paid.as_of_some": texts_of(
        "Visi maksājumi zināmi līdz {day}, vēlākie – tikai daļa.",
        "Все платежи известны по {day}, более поздние – только часть.",
        "All payments are known up to {day}, and some later ones.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_BANK_STEPS,
        **_PAYMENT,
        "invoices.title": texts_of("Rēķini", "Счета", "Invoices"),
        "invoices.none": texts_of("Rēķinu vēl nav", "Счетов пока нет", "There are no invoices yet"),
        "invoices.none_next": texts_of(
            "Pirmais rēķins būs redzams šeit, tiklīdz tas būs izrakstīts.",
            "Первый счёт появится здесь, как только будет выставлен.",
            "The first invoice will be here as soon as it is issued.",
        ),
        "invoices.month": texts_of("Mēnesis", "Месяц", "Month"),
        "invoices.sum": texts_of("Apmaksai", "К оплате", "To pay"),
        "invoices.number": texts_of("Nr. {number}", "№ {number}", "No. {number}"),
        "invoices.due": texts_of("apmaksāt līdz {day}", "оплатить до {day}", "pay by {day}"),
        "invoices.with_debt": texts_of(
            "par mēnesi {sum}, iepriekš nesamaksāts {rest}",
            "за месяц {sum}, ранее не оплачено {rest}",
            "this month {sum}, unpaid before {rest}",
        ),
        "invoices.with_credit": texts_of(
            "par mēnesi {sum}, no pārmaksas segti {rest}",
            "за месяц {sum}, из переплаты покрыто {rest}",
            "this month {sum}, covered by an overpayment {rest}",
        ),
        "invoices.cancelled": texts_of(
            "Atcelts ar kredītrēķinu Nr. {number} ({day})",
            "Отменён кредит-счётом № {number} ({day})",
            "Cancelled by credit note {number} ({day})",
        ),
        "invoices.replaced": texts_of(
            "Tā vietā: rēķins Nr. {number}",
            "Вместо него: счёт № {number}",
            "Instead of it: invoice {number}",
        ),
        "invoice.title": texts_of("Rēķins, {month}", "Счёт за {month}", "Invoice for {month}"),
        "invoice.back": texts_of("Visi rēķini", "Все счета", "All invoices"),
        "invoice.pdf": texts_of("Lejupielādēt PDF", "Скачать PDF", "Download PDF"),
        "invoice.qr": texts_of(
            "Kvadrātkods maksāšanai bankas lietotnē",
            "QR-код для оплаты в приложении банка",
            "Code to pay in a bank's app",
        ),
        "invoice.qr_save": texts_of(
            "Saglabāt kodu kā attēlu", "Сохранить код как картинку", "Save the code as a picture"
        ),
        "invoice.share": texts_of("Kopīgot", "Поделиться", "Share"),
        "invoice.copy": texts_of("Kopēt", "Скопировать", "Copy"),
        "invoice.copied": texts_of("Nokopēts", "Скопировано", "Copied"),
        "invoice.not_copied": texts_of(
            "Neizdevās nokopēt: turiet pirkstu uz iezīmētā teksta",
            "Не удалось скопировать: удерживайте палец на выделенном тексте",
            "Could not copy: press and hold the marked text",
        ),
        "invoice.now": texts_of("Tagad jāmaksā", "Сейчас к оплате", "To pay now"),
        "invoice.to_account": texts_of(
            "Norēķini: viss, kas nav samaksāts",
            "Расчёты: всё, что не оплачено",
            "Account: all that is not paid",
        ),
        "invoice.was": texts_of(
            "Rēķinā, kad to izrakstīja: {sum}",
            "В счёте, когда его выставили: {sum}",
            "On the invoice, when it was made: {sum}",
        ),
        "invoice.until": texts_of("līdz {day}", "до {day}", "by {day}"),
        "invoice.services": texts_of("Pakalpojumi", "Услуги", "Services"),
        "invoice.any_account": texts_of(
            "Var maksāt uz jebkuru no šiem kontiem.",
            "Платить можно на любой из этих счетов.",
            "You may pay to any of these accounts.",
        ),
        "invoice.ask": texts_of(
            "Kaut kas nav skaidrs? Jautājiet par šo rēķinu",
            "Что-то неясно? Спросите об этом счёте",
            "Something is not clear? Ask about this invoice",
        ),
        "invoice.how": texts_of(
            "Kā summas aprēķinātas", "Как рассчитаны суммы", "How the sums came about"
        ),
        "invoice.last_year": texts_of(
            "Salīdzinājums ar pagājušo gadu",
            "Сравнение с прошлым годом",
            "Compared with last year",
        ),
        "invoice.last_year_none": texts_of(
            "Ar pagājušo gadu nevar salīdzināt: jūsu rēķina par to mēnesi portālā nav.",
            "Сравнить с прошлым годом нельзя: вашего счёта за тот месяц в портале нет.",
            "No comparison with last year: the portal has no invoice of yours for that month.",
        ),
        "invoice.last_year_heating": texts_of(
            "Apkure {change} €: mājas apkurei vajadzēja {heat} MWh (pērn {then_heat}), tas dod "
            "{by_use} €; MWh cena {price} € (pērn {then_price} €) dod {by_price} €.",
            "Отопление {change} €: на отопление дома ушло {heat} МВт·ч (год назад {then_heat}), "
            "это {by_use} €; цена МВт·ч {price} € (год назад {then_price} €) — {by_price} €.",
            "Heating {change} €: heating the house took {heat} MWh (a year ago {then_heat}), which "
            "makes {by_use} €; the price of a MWh, {price} € (a year ago {then_price} €), makes "
            "{by_price} €.",
        ),
        "invoice.last_year_open": texts_of(
            "Rēķins par {month} un kā tas aprēķināts",
            "Счёт за {month} и как он рассчитан",
            "The invoice for {month} and how it came about",
        ),
        "invoice.last_year_what": texts_of("Bez PVN", "Без НДС", "Without VAT"),
        "invoice.last_year_change": texts_of("Izmaiņa", "Изменение", "Change"),
        "invoice.last_year_total": texts_of("Rēķins ar PVN", "Счёт с НДС", "Invoice with VAT"),
        "invoice.highest": texts_of(
            "Augstākais rēķins: {sum} € ({month})",
            "Самый большой счёт: {sum} € ({month})",
            "Highest invoice: {sum} € ({month})",
        ),
        "chart.table": texts_of("Skaitļi tabulā", "Цифры в таблице", "Figures in a table"),
    }
)
