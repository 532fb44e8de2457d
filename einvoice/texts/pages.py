"""Words on the page of an invoice that a customer reads: headings, titles of columns, marks."""

from types import MappingProxyType

from einvoice.texts import in_language, texts_of
from einvoice.texts.explanations import HOW_IT_CAME_ABOUT

WORDS = MappingProxyType(
    {
        "to_pay": texts_of("Apmaksai", "К оплате", "To pay"),
        "due": texts_of("Apmaksāt līdz", "Оплатить до", "Pay by"),
        "nothing": texts_of("Nav jāmaksā", "Оплата не требуется", "Nothing to pay"),
        "qr": texts_of(
            "Maksāšanai bankas lietotnē", "Для оплаты в приложении банка", "To pay in a bank's app"
        ),
        "number": texts_of("{name} Nr. {number}", "{name} № {number}", "{name} {number}"),
        "issued": texts_of("Izrakstīts", "Дата выставления", "Issued"),
        "period": texts_of("Par mēnesi", "За месяц", "For the month"),
        "client": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "cancels": texts_of("Atceļ rēķinu Nr.", "Отменяет счёт №", "Cancels invoice"),
        "customer": texts_of("Klients", "Клиент", "Customer"),
        "reg_no": texts_of("Reģ. Nr.", "Рег. №", "Reg. no."),
        "vat_no": texts_of("PVN reģ. Nr.", "Рег. № НДС", "VAT no."),
        "service": texts_of("Pakalpojums", "Услуга", "Service"),
        "quantity": texts_of("Daudzums", "Количество", "Quantity"),
        "price": texts_of("Cena, EUR", "Цена, EUR", "Price, EUR"),
        "net": texts_of("Bez PVN, EUR", "Без НДС, EUR", "Net, EUR"),
        "vat": texts_of("PVN", "НДС", "VAT"),
        "share": texts_of("{part} no {whole}", "{part} из {whole}", "{part} of {whole}"),
        "net_total": texts_of("Kopā bez PVN", "Итого без НДС", "Total without VAT"),
        "vat_of": texts_of(
            "PVN {percent} % no {net}", "НДС {percent} % от {net}", "VAT {percent} % on {net}"
        ),
        "not_taxed": texts_of(
            "PVN no {net} (nav PVN objekts)",
            "НДС с {net} (не облагается)",
            "VAT on {net} (outside VAT)",
        ),
        "exempt": texts_of(
            "PVN no {net} (atbrīvots no PVN)",
            "НДС с {net} (освобождено)",
            "VAT on {net} (exempt)",
        ),
        "month_total": texts_of(
            "Kopā par mēnesi ar PVN", "Всего за месяц с НДС", "Total of the month with VAT"
        ),
        "credit_total": texts_of("Kopā ar PVN", "Всего с НДС", "Total with VAT"),
        "unpaid": texts_of("Iepriekš nesamaksāts", "Ранее не оплачено", "Unpaid before"),
        "overpaid": texts_of("Iepriekšējā pārmaksa", "Прежняя переплата", "Overpaid before"),
        "left": texts_of(
            "Pārmaksa pēc šī rēķina", "Переплата после этого счёта", "Overpaid after this invoice"
        ),
        "readings": texts_of("Skaitītāju rādījumi", "Показания счётчиков", "Meter readings"),
        "serial": texts_of("Skaitītājs", "Счётчик", "Meter"),
        "opening": texts_of("Iepriekšējais", "Предыдущее", "Previous"),
        "closing": texts_of("Jaunais", "Новое", "New"),
        "use": texts_of("Patēriņš, m³", "Потребление, м³", "Use, m³"),
        "how": HOW_IT_CAME_ABOUT,
        "history": texts_of("Pēdējie 12 mēneši", "Последние 12 месяцев", "The last 12 months"),
        "sums": texts_of("Rēķins, EUR", "Сумма счёта, EUR", "Invoice, EUR"),
        "water": texts_of(
            "Aukstais un karstais ūdens, m³",
            "Холодная и горячая вода, м³",
            "Cold and hot water, m³",
        ),
        "notices": texts_of("Paziņojumi", "Сообщения", "Notices"),
        "payment": texts_of("Maksājuma dati", "Реквизиты для оплаты", "Payment details"),
        "beneficiary": texts_of("Saņēmējs", "Получатель", "Beneficiary"),
        "account": texts_of("Konts", "Расчётный счёт", "Account"),
        "amount": texts_of("Summa", "Сумма", "Amount"),
        "reference": texts_of("Maksājuma mērķis", "Назначение платежа", "Payment reference"),
        "page": texts_of(
            "{page}. lapa no {pages}", "страница {page} из {pages}", "page {page} of {pages}"
        ),
    }
)
"""By place on the page."""

MARKS = MappingProxyType(
    {
        "draft": texts_of(
            "Melnraksts, rēķins nav izrakstīts",
            "Черновик, счёт не выставлен",
            "Draft, not issued",
        ),
        "void": texts_of("Anulēts", "Аннулирован", "Void"),
        "credited": texts_of(
            "Atcelts ar kredītrēķinu", "Отменён кредит-счётом", "Cancelled by a credit note"
        ),
    }
)
"""Across the head of a page that asks nobody to pay."""

READING_NOTES = MappingProxyType(
    {
        "opening": texts_of("pirmais rādījums", "первое показание", "first reading"),
        "catch_up": texts_of(
            "pēc mēnešiem bez rādījuma", "после месяцев без показаний", "after months without one"
        ),
        "replacement": texts_of("skaitītājs nomainīts", "счётчик заменён", "meter replaced"),
        "removal": texts_of("skaitītājs noņemts", "счётчик снят", "meter removed"),
        "waiting": texts_of("skaitītājs nomainīts", "счётчик заменён", "meter replaced"),
        "late": texts_of("par iepriekšējiem mēnešiem", "за прошлые месяцы", "for earlier months"),
        "estimate": texts_of(
            "pēc vidējā patēriņa", "по среднему потреблению", "estimated, average use"
        ),
        "defaulter": texts_of(
            "derīga rādījuma nav", "нет действительного показания", "no valid reading"
        ),
        "unverified": texts_of(
            "verifikācijas termiņš beidzies", "срок поверки истёк", "verification expired"
        ),
    }
)
"""By rule of a meter's month, beside its readings."""


def words_in(language: str) -> dict[str, str]:
    """Return all words of the page in a language (Latvian where unknown)."""
    return {place: in_language(texts, language) for place, texts in WORDS.items()}
