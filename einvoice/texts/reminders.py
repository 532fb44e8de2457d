"""Words of a reminder of a debt, in place of those of an invoice's page; residents read them."""

from types import MappingProxyType

from einvoice.texts import texts_of

TITLE = texts_of("Atgādinājums par parādu", "Напоминание о долге", "Reminder of a debt")
WORDS = MappingProxyType(
    {
        "service": texts_of("Nesamaksātais rēķins", "Неоплаченный счёт", "Unpaid invoice"),
        "quantity": texts_of("Rēķina summa, EUR", "Сумма счёта, EUR", "Invoice, EUR"),
        "price": texts_of("", "", ""),
        "vat": texts_of("Kavēts, d.", "Дней", "Days late"),
        "net": texts_of("Parāds, EUR", "Долг, EUR", "Debt, EUR"),
    }
)
"""By place on the page; what is not here is as on an invoice."""
DEBTS = texts_of("Kavētie maksājumi", "Просроченные платежи", "Overdue payments")
INVOICE = texts_of("Rēķins Nr. {number}", "Счёт № {number}", "Invoice {number}")
OTHER = texts_of("Cits parāds", "Прочий долг", "Other debt")
DUE = texts_of("apmaksāt līdz {day}", "оплатить до {day}", "due {day}")
TOTAL = texts_of("Parāds kopā", "Всего долг", "Debt in total")
AS_OF = texts_of("Parāds uz", "Долг на", "Debt on")
SOON = texts_of(
    "Lūdzam samaksāt tuvākajās dienās", "Просим оплатить в ближайшие дни", "Please pay soon"
)
NOTICE = texts_of(
    "Ieskaitīti maksājumi, kas saņemti līdz {day} ieskaitot. Ja esat samaksājuši vēlāk, lūdzam "
    "šo atgādinājumu neņemt vērā.",
    "Учтены платежи, поступившие по {day} включительно. Если вы оплатили позже, просим не "
    "принимать это напоминание во внимание.",
    "Payments received up to and including {day} are counted. If you have paid since, please "
    "ignore this reminder.",
)
