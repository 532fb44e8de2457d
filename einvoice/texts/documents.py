"""Words on an invoice: its name, its period, what lines are called, units, the estimated mark."""

from functools import cache, lru_cache
from types import MappingProxyType

from einvoice.core.invoices import InvoiceLine
from einvoice.core.period import Period
from einvoice.core.references import reference
from einvoice.texts import in_language, texts_of

DOCUMENT_NAMES = MappingProxyType({"lv": "Rēķins", "ru": "Счёт", "en": "Invoice"})

CREDIT_NOTE_NAMES = MappingProxyType(
    {"lv": "Kredītrēķins", "ru": "Кредит-счёт", "en": "Credit note"}
)

TAKEN_BACK = MappingProxyType(
    {
        "lv": "Atskaitīts rēķins Nr. {number}",
        "ru": "Вычтен счёт № {number}",
        "en": "Invoice {number} taken back",
    }
)
"""The line by which a later invoice takes an earlier invoice back."""

ESTIMATED_MARKS = MappingProxyType(
    {
        "lv": "pēc vidējā patēriņa",
        "ru": "по среднему потреблению",
        "en": "estimated",
    }
)
"""In brackets behind the label of a line whose consumption is estimated."""

UNITS = MappingProxyType(
    {
        "m3": {"lv": "m³", "ru": "м³", "en": "m³"},
        "MWh": {"lv": "MWh", "ru": "МВт·ч", "en": "MWh"},
        "MW_year": {"lv": "MW gadā", "ru": "МВт в год", "en": "MW per year"},
        "m2": {"lv": "m²", "ru": "м²", "en": "m²"},
        "person": {"lv": "pers.", "ru": "чел.", "en": "person"},
        "property": {"lv": "dzīvoklis", "ru": "квартира", "en": "flat"},
        "share": {"lv": "daļa", "ru": "доля", "en": "share"},
    }
)
"""By unit code; at most 20 characters, the limit of the bank format."""

COUNTED_UNITS = MappingProxyType(
    {
        "person": texts_of("{count:personas|persona|personas}", "чел.", "{count:person|persons}"),
        "property": texts_of(
            "{count:dzīvokļi|dzīvoklis|dzīvokļi}",
            "{count:квартира|квартиры|квартир}",
            "{count:flat|flats}",
        ),
    }
)
"""Units that people count, as a page writes them after a number."""

MONTHS = MappingProxyType(
    {
        "lv": "janvāris,februāris,marts,aprīlis,maijs,jūnijs,"
        "jūlijs,augusts,septembris,oktobris,novembris,decembris",
        "ru": "январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь",
        "en": "January,February,March,April,May,June,"
        "July,August,September,October,November,December",
    }
)

PERIOD_NAMES = MappingProxyType(
    {
        "lv": "{year}. gada {month}",
        "ru": "{month} {year} года",
        "en": "{month} {year}",
    }
)


@cache
def period_name(period: Period, language: str) -> str:
    """Return what a billing period is called in a language (Latvian where unknown).

    >>> period_name(Period(2026, 10), "lv")
    '2026. gada oktobris'
    """
    month = month_name(period.month, language)
    return in_language(PERIOD_NAMES, language).format(year=period.year, month=month)


def month_name(month: int, language: str) -> str:
    """Return the name of a month, 1 to 12, in a language (Latvian where unknown)."""
    return in_language(MONTHS, language).split(",")[month - 1]


FOR_MONTH = MappingProxyType(
    {
        "lv": "{label} par: {for_period}",
        "ru": "{label} за: {for_period}",
        "en": "{label} for {for_period}",
    }
)
"""The label of a line that corrects a month and has no text of its own."""


def line_label(line: InvoiceLine, label: str, language: str) -> str:
    """Return what a line is called: its own text, else its service and the month it corrects.

    Args:
        line: the line.
        label: its service's, in the language.
        language: the reader's (Latvian where unknown).
    """
    if line.text or line.rule != "single_charge":
        return line.text or label
    month = dict(line.inputs).get("for_period")
    if not month:
        return label
    named = period_name(Period.parse(month), language)
    return in_language(FOR_MONTH, language).format(label=label, for_period=named)


@lru_cache(256)
def unit_label(unit: str, language: str) -> str:
    """Return how a unit of measure is written; a unit without a label is its own label."""
    labels = UNITS.get(unit)
    return in_language(labels, language) if labels else unit


def payment_description(invoice_number: str, flat_id: str, period: Period) -> str:
    """Return ``Rek. <number>, klients <flat id>, MM.YYYY`` (month consumed).

    >>> payment_description("26110000001", "B0001-12", Period(2026, 10))
    'Rek. 26110000001, klients B0001-12, 10.2026'
    """
    month = f"{period.month:02d}.{period.year:04d}"
    return f"Rek. {invoice_number}, klients {flat_id}, {month}"


def transfer_text(invoice_number: str, flat_id: str, period: Period) -> str:
    """Return what people write into a transfer: as `payment_description`, with check digits.

    The number is a creditor reference (ISO 11649), so that a mistyped digit is seen. It is in the
    text, for a FiDAViSta statement has no field for it.

    >>> transfer_text("26110000001", "B0001-12", Period(2026, 10))
    'RF9726110000001, klients B0001-12, 10.2026'
    """
    month = f"{period.month:02d}.{period.year:04d}"
    return f"{account_text(invoice_number, flat_id)}, {month}"


def account_text(invoice_number: str, flat_id: str) -> str:
    """Return what people write into a transfer for their account; a number may be empty.

    >>> account_text("26110000001", "B0001-12"), account_text("", "B0001-12")
    ('RF9726110000001, klients B0001-12', 'klients B0001-12')
    """
    client = f"klients {flat_id}"
    return f"{reference(invoice_number)}, {client}" if invoice_number else client
