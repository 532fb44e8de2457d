"""Shapes of the interface's JSON: sums in cents, values in thousandths, moments in UTC.

A field is only ever added. What is not there is null, never left out. The names of fields are part
of the contract: docs/openapi.json is made of them.
"""

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

MOST_E3 = 10**15
"""The largest value that a body may have; the meter's own digits are far below."""
Month = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}$")]
Moment = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
Id = Annotated[str, Meta(pattern="^[^\u0000-\u001f]+$", max_length=64)]


class Flat(msgspec.Struct, frozen=True, kw_only=True):
    """A flat that the user may see, in one customer's time; ``past``: old invoices alone."""

    flat_id: str
    customer_from: dt.date | None
    right: str
    past: bool


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in. No flats: every right has ended."""

    user_id: str
    email: str
    language: str
    flats: list[Flat]


class ReadingWindow(msgspec.Struct, frozen=True, kw_only=True):
    """The days, both inclusive, on which a month is read; ``is_open``: today is one of them.

    ``opens`` is the first day on which its readings are taken: ``first_day``, or a day before it.
    ``takes``: they are taken today. What comes before ``first_day`` counts as of that day.
    """

    period: Month
    first_day: dt.date
    last_day: dt.date
    is_open: bool
    opens: dt.date
    takes: bool


class NextVerification(msgspec.Struct, frozen=True, kw_only=True):
    """The meter whose verification ends first, or has ended."""

    meter_id: str
    verified_until: dt.date
    verification: str


class FlatOverview(msgspec.Struct, frozen=True, kw_only=True):
    """A flat at a glance. ``status`` is the newest invoice's; see Invoice.

    ``missing`` is how many meters have no reading for the window's month, ``without_reading`` which
    they are. ``until``: the customer has left on that day.
    """

    flat_id: str
    address: str
    number: str
    city: str
    past: bool
    until: dt.date | None
    right: str
    may_send: bool
    to_pay_cents: int
    due_on: dt.date | None
    invoice_number: str | None
    status: str
    payments_as_of: dt.date | None
    window: ReadingWindow | None
    missing: int
    without_reading: list[str]
    next_verification: NextVerification | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The user's flats at a glance; ``as_of`` is our day."""

    as_of: dt.date
    flats: list[FlatOverview]


class Invoice(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice in cents.

    ``status`` is ``unknown`` where no payments are known: then nothing is said of them. Else it is
    ``unpaid``, ``partly_paid``, ``paid``, ``overdue`` or ``credited``, as of ``payments_as_of``.
    ``credit_note`` is the number that cancels it, ``replaced_by`` the invoice of the month instead.
    """

    number: str
    flat_id: str
    period: Month
    issued_on: dt.date | None
    due_on: dt.date | None
    total_cents: int
    to_pay_cents: int
    status: str
    paid_cents: int | None
    open_cents: int | None
    payments_as_of: dt.date | None
    credit_note: str | None
    replaced_by: str | None


class Invoices(msgspec.Struct, frozen=True, kw_only=True):
    """A page of invoices, the newest first."""

    items: list[Invoice]
    next: str | None


class InvoiceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an invoice, net of VAT; ``unit_price_e4`` is null where a sum was divided."""

    service: str
    name: str
    group: str
    quantity_e3: int | None
    unit: str
    unit_price_e4: int | None
    net_cents: int
    vat_percent_e2: int
    estimated: bool


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence or a figure with what it is about, as the invoice has it."""

    label: str
    text: str


class InvoiceDetail(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice with its lines, how they came about, and how to pay it.

    ``bank_step`` is the bank's next step, on ``bank_day``; ``pay`` is empty where nobody is asked
    to pay, ``pay_code`` the payload of the code for a bank's app.
    """

    invoice: Invoice
    lines: list[InvoiceLine]
    totals: list[Said]
    explanations: list[Said]
    notices: list[str]
    pay: list[Said]
    pay_code: str | None
    bank: str | None
    bank_step: str
    bank_day: dt.date | None


class LastReading(msgspec.Struct, frozen=True, kw_only=True):
    """The newest reading of a meter; ``use_e3`` is the use since the reading before it."""

    read_on: dt.date
    value_e3: int
    use_e3: int | None
    period: Month | None


class Meter(msgspec.Struct, frozen=True, kw_only=True):
    """A meter of a flat; values are m3 or MWh in thousandths, ``digits`` its whole places."""

    meter_id: str
    flat_id: str
    address: str
    serial: str
    service: str
    service_name: str
    digits: int
    installed_on: dt.date
    removed_on: dt.date | None
    verified_until: dt.date | None
    verification: str
    last: LastReading | None
    is_there: bool
    may_send: bool


class Meters(msgspec.Struct, frozen=True, kw_only=True):
    """A page of meters, and the coming windows; ``as_of`` is our day."""

    as_of: dt.date
    windows: list[ReadingWindow]
    items: list[Meter]
    next: str | None


class SentReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that was sent; ``key`` is null where another user of the flat sent it.

    ``state``: ``received`` waits for the calculation, ``taken`` is in an invoice's month, ``late``
    came after its window, ``replaced`` by a newer value, ``refused`` by the calculation.
    ``period`` is the month whose window it is of. Where ``clock_off`` the phone's clock was wrong:
    ``received_at`` counts instead of ``read_at``.
    """

    key: str | None
    meter_id: str
    flat_id: str
    read_on: dt.date
    period: Month
    value_e3: int
    state: str
    code: str
    text: str
    read_at: Moment
    received_at: Moment
    clock_off: bool
    own: bool


class SentReadings(msgspec.Struct, frozen=True, kw_only=True):
    """A page of what was sent, the newest first."""

    items: list[SentReading]
    next: str | None


class NewReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading to keep. ``sent_at`` is the phone's clock at this try: by it the clock is judged.

    Without ``read_on`` it is of the day of ``read_at``. ``confirmed`` are the codes of questions
    that were answered yes.
    """

    meter_id: Id
    value_e3: Annotated[int, Meta(ge=0, le=MOST_E3)]
    read_at: Moment
    sent_at: Moment
    read_on: dt.date | None = None
    confirmed: Annotated[list[Id], Meta(max_length=8)] = []


class KeptReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that is kept, and our time. ``period`` is the month whose invoice it decides.

    ``note``: ``WINDOW_OVER``, ``MONTH_ISSUED`` or ``EARLY`` (it counts as of the first day of the
    window), or empty; ``text`` says it in a sentence.
    """

    key: str
    meter_id: str
    flat_id: str
    value_e3: int
    read_on: dt.date
    state: str
    period: Month
    note: str
    text: str
    clock_off: bool
    read_at: Moment
    received_at: Moment
    server_time: Moment


class KeptPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """The photo of a reading is kept; ``key`` is the reading's."""

    key: str
    meter_id: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A doubt about a value; where it ``may_confirm``, its code in ``confirmed`` settles it."""

    code: str
    text: str
    may_confirm: bool


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why something was not done (RFC 9457); ``detail`` is a sentence for the person.

    ``questions`` and ``server_time`` are of readings alone, ``number`` is of our own faults.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    questions: list[Question] | None = None
    server_time: Moment | None = None
    number: str | None = None
