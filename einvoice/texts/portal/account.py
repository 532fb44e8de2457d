"""The page of an account: what is open, its entries, how to pay."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "balance.title": texts_of("Norēķini", "Расчёты", "Account"),
        "balance.see": texts_of(
            "Norēķini un maksājumi", "Расчёты и платежи", "Account and payments"
        ),
        "balance.ask": texts_of(
            "Jautāt par maksājumu", "Спросить о платеже", "Ask about a payment"
        ),
        "balance.open": texts_of("Kas nav samaksāts", "Что не оплачено", "What is not paid"),
        "balance.due": texts_of("līdz {day}", "до {day}", "by {day}"),
        "balance.late": texts_of("kavēts kopš {day}", "просрочено с {day}", "overdue since {day}"),
        "balance.bank": texts_of(
            "Ja rēķinu samaksās banka pēc automātiskā maksājuma līguma, tas rakstīts pie rēķina:"
            " tad otrreiz nemaksājiet.",
            "Если счёт оплатит банк по договору автоматического платежа, это написано в счёте: не"
            " платите второй раз.",
            "Where your bank pays an invoice by a standing order, the invoice says so: do not pay"
            " it a second time.",
        ),
        "balance.entries": texts_of("Visi ieraksti", "Все записи", "All entries"),
        "balance.sum": texts_of("Summa, EUR", "Сумма, EUR", "Sum, EUR"),
    }
)
