"""Words of the month's report, in the staff's language."""

from types import MappingProxyType

from einvoice.texts import in_language

WORDS = MappingProxyType(
    {
        "month": ("Mēnesis", "Месяц", "Month"),
        "equations": ("Saskaņošana", "Сверка", "Reconciliation"),
        "what": ("kas", "что", "what"),
        "whole": ("kopā", "всего", "whole"),
        "parts": ("daļas", "части", "parts"),
        "missing": ("trūkst", "не хватает", "missing"),
        "banks": ("Bankas", "Банки", "Banks"),
        "bank": ("banka", "банк", "bank"),
        "no_bank": ("bez bankas", "без банка", "no bank"),
        "invoices": ("rēķini", "счета", "invoices"),
        "to_pay": ("apmaksai EUR", "к оплате EUR", "to pay EUR"),
        "accepted": ("pieņemti", "приняты", "accepted"),
        "refused": ("noraidīti", "отклонены", "refused"),
        "awaited": ("gaida atbildi", "ждут ответа", "awaited"),
        "waiting": ("gaida nosūtīšanu", "ждут отправки", "to send"),
        "files": ("Faili", "Файлы", "Files"),
        "file": ("fails", "файл", "file"),
        "state": ("stāvoklis", "состояние", "state"),
        "footer": ("faila summa EUR", "сумма файла EUR", "file's sum EUR"),
        "refusals": ("Noraidītie rēķini", "Отклонённые счета", "Refused invoices"),
        "remarks": ("Pieņemti ar piezīmi", "Приняты с замечанием", "Accepted with a remark"),
        "credit_notes": ("Kredītrēķini", "Кредит-счета", "Credit notes"),
        "credit_note": ("kredītrēķins", "кредит-счёт", "credit note"),
        "sum": ("summa EUR", "сумма EUR", "sum EUR"),
        "held": ("Aizturētie dzīvokļi", "Задержанные квартиры", "Held flats"),
        "payments": ("Maksājumi", "Платежи", "Payments"),
        "account": ("konts", "счёт", "account"),
        "accounts": ("klientu konti", "счета клиентов", "customers' accounts"),
        "opening": ("sākuma parādi", "начальные долги", "opening debts"),
        "invoiced": ("rēķini", "счета", "invoiced"),
        "refunded": ("atmaksāts", "возвращено", "paid back"),
        "credited": ("kredītrēķini", "кредит-счета", "credited"),
        "paid": ("maksājumi", "платежи", "payments"),
        "entries": ("kontu izraksti", "выписки по счетам", "statements"),
        "applied": ("ieskaitīti", "зачтены", "applied"),
        "queued": ("gaida", "ждут", "waiting"),
        "excluded": ("nav mūsu", "не наши", "not ours"),
        "applications": ("Klientu pieteikumi", "Заявки клиентов", "Applications of customers"),
        "flats": ("dzīvokļi", "квартиры", "flats"),
        "taken_back": ("atsaukti", "отозваны", "taken back"),
        "not_calculated": ("nav aprēķināti", "не рассчитаны", "not calculated"),
        "gone": ("dzīvokļa vairs nav", "квартиры больше нет", "of flats no longer there"),
        "flat": ("dzīvoklis", "квартира", "flat"),
        "invoice": ("rēķins", "счёт", "invoice"),
        "code": ("kods", "код", "code"),
        "reason": ("iemesls", "причина", "reason"),
        "task": ("kam jārīkojas", "чья задача", "whose task"),
        "next": ("nākamā komanda", "следующая команда", "next command"),
        "id": ("numurs", "номер", "id"),
        "wants": ("vēlas", "хочет", "wants"),
        "wants.ADD": ("saņemt e-rēķinu", "получать э-счёт", "e-invoices"),
        "wants.CHG": ("mainīt e-rēķina pieteikumu", "изменить заявку на э-счёт", "another order"),
        "wants.DEL": ("vairs nesaņemt e-rēķinu", "больше не получать э-счёт", "no e-invoices"),
        "calculated": ("aprēķināti", "рассчитаны", "calculated"),
        "drafts": ("melnraksti", "черновики", "drafts"),
        "issued": ("izrakstīti", "выписаны", "issued"),
        "rendered": ("failos", "в файлах", "rendered"),
        "to_render": ("gaida failu", "ждут файла", "to render"),
        "sent": ("nosūtīti", "отправлены", "sent"),
        "held_count": ("aizturēti", "задержаны", "held"),
        "in_file": ("rēķini failā", "счета в файле", "invoices in the file"),
        "finance": ("grāmatvedība", "бухгалтерия", "finance staff"),
        "it": ("IT", "IT", "IT"),
        "customer": (
            "klients (caur grāmatvedību)",
            "клиент (через бухгалтерию)",
            "the customer (through finance staff)",
        ),
        "task_bank": ("jautāt bankai", "спросить банк", "ask the bank"),
        "by_mail": ("pa e-pastu", "по э-почте", "by e-mail"),
        "on_paper": ("uz papīra", "на бумаге", "on paper"),
        "mailed": ("nosūtīti", "отправлены", "mailed"),
        "mail_refused": ("noraidīti", "отклонены", "refused"),
        "mail_unknown": ("nav zināms", "неизвестно", "unknown"),
        "to_mail": ("jāsūta", "к отправке", "to mail"),
        "printed": ("izdrukāti", "напечатаны", "printed"),
        "to_print": ("jādrukā", "к печати", "to print"),
        "none": ("", "", ""),
    }
)


def word(key: str, language: str) -> str:
    """Return a word of the report.

    >>> word("held", "en"), word("held", "lv")
    ('Held flats', 'Aizturētie dzīvokļi')
    """
    lv, ru, en = WORDS[key]
    return in_language({"lv": lv, "ru": ru, "en": en}, language)
