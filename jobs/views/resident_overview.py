"""The overview of a flat for its customer: what is to be paid, and what is to be done next."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import SubmittedReading
from einvoice.store import submitted_readings
from einvoice.store.customer_spans import FlatPlace, place_of, span_of
from einvoice.store.span_invoices import latest_in
from jobs.context import Context
from jobs.views.resident_account import ResidentAccount, account_in
from jobs.views.resident_invoices import ResidentInvoice, list_of
from jobs.views.resident_meters import ResidentMeters, ShownMeter, meters_of_span
from jobs.views.resident_windows import ShownWindow


@dataclass(frozen=True, slots=True)
class Overview:
    """A flat at a glance. ``latest`` is the newest invoice that is not cancelled.

    ``account`` is None where no payments are known: then what is to be paid is what the newest
    invoice says. ``window`` is open or the next; None where the customer has left (``until``).
    ``sent`` are the meters of which a reading came by the portal for the month of the window, and
    waits for the calculation.
    """

    place: FlatPlace
    until: dt.date | None
    latest: ResidentInvoice | None
    account: ResidentAccount | None
    window: ShownWindow | None
    meters: ResidentMeters
    today: dt.date
    sent: frozenset[str] = frozenset()

    @property
    def to_pay_cents(self) -> int:
        """The sum to be paid now: by the account, else by the newest invoice."""
        if self.account is not None and self.account.as_of is not None:
            return self.account.open_cents
        return 0 if self.latest is None else self.latest.to_pay_cents

    @property
    def credit_cents(self) -> int:
        """The sum that the customer has paid too much by the account; 0 where it is not known."""
        if self.account is None or self.account.as_of is None:
            return 0
        return max(0, -self.account.balance_cents)

    @property
    def without_reading(self) -> tuple[ShownMeter, ...]:
        """The meters without a reading for the month of the window, taken or sent."""
        if self.window is None:
            return ()
        period = self.window.period
        return tuple(
            meter
            for meter in self.meters.there(self.today)
            if meter.meter.meter_id not in self.sent
            and not any(reading.period == period for reading in meter.readings)
        )

    @property
    def without_date(self) -> int:
        """How many meters in the flat have no known day of verification."""
        return sum(m.meter.verified_until is None for m in self.meters.there(self.today))

    @property
    def next_verification(self) -> ShownMeter | None:
        """The meter in the flat whose verification ends first, or has ended."""
        dated = [m for m in self.meters.there(self.today) if m.meter.verified_until is not None]
        return min(dated, key=lambda m: m.meter.verified_until or dt.date.max, default=None)


def overview_of(context: Context, key: AccountKey) -> Overview | None:
    """Return the overview of a flat; None where no customer's time begins so."""
    with context.store.reading() as tx:
        span, place = span_of(tx, key), place_of(tx, key.flat_id)
        if span is None or place is None:
            return None
        account = account_in(tx, context, span)
        latest = latest_in(tx, span)
        meters = meters_of_span(context, tx, span)
        window = meters.windows[0] if meters.windows else None
        sent = submitted_readings.of_span(tx, span, span.last_day(context.today))
        live = {row.meter_id for row in sent if window and _waits_in(row, window.period)}
    return Overview(
        place=place,
        until=span.until if span.has_ended(context.today) else None,
        latest=None if latest is None else list_of((latest,), account).invoices[0],
        account=account,
        window=window,
        meters=meters,
        today=context.today,
        sent=frozenset(live),
    )


def _waits_in(row: SubmittedReading, period: Period) -> bool:
    return row.period == period and row.state is SubmittedState.RECEIVED
