"""Words on the statement of account that a customer gets: headings, entries, states of invoices."""

from types import MappingProxyType

from einvoice.texts import in_language, texts_of

WORDS = MappingProxyType(
    {
        "title": texts_of("Norēķinu izraksts", "Выписка по расчётам", "Statement of account"),
        "client": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "days": texts_of("Dienas", "Дни", "Days"),
        "between": texts_of("{first} – {last}", "{first} – {last}", "{first} – {last}"),
        "until": texts_of("līdz {last}", "до {last}", "up to {last}"),
        "customer": texts_of("Klients", "Клиент", "Customer"),
        "to_pay": texts_of("Apmaksai", "К оплате", "To pay"),
        "overpaid": texts_of("Pārmaksa", "Переплата", "Overpaid"),
        "settled": texts_of("Viss ir apmaksāts", "Всё оплачено", "Everything is paid"),
        "overdue": texts_of(
            "tai skaitā kavēts: {sum} EUR",
            "в том числе просрочено: {sum} EUR",
            "overdue: {sum} EUR",
        ),
        "day": texts_of("Diena", "День", "Day"),
        "entry": texts_of("Ieraksts", "Запись", "Entry"),
        "due": texts_of("Termiņš", "Срок", "Due"),
        "charged": texts_of("Aprēķināts, EUR", "Начислено, EUR", "Charged, EUR"),
        "credited": texts_of("Atskaitīts, EUR", "Зачтено, EUR", "Credited, EUR"),
        "balance": texts_of("Atlikums, EUR", "Остаток, EUR", "Balance, EUR"),
        "before": texts_of("Atlikums pirms tam", "Остаток до этого", "Balance before"),
        "none": texts_of("Ierakstu nav", "Записей нет", "There are no entries"),
        "sums": texts_of("Kopsavilkums", "Итоги", "Sums"),
        "open": texts_of("Neapmaksāts", "Не оплачено", "Unpaid"),
        "credit": texts_of("Neizmantota pārmaksa", "Неиспользованная переплата", "Unused credit"),
        "payment": texts_of("Maksājuma dati", "Реквизиты для оплаты", "Payment details"),
        "counted": texts_of(
            "Ieskaitīti maksājumi, ko banka saņēmusi līdz {day} (ieskaitot).",
            "Учтены платежи, полученные банком до {day} включительно.",
            "Payments that the bank received up to {day} are counted.",
        ),
        "uncounted": texts_of(
            "Bankas izraksti vēl nav nolasīti, tāpēc maksājumu var trūkt.",
            "Выписки банка ещё не прочитаны, поэтому платежей может не хватать.",
            "Statements of the bank are not read yet, so payments may be missing.",
        ),
        "meaning": texts_of(
            "Atlikums bez zīmes ir parāds, atlikums ar mīnusa zīmi ir pārmaksa.",
            "Остаток без знака – долг, остаток со знаком минус – переплата.",
            "A balance without a sign is a debt, a balance with a minus is a credit.",
        ),
        "page": texts_of(
            "{page}. lapa no {pages}", "страница {page} из {pages}", "page {page} of {pages}"
        ),
    }
)
"""By place on the page."""

ENTRIES = MappingProxyType(
    {
        "opening": texts_of("Sākuma atlikums", "Начальный остаток", "Opening balance"),
        "invoice": texts_of("Rēķins Nr. {number}", "Счёт № {number}", "Invoice {number}"),
        "correction": texts_of("Korekcija", "Корректировка", "Correction"),
        "credit_note": texts_of(
            "Kredītrēķins Nr. {number}", "Кредит-счёт № {number}", "Credit note {number}"
        ),
        "payment": texts_of("Maksājums", "Платёж", "Payment"),
        "refund": texts_of("Pārmaksas atmaksa", "Возврат переплаты", "Refund of overpayment"),
        "return": texts_of("Atgriezts maksājums", "Возвращённый платёж", "Returned payment"),
    }
)
"""By kind of entry."""

STATES = MappingProxyType(
    {
        "unpaid": texts_of("nav apmaksāts", "не оплачен", "unpaid"),
        "partly_paid": texts_of(
            "daļēji apmaksāts, atlicis {open} EUR",
            "оплачен частично, осталось {open} EUR",
            "partly paid, {open} EUR left",
        ),
        "paid": texts_of("apmaksāts {day}", "оплачен {day}", "paid {day}"),
        "overdue": texts_of(
            "kavēts, atlicis {open} EUR",
            "просрочен, осталось {open} EUR",
            "overdue, {open} EUR left",
        ),
        "credited": texts_of("atcelts", "отменён", "cancelled"),
    }
)
"""By state of an invoice's payment, beside the invoice."""


def words_in(language: str) -> dict[str, str]:
    """Return all words of the page in a language (Latvian where unknown)."""
    return {place: in_language(texts, language) for place, texts in WORDS.items()}
