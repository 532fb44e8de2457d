"""Words of the month on one page, as pictures: for staff, in their language."""

from types import MappingProxyType

from einvoice.texts import in_language, texts_of

WORDS = MappingProxyType(
    {
        "kind": texts_of("Mēneša pārskats", "Отчёт за месяц", "The month on one page"),
        "made": texts_of("Sagatavots {day}", "Подготовлен {day}", "Made on {day}"),
        "invoices": texts_of("Rēķini", "Счета", "Invoices"),
        "to_pay": texts_of("Apmaksai, EUR", "К оплате, EUR", "To pay, EUR"),
        "accepted": texts_of("Bankas pieņēmušas", "Приняты банками", "Accepted by banks"),
        "without_bank": texts_of("Bez bankas", "Без банка", "Without a bank"),
        "refused": texts_of("Noraidīti", "Отклонены", "Refused"),
        "held": texts_of("Aizturēti", "Задержаны", "Held"),
        "balances": texts_of("Saskan", "Сходится", "Balances"),
        "balances_not": texts_of("Nesaskan", "Не сходится", "Does not balance"),
        "services": texts_of(
            "Pakalpojumu summas bez PVN, EUR",
            "Суммы по услугам без НДС, EUR",
            "Sums by service without VAT, EUR",
        ),
        "services_sheet": texts_of("Pakalpojumi", "Услуги", "Services"),
        "houses_sheet": texts_of("Mājas", "Дома", "Houses"),
        "change": texts_of("pret iepr. mēnesi", "к прошлому месяцу", "on last month"),
        "houses": texts_of(
            "Ūdens un siltums uz 1 m² mājā",
            "Вода и тепло на 1 м² дома",
            "Water and heat per m² of a house",
        ),
        "house": texts_of("Māja", "Дом", "House"),
        "water": texts_of("Ūdens, l/m²", "Вода, л/м²", "Water, l/m²"),
        "heat": texts_of("Siltums, kWh/m²", "Тепло, кВт·ч/м²", "Heat, kWh/m²"),
        "all_houses": texts_of("Visas mājas", "Все дома", "All houses"),
        "more_houses": texts_of(
            "Rādītas {shown} mājas ar lielāko patēriņu no {count}.",
            "Показаны {shown} домов с наибольшим расходом из {count}.",
            "The {shown} houses with the highest use of {count}.",
        ),
        "paid_title": texts_of("Cik samaksāts", "Сколько оплачено", "How much is paid"),
        "share.paid": texts_of("Samaksāti", "Оплачены", "Paid"),
        "share.partly_paid": texts_of("Daļēji samaksāti", "Оплачены частично", "Paid in part"),
        "share.open": texts_of("Nesamaksāti", "Не оплачены", "Open"),
        "paid_sum": texts_of("samaksāts, EUR", "оплачено, EUR", "paid, EUR"),
        "open_sum": texts_of("atlicis, EUR", "осталось, EUR", "open, EUR"),
        "share_of": texts_of("daļa", "доля", "share"),
        "paid_note": texts_of(
            "Pēc maksājumiem, kas ieskaitīti līdz {day}.",
            "По платежам, зачтённым до {day}.",
            "By payments that are applied until {day}.",
        ),
        "paid_unknown": texts_of(
            "Konta izraksti netiek lasīti: nav zināms, cik samaksāts.",
            "Выписки по счетам не читаются: неизвестно, сколько оплачено.",
            "No statements are read: how much is paid is not known.",
        ),
        "page": texts_of(
            "{page}. lapa no {pages}", "Страница {page} из {pages}", "Page {page} of {pages}"
        ),
        "movers": texts_of("Lielākās izmaiņas", "Наибольшие изменения", "What moved most"),
        "service": texts_of("pakalpojums", "услуга", "service"),
        "before": texts_of("bija, EUR", "было, EUR", "before, EUR"),
        "now": texts_of("ir, EUR", "стало, EUR", "now, EUR"),
        "by": texts_of("izmaiņa, EUR", "изменение, EUR", "change, EUR"),
        "overrides": texts_of("Ko izlēma cilvēki", "Что решили люди", "What people decided"),
        "day": texts_of("diena", "день", "day"),
        "who": texts_of("kas", "кто", "who"),
        "did": texts_of("izlēma", "решение", "decided"),
        "count": texts_of("skaits", "число", "count"),
        "what": texts_of("kam", "о чём", "of what"),
        "more": texts_of(
            "{names} un vēl {count}", "{names} и ещё {count}", "{names} and {count} more"
        ),
    }
)

DECISIONS = MappingProxyType(
    {
        "answer_settled": texts_of("ziņa nokārtota", "сообщение улажено", "message settled"),
        "application_applied": texts_of(
            "pieteikums pieņemts", "заявка принята", "application accepted"
        ),
        "application_refused": texts_of(
            "pieteikums noraidīts", "заявка отклонена", "application refused"
        ),
        "bank_said": texts_of("bankas vārds", "слово банка", "bank's word"),
        "bulk": texts_of("daudzi reizē", "многие сразу", "many at once"),
        "by_hand": texts_of("fails ar roku", "файл вручную", "file by hand"),
        "changes_accepted": texts_of(
            "mainītas rindas atzītas", "изменённые строки признаны", "changed rows accepted"
        ),
        "confirmed": texts_of("rinda apstiprināta", "строка подтверждена", "row confirmed"),
        "credited": texts_of("kredītrēķins", "кредит-счёт", "credit note"),
        "held": texts_of("aizturēts", "задержана", "held"),
        "imports_repeated": texts_of("importi atkārtoti", "импорт повторён", "imports repeated"),
        "mail_settled": texts_of("e-pasts nokārtots", "письмо улажено", "mail settled"),
        "order_confirmed": texts_of(
            "pieteikums apstiprināts", "заявка подтверждена", "order confirmed"
        ),
        "paper_recalled": texts_of("papīrs atsaukts", "бумага отозвана", "paper recalled"),
        "printed_before": texts_of("izdrukāts jau agrāk", "напечатан раньше", "printed before"),
        "passed_over": texts_of("fails izlaists", "файл пропущен", "file passed over"),
        "payment_accepted": texts_of("maksājums ieskaitīts", "платёж зачтён", "payment applied"),
        "payment_excluded": texts_of("maksājums nav mūsu", "платёж не наш", "payment not ours"),
        "payment_undone": texts_of("ieskaitīšana atcelta", "зачёт отменён", "application undone"),
        "refund_cancelled": texts_of("atmaksa atcelta", "возврат отменён", "refund cancelled"),
        "refund_listed": texts_of("atmaksa", "возврат", "refund"),
        "reminder_settled": texts_of(
            "atgādinājums nokārtots", "напоминание улажено", "reminder settled"
        ),
        "reminders_written": texts_of(
            "atgādinājumi par parādu", "напоминания о долге", "reminders of debts"
        ),
        "released": texts_of("atbrīvots", "отпущена", "released"),
        "rerun": texts_of("pārrēķina plāns", "план пересчёта", "rerun"),
        "set_aside": texts_of("rinda atlikta", "строка отложена", "row set aside"),
        "voided": texts_of("anulēts", "аннулирован", "void"),
    }
)
"""By event of the journal: what a person decided."""


def words_of_month(language: str) -> dict[str, str]:
    """Return the words in a language."""
    return {name: in_language(text, language) for name, text in WORDS.items()}
