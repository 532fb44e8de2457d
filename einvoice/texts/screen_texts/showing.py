"""Texts of the screen of `show`: one invoice or draft."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "show.invoice": ("rēķins {number}", "счёт {number}", "invoice {number}"),
        "show.issued": (
            "izrakstīts {issued}, apmaksas termiņš {due}, banka: {bank}",
            "выписан {issued}, срок оплаты {due}, банк: {bank}",
            "issued {issued}, due {due}, bank {bank}",
        ),
        "show.replaces": (
            "anulētā rēķina {number} vietā",
            "вместо аннулированного счёта {number}",
            "replaces invoice {number}, which is void",
        ),
        "show.withdrawn": ("atsaukts: {reason}", "отозван: {reason}", "withdrawn: {reason}"),
        "show.alone": (
            "dzīvoklim {flat} par {period} cita rēķina tagad nav",
            "у квартиры {flat} за {period} сейчас нет другого счёта",
            "flat {flat} has no other invoice for {period} now",
        ),
        "show.credit_note": (
            "kredītrēķins {number}, {day}, atceļ rēķinu {cancels}: {state}",
            "кредит-счёт {number} от {day} отменяет счёт {cancels}: {state}",
            "credit note {number} of {day} takes back invoice {cancels}: {state}",
        ),
        "show.quantity": ("daudzums", "количество", "quantity"),
        "show.price": ("cena", "цена", "price"),
        "show.net": ("bez PVN", "без НДС", "net"),
        "show.vat": ("PVN", "НДС", "VAT"),
        "show.sum": ("kopā", "всего", "total"),
        "show.staff": (
            "darbiniekiem: {reason}",
            "для сотрудников: {reason}",
            "for staff: {reason}",
        ),
        "show.totals": (
            "bez PVN {net}, PVN {vat}, kopā {total} EUR",
            "без НДС {net}, НДС {vat}, всего {total} EUR",
            "net {net}, VAT {vat}, total {total} EUR",
        ),
        "show.rounding": (
            "PVN noapaļo vienreiz katrai likmei: {cents} EUR",
            "НДС округляется один раз для каждой ставки: {cents} EUR",
            "VAT is rounded once per rate: {cents} EUR",
        ),
        "show.line": ("Nr.", "№", "line"),
        "show.to_pay": (
            "iepriekšējais atlikums {balance}, apmaksai {to_pay} EUR",
            "прежний остаток {balance}, к оплате {to_pay} EUR",
            "brought forward {balance}, to pay {to_pay} EUR",
        ),
        "show.in_file": (
            "failā {file}, banka {bank}: {state}",
            "в файле {file}, банк {bank}: {state}",
            "in file {file} to {bank}: {state}",
        ),
    }
)
